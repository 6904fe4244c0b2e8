"""Which words are known: those of the lists, their inflections, numbers and markers."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from itertools import chain

from zi_extract.ocr.confusions import slips_of, with_a_stroke
from zi_extract.user_words import user_words

ROOTS = ("roots", "everyday", "general", "government", "domain")
WORDS = (*ROOTS, "derived", "english", "offices", "places")
LISTS = (*WORDS, "abbreviations")
NAMES, TITLES = "names", "titles"
"""Lists of words: those that others are derived from, those of words, all, names, which begin with
a capital (``hadi`` is no word but has lost its ``r``), degrees behind them. No word is derived
from a place (``pengendalan``), from an English word, from a derived one or one of ``offices``."""

TITLE = re.compile(
    r"\(?(?:[A-Z][a-z]{0,4}\.){2}|[A-Z][a-z]{0,4}\.[A-Z][a-z]{0,4}(?![a-z])"
    r"|(?:Dr|Drs|Dra|Ir|Hj|Prof)\."
)
"""Degrees behind names and titles before them: ``S.Sos.,``, ``M.Si``, ``Dr.``."""

DIGIT_INSIDE = re.compile(r"[A-Z][01][A-Z]")
"""A 1 or 0 between capitals, which is an I or O (``S1PP``)."""

EDGE = "\"'“”‘’()[]{}.,;:?*…-–—"
"""What may stand before and after a word without being part of it. No ``!``: it is read for l, I
and i far oftener than it is printed."""

ROMAN = re.compile(r"^(?=[IVXL])X{0,3}(?:IX|IV|V?I{0,3})(?:[A-E])?$")

NUMBER = re.compile(r"^\d{1,4}(?:[.,:/\-–]\d{1,4})*%?$|^\d{1,18}$")

MONTH_CODE = re.compile(r"^B(?:0[1-9]|1[0-2])$")
"""``B03``: the third month, as plans name them."""

MARKER = re.compile(
    r"^(?:\(?(?:\d{1,3}|[a-z]|[IVX]{1,5})[.)]{1,2}"
    r"|\((?:\d{1,3}|[a-z])\)"
    r"|[-–—•:;]+)$"
)

PARTS = re.compile(r"[-/–.&()]")

PREFIXES = (
    *("memper", "diper", "keber", "keter", "ketidak", "pember", "meng", "meny", "peng", "peny"),
    *("mem", "men", "pem", "pen", "pel", "per", "ber", "ter", "me", "pe", "di", "ke", "se", "ku"),
    *("be", "te"),
)
"""Prefixes of Indonesian; ``mem-`` and the like take the place of a root's first letter."""

SWALLOWED = {
    "mem": "p",
    "pem": "p",
    "men": "t",
    "pen": "t",
    "meng": "k",
    "peng": "k",
    "meny": "s",
    "peny": "s",
}
"""The first letter of a root that a prefix takes the place of."""

BEFORE = {
    **dict.fromkeys(("mem", "pem"), "bfpv"),
    **dict.fromkeys(("men", "pen"), "cdjstz"),
    **dict.fromkeys(("meng", "peng"), "aeghikoqux"),
    **dict.fromkeys(("meny", "peny"), ""),
    **dict.fromkeys(("be", "te"), "r"),
}
"""Letters before which these forms of a prefix stand; ``menunit`` is no word of ``unit``. ``ber-``
and ``ter-`` lose their r before another (``terencana``)."""

SUFFIXES = ("kannya", "annya", "inya", "nya", "kan", "an", "i")
"""Suffixes of decrees; questions, commands and ``ku`` (my) are not in them."""

SHORTEST_ROOT = 3

SHORT = 3
"""Letters of the longest abbreviation that is known in no other size than it is listed in: of 20
short ones in small letters that were read on 330 documents (``se``, ``ta``, ``Spi``) none was
printed. Longer ones are said as words (``Siasn``)."""


SHORTEST_SLIP, SHORTEST_NAME_LIKE = 5, 6
"""Letters of the shortest unknown word that may be a slip of a known one, in small letters and with
a capital. Of 569,000 words 115 such were believed, some 20 of them slips; the others were names
(``Tukan``) and words that are listed since."""


