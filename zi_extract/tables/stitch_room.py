"""Whether a text could go on below: only where its last line, and its cell, are full.

Whoever sets a text breaks a line where the next word does not fit, and a page where the next line
does not. A line with room to spare is the end of a text, whatever stands on the next page.
"""

from __future__ import annotations

from dataclasses import dataclass

from zi_extract.model.geometry import Box
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell
from zi_extract.tables.stitch_text import starts_item

ROOM_LEFT, LINE_FULL = -3.0, 0.7
"""Log-odds that the lower text goes on: its first word had room behind the upper one's last line;
it had none. Every text that goes on has a full last line, and so have half of those that end."""

LINES_LEFT = -2.0
"""Log-odds where the upper cell has room for more lines below its text. Closer to zero joins what
begins anew; further away outvotes the words of a cell whose middle was torn by a stamp."""

CLEAR = 0.75
"""Character heights by which a word must fit, or not, before it says anything: boxes of words lie
that closely around their ink. Lower trusts specks; higher says nothing in narrow cells."""

WORD_SPACE = 0.5
"""Character heights between two words."""

WIDEST_PADDING = 1.0
"""Character heights between a ruling and the text beside it, at most: centred texts stand further
off and do not show it."""

LINES_OF_ROOM = 5.0
"""Character heights below a text from which another line had room: a line takes about two and a
half, the padding one. Lower takes loose setting for room; higher misses single lines."""


@dataclass(frozen=True, slots=True)
class SetText:
    """A text as it is set in its cell: the cell, its words, and the page's character height."""

    cell: Box
    words: tuple[Box, ...]
    height: float

    @property
    def last_line(self) -> Box:
        """The box around the words of the last line."""
        lowest = max(self.words, key=lambda word: word.center_y)
        return Box.around(w for w in self.words if w.bottom > lowest.center_y)

    @property
    def first_word(self) -> Box:
        """The leftmost word of the first line."""
        highest = min(self.words, key=lambda word: word.center_y)
        return min((w for w in self.words if w.top < highest.center_y), key=lambda w: w.left)

    @property
    def width(self) -> float:
        """The pixels that a line of this cell may take."""
        left = min(word.left for word in self.words) - self.cell.left
        right = self.cell.right - max(word.right for word in self.words)
        padding = min(left, right, WIDEST_PADDING * self.height)
        return self.cell.width - 2 * max(padding, 0.0)

    @property
    def ends_early(self) -> bool:
        """True when more lines had room below; a text in the middle of its cell says nothing."""
        below = self.cell.bottom - self.last_line.bottom
        above = min(word.top for word in self.words) - self.cell.top
        return below > LINES_OF_ROOM * self.height and above < below / 2


def room_odds(upper: SetText | None, lower: SetText | None, lower_text: str) -> float:
    """Log-odds that the lower text goes on from the upper one, by the room that this one left.

    0 where it says nothing: words without boxes. A list item begins a line wherever it stands.
    """
    if upper is None or lower is None:
        return 0.0
    filled = LINES_LEFT if upper.ends_early else 0.0
    if starts_item(lower_text):
        return filled
    taken = upper.last_line.width + WORD_SPACE * upper.height + lower.first_word.width
    spare = (upper.width - taken) / upper.height
    return filled + (ROOM_LEFT if spare > CLEAR else LINE_FULL if spare < -CLEAR else 0.0)


def set_text(cell: Cell, layout: PageLayout) -> SetText | None:
    """The text of a cell as set on its page; None where no word of it has a box."""
    boxes = tuple(layout.words[k].box for k in cell.words)
    known = boxes and layout.character_height > 0
    return SetText(cell.box, boxes, layout.character_height) if known else None
