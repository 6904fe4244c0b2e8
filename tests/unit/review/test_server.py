from __future__ import annotations

import json
from html import unescape
from html.parser import HTMLParser

import pytest
from review_folder import HOSTILE, ID, PORT
from starlette.testclient import TestClient

from zi_extract.review.desk import Desk
from zi_extract.review.security import Keys

ONE = f"/api/documents/{ID}"
TITLE = {"kind": "value", "pointer": "/header/title", "becomes": "RENCANA AKSI"}
PAGES_AND_API = ["/", "/documents", f"/d/{ID}", f"/d/{ID}/report.html", "/api/documents", ONE]


@pytest.mark.parametrize("path", [*PAGES_AND_API, "/api/openapi.json", f"{ONE}/pages/1/picture"])
def test_without_the_token_nothing_is_shown(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "RENCANA" not in answer.text


def test_the_address_works_once(stranger: TestClient, keys: Keys) -> None:
    token = keys.once
    first = stranger.get("/enter", params={"token": token})
    assert "samesite=strict" in first.headers["set-cookie"].lower()
    assert "httponly" in first.headers["set-cookie"].lower()
    assert stranger.get("/").status_code == 200
    stranger.cookies.clear()
    assert stranger.get("/enter", params={"token": token}).status_code == 403
    assert stranger.get("/").status_code == 403


@pytest.mark.parametrize("token", ["", "x", "\u2713"])
def test_a_wrong_token_is_refused_and_does_not_spend_the_right_one(
    stranger: TestClient, keys: Keys, token: str
) -> None:
    assert stranger.get("/enter", params={"token": token}).status_code == 403
    assert stranger.get("/enter", params={"token": keys.once}).status_code == 200


def test_other_tools_come_in_with_the_bearer(stranger: TestClient, keys: Keys) -> None:
    allowed = stranger.get(ONE, headers={"authorization": f"Bearer {keys.bearer}"})
    refused = stranger.get(ONE, headers={"authorization": "Bearer nonsense"})
    assert (allowed.status_code, refused.status_code) == (200, 403)


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1.nip.io:{PORT}", ""]
)
def test_a_foreign_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": f"http://127.0.0.1:{PORT + 1}"},
        {"sec-fetch-site": "cross-site"},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
    ],
)
def test_a_request_that_another_site_could_send_changes_nothing(
    client: TestClient, desk: Desk, headers: dict[str, str]
) -> None:
    body = json.dumps(TITLE)
    plain = {"content-type": "application/json"}
    answer = client.post(f"{ONE}/corrections", content=body, headers=plain | headers)
    assert answer.status_code in (403, 415)
    assert not desk.corrections.exists()


def test_no_other_site_may_read_answers(client: TestClient) -> None:
    answer = client.get(ONE, headers={"origin": "https://evil.example"})
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", ["/", f"/d/{ID}", "/documents"])
def test_the_policy_allows_no_script_in_the_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    tags = Tags()
    tags.feed(answer.text)
    for name, attributes in tags.found:
        assert not [key for key in attributes if key.startswith("on") or key == "style"]
        if name == "script":
            assert "src" in attributes or attributes["type"] == "application/json"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_hostile_text_is_text(client: TestClient) -> None:
    page = client.get("/").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert" in page
    data = client.get(f"{ONE}/view").json()
    titles = [v for s in data["sections"] for v in s["values"] if v["pointer"] == "/header/title"]
    assert titles[0]["value"] == HOSTILE
    assert client.get(f"{ONE}/view").headers["content-type"] == "application/json"


