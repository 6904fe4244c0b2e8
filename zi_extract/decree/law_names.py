"""What kind of law a citation begins with, who issued it, and its identifier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zi_extract.decree.lexicon import load_toml
from zi_extract.decree.regions import find_region

_OF_THE_REPUBLIC = re.compile(r"\b(?:republik\s+indonesia|r\.?\s?i\.?)\b\.?", re.IGNORECASE)
_REGIONAL = {"perda", "pergub", "perbup", "perwal"}
_BODILESS = {"uu", "pp", "perpres", "keppres", "inpres", "perppu", "tap-mpr", "uud"}


@dataclass(frozen=True, slots=True)
class LawKind:
    """A kind of law of the data file and where, in the text, its name ends."""

    type: str
    prefix: str
    gazette: str
    end: int


def find_kind(text: str) -> LawKind | None:
    """The kind of law that a text begins with; None when it begins with none."""
    for kind, pattern in _kinds():
        found = pattern.match(text)
        if found:
            return LawKind(kind["type"], kind["prefix"], kind["gazette"], found.end())
    return None


@cache
def _kinds() -> tuple[tuple[dict[str, str], re.Pattern[str]], ...]:
    entries = load_toml("laws")["kind"]
    return tuple((e, re.compile(rf"(?:{e['start']})\b", re.IGNORECASE)) for e in entries)


def issuer_short(issuer: str) -> tuple[str, str]:
    """An issuer's short name and what replaces the prefix of its Peraturan (both may be empty)."""
    name = re.sub(r"\s+", " ", _OF_THE_REPUBLIC.sub("", issuer)).strip(" ,")
    for entry in load_toml("laws")["issuer"]:
        if re.match(entry["name"], name, re.IGNORECASE):
            return str(entry["short"]), str(entry.get("law", ""))
    return _slug(name), ""


def make_identifier(kind: LawKind, issuer: str, number: str, year: int | None) -> str | None:
    """A name by which citations of one law are joined: ``uu-28-1999``, ``permenpanrb-90-2021``.

    None without a number (and, for the constitution, without a year).
    """
    if kind.prefix == "uud":
        return f"uud-{year}" if year else None
    if not number:
        return None
    tail = _slug(number)
    if year is not None and not tail.endswith(str(year)):
        tail = f"{tail}-{year}"
    return f"{_beginning(kind, issuer)}-{tail}"


def _beginning(kind: LawKind, issuer: str) -> str:
    if kind.prefix in _BODILESS:
        return kind.prefix
    if kind.prefix in _REGIONAL:
        return _regional(kind, issuer)
    short, law = issuer_short(issuer)
    if law and kind.type in {"Peraturan", "Peraturan Menteri"}:
        return law
    if kind.prefix in {"permen", "kepmen"}:
        return f"{kind.prefix}{short}"
    return f"{kind.prefix}-{short}" if short else kind.prefix


def _regional(kind: LawKind, issuer: str) -> str:
    """Perda and the like are told apart by region and its type."""
    region = find_region(issuer)
    if region is not None and kind.prefix == "perda":
        short = {"provinsi": "prov", "kabupaten": "kab", "kota": "kota"}[region.type]
        return f"perda-{short}-{_slug(region.name)}"
    name = re.sub(r"^\s*(?:provinsi|kabupaten|kota)\s+", "", issuer, flags=re.IGNORECASE)
    return f"{kind.prefix}-{_slug(name)}" if name.strip() else kind.prefix


def _slug(text: str) -> str:
    plain = _OF_THE_REPUBLIC.sub("", text.lower())
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
