# ruff: noqa: E501 (layouts are read line by line)
"""Decrees as other kinds of agencies set them: what differs is read all the same."""

from dataclasses import dataclass

import pytest
from decree_paper import LABEL, RIGHT, centred, item, labelled, page_of

from zi_extract.decree import read_decree
from zi_extract.decree.regions import find_region
from zi_extract.layout.triage import classify_pages

C = centred
LAW = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;"


def body():
    return [
        *labelled("Menimbang", "bahwa rencana perlu ditetapkan agar pembangunan berjalan tertib;", "a."),
        *item("b.", "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan ini;"),
        *labelled("Mengingat", LAW, "1."),
        *item("2.", "Peraturan Pemerintah Nomor 60 Tahun 2008 tentang Sistem Pengendalian Intern Pemerintah;"),
    ]  # fmt: skip


def dictums(*labels):
    texts = (
        "Menetapkan rencana aksi.",
        "Biaya dibebankan pada DIPA.",
        "Keputusan ini berlaku sejak tanggal ditetapkan.",
    )
    return [row for label, text in zip(labels, texts, strict=False) for row in labelled(label, text)]  # fmt: skip


def signed(*lines):
    return [[(RIGHT, line)] if line else None for line in lines]


@dataclass
class Paper:
    rows: list
    number: str
    title: str
    issuer: str
    place: str
    date: str | None
    role: str
    name: str
    dictums: int = 2
    signed: str = "none"
    nip: str | None = None


UNIVERSITY = Paper(
    [
        C("KEMENTERIAN PENDIDIKAN TINGGI, SAINS, DAN TEKNOLOGI"), C("UNIVERSITAS NEGERI TANJUNG"),
        C("Kampus Tanjung 95618 Telepon (0431) 321845 laman www.tanjung.ac.id"), None,
        C("KEPUTUSAN"), C("REKTOR UNIVERSITAS NEGERI TANJUNG"), C("NOMOR 112/UN41/HK/2024"),
        C("tentang"), C("RENCANA AKSI ZONA INTEGRITAS"), C("FAKULTAS TEKNIK TAHUN 2024"),
        C("DENGAN RAHMAT TUHAN YANG MAHA ESA"), C("REKTOR UNIVERSITAS NEGERI TANJUNG,"), None,
        *body(), C("MEMUTUSKAN"),
        *labelled("Menetapkan", "KEPUTUSAN REKTOR TENTANG RENCANA AKSI ZONA INTEGRITAS."),
        *dictums("KESATU", "KEDUA"), None,
        *signed("Ditetapkan di : Tondano", "Pada tanggal : 12 Januari 2024", "REKTOR,", "", "TTD", "", "DEITJE KATUUK", "NIP 196306151987032001"),
    ],
    "112/UN41/HK/2024", "RENCANA AKSI ZONA INTEGRITAS FAKULTAS TEKNIK TAHUN 2024",
    "UNIVERSITAS NEGERI TANJUNG", "Tondano", "2024-01-12", "REKTOR", "DEITJE KATUUK",
    signed="ttd", nip="196306151987032001",
)  # fmt: skip

REGENT = Paper(
    [
        C("BUPATI BANJAR"), C("PROVINSI KALIMANTAN SELATAN"), None, C("KEPUTUSAN BUPATI BANJAR"),
        C("NOMOR 188.45/120/KUM/2025"), None, C("TENTANG"), None,
        C("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS"), C("DI LINGKUNGAN PEMERINTAH KABUPATEN BANJAR"), None,
        C("BUPATI BANJAR,"), None, *body(), C("M E M U T U S K A N :"), *labelled("Menetapkan", ""),
        *dictums("KESATU", "KEDUA"), None,
        *signed("Ditetapkan di Martapura", "pada tanggal 3 Pebruari 2025", "a.n. BUPATI BANJAR", "SEKRETARIS DAERAH,", "", "ttd", "", "H. MOKHAMAD YUSUF"),
    ],
    "188.45/120/KUM/2025", "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS DI LINGKUNGAN PEMERINTAH KABUPATEN BANJAR",
    "BUPATI BANJAR", "Martapura", "2025-02-03", "a.n. BUPATI BANJAR SEKRETARIS DAERAH", "H. MOKHAMAD YUSUF",
    signed="ttd",
)  # fmt: skip

