"""A drawn table page read by the real engine, and repairs, lexicon and confidence."""

from __future__ import annotations

import shutil
from dataclasses import replace

import cv2
import numpy as np
import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page_image import PageImage
from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.ocr.blocks import read_page_words
from zi_extract.ocr.cells import read_cells
from zi_extract.ocr.confidence import DOUBTFUL, confidence_alone, confidence_of_two
from zi_extract.ocr.crops import cut_out
from zi_extract.ocr.engine import Sighting
from zi_extract.ocr.known import is_known
from zi_extract.ocr.orientation import find_orientation
from zi_extract.ocr.printed import printed_text
from zi_extract.ocr.repair import is_split, repaired
from zi_extract.ocr.tesseract import Tesseract

HEIGHT = 17.0


def word(text, left=0.0, confidence=0.9):
    return Word(text, Box(left, 0, left + 10, 10), confidence, "fake")


def page_with_table():
    pixels = np.full((700, 1100), 245, np.uint8)
    write(pixels, "Surat Keputusan", 80, 100)
    edges_x, edges_y = (100, 200, 700, 800), (200, 300, 400)
    for x in edges_x:
        cv2.line(pixels, (x, edges_y[0]), (x, edges_y[-1]), 0, 3)
    for y in edges_y:
        cv2.line(pixels, (edges_x[0], y), (edges_x[-1], y), 0, 3)
    write(pixels, "No", 120, 260)
    write(pixels, "Laporan kegiatan", 220, 260)
    write(pixels, "Rapat evaluasi", 220, 360)
    write(pixels, "v", 740, 360)
    return PageImage(1, pixels, 200.0), edges_x, edges_y


def write(pixels, text, x, y):
    cv2.putText(pixels, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2, cv2.LINE_AA)


def fragment(edges_x, edges_y):
    mark = Tick("marked", "mark", 0.2, 0.99)
    cells = tuple(
        Cell(r, c, 1, 1, Box(edges_x[c], edges_y[r], edges_x[c + 1], edges_y[r + 1]),
             tick=mark if (r, c) == (1, 2) else None)
        for r in range(2) for c in range(3)
    )  # fmt: skip
    box = Box(edges_x[0], edges_y[0], edges_x[-1], edges_y[-1])
    return TableFragment(1, 0, box, 2, 3, edges_x, edges_y, cells)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_cells_and_page_words_of_a_drawn_page():
    image, xs, ys = page_with_table()
    reader = Tesseract()
    around = read_page_words(image, reader, HEIGHT, [Box(xs[0], ys[0], xs[-1], ys[-1])])
    assert " ".join(item.text for item in around) == "Surat Keputusan"
    words, (table,) = read_cells(image, [fragment(xs, ys)], reader, HEIGHT, first_index=2)
    assert [cell.text for cell in table.cells] == [
        "No", "Laporan kegiatan", "", "", "Rapat evaluasi", ""
    ]  # fmt: skip
    assert table.cells[1].words == (3, 4)
    kegiatan = words[2]
    assert (kegiatan.text, kegiatan.confidence >= 0.8) == ("kegiatan", True)
    assert table.cells[1].box.contains(kegiatan.box.center_x, kegiatan.box.center_y)


class Fake:
    """A reader that says the same of every picture, in two voices."""

    def __init__(self, first, second):
        self.says = {"first": first, "second": second, "third": second}

    def name(self, model="first"):
        return f"fake/{model}"

    def read(self, pictures, layout, model="first", characters=""):  # noqa: ARG002
        text, confidence = self.says[model]
        return tuple(
            (Sighting(text, Box(17, 17, p.shape[1] - 17, p.shape[0] - 17), confidence, 0),)
            for p in pictures
        )


def read_one(first, second):
    words, read = read_lone(Fake(first, second))
    return words[0], read.cells[0]


def read_lone(reader):
    """The words of a table of one cell, and the table."""
    image, xs, ys = page_with_table()
    table = fragment(xs, ys)
    lone = TableFragment(1, 0, table.box, 1, 1, (), (), (table.cells[1],))
    words, (read,) = read_cells(image, [lone], reader, HEIGHT)
    return words, read


