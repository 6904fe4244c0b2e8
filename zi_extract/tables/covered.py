"""Solid black that nothing explains: it may cover what stood on the page."""

from __future__ import annotations

from collections.abc import Sequence

from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.table import Cell, TableFragment

STROKES = 3
"""Marks made of strokes from which black in a time grid is none of them. Plans that mark with black
fills have none; one or two are specks."""

INKED = 0.5
"""Share (0-1) of ink from which a filled place is black; pale fills have next to none."""

RARE = 0.2
"""Share (0-1) of a page's marks up to which black ones are unlike the paler fills of the others.
Plans mark in one way, or tell two kinds of times apart by two."""

BAND_SHARE = 0.9
"""Share (0-1) of a table's width from which black is a band between its rows."""

HOLDS_A_LINE = 2.0
"""Character heights from which a black band is high enough for a line of print, so that one without
a word hides the name of a group: every row below it would go to the group above. Lower doubts the
black bars that part groups; higher believes bands of small print."""

HIDES = 5.0
"""Character heights of length from which black outside of tables hides words: a logo's bars and
punched holes are smaller."""

INSIDE = 0.5
"""Share (0-1) of a patch that must lie in a cell, or of a cell in a patch, to be about that."""


BESIDE = 0.5
"""Character heights from a word within which a hole may have taken a part of it, or its
neighbour."""

HIDES_LETTER = 0.5
"""Character heights that a hole must reach into a cell, both ways, to hide a letter of it: print
keeps 0.3 from its ruling and its narrowest letter takes 0.25. Holes on a table's side that reached
in by 0.19 and 0.38 hid nothing; lower doubts every numeral beside the punched side of a page,
higher trusts an ``I`` of which one stroke is left."""

HIDES_BORDER = 0.5
"""Share (0-1) of a border's length in a cell from which a hole hides it. Holes that only nibble at
the side of a wide cell (0.01 to 0.24 in eleven merged cells, all of them right) leave the rest of
the border to be seen; higher trusts borders of narrow columns of which little is left."""

CLEAR = 1.0
"""Pixels by which light text keeps clear of the sides of the black. What is left of a word beside a
stripe is read as a word that ends on its side, rulings and stripe as numerals."""

LEGIBLE, TALLEST, LETTERS = 0.6, 3.0, 2
"""Confidence (0-1) from which a word on black is light text, the character heights that it may
have, and the letters and figures that such words have together: black itself is read as 0 to 0.55,
its sides as an ``I`` of five heights with 0.99, a bar as ``I`` or ``©`` of one height."""


def find_covered(
    page: int,
    patches: Sequence[Box],
    fragments: Sequence[TableFragment],
    words: Sequence[Word],
    character_height: float,
) -> tuple[Finding, ...]:
    """An error for the whole page where black may cover a text or a heading.

    Rows and columns that follow from it may be wrong, too. A warning for a place of a time grid.
    """
    bare = [patch for patch in patches if not _holds_words(patch, words, character_height)]
    cells_of_all = [cell for part in fragments for cell in part.cells]
    under = [_under(patch, cells_of_all) for patch in bare]
    is_mark = not _is_black_odd(cells_of_all)
    found = []
    for patch, cells in zip(bare, under, strict=True):
        part = _part_of(patch, fragments)
        mark = bool(cells) and all(cell.tick is not None for cell in cells)
        if mark and is_mark:
            continue
        if part is None:
            if max(patch.width, patch.height) >= HIDES * character_height:
                found.append(_covered(page, "a part of the page"))
        elif mark and len(cells) == 1:
            found.append(_covered(page, f"a place of table {part.index + 1}", cells[0].box))
        elif not _is_bar(patch, part, character_height):
            found.append(_covered(page, f"a part of table {part.index + 1}"))
    return tuple(dict.fromkeys(found))


def find_punched(
    page: int,
    holes: Sequence[Box],
    fragments: Sequence[TableFragment],
    words: Sequence[Word],
    character_height: float,
) -> tuple[Finding, ...]:
    """A warning for every cell that may have lost print or a border to a punched hole."""
    message = "A hole was punched into the cell; what stood there is gone."
    return tuple(
        Finding("ink-covers", "warning", message, page, cell.box)
        for part in fragments
        for cell in part.cells
        if any(
            _parted(hole, cell, part) or _bites(hole, cell, words, character_height)
            for hole in holes
        )
    )


