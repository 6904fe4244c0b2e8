"""Words that stand where a set phrase has another one, much like them: ``bersih dari melayani``.

Both are words, and readers are sure of them; only the phrase tells. So it does of a mark within:
``Standar Operasional, Prosedur``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from rapidfuzz.distance import Levenshtein

from zi_extract.checks.case import Case
from zi_extract.checks.clause_slips import told_of_cells, told_of_words
from zi_extract.checks.furniture import folded
from zi_extract.model.finding import Finding
from zi_extract.model.ocr import Word

SLIP = 2
"""Letters by which a misread word may differ from the phrase's: ``dan`` and ``dari``. At 3 words
that vary by intent are told (``perbaikan`` and ``perubahan``)."""

SHORTEST = 3
"""Letters from which a likeness means something."""

MARKS = (",", ";", ".", ":")
"""What no word of a phrase ends in but its last one."""


def check_set_phrases(case: Case) -> Iterator[Finding]:
    """A scanned word between two words of a set phrase is the phrase's own, or unlike it.

    In cells neither it nor the one before it has a mark behind it; clauses are full of marks.
    """
    yield from told_of_words(case, "word-unlikely", _slip, case.scans())
    yield from told_of_cells(case, "mark-stray", _marked, case.scans())


def _slip(words: Sequence[Word]) -> str:
    """What is odd about the first word that is a slip of a phrase's; empty without one."""
    said = [folded(word.text) for word in words]
    for k in range(1, len(said) - 1):
        usual = set_phrases().get((said[k - 1], said[k + 1]), frozenset())
        if said[k] in usual or len(said[k]) < SHORTEST:
            continue
        like = next((w for w in sorted(usual) if Levenshtein.distance(w, said[k]) <= SLIP), "")
        if like:
            phrase = " ".join((said[k - 1], like, said[k + 1]))
            return f"'{words[k].text}' stands where decrees say '{like}' ({phrase})."
    return ""


def _marked(words: Sequence[Word]) -> str:
    """What is odd about the first mark that stands within a set phrase; empty without one."""
    said = [folded(word.text) for word in words]
    for k in range(1, len(said) - 1):
        if said[k] in set_phrases().get((said[k - 1], said[k + 1]), frozenset()):
            marked = next((w.text for w in words[k - 1 : k + 1] if w.text.endswith(MARKS)), "")
            if marked:
                return f"The mark in '{marked}' stands within '{' '.join(said[k - 1 : k + 2])}'."
    return ""


@lru_cache(maxsize=1)
def set_phrases() -> Mapping[tuple[str, str], frozenset[str]]:
    """What stands between two words, in every phrase that decrees share word by word."""
    source = files("zi_extract.checks").joinpath("data/set_phrases.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    between: dict[tuple[str, str], set[str]] = {}
    for words in (line.split() for line in lines if not line.startswith("#")):
        said = list(map(folded, words))
        for k in range(1, len(said) - 1):
            between.setdefault((said[k - 1], said[k + 1]), set()).add(said[k])
    return {around: frozenset(words) for around, words in between.items()}
