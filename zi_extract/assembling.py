"""Stages 5 to 8 of the pipeline: from the layouts of a file's pages to its decrees, settled.

Pure: no pixel is touched, and the same layouts give the same decrees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from zi_extract.actions import read_actions
from zi_extract.checks.judge import judge
from zi_extract.corrections.apply import Corrector
from zi_extract.decree import read_decree
from zi_extract.decree.annexes import is_strange
from zi_extract.decree.attach import attach_tables
from zi_extract.decree.reread import reread
from zi_extract.export.extraction import settle_file
from zi_extract.layout.bundles import WHAT_IT_IS, Bundle, document_kind, find_bundles
from zi_extract.layout.strays import without_strays
from zi_extract.layout.triage import classify_pages
from zi_extract.model.correction import Correction
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.evidence import known
from zi_extract.model.extraction import Extraction
from zi_extract.model.page import PageLayout
from zi_extract.model.source import PageKind, SourceFile
from zi_extract.ocr.document_words import settle_words
from zi_extract.store.names import decree_id
from zi_extract.tables.calendar_marks import settle_marks
from zi_extract.tables.merged_columns import with_table_columns
from zi_extract.tables.stitch import stitch


def assemble(
    source: SourceFile, layouts: Sequence[PageLayout], corrections: Sequence[Correction] = ()
) -> Extraction:
    """The decrees on these pages, settled. Pure: the same layouts give the same decrees.

    ``corrections`` are what people changed, applied where their ink is still there. Raises
    ValidationError when a value has no place on paper or breaks the schema.
    """
    corrector = Corrector(corrections, layouts)
    found = draft_decrees(layouts, corrector)
    pages = corrector.told(found.pages)
    seen = corrector.seen()
    judgement = judge(found.drafts, pages, found.kinds, source.pages, seen, what=found.what)
    name = partial(decree_id, source.name, source.sha256)
    return settle_file(source, judgement, found.kinds, name)


@dataclass(frozen=True, slots=True)
class Drafted:
    """The decrees of a file before they are judged, its pages by number, and what each page is.

    ``what`` tells what a file without a decree is, where that is known.
    """

    drafts: tuple[DecreeDraft, ...]
    pages: Mapping[int, PageLayout]
    kinds: Mapping[int, PageKind]
    what: str


def draft_decrees(layouts: Sequence[PageLayout], corrector: Corrector | None = None) -> Drafted:
    """The decrees that stand on these pages, with nothing checked yet."""
    corrector = corrector or Corrector((), layouts)
    layouts = corrector.grids(sorted(layouts, key=lambda layout: layout.page))
    layouts = [without_strays(layout) for layout in settle_marks(settle_words(layouts))]
    layouts = corrector.cells(with_table_columns(layouts))
    verdicts = classify_pages(layouts)
    told = corrector.kinds({verdict.page: verdict.kind for verdict in verdicts})
    verdicts = tuple(replace(v, kind=told.get(v.page, v.kind)) for v in verdicts)
    drafts = [_read_bundle(bundle, corrector) for bundle in find_bundles(layouts, verdicts)]
    strange = {
        page
        for draft in drafts
        if is_strange(draft) and not told.keys() & set(draft.pages)
        for page in draft.pages
    }
    verdicts = tuple(replace(v, kind="other") if v.page in strange else v for v in verdicts)
    return Drafted(
        drafts=tuple(draft for draft in drafts if draft.pages[0] not in strange),
        pages={layout.page: layout for layout in layouts},
        kinds={verdict.page: verdict.kind for verdict in verdicts},
        what=WHAT_IT_IS.get(document_kind(layouts, verdicts), ""),
    )


def _read_bundle(bundle: Bundle, corrector: Corrector) -> DecreeDraft:
    """One decree: its body and annex, its tables stitched, its actions."""
    draft = reread(corrector.values(read_decree(bundle.body, bundle.annex)))
    tables = corrector.tables(stitch(bundle.annex, corrector.parted(bundle.annex)))
    year, title = known(draft.header.year), known(draft.header.title)
    actions, findings = read_actions(tables, year, title, corrector.columns(tables))
    draft = replace(
        draft,
        annexes=attach_tables(draft.annexes, tables),
        actions=actions,
        findings=(*draft.findings, *bundle.findings, *findings),
    )
    return corrector.vouched(draft)
