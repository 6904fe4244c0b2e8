"""Provinces, kabupaten and kota: the region that a text names, with its type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from zi_extract.decree.lexicon import load_csv
from zi_extract.decree.spelling import plain_upper

RegionType = Literal["provinsi", "kabupaten", "kota"]

_TYPED = re.compile(
    r"\b(PROVINSI|PROPINSI|KABUPATEN|KAB|KOTA|(?:BUPATI|WALIKOTA)(?! (?:KAB|KOTA)))\s+(.+)$"
)


@dataclass(frozen=True, slots=True)
class Region:
    """A region. ``known`` says that the data file has it; its type is always the printed one."""

    type: RegionType
    name: str
    known: bool


def find_region(text: str) -> Region | None:
    """The region printed in a name (``... KABUPATEN BANJAR``); None when none is.

    Without a printed type only a province's name counts: a bare name may be a kabupaten or a kota.
    A bupati or wali kota says it of the name behind.
    """
    upper = plain_upper(text)
    typed = _TYPED.search(upper)
    if typed:
        kind = _kind(typed.group(1))
        return _longest(kind, typed.group(2))
    for name in _names()["provinsi"]:
        if re.search(rf"\b{re.escape(name)}\b", upper):
            return Region("provinsi", name, True)
    return None


def _kind(printed: str) -> RegionType:
    if printed.startswith("PRO"):
        return "provinsi"
    return "kota" if printed.endswith("KOTA") else "kabupaten"


def _longest(kind: RegionType, rest: str) -> Region:
    for name in _names()[kind]:
        if rest == name or rest.startswith(f"{name} "):
            return Region(kind, name, True)
    stop = re.split(r"\b(?:TAHUN|DI|DAN|REPUBLIK|PROVINSI|NOMOR|TENTANG)\b", rest)[0].strip()
    return Region(kind, stop or rest, False)


@cache
def _names() -> dict[RegionType, tuple[str, ...]]:
    made: dict[RegionType, list[str]] = {"provinsi": [], "kabupaten": [], "kota": []}
    for row in load_csv("regions"):
        made[_kind(row["type"].upper())].append(plain_upper(row["name"]))
    return {kind: tuple(sorted(names, key=len, reverse=True)) for kind, names in made.items()}
