"""Scores of predictions against truth in the neutral format; see ``bench/FORMAT.md``."""
