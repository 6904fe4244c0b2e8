"""What flows between stages and what comes out. No input or output happens here.

Stages exchange the frozen dataclasses of this package (boxes in pixels of the straight page);
the pydantic models of :mod:`zi_extract.model.decree` are what leaves the program.
"""
