"""The fields of one person, each from the rows that its block was sorted into."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from zi_extract.decree.block import Block
from zi_extract.decree.given_names import ONE_LETTER, with_common_names
from zi_extract.decree.ink import (
    FLAGGED,
    MISSING,
    from_tokens,
    joined,
    missing_at,
    text_of,
    tokens_of,
)
from zi_extract.decree.issuer import without_acting
from zi_extract.decree.people import NIP_DIGITS, find_nip, is_cut, split_name, with_commas, with_q
from zi_extract.decree.rows import Row
from zi_extract.decree.spelling import closed_up, folded, likeness, plain_upper
from zi_extract.decree.vocabulary import PRINTED
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Graphic

FROM_HEAD = "the officer named at the head"
"""How a role is marked that was not read but taken from the head of the decree."""

NO_SPECKS = "signs taken off that the officer named at the head has not"
"""How a role was derived in which specks or edges were read as signs."""

SPACED = "letters of a word that stand apart put together"
"""How a role was derived in which a word was set or read letter by letter."""

_SPECKS = re.compile(r"[\][{}|<>_~^*=\\]|(?<!\S)/(?!\S)|(?<!\S)[.,:;'\u2013-]+(?=\w)")

AS_AT_HEAD = 0.95
"""Confidence of a role that reads letter by letter like the officer at the head."""

NEAR_ROLE = 0.8
"""How alike (0-1) a doubtful role must be to the officer at the head to be taken for it, flagged.
Lower would hide that somebody else signed."""

COMMAS_OF_NAME = "stops read for the commas before titles"
"""How a name was derived whose commas were read as stops."""

Q_OF_NAME = "a q that readers write otherwise, as names have it"
"""How a name was derived in which g or O was read for its q."""

COVERED = 0.1
"""Share of a name's box that stamp or signature must cover to cast doubt on the reading."""

STARTS_LATE = "begins right of its block: a letter before it may be lost"
"""How a name was read that has lost a letter before it, as far as its place tells."""

LEFT_OF_NAME = "is what is left of one whose letters are damaged"
"""How a name was read where nothing reads like a whole one."""

SHARED_ROWS, SHARING, SHARED_LEFT = 3, 0.7, 0.3
"""Fewest other rows of a block that must begin at one left edge, their share of its rows (a speck
may stand before one), and how far in character heights they may lie from it. Fewer or farther ones
are centred rows that begin alike by chance."""

LOST_LETTER = (0.5, 2.5)
"""How far in character heights right of that edge a name begins that has lost a letter. Less is a
bent page, more is another column."""

UNPROVEN_SIGNATURE = 0.85
"""Certainty that nothing is signed when no mark was found: pen strokes may have been missed."""


def role_of(rows: Sequence[Row], expected: str) -> Extracted[str]:
    """The role printed in some rows; ``expected`` is the officer at the head, or empty."""
    made = text_of(rows)
    text = closed_up(made.value)
    apart = text != made.value
    made = replace(made, value=text.rstrip(" ,.;:"))
    if apart:  # where one of several such words ends nobody can say
        made = replace(made, confidence=min(made.confidence, FLAGGED), derived=SPACED)
    if expected and folded(expected) == folded(text):
        made = replace(made, confidence=max(made.confidence, AS_AT_HEAD))
        if not _SPECKS.search(made.value) or _SPECKS.search(expected):
            return made
        return replace(
            made, value=" ".join(_SPECKS.sub(" ", made.value).split()), derived=NO_SPECKS
        )
    if expected and made.confidence < FLAGGED and likeness(expected, text) >= NEAR_ROLE:
        how = f"{FROM_HEAD}, which the reading resembles"
        return replace(made, value=_acting(text, expected), confidence=FLAGGED, derived=how)
    return made


