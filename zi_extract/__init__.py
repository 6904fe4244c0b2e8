"""Scanned Indonesian decrees in, data with its ink out.

``extract("decree.pdf")`` reads one file; see :class:`zi_extract.model.extraction.Extraction`.
Importing the package is cheap: engines are loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zi_extract.model.decree import Decree
    from zi_extract.model.extraction import Extraction
    from zi_extract.model.finding import Finding
    from zi_extract.pipeline import extract

__all__ = ["Decree", "Extraction", "Finding", "extract"]
__version__ = "0.1.0"

_HOMES = {
    "Decree": "zi_extract.model.decree",
    "Extraction": "zi_extract.model.extraction",
    "Finding": "zi_extract.model.finding",
    "extract": "zi_extract.pipeline",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - loaded on demand

    return getattr(import_module(_HOMES[name]), name)
