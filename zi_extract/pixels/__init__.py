"""Arithmetic on pixels that several stages need: pieces of ink, straight runs, grey levels."""
