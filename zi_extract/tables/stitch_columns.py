"""Which fragments are one table, and which of its columns each fragment's columns are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from zi_extract.tables.header_words import is_mark, is_time_label
from zi_extract.tables.stitch_headings import (
    Fit,
    edges_by_headings,
    names_every_column,
    same_heads,
)
from zi_extract.tables.stitch_pieces import Piece

EDGE_DRIFT = 0.45
"""How far an edge may lie from the table's, in widths of the narrower neighbouring column. Above
one half an edge belongs to two columns at once; lower loses pages that were scanned askew."""

STRAY_EDGES = 0.2
"""Share of a fragment's edges that may match none of the table's. Lower breaks tables at one false
ruling; higher glues tables together that only share their width."""

SHARED_EDGES = 0.5
"""Share of the table's edges that a fragment must show. Lower takes any box for a part."""

SAME_HEADER = 60.0
"""Likeness (0-100) of two headers' words from which they head the same table. Reworded headers of
another area stay above; headers of another annex lie below."""

SAME_TIME = 70.0
"""Likeness (0-100) from which two names of times may be the same one, misread. Lower takes Juni for
Juli's page, which does not matter among six months; higher parts tables at bad print."""

FEWEST_TIMES, OTHER_TIMES, SHORTEST_TIME = 3, 0.6, 3
"""Names of times from which calendars are compared; the share of them that the other must lack; and
the letters that a name needs. Fewer or shorter ones (``I``, ``II``) are alike by chance."""

HEADED_WEIGHT = 3
"""How many rows without a header a row under a header outweighs: headings show lost rulings."""

SHORT_BY = 0.6
"""How far another part of the page must reach beyond a header, in widths of the header's narrowest
column, for the header to lack a column. Lower drops headers drawn a little askew; higher lets a
header that lost its last heading's rules squeeze two columns into one."""

FEWEST_COLUMNS = 5
"""Columns of a piece that tells its table though a run of the table's columns is merged in it; of
fewer some lie alike by chance."""

MIN_COLUMNS = 2
"""Columns from which ruled lines are a table; a box around a title has one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece in its table: edge ``k`` of its grid is the table's edge ``edge_map[k]``."""

    piece: Piece
    edge_map: tuple[int, ...]

    def columns(self, col: int, col_span: int) -> tuple[int, int]:
        """The table's half-open columns of a cell; at least one."""
        first = self.edge_map[col]
        last = len(self.edge_map) - 1
        stop = self.edge_map[min(col + col_span, last)]
        first = min(first, self.edge_map[-1] - 1)
        return first, max(stop, first + 1)

    def lacks_ruling(self, col: int, col_span: int) -> bool:
        """True when the table has columns here that this page's rulings do not tell apart."""
        edges = self.edge_map[col : col + col_span + 1]
        return any(b - a != 1 for a, b in pairwise(edges))


@dataclass(frozen=True, slots=True)
class TableParts:
    """The parts of one logical table in order."""

    n_cols: int
    parts: tuple[Part, ...]


def find_tables(pieces: Sequence[Piece]) -> tuple[TableParts, ...]:
    """Successive pieces whose columns and headers fit together, as tables."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and _belongs(groups[-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return tuple(_as_table(group) for group in groups)


def map_edges(piece: Piece, model: Piece) -> tuple[int, ...] | None:
    """For every edge of ``piece`` the index of the same edge of ``model``; None if they differ."""
    fit = _fit(piece, model)
    return fit[0] if fit else None


def _fit(piece: Piece, model: Piece) -> Fit | None:
    """The edges of ``piece`` among those of ``model``, by their heads or else by their places."""
    if same_heads(piece, model):
        return tuple(range(model.fragment.n_cols + 1)), 0.0
    named = edges_by_headings(piece, model)
    if named is not None:
        return named
    if piece.fragment.n_cols == 1 and model.fragment.n_cols > 1:
        return None
    fits = [_nearest(edges, model.edges) for edges in (piece.edges, _on_page(piece, model))]
    return min((fit for fit in fits if fit is not None), key=lambda fit: fit[1], default=None)


def _belongs(group: list[Piece], piece: Piece) -> bool:
    if piece.new_annex:
        return False
    headed = [other for other in group if other.header_rows]
    if piece.header_rows and headed and not _same_header(headed[-1], piece):
        return False
    if piece.header_rows and not headed and _comes_later(piece, group):
        return False
    return any(map_edges(a, b) is not None for b in (_model(group), group[-1]) for a in (piece,))


def _comes_later(piece: Piece, group: list[Piece]) -> bool:
    """Whether pages without a table lie between, and the columns are other ones: another table."""
    between = piece.layout.page - group[-1].layout.page > 1
    return between and piece.fragment.n_cols != _model(group).fragment.n_cols


def _same_header(one: Piece, other: Piece) -> bool:
    if _other_times(one, other):
        return False
    return fuzz.token_set_ratio(_header_words(one), _header_words(other)) >= SAME_HEADER


def _other_times(one: Piece, other: Piece) -> bool:
    """True when the calendars of two headers name different times, as those of two half-years.

    Their columns then mean something else, however alike all other words are.
    """
    times, others = _times(one), _times(other)
    if min(len(times), len(others)) < FEWEST_TIMES:
        return False
    unlike = sum(all(fuzz.ratio(a, b) < SAME_TIME for b in others) for a in times)
    return unlike >= FEWEST_TIMES and unlike > OTHER_TIMES * len(times)


def _times(piece: Piece) -> set[str]:
    """The names of times in a header that have letters enough to be told apart."""
    rows = set(piece.header_rows)
    said = (cell.text.strip().lower() for cell in piece.fragment.cells if cell.row in rows)
    return {t for t in said if len(t) >= SHORTEST_TIME and is_time_label(t)}


def _header_words(piece: Piece) -> str:
    rows = set(piece.header_rows)
    words = [c.text for c in piece.fragment.cells if c.row in rows and not is_mark(c.text)]
    return " ".join(" ".join(words).lower().split())


def _as_table(group: list[Piece]) -> TableParts:
    model = _model(group)
    parts: list[Part] = []
    for piece in group:
        parts.append(Part(piece, _edge_map(piece, model, parts)))
    return TableParts(model.fragment.n_cols, tuple(parts))


def _edge_map(piece: Piece, model: Piece, before: Sequence[Part]) -> tuple[int, ...]:
    """The edges of ``piece`` in the table: as the model's, or as those of the part before it."""
    whole = tuple(range(model.fragment.n_cols + 1))
    fits = [(_fit(piece, model), whole)]
    fits += [(_fit(piece, part.piece), part.edge_map) for part in before[-1:]]
    found = [(fit[1], tuple(edges[k] for k in fit[0])) for fit, edges in fits if fit]
    if found:
        return min(found, key=lambda fit: fit[0])[1]
    same = piece.fragment.n_cols == model.fragment.n_cols
    return whole if same else _squeezed(piece, len(whole))


