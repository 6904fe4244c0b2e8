from __future__ import annotations

from sample_draft import Sheet, fragment

from zi_extract.export.page_text import page_text
from zi_extract.model.ocr import Line


def beside(sheet: Sheet, text: str, left: int) -> None:
    """A line on the height of the last one."""
    ink = sheet.write(text, left, sheet.down - 30)
    sheet.lines.append(Line(text, ink.box, ink.words, 0.95))


def test_label_colon_and_text_are_one_row() -> None:
    sheet = Sheet(1)
    sheet.put("Menimbang")
    beside(sheet, ":", 220)
    beside(sheet, "a. bahwa", 250)
    sheet.put("bahwa lagi", left=250)
    assert page_text(sheet.layout()) == "Menimbang : a. bahwa\nbahwa lagi"


def test_a_table_stands_where_it_is_printed() -> None:
    sheet = Sheet(1)
    sheet.put("Di atas")
    table = fragment(sheet, [["1", "dua", "", "", "lima"], ["", "", "", "", ""]])
    sheet.down = 900
    sheet.put("Di bawah")
    assert page_text(sheet.layout(table)) == "Di atas\n1\tdua\t\t\tlima\nDi bawah"


def test_a_page_without_text() -> None:
    assert page_text(Sheet(1).layout()) == ""
