"""Pages for tests: lines of text set on an imaginary typewriter, twelve pixels to the letter."""

from collections.abc import Sequence

from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Graphic, Line, Word
from zi_extract.model.page import PageLayout

LETTER, STEP, SIZE = 12, 36, 16
WIDTH, HEIGHT = 1600, 2400
LABEL, COLON, MARKER, TEXT, RIGHT = 100, 320, 350, 400, 850

Printed = tuple[float, str]


def page_of(
    lines: Sequence[Sequence[Printed] | None],
    *,
    page: int = 1,
    top: int = 150,
    confidence: float = 0.95,
    graphics: tuple[Graphic, ...] = (),
) -> PageLayout:
    """A page whose rows are lists of (left edge, text); None is an empty row."""
    words: list[Word] = []
    made: list[Line] = []
    for row, parts in enumerate(lines):
        y = top + row * STEP
        for left, text in ((x, t) for x, t in parts or () if t):
            made.append(_line(words, left, y, text, confidence))
    return PageLayout(
        page, PageFrame(WIDTH, HEIGHT, 200.0), "scan", "read", SIZE, tuple(words), tuple(made),
        graphics=graphics, legibility=confidence,
    )  # fmt: skip


def _line(words: list[Word], left: float, y: int, text: str, confidence: float) -> Line:
    first = len(words)
    x = left
    for part in text.split():
        box = Box(x, y, x + LETTER * len(part), y + SIZE + 6)
        words.append(Word(part, box, confidence, "test"))
        x += LETTER * (len(part) + 1)
    indices = tuple(range(first, len(words)))
    return Line(text, Box.around(words[i].box for i in indices), indices, confidence)


def centred(text: str) -> list[Printed]:
    return [((WIDTH - LETTER * len(text)) / 2, text)]


def wrapped(text: str, left: float = TEXT, width: int = 80) -> list[list[Printed]]:
    """Text broken into rows of at most ``width`` letters."""
    rows, row = [], ""
    for word in text.split():
        if row and len(row) + len(word) + 1 > width:
            rows.append([(left, row)])
            row = word
        else:
            row = f"{row} {word}".strip()
    return [*rows, [(left, row)]]


def labelled(label: str, text: str, marker: str = "") -> list[list[Printed]]:
    """A label, its colon, a marker and a text with hanging lines."""
    rows = wrapped(text)
    head: list[Printed] = [(LABEL, label), (COLON, ":")]
    if marker:
        head.append((MARKER, marker))
    return [[*head, *rows[0]], *rows[1:]]


def item(marker: str, text: str) -> list[list[Printed]]:
    rows = wrapped(text)
    return [[(MARKER, marker), *rows[0]], *rows[1:]]
