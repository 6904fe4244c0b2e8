"""A small but rich decree, made by hand: invented people, an invented office."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from zi_extract.model.draft import (
    ActionDraft,
    AnnexDraft,
    AreaDraft,
    CitationDraft,
    ClauseDraft,
    ClosingDraft,
    DecreeDraft,
    DictumDraft,
    GazetteDraft,
    HeaderDraft,
    IssuerDraft,
    LegalBasisDraft,
    ListItemDraft,
    NumberDraft,
    PersonDraft,
    ScheduleDraft,
)
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.logical import CellRef, Join, LogicalCell, LogicalTable
from zi_extract.model.ocr import Line, Word
from zi_extract.model.page import PageLayout
from zi_extract.model.source import PageKind, SourceFile
from zi_extract.model.table import Cell, TableFragment, Tick

SOURCE = SourceFile("Keputusan 7-2031.pdf", "ab" * 32, 123_456, "pdf", 4)
KINDS: dict[int, PageKind] = {1: "decree", 2: "annex", 3: "annex", 4: "blank"}
WIDTH, HEIGHT, LETTER = 1000, 1400, 10
UPRIGHT = PageFrame(WIDTH, HEIGHT, 150.0)


@dataclass
class Sheet:
    """Types words on a page and remembers where each text stands."""

    page: int
    frame: PageFrame = UPRIGHT
    words: list[Word] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    down: int = 50

    def put(self, text: str, left: int = 100, confidence: float = 0.95) -> Provenance:
        """Types one line, starting at ``left``; the next stands below it."""
        ink = self.write(text, left, self.down, confidence)
        self.lines.append(Line(text, ink.box, ink.words, confidence))
        self.down += 30
        return ink

    def write(self, text: str, left: int, top: int, confidence: float = 0.95) -> Provenance:
        first = len(self.words)
        for token in text.split():
            box = Box(left, top, left + LETTER * len(token), top + 20)
            self.words.append(Word(token, box, confidence, "tesseract/eng"))
            left += LETTER * (len(token) + 1)
        words = tuple(range(first, len(self.words)))
        box = Box.around(self.words[i].box for i in words) if words else Box(left, top, left, top)
        return Provenance(self.page, box, words)

    def layout(self, *fragments: TableFragment) -> PageLayout:
        return PageLayout(
            self.page,
            self.frame,
            "scan",
            "read",
            12.0,
            tuple(self.words),
            tuple(self.lines),
            fragments,
            legibility=0.95,
        )


def read(ink: Provenance, value: Any, raw: str = "", confidence: float = 0.95, **more: Any) -> Any:
    return Extracted(value, raw or str(value), confidence, (ink,), **more)


def body() -> tuple[PageLayout, dict[str, Any]]:
    """Page 1 and the parts of the draft that stand on it."""
    sheet = Sheet(1)
    put = sheet.put
    salinan = put("SALINAN", left=800)
    office = put("DINAS ARSIP KOTA MEKARSARI")
    kind = put("KEPUTUSAN KEPALA DINAS ARSIP KOTA MEKARSARI")
    number = put("NOMOR 7 TAHUN 2031", confidence=0.7)
    put("TENTANG")
    title = put("RENCANA AKSI ZONA INTEGRITAS TAHUN 2031")
    official = put("KEPALA DINAS ARSIP KOTA MEKARSARI,")
    clause = put("Menimbang : a. bahwa arsip perlu dijaga;")
    basis = put("Mengingat : 1. Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;")
    put("MEMUTUSKAN :")
    dictum = put("KESATU : =Menetapkan Rencana Aksi <b>Zona</b> Integritas.")
    place = put("Ditetapkan di Mekarsari")
    date = put("pada tanggal 3 Februari 2031")
    role = put("KEPALA DINAS ARSIP KOTA MEKARSARI,")
    signed = put("ttd.")
    name = put("Dr. WULAN SEKARNINGTYAS, M.Si.")
    nip = put("NIP. 19790412 200501 2 003")
    copy_to = put("Tembusan : Wali Kota Mekarsari")
    sheet.down = HEIGHT - 60
    put("- 1 -", left=480)
    person = PersonDraft(
        role=read(role, "KEPALA DINAS ARSIP KOTA MEKARSARI"),
        name=read(name, "Dr. WULAN SEKARNINGTYAS, M.Si."),
        bare_name=read(name, "WULAN SEKARNINGTYAS", derived="name without titles"),
        titles=read(name, "Dr., M.Si."),
        nip=read(nip, "197904122005012003"),
        signed=read(signed, "ttd"),
    )
    year = read(number, 2031, "NOMOR 7 TAHUN 2031", 0.7, derived="four digits after TAHUN")
    parts = {
        "header": HeaderDraft(
            salinan=read(salinan, True),
            type=read(kind, "KEPUTUSAN"),
            issuer=IssuerDraft(
                name=read(office, "DINAS ARSIP KOTA MEKARSARI"),
                region_type=read(office, "KOTA"),
                region_name=read(office, "MEKARSARI"),
            ),
            official=read(official, "KEPALA DINAS ARSIP KOTA MEKARSARI"),
            number=NumberDraft(
                printed=read(number, "7 TAHUN 2031", "NOMOR 7 TAHUN 2031", 0.7),
                normalised=read(number, "7 TAHUN 2031", "NOMOR 7 TAHUN 2031", 0.7),
                sequence=read(number, "7", "NOMOR 7 TAHUN 2031", 0.7),
                year=year,
            ),
            year=year,
            title=read(title, "RENCANA AKSI ZONA INTEGRITAS TAHUN 2031"),
        ),
        "considerations": (
            ClauseDraft(read(clause, "bahwa arsip perlu dijaga;"), read(clause, "a")),
        ),
        "legal_basis": (
            LegalBasisDraft(
                read(basis, "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;"),
                read(basis, "1"),
                CitationDraft(
                    type=read(basis, "UU"),
                    number=read(basis, "43"),
                    year=read(basis, 2009),
                    title=read(basis, "Kearsipan"),
                    gazettes=(
                        GazetteDraft(read(basis, "LN"), read(basis, "152"), read(basis, 2009)),
                    ),
                    as_amended_by=(CitationDraft(type=read(basis, "UU"), number=read(basis, "6")),),
                ),
            ),
        ),
        "dictums": (
            DictumDraft(
                read(dictum, "KESATU"),
                read(dictum, "=Menetapkan Rencana Aksi <b>Zona</b> Integritas."),
                read(dictum, "adoption"),
            ),
        ),
        "closing": ClosingDraft(
            place=read(place, "Mekarsari"),
            date=read(date, "2031-02-03", "3 Februari 2031"),
            signatories=(person,),
            attestation=PersonDraft(role=Extracted(None, "", 0.3, (role,)), name=None),
            copies_to=(read(copy_to, "Wali Kota Mekarsari"),),
        ),
    }
    return sheet.layout(), parts


COLUMN_EDGES = (50.0, 120.0, 500.0, 600.0, 700.0, 950.0)
ROW_HEIGHT = 60


def fragment(sheet: Sheet, rows: list[list[str | Tick]], top: int = 300) -> TableFragment:
    """A grid of five columns: number, action, two months, owner."""
    edges = tuple(float(top + ROW_HEIGHT * i) for i in range(len(rows) + 1))
    cells = []
    for row, texts in enumerate(rows):
        for col, content in enumerate(texts):
            box = Box(COLUMN_EDGES[col], edges[row], COLUMN_EDGES[col + 1], edges[row + 1])
            cell = Cell(row, col, 1, 1, box)
            if isinstance(content, Tick):
                cells.append(replace(cell, tick=content))
                continue
            ink = sheet.write(content, int(box.left) + 5, int(box.top) + 5)
            cells.append(replace(cell, text=content, words=ink.words, confidence=0.95))
    box = Box(COLUMN_EDGES[0], edges[0], COLUMN_EDGES[-1], edges[-1])
    return TableFragment(
        sheet.page, 0, box, len(rows), len(COLUMN_EDGES) - 1, COLUMN_EDGES, edges, tuple(cells)
    )


MARKED = Tick("marked", "mark", 0.31, 0.98)
EMPTY = Tick("empty", "none", 0.004, 0.99)
UNSURE = Tick("unsure", "mark", 0.05, 0.55)


def annex() -> tuple[dict[int, PageLayout], LogicalTable, Provenance]:
    """Pages 2 (turned and skewed) and 3, their stitched table, and the heading's ink."""
    second = Sheet(2, PageFrame(WIDTH, HEIGHT, 150.0, rotation=90, skew=0.7))
    heading = second.put("LAMPIRAN KEPUTUSAN NOMOR 7 TAHUN 2031")
    upper = fragment(
        second,
        [
            ["No", "Rencana Aksi", "Jan", "Feb", "PIC"],
            ["1", "Menyusun daftar arsip", MARKED, EMPTY, "Sekretariat"],
        ],
    )
    third = Sheet(3)
    third.put("LAMPIRAN KEPUTUSAN", left=600)
    lower = fragment(third, [["2", "Memusnahkan arsip", UNSURE, MARKED, "Bidang Arsip"]])
    layouts = {2: second.layout(upper), 3: third.layout(lower)}
    return layouts, stitched(upper, lower), heading


