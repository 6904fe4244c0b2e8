"""The collection's tables: every column's name, type and key. All formats are made from this."""

from __future__ import annotations

from zi_extract.export.columns import Column, ForeignKey, TableForm


def _text(name: str, title: str, *, required: bool = False) -> Column:
    return Column(name, "string", title, required)


def _whole(name: str, title: str, *, required: bool = False) -> Column:
    return Column(name, "integer", title, required)


DECREE_ID = _text("decree_id", "Pengenal keputusan", required=True)
POSITION = _whole("position", "Urutan", required=True)
ACTION = _whole("action_index", "Urutan rencana aksi", required=True)
OF_DECREE = ForeignKey(("decree_id",), "decrees", ("decree_id",))
STATUSES = ("ok", "review", "partial", "not_a_decree", "failed")

DOCUMENTS = TableForm(
    "documents",
    "Input files and what became of them",
    (
        POSITION,
        _text("file", "Nama berkas", required=True),
        Column("sha256", "string", "SHA-256", pattern="[0-9a-f]{64}"),
        _whole("pages", "Jumlah halaman"),
        Column("status", "string", "Status", required=True, choices=STATUSES),
        _text("reason", "Alasan"),
        _text("ids", "Pengenal keputusan di dalamnya, dipisah spasi"),
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
        Column("status", "string", "Status", required=True, choices=STATUSES[:3]),
        _text("pages", "Halaman, dipisah spasi"),
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
        _whole("number_month", "Bulan dalam nomor"),
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
        _whole("area_code", "Kode area"),
        _text("number", "No"),
        _text("program", "Program/Kegiatan"),
        _text("criteria", "Kriteria/Indikator"),
        _text("action", "Rencana Aksi"),
        _text("output", "Output/Bukti dukung"),
        _text("owner", "Penanggung jawab"),
        _text("owners", "Para penanggung jawab, dipisah titik koma"),
        _text("note", "Keterangan"),
        _text("periods", "Waktu pelaksanaan, dipisah spasi"),
        *(Column(name, "boolean", title) for name, title in zip(MONTHS, MONTH_NAMES, strict=True)),
        _text("unsure", "Waktu yang meragukan, dipisah spasi"),
        _text("given_as", "Cara penulisan waktu"),
        _text("printed", "Waktu sebagaimana tertulis"),
        _text("undated", "Waktu tanpa tanggal"),
        _text("year_from", "Asal tahun"),
        _whole("table", "Tabel ke-", required=True),
        _text("rows", "Baris tabel, dipisah spasi"),
        _text("pages", "Halaman, dipisah spasi"),
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
        _text("period", "Waktu", required=True),
        Column("kind", "string", "Jenis waktu", True, choices=("month", "quarter", "week")),
        _whole("year", "Tahun", required=True),
        _whole("quarter", "Triwulan", required=True),
        _whole("month", "Bulan"),
        _whole("week", "Minggu"),
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
        Column("kind", "string", "Kedudukan", True, choices=("signatory", "attestation")),
        _text("role", "Jabatan"),
        _text("name", "Nama"),
        _text("bare_name", "Nama tanpa gelar"),
        _text("titles", "Gelar"),
        _text("rank", "Pangkat/golongan"),
        _text("nip", "NIP"),
        _text("acting", "Atas nama"),
        _text("signed", "Tanda tangan"),
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
        _text("kind", "Jenis diktum"),
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
        Column("severity", "string", "Tingkat", True, choices=("error", "warning", "info")),
        _text("code", "Kode temuan", required=True),
        _whole("page", "Halaman"),
        _text("pointer", "Penunjuk"),
        Column("left", "number", "Kiri"),
        Column("top", "number", "Atas"),
        Column("right", "number", "Kanan"),
        Column("bottom", "number", "Bawah"),
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
