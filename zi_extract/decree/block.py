"""A signature block: role, mark of signature, name, rank and personnel number, top to bottom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from zi_extract.decree.issuer import acts_only, starts_with_office
from zi_extract.decree.lexicon import words
from zi_extract.decree.people import (
    are_titles,
    find_nip,
    has_nip_label,
    is_cut,
    is_rank,
    looks_like_name,
    split_name,
)
from zi_extract.decree.rows import Row, Token
from zi_extract.decree.spelling import folded, likeness
from zi_extract.decree.vocabulary import PRINTED, is_known
from zi_extract.model.geometry import Box

ELECTRONIC_LIKENESS = 0.75
"""How alike (0-1) a row must be to the phrase of electronic signing."""

OFFICER_LIKENESS = 0.93
"""How alike (0-1) a whole role must be to the officer at the head for its last row to be no
name."""

ROLE_GAP = 2.6
"""White space in character heights that parts a role from what is below it. Lower tears roles of
wide line spacing apart, higher joins a name to a role that lacks its comma."""

NIP_REST = 8
"""Digits from which a row of a block is what is left of a personnel number."""

STRAY_CONFIDENCE = 0.5
"""Confidence under which a short token at the edge of a name is taken for a stamp's ink."""

NAME_LETTERS, NAME_CONFIDENCE = 4, 0.5
"""Letters of a word, and confidence (0-1) of its reading, from which it is what is left of a name
where nothing reads like a whole one. Fewer or less sure ones are strokes of the signature."""

_TTD = re.compile(
    r"^[\W_]*(?:cap\W*(?:dan\W+)?)?(?:t\s?t\s?[dl]\s?|[tilfr1|][tilf1|]d|td|tt[cdo0]|tertanda|dto)[\W_]*$",
    re.IGNORECASE,
)
"""The word ``ttd`` as it is printed (``cap/ttd``, ``dto.``), and as poor print reads it: ``itd``,
``lid``, ``td``."""

_STROKE_BEFORE = re.compile(r"^[/\\|!~*'`\u2018\u2019]+(?=[A-Z])")


@dataclass(slots=True)
class Block:
    """The rows of one signer, sorted by what they say. ``stray`` are rows that say nothing.

    ``damaged``: the name is what is left of one under a seal or a fold.
    """

    role: list[Row] = field(default_factory=list)
    ttd: list[Row] = field(default_factory=list)
    electronic: list[Row] = field(default_factory=list)
    name: list[Row] = field(default_factory=list)
    rank: list[Row] = field(default_factory=list)
    nip: list[Row] = field(default_factory=list)
    stray: list[Row] = field(default_factory=list)
    damaged: bool = False


def is_ttd(text: str) -> bool:
    """Is this row the printed ``ttd.`` that stands for a signature in a copy?"""
    return bool(_TTD.match(text))


def is_electronic(text: str) -> bool:
    """Does this row say that the decree was signed electronically?"""
    return any(
        likeness(text[: len(phrase) + 6], phrase) >= ELECTRONIC_LIKENESS
        or folded(phrase) in folded(text)
        for phrase in words("closing", "electronic")
    )


def read_block(rows: Sequence[Row], expected: str = "") -> Block:
    """Sort the rows of one signer's block (place and date already taken off).

    ``expected`` is the officer whose role it should be, empty when nobody says.
    """
    block = Block()
    rest: list[Row] = []
    role_ended = False
    for row in (piece for printed in rows for piece in _before_nip(printed)):
        if is_ttd(row.text):
            block.ttd.append(row)
            role_ended = True
        elif is_electronic(row.text):
            block.electronic.append(row)
            role_ended = True
        elif has_nip_label(row.text) or find_nip(row.text) or _is_digits(row, block.nip):
            block.nip.append(row)
        elif not role_ended and _continues_role(row, block.role):
            if block.role and _ended(block.role, row, expected):
                role_ended = True
                rest.append(row)
            else:
                block.role.append(row)
        else:
            role_ended = True
            rest.append(row)
    _name_and_rest(block, rest, expected)
    _turn(block)
    return block


def _turn(block: Block) -> None:
    """A name that stands over its office: the two change places.

    It is a name for sure by its titles, and no office stands over it.
    """
    if block.role and _is_office(block.role[0]):
        return
    said = [*block.role, *block.name, *block.stray]
    office = next((row for row in said if starts_with_office(row.text)), None)
    person = next((row for row in said if _is_titled(row)), None)
    if office is None or person is None or office.box.top < person.box.top:
        return
    block.role, block.name = [office], [person]
    block.stray = [row for row in block.stray if row not in (office, person)]


def _is_titled(row: Row) -> bool:
    clean = _cleaned(row)
    return clean is not None and looks_like_name(clean.text) and bool(split_name(clean.text).titles)


def _before_nip(row: Row) -> tuple[Row, ...]:
    """A row cut before its label NIP or NRP, where a rank stands in front of it."""
    for position in range(1, len(row.tokens)):
        if has_nip_label(row.tokens[position].text):
            return Row(row.tokens[:position]), Row(row.tokens[position:])
    return (row,)


