"""``zi-extract validate --stale``: results that today's versions would make anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zi_extract.batch.engine import require_engine
from zi_extract.cli.failure import harmless
from zi_extract.errors import ExitCode, InputError
from zi_extract.store.manifest import read_manifest
from zi_extract.store.records import Records
from zi_extract.store.versions import current_versions, fingerprint


def list_stale(folders: Sequence[Path]) -> int:
    """Prints every input whose results are of other versions; 4 when there is one.

    The cache keeps which versions made a result; where it was cleared by hand, a result counts as
    stale. Raises InputError where no results are, MissingToolError without an engine.
    """
    mark = fingerprint(current_versions(require_engine().versions).result)
    stale = 0
    for folder in folders:
        entries = read_manifest(folder).files
        if not entries:
            raise InputError(
                f"There are no results here. Where: {folder}. "
                "Next: name a folder that `zi-extract extract` has written."
            )
        records = Records(folder)
        for entry in entries:
            record = records.find(entry.sha256) if entry.sha256 else None
            if entry.ids and (record is None or record.versions != mark):
                print(f"stale\t{harmless(entry.file)}\t{' '.join(entry.ids)}")
                stale += 1
    print(f"{stale} stale; `zi-extract extract ... --stale` renews them")
    return ExitCode.INVALID_OUTPUT if stale else ExitCode.OK
