# ruff: noqa: ARG001, E501 (tables are read line by line)
"""Citations of laws: identifier, gazettes, amendments, and what is odd about them."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_extract.decree.citations import parse_citation
from zi_extract.decree.gazettes import find_gazettes
from zi_extract.decree.legal import check_citation
from zi_extract.model.document_clauses import GazetteSeries

LN = "Lembaran Negara Republik Indonesia"
BN = "Berita Negara Republik Indonesia"
PANRB = "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
ZI = "Pembangunan dan Evaluasi Zona Integritas"
KPU = "Komisi Pemilihan Umum"

# Plain citations: what stands before "tentang", and the identifier.
PLAIN = [
    ("Undang-Undang Nomor 28 Tahun 1999", "uu-28-1999"),
    ("Undang-undang No. 7 Tahun 2017", "uu-7-2017"),
    ("Undang-Undang Republik Indonesia Nomor 5 Tahun 2014", "uu-5-2014"),
    ("Undang-Undang R.I. Nomor 14 Tahun 2008", "uu-14-2008"),
    ("Undang - Undang Nomor 25 Tahun 2009", "uu-25-2009"),
    ("UU Nomor 12 Tahun 2011", "uu-12-2011"),
    ("UNDANG-UNDANG NOMOR 23 TAHUN 2014", "uu-23-2014"),
    ("Undang-Undang nomor 30 tahun 2014", "uu-30-2014"),
    ("Undang-Undang NOMOR I Tahun 2004", "uu-1-2004"),
    ("Undang-Undang No 17 Tahun 2003", "uu-17-2003"),
    ("Undang-Undang Nomor: 15 Tahun 2004", "uu-15-2004"),
    ("Peraturan Pemerintah Nomor 60 Tahun 2008", "pp-60-2008"),
    ("Peraturan Pemerintah Republik Indonesia Nomor 94 Tahun 2021", "pp-94-2021"),
    ("PP Nomor 53 Tahun 2010", "pp-53-2010"),
    ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2022", "perppu-1-2022"),
    ("Perppu Nomor 2 Tahun 2022", "perppu-2-2022"),
    ("Peraturan Presiden Nomor 81 Tahun 2010", "perpres-81-2010"),
    ("Peraturan Presiden Republik Indonesia Nomor 54 Tahun 2018", "perpres-54-2018"),
    ("Perpres No. 55 Tahun 2012", "perpres-55-2012"),
    ("Keputusan Presiden Nomor 42 Tahun 2002", "keppres-42-2002"),
    ("Keppres Nomor 80 Tahun 2003", "keppres-80-2003"),
    ("Instruksi Presiden Nomor 7 Tahun 1999", "inpres-7-1999"),
    ("Inpres Nomor 5 Tahun 2004", "inpres-5-2004"),
    ("Ketetapan Majelis Permusyawaratan Rakyat Nomor XI/MPR/1998", "tap-mpr-xi-mpr-1998"),
    (f"Peraturan {PANRB} Nomor 52 Tahun 2014", "permenpanrb-52-2014"),
    (f"Peraturan {PANRB} Republik Indonesia Nomor 26 Tahun 2020", "permenpanrb-26-2020"),
    ("Peraturan Menteri PAN RB Nomor 90 Tahun 2021", "permenpanrb-90-2021"),
    ("Peraturan Menteri PANRB Nomor 5 Tahun 2024", "permenpanrb-5-2024"),
    (
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor 20 Tahun 2010",
        "permenpanrb-20-2010",
    ),
    ("Permen PANRB No. 10 Tahun 2019", "permenpanrb-10-2019"),
    ("Peraturan Menteri Hukum dan Hak Asasi Manusia Nomor 10 Tahun 2015", "permenkumham-10-2015"),
    ("Peraturan Menteri Hukum dan HAM R.I. Nomor 30 Tahun 2018", "permenkumham-30-2018"),
    ("Peraturan Menteri Hukum Nomor 2 Tahun 2025", "permenkum-2-2025"),
    ("Peraturan Menteri Imigrasi dan Pemasyarakatan Nomor 1 Tahun 2024", "permenimipas-1-2024"),
    ("Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2015", "permendagri-80-2015"),
    ("Peraturan Menteri Keuangan Nomor 129/PMK.05/2020", "pmk-129-pmk-05-2020"),
    ("Peraturan Menteri Keuangan Nomor 62 Tahun 2023", "pmk-62-2023"),
    ("Peraturan Menteri Agama Nomor 72 Tahun 2022", "pma-72-2022"),
    ("Peraturan Menteri Kesehatan Nomor 3 Tahun 2020", "permenkes-3-2020"),
    ("Peraturan Menteri Perhubungan Nomor 17 Tahun 2022", "permenhub-17-2022"),
    ("Peraturan Menteri Pendidikan dan Kebudayaan Nomor 40 Tahun 2020", "permendikbud-40-2020"),
    (
        "Peraturan Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Nomor 28 Tahun 2021",
        "permendikbudristek-28-2021",
    ),
    (
        "Peraturan Menteri Riset, Teknologi, dan Pendidikan Tinggi Nomor 30 Tahun 2018",
        "permenristekdikti-30-2018",
    ),
    (
        "Peraturan Menteri Agraria dan Tata Ruang/Kepala BPN Nomor 17 Tahun 2020",
        "permenatrbpn-17-2020",
    ),
    ("Peraturan Menteri Komunikasi dan Informatika Nomor 12 Tahun 2021", "permenkominfo-12-2021"),
    ("Peraturan Menteri Ketenagakerjaan Nomor 1 Tahun 2021", "permennaker-1-2021"),
    ("Peraturan Menteri Pertanian Nomor 43 Tahun 2015", "permentan-43-2015"),
    (
        "Peraturan Menteri Kelautan dan Perikanan Nomor 48 Tahun 2020",
        "permenkelautan-dan-perikanan-48-2020",
    ),
    ("Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019", "pkpu-8-2019"),
    ("Peraturan KPU Nomor 14 Tahun 2020", "pkpu-14-2020"),
    ("Peraturan Komisi Pemilihan Umum Republik Indonesia Nomor 12 Tahun 2023", "pkpu-12-2023"),
    ("Peraturan Badan Pengawas Pemilihan Umum Nomor 3 Tahun 2022", "perbawaslu-3-2022"),
    ("Peraturan Mahkamah Agung Republik Indonesia Nomor 7 Tahun 2015", "perma-7-2015"),
    ("Peraturan Mahkamah Agung Nomor 1 Tahun 2016", "perma-1-2016"),
    ("Peraturan Jaksa Agung Nomor PER-006/A/JA/07/2017", "perja-per-006-a-ja-07-2017"),
    ("Peraturan Kejaksaan Republik Indonesia Nomor 1 Tahun 2022", "perja-1-2022"),
    ("Peraturan Badan Pusat Statistik Nomor 5 Tahun 2023", "perbps-5-2023"),
    ("Peraturan Kepala Badan Pusat Statistik Nomor 8 Tahun 2020", "perbps-8-2020"),
    ("Peraturan Badan Kepegawaian Negara Nomor 6 Tahun 2022", "perbkn-6-2022"),
    ("Peraturan Lembaga Administrasi Negara Nomor 1 Tahun 2021", "perlan-1-2021"),
    ("Peraturan Badan Narkotika Nasional Nomor 6 Tahun 2020", "perbnn-6-2020"),
    ("Peraturan Kepolisian Negara Republik Indonesia Nomor 14 Tahun 2018", "perpol-14-2018"),
    ("Peraturan Kepala Kepolisian Negara Republik Indonesia Nomor 9 Tahun 2010", "perkap-9-2010"),
    ("Peraturan Ombudsman Republik Indonesia Nomor 22 Tahun 2016", "perori-22-2016"),
    ("Peraturan Komisi Informasi Nomor 1 Tahun 2021", "perki-1-2021"),
    ("Peraturan Arsip Nasional Republik Indonesia Nomor 4 Tahun 2021", "peranri-4-2021"),
    ("Peraturan Daerah Kabupaten Banjar Nomor 13 Tahun 2016", "perda-kab-banjar-13-2016"),
    ("Peraturan Daerah Kota Banjar Nomor 9 Tahun 2016", "perda-kota-banjar-9-2016"),
    ("Peraturan Daerah Provinsi Jawa Barat Nomor 6 Tahun 2016", "perda-prov-jawa-barat-6-2016"),
    ("Peraturan Gubernur Jawa Timur Nomor 20 Tahun 2021", "pergub-jawa-timur-20-2021"),
    ("Peraturan Gubernur Provinsi Bali Nomor 4 Tahun 2020", "pergub-bali-4-2020"),
    ("Peraturan Bupati Tapin Nomor 31 Tahun 2021", "perbup-tapin-31-2021"),
    ("Peraturan Wali Kota Bandung Nomor 5 Tahun 2022", "perwal-bandung-5-2022"),
    ("Peraturan Walikota Malang Nomor 33 Tahun 2019", "perwal-malang-33-2019"),
    ("Keputusan Komisi Pemilihan Umum Nomor 1393 Tahun 2023", "kep-kpu-1393-2023"),
    (
        "Keputusan Komisi Pemilihan Umum Republik Indonesia Nomor 314/ORT.07-Kpt/01/KPU/V/2021",
        "kep-kpu-314-ort-07-kpt-01-kpu-v-2021",
    ),
    (
        "Keputusan Menteri Hukum dan Hak Asasi Manusia Nomor M.HH-07.OT.03.01 Tahun 2019",
        "kepmenkumham-m-hh-07-ot-03-01-2019",
    ),
    ("Keputusan Menteri Keuangan Nomor 671/KMK.01/2021", "kepmenkeu-671-kmk-01-2021"),
    (
        "Surat Keputusan Sekretaris Mahkamah Agung RI Nomor 58/SEK/SK/VIII/2019",
        "kep-sekma-58-sek-sk-viii-2019",
    ),
    ("Keputusan Ketua Mahkamah Agung Nomor 026/KMA/SK/II/2012", "kep-ma-026-kma-sk-ii-2012"),
    (
        "Keputusan Direktur Jenderal Badan Peradilan Agama Nomor 1403.b/DjA/SK/OT.01.3/8/2018",
        "kep-badilag-1403-b-dja-sk-ot-01-3-8-2018",
    ),
    ("Keputusan Jaksa Agung Nomor KEP-225/A/JA/05/2003", "kep-ja-kep-225-a-ja-05-2003"),
    (
        "Surat Edaran Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 4 Tahun 2019",
        "se-menteri-pendayagunaan-aparatur-negara-dan-reformasi-birokrasi-4-2019",
    ),
    ("Instruksi Menteri Dalam Negeri Nomor 2 Tahun 2020", "ins-menteri-dalam-negeri-2-2020"),
]

# Whole citations: text, identifier, gazettes as "SERIES number/year", identifiers of amendments.
WHOLE = [
    (f"Undang-Undang Nomor 28 Tahun 1999 tentang X ({LN} Tahun 1999 Nomor 75, Tambahan {LN} Nomor 3851);", "uu-28-1999", ["LN 75/1999", "TLN 3851/-"], []),
    (f"Undang-Undang Nomor 7 Tahun 2017 tentang Pemilu ({LN} Tahun 2017 Nomor 182, Tambahan {LN} Nomor 6109)", "uu-7-2017", ["LN 182/2017", "TLN 6109/-"], []),
    (f"Undang-Undang Nomor 25 Tahun 2009 tentang X ({LN} Nomor 112 Tahun 2009, Tambahan {LN} Nomor 5038);", "uu-25-2009", ["LN 112/2009", "TLN 5038/-"], []),
    ("Undang-Undang Nomor 1 Tahun 2004 tentang X (Lembaran Negara Tahun 2004 Nomor 5, Tambahan Lembaran Negara Nomor 4355);", "uu-1-2004", ["LN 5/2004", "TLN 4355/-"], []),
    (f"Undang-Undang Nomor 14 Tahun 2008 tentang X ({LN} Tahun 2008 No. 61, Tambahan {LN} No. 4846);", "uu-14-2008", ["LN 61/2008", "TLN 4846/-"], []),
    (f"Peraturan Presiden Nomor 55 Tahun 2012 tentang X ({LN} Tahun 2012 Nomor 122);", "perpres-55-2012", ["LN 122/2012"], []),
    (f"Peraturan {PANRB} Nomor 26 Tahun 2020 tentang X ({BN} Tahun 2020 Nomor 442);", "permenpanrb-26-2020", ["BN 442/2020"], []),
    (f"Peraturan {KPU} Nomor 4 Tahun 2021 tentang X ({BN} Tahun 2021 Nomor 786);", "pkpu-4-2021", ["BN 786/2021"], []),
    ("Peraturan Daerah Kabupaten Tapin Nomor 3 Tahun 2020 tentang X (Lembaran Daerah Kabupaten Tapin Tahun 2020 Nomor 3, Tambahan Lembaran Daerah Kabupaten Tapin Nomor 12);", "perda-kab-tapin-3-2020", ["LD 3/2020", "TLD 12/-"], []),
    ("Peraturan Bupati Tapin Nomor 9 Tahun 2021 tentang X (Berita Daerah Kabupaten Tapin Tahun 2021 Nomor 9);", "perbup-tapin-9-2021", ["BD 9/2021"], []),
    ("Peraturan Gubernur Jawa Barat Nomor 2 Tahun 2021 tentang X (Berita Daerah Provinsi Jawa Barat Tahun 2021 Nomor 2 Seri E);", "pergub-jawa-barat-2-2021", ["BD 2/2021"], []),
    (f"Undang-Undang Nomor 20 Tahun 2023 tentang X ({LN} Tahun 2O23 Nomor 14l, Tambahan {LN} Nomor 6897);", "uu-20-2023", ["LN 141/2023", "TLN 6897/-"], []),
    (f"Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian ({LN} Tahun 2011 Nomor 52; Tambahan {LN} Nomor 5216);", "uu-6-2011", ["LN 52/2011", "TLN 5216/-"], []),
    ("Undang-Undang Nomor 31 Tahun 1999 tentang X sebagaimana telah diubah dengan Undang-Undang Nomor 20 Tahun 2001;", "uu-31-1999", [], ["uu-20-2001"]),
    (f"Undang-Undang Nomor 31 Tahun 1999 tentang X sebagaimana telah diubah dengan Undang-Undang Nomor 20 Tahun 2001 ({LN} Tahun 2001 Nomor 134, Tambahan {LN} Nomor 4150);", "uu-31-1999", [], ["uu-20-2001"]),
    (f"Undang-Undang Nomor 31 Tahun 1999 tentang X sebagaimana telah diubah dengan Undang-Undang Nomor 20 Tahun 2001 tentang Perubahan Atas Undang-Undang Nomor 31 Tahun 1999 tentang X ({LN} Tahun 1999 Nomor 140, Tambahan {LN} Nomor 3874);", "uu-31-1999", ["LN 140/1999", "TLN 3874/-"], ["uu-20-2001"]),
    (f"Undang-Undang Nomor 31 Tahun 1999 tentang X ({LN} Tahun 1999 Nomor 140, Tambahan {LN} Nomor 3874), sebagaimana telah diubah dengan Undang-Undang Nomor 20 Tahun 2001 ({LN} Tahun 2001 Nomor 134, Tambahan {LN} Nomor 4150);", "uu-31-1999", ["LN 140/1999", "TLN 3874/-"], ["uu-20-2001"]),
    (f"Peraturan {KPU} Nomor 8 Tahun 2019 tentang Tata Kerja ({BN} Tahun 2019 Nomor 320), sebagaimana telah beberapa kali diubah, terakhir dengan Peraturan {KPU} Nomor 4 Tahun 2021 tentang Perubahan Ketiga atas Peraturan {KPU} Nomor 8 Tahun 2019 tentang Tata Kerja ({BN} Tahun 2021 Nomor 786);", "pkpu-8-2019", ["BN 320/2019"], ["pkpu-4-2021"]),
    (f"Undang-Undang Nomor 23 Tahun 2014 tentang X ({LN} Tahun 2014 Nomor 244, Tambahan {LN} Nomor 5587) sebagaimana telah diubah beberapa kali terakhir dengan Undang-Undang Nomor 6 Tahun 2023;", "uu-23-2014", ["LN 244/2014", "TLN 5587/-"], ["uu-6-2023"]),
    (f"Undang-Undang Nomor 23 Tahun 2014 tentang X sebagaimana telah diubah beberapa kali dan terakhir dengan Undang-Undang Nomor 1 Tahun 2022 tentang Y ({LN} Tahun 2022 Nomor 4, Tambahan {LN} Nomor 6757);", "uu-23-2014", [], ["uu-1-2022"]),
    ("Undang-Undang Nomor 12 Tahun 2011 tentang X sebagaimana telah beberapa kali diubah terakhir dengan Undang-Undang Nomor 13 Tahun 2022;", "uu-12-2011", [], ["uu-13-2022"]),
    ("Undang-Undang Nomor 2 Tahun 1986 tentang Peradilan Umum sebagaimana telah diubah dengan Undang-Undang Nomor 8 Tahun 2004 dan terakhir dengan Undang-Undang Nomor 49 Tahun 2009;", "uu-2-1986", [], ["uu-8-2004", "uu-49-2009"]),
    ("Undang-Undang Nomor 7 Tahun 1989 tentang Peradilan Agama sebagaimana telah diubah dengan Undang-Undang Nomor 3 Tahun 2006 dan Undang-Undang Nomor 50 Tahun 2009;", "uu-7-1989", [], ["uu-3-2006", "uu-50-2009"]),
    ("Undang-Undang Nomor 50 Tahun 2009 tentang Perubahan Kedua atas Undang-Undang Nomor 7 Tahun 1989 tentang Peradilan Agama;", "uu-50-2009", [], []),
    (f"Peraturan {PANRB} Nomor 3 Tahun 2023 tentang Perubahan atas Peraturan {PANRB} Nomor 25 Tahun 2020 tentang Road Map Reformasi Birokrasi 2020-2024;", "permenpanrb-3-2023", [], []),
    ("Peraturan Pemerintah Nomor 11 Tahun 2017 tentang X sebagaimana diubah dengan Peraturan Pemerintah Nomor 17 Tahun 2020;", "pp-11-2017", [], ["pp-17-2020"]),
    ("Peraturan Presiden Nomor 16 Tahun 2018 tentang Pengadaan sebagaimana telah dirubah dengan Peraturan Presiden Nomor 12 Tahun 2021;", "perpres-16-2018", [], ["perpres-12-2021"]),
    (f"Peraturan {PANRB} Nomor 90 Tahun 2021 tentang {ZI} Menuju Wilayah Bebas Korupsi (WBK) di Instansi Pemerintah ({BN} Tahun 2021 Nomor 1571);", "permenpanrb-90-2021", ["BN 1571/2021"], []),
    ("Peraturan Menteri Hukum dan Hak Asasi Manusia Nomor 10 Tahun 2015 tentang Pembangunan Zona Integritas (WBK).", "permenkumham-10-2015", [], []),
    ("Undang-Undang Nomor 39 Tahun 2008 tentang Kementerian Negara sebagaimana telah diubah dengan Undang-Undang Nomor 61 Tahun 2024;", "uu-39-2008", [], ["uu-61-2024"]),
    (f"Peraturan Pemerintah Nomor 53 Tahun 2010 tentang Disiplin ({LN} Tahun 2010 Nomor 74, Tambahan {LN} Nomor 5135);", "pp-53-2010", ["LN 74/2010", "TLN 5135/-"], []),
    ("Peraturan Wali Kota Serang Nomor 5 Tahun 2020 tentang X (Berita Daerah Kota Serang Tahun 2020 Nomor 5);", "perwal-serang-5-2020", ["BD 5/2020"], []),
    ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;", "uud-1945", [], []),
    ("Surat Keputusan Rektor Universitas X Nomor 12/UN1/KP/2020 tentang Y;", "kep-rektor-universitas-x-12-un1-kp-2020", [], []),
    ("Keputusan Kepala Kejaksaan Negeri Tapin Nomor KEP-12/O.3.17/Cr.4/01/2024 tanggal 5 Januari 2024 tentang Tim;", "kep-kepala-kejaksaan-negeri-tapin-kep-12-o-3-17-cr-4-01-2024", [], []),
    ("Peraturan Bersama Menteri X dan Menteri Y Nomor 1 Tahun 2010 tentang Z;", "perber-menteri-x-dan-menteri-y-1-2010", [], []),
    ("Daftar Isian Pelaksanaan Anggaran (DIPA) Kantor X Nomor SP DIPA-013.06.2 Tahun 2024;", None, [], []),
    (f"Undang-Undang Nomor 48 Tahun 2009 tentang Kekuasaan Kehakiman {LN} Tahun 2009 Nomor 157, Tambahan {LN} Nomor 5076;", "uu-48-2009", ["LN 157/2009", "TLN 5076/-"], []),
]  # fmt: skip


def named(gazettes):
    return [f"{g.series} {g.number}/{g.year or '-'}" for g in gazettes]


@pytest.mark.parametrize(("head", "identifier"), PLAIN)
def test_identifier_and_title(head, identifier):
    parsed = parse_citation(f"{head} tentang Judul Peraturan Itu;")
    assert parsed is not None
    assert parsed.identifier == identifier
    assert parsed.title == "Judul Peraturan Itu"


@pytest.mark.parametrize(("text", "identifier", "gazettes", "amended"), WHOLE)
def test_whole_citation(text, identifier, gazettes, amended):
    parsed = parse_citation(text)
    assert parsed is not None
    if identifier:
        assert parsed.identifier == identifier
    assert named(parsed.gazettes) == gazettes
    assert [later.identifier for later in parsed.amended_by] == amended


def test_the_tables_are_long_enough():
    assert len(PLAIN) + len(WHOLE) >= 120


def test_gazettes_of_the_amendment_stay_with_it():
    parsed = parse_citation(WHOLE[14][0])
    assert named(parsed.amended_by[0].gazettes) == ["LN 134/2001", "TLN 4150/-"]


@pytest.mark.parametrize(("text", "identifier", "gazettes", "amended"), WHOLE)
def test_ranges_point_at_their_text(text, identifier, gazettes, amended):
    parsed = parse_citation(text)
    assert text[slice(*parsed.title_at)] == parsed.title
    assert text[slice(*parsed.issuer_at)] == parsed.issuer
    for gazette in parsed.gazettes:
        assert text[slice(*gazette.at)].lower().split()[0] in {"lembaran", "berita", "tambahan"}


@pytest.mark.parametrize(
    "text", ["Hasil rapat tanggal 2 Januari 2024;", "bahwa untuk itu", "", "Lorem ipsum"]
)
def test_what_is_no_law_is_no_citation(text):
    assert parse_citation(text) is None


ODD = [
    (f"Undang-Undang Nomor 28 Tahun 1999 tentang X ({LN} Tahun 1998 Nomor 75, Tambahan {LN} Nomor 3851);", "citation-gazette-year"),
    (f"Undang-Undang Nomor 8 Tahun 1999 tentang X ({LN} Tahun 1999 Nomor 7500, Tambahan {LN} Nomor 3851);", "citation-gazette-order"),
    (f"Undang-Undang Nomor 28 Tahun 1999 tentang X ({LN} Tahun 1999 Nomor 76, Tambahan {LN} Nomor 3851);", "citation-known-law"),
    (f"Undang-Undang Nomor 28 Tahun 1999 tentang X ({LN} Tahun 1999 Nomor 75, Tambahan {LN} Nomor 3857);", "citation-known-law"),
    (f"Peraturan {PANRB} Nomor 5 Tahun 2020 tentang X ({LN} Tahun 2020 Nomor 442);", "citation-gazette-series"),
    (f"Peraturan {PANRB} Nomor 5 Tahun 2021 tentang X ({BN} Tahun 2021 Nomor 15771);", "citation-slip"),
    (f"Peraturan {PANRB} Nomor 5 Tahun 2021 tentang X ({BN} Tahun 2021 Nomor 157.71);", "citation-slip"),
]  # fmt: skip


def test_what_is_odd_names_the_text_whose_figures_may_be_misread():
    (found,) = check_citation(ODD[0][0], "/legal_basis/0", 1)
    assert (found.pointer, found.severity) == ("/legal_basis/0/text", "warning")


def test_a_gazette_of_the_next_year_is_usual_for_ministers():
    text = f"Peraturan {PANRB} Nomor 120 Tahun 2018 tentang X ({BN} Tahun 2019 Nomor 157);"
    (found,) = check_citation(text, "/legal_basis/0", 1)
    assert (found.code, found.severity) == ("citation-gazette-year", "info")


@pytest.mark.parametrize(("text", "code"), ODD)
def test_oddities_are_findings(text, code):
    assert code in [finding.code for finding in check_citation(text, "/legal_basis/0", 1)]


@pytest.mark.parametrize(("text", "identifier", "gazettes", "amended"), WHOLE)
def test_right_citations_give_no_warning(text, identifier, gazettes, amended):
    assert not [f for f in check_citation(text, "/legal_basis/0", 1) if f.severity == "warning"]


KINDS = ["Undang-Undang", "Peraturan Pemerintah", "Peraturan Presiden", f"Peraturan {PANRB}"]
TITLES = st.lists(
    st.sampled_from(["Tata", "Kerja", "Pelayanan", "Publik", "dan"]), min_size=1, max_size=6
)


@given(
    st.sampled_from(KINDS),
    st.integers(1, 400),
    st.integers(1945, 2030),
    TITLES,
    st.integers(1, 300),
)
def test_format_then_parse_gives_the_same(kind, number, year, words, gazette):
    title = " ".join(words)
    text = (
        f"{kind} Nomor {number} Tahun {year} tentang {title} ({LN} Tahun {year} Nomor {gazette});"
    )
    parsed = parse_citation(text)
    assert (parsed.number, parsed.year, parsed.title) == (str(number), year, title)
    assert named(parsed.gazettes) == [f"LN {gazette}/{year}"]


def test_the_gazette_of_a_law_that_another_adopts_is_in_its_title():
    text = (
        f"Undang-Undang Nomor 12 Tahun 1960 tentang Penetapan Undang-Undang Darurat Nomor 5 Tahun "
        f"1955 tentang Pasar ({LN} Tahun 1955 Nomor 8) Sebagai Undang-Undang ({LN} Tahun 1960 "
        f"Nomor 61, Tambahan {LN} Nomor 1899);"
    )
    parsed = parse_citation(text)
    assert parsed.title.startswith("Penetapan")
    assert parsed.title.endswith("Sebagai Undang-Undang")
    assert named(parsed.gazettes) == ["LN 61/1960", "TLN 1899/-"]
    assert not check_citation(text, "/legal_basis/0", 1)


@pytest.mark.parametrize(
    ("text", "identifier", "issuer"),
    [
        ("Permendagri Nomor 86 Tahun 2017 tentang Tata Cara;", "permendagri-86-2017", ""),
        ("Permenpan RB Nomor 52 Tahun 2014 tentang Pedoman;", "permenpanrb-52-2014", ""),
        ("PMK Nomor 62 Tahun 2023 tentang Anggaran;", "pmk-62-2023", ""),
        ("PKPU Nomor 14 Tahun 2020 tentang Tugas;", "pkpu-14-2020", ""),
        ("SE. Sekjen Nomor S-4/X/2014 perihal Etik;", "se-sekjen-s-4-x-2014", "Sekjen"),
    ],
)
def test_abbreviated_laws(text, identifier, issuer):
    parsed = parse_citation(text)
    assert (parsed.identifier, parsed.issuer) == (identifier, issuer)


@pytest.mark.parametrize("extra", ["", "Tambahan "])
@pytest.mark.parametrize("medium", ["Lembaran", "Berita"])
@pytest.mark.parametrize("of", ["Negara Republik Indonesia", "Daerah Kabupaten Sukamaju"])
def test_every_gazette_that_can_be_cited_can_be_exported(extra, medium, of):
    """A supplement of the Berita is rare, but one of them must not cost the whole document."""
    (gazette,) = find_gazettes(text := f"({extra}{medium} {of} Nomor 37)", 0, len(text))
    assert gazette.series in get_args(GazetteSeries)


@given(st.text(max_size=200))
def test_any_text_is_survived(text):
    parse_citation(text)
    parse_citation("Undang-Undang Nomor " + text)
