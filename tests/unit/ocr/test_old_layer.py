"""Old OCR under a scan: judged against the fresh reading, heard where good, dropped where worse."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from zi_extract.intake.textlayer import is_born_digital, read_text_layer
from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Reading, Word
from zi_extract.ocr.old_layer import heard, is_good
from zi_extract.ocr.twice import ReadCrop

PRINTED = ["Menetapkan", "Rencana", "Aksi", "Pembangunan", "Zona", "Integritas", "sebagaimana"]
PRINTED += ["tercantum", "dalam", "Lampiran", "yang", "merupakan", "bagian", "tidak", "terpisahkan"]
SPOILT = [word.replace("a", "u").replace("K", "X") for word in PRINTED]
FRAME = PageFrame(1654, 2339, 200.0)


def _scan_with_layer(path: Path, words: list[str]) -> Path:
    """A page under one large picture, with ``words`` as invisible text, a word in each line."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.set_fill_color(240)
    picture = path.with_suffix(".png")
    _white_picture(picture)
    pdf.image(str(picture), 0, 0, pdf.w, pdf.h)
    with pdf.local_context(text_mode="INVISIBLE"):
        for line, word in enumerate(words):
            pdf.text(72, 100 + 24 * line, word)
    pdf.output(str(path))
    return path


def _white_picture(path: Path) -> None:
    from PIL import Image

    Image.new("L", (200, 280), 240).save(path)


def _fresh(layer: tuple[Word, ...], doubtful: int) -> list[ReadCrop]:
    """Our reading at the layer's own places: all as printed, one word in doubt."""
    words = []
    for k, (place, text) in enumerate(zip(layer, PRINTED, strict=True)):
        if k == doubtful:
            readings = (Reading("Karnpiran", 0.4, "a"), Reading(text, 0.5, "b"))
            words.append(Word("Karnpiran", place.box, 0.4, "a", readings))
        else:
            words.append(Word(text, place.box, 0.99, "a"))
    return [ReadCrop(tuple(words), tuple(range(len(words))))]


def test_a_good_layer_decides_where_our_readings_differ(tmp_path: Path) -> None:
    layer = read_text_layer(_scan_with_layer(tmp_path / "good.pdf", PRINTED), 1, 200.0)
    assert not is_born_digital(layer)
    placed = layer.placed(FRAME)
    at = PRINTED.index("Lampiran")
    (read,) = heard(_fresh(placed, at), placed)
    assert read.words[at].text == "Lampiran"
    assert read.words[at].confidence >= 0.8
    assert [reading.reader for reading in read.words[at].readings] == ["a", "b", "text-layer"]


def test_a_layer_that_is_worse_is_dropped(tmp_path: Path) -> None:
    layer = read_text_layer(_scan_with_layer(tmp_path / "worse.pdf", SPOILT), 1, 200.0)
    placed = layer.placed(FRAME)
    reads = _fresh(placed, PRINTED.index("Lampiran"))
    assert not is_good(reads[0].words, placed)
    assert heard(reads, placed) == reads


@pytest.mark.parametrize("words", [0, 5])
def test_a_layer_that_cannot_be_judged_is_dropped(words: int) -> None:
    box = Box(0, 0, 50, 20)
    fresh = [Word("Integritas", box, 0.99, "a")] * words
    assert not is_good(fresh, [Word("Integritas", box, 1.0, "text-layer")])


def test_a_layer_is_not_moved_onto_a_scan_that_was_turned(tmp_path: Path) -> None:
    layer = read_text_layer(_scan_with_layer(tmp_path / "turned.pdf", PRINTED), 1, 200.0)
    assert layer.placed(PageFrame(2339, 1654, 200.0, rotation=90)) == ()
    straight = layer.placed(FRAME)
    assert [word.text for word in straight] == [word.text for word in layer.words]
    assert straight[0].box.left == pytest.approx(200.0, abs=4)
