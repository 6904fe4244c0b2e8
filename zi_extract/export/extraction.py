"""A judged file as what the program gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from zi_extract.export.document import finding_documents, settle
from zi_extract.export.pages import source_pages
from zi_extract.model.extraction import Extraction
from zi_extract.model.judgement import Judgement
from zi_extract.model.source import PageKind, SourceFile


def settle_file(
    source: SourceFile,
    judgement: Judgement,
    kinds: Mapping[int, PageKind],
    name: Callable[[int], str],
) -> Extraction:
    """Every decree settled; ``name`` gives the id of the first, second, ... decree of the file.

    Pages that are no decree's go with the first one, so that no word is lost. Raises
    ValidationError when a value has no place on paper or breaks the schema.
    """
    pages = judgement.layouts
    ours = {page for draft in judgement.drafts[1:] for page in draft.pages}
    settled = tuple(
        settle(
            draft,
            pages,
            source=source,
            kinds=kinds,
            decree_id=name(number),
            status=status,
            places=judgement.places,
            points=judgement.points,
            invariants=judgement.invariants[number - 1],
            pages=sorted(set(pages) - ours) if number == 1 else None,
        )
        for number, (draft, status) in enumerate(
            zip(judgement.drafts, judgement.statuses, strict=True), start=1
        )
    )
    return Extraction(
        source=source,
        status=judgement.status,
        settled=settled,
        pages=source_pages(pages, kinds),
        findings=tuple(finding_documents(judgement.findings, pages)),
        reason=judgement.reason,
    )
