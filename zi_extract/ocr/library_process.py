"""A process that holds Tesseract's library with its models loaded, and reads what it is handed.

Run by its path, by :mod:`zi_extract.ocr.kept_engine`, with nothing but the standard library: so it
starts in hundredths of a second. Starting the program anew for each call costs a tenth of a second
for loading a model, as much as reading ten cells.

First it says the library's version, or nothing and ends when there is none. Then, for each line of
JSON with the pictures' pixels behind it, it answers 8 bytes with a length, and so much TSV; the
length is 0 when the models cannot be loaded or the engine gave up.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Sequence
from typing import BinaryIO

LIBRARIES = ("libtesseract.so.5", "libtesseract.5.dylib")
"""The library as Linux and macOS name it; its functions are the same in all versions 5."""

HEADER = (
    "level page_num block_num par_num line_num word_num left top width height conf text"
).replace(" ", "\t") + "\n"
"""First line of the program's TSV, which the library leaves out."""

DEFAULT_ENGINE = 3
"""Tesseract's number for whichever kind of engine the models have."""

LENGTH_BYTES = 8

Loaded = dict[tuple[str, str], int]
"""Handles of the library by folder and names of the models."""


def load_library() -> ctypes.CDLL | None:
    """Tesseract's library with its signatures; None when it is not installed."""
    for name in LIBRARIES:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        handle, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
        library.TessVersion.restype = text
        library.TessBaseAPICreate.restype = handle
        library.TessBaseAPIDelete.argtypes = [handle]
        library.TessBaseAPIInit2.argtypes = [handle, text, text, number]
        library.TessBaseAPISetVariable.argtypes = [handle, text, text]
        library.TessBaseAPISetPageSegMode.argtypes = [handle, number]
        library.TessBaseAPISetImage.argtypes = [handle, text, number, number, number, number]
        library.TessBaseAPIRecognize.argtypes = [handle, handle]
        library.TessBaseAPIGetTsvText.argtypes = [handle, number]
        library.TessBaseAPIGetTsvText.restype = handle
        library.TessDeleteText.argtypes = [handle]
        return library
    return None


def _loaded(library: ctypes.CDLL, folder: str, language: str, kept: Loaded) -> int | None:
    if (folder, language) not in kept:
        handle = library.TessBaseAPICreate()
        if library.TessBaseAPIInit2(handle, folder.encode(), language.encode(), DEFAULT_ENGINE):
            library.TessBaseAPIDelete(handle)
            return None
        kept[folder, language] = handle
    return kept[folder, language]


def _table(
    library: ctypes.CDLL, handle: int, pictures: Sequence[tuple[int, int, bytes]]
) -> bytes | None:
    """The TSV of all pictures (height, width, grey pixels); None when the engine gives up."""
    rows = [HEADER.encode()]
    for number, (height, width, pixels) in enumerate(pictures):
        library.TessBaseAPISetImage(handle, pixels, width, height, 1, width)
        if library.TessBaseAPIRecognize(handle, None):
            return None
        text = library.TessBaseAPIGetTsvText(handle, number)
        if not text:
            return None
        rows.append(ctypes.string_at(text))
        library.TessDeleteText(text)
    return b"".join(rows)


def serve(library: ctypes.CDLL, asked: BinaryIO, answers: BinaryIO) -> None:
    """Answers until nothing more is asked."""
    kept: Loaded = {}
    while line := asked.readline():
        task = json.loads(line)
        pictures = [(h, w, asked.read(h * w)) for h, w in task["shapes"]]
        handle = _loaded(library, task["folder"], task["language"], kept)
        table = None
        if handle is not None:
            library.TessBaseAPISetPageSegMode(handle, task["segmentation"])
            for name, value in task["variables"].items():
                library.TessBaseAPISetVariable(handle, name.encode(), value.encode())
            table = _table(library, handle, pictures)
        answer = table or b""
        answers.write(len(answer).to_bytes(LENGTH_BYTES, "big") + answer)
        answers.flush()


def main() -> None:
    """Serves its standard input; what the library itself prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    library = load_library()
    if library is not None:
        answers.write(library.TessVersion() + b"\n")
        answers.flush()
        serve(library, sys.stdin.buffer, answers)
    os._exit(0)  # the library complains about what is still loaded


if __name__ == "__main__":
    main()
