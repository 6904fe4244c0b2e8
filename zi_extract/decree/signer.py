"""A person who signs or certifies, from the sorted rows of the block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_extract.decree.block import ROLE_GAP, Block, read_block
from zi_extract.decree.ink import (
    FLAGGED,
    missing_at,
)
from zi_extract.decree.issuer import starts_with_office
from zi_extract.decree.people import find_nip, looks_like_name
from zi_extract.decree.person_fields import (
    acting_of,
    bare_of,
    name_of,
    nip_of,
    role_of,
    signed_of,
    text_or_none,
    under_ink,
)
from zi_extract.decree.rows import Row
from zi_extract.model.draft import PersonDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.ocr import Graphic

INK_WORD = 0.6
"""Confidence below which words before an office are ink of the seal printed over it."""

RUBBISH = 0.35
"""Confidence below which a role that begins with no known office is ink, not words."""


def read_signer(
    block: Block, rows: Sequence[Row], graphics: Sequence[tuple[int, Graphic]], expected: str
) -> PersonDraft:
    """The signer of a decree; ``expected`` is the officer named at its head, to compare with."""
    role = role_of(block.role, expected) if block.role else None
    name = under_ink(name_of(block, rows), graphics)
    bare, titles = bare_of(name)
    return PersonDraft(
        role=role if role and not is_rubbish(role) else missing_at(rows[0].page, rows[0].box),
        name=name,
        bare_name=bare,
        titles=titles,
        rank=text_or_none(block.rank),
        nip=nip_of(block.nip),
        acting=acting_of(block.role),
        signed=signed_of(block, rows, graphics),
    )


def read_attestation(
    rows: Sequence[Row], graphics: Sequence[tuple[int, Graphic]]
) -> PersonDraft | None:
    """Who certifies the copy; ``rows`` are those below ``Salinan sesuai dengan aslinya``."""
    rows = [without_ink_before(row) for row in rows]
    if not rows:
        return None
    start = next((i for i, row in enumerate(rows) if _is_role(row)), None)
    if start is None:
        return _without_role(rows)
    unit, below = rows[:start], rows[start:]
    block = read_block(below)
    name = under_ink(name_of(block, below), graphics)
    nip = nip_of(block.nip)
    if nip is None and name.value is None:
        nip = missing_at(below[-1].page, below[-1].box)
    if nip is not None and nip.value is None:  # what hides the number may hide part of the name
        name = replace(name, confidence=min(name.confidence, FLAGGED))
    bare, titles = bare_of(name)
    return PersonDraft(
        role=role_of(block.role, "") if block.role else missing_at(below[0].page, below[0].box),
        name=name,
        bare_name=bare,
        titles=titles,
        rank=text_or_none(block.rank),
        nip=nip,
        acting=acting_of(block.role),
        signed=signed_of(block, below, graphics, original=False),
        unit=role_of(unit, "") if unit else None,
    )


def _without_role(rows: Sequence[Row]) -> PersonDraft:
    """A certifier whose office could not be read: what is above the first wide gap is the unit."""
    end = 1
    while (
        end < len(rows)
        and (rows[end].box.top - rows[end - 1].box.bottom) / rows[end].size < ROLE_GAP
    ):
        end += 1
    nips = [row for row in rows[end:] if find_nip(row.text)]
    below = [row for row in rows[end:] if row not in nips]
    block = Block(name=below[-1:] if below and looks_like_name(below[-1].text) else [])
    name = name_of(block, rows)
    bare, titles = bare_of(name)
    return PersonDraft(
        role=missing_at(rows[end - 1].page, rows[end - 1].box),
        name=name,
        bare_name=bare,
        titles=titles,
        nip=nip_of(nips) or missing_at(rows[-1].page, rows[-1].box),
        unit=_doubted(role_of(rows[:end], "")),
    )


def _doubted(leaf: Extracted[str]) -> Extracted[str]:
    return replace(leaf, confidence=min(leaf.confidence, FLAGGED))


def without_ink_before(row: Row) -> Row:
    """A row without the doubtful words before an office that a seal's rim was read as."""
    for position, token in enumerate(row.tokens):
        rest = Row(row.tokens[position:])
        if starts_with_office(rest.text):
            return rest
        if token.confidence >= INK_WORD:
            break
    return row


def _is_role(row: Row) -> bool:
    return starts_with_office(row.text)


def is_rubbish(role: Extracted[str]) -> bool:
    """Strokes of a signature that were read as words where the role should be."""
    return role.confidence < RUBBISH and not starts_with_office(role.value)
