"""Scanned Indonesian decrees in, data with its ink out.

``extract("decree.pdf")`` reads one file; ``read_results("out")`` opens a folder of results;
``frames(...)`` makes pandas tables of either. Importing the package is cheap: engines are loaded
when they are first used. Nothing here prints, and nothing keeps state between calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zi_extract.errors import (
        EncryptedError,
        InputError,
        LimitError,
        MissingToolError,
        ZiExtractError,
    )
    from zi_extract.export.formats.results import Results, read_results
    from zi_extract.export.frames import frames
    from zi_extract.limits import Limits
    from zi_extract.model.decree import Decree
    from zi_extract.model.extraction import Extraction
    from zi_extract.model.finding import Finding
    from zi_extract.pipeline import ReadOptions, extract

__all__ = [
    "Decree",
    "EncryptedError",
    "Extraction",
    "Finding",
    "InputError",
    "LimitError",
    "Limits",
    "MissingToolError",
    "ReadOptions",
    "Results",
    "ZiExtractError",
    "extract",
    "frames",
    "read_results",
]
__version__ = "0.1.0"

_HOMES = {
    "Decree": "zi_extract.model.decree",
    "EncryptedError": "zi_extract.errors",
    "Extraction": "zi_extract.model.extraction",
    "Finding": "zi_extract.model.finding",
    "InputError": "zi_extract.errors",
    "LimitError": "zi_extract.errors",
    "Limits": "zi_extract.limits",
    "MissingToolError": "zi_extract.errors",
    "ReadOptions": "zi_extract.pipeline",
    "Results": "zi_extract.export.formats.results",
    "ZiExtractError": "zi_extract.errors",
    "extract": "zi_extract.pipeline",
    "frames": "zi_extract.export.frames",
    "read_results": "zi_extract.export.formats.results",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
