from __future__ import annotations

from dataclasses import replace

import pytest
from made import FRAME, correction
from stitched_pages import page

from zi_extract.actions import read_actions
from zi_extract.checks.conserved_tables import tiles
from zi_extract.corrections.apply import Corrector
from zi_extract.model.correction import Correction
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell
from zi_extract.tables.stitch import stitch

HEAD = ["No", "Rencana Aksi", "Jan", "Feb", "Mar", "Penanggung Jawab"]
PLAN = [
    HEAD,
    ["1", "Menyusun tim kerja", "#", ".", ".", "Sekretaris"],
    ["2", "Melaksanakan sosialisasi", ".", "#", ".", "Ketua"],
    ["3", "Menyusun laporan", ".", ".", "#", "Sekretaris"],
]
CELL = "/annexes/0/tables/0/cells/9/text"


def plan() -> PageLayout:
    return page(1, PLAN)


def cell(layout: PageLayout, row: int, col: int) -> Cell:
    found = layout.fragments[0].cell_at(row, col)
    assert found is not None
    return found


def at(row: int, col: int, kind: str = "value", **more: object) -> Correction:
    read = cell(plan(), row, col)
    return correction(kind, read.box, **({"pointer": CELL, "raw": read.text} | more))


def codes(corrector: Corrector, layout: PageLayout) -> list[str]:
    corrector.seen()
    return [f.code for f in corrector.told({1: layout})[1].findings]


def test_a_text_is_set_and_sure_and_says_by_whom() -> None:
    layout = plan()
    corrector = Corrector([at(1, 1, becomes="Membentuk tim kerja")], [layout])
    (made,) = corrector.cells([layout])
    corrected = cell(made, 1, 1)
    assert corrected.text == "Membentuk tim kerja"
    assert corrected.confidence == 1.0
    assert corrected.corrected.startswith("Ani, 2031-01-05")
    assert cell(made, 2, 1) == cell(layout, 2, 1)
    assert codes(corrector, made) == ["correction-applied"]


def test_what_is_read_right_by_now_is_resolved() -> None:
    layout = plan()
    record = at(1, 1, raw="Menyusan tlm", becomes="Menyusun tim kerja")
    corrector = Corrector([record], [layout])
    (made,) = corrector.cells([layout])
    assert cell(made, 1, 1).text == "Menyusun tim kerja"
    assert codes(corrector, made) == ["correction-resolved"]


def test_what_is_read_otherwise_by_now_is_a_conflict_and_left_alone() -> None:
    layout = plan()
    corrector = Corrector([at(1, 1, raw="Menghapus", becomes="Membentuk")], [layout])
    (made,) = corrector.cells([layout])
    assert made == layout
    told = corrector.told({1: made})[1].findings
    assert [(f.code, f.severity) for f in told] == [("correction-conflict", "warning")]
    assert "Membentuk" in told[0].message


def test_ink_that_is_gone_is_a_conflict() -> None:
    layout = plan()
    record = correction("value", Box(10, 900, 90, 940), pointer=CELL, raw="x", becomes="y")
    corrector = Corrector([record], [layout])
    made = corrector.tables(stitch(corrector.cells([layout])))
    assert made == stitch([layout])
    assert codes(corrector, layout) == ["correction-conflict"]


def test_a_correction_of_a_page_that_is_gone_is_still_told() -> None:
    layout = plan()
    corrector = Corrector([at(1, 1, becomes="y").model_copy(update={"page": 7})], [layout])
    corrector.cells([layout])
    assert codes(corrector, layout) == ["correction-conflict"]


@pytest.mark.parametrize(("read", "becomes"), [("empty", "marked"), ("marked", "empty")])
def test_a_mark_moves_a_schedule(read: str, becomes: str) -> None:
    layout = plan()
    col = 3 if read == "empty" else 2
    record = at(1, col, "tick", raw=read, becomes=becomes)
    corrector = Corrector([record], [layout])
    (made,) = corrector.cells([layout])
    tick = cell(made, 1, col).tick
    assert tick is not None
    assert (tick.verdict, tick.confidence) == (becomes, 1.0)
    assert codes(corrector, made) == ["correction-applied"]


