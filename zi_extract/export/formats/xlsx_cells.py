"""What a spreadsheet's cell can hold."""

from __future__ import annotations

from zi_extract.export.formats.characters import xml_text

MOST_CHARACTERS = 32_767
"""Characters that a cell of Excel holds; a file with longer ones is reported as damaged."""

CUT = " [cut: {left_out} more characters are in decree.json]"


def cell_text(text: str) -> str:
    """The text as far as a cell can hold it; what is left out is said at its end."""
    clean = xml_text(text)
    if len(clean) <= MOST_CHARACTERS:
        return clean
    kept = MOST_CHARACTERS - len(CUT) - len(str(len(clean)))
    return clean[:kept] + CUT.format(left_out=len(clean) - kept)