def test_the_report_is_in_a_sandbox(client: TestClient) -> None:
    answer = client.get(f"/d/{ID}/report.html")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/d/../../etc/passwd",
        "/d/..%2F..%2Fetc%2Fpasswd",
        "/d/%2e%2e/report.html",
        "/api/documents/..%2F..%2Fmanifest",
        "/api/documents/.cache",
        "/static/..%2F..%2Fserver.py",
        "/static/../words.py",
        "/static/%00",
        f"/d/{ID}%00/report.html",
        f"{ONE}/pages/0/picture",
        f"{ONE}/pages/99999999999999999999/picture",
        f"{ONE}/pages/..%2F1/picture",
    ],
)
def test_paths_lead_nowhere_else(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_the_language_leads_back_here_only(client: TestClient, back: str) -> None:
    answer = client.get("/language/id", params={"back": back})
    assert answer.headers["location"] == "/"


def test_the_page_speaks_indonesian(client: TestClient) -> None:
    client.get("/language/id")
    page = client.get("/").text
    assert '<html lang="id">' in page
    assert "Daftar kerja" in page
    assert "Bacaan kurang pasti" in page


def test_a_picture_is_rendered_once_and_cached(client: TestClient, desk: Desk) -> None:
    first = client.get(f"{ONE}/pages/2/picture")
    assert first.status_code == 200
    assert first.headers["content-type"] == "image/jpeg"
    assert "immutable" in first.headers["cache-control"]
    kept = list((desk.results.out / ".cache" / "pictures").rglob("*.jpg"))
    assert len(kept) == 1
    stamp = kept[0].stat().st_mtime_ns
    assert client.get(f"{ONE}/pages/2/picture").content == first.content
    assert kept[0].stat().st_mtime_ns == stamp
    again = client.get(f"{ONE}/pages/2/picture", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


def test_a_scan_that_was_changed_is_not_shown(client: TestClient, desk: Desk) -> None:
    path = desk.results.entries[0].path
    with open(path, "ab") as stream:  # noqa: PTH123
        stream.write(b"x")
    answer = client.get(f"{ONE}/pages/1/picture")
    assert answer.status_code == 404
    assert "--source" in answer.json()["error"]


def test_the_worklist_tells_what_why_and_how_many(client: TestClient) -> None:
    listed = client.get("/api/worklist").json()
    assert listed["total"] == listed["remaining"] == len(listed["items"])
    first = listed["items"][0]
    assert first["pointer"] == "/header/title"
    assert first["why"] == ["Read with little certainty (30 %)"]
    page = unescape(client.get("/").text)
    assert f'<strong class="count">{listed["remaining"]}</strong>' in page


def test_filters_narrow_the_worklist(client: TestClient) -> None:
    every = client.get("/api/worklist").json()["total"]
    titles = client.get("/api/worklist", params={"field": "/header/title"}).json()
    assert 0 < titles["total"] < every
    pages = client.get("/api/worklist", params={"kind": "page"}).json()
    assert {item["kind"] for item in pages["items"]} == {"page"}
    assert client.get("/api/worklist", params={"document": "nobody"}).json()["total"] == 0
    assert client.get("/api/worklist", params={"limit": "0"}).status_code == 400


def test_a_correction_is_added_counted_and_taken_back(client: TestClient, desk: Desk) -> None:
    before = client.get("/api/worklist").json()["remaining"]
    made = client.post(f"{ONE}/corrections", json=TITLE).json()
    assert made["correction"]["who"] == "Ani"
    assert made["correction"]["raw"] == titles_raw(client)
    assert made["remaining"] == before - 1
    assert client.get("/api/worklist").json()["remaining"] == before - 1
    lines = (desk.corrections / f"{ID}.jsonl").read_text().splitlines()
    assert json.loads(lines[0])["becomes"] == "RENCANA AKSI"
    undo = {"kind": "withdraw", "withdraws": made["correction"]["id"]}
    assert client.post(f"{ONE}/corrections", json=undo).status_code == 201
    assert client.get("/api/worklist").json()["remaining"] == before
    assert client.post(f"{ONE}/corrections", json=undo).status_code == 409
    assert len((desk.corrections / f"{ID}.jsonl").read_text().splitlines()) == 2


def titles_raw(client: TestClient) -> str:
    raw: str = client.get(f"{ONE}/evidence").json()["/header/title"]["raw"]
    return raw


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"kind": "value", "pointer": "/closing/date", "becomes": "besok"}, 409),
        ({"kind": "value", "pointer": "/nowhere", "becomes": "x"}, 409),
        ({"kind": "value", "pointer": "/nowhere", "becomes": "x", "page": 1}, 409),
        ({"kind": "tick", "pointer": "/header/title", "becomes": "marked"}, 409),
        ({"kind": "page_kind", "page": 1, "becomes": "poem"}, 409),
        ({"kind": "page_kind", "page": 99, "becomes": "annex"}, 409),
        ({"kind": "merge", "page": 2}, 409),
        ({"kind": "withdraw"}, 409),
        ({"kind": "split", "pointer": "/header/title", "becomes": "row 0.5"}, 409),
        ({"kind": "format"}, 400),
        ({"kind": "value", "pointer": "/header/title", "who": "somebody else"}, 400),
        ({}, 400),
    ],
)
def test_what_is_not_possible_is_said_and_not_saved(
    client: TestClient, desk: Desk, change: dict[str, object], status: int
) -> None:
    answer = client.post(f"{ONE}/corrections", json=change)
    assert answer.status_code == status
    assert answer.json()["error"]
    assert not desk.corrections.exists()


def test_a_finding_about_a_page_can_be_looked_at(client: TestClient) -> None:
    seen = {"kind": "seen", "page": 2, "code": "leftover-words"}
    assert client.post(f"{ONE}/corrections", json=seen).status_code == 201
    left = client.get("/api/worklist", params={"kind": "page"}).json()["items"]
    assert "leftover-words" not in [code for item in left for code in item["codes"]]


def test_a_body_without_end_is_refused(client: TestClient) -> None:
    huge = json.dumps(TITLE | {"why": "x" * 1_100_000})
    answer = client.post(
        f"{ONE}/corrections", content=huge, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 413
