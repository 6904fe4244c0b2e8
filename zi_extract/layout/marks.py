"""What the lines of a page say about the kind of page it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from zi_extract.model.geometry import Box
from zi_extract.model.page import PageLayout

TOP_SHARE = 0.45
"""Share of the page height in which a page's name stands (KEPUTUSAN, NOTULA, LAMPIRAN). Lower loses
tall letterheads, higher reads names out of running text."""

TABLE_SHARE = 0.12
"""Share of the page that ruled tables cover on a page of a table. Lower takes framed boxes and
letterhead rules for tables, higher loses the last rows of one."""

TABLE_COLUMNS = 3
"""Fewest columns of a table; frames and signature boxes have one or two."""

ANNEX_ROWS = 5
"""Rows from LAMPIRAN on among which what it is the annex of is named; below stand number and title,
and a title may name anything."""

SCRAP = 4
"""Most letters of a page number or a speck below the last line of a text."""

_LEADER = re.compile(r"[.\u2026]{4,}\s*(?:\d{1,3}|[IVXL]{1,6})$")
"""Dots that lead to a page number: a line of contents, which names what stands elsewhere."""

_PAGE_NUMBER = re.compile(r"^[-\u2013\u2014 .]*(\d{1,3})[-\u2013\u2014 .]*$")


AnnexOf = Literal["decree", "regulation", ""]
"""What the heading of a Lampiran says that it is the annex of; empty where it names neither."""


@dataclass(frozen=True, slots=True)
class PageMarks:
    """Counts and yes-or-no marks of one page. ``number`` is the printed page number, if any.

    ``table``: ruled tables cover much of the page; ``rows``: rows of one hold texts or marks.
    ``regulation``: a row in capitals names one; in small letters it is cited or told of.
    """

    page: int
    words: int
    type: bool
    labels: int
    about: bool
    deciding: bool
    opening: bool
    closing: bool
    annex: bool
    annex_title: bool
    annex_of: AnnexOf
    contents: bool
    regulation: bool
    articles: int
    letter: int
    other: bool
    table: bool
    rows: bool
    number: int | None
    text: str


@cache
def patterns(section: str, key: str) -> tuple[re.Pattern[str], ...]:
    """The compiled patterns of one list of ``data/triage.toml``."""
    file = resources.files("zi_extract.layout") / "data" / "triage.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(re.compile(expression) for expression in data[section][key])


def find_marks(page: PageLayout) -> PageMarks:
    """Look at a page's lines for the words that give its kind away."""
    told = [(_upper(line.text), line.box) for line in page.lines]
    lines = [(text, box) for text, box in told if not _LEADER.search(text)]
    high = TOP_SHARE * page.frame.height
    top = [text for text, box in lines if box.center_y < high]
    capital = {_upper(line.text) for line in page.lines if line.text.isupper()}
    texts = [text for text, _ in lines]
    labels = _labels(texts)
    number = next((int(m.group(1)) for t in top[:3] if (m := _PAGE_NUMBER.match(t))), None)
    return PageMarks(
        page=page.page,
        words=sum(len(re.sub(r"\W", "", word.text)) > 1 for word in page.words),
        type=_any(top, "decree", "type"),
        labels=len(labels),
        about=_any(top, "decree", "about"),
        deciding=any(label.replace(" ", "").startswith(("MEMUTUS", "MENETAP")) for label in labels),
        opening=any(label.startswith("MENIMBANG") for label in labels),
        closing=_any(_but_last(lines), "decree", "closing"),
        annex=_any(top, "annex", "heading"),
        annex_title=_any(top, "annex", "title"),
        annex_of=_annex_of(top),
        contents=_any(top[:3], "annex", "contents"),
        regulation=_any([text for text in top if text in capital], "regulation", "type"),
        articles=_count(texts, "regulation", "article"),
        letter=_count(texts, "letter", "marks"),
        other=_any(top[:12], "other", "starts"),
        table=_has_table(page),
        rows=_has_rows(page),
        number=number,
        text=" ".join(texts),
    )


def _but_last(lines: Sequence[tuple[str, Box]]) -> list[str]:
    """The texts of all lines but the lowest: ``Ditetapkan di`` there announces the next page."""
    lowest = max((box.top for text, box in lines if len(text) > SCRAP), default=0.0)
    return [text for text, box in lines if box.top < lowest]


def _annex_of(top: Sequence[str]) -> AnnexOf:
    """What the row LAMPIRAN and those below it name first."""
    start = next((i for i, text in enumerate(top) if _any([text], "annex", "heading")), len(top))
    for text in top[start : start + ANNEX_ROWS]:
        named = text.removeprefix("SALINAN ").removeprefix("LAMPIRAN").lstrip(" .:IVX0123456789")
        if _any([named], "regulation", "type"):
            return "regulation"
        if _any([named], "decree", "type"):
            return "decree"
    return ""


def _upper(text: str) -> str:
    return re.sub(r"\s+", " ", text.upper()).strip()


def _labels(texts: Sequence[str]) -> list[str]:
    found = []
    for text in texts:
        for pattern in patterns("decree", "labels"):
            match = pattern.match(text)
            if match and _stands_alone(text, match.end()):
                found.append(text)
                break
    return found


def _stands_alone(text: str, end: int) -> bool:
    """A label stands alone or before its colon; in running text a small word follows it."""
    rest = text[end:].strip()
    return not rest or rest[0] in ":;.," or text[end - 1] == ":" or len(rest.split()) <= 1


def _any(texts: Iterable[str], section: str, key: str) -> bool:
    return any(pattern.match(text) for text in texts for pattern in patterns(section, key))


def _count(texts: Iterable[str], section: str, key: str) -> int:
    return sum(any(p.match(text) for p in patterns(section, key)) for text in texts)


def _has_table(page: PageLayout) -> bool:
    area = page.frame.width * page.frame.height
    tables = [f for f in page.fragments if f.n_cols >= TABLE_COLUMNS]
    return sum(fragment.box.area for fragment in tables) > TABLE_SHARE * area


def _has_rows(page: PageLayout) -> bool:
    cells = (c for f in page.fragments if f.n_cols >= TABLE_COLUMNS for c in f.cells)
    return any(c.text or (c.tick is not None and c.tick.verdict == "marked") for c in cells)
