"""The collection's tables: every column's name, type and key. All formats are made from this."""

from __future__ import annotations

from typing import get_args

from zi_extract.export.columns import Column, ForeignKey, TableForm
from zi_extract.model.document_actions import GivenAs
from zi_extract.model.document_base import DOCUMENT_ID_PATTERN, PERIOD_PATTERN
from zi_extract.model.document_clauses import DictumKind
from zi_extract.model.document_closing import Signed
from zi_extract.model.finding import Severity
from zi_extract.model.judgement import DecreeStatus
from zi_extract.model.source import Status


def _text(name: str, title: str, *, required: bool = False) -> Column:
    return Column(name, "string", title, required)


def _whole(name: str, title: str, *, required: bool = False, bounds: Bounds = (0, None)) -> Column:
    return Column(name, "integer", title, required, lowest=bounds[0], highest=bounds[1])


def _key(name: str, title: str, choices: tuple[str, ...], *, required: bool = False) -> Column:
    return Column(name, "string", title, required, choices=choices)


def _list(name: str, title: str, item: str) -> Column:
    """Texts that fit ``item``, joined by spaces; an empty list is an empty cell."""
    return Column(name, "string", title, pattern=f"{item}( {item})*")


Bounds = tuple[int | None, int | None]

ID = DOCUMENT_ID_PATTERN.strip("^$")
NUMBER = "[0-9]+"
PERIOD = PERIOD_PATTERN.strip("^$")
FROM_ONE: Bounds = (1, None)
MONTH: Bounds = (1, 12)

DECREE_ID = Column("decree_id", "string", "Pengenal keputusan", True, pattern=ID)
POSITION = _whole("position", "Urutan", required=True, bounds=FROM_ONE)
ACTION = _whole("action_index", "Urutan rencana aksi", required=True, bounds=FROM_ONE)
OF_DECREE = ForeignKey(("decree_id",), "decrees", ("decree_id",))

DOCUMENTS = TableForm(
    "documents",
    "Input files and what became of them",
    (
        POSITION,
        _text("file", "Nama berkas", required=True),
        Column("sha256", "string", "SHA-256", pattern="[0-9a-f]{64}"),
        _whole("pages", "Jumlah halaman"),
        _key("status", "Status", get_args(Status), required=True),
        _text("reason", "Alasan"),
        _list("ids", "Pengenal keputusan di dalamnya, dipisah spasi", ID),
    ),
    ("position",),
)

DECREES = TableForm(
    "decrees",
    "Decrees",
    (
        DECREE_ID,
        _text("file", "Nama berkas", required=True),
        Column("sha256", "string", "SHA-256", required=True, pattern="[0-9a-f]{64}"),
        _key("status", "Status", get_args(DecreeStatus), required=True),
        _list("pages", "Halaman, dipisah spasi", NUMBER),
        Column("annex_only", "boolean", "Hanya lampiran", required=True),
        Column("salinan", "boolean", "SALINAN"),
        _text("type", "Jenis produk hukum"),
        _text("issuer", "Instansi"),
        _text("issuer_kind", "Jenis instansi"),
        _text("region_type", "Jenis wilayah"),
        _text("region_name", "Nama wilayah"),
        _text("official", "Pejabat"),
        _text("number", "Nomor"),
        _text("number_normalised", "Nomor baku"),
        _text("number_sequence", "Nomor urut"),
        _text("number_classification", "Kode klasifikasi"),
        _text("number_unit", "Kode unit"),
        _whole("number_month", "Bulan dalam nomor", bounds=MONTH),
        _whole("number_year", "Tahun dalam nomor"),
        _whole("year", "Tahun"),
        _text("title", "TENTANG"),
        _text("place", "Ditetapkan di"),
        Column("date", "date", "Pada tanggal"),
        _whole("considerations", "Jumlah butir Menimbang", required=True),
        _whole("legal_basis", "Jumlah butir Mengingat", required=True),
        _whole("dictums", "Jumlah diktum", required=True),
        _whole("tables", "Jumlah tabel", required=True),
        _whole("actions", "Jumlah rencana aksi", required=True),
        _whole("errors", "Jumlah temuan tingkat error", required=True),
        _whole("warnings", "Jumlah temuan tingkat warning", required=True),
        _text("other_numbers", "Nomor lain keputusan bersama, dipisah titik koma"),
    ),
    ("decree_id",),
)

MONTHS = tuple(f"m{month:02d}" for month in range(1, 13))
MONTH_NAMES = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

