"""Slips of reading that can stand on no paper."""

import pytest

from zi_extract.decree.ink import mended


@pytest.mark.parametrize("read", ["1n1", "inl", "im", "mi", "1111"])
def test_no_other_word_stands_behind_keputusan(read):
    assert mended(f"dari Keputusan {read}.") == "dari Keputusan ini."
    assert mended(f"Keputusan {read} mulai berlaku") == "Keputusan ini mulai berlaku"


@pytest.mark.parametrize(
    "printed", ["Keputusan Menteri", "Keputusan Ini berlaku", "Keputusan mi", "dalam im."]
)
def test_other_words_stay(printed):
    assert mended(printed) == printed


@pytest.mark.parametrize("read", ["aksi: ;", "aksi:;", "aksi : ;"])
def test_a_speck_before_the_semicolon_is_no_colon(read):
    assert mended(read) == "aksi;"


def test_a_stroke_before_the_class_of_a_number_is_the_shadow_of_its_slash():
    assert mended("Nomor 40/IPW.01/01/2024") == "Nomor 40/PW.01/01/2024"
    assert mended("Nomor 40/IK.01/01/2024") == "Nomor 40/IK.01/01/2024"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Tahun. 2009 Nomor. 112. Tambahan Lembaran", "Tahun 2009 Nomor 112, Tambahan Lembaran"),
        ("Pelayanan Publik di. lingkungan", "Pelayanan Publik di lingkungan"),
        ("pada tahun, bulan", "pada tahun, bulan"),
    ],
)
def test_a_citation_has_no_stop_before_its_year_its_number_or_its_supplement(read, printed):
    assert mended(read) == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("dalam hurufa, dan hurufb perlu", "dalam huruf a, dan huruf b perlu"),
        ("menurut hurufnya", "menurut hurufnya"),
    ],
)
def test_a_letter_that_ran_into_the_word_before_it_is_parted(read, printed):
    assert mended(read) == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("berjalan tertib. dan terukur", "berjalan tertib dan terukur"),
        ("Dinas Provinsi, Badan Provinsi. dan Kota", "Dinas Provinsi, Badan Provinsi, dan Kota"),
        ("Perubahan atas. Undang-Undang", "Perubahan atas Undang-Undang"),
        ("Negara dan Reformasi. Birokrasi", "Negara dan Reformasi Birokrasi"),
        ("Sistem . Pengendalian", "Sistem Pengendalian"),
        ("Tahun 2012 Nomor - 112)", "Tahun 2012 Nomor 112)"),
        ("Nomor 5111};", "Nomor 5111);"),
        ("Berita Negara. Republik Indonesia", "Berita Negara Republik Indonesia"),
        ("selesai. bahwa untuk", "selesai. bahwa untuk"),
        ("telah selesai. Ketua Tim", "telah selesai. Ketua Tim"),
    ],
)
def test_a_speck_inside_a_sentence_is_no_stop_on_scans(read, printed):
    assert mended(read, scanned=True) == printed
    assert mended(read) == read
