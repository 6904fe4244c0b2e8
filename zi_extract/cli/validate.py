"""``zi-extract validate``: results against their models, and evidence against its decree."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from zi_extract.cli.failure import harmless
from zi_extract.errors import ExitCode, InputError
from zi_extract.export.collection_tables import TABLES
from zi_extract.export.csv_files import collection_csv
from zi_extract.export.formats.results import read_results
from zi_extract.export.schema import validate_document

NAMES = ("decree.json", "evidence.json", "pages.json")
"""Files of a result that have a schema."""

SHOWN = 5
"""Problems that are printed per file; a wrong version of the form has hundreds of one kind."""


def validate_results(paths: Sequence[Path]) -> int:
    """Prints every problem; 4 when there is one. Raises InputError when there is nothing."""
    files = [file for path in paths for file in _files(path)]
    if not files:
        raise InputError(
            f"There is no result here. Where: {', '.join(map(str, paths))}. "
            "Next: name a folder that `zi-extract extract` has written."
        )
    bad = [file for file in files if not _report(file)]
    for folder in paths:
        if (folder / "documents.csv").is_file():
            tables = sorted(form.name for form in TABLES)
            files += [folder / f"{name}.csv" for name in tables]
            bad += list(_report_tables(folder))
    print(f"{len(files) - len(bad)} of {len(files)} files valid")
    return ExitCode.INVALID_OUTPUT if bad else ExitCode.OK


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for file in sorted(path.rglob("*.json")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.name in NAMES and not hidden:
            yield file


def _report(file: Path) -> bool:
    problems = list(find_problems(file))
    for problem in problems[:SHOWN]:
        print(harmless(f"{file}: {problem}"))
    if len(problems) > SHOWN:
        print(f"{file}: and {len(problems) - SHOWN} more")
    return not problems


def _report_tables(folder: Path) -> Iterator[Path]:
    """The tables of the collection that do not say what its decrees say."""
    results = read_results(folder)
    try:
        rows = results.rows()
    except (InputError, KeyError, TypeError, ValueError):
        return  # a decree is damaged, and that was said
    for form in TABLES:
        file = folder / f"{form.name}.csv"
        forms = (collection_csv(form, rows[form.name], safe=safe) for safe in (True, False))
        if not file.is_file() or file.read_bytes() not in forms:
            print(f"{file}: does not agree with the decrees; `zi-extract extract` makes it anew")
            yield file


def find_problems(file: Path) -> Iterator[str]:
    """What is wrong with a result file, in words; nothing when it is valid."""
    try:
        data = json.loads(file.read_bytes())
    except OSError as error:
        yield f"cannot be read: {error.strerror}"
        return
    except ValueError:
        yield "is no JSON"
        return
    yield from validate_document(data)
    if isinstance(data, dict) and isinstance(data.get("evidence"), dict):
        yield from _dangling(data["evidence"], file.with_name("decree.json"))


def _dangling(evidence: dict[str, Any], decree: Path) -> Iterator[str]:
    """Pointers of evidence that lead to no value of the decree beside it."""
    try:
        document = json.loads(decree.read_bytes())
    except (OSError, ValueError):
        yield "there is no readable decree.json beside it"
        return
    for pointer in evidence:
        if not _leads_somewhere(document, pointer):
            yield f"{pointer} leads to nothing in decree.json"


def _leads_somewhere(document: object, pointer: str) -> bool:
    for part in pointer.split("/")[1:]:
        if isinstance(document, list) and part.isdigit() and int(part) < len(document):
            document = document[int(part)]
        elif isinstance(document, dict) and part in document:
            document = document[part]
        else:
            return False
    return True
