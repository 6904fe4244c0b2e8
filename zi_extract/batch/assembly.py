"""A document's pages become its files, in a worker: what it is given, answers, and is believed.

The supervisor writes a job file (one line about the file, one line per page), the worker answers
with the finished files, and none of them is taken unless its name could have come from us.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pydantic

from zi_extract.checks.codes import indonesian
from zi_extract.errors import EngineError
from zi_extract.limits import Limits
from zi_extract.model.correction import Correction
from zi_extract.model.extraction import SettledDecree
from zi_extract.model.source import SourceFile, Status
from zi_extract.store.layout_json import decode_layout
from zi_extract.store.names import decree_id

LAST_FILE = "decree.json"

_CORRECTIONS = pydantic.TypeAdapter(tuple[Correction, ...])

SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.(json|csv|html|xml|txt)")
"""Names of files that a result may have; none leads out of its folder."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A finding as it is told to those who watch; ``decree`` is empty for the file as a whole."""

    decree: str
    code: str
    severity: str
    message: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The head of an answer: ``folders`` maps decree id to file name to its length in the body."""

    status: Status
    reason: str
    folders: Mapping[str, Mapping[str, int]]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembled:
    """What became of a file: ``folders`` maps decree id to file name to content."""

    verdict: Verdict
    folders: Mapping[str, Mapping[str, bytes]]


def job_lines(
    source: SourceFile, layouts: Iterable[bytes], corrections: Sequence[Correction] = ()
) -> Iterator[bytes]:
    """The job file: the source, people's corrections, then each page's layout, in page order.

    One line of JSON each.
    """
    yield json.dumps(asdict(source), ensure_ascii=True).encode() + b"\n"
    yield _CORRECTIONS.dump_json(tuple(corrections)) + b"\n"
    for layout in layouts:
        yield layout.replace(b"\n", b" ") + b"\n"


def answer_job(job: Path, pipeline: str, limits: Limits) -> tuple[dict[str, Any], bytes]:
    """The worker's side: assembles and makes all files. Raises what the pipeline raises."""
    stages = importlib.import_module(pipeline)
    with job.open("rb") as stream:
        source = pydantic.TypeAdapter(SourceFile).validate_json(stream.readline())
        corrections = _CORRECTIONS.validate_json(stream.readline())
        layouts = tuple(decode_layout(line, limits) for line in stream)
    assembled = stages.assemble(source, layouts, corrections)
    folders = {item.decree.id: _files(item) for item in assembled.settled}
    sizes = {name: {f: len(data) for f, data in files.items()} for name, files in folders.items()}
    verdict = Verdict(assembled.status, assembled.reason, sizes, tuple(_notices(assembled)))
    return asdict(verdict), b"".join(data for files in folders.values() for data in files.values())


def believe(source: SourceFile, head: Mapping[str, Any], body: bytes) -> Assembled:
    """The supervisor's side. Raises EngineError when the answer is not what we would write."""
    try:
        verdict = pydantic.TypeAdapter(Verdict).validate_python(head)
    except pydantic.ValidationError as error:
        raise EngineError("the worker's answer about the document is garbage") from error
    allowed = {decree_id(source.name, source.sha256, n + 1) for n in range(len(verdict.folders))}
    names = [name for files in verdict.folders.values() for name in files]
    sizes = [size for files in verdict.folders.values() for size in files.values()]
    if (
        set(verdict.folders) != allowed
        or not all(map(SAFE_NAME.fullmatch, names))
        or not all(LAST_FILE in files for files in verdict.folders.values())
        or min(sizes, default=0) < 0
        or sum(sizes) != len(body)
    ):
        raise EngineError("the worker's answer about the document names files it may not")
    return Assembled(verdict, _cut(verdict.folders, body))


def _cut(folders: Mapping[str, Mapping[str, int]], body: bytes) -> dict[str, dict[str, bytes]]:
    position = 0
    made: dict[str, dict[str, bytes]] = {}
    for folder, files in folders.items():
        made[folder] = {}
        for name, size in files.items():
            made[folder][name] = body[position : position + size]
            position += size
    return made


def _files(item: SettledDecree) -> dict[str, bytes]:
    from zi_extract.export.files import document_files

    return document_files(item, indonesian)


def _notices(assembled: Any) -> Iterator[Notice]:
    yield from _told("", getattr(assembled, "findings", ()))
    for item in assembled.settled:
        yield from _told(item.decree.id, item.decree.findings)


def _told(decree: str, findings: Sequence[Any]) -> Iterator[Notice]:
    for found in findings:
        yield Notice(decree, found.code, found.severity, found.message, found.page or 0)