def test_a_mark_in_a_cell_over_two_pages_is_set_too() -> None:
    upper = page(1, [HEAD, ["1", "Menyusun tim kerja yang", "#", ".", ".", "Sekretaris"]])
    lower = page(2, [["", "baru", "", ".", ".", ""], ["2", "Sosialisasi", ".", "#", ".", "Ketua"]])
    (table,) = stitch([upper, lower])
    cut = next(c for c in table.cells if (c.row, c.col) == (1, 2))
    assert len(cut.sources) == 2
    first, second = cut.text.provenance[0], FRAME.to_paper(upper.fragments[0].box)
    more = {"continued": [{"page": 2, "box": (second.left, 0.1, second.right, 0.2)}]}
    record = correction("tick", first.box, pointer=CELL, raw="marked", becomes="empty", **more)
    corrector = Corrector([record], [upper, lower])
    assert corrector.cells([upper, lower]) == [upper, lower]
    (made,) = corrector.tables([table])
    tick = next(c for c in made.cells if (c.row, c.col) == (1, 2)).tick
    assert tick is not None
    assert tick.verdict == "empty"


def test_doubt_of_a_person_stays_flagged() -> None:
    layout = plan()
    corrector = Corrector([at(1, 1, "doubt", why="blur")], [layout])
    (made,) = corrector.cells([layout])
    assert cell(made, 1, 1).text == "Menyusun tim kerja"
    assert cell(made, 1, 1).confidence <= 0.5
    assert codes(corrector, made) == ["person-in-doubt"]


def test_cells_that_are_one_are_merged() -> None:
    layout = plan()
    both = Box.around(cell(layout, row, 5).box for row in (1, 2))
    corrector = Corrector([correction("merge", both)], [layout])
    (made,) = corrector.grids([layout])
    part = made.fragments[0]
    merged = cell(made, 1, 5)
    assert (merged.row_span, merged.text) == (2, "Sekretaris\nKetua")
    assert tiles(part.cells, part.n_rows, part.n_cols)


def test_cells_that_fill_no_rectangle_are_not_merged() -> None:
    layout = plan()
    corrector = Corrector([correction("merge", cell(layout, 1, 5).box)], [layout])
    assert corrector.grids([layout]) == (layout,)
    assert codes(corrector, layout) == ["correction-conflict"]


def with_words() -> PageLayout:
    layout = plan()
    target = cell(layout, 2, 1)
    left, top = target.box.left + 5, target.box.top + 4
    words = (
        Word("Melaksanakan", Box(left, top, left + 60, top + 12), 0.9, "tesseract/eng"),
        Word("sosialisasi", Box(left, top + 20, left + 50, top + 32), 0.9, "tesseract/eng"),
    )
    part = layout.fragments[0]
    cells = tuple(replace(c, words=(0, 1)) if c is target else c for c in part.cells)
    return replace(layout, words=words, fragments=(replace(part, cells=cells),))


def test_a_cell_that_is_two_is_split_at_the_line_and_its_words_shared_out() -> None:
    layout = with_words()
    target = cell(layout, 2, 1)
    line = FRAME.to_paper(target.box).center_y
    record = correction("split", target.box, becomes=f"row {line:.5f}")
    corrector = Corrector([record], [layout])
    (made,) = corrector.grids([layout])
    part = made.fragments[0]
    assert part.n_rows == 5
    assert len(part.row_edges) == 6
    assert tiles(part.cells, part.n_rows, part.n_cols)
    assert [cell(made, row, 1).text for row in (2, 3)] == ["Melaksanakan", "sosialisasi"]
    assert cell(made, 2, 0).row_span == 2
    assert cell(made, 4, 1).text == "Menyusun laporan"


