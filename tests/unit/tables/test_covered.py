"""Black is told where nothing explains it: no light text, no band, no way of marking."""

from __future__ import annotations

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.tables.covered import find_covered

TICK = Tick("marked", "shade", 1.0, 0.97)
TEXT, PLACE = Box(0, 20, 400, 60), Box(400, 20, 440, 60)


def table(columns: int = 6) -> TableFragment:
    """A column of text and narrow columns of a time grid, two rows of 20 to 60 and 60 to 100."""
    cells = [
        Cell(row, col, 1, 1, _box(row, col), tick=TICK if col else None)
        for row in range(2)
        for col in range(columns)
    ]
    right = 400.0 + 40 * (columns - 1)
    edges = (0.0, *(400.0 + 40 * n for n in range(columns)))
    box = Box(0, 20, right, 100)
    return TableFragment(1, 0, box, 2, columns, edges, (20.0, 60.0, 100.0), tuple(cells))


def _box(row: int, col: int) -> Box:
    top = 20 + 40 * row
    return (
        Box(0, top, 400, top + 40)
        if not col
        else Box(360 + 40 * col, top, 400 + 40 * col, top + 40)
    )


def codes(*patches: Box, words: tuple[Word, ...] = ()) -> list[tuple[str, Box | None]]:
    return [(f.severity, f.box) for f in find_covered(1, patches, [table()], words, 12.0)]


def test_a_covered_text_puts_the_page_in_error() -> None:
    assert codes(TEXT.grown(-3)) == [("error", None)]


def test_light_text_on_black_explains_it() -> None:
    word = Word("Uraian", Box(50, 30, 120, 50), 0.9, "tesseract")
    assert codes(TEXT.grown(-3), words=(word,)) == []


def test_a_place_of_the_time_grid_is_a_warning_unless_black_is_the_mark() -> None:
    assert codes(PLACE.grown(-3)) == [("warning", PLACE)]
    marks = [PLACE.grown(-3), Box(443, 23, 477, 57), Box(523, 63, 557, 97)]
    assert codes(*marks) == []


def test_black_over_several_places_is_an_error() -> None:
    assert codes(Box(403, 23, 517, 57)) == [("error", None)]


def test_a_band_over_the_whole_table_is_part_of_it() -> None:
    assert codes(Box(2, 22, 598, 58)) == []


def test_outside_of_tables_only_long_black_hides_words() -> None:
    assert codes(Box(100, 300, 300, 330)) == [("error", None)]
    assert codes(Box(100, 300, 140, 330)) == []