ACTIONS = TableForm(
    "actions",
    "Action items; a month column is empty where the paper names no months",
    (
        DECREE_ID,
        ACTION,
        _text("area_number", "Nomor area"),
        _text("area", "Area perubahan"),
        _whole("area_code", "Kode area", bounds=(1, 6)),
        _text("number", "No"),
        _text("program", "Program/Kegiatan"),
        _text("criteria", "Kriteria/Indikator"),
        _text("action", "Rencana Aksi"),
        _text("output", "Output/Bukti dukung"),
        _text("owner", "Penanggung jawab"),
        _text("owners", "Para penanggung jawab, dipisah titik koma"),
        _text("note", "Keterangan"),
        _list("periods", "Waktu pelaksanaan, dipisah spasi", PERIOD),
        *(Column(name, "boolean", title) for name, title in zip(MONTHS, MONTH_NAMES, strict=True)),
        _list("unsure", "Waktu yang meragukan, dipisah spasi", PERIOD),
        _key("given_as", "Cara penulisan waktu", get_args(GivenAs)),
        _text("printed", "Waktu sebagaimana tertulis"),
        _text("undated", "Waktu tanpa tanggal"),
        _text("year_from", "Asal tahun"),
        _whole("table", "Tabel ke-", required=True, bounds=FROM_ONE),
        _list("rows", "Baris tabel, dipisah spasi", NUMBER),
        _list("pages", "Halaman, dipisah spasi", NUMBER),
        _whole("flags", "Jumlah temuan pada rencana aksi ini", required=True),
    ),
    ("decree_id", "action_index"),
    (OF_DECREE,),
)

SCHEDULE = TableForm(
    "schedule",
    "One row per action and period",
    (
        DECREE_ID,
        ACTION,
        Column("period", "string", "Waktu", True, pattern=PERIOD),
        _key("kind", "Jenis waktu", ("month", "quarter", "week"), required=True),
        _whole("year", "Tahun", required=True),
        _whole("quarter", "Triwulan", required=True, bounds=(1, 4)),
        _whole("month", "Bulan", bounds=MONTH),
        _whole("week", "Minggu", bounds=(1, 6)),
        Column("unsure", "boolean", "Meragukan", required=True),
    ),
    ("decree_id", "action_index", "period"),
    (ForeignKey(("decree_id", "action_index"), "actions", ("decree_id", "action_index")),),
)

SIGNATORIES = TableForm(
    "signatories",
    "Who signed, and who certified the copy",
    (
        DECREE_ID,
        POSITION,
        _key("kind", "Kedudukan", ("signatory", "attestation"), required=True),
        _text("role", "Jabatan"),
        _text("name", "Nama"),
        _text("bare_name", "Nama tanpa gelar"),
        _text("titles", "Gelar"),
        _text("rank", "Pangkat/golongan"),
        _text("nip", "NIP"),
        _text("acting", "Atas nama"),
        _key("signed", "Tanda tangan", get_args(Signed)),
        _text("unit", "Unit kerja"),
    ),
    ("decree_id", "position"),
    (OF_DECREE,),
)

LEGAL_BASIS = TableForm(
    "legal_basis",
    "Items of Mengingat with the law that each cites",
    (
        DECREE_ID,
        POSITION,
        _text("label", "Angka"),
        _text("text", "Isi", required=True),
        _text("identifier", "Pengenal peraturan"),
        _text("type", "Jenis peraturan"),
        _text("issuer", "Instansi"),
        _text("number", "Nomor"),
        _whole("year", "Tahun"),
        _text("title", "Tentang"),
        _text("gazettes", "Pengumuman, dipisah titik koma"),
        _text("as_amended_by", "Diubah dengan, dipisah titik koma"),
    ),
    ("decree_id", "position"),
    (OF_DECREE,),
)

DICTUMS = TableForm(
    "dictums",
    "What each decree decides",
    (
        DECREE_ID,
        POSITION,
        _text("label", "Diktum", required=True),
        _text("text", "Isi", required=True),
        _key("kind", "Jenis diktum", get_args(DictumKind)),
    ),
    ("decree_id", "position"),
    (OF_DECREE,),
)

FINDINGS = TableForm(
    "findings",
    "Every problem found, with its place",
    (
        DECREE_ID,
        POSITION,
        _key("severity", "Tingkat", get_args(Severity), required=True),
        _text("code", "Kode temuan", required=True),
        _whole("page", "Halaman", bounds=FROM_ONE),
        _text("pointer", "Penunjuk"),
        Column("left", "number", "Kiri", lowest=0, highest=1),
        Column("top", "number", "Atas", lowest=0, highest=1),
        Column("right", "number", "Kanan", lowest=0, highest=1),
        Column("bottom", "number", "Bawah", lowest=0, highest=1),
        _text("message", "Pesan", required=True),
    ),
    ("decree_id", "position"),
    (OF_DECREE,),
)

TABLES = (
    DOCUMENTS,
    DECREES,
    ACTIONS,
    SCHEDULE,
    SIGNATORIES,
    LEGAL_BASIS,
    DICTUMS,
    FINDINGS,
)
