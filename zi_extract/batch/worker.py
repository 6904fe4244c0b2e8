"""The child process: everything that touches the bytes of an input happens here.

Started as ``python -m zi_extract.batch.worker``; the first frame brings limits and the reader's
name, each further one a question. Its standard output is taken away from libraries that print.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from zi_extract.batch.protocol import encode_frame, read_frame
from zi_extract.errors import ZiExtractError
from zi_extract.intake.sandbox import apply_limits
from zi_extract.limits import Limits

Answer = tuple[dict[str, Any], bytes]


def main() -> None:
    """Answers questions until the supervisor closes the pipe."""
    questions, answers = _take_pipes()
    setup = read_frame(questions)
    if setup is None:
        return
    limits = Limits(**setup[0]["limits"])
    apply_limits(limits)
    read_page = find_function(setup[0]["reader"])
    while (frame := read_frame(questions)) is not None:
        head, body = _answer(frame[0], read_page, limits)
        answers.write(encode_frame(head, body))
        answers.flush()


def find_function(name: str) -> Callable[..., Any]:
    """The function of ``package.module:function``."""
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return found


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The supervisor's pipes on new numbers; 0 and 1 become harmless for all who inherit them."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return questions, answers


def _answer(task: dict[str, Any], read_page: Callable[..., Any], limits: Limits) -> Answer:
    path = Path(task["path"])
    try:
        if task["kind"] == "probe":
            return _probe(path, limits)
        return _read(path, int(task["page"]), read_page, limits)
    except ZiExtractError as error:
        return {"error": error.code, "message": str(error)}, b""
    except MemoryError:
        return {"error": "out-of-memory", "message": "it needs more memory than allowed"}, b""
    except Exception as error:  # noqa: BLE001 - a worker must answer whatever happens
        traceback.print_exc(file=sys.stderr)
        return {"error": "bug", "message": f"{type(error).__name__}: {error}"}, b""


def _probe(path: Path, limits: Limits) -> Answer:
    from zi_extract.intake.probe import probe_with_findings  # noqa: PLC0415 - heavy

    source, findings = probe_with_findings(path, limits)
    return {"source": asdict(source), "findings": [asdict(finding) for finding in findings]}, b""


def _read(path: Path, page: int, read_page: Callable[..., Any], limits: Limits) -> Answer:
    from zi_extract.pipeline import ReadOptions  # noqa: PLC0415 - heavy
    from zi_extract.store.layout_json import encode_layout  # noqa: PLC0415 - heavy

    return {}, encode_layout(read_page(path, page, ReadOptions(limits=limits)))


if __name__ == "__main__":
    main()
