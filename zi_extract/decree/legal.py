"""Citations of laws (to be completed)."""

from __future__ import annotations
from zi_extract.model.draft import CitationDraft
from zi_extract.model.evidence import Extracted


def read_citation(text: Extracted[str]) -> CitationDraft | None:
    return None
