"""Many files: pages of all documents flow through one bounded queue of child processes."""
