from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from page_pictures_made import HEIGHT, WIDTH

from zi_extract.cli.app import run
from zi_extract.errors import ExitCode, InputError
from zi_extract.export.formats import hocr, pdf
from zi_extract.export.formats.pictures import no_pictures
from zi_extract.export.formats.results import Results, read_results
from zi_extract.export.formats.word_lines import lines_of

FIRST = "keputusan-7-2031-abababab.hocr.html"


class Reader(HTMLParser):
    """Every element that has a title: class, id, title, text; read by the standard library."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attrs}
        if tag in {"div", "span"}:
            self.found.append([about["class"], about["id"], about["title"], ""])

    def handle_data(self, data: str) -> None:
        if self.found and data.strip():
            self.found[-1][3] += data


@pytest.fixture(scope="module")
def elements(results: Results) -> list[list[str]]:
    reader = Reader()
    reader.feed(dict(hocr.export(results))[FIRST].decode())
    return reader.found


def test_every_word_is_there_under_its_number(results: Results, elements: list[list[str]]) -> None:
    found = {name: text for kind, name, _, text in elements if kind == "ocrx_word"}
    pages = results.pages("keputusan-7-2031-abababab")
    assert found == {
        f"word_{page['page']}_{index}": word["text"]
        for page in pages
        for index, word in enumerate(page["words"])
        if page["page"] != 4  # blank, and not of the decree
    }


def test_boxes_are_pixels_within_their_line_and_page(elements: list[list[str]]) -> None:
    page = line = (0, 0, 0, 0)
    for kind, _, title, _ in elements:
        match = re.search(r"bbox (\d+) (\d+) (\d+) (\d+)", title)
        assert match is not None
        box = tuple(map(int, match.groups()))
        if kind == "ocr_page":
            page = box
            assert page == (0, 0, WIDTH, HEIGHT)
        elif kind == "ocr_line":
            line = box
            assert within(line, page)
        else:
            assert within(box, line)


def within(inner: tuple[int, ...], outer: tuple[int, ...]) -> bool:
    left, top, right, bottom = outer
    begins = inner[0] >= left and inner[1] >= top
    return begins and inner[2] <= right and inner[3] <= bottom


def test_a_line_ends_where_the_next_word_stands_lower_or_further_left() -> None:
    boxes = [(0.1, 0.1, 0.2, 0.12), (0.3, 0.105, 0.4, 0.125), (0.5, 0.12, 0.6, 0.14)]
    words = [{"box": box} for box in [*boxes, (0.1, 0.12, 0.2, 0.14)]]
    assert lines_of(words) == [[0, 1], [2], [3]]


def test_without_the_scan_it_says_what_to_name(results: Results) -> None:
    alone = read_results(results.folder, no_pictures)
    for _, error in (*hocr.export(alone), *pdf.export(alone)):
        assert isinstance(error, InputError)
        assert "--source" in str(error)


def test_what_cannot_be_made_is_counted(
    results: Results, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["export", str(results.folder), "--to", "hocr", "--out", str(tmp_path)])
    assert code == ExitCode.SOME_FAILED
    assert "0 files" in (said := capsys.readouterr().err)
    assert "2 could not be made" in said
