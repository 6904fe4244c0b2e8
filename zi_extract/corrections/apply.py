"""All corrections of one document, applied step by step while it is put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from zi_extract.corrections.anchor import FrameLookup, is_confirmed, nearest, places
from zi_extract.corrections.cells import correct_cells, is_about_cell
from zi_extract.corrections.grids import correct_grids
from zi_extract.corrections.outcome import Outcome, finding_of
from zi_extract.corrections.tables import correct_tables, told_columns
from zi_extract.corrections.values import correct_values, vouched
from zi_extract.model.correction import Correction, CorrectionKind
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.finding import Finding
from zi_extract.model.logical import CellRef, LogicalTable
from zi_extract.model.page import PageLayout
from zi_extract.model.seen import Seen
from zi_extract.model.source import PageKind

KINDS: tuple[PageKind, ...] = ("decree", "annex", "blank", "other")


class Corrector:
    """Applies each correction once, where it fits; what fits nowhere becomes a conflict.

    ``records`` are those that hold. Without any, everything passes through as it is.
    """

    def __init__(self, records: Sequence[Correction], layouts: Sequence[PageLayout]) -> None:
        self._records = tuple(records)
        self._frames: FrameLookup = {layout.page: layout.frame for layout in layouts}
        self._outcomes: dict[str, Outcome] = {}

    def grids(self, layouts: Sequence[PageLayout]) -> Sequence[PageLayout]:
        """Pages with cells merged and split."""
        records = self._open("merge", "split")
        if not records:
            return layouts
        made, outcomes = correct_grids(layouts, records, self._frames)
        self._note(outcomes)
        return made

    def cells(self, layouts: Sequence[PageLayout]) -> Sequence[PageLayout]:
        """Pages with the texts and marks of cells."""
        records = [record for record in self._open() if is_about_cell(record)]
        if not records:
            return layouts
        made, outcomes, _ = correct_cells(layouts, records, self._frames)
        self._note(outcomes)
        return made

    def kinds(self, judged: Mapping[int, PageKind]) -> dict[int, PageKind]:
        """What pages are that a person judged otherwise."""
        told: dict[int, PageKind] = {}
        for record in self._open("page_kind"):
            kind = next((kind for kind in KINDS if kind == record.becomes), None)
            now = judged.get(record.page)
            if kind is None or now is None or now not in (record.raw, kind):
                why = f"the page is judged to be {now or 'missing'} now."
                self._note([Outcome(record, "conflict", why=why)])
                continue
            told[record.page] = kind
            self._note([Outcome(record, "resolved" if now == kind != record.raw else "applied")])
        return told

    def parted(self, layouts: Sequence[PageLayout]) -> frozenset[CellRef]:
        """Cells of rows that begin a page and continue none: a person undid the join."""
        cells = [
            (CellRef(layout.page, fragment.index, cell.row, cell.col), layout.page, cell.box)
            for layout in layouts
            for fragment in layout.fragments
            for cell in fragment.cells
        ]
        found = [(r, nearest(r, cells, self._frames)) for r in self._open("part_row")]
        self._note(Outcome(record, "applied") for record, place in found if place is not None)
        return frozenset(place for _, place in found if place is not None)

    def tables(self, tables: Sequence[LogicalTable]) -> tuple[LogicalTable, ...]:
        """Stitched tables with the texts of cells on several pages and with rows joined."""
        values = [r for r in self._open("value", "doubt", "tick") if _in_table(r)]
        records = [*values, *self._open("join_row")]
        if not records:
            return tuple(tables)
        made, outcomes = correct_tables(tables, records, self._frames)
        self._note(outcomes)
        return made

    def columns(self, tables: Sequence[LogicalTable]) -> dict[tuple[int, int], str]:
        """(table, column) to the role that a person gave it."""
        told, outcomes = told_columns(tables, self._open("column"), self._frames)
        self._note(outcomes)
        return told

    def values(self, draft: DecreeDraft) -> DecreeDraft:
        """A draft with its fields and clauses."""
        records = [
            r for r in self._open("value", "doubt") if not _in_table(r) and not _in_action(r)
        ]
        draft, outcomes = correct_values(draft, records, self._frames)
        self._note(outcomes)
        return draft

    def vouched(self, draft: DecreeDraft) -> DecreeDraft:
        """A whole draft, its actions sure where the cells they are made of were settled.

        Values of actions that are made of no cell are set here.
        """
        actions = [r for r in self._open("value", "doubt") if _in_action(r)]
        draft, outcomes = correct_values(draft, actions, self._frames)
        self._note(outcomes)
        settled = [
            outcome.record
            for outcome in self._outcomes.values()
            if outcome.state != "conflict"
            and outcome.record.kind in ("value", "tick")
            and (_in_table(outcome.record) or is_confirmed(outcome.record))
        ]
        return vouched(draft, settled, self._frames)

    def seen(self) -> tuple[Seen, ...]:
        """Findings that a person looked at, and ink that is settled."""
        found = []
        for record in self._records:
            outcome = self._outcomes.get(record.id)
            conflict = outcome is not None and outcome.state == "conflict"
            if conflict or record.kind not in ("seen", "value", "tick"):
                continue
            code = record.raw if record.kind == "seen" else ""
            for page, box in places(record):
                if page in self._frames:
                    ink = self._frames[page].to_straight(box)
                    found.append(Seen(code, page, ink, record.signature))
            if record.kind == "seen":
                self._note([Outcome(record, "applied")])
        return tuple(found)

    def told(self, layouts: Mapping[int, PageLayout]) -> dict[int, PageLayout]:
        """The pages with one finding per correction; those that fitted nowhere are conflicts."""
        self.seen()  # what was only looked at is no conflict, whoever asks first
        self._note([Outcome(r, "conflict", why="its ink is not there now.") for r in self._open()])
        pages = dict(layouts)
        for record in self._records:
            outcome = self._outcomes[record.id]
            finding = finding_of(outcome, self._frames)
            page = record.page if record.page in pages else min(pages, default=0)
            if page:
                findings: tuple[Finding, ...] = (*pages[page].findings, finding)
                pages[page] = replace(pages[page], findings=findings)
        return pages

    def _open(self, *kinds: CorrectionKind) -> list[Correction]:
        """Records without an outcome yet, of these kinds (of any when none is named)."""
        return [
            record
            for record in self._records
            if record.id not in self._outcomes and (not kinds or record.kind in kinds)
        ]

    def _note(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            self._outcomes.setdefault(outcome.record.id, outcome)


def _in_table(record: Correction) -> bool:
    return "/tables/" in record.pointer


def _in_action(record: Correction) -> bool:
    return record.pointer.startswith("/actions/")