def _acting(read: str, expected: str) -> str:
    """The officer at the head, behind the ``Plt.`` that only the reading has."""
    acts = without_acting(plain_upper(read)) != plain_upper(read)
    heads = without_acting(plain_upper(expected)) != plain_upper(expected)
    first = next((word for word in read.split() if word[0].isalnum()), "")  # no speck before it
    return f"{first} {expected}" if acts and not heads else expected


def name_of(block: Block, rows: Sequence[Row]) -> Extracted[str] | Extracted[str | None]:
    """The name of a block, flagged where stray ink stands in it; else the place for it."""
    if not block.name:
        last = rows[-1]
        return missing_at(last.page, last.box)
    row = block.name[0]
    text = row.text.strip(" ;:")
    text = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
    if block.damaged:
        return from_tokens(text, row.text, row.tokens, FLAGGED, LEFT_OF_NAME)
    if starts_late(row, (*block.role, *block.rank, *block.nip)):
        return from_tokens(text, row.text, row.tokens, FLAGGED, STARTS_LATE)
    # Rows that say nothing are ink of a stamp or a signature, which may also lie over the name.
    made = from_tokens(text, row.text, row.tokens, FLAGGED if block.stray else 1.0)
    if made.confidence >= PRINTED:
        return made
    if with_commas(text) != text:
        text = with_commas(text)
        made = replace(made, value=text, derived=COMMAS_OF_NAME)
    common = with_commas(with_common_names(row).strip(" ;:()"))
    for name, how in ((with_q(text), Q_OF_NAME), (common, ONE_LETTER)):
        if name != text:
            sure = min(made.confidence, FLAGGED)
            return replace(made, value=name, confidence=sure, derived=how)
    return made


def starts_late(name: Row, others: Sequence[Row]) -> bool:
    """Does a name begin right of the left edge that all other rows of its block share?

    A lone upright letter before it (``I Made``) is easily taken for a stroke. Centred blocks have
    no such edge.
    """
    lefts = [row.left / name.size for row in others if row.page == name.page]
    edge = median(lefts) if lefts else 0.0
    sharing = [left for left in lefts if abs(left - edge) <= SHARED_LEFT]
    if len(sharing) < max(SHARED_ROWS, SHARING * len(lefts)):
        return False
    return LOST_LETTER[0] < name.left / name.size - max(sharing) < LOST_LETTER[1]


def under_ink(
    name: Extracted[str] | Extracted[str | None], graphics: Sequence[tuple[int, Graphic]]
) -> Extracted[str] | Extracted[str | None]:
    """A name that a stamp or a signature is printed over is not sure, however well it reads."""
    where = name.provenance[0]
    covered = any(
        page == where.page
        and graphic.kind in {"stamp", "signature"}
        and graphic.box.intersection(where.box) > COVERED * where.box.area
        for page, graphic in graphics
    )
    if not covered or name.confidence >= PRINTED:  # a text layer lies under no ink
        return name
    return replace(name, confidence=min(name.confidence, FLAGGED))


def bare_of(
    name: Extracted[str] | Extracted[str | None],
) -> tuple[Extracted[str] | None, Extracted[str] | None]:
    """A name without its titles, and the titles."""
    if name.value is None:
        return None, None
    split = split_name(name.value)
    how = "titles taken off"
    bare = Extracted(split.name, name.raw, name.confidence, name.provenance, how)
    if not split.titles:
        return bare, None
    return bare, Extracted(
        split.titles, name.raw, name.confidence, name.provenance, "titles of the name"
    )


def text_or_none(rows: Sequence[Row]) -> Extracted[str] | None:
    """Rows as one text; None without rows."""
    return from_tokens(joined(rows), joined(rows), tokens_of(rows)) if rows else None