def test_a_split_beside_its_cell_is_a_conflict() -> None:
    layout = with_words()
    record = correction("split", cell(layout, 2, 1).box, becomes="row 0.99")
    corrector = Corrector([record], [layout])
    assert corrector.grids([layout]) == (layout,)
    assert codes(corrector, layout) == ["correction-conflict"]


def test_a_row_that_continues_the_one_above_becomes_part_of_it() -> None:
    layout = plan()
    tables = stitch([layout])
    corrector = Corrector([at(3, 1, "join_row")], [layout])
    (joined,) = corrector.tables(tables)
    assert joined.n_rows == tables[0].n_rows - 1
    assert joined.conserved
    assert tiles(joined.cells, joined.n_rows, joined.n_cols)
    text = next(c.text for c in joined.cells if (c.row, c.col) == (2, 1))
    assert text.value == "Melaksanakan sosialisasi Menyusun laporan"
    assert len(text.provenance) == 2
    marks = [c.tick.verdict for c in joined.cells if c.row == 2 and c.tick is not None]
    assert marks == ["empty", "marked", "marked"]


CUT_ABOVE = [
    HEAD,
    ["1", "Menyusun", "#", ".", ".", "Ketua"],
    ["2", "Memantau dan", ".", "#", ".", "Ketua"],
]
CUT_BELOW = [["", "pelaksanaan rapat", ".", ".", ".", ""], ["3", "Menata", ".", ".", "#", "Ketua"]]


def test_a_row_that_was_joined_over_a_page_is_parted_again() -> None:
    pages = [page(1, CUT_ABOVE), page(2, CUT_BELOW)]
    (before,) = stitch(pages)
    assert "row cut by the end of the page" in [join.reason for join in before.joins]
    record = correction("part_row", cell(pages[1], 0, 1).box, page=2, pointer=CELL)
    corrector = Corrector([record], pages)

    (after,) = stitch(pages, corrector.parted(pages))

    assert after.n_rows == before.n_rows + 1
    assert after.conserved
    assert after.joins == ()
    assert [c.text.value for c in after.cells if c.col == 1][2:4] == [
        "Memantau dan",
        "pelaksanaan rapat",
    ]
    told = corrector.told({layout.page: layout for layout in pages})
    assert [f.code for f in told[2].findings] == ["correction-applied"]


def test_parting_a_row_that_is_not_there_is_a_conflict() -> None:
    pages = [page(1, CUT_ABOVE), page(2, CUT_BELOW)]
    record = correction("part_row", Box(0, 0, 10, 10), page=2, pointer=CELL)
    corrector = Corrector([record], pages)
    assert corrector.parted(pages) == frozenset()
    told = corrector.told({layout.page: layout for layout in pages})
    assert [f.code for f in told[2].findings] == ["correction-conflict"]


def test_a_column_means_what_a_person_says() -> None:
    layout = plan()
    tables = stitch([layout])
    corrector = Corrector([at(0, 5, "column", becomes="note")], [layout])
    told = corrector.columns(tables)
    assert told == {(0, 5): "note"}
    actions, _ = read_actions(tables, None, None, told)
    assert [a.note.value if a.note else None for a in actions] == [
        "Sekretaris",
        "Ketua",
        "Sekretaris",
    ]
    assert all(action.owner is None for action in actions)


def test_a_page_is_what_a_person_says() -> None:
    layout = plan()
    whole = Box(0, 0, FRAME.width, FRAME.height)
    record = correction("page_kind", whole, raw="other", becomes="annex")
    assert Corrector([record], [layout]).kinds({1: "other"}) == {1: "annex"}
    assert Corrector([record], [layout]).kinds({1: "annex"}) == {1: "annex"}
    assert Corrector([record], [layout]).kinds({1: "decree"}) == {}


def test_without_corrections_everything_passes_through() -> None:
    layout = plan()
    corrector = Corrector([], [layout])
    assert corrector.grids([layout])[0] is layout
    assert corrector.cells([layout])[0] is layout
    assert corrector.told({1: layout}) == {1: layout}
    assert corrector.seen() == ()
