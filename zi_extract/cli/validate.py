"""``zi-extract validate``: results against their models, and evidence against its decree."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pydantic

from zi_extract.cli.failure import harmless
from zi_extract.cli.schema import DOCUMENTS
from zi_extract.errors import ExitCode, InputError

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
    print(f"{len(files) - len(bad)} of {len(files)} files valid")  # noqa: T201
    return ExitCode.INVALID_OUTPUT if bad else ExitCode.OK


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for name in DOCUMENTS:
        yield from sorted(
            file
            for file in path.rglob(f"{name}.json")
            if not any(part.startswith(".") for part in file.relative_to(path).parts)
        )


def _report(file: Path) -> bool:
    problems = list(find_problems(file))
    for problem in problems[:SHOWN]:
        print(harmless(f"{file}: {problem}"))  # noqa: T201
    if len(problems) > SHOWN:
        print(f"{file}: and {len(problems) - SHOWN} more")  # noqa: T201
    return not problems


def find_problems(file: Path) -> Iterator[str]:
    """What is wrong with a result file, in words; nothing when it is valid."""
    model = DOCUMENTS.get(file.stem)
    if model is None:
        yield f"not one of {', '.join(f'{name}.json' for name in DOCUMENTS)}"
        return
    try:
        model.model_validate_json(file.read_bytes())
    except OSError as error:
        yield f"cannot be read: {error.strerror}"
    except pydantic.ValidationError as error:
        for item in error.errors():
            yield f"/{'/'.join(map(str, item['loc']))}: {item['msg']}"
    else:
        if file.stem == "evidence":
            yield from _dangling(file)


def _dangling(file: Path) -> Iterator[str]:
    """Pointers of evidence that lead to no value of the decree beside it."""
    decree = file.with_name("decree.json")
    if not decree.is_file():
        yield "there is no decree.json beside it"
        return
    document = json.loads(decree.read_bytes())
    for pointer in json.loads(file.read_bytes())["evidence"]:
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
