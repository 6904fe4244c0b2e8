"""Items in the order of their labels: what was lost between two, and what that puts in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_extract.decree.items import Item
from zi_extract.decree.markers import position_of
from zi_extract.decree.rows import Row

_CLOSED = (";", ".", ":", ",", ")")


def settle_items(items: Sequence[Item], openings: tuple[str, ...] = ()) -> tuple[Item, ...]:
    """The items with those cut in two that hold a further one, and with what is in doubt marked.

    Labels count: where ``2`` is followed by ``4``, the third stands inside the second. It is cut
    off there if exactly one row begins as items of this section do; either way both are no longer
    ``whole``. An item that was guessed from its text is whole when the next label counts it in.
    """
    made: list[Item] = []
    due = 1
    for offset, item in enumerate(items):
        position = _counted(items, offset, due)
        missing = position - due
        if missing > 0 and made:
            made[-1:] = _cut(made[-1], missing, openings)
        elif missing < 0 and made:
            made[-1] = replace(made[-1], whole=False)
        whole = item.whole and (missing >= 0 or not made)
        counted_in = _position(item) == position
        made.append(replace(item, sure=item.sure or counted_in, whole=whole))
        due = position + 1
    return _vouched(made)


def _counted(items: Sequence[Item], offset: int, due: int) -> int:
    """The place in the list that an item's label gives it; ``due`` where the label says nothing.

    A label out of order is believed when the label after it goes on from there, or is the last;
    otherwise it was misread.
    """
    position = _position(items[offset])
    if position is None or position == due:
        return due
    following = next((p for item in items[offset + 1 :] if (p := _position(item))), None)
    return position if following in {None, position + 1} else due


def _position(item: Item) -> int | None:
    return position_of(item.label) if item.marker and not item.guessed else None


def _cut(item: Item, missing: int, openings: tuple[str, ...]) -> list[Item]:
    """An item cut at the rows that begin further ones, when there are as many as are missing."""
    starts = [i for i in range(1, len(item.rows)) if _begins(item.rows, i, openings)]
    if len(starts) != missing:
        return [replace(item, whole=False)]
    ends = [*starts, len(item.rows)]
    pieces = [replace(item, rows=item.rows[: starts[0]], whole=False)]
    for start, end in zip(starts, ends[1:], strict=True):
        rows = item.rows[start:end]
        pieces.append(Item(None, (), rows, sure=False, guessed=True, whole=False))
    return pieces


def _begins(rows: Sequence[Row], index: int, openings: tuple[str, ...]) -> bool:
    text = rows[index].text.lstrip(" -_.'|").lower()
    return bool(openings) and text.startswith(openings) and rows[index - 1].text.endswith(_CLOSED)


def _vouched(items: Sequence[Item]) -> tuple[Item, ...]:
    """Guessed items are whole where a label after them counts them in, or none of the list counts.

    Otherwise neither they nor the items before them are.
    """
    made = list(items)
    counted = max((i for i, item in enumerate(made) if _position(item) and item.sure), default=-1)
    labelled = any(item.marker and item.label for item in made)
    for i, item in enumerate(made):
        if item.guessed and i > counted and (labelled or item.marker):
            made[i] = replace(item, whole=False)
            if i:
                made[i - 1] = replace(made[i - 1], whole=False)
    return tuple(made)