POLICE = Paper(
    [
        C("KEPOLISIAN NEGARA REPUBLIK INDONESIA"), C("DAERAH JAWA TIMUR"), C("RESOR TUBAN"), None,
        C("KEPUTUSAN KEPALA KEPOLISIAN RESOR TUBAN"), C("Nomor : Kep/ 12 / I / 2024"), C("tentang"),
        C("RENCANA AKSI ZONA INTEGRITAS POLRES TUBAN T.A. 2024"), None,
        C("KEPALA KEPOLISIAN RESOR TUBAN,"), None,
        *labelled("Menimbang", "bahwa rencana perlu ditetapkan agar pembangunan berjalan tertib.", ""),
        *labelled("Mengingat", LAW, "1."), *item("2.", "Peraturan Kepolisian Nomor 2 Tahun 2021 tentang Susunan Organisasi;"),
        *labelled("Memperhatikan", "saran dan pertimbangan staf Polres Tuban.", ""), C("MEMUTUSKAN:"),
        *labelled("Menetapkan", "KEPUTUSAN KEPALA KEPOLISIAN RESOR TUBAN TENTANG RENCANA AKSI.", ""),
        *item("1.", "Mengesahkan rencana aksi sebagaimana tercantum dalam lampiran keputusan ini."),
        *item("2.", "Hal-hal yang berhubungan dengan perubahan akan diatur kemudian."),
        *item("3.", "Keputusan ini mulai berlaku pada tanggal ditetapkan."), None,
        *signed("Ditetapkan di: Tuban", "pada tanggal: 8 Januari 2024", "", "KEPALA KEPOLISIAN RESOR TUBAN", "", "", "SURYONO, S.H., S.I.K., M.H.", "AJUN KOMISARIS BESAR POLISI NRP 79070912"), None,
        [(LABEL, "Kepada Yth.:")], [(LABEL, "1. Kapolda Jawa Timur")],
    ],
    "Kep/ 12 / I / 2024", "RENCANA AKSI ZONA INTEGRITAS POLRES TUBAN T.A. 2024", "KEPOLISIAN RESOR TUBAN",
    "Tuban", "2024-01-08", "KEPALA KEPOLISIAN RESOR TUBAN", "SURYONO, S.H., S.I.K., M.H.",
    dictums=3, nip="79070912",
)  # fmt: skip

PROSECUTOR = Paper(
    [
        C("KEJAKSAAN REPUBLIK INDONESIA"), C("KEJAKSAAN TINGGI BALI"), C("KEJAKSAAN NEGERI GIANYAR"), None,
        C("K E P U T U S A N"), C("KEPALA KEJAKSAAN NEGERI GIANYAR"), C("NOMOR : KEP-12/N.1.15/Cr.4/01/2024"),
        C("T E N T A N G"), C("RENCANA KERJA ZONA INTEGRITAS"), None, C("KEPALA KEJAKSAAN NEGERI GIANYAR"), None,
        *body(), C("MEMUTUSKAN"), *labelled("Menetapkan", "KEPUTUSAN KEPALA KEJAKSAAN NEGERI GIANYAR TENTANG RENCANA KERJA ZONA INTEGRITAS."),
        *dictums("PERTAMA", "KEDUA"), None,
        *signed("Ditetapkan di : Gianyar", "Pada tanggal : 5 Januari 2024", "KEPALA KEJAKSAAN NEGERI GIANYAR,", "", "", "NI WAYAN SARI, S.H., M.H.", "Jaksa Utama Pratama NIP. 19670101 199303 2 001"),
    ],
    "KEP-12/N.1.15/Cr.4/01/2024", "RENCANA KERJA ZONA INTEGRITAS", "KEJAKSAAN NEGERI GIANYAR",
    "Gianyar", "2024-01-05", "KEPALA KEJAKSAAN NEGERI GIANYAR", "NI WAYAN SARI, S.H., M.H.", nip="196701011993032001",
)  # fmt: skip

NARCOTICS = Paper(
    [
        C("BADAN NARKOTIKA NASIONAL KABUPATEN TUBAN"), None, C("SURAT KEPUTUSAN"),
        C("KEPALA BADAN NARKOTIKA NASIONAL KABUPATEN TUBAN"), C("NOMOR : KEP/07/I/KA/PW.01/2024/BNNK"), C("TENTANG"),
        C("TIM PEMBANGUNAN ZONA INTEGRITAS"), None, C("KEPALA BADAN NARKOTIKA NASIONAL KABUPATEN TUBAN"), None,
        *body(), C("MEMUTUSKAN:"), *labelled("Menetapkan", ""), *dictums("Pertama", "Kedua", "Ketiga"), None,
        *signed("Ditetapkan di : Tuban", "Tanggal : 02-01-2024", "Plt. Kepala BNN Kabupaten Tuban", "", "", "I Made Arjana, S.H."),
    ],
    "KEP/07/I/KA/PW.01/2024/BNNK", "TIM PEMBANGUNAN ZONA INTEGRITAS", "BADAN NARKOTIKA NASIONAL KABUPATEN TUBAN",
    "Tuban", "2024-01-02", "Plt. Kepala BNN Kabupaten Tuban", "I Made Arjana, S.H.", dictums=3,
)  # fmt: skip

