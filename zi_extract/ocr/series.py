"""Numerals in a sequence: ``I`` to ``XII`` over a calendar, ``B01`` to ``B12``, ``1`` to the last.

Lone signs are what the engine reads worst, and what the paper tells best: cells side by side count
up. A sequence never supplies a numeral by itself. It chooses among what was read, restricted
readings and counted strokes included; a cell in which nobody saw its numeral stays in doubt.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zi_extract.model.numerals import ROMANS
from zi_extract.ocr.quarters import FRONTS, front_of, is_nearly

INITIALS = "JFMAMJJASOND"
"""Initials of the months, January to December."""

FEWEST_INITIALS = 8
"""Of twelve cells, how many must be read as the initials of months."""

HALVES = ("I", "II")
"""Numerals of half-years."""

FEWEST = 3
"""Cells that make a sequence; two may count up by chance."""

HIT_SHARE = 0.4
"""Share of a sequence's cells that must have been read as it says. Readings that fit in order are
no chance even when half of the others are wrong: three of eight digits are so once in a thousand.
"""

CYCLES = (0, 4, 5)
"""Lengths after which a sequence starts again: never, or with every month of four or five weeks."""

PARTS = re.compile(
    r"^(?P<front>(?:[A-Za-z]{1,9}[. ]{0,2})?\(?)(?P<numeral>\d{1,2})(?P<tail>[).]?)$"
)
ROMAN_PARTS = re.compile(
    r"^(?P<front>(?:[A-Za-z]{2,9}[. ]{1,2})?\(?)(?P<numeral>[IVX]{1,4})(?P<tail>[).]?)$"
)

LIKE_DIGITS = str.maketrans(
    {"I": "1", "l": "1", "i": "1", "|": "1", "!": "1", "]": "1", "[": "1", "O": "0", "o": "0"}
    | {"S": "5", "s": "5", "Z": "2", "z": "2", "G": "6", "?": "7", "A": "4", "g": "9", "Y": "9"}
)
"""Letters that the engine writes for digits of the same shape."""

LIKE_FRONT = {"B": "38"}
"""Signs that the engine writes for the letter before a numeral: ``B12`` is read 312 or 812."""

LIKE_CAPITALS = str.maketrans({"0": "O", "5": "S", "$": "S", "Q": "O"})
"""Signs that the engine writes for capitals of the same shape, and for their small letters."""

LIKE_STROKES = str.maketrans(
    dict.fromkeys("l|!1i][tjTfJ", "I")
    | {"H": "II", "N": "II", "U": "II", "n": "II", "u": "II", "M": "III", "m": "III"}
    | {"v": "V", "x": "X", "Y": "V", " ": ""}
)
"""What the engine writes for roman numerals, stroke by stroke."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the numerals of a sequence are printed: ``B`` and two digits, ``TW `` and roman ones.

    ``letters`` stand for numerals: the initials of months.
    """

    front: str
    tail: str
    roman: bool
    width: int
    letters: str = ""

    def text(self, number: int) -> str:
        """The numeral as printed; empty when the style has none for it."""
        if self.letters:
            return self.letters[number - 1]
        if self.roman:
            bare = ROMANS[number - 1] if 1 <= number <= len(ROMANS) else ""
        else:
            bare = f"{number:0{self.width}d}" if number >= 1 else ""
        return f"{self.front}{bare}{self.tail}" if bare else ""

    @property
    def characters(self) -> str:
        """All signs that such a numeral may have."""
        signs = self.letters or ("IVX" if self.roman else "0123456789")
        return "".join(sorted(set(self.front + self.tail + signs)))


def parsed(text: str) -> tuple[Style, int] | None:
    """A numeral's style and number; None for other text."""
    found = PARTS.match(text)
    if found:
        digits = found["numeral"]
        width = len(digits) if digits.startswith("0") else 1
        return Style(found["front"], found["tail"], roman=False, width=width), int(digits)
    found = ROMAN_PARTS.match(text)
    if found and found["numeral"] in ROMANS:
        style = Style(found["front"], found["tail"], roman=True, width=1)
        return style, ROMANS.index(found["numeral"]) + 1
    return None


