"""The door to PDFium: a PDF opened, and its errors told apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from zi_extract.errors import EncryptedError, InputError

PASSWORD_ERROR = 4
"""PDFium's FPDF_ERR_PASSWORD."""


@contextmanager
def open_document(path: Path) -> Iterator[Any]:
    """The PDF as a ``pypdfium2.PdfDocument``, form fields ready to be drawn; closed on leaving.

    The file is handed over open, so that names which are not UTF-8 work too. Raises
    EncryptedError (needs a password) or InputError (damaged, missing).
    """
    import pypdfium2

    try:
        stream = path.open("rb")
    except OSError as error:
        raise InputError(
            f"The file cannot be opened: {error.strerror}. Where: {path}. "
            "Next: check the name and your right to read it."
        ) from error
    with stream:
        try:
            document = pypdfium2.PdfDocument(stream)
        except pypdfium2.PdfiumError as error:
            raise _refusal(path, error.err_code) from error
        try:
            if document.get_formtype():
                document.init_forms()
            yield document
        finally:
            document.close()


def open_page(document: Any, path: Path, page: int) -> Any:
    """Page ``page`` (from 1) of an open document. Raises InputError when it cannot be loaded."""
    import pypdfium2

    try:
        return document[page - 1]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise damaged_page(path, page) from error


def damaged_page(path: Path, page: int) -> InputError:
    """The error for a page that no parser can make sense of, in words."""
    return InputError(
        f"The page cannot be loaded; the PDF is damaged there. Where: {path.name}, page "
        f"{page}. Next: repair it (qpdf IN.pdf OUT.pdf) or scan that page again."
    )


def encrypted(path: Path) -> EncryptedError:
    """The error for a PDF that needs a password, in words."""
    return EncryptedError(
        f"The PDF is encrypted and needs a password. Where: {path.name}. Next: remove it with "
        "`qpdf --password=PASSWORD --decrypt IN.pdf OUT.pdf`, or ask its owner for an open copy."
    )


def damaged(path: Path) -> InputError:
    """The error for a PDF that no parser can open, in words."""
    return InputError(
        f"The PDF is damaged and cannot be opened. Where: {path.name}. Next: get a fresh copy, "
        "or try to repair it with `qpdf IN.pdf OUT.pdf`."
    )


def _refusal(path: Path, code: int | None) -> InputError:
    return encrypted(path) if code == PASSWORD_ERROR else damaged(path)
