"""What supervisor and worker say to each other: JSON in length-prefixed frames, never pickle."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal

PREFIX_BYTES = 4
"""Big-endian length before each frame."""

SOURCE_PAGES = 0
"""The page number of a question about the file as a whole."""


@dataclass(frozen=True, slots=True)
class Task:
    """One question to a worker.

    ``probe``: what is this file; ``survey``: and its pages; ``read`` this page; ``draw`` this page
    with what ``layout`` (a file with its layout as JSON) says; ``assemble`` the pages in ``layout``
    (a job file). ``document`` is the supervisor's own number for the file; ``attempt`` counts from
    1. ``dpi`` above 0 renders a scan at so many dots per inch, whatever it has.
    """

    kind: Literal["probe", "survey", "read", "draw", "assemble"]
    document: int
    path: str
    page: int = SOURCE_PAGES
    attempt: int = 1
    layout: str = ""
    dpi: float = 0.0


def encode_frame(message: dict[str, Any], body: bytes = b"") -> bytes:
    """A frame: a JSON head in one line, then the body as it is."""
    # Names of files may hold bytes that are no UTF-8: they travel as escaped surrogates.
    content = json.dumps(message, ensure_ascii=True).encode() + b"\n" + body
    return len(content).to_bytes(PREFIX_BYTES, "big") + content


def decode_frame(content: bytes) -> tuple[dict[str, Any], bytes]:
    """Head and body of a frame's content. Raises ValueError when it is no frame."""
    head, _, body = content.partition(b"\n")
    message = json.loads(head)
    if not isinstance(message, dict):
        raise ValueError("a frame's head must be an object")  # noqa: TRY004 - bad data, no bug
    return message, body


def read_frame(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next frame of a blocking stream; None at its end."""
    prefix = stream.read(PREFIX_BYTES)
    if len(prefix) < PREFIX_BYTES:
        return None
    return decode_frame(stream.read(int.from_bytes(prefix, "big")))
