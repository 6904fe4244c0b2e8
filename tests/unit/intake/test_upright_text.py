"""Text that runs up or down a born-digital page, as over narrow columns of months."""

from __future__ import annotations

from fpdf import FPDF

from zi_extract.intake.textlayer import read_text_layer


def test_lines_that_run_up_or_down_are_read_along_their_own_way(tmp_path):
    pdf = FPDF(unit="pt", format=(400, 400))
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.text(50, 50, "Waktu Pelaksanaan")
    for x, angle, text in (
        (100, 90, "September"),
        (140, 90, "Penanggung Jawab"),
        (200, -90, "Mei"),
    ):
        with pdf.rotation(angle, x, 250):
            pdf.text(x, 250, text)
    path = tmp_path / "upright.pdf"
    pdf.output(str(path))
    words = {word.text: word.box for word in read_text_layer(path, 1, 72.0).words}
    assert set(words) == {"Waktu", "Pelaksanaan", "September", "Penanggung Jawab", "Mei"}
    assert words["September"].height > 4 * words["September"].width
    assert words["September"].bottom <= 252
    assert words["Mei"].top >= 248


def test_a_space_that_lies_under_a_letter_parts_no_word(tmp_path):
    pdf = FPDF(unit="pt", format=(400, 400))
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.text(50, 50, "Ditetapkan di Dompu, tanggal dua Januari")
    before = 50 + pdf.get_string_width("Ditetapk")
    pdf.text(before + 1, 50, " ")
    path = tmp_path / "space.pdf"
    pdf.output(str(path))
    words = [word.text for word in read_text_layer(path, 1, 72.0).words]
    assert words[:3] == ["Ditetapkan", "di", "Dompu,"]