def lexicon() -> frozenset[str]:
    """All words of the lists and of the user's own, names too, lower case."""
    return _with_names(user_words())


@lru_cache(maxsize=8)
def _with_names(own: frozenset[str]) -> frozenset[str]:
    return _lexicon(own) | _listed(NAMES)


@lru_cache(maxsize=8)
def _lexicon(own: frozenset[str], lists: tuple[str, ...] = LISTS) -> frozenset[str]:
    folder = files("zi_extract.ocr") / "lexicon"
    texts = [(folder / f"{name}.txt").read_text(encoding="utf-8") for name in lists]
    words = (word for text in texts for word in text.split())
    return frozenset(word.lower() for word in (*words, *own))


def is_title(word: str) -> bool:
    """Whether the word is a degree or title: who has it is named beside it."""
    return TITLE.match(word) is not None


def is_known(word: str) -> bool:
    """Whether the word, in whatever inflection and punctuation, is a word, number or marker."""
    if MARKER.match(word):
        return True
    bare = word.strip(EDGE)
    if not bare:
        return False
    own = user_words()
    if NUMBER.match(bare) or ROMAN.match(bare) or _is_word(bare, own):
        return True
    if MONTH_CODE.match(bare):
        return True
    parts = [part for part in PARTS.split(bare) if part]
    return len(parts) > 1 and all(_is_word(p, own) or ROMAN.match(p) or p.isdigit() for p in parts)


def is_slip(word: str) -> bool:
    """Whether an unknown word may be a listed one with one slip of ink: ``Gubemur``.

    What begins with a capital may be a name: a short one, or one like a place, is none.
    """
    bare = word.strip(EDGE)
    if not bare.isalpha() or not (bare.islower() or bare.istitle()) or is_known(word):
        return False
    if len(bare) < (SHORTEST_SLIP if bare.islower() else SHORTEST_NAME_LIKE):
        return False
    words = _lexicon(user_words(), WORDS)
    found = (printed for printed in slips_of(bare.lower()) if printed in words)
    return any(bare.islower() or printed not in _listed("places") for printed in found)


@lru_cache(maxsize=20_000)
def _is_word(word: str, own: frozenset[str]) -> bool:
    """A word of the lexicon, or derived from one, printed in one of the usual cases.

    A derivation that no list has may be a slip of a word that one has: such a one is not known.
    """
    if not (word.islower() or word.isupper() or word.istitle()):
        return word in own or word in _mixed_case()
    lower = word.lower()
    spelt = word.isupper() or len(word) > SHORT or word in _mixed_case()
    if lower in _lexicon(own, LISTS if spelt else WORDS):
        return True
    is_derived = not _stems(lower).isdisjoint(_lexicon(own, ROOTS))
    slips = chain(slips_of(lower), with_a_stroke(lower))
    if is_derived and _lexicon(own, WORDS).isdisjoint(slips):
        return True
    return not word.islower() and (lower in _listed(NAMES) or lower in _listed(TITLES))


@lru_cache(maxsize=2)
def _listed(name: str) -> frozenset[str]:
    folder = files("zi_extract.ocr") / "lexicon"
    return frozenset((folder / f"{name}.txt").read_text(encoding="utf-8").lower().split())


@lru_cache(maxsize=1)
def _mixed_case() -> frozenset[str]:
    folder = files("zi_extract.ocr") / "lexicon"
    text = (folder / "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def _stems(word: str) -> set[str]:
    """What is left when one prefix and one suffix are taken off, in every way."""
    fronts = {word}
    for prefix in PREFIXES:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            if rest[:1] in BEFORE.get(prefix, rest[:1]):
                fronts.add(rest)
            if prefix in SWALLOWED:
                fronts.add(SWALLOWED[prefix] + rest)
    stems = set(fronts)
    for front in fronts:
        stems |= {
            front[: -len(s)] for s in SUFFIXES if front.endswith(s) and not front.endswith("kani")
        }
    return {stem for stem in stems if len(stem) >= SHORTEST_ROOT}
