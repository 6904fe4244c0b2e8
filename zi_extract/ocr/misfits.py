"""Words that hardly are what was printed where they stand: doubted, never changed.

Readers agree on them, or the lexicon knows them, so that each looks sure by itself. What betrays
them is the document: the word that it says there elsewhere, or a speck or the remains of a ruling
glued to them. Counted on 170,000 words of table cells of 223 synthetic documents, wrong of all that
a rule finds: near a word of the document 5 of 11, another word in a phrase 5 of 6, glued marks 12
of 12, marks behind lone numbers 17 of 18, nobody's words 40 of 42, and all 13 that were read surely
on pages that are hard to read; small letters by themselves 22 of 22,
words of two or three that nobody knows 28 of 28.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.distance import Levenshtein

from zi_extract.model.months import month_numbers
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.ocr.confidence import DOUBTFUL
from zi_extract.ocr.confusions import COMMON, origins
from zi_extract.ocr.known import is_known, is_title, lexicon
from zi_extract.ocr.vocabulary import SHORTEST, SURE, parts_of, runs_of

DOUBTED = 0.4
"""Most that a misfit is believed: below a half, for it is wrong oftener than right, and no sure
surroundings may outweigh that."""

OFTENER, LEAST = 3, 2
"""How much oftener, and how often at least, a phrase stands with the other word elsewhere."""

STOPLESS = 2
"""How much oftener a number stands without a stop before the same word: what is numbered has one
everywhere."""

GLUED = re.compile(r"([A-Za-z]{2,}|\d{1,2})-([A-Za-z]{3,})[.,;)]?")
"""Two words with a dash between them and no space: more often a speck than a compound."""

DANGLING = re.compile(r"[-–—][A-Za-z]{3,}.*|[A-Za-z]{3,}[-–—]")
"""A word with a dash before or behind it."""

SLASHED = re.compile(r"([a-z]{3,})/([a-z]{3,})")
"""Two words joined by a slash, which a speck or a stroke is read for between two that are not."""

HYPHENS = "-–—"
"""What a word ends in that goes on in the next line."""

LEAST_DOUBLED = 4
"""Letters of a word that may be doubled with a prefix between: the shortest that is has four."""

NUMBERED = 2
"""Places where two words have a numeral behind them from which they have one everywhere. Of 159
documents one had such words once without, and there it was lost."""

NUMERAL = re.compile(r"(?:[IVX]+|No),")
"""A numeral or its heading with a comma."""

LONE = re.compile(r"[()\[\]{};]")
"""A bracket or semicolon by itself: remains of a ruling, or of a numeral."""

REMAINS = 3
"""Letters of the longest remains of a word: of 28 words of two or three small letters that the
lexicon does not have none was right."""

LETTER = re.compile(r"\(?[a-z]\)?[.,;:]?")
"""What stands behind ``huruf`` (letter): of 252 such places the three others were misread."""

MIXED = re.compile(r"(?!\d+[a-z]$|[a-zA-Z]{1,2}\d$)(?=.*[a-z])(?=.*\d)[a-zA-Z\d]{3,}|\d+\)[a-z]")
"""Small letters and figures in one word, but for ``12a`` and ``m2``; a letter behind a bracket."""

ROMAN = re.compile(r"[IVXLivxl]+")

Run = Literal["line", "cell", "rough"]
"""Where words follow each other: on a line outside tables, in a cell, or in a cell of a page that
is hard to read, where words that the lexicon derives may be slips, too. Names stand on lines, so
that only marks and phrases are judged there."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says: how often each word, how often surely, and what between which words.

    All without regard to capitals; marks belong to ``between`` only, whose ends are empty.
    ``numbered`` is how often two words stand with a numeral behind them, and without.
    """

    words: Counter[str]
    surely: Counter[str]
    between: dict[tuple[str, str], Counter[str]]
    numbered: Counter[tuple[str, str, bool]]


@dataclass(frozen=True, slots=True)
class Place:
    """A word with its neighbours (empty at the ends) in a run of ``count`` words."""

    word: Word
    before: str
    after: str
    count: int

    @property
    def core(self) -> str:
        """The word without the marks around it."""
        return parts_of(self.word.text).core


def said_in(layouts: Iterable[PageLayout]) -> Said:
    """What stands on all pages of a file."""
    said = Said(Counter(), Counter(), {}, Counter())
    for layout in layouts:
        for run in runs_of(layout):
            for place in places_of([layout.words[index] for index in run]):
                core, around = place.core.lower(), (place.before.lower(), place.after.lower())
                said.words[core] += 1
                said.surely[core] += place.word.confidence >= SURE and is_known(place.word.text)
                numeral = ROMAN.fullmatch(place.after) is not None
                said.numbered[around[0], core, numeral] += 1
                said.between.setdefault(around, Counter())[place.word.text.lower()] += 1
    return said


def places_of(words: Sequence[Word]) -> Iterator[Place]:
    """Each word of a run between its neighbours."""
    texts = ["", *(word.text for word in words), ""]
    for k, word in enumerate(words):
        yield Place(word, texts[k], texts[k + 2], len(words))


def without_misfits(words: Sequence[Word], said: Said, run: Run) -> list[Word]:
    """The words of one run; those that do not fit believed less.

    Names beside titles are in no lexicon: where all their readings agree they fit.
    """
    named = any(is_title(word.text) for word in words)
    return [
        replace(place.word, confidence=min(place.word.confidence, DOUBTED))
        if _is_misfit(place, said, "line" if named and _is_agreed(place.word) else run)
        else place.word
        for place in places_of(words)
    ]


def _is_misfit(place: Place, said: Said, run: Run) -> bool:
    if _is_torn(place, said) or _has_stray_mark(place, said) or _breaks_a_phrase(place, said):
        return True
    if run == "line":
        return False
    if _is_remains(place) or _lacks_numeral(place, said):
        return True
    word = place.word
    unsure = run == "rough" or word.confidence < DOUBTFUL
    nobodys = unsure and not is_known(word.text) and _is_lone(place, said)
    return (
        nobodys
        or _has_comma(place)
        or (place.count == 1 and _has_lone_stop(word))
        or _is_near_another(place, said, rough=run == "rough")
    )


def _is_agreed(word: Word) -> bool:
    """Whether a word with a capital was read so every time."""
    alike = all(reading.text == word.text for reading in word.readings)
    return word.text[:1].isupper() and alike


def _is_torn(place: Place, said: Said) -> bool:
    """Whether a piece of the word or of what belongs to it is lost or misread.

    ``huruf`` without its letter, figures in a word, ``WBK WBBM`` where the document or the lexicon
    says ``WBK/WBBM``.
    """
    text, after = place.word.text, parts_of(place.after).core
    lost_letter = text.lower() == "huruf" and after and not LETTER.fullmatch(place.after)
    if lost_letter or MIXED.fullmatch(place.core):
        return True
    first, second = text.lower(), after.lower()
    joined = said.words[f"{first}/{second}"]
    usual = joined > 0 and joined >= _apart(first, second, said)
    return bool(second) and (usual or f"{first}/{second}" in lexicon())


def _has_stray_mark(place: Place, said: Said) -> bool:
    """A dash or slash between, before or behind words, or a mark by itself among them."""
    text, core = place.word.text, place.core.lower()
    if place.count == 1:
        return bool(LONE.fullmatch(text))
    slashed = SLASHED.fullmatch(core)
    if slashed and core not in lexicon():
        return _apart(slashed[1], slashed[2], said) >= max(LEAST, OFTENER * said.words[core])
    glued = GLUED.fullmatch(text)
    if glued and not _is_compound(glued[1], glued[2]):
        return said.words[place.core.lower()] <= 1
    if text[-1:] in HYPHENS and (not place.after or _is_compound(text[:-1], place.after)):
        return False
    return bool(LONE.fullmatch(text) or DANGLING.fullmatch(text))


def _apart(first: str, second: str, said: Said) -> int:
    """How often two words stand side by side, with no slash between them."""
    return sum(said.numbered[first, second, numeral] for numeral in (False, True))


def _is_remains(place: Place) -> bool:
    """A few small letters that are no word, or one by itself: what ink left of a word.

    One names no item (``huruf a``), and they end no word broken by its narrow column
    (``kebutuha n``).
    """
    word = place.core
    if place.count == 1 or len(word) > REMAINS or not (word.isalpha() and word.islower()):
        return False
    if len(word) == 1 and word != place.word.text:
        return False  # a marker
    broken = is_known(place.before + word) or is_known(word + place.after)
    return place.before.lower() != "huruf" and not broken and (len(word) == 1 or not is_known(word))


def _lacks_numeral(place: Place, said: Said) -> bool:
    """Whether a cell ends with two words that have a numeral behind them everywhere else.

    A lone ``I`` is lost easily (``Koordinator Area``).
    """
    if place.after or not place.before:
        return False
    bare, numbered = (
        said.numbered[place.before.lower(), place.core.lower(), n] for n in (False, True)
    )
    return bare == 1 and numbered >= NUMBERED


def _has_comma(place: Place) -> bool:
    """A numeral at the beginning of a cell with a comma behind it, which no numbering uses."""
    return bool(NUMERAL.fullmatch(place.word.text)) and not place.before


def _is_compound(first: str, second: str) -> bool:
    """``surat-menyurat``, ``undang-undang``; ``Jun-Des``; or a compound that the lexicon has.

    What is left of a short word is in many: ``dan-rencana`` is none.
    """
    first, second = first.lower(), second.lower()
    if {first, second} <= month_numbers("names", "old", "other").keys():
        return True
    doubled = first == second or (len(first) >= LEAST_DOUBLED and first[1:] in second)
    return doubled or f"{first}-{second}" in lexicon()


def _has_lone_stop(word: Word) -> bool:
    """A stop behind a lone number that one reading has and two have not: a speck."""
    bare = word.text.rstrip(".,")
    others = [reading.text for reading in word.readings if reading.text != word.text]
    return bare != word.text and len(others) > 1 and all(text == bare for text in others)


def _is_lone(place: Place, said: Said) -> bool:
    core = place.core
    return core.isalpha() and len(core) >= SHORTEST and said.words[core.lower()] <= 1


def _is_near_another(place: Place, said: Said, *, rough: bool) -> bool:
    """One letter from a word that the document says, and itself no word; or but a derived one."""
    core = place.core.lower()
    if not _is_lone(place, said) or core in lexicon():
        return False
    if is_known(place.word.text) and not rough:
        return False
    return any(times and _is_near(core, other) for other, times in said.surely.items())


def _breaks_a_phrase(place: Place, said: Said) -> bool:
    """Where the document says another word between the same neighbours, again and again."""
    text, core = place.word.text.lower(), place.core.lower()
    if not (place.before or place.after) or ROMAN.fullmatch(core):
        return False
    here = said.between.get((place.before.lower(), place.after.lower()), Counter())
    least = max(LEAST, OFTENER * here[text])
    if core.isdigit():  # ``1. dokumen`` where all others are ``1 dokumen``: a speck
        stopped = text == f"{core}." and bool(place.after)  # else it ends a sentence
        return stopped and here[core] >= max(LEAST, STOPLESS * here[text])
    return core.isalpha() and any(
        times >= least and _is_near(core, parts_of(other).core) for other, times in here.items()
    )


def _is_near(core: str, other: str) -> bool:
    """Whether one letter, or one slip of ink, makes the one word of the other."""
    if core == other or not other.isalpha() or abs(len(core) - len(other)) > 1:
        return False
    return Levenshtein.distance(core, other, score_cutoff=1) <= 1 or other in origins(core, COMMON)
