"""The pages of a kept output folder as they were read: what assembling starts from."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from zi_extract.batch.engine import require_engine
from zi_extract.intake.probe import probe
from zi_extract.limits import DEFAULT_LIMITS
from zi_extract.model.page import PageLayout
from zi_extract.model.source import SourceFile
from zi_extract.store.cache import StageCache, stage_key
from zi_extract.store.layout_json import decode_layout
from zi_extract.store.versions import current_versions


def kept_documents(out: Path, docs: Path) -> Iterator[tuple[SourceFile, list[PageLayout]]]:
    """Every file of ``out/documents.csv`` whose pages were all read by the present code.

    ``docs`` is the folder of the files themselves. Raises InputError for a file that is damaged.
    """
    cache, versions = StageCache(out), current_versions(require_engine().versions).reading
    with (out / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [Path(row["file"]).name for row in csv.DictReader(file)]
    for name in names:
        path = docs / name
        if not path.exists():
            continue
        source = probe(path, DEFAULT_LIMITS)
        pages = [
            cache.find(stage_key(source.sha256, n, versions)) for n in range(1, source.pages + 1)
        ]
        if all(page is not None for page in pages):
            yield source, [decode_layout(page) for page in pages if page is not None]
