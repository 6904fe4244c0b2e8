"""Any logical table, cut into pages at random rows and inside random cells, comes back whole."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.tables.stitch import stitch

WIDTH, ROW, TOP = 1000, 40, 100
HEADER = ["No", "Program", "Rencana Aksi", "Output", "TW I", "TW II", "TW III", "TW IV"]
COLUMNS = len(HEADER)

WORDS = [
    "rencana", "kerja", "mutu", "memuat", "target", "prioritas", "pegawai", "layanan", "publik",
    "unit", "tahunan", "internal", "terpadu", "daerah", "berkala", "daring", "pimpinan",
]  # fmt: skip
VERBS = ["Menyusun", "Melaksanakan", "Menetapkan", "Membuat", "Mengadakan", "Memantau"]
PROOFS = ["Dokumen", "Laporan", "Notulen", "Surat", "Foto", "Daftar"]
PROGRAMS = ["Standar", "Pola", "Budaya", "Sistem", "Penataan", "Kinerja"]


@dataclass(frozen=True)
class Item:
    """A group of rows that share number and program; every row has an action and its proof."""

    number: str
    program: str
    rows: tuple[tuple[str, str, int], ...]


def phrase(first, least):
    tail = st.lists(st.sampled_from(WORDS), min_size=least, max_size=9)
    return st.builds(lambda head, rest: " ".join([head, *rest]), st.sampled_from(first), tail)


row = st.tuples(phrase(VERBS, 4), phrase(PROOFS, 1), st.integers(0, 3))
groups = st.lists(
    st.tuples(phrase(PROGRAMS, 1), st.lists(row, min_size=1, max_size=3)), min_size=3, max_size=7
).map(lambda made: [Item(str(n), p, tuple(r)) for n, (p, r) in enumerate(made, start=1)])


def flat(items):
    """Rows of (first of its group, number, program, action, output, mark)."""
    for item in items:
        for place, (action, output, mark) in enumerate(item.rows):
            yield place == 0, item.number, item.program, action, output, mark


def printed_lines(text, wide):
    words = text.split()
    return [" ".join(words[k : k + wide]) for k in range(0, len(words), wide)]


@settings(max_examples=80, deadline=None)
@given(items=groups, data=st.data())
def test_cut_at_rows_and_inside_cells(items, data):
    rows = list(flat(items))
    cut_rows = data.draw(st.sets(st.integers(1, len(rows) - 1), max_size=3), label="cut before")
    inside = data.draw(st.integers(0, len(rows) - 1), label="cut inside")
    keep = data.draw(st.integers(1, 2), label="lines above the cut")
    repeat = data.draw(st.booleans(), label="header repeated")
    pages = pages_of(rows, cut_rows - {inside, inside + 1}, inside, keep, repeat=repeat)

    (table,) = stitch(pages)

    assert table.conserved
    said = {(c.row, c.col): " ".join(c.text.value.split()) for c in table.cells}
    body = [r for r, kind in enumerate(table.row_kinds) if kind == "item"]
    actions = [said.get((r, 2), "") for r in body]
    outputs = [said.get((r, 3), "") for r in body]
    assert actions == [action for _, _, _, action, _, _ in rows]
    assert outputs == [output for _, _, _, _, output, _ in rows]
    marked = [
        {c.col - 4 for c in table.cells if c.row == r and c.tick and c.tick.verdict == "marked"}
        for r in body
    ]
    assert marked == [{mark} for *_, mark in rows]


def pages_of(rows, cut_rows, inside, keep, *, repeat):
    """The pages: a piece ends before each cut row, and within row ``inside``."""
    pieces, piece = [], []
    for place, drawn in enumerate(rows):
        if place in cut_rows and piece:
            pieces.append(piece)
            piece = []
        if place == inside and _cuttable(drawn, keep):
            upper, lower = _halves(drawn, keep)
            pieces.append([*piece, upper])
            piece = [lower]
        else:
            piece.append(_whole(drawn))
    pieces.append(piece)
    return [
        _page(n, piece, header=n == 1 or repeat) for n, piece in enumerate(pieces, start=1) if piece
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


def _page(number, piece, *, header):
    offset = 1 if header else 0
    cells = [_cell(0, c, 1, text) for c, text in enumerate(HEADER)] if header else []
    for col in range(2):
        cells += _merged(piece, col, offset)
    for r, drawn in enumerate(piece):
        cells += [_cell(r + offset, c, 1, drawn[c]) for c in (2, 3)]
        cells += [_tick(r + offset, 4 + c, drawn[4] == c) for c in range(4)]
    n_rows = len(piece) + offset
    step = WIDTH / COLUMNS
    fragment = TableFragment(
        page=number,
        index=0,
        box=Box(0, TOP, WIDTH, TOP + n_rows * ROW),
        n_rows=n_rows,
        n_cols=COLUMNS,
        column_edges=tuple(k * step for k in range(COLUMNS + 1)),
        row_edges=tuple(TOP + k * ROW for k in range(n_rows + 1)),
        cells=tuple(cells),
    )
    frame = PageFrame(WIDTH, 1400, 200)
    return PageLayout(number, frame, "scan", "read", 14.0, fragments=(fragment,))


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
