"""``zi-extract export``: results on disk in one more format."""

from __future__ import annotations

import sys
from pathlib import Path

from zi_extract.cli.export_sources import Sources
from zi_extract.cli.failure import describe
from zi_extract.errors import ExitCode, InputError
from zi_extract.export.formats.names import FormatName
from zi_extract.export.formats.registry import exporter
from zi_extract.export.formats.results import read_results
from zi_extract.store.atomic import make_folder, write_file

FOLDER = "export"
"""Where the files go unless another folder is named: OUT/export/FORMAT."""


def export_results(
    folder: Path, to: FormatName, out: Path | None = None, source: Path | None = None
) -> int:
    """Writes the results of ``folder`` as format ``to``; 6 when a file could not be made.

    ``source`` is a folder in which the files are looked for that the results were read from. Raises
    ZiExtractError when nothing can be made.
    """
    export = exporter(to)
    results = read_results(folder, Sources(folder, source))
    target = out or folder / FOLDER / to
    make_folder(target)
    made = failed = 0
    for name, content in export(results):
        if isinstance(content, InputError):
            print(describe(str(content)), file=sys.stderr)
            failed += 1
        else:
            write_file(target / name, content)
            made += 1
    files = "1 file" if made == 1 else f"{made} files"
    lost = f"; {failed} could not be made" if failed else ""
    print(f"{files} in {target}{lost}", file=sys.stderr)
    return ExitCode.SOME_FAILED if failed else ExitCode.OK