def _parted(hole: Box, cell: Cell, part: TableFragment) -> bool:
    """Whether a row or column of the table may begin or end where the hole is in the cell."""
    rows = part.row_edges[cell.row + 1 : cell.row + cell.row_span]
    columns = part.column_edges[cell.col + 1 : cell.col + cell.col_span]
    wide, high = _shared(hole, cell.box)
    if min(wide, high) <= 0:
        return False
    return (
        wide >= HIDES_BORDER * cell.box.width and any(hole.top < y < hole.bottom for y in rows)
    ) or (
        high >= HIDES_BORDER * cell.box.height and any(hole.left < x < hole.right for x in columns)
    )


def _bites(hole: Box, cell: Cell, words: Sequence[Word], character_height: float) -> bool:
    """Whether the hole reaches the print of the cell, or its middle where it has none."""
    if hole.intersection(cell.box) <= 0:
        return False
    if not cell.words:
        return cell.tick is None and hole.contains(cell.box.center_x, cell.box.center_y)
    hides = min(_shared(hole, cell.box)) >= HIDES_LETTER * character_height
    near = hole.grown(BESIDE * character_height) if hides else hole
    return any(near.intersection(words[index].box) > 0 for index in cell.words)


def _shared(one: Box, other: Box) -> tuple[float, float]:
    """(width, height) in pixels that two boxes share; negative where they lie apart."""
    return (
        min(one.right, other.right) - max(one.left, other.left),
        min(one.bottom, other.bottom) - max(one.top, other.top),
    )


def _is_black_odd(cells: Sequence[Cell]) -> bool:
    """Whether black in a time grid is unlike its marks: among strokes, or rare among pale fills."""
    if sum(map(_is_stroke, cells)) >= STROKES:
        return True
    marks = [cell.tick for cell in cells if cell.tick and cell.tick.verdict == "marked"]
    pale = sum(tick.kind == "shade" and tick.ink < INKED for tick in marks)
    return pale >= STROKES and len(marks) - pale <= RARE * len(marks)


def _covered(page: int, what: str, box: Box | None = None) -> Finding:
    message = f"Solid black covers {what}; what stood there cannot be read."
    return Finding("ink-covers", "warning" if box else "error", message, page, box)


def _holds_words(patch: Box, words: Sequence[Word], character_height: float) -> bool:
    """Whether light text was read on the black, clear of its sides: dark words stick out of it."""
    around = patch.grown(-CLEAR)
    texts = [
        word.text
        for word in words
        if word.confidence >= LEGIBLE
        and word.box.height <= TALLEST * character_height
        and around.contains(word.box.left, word.box.top)
        and around.contains(word.box.right, word.box.bottom)
    ]
    return sum(map(str.isalnum, "".join(texts))) >= LETTERS


def _is_bar(patch: Box, part: TableFragment, character_height: float) -> bool:
    """Whether black parts rows from one another, and is too low to hide a text."""
    wide = patch.width >= BAND_SHARE * part.box.width
    return wide and patch.height < HOLDS_A_LINE * character_height


def _part_of(patch: Box, fragments: Sequence[TableFragment]) -> TableFragment | None:
    """The table that the patch lies in or reaches into."""
    return next((part for part in fragments if part.box.intersection(patch) > 0), None)


def _is_stroke(cell: Cell) -> bool:
    return cell.tick is not None and (cell.tick.verdict, cell.tick.kind) == ("marked", "mark")


def _under(patch: Box, cells: Sequence[Cell]) -> list[Cell]:
    """The cells that black covers; all that it touches where it lies on the corner of several."""
    most = [cell for cell in cells if _meet(patch, cell)]
    return most or [cell for cell in cells if patch.intersection(cell.box) > 0]


def _meet(patch: Box, cell: Cell) -> bool:
    shared = patch.intersection(cell.box)
    return shared >= INSIDE * min(patch.area, cell.box.area) > 0
