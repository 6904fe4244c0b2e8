"""The pages of docs/reference, made from the program itself so that they cannot be wrong."""
