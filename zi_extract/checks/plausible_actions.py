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


def check_owners(case: Case) -> Iterator[Finding]:
    """Who is to do it is told in words, and is no time."""
    for index, action in enumerate(case.draft.actions):
        said = (action.owner.value or "").strip() if action.owner else ""
        if action.owner is None or len(said) < 2:
            continue
        if not WORD.search(said) or not WORD.search(MONTH.sub("", said)):
            message = "What stands in the column of the owner is nobody."
            at = f"/actions/{index}/owner"
            yield at_value("owner-unlikely", "warning", message, at, action.owner)
