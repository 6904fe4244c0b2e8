"""Tokens and rows: the words of a page's text, side by side on one baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zi_extract.decree.scraps import scraps_among
from zi_extract.decree.vocabulary import supported
from zi_extract.model.geometry import Box
from zi_extract.model.page import PageLayout

SAME_ROW = 0.5
"""Share of the lower of two heights that two boxes must share to stand on one row. Lower joins
rows of tight print, higher tears a colon or a hyphen from its row."""

LINES_BESIDE, TOO_TALL = 2.0, 2.8
"""Character heights by which lines beside one another on one row may run into one another, and
height from which a box holds ink of a seal, too, and says nothing of the row. Print is lower, also
that of headings over tables in small type (2.3)."""

STRAY_LETTERS, STRAY_CONFIDENCE = 2, 0.4
"""Most letters of a speck read as a word, and the confidence (0-1) below which it is one. Higher
limits would drop short words of faint print."""

AT_EDGE, EDGE_CONFIDENCE = 12.0, 0.6
"""Character heights of white behind a scrap at the page's edge, and the confidence (0-1) below
which it is one. A marker stands nearer to its text; labels of that width are words."""

_BARS = " |\u00a6"
"""No decree prints a bar in its text; as leftovers they stay counted."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word outside tables, with its place. ``size`` is the page's character height in pixels.

    ``read`` is the word as it was read where ``text`` leaves out specks that were read as
    underscores; empty when both are the same. ``line`` is how far the line reaches that it stands
    in, None where nobody says. ``readings`` is all that readers made of it; empty for one only.
    """

    page: int
    index: int
    text: str
    box: Box
    confidence: float
    size: float
    read: str = ""
    line: Box | None = None
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Tokens on one baseline from left to right; never empty."""

    tokens: tuple[Token, ...]

    @property
    def page(self) -> int:
        """The page that the row stands on."""
        return self.tokens[0].page

    @property
    def size(self) -> float:
        """The character height of its page in pixels."""
        return self.tokens[0].size

    @property
    def box(self) -> Box:
        """The box around its tokens."""
        return Box.around(token.box for token in self.tokens)

    @property
    def left(self) -> float:
        """Where its first token begins."""
        return self.tokens[0].box.left

    @property
    def text(self) -> str:
        """Its tokens, one space between them."""
        return " ".join(token.text for token in self.tokens)


def find_rows(page: PageLayout) -> tuple[Row, ...]:
    """The rows of a page's text from top to bottom; nothing of its tables."""
    home = {index: line.box for line in page.lines for index in line.words}
    printed = (index for index in sorted(home) if _is_print(page.words[index].text))
    tokens = [replace(_token(page, index), line=home[index]) for index in printed]
    scraps = scraps_among(tokens)
    return rows_of(token for token in tokens if not scraps.has(token))


def _is_print(text: str) -> bool:
    """False for nothing, and for lone upright bars: page edges and rulings, never print."""
    return bool(text.strip(_BARS))


def rows_of(tokens: Iterable[Token]) -> tuple[Row, ...]:
    """Tokens of one page gathered into rows by their height on the page."""
    rows: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: (t.box.center_y, t.box.left)):
        home = next((row for row in reversed(rows[-3:]) if _on_row(token, row)), None)
        if home is None:
            rows.append([token])
        else:
            home.append(token)
    made = [_without_stray(sorted(row, key=lambda t: t.box.left)) for row in rows]
    return tuple(sorted(made, key=lambda row: row.box.center_y))


def _without_stray(tokens: list[Token]) -> Row:
    """A row without the doubtful scraps that specks far beside it were read as."""
    while len(tokens) > 1 and _is_stray(tokens[-2], tokens[-1]):
        tokens = tokens[:-1]
    while len(tokens) > 1 and _is_at_edge(tokens[0], tokens[1]):
        tokens = tokens[1:]
    return Row(tuple(tokens))


def _is_at_edge(first: Token, following: Token) -> bool:
    """Is the first word of a row a scrap left of all text, as the shadow of a page's edge is?"""
    letters = sum(ch.isalnum() for ch in first.text)
    far = following.box.left - first.box.right > AT_EDGE * first.size
    return far and letters <= STRAY_LETTERS and first.confidence < EDGE_CONFIDENCE


def _is_stray(before: Token, last: Token) -> bool:
    letters = sum(ch.isalnum() for ch in last.text)
    far = last.box.left - before.box.right > last.size
    return far and letters <= STRAY_LETTERS and last.confidence < STRAY_CONFIDENCE


def _on_row(token: Token, row: Sequence[Token]) -> bool:
    if any(_is_over(token, other) for other in row):
        return False
    letters = [other for other in row if other.box.height >= SAME_ROW * other.size] or row
    near = min(letters, key=lambda other: abs(other.box.center_x - token.box.center_x))
    shared = min(near.box.bottom, token.box.bottom) - max(near.box.top, token.box.top)
    return shared >= SAME_ROW * min(near.box.height, token.box.height) and shared > 0


def _is_over(token: Token, other: Token) -> bool:
    """Do the lines of two words stand over one another, where their boxes do not tell?"""
    tall = max(token.box.height, other.box.height) > TOO_TALL * token.size
    if not tall or token.line is None or other.line is None or token.line == other.line:
        return False
    shared = min(token.line.right, other.line.right) - max(token.line.left, other.line.left)
    return shared > LINES_BESIDE * token.size


def _token(page: PageLayout, index: int) -> Token:
    word = page.words[index]
    size = page.character_height or max(1.0, word.box.height)
    sure = supported(word.text, word.confidence)
    read = word.text.strip()
    text = without_underline(read)
    seen = tuple(reading.text for reading in word.readings)
    told = read if text != read else ""
    return Token(page.page, index, text, word.box, sure, size, told, readings=seen)


def without_underline(text: str) -> str:
    """A word without what a line under it was read as: ``DEWI,_M.A.P.``; addresses keep theirs."""
    if any(sign in text for sign in "@/\\") or "www" in text.lower():
        return text
    return " ".join(text.replace("_", " ").split()) or text


def gap_before(row: Row, position: int) -> float:
    """White space before a token of a row, in character heights."""
    if position <= 0:
        return 0.0
    left, right = row.tokens[position - 1], row.tokens[position]
    return (right.box.left - left.box.right) / row.size


def parts_of(row: Row, gap: float) -> tuple[Row, ...]:
    """The row cut where more than ``gap`` character heights are white."""
    cuts = [0, *(i for i in range(1, len(row.tokens)) if gap_before(row, i) > gap)]
    ends = [*cuts[1:], len(row.tokens)]
    return tuple(Row(row.tokens[a:b]) for a, b in zip(cuts, ends, strict=True))
