"""Running text over pages: paragraphs broken line by line, page numbers and catchwords."""

from __future__ import annotations

from samples.generator.fonts import Face
from samples.generator.layout.paper import Align, Line, Paper, plain, words_of
from samples.generator.spec import Style

ASCENT = 0.78
"""Baseline below the top of a line, in sizes."""

TOP, BOTTOM = 56.0, 64.0
LEFT, RIGHT = 72.0, 60.0
"""Margins in points: about 2 cm, as office paper has."""


class Flow:
    """Sets paragraphs one below another on portrait pages of kind ``body``."""

    def __init__(self, paper: Paper, style: Style) -> None:
        self.paper, self.style = paper, style
        self.face = Face(style.body_font, style.body_size, style.leading)
        self.y = 0.0
        self.number = 0
        self.open_page("")

    @property
    def width(self) -> float:
        """Points between the side margins."""
        return self.paper.page.width - LEFT - RIGHT

    @property
    def bottom(self) -> float:
        """Where text ends, in points from the top of the page."""
        return self.paper.page.height - BOTTOM

    def open_page(self, next_words: str) -> None:
        """Close the page (with its catchword) and start another."""
        if self.number and self.style.catchwords and next_words:
            self._set_catchword(next_words)
        page = self.paper.new_page("body", self.style.paper)
        self.number += 1
        self.y = TOP
        if self.number > 1 and self.style.page_numbers:
            text = self.style.page_numbers.format(self.number)
            self.set_line_at(text, 0.0, page.width, "center", TOP - self.face.size)
            self.paper.log(text)
            self.y += self.face.line_height
        if self.style.watermark:
            small = self.face.but(size=7.0, family="helvetica")
            line = self.paper.wrap(self.style.watermark, small, page.width)[0]
            self.paper.set_line(line, 0, page.height - 18, small, page.width, "center")

    def _set_catchword(self, next_words: str) -> None:
        word = " ".join(next_words.split()[:2]) + "..."
        top = self.paper.page.height - BOTTOM + 4
        self.set_line_at(word, LEFT, self.width, "right", top)
        self.paper.log(word)

    def set_line_at(self, text: str, x: float, width: float, align: Align, top: float) -> None:
        """Set one line whose upper edge is at ``top``."""
        line = self.paper.wrap(text, self.face, width)[0]
        self.paper.set_line(line, x, top + self.face.size * ASCENT, self.face, width, align)

    def gap(self, lines: float) -> None:
        """Leave room of so many lines."""
        self.y += lines * self.face.line_height

    def need(self, height: float, next_words: str = "") -> None:
        """Start a new page unless this many points are left."""
        if self.y + height > self.bottom:
            self.open_page(next_words)

    def centred(self, lines: tuple[str, ...], *, bold: bool = True, joined: bool = True) -> None:
        """Centred lines; ``joined`` logs them as one paragraph, as the truth wants titles."""
        face = self.face.but(bold=bold)
        for text in lines:
            for line in self.paper.wrap(text, face, self.width):
                self.need(face.line_height)
                baseline = self.y + face.size * ASCENT
                self.paper.set_line(line, LEFT, baseline, face, self.width, "center")
                self.y += face.line_height
        for text in [" ".join(lines)] if joined else lines:
            self.paper.log(text)

    def labelled(
        self, labels: tuple[tuple[str, float], ...], text: str, indent: float, *, gap: float = 0.25
    ) -> None:
        """A paragraph at ``indent`` with labels (text, x) to the left of its first line."""
        width = self.width - indent
        lines = self.paper.wrap(text, self.face, width)
        lead = " ".join(plain(label) for label, _ in labels if label)
        self.need(self.face.line_height, f"{lead} {words_of(lines[0])}")
        baseline = self.y + self.face.size * ASCENT
        for label, x in labels:
            if label:
                line = self.paper.wrap(label, self.face, self.width)[0]
                self.paper.set_line(line, LEFT + x, baseline, self.face, self.width)
        self._set_lines(lines, LEFT + indent, width, lead)
        self.gap(gap)

    def _set_lines(self, lines: list[Line], x: float, width: float, lead: str) -> None:
        written = [lead] if lead else []
        for index, line in enumerate(lines):
            if self.y + self.face.line_height > self.bottom:
                self.paper.log(" ".join(written))
                written = []
                self.open_page(words_of(line))
            last = index == len(lines) - 1
            align: Align = "justify" if self.style.justify and not last else "left"
            baseline = self.y + self.face.size * ASCENT
            self.paper.set_line(line, x, baseline, self.face, width, align)
            self.y += self.face.line_height
            written.append(words_of(line))
        self.paper.log(" ".join(written))
