"""Black is told where nothing explains it: no light text, no band, no way of marking."""

from __future__ import annotations

from dataclasses import replace

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.tables.covered import find_covered

FILL, STROKE = Tick("marked", "shade", 1.0, 0.97), Tick("marked", "mark", 0.2, 0.99)
TEXT, PLACE = Box(0, 20, 400, 60), Box(400, 20, 440, 60)


def table(tick: Tick, columns: int = 6) -> TableFragment:
    """A column of text and narrow columns of a time grid, two rows of 20 to 60 and 60 to 100."""
    cells = [
        Cell(row, col, 1, 1, _box(row, col), tick=tick if col else None)
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


def codes(
    *patches: Box, words: tuple[Word, ...] = (), tick: Tick = STROKE
) -> list[tuple[str, Box | None]]:
    found = find_covered(1, patches, [table(tick)], words, 12.0)
    return [(finding.severity, finding.box) for finding in found]


def test_a_covered_text_puts_the_page_in_error() -> None:
    assert codes(TEXT.grown(-3)) == [("error", None)]


def test_light_text_on_black_explains_it() -> None:
    word = Word("Uraian", Box(50, 30, 120, 50), 0.9, "tesseract")
    assert codes(TEXT.grown(-3), words=(word,)) == []
    assert codes(TEXT.grown(-3), words=(replace(word, confidence=0.1),)) == [("error", None)]


def test_the_sides_of_the_black_are_no_light_text() -> None:
    side = Word("I", Box(4, 24, 14, 84), 0.99, "tesseract")
    assert codes(Box(3, 23, 40, 97), words=(side,)) == [("error", None)]


def test_the_rest_of_a_word_beside_a_stripe_is_no_light_text() -> None:
    rest = Word("IV", Box(2, 30, 24, 50), 0.9, "tesseract")
    assert codes(Box(3, 23, 40, 97), words=(rest,)) == [("error", None)]
    assert codes(Box(0, 23, 40, 97), words=(rest,)) == []


def test_a_letter_that_the_black_itself_was_read_as_is_no_light_text() -> None:
    scraps = tuple(
        Word(text, Box(left, 30, left + 10, 50), 0.93, "tesseract")
        for text, left in (("I", 50), ("©", 90))
    )
    assert codes(TEXT.grown(-3), words=scraps) == [("error", None)]


def test_words_that_stick_out_of_the_black_are_none_on_it() -> None:
    word = Word("Uraian", Box(-40, 30, 120, 50), 0.9, "tesseract")
    assert codes(TEXT.grown(-3), words=(word,)) == [("error", None)]


def test_a_stroke_that_reaches_into_the_table_covers_some_of_it() -> None:
    assert codes(Box(100, -200, 140, 70)) == [("error", None)]


def test_a_black_band_that_may_hold_a_line_hides_the_name_of_a_group() -> None:
    name = Word("Pengawasan", Box(50, 30, 120, 50), 0.9, "tesseract")
    assert codes(Box(0, 18, 600, 36)) == []
    assert codes(Box(0, 18, 600, 60)) == [("error", None)]
    assert codes(Box(0, 18, 600, 60), words=(name,)) == []


def test_a_place_among_strokes_is_a_warning() -> None:
    assert codes(PLACE.grown(-3)) == [("warning", PLACE)]


def test_where_black_is_the_mark_it_covers_nothing() -> None:
    assert codes(PLACE.grown(-3), tick=FILL) == []
    assert codes(Box(403, 23, 517, 57), tick=FILL) == []


def test_a_mark_on_the_corner_of_several_places_covers_nothing() -> None:
    corner = Box(425, 52, 457, 68)
    assert codes(corner, tick=FILL) == []
    assert codes(corner) == [("error", None)]
    assert codes(Box(385, 52, 417, 68), tick=FILL) == [("error", None)]


def test_a_black_place_among_pale_fills_is_a_warning() -> None:
    pale = replace(FILL, ink=0.0)
    part = table(pale)
    black = replace(part.cells[1], tick=FILL)
    mixed = replace(part, cells=(part.cells[0], black, *part.cells[2:]))
    (found,) = find_covered(1, [PLACE.grown(-3)], [mixed], (), 12.0)
    assert (found.severity, found.box) == ("warning", PLACE)
    half = tuple(replace(cell, tick=FILL) if cell.col > 2 else cell for cell in mixed.cells)
    assert find_covered(1, [PLACE.grown(-3)], [replace(part, cells=half)], (), 12.0) == ()


def test_black_over_several_places_is_an_error() -> None:
    assert codes(Box(403, 23, 517, 57)) == [("error", None)]


def test_outside_of_tables_only_long_black_hides_words() -> None:
    assert codes(Box(100, 300, 300, 330)) == [("error", None)]
    assert codes(Box(100, 300, 140, 330)) == []
