"""Areas of change: printed number and name, canonical code, and rows placed by vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from zi_extract.actions.lexicon import folded, likeness, read_data

NAME_ALIKE = 0.82
"""Likeness (0-1) of a printed name to an area's. Lower confuses Penguatan Pengawasan with other
Penguatan titles; higher loses names with several misread letters."""

ITEM_ALIKE = 0.85
"""Likeness (0-1) of a row's program to a sub-item. Lower takes Standar Pelayanan for Standar
Operasional; higher loses shortened sub-items."""

SURE_NAME = 0.95
"""Likeness (0-1) of a name that makes what stands before it a numeral. Lower cuts words off."""

MOST_REMAINS = 2
"""Words that a misread numeral may fall into."""

LONGEST_REMAIN = 4
"""Letters of such a word: VIII is the longest numeral of an area list. Words such as ``Tim`` are
no remains: they belong to the name."""

_NUMERAL = re.compile(r"\s*([IVXivxl1|!]{1,4}|[A-H]|\d{1,2})\s*(?:[.):]|-|–|\s)\s*(?=\S{3})")
_GLUED = re.compile(r"\s*([IVXl1|!]{1,4})[.)]?(?=[A-Z][a-z]|[A-Z]{3})")
_WEIGHT = re.compile(r"\s*\(?\s*\b(?:bobot|nilai|skor)(?![a-z]).*$", re.IGNORECASE)
_MARKS = "()[]{}<>|!.,;:'`*~_^\"\\-\u2013\u2014\u2018\u2019\u201c\u201d\u00b7\u2022"
_AREA_WORD = re.compile(r"(?i)^(?:area(?: perubahan)?|pokja|bidang|komponen|pilar)\b[\s:]*")


@dataclass(frozen=True, slots=True)
class PrintedArea:
    """An area as printed, split. ``code`` is None when the name is none of the six.

    ``misread``: the number is the one that belongs to the name, not the one that was read.
    """

    number: str | None
    name: str
    code: int | None
    alike: float
    misread: bool = False


def read_area(text: str) -> PrintedArea:
    """Number and name of an area's heading (``II. Penataan Tata Laksana``).

    A weight behind the name (``(Bobot 5)``) stays with it and does not hide which area it is.
    """
    line = " ".join(text.split())
    weight = _WEIGHT.search(line)
    if weight is None or not weight.start():
        return _read_line(line)
    area = _read_line(line[: weight.start()])
    return replace(area, name=f"{area.name} {weight[0].strip()}")


def _read_line(text: str) -> PrintedArea:
    line = _before_remains(text)
    body = _AREA_WORD.sub("", line)
    match = _NUMERAL.match(body)
    code, alike = _code_of(folded(line))
    if match is None:
        found = _behind_remains(line) or (_behind_remains(body) if body != line else None)
        found = found or _behind_glued(line, alike)
        return found or PrintedArea(None, _known(_bare(line), alike), code, alike)
    name = _bare(body[match.end() :])
    named = max(_code_of(folded(name)), _code_of(folded(_AREA_WORD.sub("", name))), key=_alike)
    if named[0] is None and code is not None and alike >= 1:
        return PrintedArea(None, _bare(line), code, alike)
    return PrintedArea(as_numeral(match[1]), _known(name, named[1]), *named)


def _before_remains(line: str) -> str:
    """The line up to a known name, where nothing but the marks of a stamp stands behind it."""
    words = line.split()
    for stop in range(len(words), 0, -1):
        name = " ".join(words[:stop])
        body = _AREA_WORD.sub("", name)
        number = _NUMERAL.match(body)
        if _code_of(folded(body[number.end() :] if number else body))[1] >= 1:
            return name
        if not _is_remain(words[stop - 1]):
            break
    return line


def _behind_remains(line: str) -> PrintedArea | None:
    """An area whose known name stands behind a few marks that are no numeral (``] I``, ``0 IV``).

    ``number`` is then the area's own numeral, ``misread``: one was printed there, but it was not
    read as it stands.
    """
    words = line.split()
    best: PrintedArea | None = None
    for first in range(1, min(MOST_REMAINS, len(words) - 1) + 1):
        if not _is_remain(words[first - 1]):
            break
        name = _bare(" ".join(words[first:]))
        code, alike = _code_of(folded(name))
        if code is not None and alike > max(SURE_NAME, best.alike if best else 0.0):
            best = PrintedArea(numeral_of(code), _known(name, alike), code, alike, misread=True)
    return best


def _behind_glued(line: str, alike: float) -> PrintedArea | None:
    """An area whose numeral lost its space (``VPenguatan Pengawasan``): better known without it."""
    match = _GLUED.match(line)
    if match is None:
        return None
    name = _bare(line[match.end() :])
    code, better = _code_of(folded(name))
    if code is None or better <= alike:
        return None
    return PrintedArea(as_numeral(match[1]), _known(name, better), code, better)


def _bare(name: str) -> str:
    """A name without the signs around it: full stops and specks are no part of it.

    Nor are signs around its words (``( Penguatan -Pengawasan``) where it is a known name without
    them, and no pair of brackets.
    """
    bare = re.sub(r"^[^\w(]+|[^\w)]+$", "", name)
    if "(" in bare and ")" in bare:
        return bare
    words = [stripped for word in bare.split() if (stripped := word.strip(_MARKS))]
    clean = " ".join(words)
    return clean if clean != bare and _code_of(folded(clean))[1] >= 1 else bare


def _known(name: str, alike: float) -> str:
    """A known name without specks: half a bracket, a dash at a word. Others stay as read."""
    if alike < 1:
        return name
    whole = name if name.count("(") == name.count(")") else re.sub(r"[()]", "", name)
    return " ".join(re.sub(r"(?i)(?<!tata)[-–—](?=\w)", " ", whole).split())


def _is_remain(word: str) -> bool:
    letters = re.sub(r"\W", "", word)
    return len(letters) <= LONGEST_REMAIN and not re.fullmatch(r"[A-Za-z][a-z]{2,}", letters)


def numeral_of(code: int) -> str:
    """The roman numeral of an area of change."""
    return str(next(a["numeral"] for a in read_data("areas")["area"] if a["code"] == code))


def find_area(text: str) -> int | None:
    """The code (1-6) of the area that a text names, None when it names none."""
    return read_area(text).code if len(text) < 90 else None


def as_numeral(text: str) -> str:
    """A printed number with misread strokes repaired: ``Il`` and ``1I`` are ``II``."""
    if re.fullmatch(r"[IVXl1|!]+", text) and re.search(r"[IVXl|!]", text):
        return re.sub(r"[l1|!]", "I", text)
    return text


def code_of_item(text: str) -> int | None:
    """The area to which a sub-item (``Pola Mutasi Internal``) belongs; None when unknown."""
    plain = folded(text)
    best, code = 0.0, None
    for area in read_data("areas")["area"]:
        for item in area["items"]:
            alike = likeness(plain, item)
            if alike > best:
                best, code = alike, area["code"]
    return code if best >= ITEM_ALIKE else None


def _alike(found: tuple[int | None, float]) -> float:
    return found[1]


def _code_of(plain: str) -> tuple[int | None, float]:
    best, code = 0.0, None
    for area in read_data("areas")["area"]:
        for alias in area["aliases"]:
            alike = fuzz.ratio(plain, alias) / 100 if len(alias) > 4 else float(plain == alias)
            if alike > best:
                best, code = alike, area["code"]
    return (code, best) if best >= NAME_ALIKE else (None, best)
