"""Tables as they leave the program: stitched over pages, with their fragments kept."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from zi_extract.model.document_base import Document, PageNumber, PaperBox, Share
from zi_extract.model.logical import RowKind
from zi_extract.model.table import Verdict

ROW = "Offset of its first row, from 0."
COLUMN = "Offset of its first column, from 0."
ROW_SPAN = "Rows it covers, at least 1."
COLUMN_SPAN = "Columns it covers, at least 1."
TICK = "marked, empty or unsure in a time grid; null elsewhere."


class CellReference(Document):
    """A cell of a fragment."""

    page: PageNumber = Field(title="Halaman", description="Page of the file, counted from 1.")
    fragment: int = Field(title="Potongan", description="Fragment of that page, from 0.", ge=0)
    row: int = Field(title="Baris", description=ROW, ge=0)
    col: int = Field(title="Kolom", description=COLUMN, ge=0)


class TableCell(Document):
    """A cell of the stitched table. Its ink is in the evidence."""

    row: int = Field(title="Baris", description=ROW, ge=0)
    col: int = Field(title="Kolom", description=COLUMN, ge=0)
    row_span: int = Field(title="Gabungan baris", description=ROW_SPAN, ge=1)
    col_span: int = Field(title="Gabungan kolom", description=COLUMN_SPAN, ge=1)
    text: str = Field(title="Isi sel", description="Its text, pieces from several pages joined.")
    tick: Verdict | None = Field(title="Tanda", description=TICK)
    sources: tuple[CellReference, ...] = Field(
        title="Asal sel", description="Its pieces on paper, in reading order."
    )


class FragmentCell(Document):
    """A cell as it stands on one page."""

    row: int = Field(title="Baris", description=ROW, ge=0)
    col: int = Field(title="Kolom", description=COLUMN, ge=0)
    row_span: int = Field(title="Gabungan baris", description=ROW_SPAN, ge=1)
    col_span: int = Field(title="Gabungan kolom", description=COLUMN_SPAN, ge=1)
    text: str = Field(title="Isi sel", description="Its text; newlines are printed line ends.")
    tick: Verdict | None = Field(title="Tanda", description=TICK)
    box: PaperBox = Field(
        title="Letak", description="Left, top, right, bottom as fractions of the upright page."
    )


class Fragment(Document):
    """A table's part on one page: its cells tile n_rows x n_cols."""

    page: PageNumber = Field(title="Halaman", description="Page of the file, counted from 1.")
    index: int = Field(title="Potongan ke-", description="Fragment of that page, from 0.", ge=0)
    n_rows: int = Field(title="Jumlah baris", description="Rows on this page.", ge=1)
    n_cols: int = Field(title="Jumlah kolom", description="Columns on this page.", ge=1)
    open_top: bool = Field(title="Terbuka di atas", description="No ruling closes it above.")
    open_bottom: bool = Field(title="Terbuka di bawah", description="No ruling closes it below.")
    box: PaperBox = Field(
        title="Letak", description="Left, top, right, bottom as fractions of the upright page."
    )
    cells: tuple[FragmentCell, ...] = Field(title="Sel", description="Cells by row and column.")


class TableJoin(Document):
    """A recorded decision to make one row or cell of two."""

    kind: Literal["row", "cell", "span"] = Field(
        title="Jenis sambungan", description="What was joined: a row, a cell, or a merged span."
    )
    upper: CellReference = Field(title="Bagian atas", description="The cell above the break.")
    lower: CellReference = Field(title="Bagian bawah", description="The cell below the break.")
    reason: str = Field(title="Alasan", description="Why, in plain English.")
    confidence: Share = Field(title="Keyakinan", description="Probability that it is right, 0-1.")


class Table(Document):
    """A table as its reader sees it, stitched over pages."""

    n_rows: int = Field(title="Jumlah baris", description="Rows, header and band rows too.", ge=0)
    n_cols: int = Field(title="Jumlah kolom", description="Columns.", ge=0)
    row_kinds: tuple[RowKind, ...] = Field(
        title="Jenis baris",
        description="For each row: header, numbers (1)(2)(3), band, heading, item or empty.",
    )
    cells: tuple[TableCell, ...] = Field(
        title="Sel", description="Cells that tile the rows, empty ones included."
    )
    fragments: tuple[Fragment, ...] = Field(
        title="Potongan", description="The parts on each page, in reading order."
    )
    joins: tuple[TableJoin, ...] = Field(
        title="Sambungan", description="What was joined across pages, and why."
    )
