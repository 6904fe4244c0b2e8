"""JSON that is the same bytes for the same data, and pleasant to read and to compare."""

from __future__ import annotations

import json
import re
from typing import Any

from zi_extract.model.document_evidence import EvidenceDocument, PagesDocument
from zi_extract.model.extraction import SettledDecree

NUMBER_LIST = re.compile(r"\[\n\s*(-?[0-9][^\[\]\"{}]*?)\n\s*\]")
"""A list of numbers spread over lines. Strings hold no raw newline in JSON, so none can match."""


def json_bytes(data: Any) -> bytes:
    """UTF-8 JSON with sorted keys, two spaces, number lists on one line, a newline at the end."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return (NUMBER_LIST.sub(_one_line, text) + "\n").encode("utf-8", "backslashreplace")


def decree_json(settled: SettledDecree) -> bytes:
    """decree.json: plain values only."""
    return json_bytes(settled.decree.model_dump(mode="json"))


def evidence_json(settled: SettledDecree) -> bytes:
    """evidence.json: the ink of every value of decree.json."""
    document = EvidenceDocument(id=settled.decree.id, evidence=dict(settled.evidence))
    return json_bytes(document.model_dump(mode="json"))


def pages_json(settled: SettledDecree) -> bytes:
    """pages.json: every word of the decree's pages and where it ended."""
    document = PagesDocument(id=settled.decree.id, pages=settled.pages)
    return json_bytes(document.model_dump(mode="json"))


def _one_line(match: re.Match[str]) -> str:
    return "[" + ", ".join(part.strip() for part in match.group(1).split(",")) + "]"
