"""What a file is, before anything of it is rendered: format, size, hash, page count.

Two parsers count the pages of a PDF (PDFium, which renders it, and pikepdf as the witness),
because a parser that loses pages does so silently.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from zi_extract.errors import InputError, LimitError
from zi_extract.intake.document import damaged, encrypted, open_document
from zi_extract.intake.pictures import count_pictures
from zi_extract.limits import DEFAULT_LIMITS, Limits
from zi_extract.model.finding import Finding
from zi_extract.model.source import SourceFile, SourceFormat

HEAD_BYTES = 1024
"""How far into a file ``%PDF-`` may start (ISO 32000-1, Annex H); mail gateways prepend lines."""

HASH_BLOCK = 1 << 20

MAGIC: tuple[tuple[bytes, SourceFormat], ...] = (
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
)
"""First bytes of the picture formats we read (the ``+`` ones are BigTIFF)."""


def probe(path: Path, limits: Limits = DEFAULT_LIMITS) -> SourceFile:
    """What the file is. Raises InputError, EncryptedError or LimitError in plain words."""
    return probe_with_findings(path, limits)[0]


def probe_with_findings(
    path: Path, limits: Limits = DEFAULT_LIMITS
) -> tuple[SourceFile, tuple[Finding, ...]]:
    """What the file is, and what the two page counts disagree on.

    When they disagree the larger one holds: a page that then cannot be rendered is reported as
    unread, while a page that is never asked for would be lost without a word.
    """
    size = check_readable(path, limits)
    kind = find_format(path)
    if kind == "pdf":
        pages, findings = _count_pdf_pages(path)
    else:
        pages, findings = count_pictures(path, kind, limits), ()
    _check_page_count(path, pages, limits)
    source = SourceFile(printable(path.name), hash_file(path), size, kind, pages)
    return source, findings


def check_readable(path: Path, limits: Limits = DEFAULT_LIMITS) -> int:
    """The size in bytes of a regular, readable, not empty file. Raises InputError, LimitError."""
    try:
        info = path.stat()
    except OSError as error:
        raise InputError(
            f"The file is not there or cannot be reached: {error.strerror}. Where: {path}. "
            "Next: check the spelling of the name."
        ) from error
    if not stat.S_ISREG(info.st_mode):
        raise InputError(
            f"This is not a regular file. Where: {path}. Next: name a PDF, TIFF, PNG or JPEG file."
        )
    if info.st_size == 0:
        raise InputError(
            f"The file is empty (0 bytes). Where: {path.name}. "
            "Next: copy it again from where it came."
        )
    if info.st_size > limits.max_file_bytes:
        raise LimitError(
            f"The file has {info.st_size:,} bytes, more than {limits.max_file_bytes:,}. "
            f"Where: {path.name}. Next: split it, for example with `qpdf --split-pages=200`."
        )
    return info.st_size


def find_format(path: Path) -> SourceFormat:
    """The format by its first bytes, whatever the name says. Raises InputError for others."""
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
    except OSError as error:
        raise InputError(
            f"The file cannot be read: {error.strerror}. Where: {path}. "
            "Next: check your right to read it."
        ) from error
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head:
        return "pdf"
    raise InputError(
        f"This is neither a PDF nor a TIFF, PNG or JPEG picture. Where: {path.name}. "
        "Next: export it as PDF from the program that made it."
    )


def hash_file(path: Path) -> str:
    """The sha256 of the file's bytes, as 64 hex digits."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(HASH_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def printable(name: str) -> str:
    """A file's name as text that every format can hold: bytes that are no UTF-8 in hexadecimal."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _count_pdf_pages(path: Path) -> tuple[int, tuple[Finding, ...]]:
    witnessed = _witness(path)
    with open_document(path) as document:
        counted = len(document)
    if witnessed == counted:
        return counted, ()
    if witnessed is None:
        message = f"only one of two parsers could count the pages ({counted}); the PDF is damaged"
        return counted, (Finding("page-count-unwitnessed", "warning", message),)
    message = f"two parsers disagree on the number of pages: {counted} and {witnessed}"
    return max(counted, witnessed), (Finding("page-count-disputed", "error", message),)


def _witness(path: Path) -> int | None:
    """What pikepdf counts; None when the file is too damaged for it. Raises EncryptedError."""
    import pikepdf

    try:
        with path.open("rb") as stream, pikepdf.open(stream, suppress_warnings=True) as pdf:
            return len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise encrypted(path) from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _check_page_count(path: Path, pages: int, limits: Limits) -> None:
    if pages < 1:
        raise damaged(path)
    if pages > limits.max_pages:
        raise LimitError(
            f"The file has {pages:,} pages, more than {limits.max_pages:,}. Where: {path.name}. "
            "Next: split it, for example with `qpdf --split-pages=200`."
        )
