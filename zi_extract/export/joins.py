"""A Lampiran in a file of its own, brought to its decree: by the number above it and the issuer.

``joins.csv`` says for every such Lampiran which decree of the collection it belongs to, or why none
was found. Tables and actions stay under their own ids; the file is the key between them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from zi_extract.export.collection_tables import DECREE_ID
from zi_extract.export.columns import Column, ForeignKey, TableForm
from zi_extract.export.csv_files import collection_csv

NAME = "joins.csv"

FORM = TableForm(
    "joins",
    "Lampiran of their own files and the decrees that they belong to",
    (
        DECREE_ID,
        Column("joined_id", "string", "Pengenal keputusan induk"),
        Column("number", "string", "Nomor pada lampiran"),
        Column("issuer", "string", "Instansi pada lampiran"),
        Column("basis", "string", "Dasar penggabungan", required=True),
    ),
    ("decree_id",),
    (
        ForeignKey(("decree_id",), "decrees", ("decree_id",)),
        ForeignKey(("joined_id",), "decrees", ("decree_id",)),
    ),
)

_LOOK_ALIKES = str.maketrans("oil", "011")
"""Readers take I and l for 1 and O for 0: numbers are compared by their shapes."""


@dataclass(frozen=True, slots=True)
class Join:
    """A Lampiran (``decree_id``) and its decree (``joined_id``), None where none fits.

    ``basis`` is ``number and issuer`` or ``number and title`` where one decree fits, else why none
    was taken: ``no number``, ``no decree``, ``another issuer``, ``several decrees``.
    """

    decree_id: str
    joined_id: str | None
    number: str | None
    issuer: str | None
    basis: str


def find_joins(decrees: Iterable[Mapping[str, Any]]) -> tuple[Join, ...]:
    """One join for every ``annex_only`` document among the decree.json contents given."""
    known = sorted(decrees, key=lambda decree: str(decree["id"]))
    whole = [decree for decree in known if not decree["annex_only"]]
    return tuple(_join(annex, whole) for annex in known if annex["annex_only"])


def joins_csv(joins: Iterable[Join], *, safe: bool = True) -> bytes:
    """The file ``joins.csv``."""
    return collection_csv(FORM, [asdict(join) for join in joins], safe=safe)


def _join(annex: Mapping[str, Any], decrees: Iterable[Mapping[str, Any]]) -> Join:
    number, issuer, title = _number(annex), _issuer(annex), annex["header"]["title"]
    same = [d for d in decrees if number and _shape(_number(d)) == _shape(number)]
    by_issuer = [d for d in same if issuer and _letters(_issuer(d)) == _letters(issuer)]
    by_title = [d for d in same if title and _letters(d["header"]["title"]) == _letters(title)]
    basis = "number and issuer"
    fits = by_issuer
    if not issuer:
        fits, basis = by_title, "number and title"
    if len(fits) == 1:
        return Join(annex["id"], fits[0]["id"], number, issuer, basis)
    return Join(annex["id"], None, number, issuer, _why_none(number, same, fits))


def _why_none(number: str | None, same: list[Any], fits: list[Any]) -> str:
    if not number:
        return "no number"
    if not same:
        return "no decree"
    return "several decrees" if fits else "another issuer"


def _number(decree: Mapping[str, Any]) -> str | None:
    number: str | None = decree["header"]["number"]["normalised"]
    return number


def _issuer(decree: Mapping[str, Any]) -> str | None:
    name: str | None = decree["header"]["issuer"]["name"]
    return name


def _letters(text: str | None) -> str:
    folded = unicodedata.normalize("NFKC", text or "").lower()
    return "".join(sign for sign in folded if sign.isalnum())


def _shape(text: str | None) -> str:
    return _letters(text).translate(_LOOK_ALIKES)
