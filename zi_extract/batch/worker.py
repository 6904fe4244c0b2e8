"""The child process: everything that touches the bytes of an input happens here.

Started as ``python -m zi_extract.batch.worker``; the first frame brings limits and the pipeline's
name, each further one a question. Its standard output is taken away from libraries that print.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from zi_extract.batch.guard import bind_descendants, own_scratch
from zi_extract.batch.protocol import encode_frame, read_frame
from zi_extract.errors import ZiExtractError
from zi_extract.intake.sandbox import apply_limits
from zi_extract.limits import Limits

Answer = tuple[dict[str, Any], bytes]

TRACE = 10_000
"""Characters of a traceback that are passed on, for --debug."""


def main() -> None:
    """Answers questions until the supervisor closes the pipe."""
    bind_descendants(own_scratch())
    questions, answers = _take_pipes()
    setup = read_frame(questions)
    if setup is None:
        return
    limits = Limits(**setup[0]["limits"])
    apply_limits(limits)
    pipeline = setup[0]["pipeline"]
    while (frame := read_frame(questions)) is not None:
        head, body = _safe_answer(frame[0], pipeline, limits)
        answers.write(encode_frame(head, body))
        answers.flush()


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The supervisor's pipes on new numbers; 0 and 1 become harmless for all who inherit them."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return questions, answers


def _safe_answer(task: dict[str, Any], pipeline: str, limits: Limits) -> Answer:
    """The answer, or in its place the error's code and message."""
    try:
        return _answer(task, pipeline, limits)
    except ZiExtractError as error:
        return {"error": error.code, "message": str(error)}, b""
    except MemoryError:
        return {"error": "out-of-memory", "message": "it needs more memory than allowed"}, b""
    except Exception as error:  # noqa: BLE001 - a worker must answer whatever happens
        traceback.print_exc(file=sys.stderr)
        said = f"{type(error).__name__}: {error}"
        return {"error": "bug", "message": said, "trace": traceback.format_exc()[-TRACE:]}, b""


def _answer(task: dict[str, Any], pipeline: str, limits: Limits) -> Answer:
    path = Path(task["path"])
    match task["kind"]:
        case "probe":
            return _probe(path, limits), b""
        case "survey":
            return _survey(path, limits), b""
        case "draw":
            return {}, _draw(path, Path(task["layout"]), pipeline, limits)
        case "assemble":
            return _assemble(Path(task["layout"]), pipeline, limits)
        case _:
            return {}, _read(path, int(task["page"]), float(task["dpi"]), pipeline, limits)


def _probe(path: Path, limits: Limits) -> dict[str, Any]:
    from zi_extract.intake.probe import probe_with_findings

    source, findings = probe_with_findings(path, limits)
    return {"source": asdict(source), "findings": [asdict(finding) for finding in findings]}


def _survey(path: Path, limits: Limits) -> dict[str, Any]:
    from zi_extract.intake.survey import survey_pages

    found = _probe(path, limits)
    pages = survey_pages(path, 1, int(found["source"]["pages"]), limits)
    return {**found, "pages": [asdict(page) for page in pages]}


def _draw(path: Path, layout: Path, pipeline: str, limits: Limits) -> bytes:
    from zi_extract.store.layout_json import decode_layout

    stages = importlib.import_module(pipeline)
    read = decode_layout(layout.read_bytes(), limits)
    picture: bytes = stages.draw_page(path, read, stages.ReadOptions(limits=limits))
    return picture


def _assemble(job: Path, pipeline: str, limits: Limits) -> Answer:
    from zi_extract.batch.assembly import answer_job

    return answer_job(job, pipeline, limits)


def _read(path: Path, page: int, dpi: float, pipeline: str, limits: Limits) -> bytes:
    from zi_extract.store.layout_json import encode_layout

    stages = importlib.import_module(pipeline)
    return encode_layout(
        stages.read_page(path, page, stages.ReadOptions(limits=limits, dpi=dpi or None))
    )


if __name__ == "__main__":
    main()