def nip_of(rows: Sequence[Row]) -> Extracted[str] | Extracted[str | None] | None:
    """The personnel number, flagged where its dates are impossible or it was mended."""
    if not rows:
        return None
    row = rows[0]
    found = find_nip(row.text)
    if is_cut(found) and len(rows) > 1:  # behind the rank, some or all of its digits below
        whole = Row((*row.tokens, *rows[1].tokens))
        longer = find_nip(whole.text)
        if longer is not None and (found is None or len(longer.digits) == NIP_DIGITS):
            row, found = whole, longer
    if found is None:
        return replace(missing_at(row.page, row.box), raw=row.text, derived="NIP unread")
    made = from_tokens(found.digits, found.printed, row.tokens)
    # No date vouches for a service number: only a text layer says all of its digits.
    vouched = len(found.digits) == NIP_DIGITS or made.confidence >= PRINTED
    sure = found.plausible and not found.repaired and vouched
    confidence = made.confidence if sure else min(made.confidence, FLAGGED)
    how = (
        "digits only"
        if sure
        else "digits only; dates or length are impossible"
        if not found.plausible
        else "letters read for digits"
    )
    return Extracted(found.digits, found.printed, confidence, made.provenance, how)


def acting_of(rows: Sequence[Row]) -> Extracted[str] | None:
    """The prefix of somebody who acts for another (``Plt.``, ``a.n.``); None without one."""
    if not rows:
        return None
    first = rows[0].tokens[0]
    rest = without_acting(plain_upper(rows[0].text))
    if rest == plain_upper(rows[0].text):
        return None
    return from_tokens(first.text, first.text, (first,))


SIGN_WIDTH = 3.0
"""Character heights from which ink between role and name is a signature or a code; specks and
punch holes that come near are smaller."""

_SIGNS = (
    ("signature", "signature", 1.0, "pen strokes in the block"),
    ("code", "electronic", FLAGGED, "a code in the block"),
    ("other", "signature", FLAGGED, "ink between role and name"),
)
"""Kinds of graphics, most telling first, what they mean, and the most confidence in it."""


def signed_of(
    block: Block,
    rows: Sequence[Row],
    graphics: Sequence[tuple[int, Graphic]],
    *,
    original: bool = True,
) -> Extracted[str]:
    """How it is signed: electronic, ttd, signature or none.

    A copy says ttd; what says beside it that something is signed electronically may mean the copy.
    Who certifies a copy (not ``original``) may stamp it only.
    """
    if block.ttd:
        made = from_tokens("ttd", block.ttd[0].text, block.ttd[0].tokens)
        exact = folded(made.raw) == "ttd"
        sure = max(made.confidence, 0.92) if exact else made.confidence
        sure = min(sure, FLAGGED) if block.electronic else sure
        return Extracted("ttd", made.raw, sure, made.provenance, made.derived)
    if block.electronic:
        return from_tokens("electronic", joined(block.electronic), tokens_of(block.electronic))
    area = _between(block, rows)
    ink = [g for page, g in graphics if page == rows[0].page and g.box.intersection(area)]
    for kind, value, most, how in _SIGNS:
        for graphic in ink:
            if graphic.kind == kind and graphic.box.width > SIGN_WIDTH * rows[0].size:
                where = (Provenance(rows[0].page, graphic.box),)
                return Extracted(value, "", min(graphic.confidence, most), where, how)
    where = (Provenance(rows[0].page, area),)
    clear = block.name and block.role and not block.stray
    sure = UNPROVEN_SIGNATURE if clear else FLAGGED
    if original and any(graphic.kind == "stamp" for graphic in ink):  # which may hide the pen
        sure = MISSING
    return Extracted("none", "", sure, where, "no ttd and no pen strokes")


def _between(block: Block, rows: Sequence[Row]) -> Box:
    """The place of the signature: from the role, or what stands over the name, to the name."""
    box = Box.around(row.box for row in rows if row.page == rows[0].page)
    bottom = block.name[0].box.bottom if block.name else box.bottom
    over = [row.box.bottom for row in block.role if row.box.bottom <= bottom]
    top = over[-1] if over else box.top
    return Box(box.left, min(top, bottom), box.right, max(top, bottom))