TAX = Paper(
    [
        C("KEMENTERIAN KEUANGAN REPUBLIK INDONESIA"), C("DIREKTORAT JENDERAL PAJAK"), None,
        C("KEPUTUSAN KEPALA KANTOR PELAYANAN PAJAK PRATAMA CILACAP"), C("NOMOR KEP-12/KPP.3203/2024"), C("TENTANG"),
        C("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS"), None, C("KEPALA KANTOR PELAYANAN PAJAK PRATAMA CILACAP,"), None,
        *body(), C("MEMUTUSKAN:"), *labelled("Menetapkan", "KEPUTUSAN KEPALA KANTOR TENTANG RENCANA AKSI."),
        *dictums("KESATU", "KEDUA"), None,
        *signed("Ditetapkan di Cilacap", "pada tanggal dua puluh Januari dua ribu dua puluh empat", "KEPALA KANTOR PELAYANAN PAJAK", "PRATAMA CILACAP,", "", "", "Ditandatangani Secara Elektronik", "Dr. Ir. R. Agus Halim, M.Sc., Ph.D."),
    ],
    "KEP-12/KPP.3203/2024", "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", "KANTOR PELAYANAN PAJAK PRATAMA CILACAP",
    "Cilacap", "2024-01-20", "KEPALA KANTOR PELAYANAN PAJAK PRATAMA CILACAP", "Dr. Ir. R. Agus Halim, M.Sc., Ph.D.",
    signed="electronic",
)  # fmt: skip

LAND = Paper(
    [
        C("KEPUTUSAN KEPALA KANTOR PERTANAHAN KABUPATEN BANTUL"), C("NOMOR : 12/SK-34.02.UP.04/I/2024"), C("TENTANG"),
        C("PEMBENTUKAN TIM KERJA"), None, C("KEPALA KANTOR PERTANAHAN KABUPATEN BANTUL"), None, *body(),
        *labelled("Membaca", "Surat Kepala Kantor Wilayah tanggal 2 Januari 2024;", "1."), C("MEMUTUSKAN :"),
        *labelled("MENETAPKAN", "KEPUTUSAN KEPALA KANTOR PERTANAHAN KABUPATEN BANTUL TENTANG PEMBENTUKAN TIM KERJA."),
        *dictums("KE SATU", "KE DUA", "KE TIGA"), None,
        *signed("Bantul, 4 Januari 2024", "Kepala Kantor Pertanahan", "Kabupaten Bantul", "", "", "YULI ASTRI, S.SiT., M.H.", "NIP. 19720707 199203 2 003"),
    ],
    "12/SK-34.02.UP.04/I/2024", "PEMBENTUKAN TIM KERJA", "KANTOR PERTANAHAN KABUPATEN BANTUL",
    "Bantul", "2024-01-04", "Kepala Kantor Pertanahan Kabupaten Bantul", "YULI ASTRI, S.SiT., M.H.",
    dictums=3, nip="197207071992032003",
)  # fmt: skip

SUPERVISOR = Paper(
    [
        C("BADAN PENGAWAS PEMILIHAN UMUM"), C("KABUPATEN KLATEN"), None,
        C("KEPUTUSAN KETUA BADAN PENGAWAS PEMILIHAN UMUM KABUPATEN KLATEN"), C("NOMOR: 12/HK.01.01/K.JT-13/01/2024"),
        C("TENTANG"), C("RENCANA AKSI"), None, C("KETUA BADAN PENGAWAS PEMILIHAN UMUM KABUPATEN KLATEN,"), None,
        *body(), C("Memutuskan :"), *labelled("Menetapkan", "Keputusan Ketua tentang Rencana Aksi."), *dictums("Kesatu", "Kedua"), None,
        *signed("Ditetapkan di Klaten", "pada tanggal      Januari 2024", "KETUA,", "", "ttd", "", "ARIF FATKHURROZI"),
    ],
    "12/HK.01.01/K.JT-13/01/2024", "RENCANA AKSI", "BADAN PENGAWAS PEMILIHAN UMUM KABUPATEN KLATEN",
    "Klaten", None, "KETUA", "ARIF FATKHURROZI", signed="ttd",
)  # fmt: skip

PAPERS = [UNIVERSITY, REGENT, POLICE, PROSECUTOR, NARCOTICS, TAX, LAND, SUPERVISOR]


