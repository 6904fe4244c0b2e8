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
    pages = case.scans()
    yield from told_of_words(case, "word-unlikely", _slip, pages)
    yield from told_of_cells(case, "mark-stray", _marked, pages)


def _slip(words: Sequence[Word]) -> str:
    """What is odd about the first word that is a slip of a phrase's; empty without one."""
    for (_, word, _), (first, said, last), usual in _in_phrases(words):
        if said in usual or len(said) < SHORTEST:
            continue
        like = next((w for w in sorted(usual) if Levenshtein.distance(w, said) <= SLIP), "")
        if like:
            phrase = f"{first} {like} {last}"
            return f"'{word.text}' stands where decrees say '{like}' ({phrase})."
    return ""


def _marked(words: Sequence[Word]) -> str:
    """What is odd about the first mark that stands within a set phrase; empty without one."""
    for three, said, usual in _in_phrases(words):
        marked = next((word.text for word in three[:2] if word.text.endswith(MARKS)), "")
        if marked and said[1] in usual:
            return f"The mark in '{marked}' stands within '{' '.join(said)}'."
    return ""


def _in_phrases(
    words: Sequence[Word],
) -> Iterator[tuple[Sequence[Word], Sequence[str], frozenset[str]]]:
    """Three words in a row, their letters, and what phrases have between the outer two."""
    said = [folded(word.text) for word in words]
    for k in range(len(words) - 2):
        usual = set_phrases().get((said[k], said[k + 2]))
        if usual:
            yield words[k : k + 3], said[k : k + 3], usual


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
