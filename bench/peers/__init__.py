"""Other open tools on the same documents, as predictions in the neutral format.

These modules run in an environment of their own (`bench/requirements.txt`) and import nothing of
the program. Each tool is given what it needs to be at its best, and says so where it is run.
"""