def _squeezed(piece: Piece, n_edges: int) -> tuple[int, ...]:
    """The edges in order, as many as there are; the last is the table's last."""
    inner = [min(k, n_edges - 1) for k in range(piece.fragment.n_cols)]
    return (*inner, n_edges - 1)


def _model(group: list[Piece]) -> Piece:
    """The largest piece with the number of columns that most rows have, headed ones before all."""
    whole = [
        piece for piece in group if names_every_column(piece) and not _ends_short(piece, group)
    ]
    group = whole or group
    rows: Counter[int] = Counter()
    for piece in group:
        weight = HEADED_WEIGHT if piece.header_rows else 1
        rows[piece.fragment.n_cols] += weight * piece.fragment.n_rows
    n_cols = max(rows, key=lambda n: (rows[n], n))
    fitting = [piece for piece in group if piece.fragment.n_cols == n_cols]
    return max(fitting, key=lambda piece: piece.fragment.n_rows)


def _ends_short(piece: Piece, group: Sequence[Piece]) -> bool:
    """True for a piece whose page has a wider part of the table: a column lost its rules."""
    mine = piece.fragment.column_edges
    beside = (p.fragment for p in group if p.layout is piece.layout and p is not piece)
    room = SHORT_BY * min(b - a for a, b in pairwise(mine))
    return any(
        other.n_cols > piece.fragment.n_cols
        and (other.column_edges[-1] > mine[-1] + room or other.column_edges[0] < mine[0] - room)
        for other in beside
    )


def _on_page(piece: Piece, model: Piece) -> tuple[float, ...]:
    """The piece's edges in the model's frame when both pages are laid on each other."""
    here, there = piece.layout.frame.width, model.layout.frame.width
    left, right = model.fragment.column_edges[0], model.fragment.column_edges[-1]
    scaled = (x * there / max(here, 1) for x in piece.fragment.column_edges)
    return tuple((x - left) / max(right - left, 1.0) for x in scaled)


def _nearest(edges: Sequence[float], model: Sequence[float]) -> Fit | None:
    """The nearest model edge of each edge and the summed misfit; None when too few fit."""
    mapped = [min(range(len(model)), key=lambda k: abs(model[k] - x)) for x in edges]
    misfits = [abs(model[k] - x) / _room(model, k) for k, x in zip(mapped, edges, strict=True)]
    stray = sum(misfit > EDGE_DRIFT for misfit in misfits)
    if stray > max(1.0, STRAY_EDGES * len(edges)) or sorted(mapped) != mapped:
        return None
    few = len(set(mapped)) < max(MIN_COLUMNS + 1, SHARED_EDGES * len(model))
    if few and not _merges_one_run(edges, mapped, model):
        return None
    lost = len(model) - len(set(mapped))
    return tuple(mapped), sum(misfits) + lost


def _merges_one_run(edges: Sequence[float], mapped: Sequence[int], model: Sequence[float]) -> bool:
    """Whether the edges are all of the model's but those inside one run, such as its calendar's.

    A page may hold one row only, whose months are merged. Each edge must lie as near as it would
    have to in the narrowest column.
    """
    steps = [b - a for a, b in pairwise(mapped)]
    whole = mapped[0] == 0 and mapped[-1] == len(model) - 1
    if len(steps) < FEWEST_COLUMNS or not whole or sum(step != 1 for step in steps) != 1:
        return False
    near = EDGE_DRIFT * min(b - a for a, b in pairwise(model))
    return all(abs(model[k] - x) <= near for k, x in zip(mapped, edges, strict=True))


def _room(model: Sequence[float], k: int) -> float:
    gaps = [abs(model[n] - model[k]) for n in (k - 1, k + 1) if 0 <= n < len(model)]
    return max(min(gaps), 1e-6)
