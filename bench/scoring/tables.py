"""Grids page by page: structure, cell texts, ticks."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any, NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein
from scipy.optimize import linear_sum_assignment

from bench.scoring.calibration import Calibration
from bench.scoring.grid import Grid, Pairs
from bench.scoring.structure import content_rewards, grits, teds, topology_rewards
from bench.scoring.text import fold


def by_page(tables: list[dict[str, Any]] | None) -> dict[int, list[dict[str, Any]]]:
    """The grids of each page in the order given."""
    pages: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for table in tables or []:
        pages[table["page"]].append(table)
    return pages


def counterparts(a: Grid, b: Grid, rows: Pairs, cols: Pairs) -> dict[int, int]:
    """{truth cell: the predicted cell that shares most aligned grid positions with it}."""
    shared = Counter(
        (int(a.owner[row, col]), int(b.owner[other, n])) for row, other in rows for col, n in cols
    )
    best: dict[int, int] = {}
    for (x, y), count in shared.items():
        if x not in best or count > shared[x, best[x]]:
            best[x] = y
    return best


class Place(NamedTuple):
    """The page of a grid and its name in reports."""

    page: int
    name: str


class TableScore:
    """Counts of one document's grids; ``count`` holds sums, ratios come later."""

    def __init__(self, calib: Calibration) -> None:
        self.calib = calib
        self.count: Counter[str] = Counter()

    def judge_all(self, truth: dict[str, Any], pred: dict[str, Any]) -> None:
        """Judge every page that has a grid in the truth or in the prediction."""
        truths, preds = by_page(truth["tables"]), by_page(pred.get("tables"))
        for page in sorted(truths.keys() | preds.keys()):
            wanted = [Grid(table) for table in truths.get(page, [])]
            found = [Grid(table) for table in preds.get(page, [])]
            self._judge_page(page, wanted, found)

    def _add(self, **counts: float) -> None:
        self.count.update(counts)

    def _judge_page(self, page: int, wanted: list[Grid], found: list[Grid]) -> None:
        if wanted:
            self._add(grids=max(len(wanted), len(found)), truth_grids=len(wanted))
        else:
            self._add(false_tables=len(found))
        scores = {
            (i, j): grits(a, b, content_rewards(a, b))
            for i, a in enumerate(wanted)
            for j, b in enumerate(found)
        }
        matrix = np.array(
            [[-scores[i, j][0] for j in range(len(found))] for i in range(len(wanted))]
        )
        chosen = linear_sum_assignment(matrix.reshape(len(wanted), len(found)))
        pairs = dict(zip(*(side.tolist() for side in chosen), strict=True))
        for i, grid in enumerate(wanted):
            place = Place(page, f"page {page}/table {i}")
            if i in pairs:
                self._judge_pair(grid, found[pairs[i]], scores[i, pairs[i]], place)
            else:
                self._judge_cells(grid, Grid({}), ([], []), place)
        for j in sorted(set(range(len(found))) - set(pairs.values())):
            place = Place(page, f"page {page}/invented table {j}")
            self._judge_cells(Grid({}), found[j], ([], []), place)

    def _judge_pair(
        self, a: Grid, b: Grid, match: tuple[float, Pairs, Pairs], place: Place
    ) -> None:
        con, rows, cols = match
        same = set(map(tuple, a.spans.tolist())) == set(map(tuple, b.spans.tolist()))
        self._add(
            grits_con=con,
            grits_top=grits(a, b, topology_rewards(a, b))[0] if b.owner.size else 0,
            teds=teds(a, b, content=True),
            teds_s=teds(a, b, content=False),
            exact_grids=same,
        )
        self._judge_cells(a, b, (rows, cols), place)

    def _judge_cells(self, a: Grid, b: Grid, pairs: tuple[Pairs, Pairs], place: Place) -> None:
        """A truth grid and the predicted one paired with it; either may be empty."""
        rows, cols = pairs
        self._count_ticks(a, b, rows, cols)
        partner = counterparts(a, b, rows, cols)
        time_columns = a.ticks[a.owner].any(0)
        for x in range(len(a.texts)):
            self._judge_cell(a, b, (x, partner.get(x)), time_columns, place)
        for y in sorted(set(range(len(b.cells))) - set(partner.values())):
            if b.texts[y]:
                kind = "tick cells" if b.ticks[y] or b.unsure[y] else "text cells"
                at = f"{place.name}/invented/row {b.cells[y]['row']} col {b.cells[y]['col']}"
                self.calib.add(kind, at, right=False, chain=[b.cells[y]], pages=[place.page])

    def _count_ticks(self, a: Grid, b: Grid, rows: Pairs, cols: Pairs) -> None:
        tick_a, tick_b, unsure = a.ticks[a.owner], b.ticks[b.owner], b.unsure[b.owner]
        at = [(row, col, other, n) for row, other in rows for col, n in cols]
        found = sum(bool(tick_a[row, col] and tick_b[other, n]) for row, col, other, n in at)
        missed = sum(bool(tick_a[row, col] and unsure[other, n]) for row, col, other, n in at)
        self._add(
            cell_tp=found,
            cell_fn=int(tick_a.sum()) - found,
            cell_fp=int(tick_b.sum()) - found + int(unsure.sum()) - missed,
        )

    def _judge_cell(
        self, a: Grid, b: Grid, pair: tuple[int, int | None], time_columns: Any, place: Place
    ) -> None:
        x, y = pair
        text = a.texts[x]
        got = "" if y is None else b.texts[y]
        marked = y is not None and bool(b.ticks[y] or b.unsure[y])
        left, _, right, _ = a.spans[x]
        in_time = bool(time_columns[left:right].all())
        is_tick = bool(a.ticks[x]) or (not text and (in_time or marked))
        if text or got or is_tick:
            good = (
                y is not None
                and not b.unsure[y]
                and a.ticks[x] == b.ticks[y]
                and fold(text) == fold(got)
            )
            at = f"{place.name}/row {a.cells[x]['row']} col {a.cells[x]['col']}"
            chain = [] if y is None else [b.cells[y]]
            kind = "tick cells" if is_tick else "text cells"
            self.calib.add(kind, at, bool(good), chain, [place.page])
        if text and not a.ticks[x]:
            wrong = y is None or _one_space(a.cells[x]) != _one_space(b.cells[y])
            errors = min(Levenshtein.distance(text, got), len(text))
            self._add(cells=1, cells_wrong=wrong, chars=len(text), char_errors=errors)


def _one_space(cell: dict[str, Any]) -> str:
    return " ".join(str(cell.get("text") or "").split())
