"""``zi-extract catalog rebuild``: catalogue and tables anew, of the results on disk alone."""

from __future__ import annotations

import sys
from pathlib import Path

from zi_extract.batch.collection import rebuild_tables
from zi_extract.batch.engine import require_engine
from zi_extract.batch.lock import only_run_in, only_writer_of_tables
from zi_extract.errors import ExitCode
from zi_extract.store.atomic import make_folder
from zi_extract.store.cache import FOLDER
from zi_extract.store.versions import current_versions


def rebuild_catalog(out: Path, *, csv_raw: bool) -> int:
    """Says how many decrees it holds now. Raises InputError, OutputError, MissingToolError."""
    versions = current_versions(require_engine().versions)
    make_folder(out / FOLDER)
    with only_run_in(out), only_writer_of_tables(out):
        decrees = rebuild_tables(out, versions.result, safe=not csv_raw)
    print(f"{decrees} decrees in {out / 'catalog.sqlite'}", file=sys.stderr)
    return ExitCode.OK
