"""``sebagaimana dimaksud dalam huruf a dan huruf b``: the items that a consideration refers to.

The letters are printed twice, at the items and where a later one refers to them. A letter that is
missing behind ``huruf``, or that none of the items before has, was misread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zi_extract.decree.ink import FLAGGED
from zi_extract.decree.vocabulary import PRINTED
from zi_extract.model.draft import ClauseDraft

UNCLEAR = "refers to a letter that no item before has"
"""How a consideration was derived one of whose references cannot be right."""

_REFERS = re.compile(r"\bdimaksud\s+(?:dalam|pada|di)?\s*(?=huruf\b)", re.IGNORECASE)
_CONNECTS = {"dan", "serta", "sampai", "dengan", "sd", "s/d"}


def doubt_references(items: Sequence[ClauseDraft]) -> tuple[ClauseDraft, ...]:
    """The considerations, flagged where one refers to a letter that was not read or is not there.

    Text layers are left alone: what they say is what was printed.
    """
    return tuple(
        _doubted(item) if _is_doubtful(item, place) else item for place, item in enumerate(items)
    )


def _is_doubtful(item: ClauseDraft, place: int) -> bool:
    if item.text.confidence >= PRINTED:
        return False
    text, known = item.text.value, {chr(ord("a") + k) for k in range(place)}
    lists = [_letters(text[match.end() :]) for match in _REFERS.finditer(text)]
    return any(one != sorted(set(one)) or not set(one) <= known for one in lists)


def _letters(text: str) -> list[str]:
    """The letters of a list that begins with ``huruf``; ``?`` where none stands behind the word."""
    letters: list[str] = []
    due = False
    for word in text.lower().split():
        bare = word.strip(",;.")
        if bare == "huruf":
            due = True
        elif len(bare) == 1 and bare.isalpha():
            letters.append(bare)
            due = False
        elif due:
            return [*letters, "?"]
        elif bare.replace(".", "") not in _CONNECTS:
            break
    return letters


def _doubted(item: ClauseDraft) -> ClauseDraft:
    derived = f"{item.text.derived}; {UNCLEAR}".lstrip("; ")
    text = replace(item.text, confidence=min(item.text.confidence, FLAGGED), derived=derived)
    return replace(item, text=text)
