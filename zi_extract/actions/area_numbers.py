"""The numbers of a table's areas, settled together: each belongs to a name and to a sequence.

A lone ``I`` is the hardest thing to read on such pages: it comes out as 1, l, |, II or nothing. An
area's number has two witnesses beside its ink: the area's name (Penataan Tatalaksana is II
wherever areas are counted as the regulation counts them) and the numbers of its neighbours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from zi_extract.actions.areas import PrintedArea
from zi_extract.model.draft import MaybeText
from zi_extract.model.evidence import Extracted
from zi_extract.model.numerals import ROMANS, TOLD_BY_NEIGHBOURS

SUPPORTED = 0.9
"""Confidence (0-1) of a number that its ink, the area's name and the other areas agree on, or that
name and neighbours tell where the ink shows strokes only."""

ALONE = 0.7
"""Confidence (0-1) of a number that only one witness tells, or that contradicts the others:
flagged. At 0.8 and above nobody would look at it."""

REMAINS = 0.75
"""Confidence (0-1) of a number that name and neighbours tell where one stroke was
read of it: flagged, unless the stroke was hardly read and the name is a known one."""

LOST = 0.5
"""Confidence (0-1) that an area has no number where others of the table have one: flagged."""

WELL_READ = 0.98
"""Confidence (0-1) of a numeral with too few strokes from which it is what was printed: authors
miscount. Lower believes strokes that the scan lost; higher corrects authors, unseen."""

HARDLY_READ = 0.6
"""Confidence (0-1) of a numeral of strokes up to which it may be what is left of another one: the
readers see different things there."""

ENOUGH = 2
"""Other areas whose numbers follow the same count from which the count is certain. One neighbour
can be right by chance: two areas in a row always look like a sequence."""

EXACT = 0.95
"""Likeness (0-1) of a name that tells the number of its area. Lower lets a misread name decide."""

Style = Literal["roman", "digits", "letters"]
_Agreement = Literal["same", "like", "unread", "other", "none"]

NO_RIVAL: _Agreement = "none"
"""How readings agree with a count that no table has."""

WORTH: dict[_Agreement, float] = {
    "same": 1.0, "like": 0.5, "unread": 0.0, "none": 0.0, "other": -1.0,
}  # fmt: skip
"""What an agreement speaks for a count. A stroke less is no contradiction."""

_STROKES = re.compile(r"[l1|!i\]\[I]")
_REMAINS = re.compile(r"[1|!\]\[]+")
"""What is read of a Roman numeral of which only strokes are left: no such numeral is printed so."""

_GLUED = re.compile(r"[IVXLJl1|!\]\[]{1,5}[.,]\s*[A-Z]")
"""How a name begins into which its numeral was misread (``IIL.PENATAAN``)."""


@dataclass(frozen=True, slots=True)
class AreaHeading:
    """An area as printed, in the order of the table. ``number`` has the ink of a cell of its own.

    ``unread``: a mark before the name of which nothing was read.
    """

    text: Extracted[str]
    printed: PrintedArea
    number: Extracted[str] | None = None
    unread: bool = False


@dataclass(frozen=True, slots=True)
class _Count:
    """How the areas are counted: the number that each should have, and how its ink agrees.

    ``otherwise``: how it would agree with the other way to count. ``proves``: a number that was
    read as expected where the other count would give another one. ``alike``: both give the same.
    """

    style: Style
    wanted: tuple[int | None, ...]
    alike: tuple[bool, ...]
    agreed: tuple[_Agreement, ...]
    otherwise: tuple[_Agreement, ...]
    proves: tuple[bool, ...]

    def is_supported(self, place: int) -> bool:
        """Whether another area is counted so and none otherwise."""
        others = [a for k, a in enumerate(self.agreed) if k != place]
        return "same" in others and "other" not in others

    def is_certain(self, place: int) -> bool:
        """Whether the others leave no doubt about the number of the area at ``place``."""
        proof = any(proves for k, proves in enumerate(self.proves) if k != place)
        same = sum(a == "same" for k, a in enumerate(self.agreed) if k != place)
        return self.is_supported(place) and (proof or (same >= ENOUGH and self.alike[place]))


def settle_area_numbers(
    headings: Sequence[AreaHeading],
) -> tuple[MaybeText, ...]:
    """The number of each area: as printed, as its witnesses say, or None where none is printed.

    One that was misread into its name is lost.
    """
    if all(heading.printed.number is None and not heading.unread for heading in headings):
        return tuple(_lost(h) if _GLUED.match(h.printed.name) else None for h in headings)
    count = _find_count(headings)
    return tuple(_settled(heading, count, place) for place, heading in enumerate(headings))


def numeral(style: Style, value: int) -> str:
    """A number as the table prints it: ``III``, ``3`` or ``C``."""
    if style == "digits":
        return str(value)
    if style == "letters":
        return chr(ord("A") + value - 1)
    return ROMANS[value - 1]


def number_value(text: str, style: Style) -> int | None:
    """The value of a number read in a style; None for anything else.

    Strokes are taken for I, small letters for capitals: ``C`` and ``c`` differ by size alone.
    """
    if style == "digits":
        return int(text) if re.fullmatch(r"\d{1,2}", text) else None
    if style == "letters":
        return ord(text.upper()) - ord("A") + 1 if re.fullmatch(r"[A-Ha-h]", text) else None
    roman = _STROKES.sub("I", text).upper()
    return ROMANS.index(roman) + 1 if roman in ROMANS else None


def _style(headings: Sequence[AreaHeading]) -> Style:
    """How the areas are counted; by strokes alone nobody can tell, and Roman is the custom."""
    seen: Counter[Style] = Counter()
    for read in (h.printed.number for h in headings):
        if read is None:
            continue
        if re.fullmatch(r"[IVX]{2,}|[VX]", read):
            seen["roman"] += 1
        elif re.fullmatch(r"[2-9]|1\d", read):
            seen["digits"] += 1
        elif re.fullmatch(r"[A-H]", read):
            seen["letters"] += 1
    return max(seen, key=lambda style: seen[style]) if seen else "roman"


def _find_count(headings: Sequence[AreaHeading]) -> _Count:
    """The count that most of the readings follow.

    Areas are counted as the regulation does or in their order in the table; the former comes first
    where both fit.
    """
    style = _style(headings)
    named = [h.printed.code if h.printed.alike >= EXACT else None for h in headings]
    in_order = _in_order(headings, style)
    counts = [_agreed(headings, wanted, style) for wanted in (named, in_order)]
    fits = [sum(WORTH[agreement] for agreement in agreed) for agreed in counts]
    if in_order and in_order[0] != 1:
        fits[1] -= WORTH["same"]  # one reading says where this count begins: it proves nothing
    if style == "letters":
        fits[0] -= WORTH["like"]  # letters count what the table has
    best = 0 if any(named) and fits[0] >= fits[1] else 1
    proves = tuple(
        agreement == "same" and one != other
        for agreement, one, other in zip(counts[best], named, in_order, strict=True)
    )
    alike = tuple(one == other for one, other in zip(named, in_order, strict=True))
    other = counts[1 - best]
    if best == 0 and in_order[0] != 1:
        other = (NO_RIVAL,) * len(other)  # no table counts from II
    return _Count(style, tuple((named, in_order)[best]), alike, counts[best], other, proves)


def _in_order(headings: Sequence[AreaHeading], style: Style) -> list[int | None]:
    """The numbers of areas counted as they stand, from where most of the readings begin."""
    places = _places(headings)
    read = [number_value(h.printed.number or "", style) for h in headings]
    shifts = Counter(
        value - place for value, place in zip(read, places, strict=True) if value is not None
    )
    shift = shifts.most_common(1)[0][0] if shifts else 1
    return [place + shift if 1 <= place + shift <= len(ROMANS) else None for place in places]


def _places(headings: Sequence[AreaHeading]) -> list[int]:
    """The place of each area among the different ones: a name printed again counts once."""
    places: list[int] = []
    before: str | None = None
    for heading in headings:
        name = str(heading.printed.code or heading.printed.name.casefold())
        last = places[-1] if places else -1
        places.append(last if name == before else last + 1)
        before = name
    return places


def _agreed(
    headings: Sequence[AreaHeading], wanted: Sequence[int | None], style: Style
) -> tuple[_Agreement, ...]:
    return tuple(_agreement(h, want, style) for h, want in zip(headings, wanted, strict=True))


def _agreement(heading: AreaHeading, want: int | None, style: Style) -> _Agreement:
    """How the ink of a number fits the number that is expected there.

    ``like``: what was read is the number without some of its strokes; ``unread``:
    there is ink, but it is no number of the style.
    """
    read = heading.printed.number
    if read is None:
        return "unread" if heading.unread else "none"
    if heading.printed.misread:
        return "unread"
    value = number_value(read, style)
    if value is not None and value == want:
        return "same"
    if want is not None and style == "roman" and _lost_strokes(read, numeral(style, want)):
        return "like"
    return "other" if value is not None else "unread"


def _lost_strokes(read: str, want: str) -> bool:
    """Whether a number has lost strokes only, ``V`` of ``VI``: print runs them into one another."""
    others = _STROKES.sub("", read).upper() == _STROKES.sub("", want)
    return others and len(read) < len(want)


def _is_remains(read: str | None, style: Style, confidence: float) -> bool:
    """Whether strokes are all that was read, and they are no numeral or hardly one."""
    if style != "roman" or not read:
        return False
    hardly = confidence <= HARDLY_READ and not _STROKES.sub("", read)
    return hardly or _REMAINS.fullmatch(read) is not None


def _settled(heading: AreaHeading, count: _Count, place: int) -> MaybeText:
    want, agreement = count.wanted[place], count.agreed[place]
    ink, read = heading.number or heading.text, heading.printed.number
    certain = count.is_certain(place)
    exact = heading.printed.code == want and heading.printed.alike >= EXACT
    if agreement == "same" and want is not None:
        known = exact or certain or count.is_supported(place)
        sure = max(ink.confidence, SUPPORTED) if known else ink.confidence
        otherwise = count.otherwise[place]
        if (otherwise == "like" and not certain) or (otherwise == "other" and want > 1 > known):
            sure = min(sure, ALONE)
        return _told(ink, numeral(count.style, want), sure, read)
    is_remains = _is_remains(read, count.style, ink.confidence)
    if agreement == "other" and certain and want and is_remains:
        unclear = exact and ink.confidence <= HARDLY_READ
        return _told(ink, numeral(count.style, want), SUPPORTED if unclear else REMAINS, read)
    alone = count.agreed.count("like") == 1  # a scan that loses strokes loses them everywhere
    misprint = agreement == "like" and alone and certain and ink.confidence >= WELL_READ
    if agreement == "other" or want is None or misprint:
        if read is None:
            return _lost(heading)
        return replace(ink, value=read, confidence=min(ink.confidence, ALONE))
    if agreement == "none" and not certain:
        return _lost(heading)
    told = None if heading.printed.misread else read
    return _told(ink, numeral(count.style, want), SUPPORTED if certain else ALONE, told)


def _told(ink: Extracted[str], value: str, sure: float, read: str | None) -> Extracted[str]:
    """The number with its ink; ``read`` is what was read of it, None where that was no number."""
    derived = "" if read == value else TOLD_BY_NEIGHBOURS
    return replace(ink, value=value, confidence=sure, derived=derived or ink.derived)


def _lost(heading: AreaHeading) -> Extracted[str | None]:
    return Extracted(None, "", LOST, heading.text.provenance)
