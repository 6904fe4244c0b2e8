"""Stands in for the pipeline in worker processes: what it does depends on the file's name."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from zi_extract.errors import EngineTimeoutError, InputError, MissingToolError
from zi_extract.export.document import settle
from zi_extract.limits import DEFAULT_LIMITS, Limits
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.extraction import SettledDecree
from zi_extract.model.geometry import PageFrame
from zi_extract.model.page import PageLayout
from zi_extract.model.source import SourceFile, Status
from zi_extract.store.names import decree_id

TOO_MUCH = {"large": MemoryError(), "late": EngineTimeoutError("Tesseract took too long.")}
"""What happens to page 2 of these files unless it is read with fewer pixels."""


@dataclass(frozen=True)
class ReadOptions:
    limits: Limits = DEFAULT_LIMITS
    dpi: float | None = None


@dataclass(frozen=True)
class Assembly:
    settled: tuple[SettledDecree, ...]
    status: Status
    reason: str = ""


def read_page(source: Path, page: int, options: ReadOptions) -> PageLayout:
    _note(source, page)
    name = source.stem
    print("a library that prints to standard output")  # noqa: T201 - the subject here
    if "kills" in name and page == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    if "once" in name and page == 2 and len(_notes(source, page)) == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    if "hangs" in name and page == 2:
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        tempfile.mkstemp()
        (_folder() / "grandchild").write_text(str(child.pid))
        time.sleep(600)
    time.sleep(0.4 * ("slow" in name))
    if name in TOO_MUCH and page == 2 and options.dpi is None:
        raise TOO_MUCH[name]
    if "deadly" in name:
        os.kill(os.getpid(), signal.SIGKILL)
    if "ruined" in name or ("damaged" in name and page == 2):
        raise InputError("The page cannot be loaded. Where: here. Next: scan it again.")
    if "toolless" in name:
        raise MissingToolError("Tesseract is gone. Where: PATH. Next: install it.")
    if "garbage" in name and page == 2:
        return layout(page + 7)
    if "raises" in name and page == 2:
        raise ZeroDivisionError("a bug")
    return layout(page)


def assemble(
    source: SourceFile, layouts: tuple[PageLayout, ...], corrections: tuple[object, ...] = ()
) -> Assembly:
    del corrections
    if "buggy" in source.name:
        raise ZeroDivisionError("a bug in assembling")
    if "stalls" in source.name:
        time.sleep(600)
    if "explodes" in source.name:
        os.kill(os.getpid(), signal.SIGKILL)
    if "letter" in source.name:
        return Assembly((), "not_a_decree", "a letter")
    by_page = {item.page: item for item in layouts}
    settled = settle(
        DecreeDraft(pages=tuple(by_page)),
        by_page,
        source=source,
        kinds=dict.fromkeys(by_page, "decree"),
        decree_id="somebody-else"
        if "liar" in source.name
        else decree_id(source.name, source.sha256),
        status="partial" if any(item.status == "unread" for item in layouts) else "ok",
        places={},
    )
    return Assembly((settled,), "ok")


def draw_page(source: Path, read: PageLayout, _options: ReadOptions) -> bytes:
    return f"picture of page {read.page} of {source.name}".encode()


def layout(page: int) -> PageLayout:
    frame = PageFrame(width=1000, height=1400, dpi=120.0)
    return PageLayout(page, frame, "scan", "read", character_height=12.0)


def _folder() -> Path:
    return Path(os.environ["FAKE_NOTES"])


def _note(source: Path, page: int) -> None:
    (_folder() / f"{source.stem[:99]}-{page}-{time.monotonic_ns()}").touch()


def _notes(source: Path, page: int) -> list[Path]:
    return list(_folder().glob(f"{source.stem}-{page}-*"))