def test_sure_words_are_read_once():
    found, cell = read_one(("laporan", 0.95), ("lain", 0.95))
    assert (found.text, found.readings) == ("laporan", ())
    assert cell.confidence >= 0.95


def test_agreement_raises_and_both_readings_are_kept():
    found, _ = read_one(("laporan", 0.5), ("laporan", 0.6))
    assert found.confidence >= 0.9
    assert [reading.text for reading in found.readings] == ["laporan", "laporan"]


@pytest.mark.parametrize("mark", [".", ":"])
def test_a_mark_that_only_an_unsure_reader_sees_is_a_speck(mark):
    found, _ = read_one(("Kendaraan" + mark, 0.4), ("Kendaraan", 0.96))
    assert (found.text, found.raw, found.repair) == (
        "Kendaraan",
        "Kendaraan" + mark,
        "speck-as-mark",
    )


def test_the_second_reader_lacks_the_sign_for_per_cent():
    found, _ = read_one(("100%", 0.7), ("100Yo", 0.95))
    assert found.text == "100%"
    assert found.confidence >= 0.8


class Colon(Fake):
    """It sees a word, and a colon in the white beside it whose box reaches to the word's ink."""

    def __init__(self):
        super().__init__(("laporan", 0.95), ("laporan", 0.95))

    def read(self, pictures, layout, model="first", characters=""):
        if not pictures:
            return ()
        (found,) = super().read(pictures[:1], layout, model, characters)
        ink = np.flatnonzero((pictures[0] < 100).any(axis=0))
        gap = int(ink[np.argmax(np.diff(ink))])
        colon = Box(gap - 1, found[0].box.top, gap + 11, found[0].box.bottom)
        return ((*found, Sighting(":", colon, 0.99, 0)),)


def test_a_lone_mark_has_ink_of_its_own():
    words, _ = read_lone(Colon())
    assert [word.text for word in words] == ["laporan"]


class Halves(Fake):
    """Its first voice says a doubled word in two halves, its second says it whole."""

    def __init__(self):
        super().__init__(("Undang", 0.5), ("Undang-Undang", 0.9))

    def read(self, pictures, layout, model="first", characters=""):
        whole = super().read(pictures, layout, model, characters)
        if model == "second":
            return whole
        return tuple(
            (
                replace(one, box=Box(17, 17, one.box.center_x - 4, one.box.bottom)),
                replace(one, box=Box(one.box.center_x + 4, 17, one.box.right, one.box.bottom)),
            )
            for (one,) in whole
        )


def test_a_doubled_word_whose_hyphen_one_reader_lost_is_said_once():
    words, _ = read_lone(Halves())
    assert [word.text for word in words] == ["Undang-Undang"]


def test_disagreement_lowers():
    found, cell = read_one(("loparon", 0.9), ("lapotan", 0.9))
    assert found.confidence < 0.8
    assert cell.confidence < 0.8


def test_known_word_of_the_second_reader_is_taken_but_both_stay():
    found, _ = read_one(("Iaporan", 0.5), ("laporan", 0.7))
    assert (found.text, found.reader) == ("laporan", "fake/second")
    assert found.readings[0].text == "Iaporan"


@pytest.mark.parametrize(
    ("text", "before", "want"),
    [
        ("|", "Kelas", "I"),
        ("ll.", "Area", "II."),
        ("BO3", "", "B03"),
        ("TP!", "", "TPI"),
        ("2O2O", "", "2020"),
        ("HK.O2.OO", "", "HK.02.00"),
        ("W15/OT.01.3/1/2024", "", "W15/OT.01.3/I/2024"),
        ("451/0T.01.3", "", "451/OT.01.3"),
        ("TW!", "", "TW I"),
        ("‘Menyusun", "", "Menyusun"),
        ("Ill.", "", "III."),
        ("SP4N-LAPORI", "", "SP4N-LAPOR!"),
    ],
)
def test_repairs_keep_the_raw_text(text, before, want):
    mended = repaired(word(text), before)
    assert (mended.text, mended.raw) == (want, text)
    assert mended.repair


