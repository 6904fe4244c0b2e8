"""Names of laws by the naming convention of Akoma Ntoso: /akn/id/act/keputusan/...

Names are made of what was read and nothing else; what is missing is left out of the path.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COUNTRY = "id"
LANGUAGE = "ind"
"""ISO 639-2 code of Indonesian."""

NO_DATE = "0001-01-01"
"""Stands where the schema asks for a date and the paper has none; its name is then ``unknown``."""

NOT_IN_NAME = re.compile(r"[^a-z0-9.]+")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date for the schema (YYYY-MM-DD), and what it is: adoption, year-of-adoption, unknown."""

    date: str
    name: str


def part(text: str) -> str:
    """A text as a part of a path: lower-case ASCII letters, digits, full stops, hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return NOT_IN_NAME.sub("-", plain).strip("-.")


def work_name(decree: Mapping[str, Any]) -> str:
    """The decree's path. One without a number is named by its id, so that no two are alike."""
    header = decree["header"]
    when = decree["closing"]["date"] or (str(header["year"]) if header["year"] else "")
    parts = (
        part(header["type"] or "") or "keputusan",
        part(header["issuer"]["name"] or ""),
        when,
        part(header["number"]["printed"] or "") or decree["id"],
    )
    return "/".join(("/akn", COUNTRY, "act", *filter(None, parts)))


def law_name(citation: Mapping[str, Any]) -> str | None:
    """The path of a cited law; None when its type, number or year was not read."""
    wanted = (citation["type"], citation["number"], citation["year"])
    if not all(wanted):
        return None
    kind, number, year = wanted
    parts = (part(kind), part(citation["issuer"] or ""), str(year), part(number))
    return "/".join(("/akn", COUNTRY, "act", *filter(None, parts)))


def dated(decree: Mapping[str, Any]) -> Dated:
    """When the decree was adopted, as far as it says."""
    if decree["closing"]["date"]:
        return Dated(decree["closing"]["date"], "adoption")
    year = decree["header"]["year"]
    if year:
        return Dated(f"{year:04d}-01-01", "year-of-adoption")
    return Dated(NO_DATE, "unknown")
