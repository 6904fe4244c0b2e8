import pytest

from zi_extract.tables.stitch_text import breaks_off, folded_lines, goes_on, joined, starts_item


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Melaksanakan penilaian", "kinerja pegawai"),
        ("telah dipertimbangkan", "kesenjangan kompetensi pegawai"),
        ("(Facebook, Instagram,", "Youtube, Tiktok)"),
        ("di lingkungan", "Kejaksaan Negeri"),
        ("a. SK Tim\nb. Undangan", "c. Notulen"),
        ("1) Rapat;\n2) Laporan;", "3) Evaluasi"),
        ("hasil monitoring dan", "Evaluasi"),
        ("seluruh unsur Kantor Kementerian Agama Kota", "Ternate serta mencatat hambatan"),
    ],
)
def test_texts_that_go_on(upper, lower):
    assert goes_on(upper, lower) > 0


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Membentuk tim kerja", "Melaksanakan rapat"),
        ("Mengisi capaian bersama hasil", "Mengalihkan naskah dinas"),
        ("Dokumen SOP.", "Laporan evaluasi"),
        ("c. Notulen", "a. Undangan"),
        ("SOP telah dievaluasi", "Terdapat kebijakan"),
        ("Kampanye sudah dilakukan", "Risiko utama sudah dinilai"),
    ],
)
def test_texts_that_begin_anew(upper, lower):
    assert goes_on(upper, lower) < 0


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("Laporan", "bulanan", "Laporan bulanan"),
        ("a. SK", "b. Foto", "a. SK\nb. Foto"),
        ("masing-", "masing jabatan", "masing-masing jabatan"),
        ("kode etik/", "kode perilaku", "kode etik/kode perilaku"),
        ("", "SK", "SK"),
        ("SK", "", "SK"),
    ],
)
def test_joining(upper, lower, whole):
    assert joined(upper, lower) == whole


def test_printed_lines_fold_but_list_items_stay():
    printed = "a. Surat\nKeputusan Tim\nb. Undangan dan\nnotulen"
    assert folded_lines(printed) == "a. Surat Keputusan Tim\nb. Undangan dan notulen"


def test_breaking_off():
    assert breaks_off("pembangunan Zona Integritas menuju")
    assert breaks_off("Sistem Informasi (Siasn")
    assert not breaks_off("Dokumen SOP")
    assert not breaks_off("")


def test_list_labels():
    assert starts_item("a. SK Tim")
    assert starts_item("2) Laporan")
    assert starts_item("- Foto")
    assert not starts_item("SK Tim")
    assert not starts_item("III)")
    assert not starts_item("12.5 persen")
