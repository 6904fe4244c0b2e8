"""JDIHN: a decree's metadata under the names that the national legal network exchanges.

The keys are those of the network's interface (ILDIS, Permenkumham 8/2019). What a decree does not
say is null: subject, field of law and whether it is still in force are for librarians to add.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zi_extract.export.formats.results import Results
from zi_extract.export.json_files import json_bytes

LANGUAGE = "Indonesia"

DATED_BY = "penetapan"
"""A decree is adopted (ditetapkan), not promulgated (diundangkan): the network's fields on
promulgation hold the date of adoption, and ``dasarTanggal`` says so."""


def export(results: Results) -> Iterator[tuple[str, bytes]]:
    """``jdihn.json``: ``data`` is a list with one record per decree, in the order of their ids."""
    yield "jdihn.json", json_bytes({"data": [record(decree) for decree in results.decrees()]})


def record(decree: Mapping[str, Any]) -> dict[str, Any]:
    """The record of one decree. A Lampiran without its decree has one too, mostly of nulls."""
    header, closing, source = decree["header"], decree["closing"], decree["source"]
    return {
        "idData": decree["id"],
        "judul": _full_title(header),
        "tentang": header["title"],
        "jenis": header["type"],
        "singkatanJenis": None,
        "noPeraturan": header["number"]["printed"],
        "teuBadan": header["issuer"]["name"],
        "tempatPenetapan": closing["place"],
        "tanggalPenetapan": closing["date"],
        "tahun_pengundangan": _year(header["year"]),
        "tanggal_pengundangan": closing["date"],
        "dasarTanggal": DATED_BY,
        "penandatangan": _signatory(closing),
        "bahasa": LANGUAGE,
        "bidangHukum": None,
        "subjek": None,
        "sumber": None,
        "status": None,
        "urlDownload": None,
        "fileDownload": source["name"],
        "sha256": source["sha256"],
        "statusEkstraksi": decree["status"],
    }


def _full_title(header: Mapping[str, Any]) -> str | None:
    """``KEPUTUSAN <office> NOMOR <number> TENTANG <title>``, as far as it was read."""
    parts = (
        header["type"],
        header["official"] or header["issuer"]["name"],
        _after("NOMOR", header["number"]["printed"]),
        _after("TENTANG", header["title"]),
    )
    return " ".join(part.strip(" ,") for part in parts if part) or None


def _after(word: str, text: str | None) -> str | None:
    return f"{word} {text}" if text else None


def _year(year: int | None) -> str | None:
    return None if year is None else str(year)


def _signatory(closing: Mapping[str, Any]) -> str | None:
    """The name without titles and office, as the network's manual asks."""
    for person in closing["signatories"]:
        name: str | None = person["bare_name"] or person["name"]
        return name
    return None
