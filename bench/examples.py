"""Values with their evidence and whether they were right: what the calibration is learned from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench.convert import convert_extraction
from bench.scoring.calibration import Judged
from bench.scoring.document import score_document
from bench.scoring.summary import FLAG_BELOW
from zi_extract.assembling import assemble, draft_decrees
from zi_extract.checks.judge import evidence
from zi_extract.checks.scales import Weighed
from zi_extract.checks.signals import Signals
from zi_extract.model.page import PageLayout
from zi_extract.model.source import SourceFile
from zi_extract.model.working_point import ValueKind


@dataclass(frozen=True, slots=True)
class Example:
    """One judged value. ``group`` is its document's issuer: never on both sides of a split."""

    document: str
    group: str
    profile: str
    kind: ValueKind
    field: str
    signals: Signals
    right: bool
    named: bool
    where: str


def examples_of(
    source: SourceFile, layouts: Sequence[PageLayout], truth: dict[str, Any]
) -> list[Example]:
    """The examples of one file; none of a file that gave several decrees, or no decree."""
    found = draft_decrees(layouts)
    if len(found.drafts) != 1:
        return []
    known = {item.pointer: item for item in evidence(found.drafts, found.pages, found.kinds)[0]}
    predicted = convert_extraction(assemble(source, layouts))
    score = score_document(truth, predicted, FLAG_BELOW)
    grids = list(_grids(truth, predicted, known))
    judged = [
        (item, value.right, value.where)
        for value in on_right_grids(score.values, [where for _, right, where in grids if not right])
        for item in _weighed(value, known)
    ]
    judged += grids
    judged = [one for one in judged if one[0].field != "unsure"]  # flagged, whatever else is known
    return [
        Example(
            document=truth["id"],
            group=str(truth["decree"].get("issuer") or truth["id"]),
            profile=truth["profile"],
            kind=item.kind,
            field=item.field,
            signals=item.signals,
            right=right,
            named=bool(item.signals.get("finding")),
            where=where,
        )
        for item, right, where in judged
    ]


def on_right_grids(values: Sequence[Judged], wrong: Sequence[str]) -> list[Judged]:
    """The values, but the cells and marks of pages with a ``wrong`` grid (``page 3/table 0``).

    Those are wrong for their places and not for their ink: to doubt them is the grid's own affair,
    and with them the fit flagged three times as many right cells elsewhere.
    """
    broken = {where.split("/")[0] for where in wrong}
    return [value for value in values if value.where.split("/")[0] not in broken]


def _grids(
    truth: dict[str, Any], predicted: dict[str, Any], known: dict[str, Weighed]
) -> Iterator[tuple[Weighed, bool, str]]:
    """Every grid with its evidence; right when it has the rows and columns of the truth's."""
    for page in sorted({table["page"] for table in predicted.get("tables", [])}):
        wanted = [_shape(table) for table in truth.get("tables") or [] if table["page"] == page]
        found = [table for table in predicted["tables"] if table["page"] == page]
        for number, table in enumerate(found):
            right = len(found) == len(wanted) and wanted[number] == _shape(table)
            item = known.get(table["pointer"])
            if item is not None:
                yield item, right, f"page {page}/table {number}"


def _shape(table: dict[str, Any]) -> tuple[int, int]:
    """Rows and columns.

    A wrong span is told by the edges of its cells; a row or column too many moves all after it.
    """
    cells = table["cells"]
    rows = max((cell["row"] + cell.get("rowspan", 1) for cell in cells), default=0)
    columns = max((cell["col"] + cell.get("colspan", 1) for cell in cells), default=0)
    return rows, columns


def _weighed(value: Judged, known: dict[str, Weighed]) -> Iterator[Weighed]:
    """The evidence of a judged value: of a cell its mark or its text, of a dictum its text."""
    wanted = "/tick" if value.kind == "tick cells" else "/text"
    ordered = sorted(value.pointers, key=lambda pointer: not pointer.endswith(wanted))
    for pointer in ordered:
        if pointer in known:
            yield known[pointer]
            return
