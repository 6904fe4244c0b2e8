"""``zi-extract report``: reports to mail and print, of each decree and of the whole collection."""

from __future__ import annotations

import sys
from pathlib import Path

from zi_extract.checks.codes import indonesian
from zi_extract.cli.failure import describe
from zi_extract.errors import ExitCode, InputError
from zi_extract.export.charts import gantt
from zi_extract.export.collection_report import collection_report
from zi_extract.export.plan_calendar import calendar_of
from zi_extract.export.report import report_page
from zi_extract.model.document_row import DocumentRow
from zi_extract.review.pictures import Pictures
from zi_extract.review.results import Document, Results
from zi_extract.review.sources import Sources
from zi_extract.store.atomic import make_folder, write_file

FOLDER = "report"
INDEX = "index.html"


def write_reports(
    out: Path, target: Path | None, source: Path | None, *, pictures: bool = True
) -> int:
    """Writes ``<id>.html`` for each decree and ``index.html`` for all; 6 when pictures are missing.

    Raises InputError when there are no results, OutputError.
    """
    results = Results(out)
    folder = target or out / FOLDER
    make_folder(folder)
    drawn = Pictures(out, Sources(source))
    bare, decrees = 0, []
    for name in results.ids():
        document = results.document(name)
        if document is None:
            continue
        pages = _pages(document, drawn) if pictures else {}
        bare += pictures and not pages
        calendar = gantt(calendar_of(document.decree["actions"]))
        page = report_page(document.decree, document.evidence, calendar, pages, indonesian)
        write_file(folder / f"{name}.html", page)
        decrees.append(document.decree)
    rows = [
        DocumentRow(entry.file, entry.sha256, entry.pages, entry.status, entry.reason, entry.ids)
        for entry in results.entries
    ]
    write_file(folder / INDEX, collection_report(decrees, rows))
    without = f"; {bare} without pictures" if bare else ""
    print(f"{len(decrees)} reports in {folder}, begin with {INDEX}{without}", file=sys.stderr)
    return ExitCode.SOME_FAILED if bare else ExitCode.OK


def _pages(document: Document, drawn: Pictures) -> dict[int, bytes]:
    """The decree's pages; none, and a word why, when they cannot be shown."""
    try:
        return {page: drawn.picture(document, page, "small") for page in document.decree["pages"]}
    except InputError as error:
        print(describe(str(error)), file=sys.stderr)
        return {}