def value(leaf):
    return None if leaf is None else leaf.value


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.issuer.split()[0].lower())
def test_the_decree_of_an_agency(paper):
    page = page_of(paper.rows, top=60)
    assert classify_pages([page])[0].kind == "decree"
    draft = read_decree([page], [])
    header, closing = draft.header, draft.closing
    [signer] = closing.signatories
    read = Paper(
        paper.rows,
        value(header.number.printed),
        value(header.title),
        value(header.issuer.name),
        value(closing.place),
        value(closing.date),
        value(signer.role),
        value(signer.name),
        len(draft.dictums),
        value(signer.signed),
        value(signer.nip),
    )
    assert read == paper
    assert header.type.value in {"KEPUTUSAN", "SURAT KEPUTUSAN"}
    assert draft.considerations
    assert len(draft.legal_basis) == 2


def test_numbered_dictums_of_the_police_have_labels_rank_and_service_number_and_addressees():
    draft = read_decree([page_of(POLICE.rows, top=60)], [])
    assert [dictum.label.value for dictum in draft.dictums] == ["1", "2", "3"]
    assert not any(finding.code == "dictums-missing" for finding in draft.findings)
    [signer] = draft.closing.signatories
    assert signer.rank.value == "AJUN KOMISARIS BESAR POLISI"
    assert signer.nip.confidence < 0.8  # no date of birth vouches for it
    assert [copy.value for copy in draft.closing.copies_to] == ["Kapolda Jawa Timur"]


def test_two_who_sign_side_by_side():
    officers = "KETUA PENGADILAN NEGERI TUBAN DAN KEPALA KEJAKSAAN NEGERI TUBAN"
    left = LABEL + 20
    page = page_of([
        C("KEPUTUSAN BERSAMA"), C(officers), C("NOMOR 12/KPN.W14-U9/SK.OT1.6/I/2024"), C("TENTANG"),
        C("PELAYANAN TERPADU"), None, C(f"{officers},"), None, *body(), C("MEMUTUSKAN:"),
        *labelled("Menetapkan", "KEPUTUSAN BERSAMA TENTANG PELAYANAN TERPADU."), *dictums("KESATU", "KEDUA"), None,
        *signed("Ditetapkan di Tuban", "pada tanggal 9 Januari 2024"), None,
        [(left, "KEPALA KEJAKSAAN NEGERI"), (RIGHT + 40, "KETUA PENGADILAN NEGERI")],
        [(left, "TUBAN,"), (RIGHT + 40, "TUBAN,")], None,
        [(left, "ttd."), (RIGHT + 40, "ttd.")], None,
        [(left, "IMAM SUTOPO, S.H."), (RIGHT + 40, "ARIEF BUDI, S.H., M.H.")],
    ], top=60)  # fmt: skip
    draft = read_decree([page], [])
    assert draft.header.type.value == "KEPUTUSAN BERSAMA"
    assert [(s.role.value, s.name.value, s.signed.value) for s in draft.closing.signatories] == [
        ("KEPALA KEJAKSAAN NEGERI TUBAN", "IMAM SUTOPO, S.H.", "ttd"),
        ("KETUA PENGADILAN NEGERI TUBAN", "ARIEF BUDI, S.H., M.H.", "ttd"),
    ]


def test_a_label_that_touches_its_text_is_told_by_its_column():
    rows = [
        *dictums("KESATU"),
        [(LABEL, "KEDUA Rencana dipakai sebagai acuan.")],
        *labelled("KETIGA", "Keputusan ini berlaku."),
    ]
    page = page_of(
        [
            *UNIVERSITY.rows[:13],
            *body(),
            C("MEMUTUSKAN"),
            *labelled("Menetapkan", "KEPUTUSAN REKTOR."),
            *rows,
        ],
        top=60,
    )
    labels = [dictum.label.value for dictum in read_decree([page], []).dictums]
    assert labels == ["KESATU", "KEDUA", "KETIGA"]


@pytest.mark.parametrize(
    ("office", "region"),
    [
        ("BUPATI TUBAN", ("kabupaten", "TUBAN")),
        ("Bupati Aceh Barat Daya", ("kabupaten", "ACEH BARAT DAYA")),
        ("WALIKOTA TANGERANG", ("kota", "TANGERANG")),
        ("BUPATI KABUPATEN TUBAN", ("kabupaten", "TUBAN")),
        ("KEPALA DINAS KESEHATAN TUBAN", None),
    ],
)
def test_who_heads_a_region_says_what_it_is(office, region):
    found = find_region(office)
    assert (found and (found.type, found.name)) == region
