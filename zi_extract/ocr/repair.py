"""Slips of the engine that cannot be right where they stand, put right with the rule named.

The raw reading is always kept. What an author may have mistyped is not touched: each rule needs
signs that no one prints in that place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from zi_extract.model.ocr import Word
from zi_extract.ocr.known import is_known

ONES = "Il|1!]i["
"""What the engine makes of an upright stroke."""

Change = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """``before`` must match the word before (None: any word or none)."""

    name: str
    pattern: re.Pattern[str]
    change: Change
    before: re.Pattern[str] | None = None


def _strokes(match: re.Match[str]) -> str:
    """Upright strokes to roman ones: ``|l`` to ``II``; other letters stay."""
    roman = "".join("I" if sign in ONES or sign in "tTfj" else sign for sign in match[1])
    return roman + match[2]


COUNTED = re.compile(
    r"^(?:kelas|semester|area|triwulan|trw|tw|tahap|tingkat|tk\.?|golongan|lampiran|bab|pilar|"
    r"komponen|eselon|smt|wilayah|pokja)$",
    re.IGNORECASE,
)
"""Words after which a roman number stands."""

MONTH_CODE = "IVX"

RULES = (
    Rule("bar-for-I", re.compile(r"^([|l1!\]]{1,3})([.,;:)]?)$"), _strokes, COUNTED),
    Rule("roman-strokes", re.compile(r"^([Il|1!\]tTfj]{1,3}[VX]?|[VX][Il|1!]{1,3})([AB]?[.,;:]?)$"),
         _strokes, COUNTED),
    Rule("roman-marker", re.compile(r"^([Il|!\[]{1,3}V?|V[Il|!]{1,3})([.])$"), _strokes),
    Rule("quarter", re.compile(r"^[TtF][Ww]\s?([IVl|!i\]t]{1,3})()$"),
         lambda m: "TW " + _strokes(m)),
    Rule("roman-month", re.compile(r"(?<=/)([1l|]{1,3})(/(?:19|20)\d\d\b)"), _strokes),
    Rule("letter-O-in-code", re.compile(r"(?<![A-Za-z0-9])0(?=[A-NP-Z][A-Z]{0,2}[.\d])()()"),
         lambda _: "O"),
    Rule("letter-O-in-unit", re.compile(r"(?<=/)0(?=\.\d{1,2}\.\d)()()"), lambda _: "O"),
    Rule("zero-in-code", re.compile(r"(?<=[BHMW.])O(?=\d)|(?<=\d)O(?=\d|\b)|(?<=\.)OO(?=\b)"),
         lambda m: "0" * len(m[0])),
    Rule("TPI", re.compile(r"\bTP[!|l1]"), lambda _: "TPI"),
    Rule("LAPOR!", re.compile(r"(?<=SP4N-LAPOR)[Il1|\]](?![A-Za-z])"), lambda _: "!"),
    Rule("stroke-in-number", re.compile(r"(?<=\d)[l|I!](?=\d)"), lambda _: "1"),
    Rule("doubled-letter", re.compile(r"^(?:Cc|Kk|Oo|Pp|Ss|Uu|Vv|Ww|Xx|Zz)$"), lambda m: m[0][0]),
    Rule("doubled-mark", re.compile(r"(?<=[a-z]{4})(?:\.,|,\.)$"), lambda _: ","),
    Rule("ZI", re.compile(r"\bZ[\]|!l1](?![A-Za-z0-9])"), lambda _: "ZI"),
)  # fmt: skip


def repaired(word: Word, before: str = "") -> Word:
    """The word with every rule that fits applied; ``before`` is the word before it."""
    text, names = word.text, []
    for rule in RULES:
        if rule.before is not None and not rule.before.match(before):
            continue
        changed = rule.pattern.sub(rule.change, text)
        if changed != text:
            text = changed
            names.append(rule.name)
    if names:
        return replace(word, text=text, raw=word.raw or word.text, repair="+".join(names))
    return _without_stray_marks(word)


def _without_stray_marks(word: Word) -> Word:
    """Quotes and strokes stuck to a known word: grain or remains of a ruling."""
    bare = word.text.strip("|‘’'`\\_~“”\"")
    if bare == word.text or not bare or not is_known(bare) or not bare[-1:].isalnum():
        return word
    return replace(word, text=bare, raw=word.raw or word.text, repair="stray-mark")


def is_split(first: str, second: str) -> bool:
    """Whether a line end cuts one word in two without a hyphen (``kebutuha`` and ``n``)."""
    return (
        first[-1:].isalpha()
        and second[:1].islower()
        and not (is_known(first) and is_known(second) and len(second) > 1)
        and not is_known(first)
        and is_known(first + second)
    )
