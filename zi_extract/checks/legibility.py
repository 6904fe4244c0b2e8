"""Pages scanned with too few pixels for anything on them to be sure."""

from __future__ import annotations

from collections.abc import Iterator

from zi_extract.checks.case import Case
from zi_extract.model.finding import Finding

SMALLEST_PRINT = 7.0
"""Character height in pixels of the scan from which print and rulings can be trusted: 8-point table
text at 120 dots per inch has 7. On pages resampled to 100 and 72, grids were wrong without showing
any doubt; from 120 on none was. Higher would doubt the small print of good faxes (10 pixels)."""


def check_small_print(case: Case) -> Iterator[Finding]:
    """Every scanned page has enough pixels for its letters; otherwise all of it is in doubt."""
    for page in case.draft.pages:
        layout = case.layouts.get(page)
        if layout is None or layout.origin == "text" or not layout.words:
            continue
        height = layout.character_height / layout.frame.enlarged
        if 0 < height < SMALLEST_PRINT:
            message = (
                f"Letters are only {height:.0f} pixels high; "
                "nothing on this page can be trusted. Scan it again at 200 dots per inch or more."
            )
            yield Finding("print-too-small", "error", message, page)