@pytest.mark.parametrize(
    "text", ["INTEGRTAS", "Dokuemen", "kuru", "Ill", "OT.01.3", "PW.01/10/2022"]
)
def test_what_may_be_printed_so_stays(text):
    assert repaired(word(text)).text == text


def test_line_ends():
    words = [word(text) for text in ("beban", "masing-", "masing", "Zona")]
    assert printed_text(words, [0, 0, 1, 2]) == "beban masing-masing\nZona"
    assert printed_text([word("kebutuha"), word("n")], [0, 1]) == "kebutuhan"
    assert not is_split("kerja", "sama")


def test_no_space_follows_the_sign_of_what_is_electronic():
    assert (
        printed_text([word("rekap"), word("e-"), word("Kinerja")], [0, 0, 0]) == "rekap e-Kinerja"
    )
    assert printed_text([word("e-"), word("-")], [0, 0]) == "e- -"


@pytest.mark.parametrize(
    "text",
    [
        *("dilaksanakan", "Pengawasan,", "WBK/WBBM", "12", "(3)", "III", "a.", "masing-masing"),
        *("BerAKHLAK", "WhatsApp", "Dukcapil", "tenggat", "yel-yel,", "Sertipikat", "analysis"),
        *("ASN", "Plt.", "dll.", "Simpeg", "SE/TA", "dituangkan"),
        *("pegawai", "perawat", "pemulihan", "menerapkan"),
        *("menunjuk", "memperoleh", "penilaian", "mensosialisasikan", "mengukur", "adalah"),
    ],
)
def test_known(text):
    assert is_known(text)


@pytest.mark.parametrize(
    "text",
    [
        "pengendatian",
        "PemERintah",
        "xqz",
        "|",
        "Dokunten",
        "menunit",
        "riaskah",
        "pengendalan",
        "diumumkani",
        "Berakhlaq",
        "tenggatan",
        "se/ta",
        "tuang",
        "pegawat",
        "diakukan",  # a stroke lost of dilakukan
        "pelaksaraan",
        "keburuhan",
    ],
)
def test_unknown(text):
    assert not is_known(text)


def test_a_slip_of_a_listed_word_is_doubted_whoever_agrees():
    for text in ("Gubemur", "scluruh", "Penctapan,"):
        assert confidence_alone(text, 0.99) < DOUBTFUL
        assert confidence_of_two(text, 0.95, agree=True, other=text) < DOUBTFUL
    for text in ("Tukan", "Paciran", "Sitorus"):
        assert confidence_of_two(text, 0.95, agree=True, other=text) >= DOUBTFUL


def test_confidence_is_monotone():
    for text in ("laporan", "xqz", "2024"):
        alone = [confidence_alone(text, step / 20) for step in range(21)]
        assert alone == sorted(alone)
        for agree in (True, False):
            two = [confidence_of_two(text, s / 20, agree=agree, other="y") for s in range(21)]
            assert two == sorted(two)


def test_crop_without_ink_is_none():
    assert cut_out(np.full((60, 60), 240, np.uint8), Box(0, 0, 60, 60), HEIGHT) is None


def test_light_text_on_a_dark_band_is_inverted():
    pixels = np.full((80, 300), 40, np.uint8)
    cv2.putText(pixels, "Output", (30, 50), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 250, 2)
    crop = cut_out(pixels, Box(0, 0, 300, 80), HEIGHT)
    assert crop is not None
    assert np.median(crop.pixels) == 255
    assert crop.pixels.min() < 60


def test_wide_gaps_are_narrowed_and_boxes_find_home():
    pixels = np.full((60, 600), 255, np.uint8)
    pixels[20:40, 50:70] = 0
    pixels[20:40, 500:520] = 0
    crop = cut_out(pixels, Box(0, 0, 600, 60), HEIGHT, bordered=False)
    assert crop is not None
    assert crop.pixels.shape[1] < 250
    columns = np.flatnonzero((crop.pixels < 128).any(axis=0))
    last = crop.to_page(Box(float(columns[-1]), 0, float(columns[-1]) + 1, 1))
    assert last.left == pytest.approx(519, abs=2)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_orientation_of_nothing_is_no_vote():
    assert find_orientation(np.full((300, 300), 255, np.uint8), 200.0) == (0, 0.0)
