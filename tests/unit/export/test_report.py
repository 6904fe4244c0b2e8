from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

from zi_extract.export.charts import Count, bars, count_map, gantt
from zi_extract.export.collection_report import collection_report
from zi_extract.export.plan_calendar import Bar, calendar_of
from zi_extract.export.report import report_page
from zi_extract.model.document_row import DocumentRow
from zi_extract.model.extraction import SettledDecree

HOSTILE = "<script>alert(1)</script> $\\frac{1}{$ \u202eabc =1+1"
JPEG = b"\xff\xd8 not really"


class Tags(HTMLParser):
    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.data: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.data.append(data)


def action(*periods: str, unsure: tuple[str, ...] = (), area: int | None = 1) -> dict[str, Any]:
    return {
        "number": "1",
        "action": HOSTILE,
        "program": None,
        "area": {"number": "I", "name": f"Area {area}", "code": area},
        "schedule": {"periods": periods, "unsure": unsure},
    }


@pytest.fixture
def decree(settled: SettledDecree) -> dict[str, Any]:
    made: dict[str, Any] = settled.decree.model_dump(mode="json")
    made["actions"][0]["action"] = made["actions"][0]["owners"][0] = HOSTILE
    made["header"]["issuer"]["name"] = HOSTILE
    made["legal_basis"][0]["citation"] = {"identifier": "uu-28-1999"}
    return made


@pytest.fixture
def evidence(settled: SettledDecree) -> dict[str, Any]:
    return {pointer: item.model_dump(mode="json") for pointer, item in settled.evidence.items()}


def test_runs_of_months_are_bars() -> None:
    calendar = calendar_of([action("2031-01", "2031-02", "2031-05", unsure=("2031-12",))])
    assert calendar.months[0] == "Jan"
    assert calendar.areas[0].rows[0].bars == (
        Bar(0, 2, "month"),
        Bar(4, 1, "month"),
        Bar(11, 1, "unsure"),
    )


def test_a_quarter_is_told_from_its_months_and_weeks_stand_in_theirs() -> None:
    calendar = calendar_of([action("2031-Q2"), action("2031-03-W1", "2031-03-W4")])
    first, second = calendar.areas[0].rows
    assert first.bars == (Bar(3, 3, "quarter"),)
    assert second.bars == (Bar(2, 1, "month"),)


def test_plans_over_years_have_all_their_months_and_a_misread_year_makes_no_wall() -> None:
    assert len(calendar_of([action("2031-11", "2032-02")]).months) == 24
    assert len(calendar_of([action("2031-11", "2931-02")]).months) == 60


def test_without_times_there_is_no_calendar() -> None:
    assert gantt(calendar_of([action()])) == b""
    assert bars([]) == b""
    assert count_map(["a"], ["b"], [[0]]) == b""


def test_charts_are_the_same_bytes_and_draw_hostile_text_as_text() -> None:
    drawn = [gantt(calendar_of([action("2031-01"), action("2031-Q3", area=None)]))] * 2
    drawn += [bars([Count(HOSTILE, 3)]), count_map([HOSTILE], ["a"], [[1]])]
    assert drawn[0] == gantt(calendar_of([action("2031-01"), action("2031-Q3", area=None)]))
    for svg in drawn:
        assert svg.startswith(b"<?xml")
        assert b"<script" not in svg
        assert b"frac" in svg


def test_the_report_holds_everything_itself(
    decree: dict[str, Any], evidence: dict[str, Any]
) -> None:
    calendar = gantt(calendar_of(decree["actions"]))
    page = report_page(decree, evidence, calendar, {1: JPEG, 2: JPEG})
    tags = Tags(page)
    addresses = [value for _, attrs in tags.seen for key, value in attrs.items() if key == "src"]
    assert len(addresses) == 3
    assert all(address and address.startswith("data:image/") for address in addresses)
    assert not [name for name, _ in tags.seen if name in {"script", "link", "iframe", "object"}]
    assert "rect" in {name for name, _ in tags.seen}
    assert any("<script>alert(1)</script>" in text for text in tags.data)


def test_what_was_not_read_is_said(decree: dict[str, Any], evidence: dict[str, Any]) -> None:
    decree["closing"]["place"] = None
    decree["source"]["pages"][1]["status"] = "unread"
    page = report_page(decree, evidence).decode()
    assert "Tidak ada tempat penetapan" in page
    assert "Halaman 2 tidak dapat dibaca" in page


def test_the_collection_tells_of_documents_areas_owners_and_laws(decree: dict[str, Any]) -> None:
    rows = [
        DocumentRow("a.pdf", "ab" * 32, 4, "review", "1 tick-unsure", (decree["id"],)),
        DocumentRow(f"{HOSTILE}.pdf", "", None, "failed", "The file is empty."),
    ]
    page = collection_report([decree], rows)
    tags = Tags(page)
    said = " ".join(tags.data)
    assert "The file is empty." in said
    assert f"{HOSTILE}.pdf" in said
    assert not [name for name, _ in tags.seen if name == "script"]
    links = [attrs["href"] for name, attrs in tags.seen if name == "a"]
    assert links == [f"{decree['id']}.html"]
    assert sum(name == "img" for name, _ in tags.seen) == 4


def test_an_empty_collection_has_a_report() -> None:
    assert "Ringkasan" in collection_report([], []).decode()
