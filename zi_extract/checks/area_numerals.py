"""Numerals of areas: each belongs to a name and to a count; where they part, one is misread.

A stroke is easily lost: ``III`` is read as ``II``, which is a numeral, too, and well read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from zi_extract.checks.case import Case, at_value
from zi_extract.model.draft import ActionDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.numerals import ROMANS, TOLD_BY_NAME, TOLD_BY_NEIGHBOURS

MOST_AREAS = 8
"""Numerals that areas have: there are six areas of change, and offices that add one or two."""

WITNESSED = 0.75
"""Confidence (0-1) from which a numeral that was read otherwise has several witnesses."""

READ = 0.9
"""Confidence (0-1) from which a numeral was read as it stands."""

CODE = "area-out-of-order"


@dataclass(frozen=True, slots=True)
class _Area:
    """One area of a table: its number, the place of it in the count, and the actions under it."""

    number: Extracted[str] | Extracted[str | None]
    rank: int | None
    code: int | None
    actions: tuple[int, ...]

    @property
    def agrees(self) -> bool:
        """Whether the number is the one that the regulation gives to the name."""
        return self.code is not None and self.code == self.rank


def check_area_numerals(case: Case) -> Iterator[Finding]:
    """Within a table the numerals of the areas count up and belong to their names."""
    for areas in _tables(case.draft.actions):
        for area, message in _doubtful(areas):
            for index in area.actions:
                at = f"/actions/{index}/area/number"
                yield at_value(CODE, "warning", message, at, area.number)


def check_area_cells(case: Case) -> Iterator[Finding]:
    """Cells of numerals that do not fit, or that are read otherwise than they were settled."""
    told: dict[tuple[int, float, float], str] = {}
    for areas in _tables(case.draft.actions):
        doubtful = [(area.number, message) for area, message in _doubtful(areas)]
        settled = [
            (
                area.number,
                f"The numeral reads otherwise: name and neighbours say {area.number.value}.",
            )
            for area in areas
            if area.number.derived == TOLD_BY_NEIGHBOURS
        ]
        for number, message in (*doubtful, *settled):
            told |= {
                (ink.page, ink.box.center_x, ink.box.center_y): message for ink in number.provenance
            }
    for pointer, page, cell in case.pieces():
        for (on, x, y), message in told.items():
            if on == page and cell.text.strip() and cell.box.contains(x, y):
                yield Finding(CODE, "warning", message, page, cell.box, f"{pointer}/text")


def _tables(actions: Sequence[ActionDraft]) -> Iterator[list[_Area]]:
    """The numbered areas of each table in order."""
    numbered = [
        (index, action, number)
        for index, action in enumerate(actions)
        if (number := action.area.number) and number.value
    ]
    for _, table in groupby(numbered, key=lambda one: one[1].table):
        runs = [list(run) for _, run in groupby(table, key=lambda one: _who(one[1]))]
        yield [
            _Area(
                run[0][2],
                _rank(run[0][2].value),
                _code(run[0][1]),
                tuple(index for index, *_ in run),
            )
            for run in runs
        ]


def _doubtful(areas: Sequence[_Area]) -> Iterator[tuple[_Area, str]]:
    """The areas whose numbers go back, come twice, leave a gap or belong to another name."""
    named = [area for area in areas if area.code is not None]
    agreeing = sum(area.agrees for area in named)
    mostly = len(named) - agreeing < agreeing and not _counts_on(areas)
    odd = {id(a) for a in named if not a.agrees} if mostly else set()
    for place, area in enumerate(areas):
        before = areas[place - 1] if place else None
        after = areas[place + 1] if place + 1 < len(areas) else None
        if id(area) in odd:
            yield area, f"Number {area.number.value} does not belong to the area of this name."
        elif before and _goes_back(before, area) and not (area.agrees and id(before) in odd):
            yield area, f"Area {area.number.value} stands after {before.number.value}."
        elif after and _goes_back(area, after) and not (area.agrees and id(after) in odd):
            yield area, f"Area {after.number.value} stands after {area.number.value}."
        elif before and area.code is None and _leaves_gap(before, area):
            yield area, f"Area {area.number.value} follows {before.number.value}."
        elif area.number.derived == TOLD_BY_NEIGHBOURS and area.number.confidence < WITNESSED:
            yield area, f"Number {area.number.value} is told by the name or the neighbours alone."


def _counts_on(areas: Sequence[_Area]) -> bool:
    """Whether numbers that are surely read count on one by one, whatever their names mean.

    So they do where a plan leaves out an area and its number.
    """
    ranks = [area.rank for area in areas if area.rank is not None]
    sure = all(
        area.number.confidence >= READ and area.number.derived != TOLD_BY_NEIGHBOURS
        for area in areas
    )
    return sure and len(ranks) == len(areas) and ranks == [*range(ranks[0], ranks[0] + len(ranks))]


def _goes_back(one: _Area, other: _Area) -> bool:
    return one.rank is not None and other.rank is not None and one.rank >= other.rank


def _leaves_gap(one: _Area, other: _Area) -> bool:
    return one.rank is not None and other.rank is not None and other.rank > one.rank + 1


def _who(action: ActionDraft) -> tuple[str | None, object]:
    """What tells an area from its neighbour: its number, and what its name means or says."""
    area = action.area
    name = area.name.value if area.name else None
    number = area.number.value if area.number else None
    return number, _code(action) or (name or "").casefold()


def belongs_to_name(action: ActionDraft) -> bool:
    """Whether the number of the action's area is the one that the regulation gives to its name."""
    number, code = action.area.number, _code(action)
    return number is not None and code is not None and _rank(number.value) == code


def _code(action: ActionDraft) -> int | None:
    """The area that the name means; what sub-items say of a row is no witness of its heading."""
    code = action.area.code
    return code.value if code and code.derived == TOLD_BY_NAME else None


def _rank(numeral: str | None) -> int | None:
    """The place of an area in the order of areas; None for what is no numeral."""
    bare = (numeral or "").strip(" .)").upper()
    if bare in ROMANS[:MOST_AREAS]:
        return ROMANS.index(bare) + 1
    return int(bare) if bare.isdecimal() else None
