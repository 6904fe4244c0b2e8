"""A signed block that was pasted as a picture into a born-digital page."""

from pathlib import Path

from fpdf import FPDF
from PIL import Image

from zi_extract.intake.render import render_page
from zi_extract.model.page import PageLayout
from zi_extract.reading import read_page

TEXT = ("Keputusan ini mulai berlaku pada tanggal ditetapkan", "Ditetapkan di Bitung")


def pasted(folder: Path, texts: list[str], size: tuple[int, int]) -> PageLayout:
    """A page of text with a picture of ``texts`` below it, ``size`` points wide and high."""
    block = FPDF(unit="pt", format=size)
    block.add_page()
    block.set_font("helvetica", size=14)
    for row, text in enumerate(texts):
        block.text(40, 40 + 60 * row, text)
    block.output(str(folder / "block.pdf"))
    picture = Image.fromarray(render_page(folder / "block.pdf", 1, dpi=200.0).pixels)
    page = FPDF(unit="pt", format=(600, 800))
    page.add_page()
    page.set_font("helvetica", size=12)
    for row, text in enumerate(TEXT):
        page.text(60, 60 + 30 * row, text)
    page.image(picture, x=200, y=400, w=size[0], h=size[1])
    page.output(str(folder / "page.pdf"))
    return read_page(folder / "page.pdf", 1)


def test_role_and_name_in_a_picture_are_read(tmp_path: Path) -> None:
    page = pasted(tmp_path, ["Sekretaris Daerah,", "Rahmi Pertiwi"], (350, 140))
    assert page.origin == "text"
    read = [word for word in page.words if word.confidence < 1]
    sure = [word.text for word in read if word.confidence > 0.8]
    assert sure == ["Sekretaris", "Daerah,", "Rahmi", "Pertiwi"]
    assert len(page.lines) == len(TEXT) + 2


def test_a_logo_is_not_read(tmp_path: Path) -> None:
    page = pasted(tmp_path, ["Rahmi"], (150, 150))
    assert [line.text for line in page.lines] == list(TEXT)
