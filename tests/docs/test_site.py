"""The documentation as a site: built strictly, whole, and loading nothing from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LOADS = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}
"""Tags that make a browser fetch something, and the attribute that says what."""

AT_HOME = {"canonical", "alternate", "next", "prev"}
"""Links of a head that are only told, not fetched."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("material", reason="mkdocs-material is not installed")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


class Fetched(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in LOADS and not AT_HOME & set((given.get("rel") or "").split()):
            self.found.append(given.get(LOADS[tag]) or "")


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        found = Fetched(page.read_text(encoding="utf-8")).found
        assert [link for link in found if re.match(r"(\w+:)?//", link)] == [], page.name
    for style in site.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", style.read_text(encoding="utf-8"))


def test_every_page_of_the_docs_is_there(site: Path) -> None:
    docs = ROOT / "docs"
    made = {path.relative_to(docs).with_suffix(".html") for path in docs.rglob("*.md")}
    assert made <= {path.relative_to(site) for path in site.rglob("*.html")}


def test_pictures_are_small_and_have_words() -> None:
    for path in (ROOT / "docs" / "images").iterdir():
        assert path.stat().st_size < 200_000, path.name
    pages = [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]
    shown = [link for page in pages for link in re.findall(r"!\[(.*?)\]\(", page.read_text())]
    assert shown
    assert all(len(words) > 10 for words in shown)


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md"])
def test_links_of_other_pages_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", (ROOT / page).read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (ROOT / link).exists()] == []


def test_the_readme_fits_on_two_screens() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 100
