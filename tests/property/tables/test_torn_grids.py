"""Whatever a fax leaves of the grids of some pages, the cells of the stitched table tile it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.tables.stitched_pages import page
from zi_extract.checks.conserved_tables import tiles
from zi_extract.model.geometry import Box
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment
from zi_extract.tables.stitch import stitch

HEADER = ["No", "Program", "Kegiatan", "Rencana Aksi", "Output", "Penanggung Jawab"]
WORDS = ["", "1", "2", "Menyusun laporan", "Dokumen rencana kerja", "Sekretaris", "Bagian Umum"]

rows = st.lists(st.lists(st.sampled_from(WORDS), min_size=6, max_size=6), min_size=2, max_size=5)
tears = st.tuples(st.integers(0, 2), st.integers(0, 2))


def torn(layout: PageLayout, left: int, right: int) -> PageLayout:
    """The page without the outer columns of its table; what is printed there is in no cell."""
    (grid,) = layout.fragments
    stop = grid.n_cols - right
    cells = tuple(
        replace(cell, col=cell.col - left) for cell in grid.cells if left <= cell.col < stop
    )
    edges = grid.column_edges[left : stop + 1]
    box = Box(edges[0], grid.box.top, edges[-1], grid.box.bottom)
    fragment = replace(grid, box=box, n_cols=stop - left, column_edges=edges, cells=cells)
    return replace(layout, fragments=(fragment,))


def merged(grid: TableFragment, row: int, col: int) -> TableFragment:
    """The grid with two cells side by side made one, as if the edge between them were lost."""
    first, second = grid.cell_at(row, col), grid.cell_at(row, col + 1)
    assert first is not None
    assert second is not None
    box = Box.around((first.box, second.box))
    one: Cell = replace(first, col_span=2, box=box, text=f"{first.text} {second.text}".strip())
    kept = tuple(cell for cell in grid.cells if cell not in (first, second))
    return replace(grid, cells=(*kept, one))


@settings(max_examples=150, deadline=None)
@given(first=rows, second=rows, tear=tears, data=st.data())
def test_stitched_cells_tile(first, second, tear, data):
    pages = [page(1, [HEADER, *first]), torn(page(2, second), *tear)]
    grid = pages[1].fragments[0]
    row = data.draw(st.integers(0, grid.n_rows - 1), label="row of a lost edge")
    col = data.draw(st.integers(0, grid.n_cols - 2), label="column of a lost edge")
    pages[1] = replace(pages[1], fragments=(merged(grid, row, col),))
    for table in stitch(pages):
        assert tiles(table.cells, table.n_rows, table.n_cols)


def test_a_column_that_a_page_lacks_is_empty_in_doubt() -> None:
    items = [["1", "Tim Kerja", "Rapat", "Menyusun laporan", "Dokumen", "Sekretaris"]] * 3
    (table,) = stitch([page(1, [HEADER, *items]), torn(page(2, items), 0, 1)])
    unseen = [c for c in table.cells if c.col == 5 and c.text.provenance[0].page == 2]
    assert [cell.text.value for cell in unseen] == ["", "", ""]
    assert all(cell.structure < 0.8 and cell.text.confidence == 0.0 for cell in unseen)
