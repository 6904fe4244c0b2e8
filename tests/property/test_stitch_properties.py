"""Any logical table, cut into pages at random rows and inside random cells, comes back whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.tables.stitch import stitch

WIDTH, ROW, TOP = 1000, 40, 100
HEADER = ["No", "Program", "Rencana Aksi", "Output", "TW I", "TW II", "TW III", "TW IV"]
NUMBERS = [f"({n})" for n in range(1, len(HEADER) + 1)]
COLUMNS = len(HEADER)
HEADS = {
    "first": ([HEADER], []),
    "repeated": ([HEADER], [HEADER]),
    "numbers": ([HEADER, NUMBERS], [NUMBERS]),
    "numbers instead": ([HEADER], [NUMBERS]),
}
"""What stands over the first page of a table, and over the others."""

WORDS = [
    "rencana", "kerja", "mutu", "memuat", "target", "prioritas", "pegawai", "layanan", "publik",
    "unit", "tahunan", "internal", "terpadu", "daerah", "berkala", "daring", "pimpinan",
]  # fmt: skip
VERBS = ["Menyusun", "Melaksanakan", "Menetapkan", "Membuat", "Mengadakan", "Memantau"]
PROOFS = ["Dokumen", "Laporan", "Notulen", "Surat", "Foto", "Daftar"]
PROGRAMS = ["Standar", "Pola", "Budaya", "Sistem", "Penataan", "Kinerja"]


@dataclass(frozen=True)
class Item:
    """A group of rows that share number and program; every row has an action and its proof.

    ``band``: the area that begins with it, in a row of its own.
    """

    number: str
    program: str
    rows: tuple[tuple[str, str, int], ...]
    band: str = ""


def phrase(first, least):
    tail = st.lists(st.sampled_from(WORDS), min_size=least, max_size=9)
    return st.builds(lambda head, rest: " ".join([head, *rest]), st.sampled_from(first), tail)


row = st.tuples(phrase(VERBS, 4), phrase(PROOFS, 1), st.integers(0, 3))
groups = st.lists(
    st.tuples(phrase(PROGRAMS, 1), st.lists(row, min_size=1, max_size=3)), min_size=3, max_size=7
).map(lambda made: [Item(str(n), p, tuple(r)) for n, (p, r) in enumerate(made, start=1)])


BANDS = [
    "",
    "",
    "II. Penataan Tata Laksana",
    "V. Penguatan Pengawasan",
    "C Penguatan Akuntabilitas",
]


@st.composite
def plans(draw):
    """Groups of rows, some of them under the band of an area."""
    return [replace(item, band=draw(st.sampled_from(BANDS))) for item in draw(groups)]


def flat(items):
    """Rows of (first of its group, number, program, action, output, mark)."""
    for item in items:
        for place, (action, output, mark) in enumerate(item.rows):
            yield place == 0, item.number, item.program, action, output, mark


def bands_of(items):
    """The band over a row, for every row that has one."""
    starts = accumulate((len(item.rows) for item in items), initial=0)
    return {start: item.band for start, item in zip(starts, items, strict=False) if item.band}


def printed_lines(text, wide):
    words = text.split()
    return [" ".join(words[k : k + wide]) for k in range(0, len(words), wide)]


@dataclass(frozen=True)
class Cuts:
    """Where a table is cut: before rows, and within rows after so many lines of each."""

    before: frozenset[int]
    within: dict[int, int]
    heads: str
    drift: tuple[float, ...]


@st.composite
def cuts(draw, rows: int):
    within = draw(st.dictionaries(st.integers(0, rows - 1), st.integers(1, 2), max_size=3))
    taken = {place + step for place in within for step in (0, 1)}
    before = draw(st.sets(st.integers(1, rows - 1), max_size=3)) - taken
    heads = draw(st.sampled_from(sorted(HEADS)))
    drift = draw(st.lists(st.floats(-6, 6), min_size=8, max_size=8))
    return Cuts(frozenset(before), within, heads, tuple(drift))


@settings(max_examples=120, deadline=None)
@given(items=plans(), data=st.data())
def test_cut_at_rows_and_inside_cells(items, data):
    rows, bands = list(flat(items)), bands_of(items)
    pages = pages_of(rows, bands, data.draw(cuts(len(rows)), label="cuts"))

    (table,) = stitch(pages)

    assert table.conserved
    body = [r for r, kind in enumerate(table.row_kinds) if kind == "item"]
    named = [covering(table, r, 0) for r, kind in enumerate(table.row_kinds) if kind == "band"]
    assert named == list(bands.values())
    said = [[covering(table, r, col) for col in range(4)] for r in body]
    assert said == [[number, *texts] for _, number, *texts, _ in rows]
    marked = [
        {c.col - 4 for c in table.cells if c.row == r and c.tick and c.tick.verdict == "marked"}
        for r in body
    ]
    assert marked == [{mark} for *_, mark in rows]


def covering(table, row, col):
    """The text of the cell over a place of the table, in one line."""
    return next(
        " ".join(c.text.value.split())
        for c in table.cells
        if c.row <= row < c.row + c.row_span and c.col <= col < c.col + c.col_span
    )


def pages_of(rows, bands, cuts):
    """The pages: a piece ends before each cut row, and within each row that is cut."""
    pieces, piece = [], []
    for place, drawn in enumerate(rows):
        if place in cuts.before and piece:
            pieces.append(piece)
            piece = []
        if place in bands:
            piece.append(bands[place])
        keep = cuts.within.get(place)
        if keep is not None and _cuttable(drawn, keep):
            upper, lower = _halves(drawn, keep)
            pieces.append([*piece, upper])
            piece = [lower]
        else:
            piece.append(_whole(drawn))
    pieces.append(piece)
    first, later = HEADS[cuts.heads]
    return [
        _page(n, piece, first if n == 1 else later, cuts.drift[n - 1])
        for n, piece in enumerate((p for p in pieces if p), start=1)
    ]


def _cuttable(drawn, keep):
    return len(printed_lines(drawn[3], 2)) > keep


def _whole(drawn):
    first, number, program, action, output, mark = drawn
    return [number if first else None, program if first else None, action, output, mark]


def _halves(drawn, keep):
    """A row cut after ``keep`` lines: shorter texts and the mark stay above."""
    texts = _whole(drawn)[:4]
    above = [t if t is None else "\n".join(printed_lines(t, 2)[:keep]) for t in texts]
    below = ["" if t is None else "\n".join(printed_lines(t, 2)[keep:]) for t in texts]
    return [*above, drawn[5]], [*below, None]


def _page(number, piece, heads, drift):
    """One page whose table has its header rows and lies ``drift`` pixels from its usual place."""
    offset = len(heads)
    cells = [_cell(r, c, 1, text) for r, head in enumerate(heads) for c, text in enumerate(head)]
    for r, drawn in enumerate(piece, start=offset):
        if isinstance(drawn, str):
            cells.append(_band(r, drawn))
            continue
        cells += [_cell(r, c, 1, drawn[c]) for c in (2, 3)]
        cells += [_tick(r, 4 + c, drawn[4] == c) for c in range(4)]
    for start, stop in _between_bands(piece):
        for col in range(2):
            cells += _merged(piece[start:stop], col, offset + start)
    n_rows = len(piece) + offset
    step = WIDTH / COLUMNS
    fragment = TableFragment(
        page=number,
        index=0,
        box=Box(drift, TOP, WIDTH + drift, TOP + n_rows * ROW),
        n_rows=n_rows,
        n_cols=COLUMNS,
        column_edges=tuple(k * step + drift for k in range(COLUMNS + 1)),
        row_edges=tuple(TOP + k * ROW for k in range(n_rows + 1)),
        cells=tuple(replace(cell, box=_moved(cell.box, drift)) for cell in cells),
    )
    frame = PageFrame(WIDTH, 1400, 200)
    return PageLayout(number, frame, "scan", "read", 14.0, fragments=(fragment,))


def _between_bands(piece):
    """The runs of rows without a band among them."""
    stops = [r for r, drawn in enumerate(piece) if isinstance(drawn, str)]
    for start, stop in zip([0, *(r + 1 for r in stops)], [*stops, len(piece)], strict=True):
        if start < stop:
            yield start, stop


def _band(r, text):
    return Cell(r, 0, 1, COLUMNS, Box(0, TOP + r * ROW, WIDTH, TOP + (r + 1) * ROW), text=text)


def _moved(box, drift):
    return Box(box.left + drift, box.top, box.right + drift, box.bottom)


def _merged(piece, col, offset):
    """The cells of a merged column; what began on an earlier page is blank here."""
    starts = [r for r, drawn in enumerate(piece) if drawn[col] is not None] or [0]
    starts = starts if starts[0] == 0 else [0, *starts]
    for start, stop in zip(starts, [*starts[1:], len(piece)], strict=True):
        yield _cell(start + offset, col, stop - start, piece[start][col] or "")


def _cell(r, c, row_span, text):
    step = WIDTH / COLUMNS
    box = Box(c * step, TOP + r * ROW, (c + 1) * step, TOP + (r + row_span) * ROW)
    return Cell(r, c, row_span, 1, box, 1.0, text, (), 0.95)


def _tick(r, c, marked):
    tick = Tick("marked" if marked else "empty", "mark" if marked else "none", 0.2, 0.99)
    step = WIDTH / COLUMNS
    box = Box(c * step, TOP + r * ROW, (c + 1) * step, TOP + (r + 1) * ROW)
    return Cell(r, c, 1, 1, box, tick=tick)


texts = st.text(alphabet="abI.()1 -\n✓", max_size=12)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.lists(texts, min_size=4, max_size=4), min_size=1, max_size=5), max_size=5)
)
def test_any_drawing_keeps_its_rows_and_cells(drawn):
    pages = [_plain_page(n, rows) for n, rows in enumerate(drawn, start=1)]
    tables = stitch(pages)
    assert all(table.conserved for table in tables)
    kept = [ref for table in tables for cell in table.cells for ref in cell.sources]
    assert len(kept) == len(set(kept)) == sum(len(p.fragments[0].cells) for p in pages)


def _plain_page(number, rows):
    cells = tuple(
        Cell(r, c, 1, 1, Box(c * 100, r * 40, c * 100 + 100, r * 40 + 40), text=text)
        for r, row_ in enumerate(rows)
        for c, text in enumerate(row_)
    )
    edges = (0.0, 100.0, 200.0, 300.0, 400.0)
    row_edges = tuple(float(40 * k) for k in range(len(rows) + 1))
    box = Box(0, 0, 400, 40 * len(rows))
    fragment = TableFragment(number, 0, box, len(rows), 4, edges, row_edges, cells)
    frame = PageFrame(400, 600, 200)
    return PageLayout(number, frame, "scan", "read", 14.0, fragments=(fragment,))