def stitched(*fragments: TableFragment) -> LogicalTable:
    cells, first = [], 0
    for part in fragments:
        for cell in part.cells:
            ink = Provenance(part.page, cell.box, cell.words)
            text = Extracted(cell.text, cell.text, cell.confidence, (ink,))
            ref = CellRef(part.page, part.index, cell.row, cell.col)
            cells.append(LogicalCell(first + cell.row, cell.col, 1, 1, text, cell.tick, (ref,)))
        first += part.n_rows
    return LogicalTable(
        first,
        5,
        ("header", "item", "item"),
        tuple(cells),
        tuple((part.page, part.index) for part in fragments),
        first,
    )


def action(
    table: LogicalTable, row: int, periods: tuple[str, ...], unsure: tuple[str, ...] = ()
) -> ActionDraft:
    cells = {cell.col: cell for cell in table.cells if cell.row == row}

    def of(col: int, value: Any) -> Any:
        return replace(cells[col].text, value=value)

    def month(period: str) -> Any:
        return of(1 + int(period[-2:]), period)

    text = cells[1].text
    return ActionDraft(
        table=0,
        rows=(row,),
        pages=(cells[0].sources[0].page,),
        area=AreaDraft(name=of(1, "Penataan Tata Laksana"), code=of(1, 2)),
        number=cells[0].text,
        action=text,
        schedule=ScheduleDraft(
            periods=tuple(month(period) for period in periods),
            months=tuple(month(period) for period in periods),
            unsure=tuple(month(period) for period in unsure),
            given_as=of(2, "ticks"),
            year_from=of(2, "title"),
        ),
        owner=cells[4].text,
        owners=(cells[4].text,),
        action_items=(ListItemDraft(text, None),),
    )


