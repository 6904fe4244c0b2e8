from __future__ import annotations

from zi_extract.model.geometry import Box
from zi_extract.model.table import Ruling
from zi_extract.tables.vector import fragments_from_vectors


def drawn(rows: list[float], cols: list[float]) -> list[Ruling]:
    level = [Ruling(True, y, cols[0], cols[-1], 2.0, 1.0) for y in rows]
    return level + [Ruling(False, x, rows[0], rows[-1], 2.0, 1.0) for x in cols]


def test_grid_and_fills_of_drawn_rulings() -> None:
    fills = [(Box(50, 100, 900, 140), 0.8), (Box(300, 100, 600, 140), 1.0)]
    (fragment,) = fragments_from_vectors(3, drawn([100, 140, 200], [50, 300, 600, 900]), fills, 14)
    assert (fragment.page, fragment.n_rows, fragment.n_cols) == (3, 2, 3)
    assert [c.shaded for c in fragment.cells] == [True, False, True, False, False, False]


def test_no_rulings_no_table() -> None:
    assert fragments_from_vectors(1, [], [], 14) == ()


def test_strokes_of_a_signature_bend_no_ruling() -> None:
    table = drawn([100, 150, 200, 250], [50, 300, 600, 900])
    strokes = [
        Ruling(True, 400 + 20 * n + 3 * step, 200 + 30 * step, 230 + 30 * step, 1.0, 1.0)
        for n in range(4)
        for step in range(3)
    ]
    short = [Ruling(True, y, 300, 900, 2.0, 1.0) for y in (125, 175)]
    (fragment,) = fragments_from_vectors(1, [*table, *strokes, *short], [], 11)
    assert (fragment.n_rows, fragment.n_cols) == (5, 3)
    assert sum(cell.row_span == 2 for cell in fragment.cells) == 2