def expected(readings: Sequence[Sequence[str]]) -> tuple[Style, tuple[str, ...]] | None:
    """What neighbouring cells say when they count up; ``readings`` are those of each cell.

    None when they are no sequence: too few of them were read as it would say.
    """
    if len(readings) == len(HALVES):
        return _halves(readings)
    if len(readings) < FEWEST:
        return None
    if _are_initials(readings):
        return Style("", "", roman=False, width=1, letters=INITIALS), tuple(INITIALS)
    votes: Counter[tuple[Style, int, int]] = Counter()
    printed: dict[Style, Counter[Style]] = defaultdict(Counter)
    for place, texts in enumerate(readings):
        starts = _starts(place, texts, len(readings))
        for style in {style for style, _, _ in starts}:
            printed[_unspaced(style)][style] += 1
        for vote in {(_unspaced(style), number, cycle) for style, number, cycle in starts}:
            votes[vote] += 1
    best = max(votes.items(), key=lambda vote: (vote[1], -vote[0][2]), default=None)
    if best is None or best[1] < max(FEWEST, HIT_SHARE * len(readings)):
        return _quarters(readings)
    unspaced, start, cycle = best[0]
    style = printed[unspaced].most_common(1)[0][0]
    numbers = [_number(start, place, cycle) for place in range(len(readings))]
    return style, tuple(style.text(number) for number in numbers)


def _unspaced(style: Style) -> Style:
    """The style without the space behind its front, which narrow columns lose."""
    return replace(style, front=style.front.replace(" ", ""))


def _are_initials(readings: Sequence[Sequence[str]]) -> bool:
    if len(readings) != len(INITIALS):
        return False
    pairs = zip(readings, INITIALS, strict=True)
    return sum(initial in texts for texts, initial in pairs) >= FEWEST_INITIALS


def _halves(readings: Sequence[Sequence[str]]) -> tuple[Style, tuple[str, ...]] | None:
    """Two half-years, one of which at least was read as printed."""
    for front in FRONTS:
        texts = tuple(f"{front} {half}" for half in HALVES)
        hits = sum(text in seen for text, seen in zip(texts, readings, strict=True))
        if hits and all(any(front in text for text in seen) for seen in readings):
            return Style(f"{front} ", "", roman=True, width=1), texts
    return None


def _quarters(readings: Sequence[Sequence[str]]) -> tuple[Style, tuple[str, ...]] | None:
    """Quarters whose headings are told by their strokes only."""
    front = front_of(readings)
    if not front:
        return None
    style = Style(f"{front} ", "", roman=True, width=1)
    return style, tuple(style.text(number + 1) for number in range(len(readings)))


def _starts(place: int, texts: Sequence[str], count: int) -> set[tuple[Style, int, int]]:
    """The sequences that a cell's readings fit: style, first number, length of the cycle."""
    found = set()
    for text in texts:
        numeral = parsed(text)
        if numeral is None:
            continue
        style, number = numeral
        widths = (style.width, 2) if number >= 10 and not style.roman else (style.width,)
        for width in widths:
            same = Style(style.front, style.tail, style.roman, width)
            for cycle in CYCLES:
                if cycle and count < 2 * cycle:
                    continue
                start = (number - 1 - place) % cycle + 1 if cycle else number - place
                if start >= 1 and (not cycle or number <= cycle):
                    found.add((same, start, cycle))
    return found


def _number(start: int, place: int, cycle: int) -> int:
    return (start - 1 + place) % cycle + 1 if cycle else start + place


def is_like(text: str, numeral: str, style: Style) -> bool:
    """Whether what was read has the strokes of the numeral, letters taken for digits."""
    if style.letters:
        return text.upper().translate(LIKE_CAPITALS) == numeral
    if style.roman:
        bare, wanted = text.replace(" ", ""), numeral.replace(" ", "")
        front = style.front.replace(" ", "")
        if front and bare[: len(front)].upper() == front.upper():
            bare, wanted = bare[len(front) :], wanted[len(front) :]
        return bare.translate(LIKE_STROKES) == wanted or (
            style.front.strip() in FRONTS and is_nearly((text,), numeral)
        )
    front, bare, wanted = (part.replace(" ", "") for part in (style.front, text, numeral))
    if front and bare[:1] not in front[:1] + LIKE_FRONT.get(front, ""):
        return False
    return bare[len(front) :].translate(LIKE_DIGITS) == wanted[len(front) :]
