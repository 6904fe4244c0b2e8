"""Action items that are possible as a whole: their areas in order, their owners somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from zi_extract.checks.case import Case, at_value
from zi_extract.model.finding import Finding
from zi_extract.model.numerals import ROMANS

MOST_AREAS = 8
"""Numerals that areas have: there are six areas of change, and offices that add one or two."""

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


def check_area_numerals(case: Case) -> Iterator[Finding]:
    """Within a table the numerals of the areas count up; where they go back, both are in doubt."""
    for table in {action.table for action in case.draft.actions}:
        numbered = [
            (index, number)
            for index, action in enumerate(case.draft.actions)
            if action.table == table and (number := action.area.number) and number.value
        ]
        runs = [list(run) for _, run in groupby(numbered, key=lambda one: one[1].value)]
        ranks = [_rank(run[0][1].value) for run in runs]
        for place, (one, other) in enumerate(pairwise(ranks)):
            if one is None or other is None or one < other:
                continue
            for index, number in (*runs[place], *runs[place + 1]):
                message = (
                    f"Area {runs[place + 1][0][1].value} stands after {runs[place][0][1].value}."
                )
                at = f"/actions/{index}/area/number"
                yield at_value("area-out-of-order", "warning", message, at, number)


def _rank(numeral: str | None) -> int | None:
    """The place of an area in the order of areas; None for what is no numeral."""
    bare = (numeral or "").strip(" .)").upper()
    if bare in ROMANS[:MOST_AREAS]:
        return ROMANS.index(bare) + 1
    return int(bare) if bare.isdecimal() else None


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
