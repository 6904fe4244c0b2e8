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
