"""What headings say about the meaning of their columns, with how much that is worth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import get_args

from zi_extract.actions.lexicon import folded, likeness, names_one, read_data
from zi_extract.actions.roles import Role

ALIKE = 0.8
"""Likeness (0-1) from which a heading is a known one. Lower takes ``Kegiatan Rutin`` for
``Kegiatan``; higher loses short headings with one misread letter."""

STRONG, WEAK, INHERITED, PART = 1.0, 0.7, 0.6, 0.85
"""How much a match is worth: a heading that means one thing; one that may mean several; the heading
over it instead of its own; one of the words of ``Kriteria/Indikator``."""

AGREEING = 0.05
"""How much more a heading is worth that the one over it confirms: ``Kegiatan`` under ``Rencana
Aksi``. It decides among meanings of one heading, and between no two headings."""

HEAD_WORD, INNER_WORD = 0.66, 0.6
"""How much an unknown heading is worth by one of its words: ``Kegiatan yang Dilaksanakan`` begins
with what it means, ``Rincian Aksi`` ends with it. Less than any known heading."""

MOST_WORDS = 4
"""Words of such a heading; longer ones have run into the row below."""

GENERIC = frozenset({"uraian", "nama", "isi", "rincian"})
"""Headings that mean what the heading over them says: ``Area Perubahan`` over ``Uraian``."""

TIME_NAMED = 0.8
"""How much a heading is worth that has a word of time somewhere in it."""

_TIME_WORDS = ("waktu", "jadwal", "periode", "timeline")
_YEAR = re.compile(r"\b(?:tahun|ta|t\.a\.?)?\s*(?:anggaran\s*)?(?:19|20)\d\d\b", re.IGNORECASE)

Scores = list[tuple[float, int, str]]
"""(worth, column, role)."""


def scores_of(path: Sequence[str], col: int) -> Scores:
    """What the headings over one column say, from the top down.

    A heading of one meaning (``No``) has none of those above it.
    """
    *above, leaf = path
    roles = (*get_args(Role), "other")
    own = {role: match_heading(leaf, role) for role in roles}
    told = PART if folded(leaf) in GENERIC else INHERITED
    if max(own.values()) >= STRONG:
        told = 0.0
    found: Scores = []
    for role in roles:
        given = told * max((match_heading(heading, role) for heading in above), default=0.0)
        both = AGREEING if own[role] and given else 0.0
        if own[role] or given:
            found.append((max(own[role], given) + both, col, role))
    return found or _by_words(leaf, col)


def _by_words(heading: str, col: int) -> Scores:
    """What the words of an unknown heading say, the first of them more than the others."""
    words = folded(heading).split()
    if len(words) > MOST_WORDS:
        return []
    roles = read_data("roles")
    return [
        (HEAD_WORD if place == 0 else INNER_WORD, col, role)
        for role in get_args(Role)
        for place, word in enumerate(words)
        if word in roles[role].get("words", ())
    ]


def match_heading(heading: str, role: str) -> float:
    """How well a heading names a role (0-1)."""
    text = folded(_YEAR.sub(" ", re.sub(r"\(.*?\)", " ", heading)))
    whole = _likest(text, role)
    if role == "time" and names_one(text, _TIME_WORDS, ALIKE):
        whole = max(whole, TIME_NAMED)
    parts = [folded(part) for part in re.split(r"/|&|\bdan\b", heading, flags=re.IGNORECASE)]
    split = max((_likest(part, role) for part in parts if part), default=0.0)
    return max(whole, split * PART if len(parts) > 1 else 0.0)


@cache
def _headings() -> frozenset[str]:
    """All known headings: one of them is no misreading of another."""
    roles = read_data("roles").values()
    return frozenset(word for role in roles for word in (*role["strong"], *role["weak"]))


def _likest(text: str, role: str) -> float:
    if not text:
        return 0.0
    words = read_data("roles")[role]
    best = 0.0
    for strength, weight in (("strong", STRONG), ("weak", WEAK)):
        for word in words[strength]:
            alike = likeness(text, word)
            if alike >= (1.0 if text in _headings() else ALIKE):
                best = max(best, alike * weight)
    return best
