"""Numerals before the headings of areas, told by their order over the document.

``IV Penguatan`` is read ``N Penguatan`` where two strokes touch. Bands of a table count up, and
what was read has the strokes of what should stand there. A numeral that was read surely stays
whatever its place: authors miscount.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zi_extract.model.numerals import ROMANS
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import TableFragment
from zi_extract.ocr.confidence import DOUBTFUL

NUMERAL = re.compile(r"([A-Za-z|!\]\[1]{1,4})([.,]?)")

ONES = re.compile(r"(1{1,3})[.,]?$")
"""Roman numerals that were read as digits."""

BAND_SHARE = 0.4
"""Share of the columns that the heading of a band spans."""

HEADING = re.compile(r"[A-Z][A-Za-z]{3}")
"""How the word behind the numeral begins."""

STROKES = {
    "N": "IV",
    "M": "VI",
    "W": "VI",
    "H": "II",
    "U": "II",
    "K": "IX",
    "Y": "V",
    **dict.fromkeys("Ll|!][1ijtT", "I"),
}
"""Numerals that what was read may be: strokes that touch, or one with a foot."""

AS_ORDERED = 0.85
"""Probability of a numeral whose strokes were read and that its order calls for."""

AMONG_ROMANS = 0.6
"""Probability of ones among roman numerals that they are those of their strokes: of three two were,
the third had lost a stroke as well."""

FEWEST = 2
"""Numerals that bear an order out, and more than half of all that were read."""

RULE = "areas-in-order"
"""Name of the rule, whether the numeral stands before its heading or in a cell of its own."""


@dataclass(frozen=True, slots=True)
class _Head:
    """The numeral before a heading: page and word by index, and its number (0 for none)."""

    page: int
    index: int
    number: int


def least_span(fragment: TableFragment) -> float:
    """Columns that the heading of a band spans at least."""
    return max(2.0, BAND_SHARE * fragment.n_cols)


def areas_in_order(layouts: Sequence[PageLayout]) -> dict[tuple[int, int], Word]:
    """Words by index of page and word that are numerals of areas by their order."""
    heads = list(_heads(layouts))
    votes = Counter(head.number - place for place, head in enumerate(heads) if head.number)
    if not votes:
        return {}
    told = _among_romans(layouts, heads) if votes.total() >= FEWEST else {}
    (start, times), read = votes.most_common(1)[0], votes.total()
    if times < FEWEST or 2 * times <= read:
        return told
    for place, head in enumerate(heads):
        at, number = (head.page, head.index), place + start
        word = layouts[head.page].words[head.index]
        if not head.number and word.confidence < DOUBTFUL and 0 < number <= len(ROMANS):
            ordered = _as(word, ROMANS[number - 1], AS_ORDERED)
            told[at] = ordered if ordered != word else told.get(at, word)
    return told


def _among_romans(
    layouts: Sequence[PageLayout], heads: Sequence[_Head]
) -> dict[tuple[int, int], Word]:
    """Numerals read as ones, as roman ones where they fit between those before and behind them."""
    told = {}
    for place, head in enumerate(heads):
        word = layouts[head.page].words[head.index]
        before = max((each.number for each in heads[:place]), default=0)
        behind = min((each.number for each in heads[place + 1 :] if each.number), default=0)
        ones = ONES.match(word.text)
        if ones and before < len(ones[1]) < behind:
            told[head.page, head.index] = _as(word, ROMANS[len(ones[1]) - 1], AMONG_ROMANS)
    return told


def _heads(layouts: Sequence[PageLayout]) -> Iterator[_Head]:
    for page, layout in enumerate(layouts):
        for fragment in layout.fragments:
            least = least_span(fragment)
            for cell in sorted(fragment.cells, key=lambda cell: cell.row):
                first = [layout.words[index].text for index in cell.words[:2]]
                is_band = cell.col == 0 and cell.col_span >= least and len(first) > 1
                found = NUMERAL.fullmatch(first[0]) if is_band else None
                if found and HEADING.match(first[1]):
                    number = ROMANS.index(found[1]) + 1 if found[1] in ROMANS else 0
                    yield _Head(page, cell.words[0], number)


def _as(word: Word, numeral: str, sure: float) -> Word:
    """The word as the numeral, if that is what its strokes are."""
    found = NUMERAL.fullmatch(word.text)
    strokes = "".join(STROKES.get(sign, sign) for sign in found[1]) if found else ""
    if found is None or strokes != numeral:
        return word
    return word.told(numeral + found[2], RULE, sure)