def _ended(role: Sequence[Row], row: Row, expected: str) -> bool:
    """A role ends at its comma, unless the officer's name goes on or the row is no name.

    ``MENTERI PENDIDIKAN, KEBUDAYAAN,`` / ``RISET, DAN TEKNOLOGI,`` has commas inside. ``u.b.`` on a
    row of its own stands between two offices.
    """
    if acts_only(role[-1].text) or acts_only(row.text):
        return False
    if not role[-1].text.rstrip().endswith((",", ".")):
        return False
    so_far = folded("".join(part.text for part in role))
    if expected and folded(expected).startswith(so_far):
        return not folded(expected).startswith(so_far + folded(row.text))
    parts = [folded(part) for part in row.text.split() if folded(part)]
    ordinary = sum(is_known(part) for part in parts)
    return ordinary * 2 < len(parts) or not parts


def _is_digits(row: Row, before: Sequence[Row]) -> bool:
    """A personnel number of which a stamp has hidden the label or some digits, or its last digits.

    These stand alone below a labelled row that has too few (``before``).
    """
    letters = [ch for ch in row.text if ch.isalnum()]
    digits = sum(ch.isdigit() for ch in letters)
    due = bool(before) and is_cut(find_nip(before[-1].text))
    return digits >= (1 if due else NIP_REST) and digits >= (1.0 if due else 0.7) * len(letters)


def _continues_role(row: Row, role: Sequence[Row]) -> bool:
    if not role:
        return True
    gap = (row.box.top - role[-1].box.bottom) / row.size
    return gap < ROLE_GAP


def _name_and_rest(block: Block, rest: Sequence[Row], expected: str) -> None:
    """The name is the last row that looks like one, above rank and personnel number.

    Titles that found no room beside it stand on a row of their own below. Without any such row it
    is the last one of the role, if that says no more of the officer at the head.
    """
    floor = min((row.box.top for row in block.nip), default=float("inf"))
    for row in rest:
        if is_rank(row.text):
            block.rank.append(row)
    above = [row for row in rest if row not in block.rank and row.box.top < floor]
    cleaned = [(row, _cleaned(row)) for row in above]
    named = [(row, clean) for row, clean in cleaned if clean and looks_like_name(clean.text)]
    named = [pair for pair in named if not starts_with_office(pair[1].text)] or named
    if named:
        row, clean = named[-1]
        used = [row]
        if len(named) > 1 and named[-2][1].text.rstrip().endswith(","):  # titles on a second line
            used.append(named[-2][0])
            clean = Row((*named[-2][1].tokens, *clean.tokens))
        below = next((r for r, c in cleaned if c and r.box.top > row.box.top), None)
        if below is not None and clean.text.rstrip().endswith(",") and are_titles(below.text):
            used.append(below)
            clean = Row((*clean.tokens, *below.tokens))
        block.name.append(clean)
        block.stray.extend(r for r in rest if r not in used and r not in block.rank)
    elif not above and len(block.role) > 1 and not _ends_role(block.role, expected):
        block.name.append(block.role.pop())
    else:
        left = next(
            (found for row in reversed(above) if (found := _left_of_name(row, block))), None
        )
        block.name.extend([left] if left else [])
        block.damaged = left is not None
        block.stray.extend(row for row in rest if row not in block.rank)


def _left_of_name(row: Row, block: Block) -> Row | None:
    """The words of a name whose letters a seal or a fold has damaged; None if it is no name.

    Doubtful words left or right of the rest of the block are ink of the seal; where a place was
    read twice the surer reading counts.
    """
    others = [r.box for r in (*block.role, *block.rank, *block.nip) if r.page == row.page]
    across = Box.around(others or [row.box])
    kept = tuple(
        token
        for token in row.tokens
        if (across.left <= token.box.center_x <= across.right or _is_word(token))
        and folded(token.text)
        and not any(_covers(other, token) for other in row.tokens)
    )
    return Row(kept) if any(_is_word(token) for token in kept) else None


def _is_word(token: Token) -> bool:
    """A word that is read well enough to be part of a name, and is no ordinary one."""
    letters = folded(token.text)
    long = sum(letter.isalpha() for letter in letters) >= NAME_LETTERS
    return long and token.confidence >= NAME_CONFIDENCE and not is_known(letters)


def _covers(other: Token, token: Token) -> bool:
    """Is ``other`` the surer one of two readings of one place?"""
    shared = min(other.box.right, token.box.right) - max(other.box.left, token.box.left)
    return other.confidence > token.confidence and shared > 0.5 * token.box.width


def _ends_role(role: Sequence[Row], expected: str) -> bool:
    """Is the last row of a role an office, or the end of the officer's name at the head?"""
    whole = folded("".join(row.text for row in role))
    at_head = bool(expected) and likeness(expected, whole) >= OFFICER_LIKENESS
    return at_head or _is_office(role[-1])


def _is_office(row: Row) -> bool:
    return starts_with_office(row.text) or acts_only(row.text)


def _cleaned(row: Row) -> Row | None:
    """A row without the doubtful scraps at its ends that a stamp or a stroke of ink leaves."""
    tokens = list(row.tokens)
    while tokens and _is_scrap(tokens[0]):
        tokens.pop(0)
    while tokens and _is_scrap(tokens[-1]):
        tokens.pop()
    return Row((_without_stroke(tokens[0]), *tokens[1:])) if tokens else None


def _without_stroke(token: Token) -> Token:
    """A name's first word without the stroke of a signature before it, which may be a letter."""
    text = _STROKE_BEFORE.sub("", token.text)
    if text == token.text or token.confidence >= PRINTED:
        return token
    sure = min(token.confidence, STRAY_CONFIDENCE)
    return replace(token, text=text, read=token.read or token.text, confidence=sure)


def _is_scrap(token: Token) -> bool:
    letters = folded(token.text)
    return not letters or (len(letters) <= 2 and token.confidence < STRAY_CONFIDENCE)
