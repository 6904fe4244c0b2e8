"""A whole decree: the vector PDF and its truth."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from samples.generator.layout.annex import Annex
from samples.generator.layout.body import set_body
from samples.generator.layout.closing import BLOCK, Blocks, height_of_closing, set_closing
from samples.generator.layout.flow import LEFT, RIGHT, Flow
from samples.generator.layout.paper import PageTruth, Paper
from samples.generator.layout.truth import decree_truth, pages_truth
from samples.generator.spec import Decree, Style


@dataclass(frozen=True, slots=True)
class Document:
    """A vector PDF, its pages, and the parts of its truth that damage does not change."""

    pdf: bytes
    pages: list[PageTruth]
    decree: dict[str, Any]
    records: list[dict[str, Any]]
    style: dict[str, Any]

    def truth(self, name: str, profile: str, turns: dict[int, int]) -> dict[str, Any]:
        """The truth file's content for this document under a kind of damage."""
        return {
            "id": name,
            "profile": profile,
            "style": self.style,
            "decree": self.decree,
            "pages": pages_truth(self.pages, turns),
            "tables": [table for page in self.pages for table in page.tables],
            "records": self.records,
        }


def set_document(decree: Decree, style: Style, rng: random.Random) -> Document:
    """Set the decree, then its Lampiran."""
    paper = Paper()
    flow = Flow(paper, style)
    set_body(flow, decree, style)
    _close_body(flow, decree, rng)
    records = Annex(paper, decree, style, rng).set_all()
    return Document(paper.to_bytes(), paper.pages, decree_truth(decree), records, _shown(style))


def _close_body(flow: Flow, decree: Decree, rng: random.Random) -> None:
    face = flow.face.but(leading=1.25, size=min(flow.face.size, 11.0))
    flow.gap(0.8)
    flow.need(height_of_closing(decree, face))
    right = flow.paper.page.width - RIGHT - BLOCK
    blocks = Blocks(flow.paper, face, LEFT - 10, right, flow.y)
    set_closing(blocks, decree, rng)


def _shown(style: Style) -> dict[str, Any]:
    """What of the style the truth names, to tell documents apart in reports."""
    return {
        "sched": style.schedule,
        "heading": style.area,
        "columns": list(style.columns),
        "mark": style.mark,
        "merge_marks": style.merge_marks,
        "column_numbers": bool(style.column_numbers),
        "repeat_header": style.repeat_header,
        "break_rows": style.break_rows,
        "paper": style.paper,
        **({"variants": list(style.variants)} if style.variants else {}),
    }
