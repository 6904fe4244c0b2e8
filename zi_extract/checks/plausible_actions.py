"""Action items that are possible as a whole: their areas in order, their owners somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zi_extract.checks.case import Case, at_value
from zi_extract.model.finding import Finding

WORD = re.compile(r"[^\W\d_]{2,}")
MONTH = re.compile(
    r"(?:jan|feb|mar|apr|mei|jun|jul|agu?s|agt|sept?|okt|nov|des)[a-z]*\.?|\bB\d{1,2}\b|triwulan|"
    r"\btw\b|semester",
    re.IGNORECASE,
)


def check_areas_in_order(case: Case) -> Iterator[Finding]:
    """Within a table the areas follow one another; of one that comes back something is misread."""
    seen: list[int] = []
    table = -1
    for index, action in enumerate(case.draft.actions):
        if action.table != table:
            table, seen = action.table, []
        code = action.area.code
        if code is None or code.value is None:
            continue
        if code.value in seen[:-1] and code.value != seen[-1]:
            message = f"Area {code.value} comes back after area {seen[-1]}."
            at = f"/actions/{index}/area/name" if action.area.name else f"/actions/{index}/area"
            yield at_value("area-out-of-order", "warning", message, at, action.area.name or code)
        if not seen or seen[-1] != code.value:
            seen.append(code.value)


BULLET = re.compile(r"[-\u2013\u2022*]\s")
"""How an item of a list begins."""


def check_owners(case: Case) -> Iterator[Finding]:
    """Who is to do it is told in words, and is no time; one item inside it is no list."""
    for index, action in enumerate(case.draft.actions):
        said = (action.owner.value or "").strip() if action.owner else ""
        if action.owner is None or len(said) < 2:
            continue
        message = ""
        if not WORD.search(said) or not WORD.search(MONTH.sub("", said)):
            message = "What stands in the column of the owner is nobody."
        elif _has_lone_bullet(said):
            message = "One line of the owner begins as an item of a list: that may be a speck."
        if message:
            at = f"/actions/{index}/owner"
            yield at_value("owner-unlikely", "warning", message, at, action.owner)


def _has_lone_bullet(said: str) -> bool:
    """Whether one line alone, behind the first, begins with a bullet."""
    first, *others = (bool(BULLET.match(line)) for line in said.splitlines())
    return not first and sum(others) == 1
