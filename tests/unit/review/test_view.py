from __future__ import annotations

from review_folder import ID
from starlette.testclient import TestClient

from zi_extract.review.desk import Desk
from zi_extract.review.targets import Target, find_targets

VIEW = f"/api/documents/{ID}/view"


def test_parts_of_one_thing_stay_together_in_the_order_of_the_paper(client: TestClient) -> None:
    sections = {s["name"]: s["values"] for s in client.get(VIEW).json()["sections"]}
    head = [value["pointer"].removeprefix("/header/") for value in sections["header"]]
    assert head.index("issuer/name") < head.index("number/printed") < head.index("title")
    numbers = [place for place, name in enumerate(head) if name.startswith("number/")]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert head[numbers[0]] == "number/printed"
    assert [v["label"] for v in sections["closing"]][:2] == ["Decided in", "Decided on"]


def test_a_cell_is_named_by_the_header_rows_only(desk: Desk) -> None:
    document = desk.results.document(ID)
    assert document is not None
    (table,) = document.decree["annexes"][0]["tables"]
    assert table["row_kinds"][0] == "header"
    targets = find_targets(document)
    by_place = {(t.cell["row"], t.cell["col"]): t for t in targets.by_pointer.values() if t.table}
    last = max(row for row, _ in by_place)

    def heading(row: int, col: int) -> str:
        target: Target = by_place[row, col]
        return targets.heading(target)

    assert heading(last, 1) == by_place[0, 1].value
    assert heading(0, 1) == ""


def test_a_finding_about_a_page_says_what_to_do(client: TestClient) -> None:
    items = client.get(VIEW, params={"lang": "id"}).json()["items"]
    about_page = next(item for item in items if item["codes"] == ["leftover-words"])
    assert about_page["advice"][0].startswith("Lihat halamannya")
    assert [item["advice"] for item in items if item["pointer"]] == [[]] * (len(items) - 1)