def sample() -> tuple[DecreeDraft, dict[int, PageLayout]]:
    """The draft and the layouts of its four pages."""
    first, parts = body()
    annexed, table, heading = annex()
    title = read(heading, "LAMPIRAN KEPUTUSAN NOMOR 7 TAHUN 2031")
    draft = DecreeDraft(
        pages=(1, 2, 3),
        **parts,
        annexes=(AnnexDraft(heading=title, number=read(heading, "7 TAHUN 2031"), tables=(table,)),),
        actions=(
            action(table, 1, ("2031-01",)),
            action(table, 2, ("2031-02",), ("2031-01",)),
        ),
        findings=(
            Finding(
                "number-doubtful",
                "warning",
                "The number is hard to read.",
                1,
                first.words[10].box,
                "/header/number/printed",
            ),
            Finding("stamp-over-text", "info", "A stamp covers text.", 1),
        ),
    )
    blank = Sheet(4).layout()
    return draft, {1: first, **annexed, 4: blank}


def joined(table: LogicalTable) -> LogicalTable:
    """The table with its last two rows joined over the page break."""
    upper, lower = CellRef(2, 0, 1, 1), CellRef(3, 0, 0, 1)
    join = Join("row", upper, lower, "the sentence goes on", 0.91)
    return replace(table, joins=(join,), n_rows=table.n_rows - 1)
