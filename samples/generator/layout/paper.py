"""Sheets of paper: set text and rulings on them, and remember what each page says."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal

from fpdf import FPDF

from samples.generator.fonts import Face, use_face

SIZES = {"A4": (595.28, 841.89), "F4": (612.0, 936.0), "Legal": (612.0, 1008.0)}
"""Width and height in points, portrait."""

MADE_AT = datetime(2025, 1, 1, tzinfo=UTC)
"""Written into every PDF so that the same seed gives the same bytes."""

Align = Literal["left", "right", "center", "justify"]
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A word and whether it is in italics."""

    text: str
    italic: bool = False


Line = tuple[Token, ...]


@dataclass(slots=True)
class PageTruth:
    """What a page says: its paragraphs in reading order and its grids (boxes as fractions)."""

    kind: str
    width: float
    height: float
    paper: str
    lines: list[str] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)


def plain(text: str) -> str:
    """The text without the marks that switch italics, white space folded within lines."""
    return "\n".join(" ".join(line.split()) for line in text.replace("*", "").split("\n"))


def tokens_of(text: str) -> list[Token]:
    """The words of a text; ``*`` switches italics."""
    italic, tokens = False, []
    for word in text.split():
        if word.startswith("*"):
            italic = True
        tokens.append(Token(word.replace("*", ""), italic))
        if "*" in word[1:]:
            italic = False
    return tokens


def words_of(line: Line) -> str:
    """The line's text."""
    return " ".join(token.text for token in line)


class Paper:
    """A growing PDF. Coordinates are points from the top left of the current page."""

    def __init__(self) -> None:
        self.pdf = FPDF(unit="pt")
        self.pdf.set_auto_page_break(auto=False)
        self.pdf.set_creation_date(MADE_AT)
        self.pdf.set_producer("zi-extract samples")
        self.pdf.c_margin = 0
        self.pages: list[PageTruth] = []

    @property
    def page(self) -> PageTruth:
        """The page that is being set."""
        return self.pages[-1]

    def new_page(self, kind: str, paper: str, *, landscape: bool = False) -> PageTruth:
        """Start a page of this kind (body or annex) and paper (a key of ``SIZES``)."""
        width, height = SIZES[paper]
        if landscape:
            width, height = height, width
        self.pdf.add_page(format=(width, height))
        self.pages.append(PageTruth(kind, width, height, paper if landscape else "portrait"))
        return self.page

    def log(self, text: str) -> None:
        """Note a paragraph of the page's text."""
        self.page.lines.append(plain(text))

    def width_of(self, text: str, face: Face) -> float:
        """Points that a text takes."""
        use_face(self.pdf, face)
        return float(self.pdf.get_string_width(text))

    def wrap(self, text: str, face: Face, width: float) -> list[Line]:
        """The lines of a text in a column of this width; line ends of the text are kept."""
        lines: list[Line] = []
        for part in text.split("\n"):
            lines += self._wrap_part(part, face, width)
        return lines

    def _wrap_part(self, text: str, face: Face, width: float) -> list[Line]:
        lines: list[Line] = []
        line: list[Token] = []
        used = 0.0
        space = self.width_of(" ", face)
        for token in tokens_of(text):
            size = self.width_of(token.text, face.but(italic=token.italic or face.italic))
            if line and used + space + size > width:
                lines.append(tuple(line))
                line, used = [], 0.0
            used += size + (space if line else 0)
            line.append(token)
        return [*lines, tuple(line)] if line else lines

    def set_line(  # noqa: PLR0917  a place and a look, always all of them
        self, line: Line, x: float, baseline: float, face: Face, width: float, align: Align = "left"
    ) -> None:
        """Set one line in the column that starts at ``x``."""
        if align == "justify" or any(token.italic for token in line):
            self._set_words(line, x, baseline, face, width, align)
            return
        text = words_of(line)
        use_face(self.pdf, face)
        left = width - self.pdf.get_string_width(text)
        shift = {"left": 0.0, "center": left / 2, "right": left}[align]
        self.pdf.text(x + shift, baseline, text)

    def _set_words(  # noqa: PLR0917  as above
        self, line: Line, x: float, baseline: float, face: Face, width: float, align: Align
    ) -> None:
        faces = [face.but(italic=token.italic or face.italic) for token in line]
        sizes = [self.width_of(t.text, f) for t, f in zip(line, faces, strict=True)]
        gap = self.width_of(" ", face)
        free = width - sum(sizes)
        if align == "justify" and len(line) > 1:
            gap = free / (len(line) - 1)
        elif align in ("center", "right"):
            left = free - gap * (len(line) - 1)
            x += left / 2 if align == "center" else left
        for token, token_face, size in zip(line, faces, sizes, strict=True):
            use_face(self.pdf, token_face)
            self.pdf.text(x, baseline, token.text)
            x += size + gap

    def ink(self, colour: Colour) -> None:
        """Set what follows in this colour."""
        self.pdf.set_text_color(*colour)

    def turned(self, x: float, y: float) -> AbstractContextManager[None]:
        """Set what is set inside turned by a quarter against the clock, about this point."""
        return self.pdf.rotation(90, x, y)

    def rule(self, x0: float, y0: float, x1: float, y1: float, weight: float) -> None:
        """Draw a straight ruling, ``weight`` points thick."""
        self.pdf.set_draw_color(0)
        self.pdf.set_line_width(weight)
        self.pdf.line(x0, y0, x1, y1)

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        """Fill a rectangle."""
        self.pdf.set_fill_color(*colour)
        self.pdf.rect(x0, y0, x1 - x0, y1 - y0, style="F")

    def to_bytes(self) -> bytes:
        """The PDF."""
        return bytes(self.pdf.output())


@cache
def spaced(text: str) -> str:
    """``MEMUTUSKAN`` as ``M E M U T U S K A N``."""
    return re.sub(r"(?<=\w)(?=\w)", " ", text)
