"""``zi-extract export``: results on disk in one more format."""

from __future__ import annotations

import sys
from pathlib import Path

from zi_extract.cli.export_sources import Sources
from zi_extract.errors import ExitCode
from zi_extract.export.formats.names import FormatName
from zi_extract.export.formats.registry import exporter
from zi_extract.export.formats.results import read_results
from zi_extract.store.atomic import make_folder, write_file

FOLDER = "export"
"""Where the files go unless another folder is named: OUT/export/FORMAT."""


def export_results(
    folder: Path, to: FormatName, out: Path | None = None, source: Path | None = None
) -> int:
    """Writes the results of ``folder`` as format ``to``. Raises ZiExtractError.

    ``source`` is a folder in which the files are looked for that the results were read from.
    """
    export = exporter(to)
    results = read_results(folder, Sources(folder, source))
    target = out or folder / FOLDER / to
    count = 0
    for name, data in export(results):
        make_folder(target)
        write_file(target / name, data)
        count += 1
    files = "1 file" if count == 1 else f"{count} files"
    print(f"{files} in {target}", file=sys.stderr)  # noqa: T201
    return ExitCode.OK
