"""The benchmark: convert the program's output, score it against truth, compare with the past."""
