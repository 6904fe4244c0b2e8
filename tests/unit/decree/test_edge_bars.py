from zi_extract.decree.rows import find_rows
from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Line, Word
from zi_extract.model.page import PageLayout


def test_bars_of_a_page_edge_are_no_text():
    texts = ("Lembaran", "Negara", "|", "¦")
    words = tuple(
        Word(text, Box(100 * i, 50, 100 * i + 80, 70), 0.99, "reader")
        for i, text in enumerate(texts)
    )
    line = Line(" ".join(texts), Box(0, 50, 380, 70), (0, 1, 2, 3), 0.99)
    page = PageLayout(1, PageFrame(800, 1000, 200.0), "scan", "read", 12.0, words, (line,))
    (row,) = find_rows(page)
    assert row.text == "Lembaran Negara"
