"""Where each word of a file ended: in exactly one place, or it is left over and counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zi_extract.checks.furniture import furniture_words
from zi_extract.checks.printed_forms import known_texts, label_words, repeated_words
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.leaves import leaves
from zi_extract.model.page import PageLayout
from zi_extract.model.places import Place, WordPlaces
from zi_extract.model.source import PageKind

CLAUSES = ("/considerations", "/legal_basis", "/also_considered", "/dictums", "/closing/copies_to")

READ_TWICE = 0.5
"""Share that two boxes of one word have in common of the smaller one when both are one ink. Print
does not lie on print; lower takes a word of the next line whose box is too tall."""

Inventory = dict[int, dict[int, Place]]
"""Page to word index to place; words that are not in it have no place yet."""


def place_words(
    drafts: Sequence[DecreeDraft],
    layouts: Mapping[int, PageLayout],
    kinds: Mapping[int, PageKind],
) -> WordPlaces:
    """One place for each word of every page. The first of these that holds is the word's place.

    A cell of a table that was taken over; a value; a formula of the form; a repeated text; a stamp;
    page furniture; the letterhead. A page that belongs to no decree is ``other`` as a whole.
    """
    found: Inventory = {page: {} for page in layouts}
    for draft in drafts:
        _place_cells(draft, layouts, found)
        _place_values(draft, found)
    ours = {page for draft in drafts for page in draft.pages if kinds.get(page) != "other"}
    known = known_texts(drafts)
    for page in sorted(ours & layouts.keys()):
        _place_the_rest(layouts[page], layouts.get(page + 1), drafts, known, found[page])
    return {
        page: _settled(layout, found[page], "leftover" if page in ours else "other")
        for page, layout in layouts.items()
    }


def _settled(layout: PageLayout, found: Mapping[int, Place], rest: Place) -> tuple[Place, ...]:
    return tuple(found.get(index, rest) for index in range(len(layout.words)))


def _place_cells(draft: DecreeDraft, layouts: Mapping[int, PageLayout], found: Inventory) -> None:
    taken = {key for annex in draft.annexes for table in annex.tables for key in table.fragments}
    parts = [part for layout in layouts.values() for part in layout.fragments]
    for part in (part for part in parts if (part.page, part.index) in taken):
        for cell in part.cells:
            place: Place = "cell" if cell.tick is None else "tick"
            found[part.page].update(dict.fromkeys(cell.words, place))


def _place_values(draft: DecreeDraft, found: Inventory) -> None:
    for pointer, leaf in leaves(draft):
        place = _place_of(pointer)
        for ink in leaf.provenance:
            page = found.get(ink.page, {})
            for word in ink.words:
                page.setdefault(word, place)


def _place_of(pointer: str) -> Place:
    if pointer.startswith(CLAUSES):
        return "clause"
    return "cell" if "/tables/" in pointer else "field"


def _place_the_rest(
    layout: PageLayout,
    following: PageLayout | None,
    drafts: Sequence[DecreeDraft],
    known: Sequence[str],
    found: dict[int, Place],
) -> None:
    groups: tuple[tuple[Place, Iterable[int]], ...] = (
        ("label", label_words(layout, found)),
        ("repeat", repeated_words(layout, known, found)),
        ("repeat", _read_twice(layout, found)),
        ("stamp", _stamped_words(layout)),
        ("furniture", furniture_words(layout, following)),
        ("letterhead", _letterhead_words(layout, drafts)),
    )
    for place, words in groups:
        _add(found, words, place)


def _add(found: dict[int, Place], words: Iterable[int], place: Place) -> None:
    for word in words:
        found.setdefault(word, place)


def _read_twice(layout: PageLayout, found: Mapping[int, Place]) -> list[int]:
    """Words that lie on words with a place and say the same: one ink, read twice."""
    placed = [layout.words[index] for index in found]
    rest = [(i, word) for i, word in enumerate(layout.words) if i not in found]
    return [
        index
        for index, word in rest
        if any(
            word.text == other.text
            and word.box.intersection(other.box) > READ_TWICE * min(word.box.area, other.box.area)
            for other in placed
        )
    ]


def _stamped_words(layout: PageLayout) -> list[int]:
    """Words whose middle lies on a stamp, a logo, a code or pen strokes."""
    boxes = [graphic.box for graphic in layout.graphics if graphic.kind != "other"]
    return [
        index
        for index, word in enumerate(layout.words)
        if any(box.contains(word.box.center_x, word.box.center_y) for box in boxes)
    ]


def _letterhead_words(layout: PageLayout, drafts: Sequence[DecreeDraft]) -> list[int]:
    """Words above the line that says what kind of document the first page of a decree is."""
    tops = [
        ink.box.top
        for draft in drafts
        if draft.header.type is not None
        for ink in draft.header.type.provenance
        if ink.page == layout.page
    ]
    top = min(tops, default=0.0)
    return [i for i, word in enumerate(layout.words) if word.box.bottom <= top]
