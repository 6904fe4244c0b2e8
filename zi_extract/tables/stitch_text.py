"""Texts of cells: printed line ends folded, pieces joined, and whether a text goes on."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

LOWER_START = 3.0
UNFINISHED_END = 2.5
OPEN_ENDED = 1.0
NEXT_LABEL = 4.0
NEXT_BULLET = 2.0
UPPER_START = -1.0
FIRST_LABEL = -2.0
FINISHED_END = -1.0
VERB_START = -4.5
SIGN_ALONE = -3.0
"""Weights (log-odds) of what says that a lower text continues the one above it: begins in lower
case or with a closing sign; the upper breaks off after a preposition, comma or bracket, or ends
with a word that another one mostly follows; a list goes on with the next letter (none begins so)
or with a bullet; against it: a capital, a new list, a full stop, a verb that opens a task
(``Menyusun``), which no sentence has inside; one of the two is a sign such as a dash, which stands
for nothing."""

_WORD = re.compile(r"\w")

_LABEL = re.compile(r"\(?([a-z]|\d{1,2}|[ivx]{1,4})(\.(?=\D|$)|\))\s*", re.IGNORECASE)
_BULLET = re.compile(r"[-–•●▪*o]\s+")
_VERB = re.compile(r"Me(?:m|n|ng|ny|l|r|w)[a-z]{3,}|Di[a-z]{4,}(?:kan|i)\b")
_NO_VERB = re.compile(r"Menteri|Media|Medan|Mental|Mentawai|Mempawah|Merauke|Metro|Melayu|Merangin")
_ITEM_AT_START = re.compile(rf"(?:{_LABEL.pattern}|{_BULLET.pattern})", re.IGNORECASE)


def folded_lines(text: str) -> str:
    """The text with line ends of the print as spaces; list items keep a line of their own."""
    result = ""
    for line in (part.strip() for part in text.splitlines()):
        if line:
            result = joined(result, line)
    return result


def joined(upper: str, lower: str) -> str:
    """Two pieces of one text: a new line before a list item, nothing after a broken word."""
    if not upper or not lower:
        return upper or lower
    if starts_item(lower):
        return f"{upper}\n{lower}"
    if upper.endswith("-") and not upper.endswith(" -") and lower[0].isalpha():
        return upper + lower
    if upper.endswith("/") or lower.startswith("/"):
        return upper + lower
    return f"{upper} {lower}"


def starts_item(text: str) -> bool:
    """True when the text begins with a list label (``a.``, ``1)``) or a bullet."""
    label = _ITEM_AT_START.match(text)
    return label is not None and len(text) > max(2, label.end())


def starts_with_bullet(text: str) -> bool:
    """True when the text begins with a bullet or a dash that stands for one."""
    return _BULLET.match(text.lstrip()) is not None


def goes_on(upper: str, lower: str) -> float:
    """Log-odds that ``lower`` is the continuation of ``upper``; neither may be empty."""
    if not (_WORD.search(upper) and _WORD.search(lower)):
        return SIGN_ALONE
    label, last = _first_label(lower), _last_label(upper)
    if label is not None:
        return NEXT_LABEL if last is not None and _follows(last, label) else FIRST_LABEL
    if starts_with_bullet(lower):
        return NEXT_BULLET if any(map(starts_with_bullet, upper.splitlines())) else 0.0
    score = LOWER_START if _breaks_in(lower) else UPPER_START
    if _is_task(lower):
        score += VERB_START
    if breaks_off(upper):
        score += UNFINISHED_END
    elif _last_word(upper) in _vocabulary("open_ended"):
        score += OPEN_ENDED
    elif upper.rstrip()[-1] in ".;!?":
        score += FINISHED_END
    return score


def begins_task(upper: str, lower: str) -> bool:
    """True for a lower text that opens with the verb of a task, below one that may end."""
    return _is_task(lower) and not breaks_off(upper)


def _is_task(text: str) -> bool:
    return _VERB.match(text) is not None and not _NO_VERB.match(text)


def breaks_off(text: str) -> bool:
    """True for a text that cannot end here: after a preposition, a comma, an open bracket."""
    stripped = text.rstrip()
    if not stripped:
        return False
    if stripped[-1] in ",(/-–&" or stripped.count("(") > stripped.count(")"):
        return True
    return _last_word(stripped) in _vocabulary("unfinished")


def _last_word(text: str) -> str:
    """The word that a text ends with, small; empty where a sign or a figure ends it."""
    match = re.search(r"([a-z]+)\s*$", text.lower())
    return match[1] if match else ""


def _breaks_in(text: str) -> bool:
    """True for a text that cannot begin here: a small letter or a closing sign."""
    first = text.lstrip()[:1]
    return first.islower() or first in ")/,;.:&-"


def _first_label(text: str) -> str | None:
    match = _LABEL.match(text.lstrip())
    return match[1].lower() if match else None


def _last_label(text: str) -> str | None:
    labels = [m[1].lower() for line in text.splitlines() if (m := _LABEL.match(line.strip()))]
    inside = re.findall(r"\s([a-z]|\d{1,2})\)\s", text)
    return inside[-1] if inside else labels[-1] if labels else None


def _follows(last: str, label: str) -> bool:
    if last.isdigit() and label.isdigit():
        return int(label) == int(last) + 1
    return len(last) == len(label) == 1 and ord(label) == ord(last) + 1


@lru_cache(maxsize=2)
def _vocabulary(name: str) -> frozenset[str]:
    source = files("zi_extract.tables").joinpath("stitch_words.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))[name])
