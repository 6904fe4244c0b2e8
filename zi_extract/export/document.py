"""Settles a draft: plain values in the exported form, and beside them the ink of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields, is_dataclass
from typing import Any

import pydantic

from zi_extract.errors import ValidationError
from zi_extract.export.evidence import evidence_of, is_absent
from zi_extract.export.pages import page_documents, source_pages
from zi_extract.export.paper import paper_box
from zi_extract.export.tables import plain_table, table_leaves
from zi_extract.model.decree import Decree
from zi_extract.model.document_evidence import EvidenceItem
from zi_extract.model.document_source import FindingDocument
from zi_extract.model.doubt import Doubt
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.extraction import SettledDecree
from zi_extract.model.finding import Finding
from zi_extract.model.invariant import Invariant
from zi_extract.model.judgement import DecreeStatus
from zi_extract.model.leaves import leaves
from zi_extract.model.logical import LogicalTable
from zi_extract.model.page import PageLayout
from zi_extract.model.places import WordPlaces
from zi_extract.model.source import PageKind, SourceFile
from zi_extract.model.working_point import WorkingPoints


def settle(
    draft: DecreeDraft,
    layouts: Mapping[int, PageLayout],
    *,
    source: SourceFile,
    kinds: Mapping[int, PageKind],
    decree_id: str,
    status: DecreeStatus,
    places: WordPlaces,
    points: WorkingPoints | None = None,
    invariants: Sequence[Invariant] = (),
    pages: Sequence[int] | None = None,
) -> SettledDecree:
    """The decree in its exported form with the ink of every value.

    ``draft.findings`` are all findings of the decree, those of the checks included. ``pages`` are
    the pages whose words go with it, by default its own. Raises ValidationError when a value has no
    place on paper or does not keep the schema.
    """
    doubt = Doubt(draft.findings, points)
    plain = _plain(draft, layouts) | {
        "id": decree_id,
        "status": status,
        "source": _plain_source(source, layouts, kinds),
        "findings": list(finding_documents(draft.findings, layouts)),
        "invariants": [asdict(invariant) for invariant in invariants],
    }
    return SettledDecree(
        decree=_validated(plain),
        evidence=_evidence(draft, layouts, doubt),
        pages=page_documents(
            draft.pages if pages is None else pages, layouts, kinds, places, draft.findings
        ),
    )


def finding_documents(
    findings: Iterable[Finding], layouts: Mapping[int, PageLayout]
) -> Iterator[FindingDocument]:
    """Findings in their exported form, each once, by page, code and pointer."""
    once = dict.fromkeys(findings)
    for finding in sorted(once, key=lambda f: (f.page, f.code, f.pointer, f.message)):
        placed = finding.box is not None and finding.page in layouts
        yield FindingDocument(
            code=finding.code,
            severity=finding.severity,
            message=finding.message,
            page=finding.page or None,
            box=paper_box(layouts, finding.page, finding.box) if placed and finding.box else None,
            pointer=finding.pointer,
        )


def all_leaves(
    node: object, layouts: Mapping[int, PageLayout], pointer: str = ""
) -> Iterator[tuple[str, Extracted[Any]]]:
    """Every value of the draft, cells and ticks of its tables and fragments included."""
    if isinstance(node, LogicalTable):
        yield from table_leaves(node, pointer, layouts)
    elif isinstance(node, Extracted):
        yield from leaves(node, pointer)
    elif isinstance(node, tuple):
        for index, item in enumerate(node):
            yield from all_leaves(item, layouts, f"{pointer}/{index}")
    elif is_dataclass(node):
        for field in fields(node):
            yield from all_leaves(getattr(node, field.name), layouts, f"{pointer}/{field.name}")


def _evidence(
    draft: DecreeDraft, layouts: Mapping[int, PageLayout], doubt: Doubt
) -> dict[str, EvidenceItem]:
    items = (
        (pointer, evidence_of(pointer, leaf, layouts, doubt))
        for pointer, leaf in all_leaves(draft, layouts)
    )
    return {pointer: item for pointer, item in items if item is not None}


def _plain(node: object, layouts: Mapping[int, PageLayout]) -> Any:
    """The node with every ``Extracted`` replaced by its value."""
    if isinstance(node, Extracted):
        return None if is_absent(node) else node.value
    if isinstance(node, LogicalTable):
        return plain_table(node, layouts)
    if isinstance(node, tuple):
        return tuple(_plain(item, layouts) for item in node)
    if isinstance(node, Finding):
        return None
    if is_dataclass(node):
        return {field.name: _plain(getattr(node, field.name), layouts) for field in fields(node)}
    return node


def _plain_source(
    source: SourceFile, layouts: Mapping[int, PageLayout], kinds: Mapping[int, PageKind]
) -> dict[str, Any]:
    return {
        "name": source.name,
        "sha256": source.sha256,
        "bytes": source.size,
        "pages": source_pages(layouts, kinds),
    }


def _validated(plain: dict[str, Any]) -> Decree:
    try:
        return Decree.model_validate(plain)
    except pydantic.ValidationError as error:
        first = error.errors()[0]
        where = "/" + "/".join(str(part) for part in first["loc"])
        raise ValidationError(f"{where}: {first['msg']} ({first['input']!r})") from error
