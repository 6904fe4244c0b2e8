"""Head, lists and closing of a decree by regular expressions over its plain text.

What an afternoon of work gives on top of any OCR: the same for every tool that reads text only.
"""

from __future__ import annotations

import re
from typing import Any

MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus"),
    *("september", "oktober", "november", "desember"),
)
HEAD = re.compile(
    r"(?P<head>KEPUTUSAN[\s\S]{3,300}?)\s*NOMOR\s*:?\s*(?P<number>[^\n]{3,60})\n"
    r"[\s\S]{0,80}?TENTANG\s+(?P<title>[\s\S]{10,600}?)\n\s*"
    r"(?:DENGAN RAHMAT|Menimbang|[A-Z ]{8,60},\n)"
)
OFFICE = re.compile(r"^KEPUTUSAN\s+(?:KEPALA|KETUA|SEKRETARIS|DIREKTUR)?\s*")
DATE = re.compile(r"(\d{1,2})\s+(" + "|".join(MONTHS) + r")\s+(\d{4})", re.IGNORECASE)
PLACE = re.compile(r"(?:Ditetapkan|Dikeluarkan)\s+di\s*:?\s*([A-Z][A-Za-z ]{2,40})")
LIST = re.compile(
    r"Menimbang\s*:?(?P<considerations>[\s\S]+?)Mengingat\s*:?(?P<legal_basis>[\s\S]+?)"
    r"(?:Memperhatikan|MEMUTUSKAN|M E M U T U S K A N)"
)
LETTERS, NUMBERS = re.compile(r"\n?\s*\b[a-z]\.\s+"), re.compile(r"\n?\s*\b\d{1,2}\.\s+(?=[A-Z])")
DICTUM = re.compile(
    r"\b(KE(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN|SEPULUH)|PERTAMA)\s*:?\s+"
)
CLOSING = re.compile(r"\n\s*(?:Ditetapkan|Dikeluarkan)\s+di")


def read_fields(text: str) -> dict[str, Any]:
    """The decree of the neutral format, with what could be found."""
    out: dict[str, Any] = {}
    head = HEAD.search(text)
    if head:
        number = _line(head["number"])
        issuer = re.sub(
            r"^KEPUTUSAN\s+(?:KEPALA|KETUA|SEKRETARIS|DIREKTUR)?\s*", "", _line(head["head"])
        )
        out |= {
            "type": "KEPUTUSAN",
            "issuer": issuer,
            "number": number,
            "title": _line(head["title"]),
        }
        out["number_normalised"] = re.sub(r"\s*([/.-])\s*", r"\1", number).upper()
        year = re.search(r"(?:19|20)\d{2}", number)
        out["year"] = int(year[0]) if year else None
    out["salinan"] = "SALINAN" in text[:400]
    return out | _lists(text) | _closing(text)


def _lists(text: str) -> dict[str, Any]:
    found = LIST.search(text)
    if found is None:
        return {}
    dictums = DICTUM.split(CLOSING.split(text[found.end() :])[0])[1:]
    return {
        "considerations": _items(LETTERS, found["considerations"]),
        "legal_basis": _items(NUMBERS, found["legal_basis"]),
        "dictums": [
            {"label": label, "text": _line(said)}
            for label, said in zip(dictums[::2], dictums[1::2], strict=False)
        ],
    }


def _closing(text: str) -> dict[str, Any]:
    out: dict[str, Any] = {}
    place = PLACE.search(text)
    if place is None:
        return out
    out["place_issued"] = place[1].strip()
    date = DATE.search(text, place.end())
    if date:
        month = MONTHS.index(date[2].lower()) + 1
        out["date_issued"] = f"{date[3]}-{month:02}-{int(date[1]):02}"
        lines = [line.strip() for line in text[date.end() :].splitlines() if line.strip()]
        role = next((line for line in lines if line.isupper()), None)
        rest = lines[lines.index(role) + 1 :] if role else []
        name = next((line for line in rest if len(line) > 4 and "ttd" not in line.lower()), None)
        signed = "ttd" if any("ttd" in line.lower() for line in rest[:4]) else "signature"
        out["signatories"] = [{"role": role, "name": name, "signed": signed, "nip": None}]
    return out


def _items(marker: re.Pattern[str], text: str) -> list[str]:
    return [_line(part) for part in marker.split(text)[1:] if part.strip()]


def _line(text: str) -> str:
    return " ".join(text.split()).strip(" :")
