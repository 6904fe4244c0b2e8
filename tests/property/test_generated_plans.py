"""Any plan of the generator, cut into pages and read without a mistake, gives its records back.

No pixels: the true grids are stitched and read, so that what fails is stitching, columns, areas or
calendar. The generator cuts tables at rows, inside cells (several columns at once), inside groups
that share a number, under bands and headings, with the header repeated on each page or not.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

pytest.importorskip("fpdf", reason="the generator needs: pip install '.[samples]'")

from samples.generator.bench_set import invented
from samples.generator.fonts import MissingFontError, check_fonts
from samples.generator.layout.document import set_document
from samples.generator.spec import Decree
from tests.property.generated_pages import annex_pages
from zi_extract.actions import read_actions
from zi_extract.model.draft import ActionDraft
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box
from zi_extract.tables.calendar_marks import settle_marks
from zi_extract.tables.stitch import stitch

try:
    check_fonts()
except MissingFontError as error:  # pragma: no cover
    pytest.skip(str(error), allow_module_level=True)

INK = (Provenance(1, Box(0, 0, 1, 1)),)
FIELDS = ("area_no", "area", "no", "program", "criteria", "action", "output", "pic")
SEED, COUNT = 102, 14


@pytest.mark.parametrize("variants", [False, True])
@pytest.mark.parametrize("number", range(COUNT))
def test_a_plan_gives_its_records_back(number: int, variants: bool) -> None:
    decree, style = invented(SEED, number, variants=variants)
    document = set_document(decree, style, random.Random(SEED * 1000 + number))
    tables = stitch(settle_marks(annex_pages(document)))
    assert all(table.conserved for table in tables)

    actions = read(decree, tables)

    assert [_folded(action) for action in actions] == [
        _wanted(record) for record in document.records
    ]


def read(decree: Decree, tables: Any) -> tuple[ActionDraft, ...]:
    year = Extracted(decree.year, str(decree.year), 0.99, INK)
    title = Extracted(decree.annex_title, decree.annex_title, 0.99, INK)
    return read_actions(tables, year, title)[0]


def _wanted(record: dict[str, Any]) -> dict[str, Any]:
    texts = {field: _words(record[field]) for field in FIELDS}
    return {**texts, "schedule": sorted(record["schedule"])}


def _folded(action: ActionDraft) -> dict[str, Any]:
    values = {
        "area_no": action.area.number,
        "area": action.area.name,
        "no": action.number,
        "program": action.program,
        "criteria": action.criteria,
        "action": action.action,
        "output": action.output,
        "pic": action.owner,
    }
    periods = action.schedule.periods if action.schedule is not None else ()
    months = {period.value.partition("-W")[0] for period in periods}
    said = {name: _words(text.value if text is not None else None) for name, text in values.items()}
    return {**said, "schedule": sorted(months)}


def _words(text: str | None) -> str:
    return " ".join((text or "").split())
