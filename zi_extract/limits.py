"""Every ceiling on what hostile or huge input may cost, each with its reason.

docs/limits.md is generated from this module; a test keeps them the same. A run may have others:
``chosen_limits``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

VARIABLE = "ZI_EXTRACT_"
"""How environment variables begin that set a limit: ZI_EXTRACT_PAGE_SECONDS=300."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The ceilings of a run. Frozen: a run has one set, recorded in its manifest."""

    max_file_bytes: int = 1_000_000_000
    """Bytes of one input. A 500-page 300 dpi colour scan is about 500 MB; beyond 1 GB it is no
    bundle of decrees but somebody's whole archive in one file."""

    max_pages: int = 2_000
    """Pages of one input. The largest real bundle seen has under 200."""

    max_page_pixels: int = 120_000_000
    """Pixels of one rendered page: A3 at 600 dpi has 70 million. A page bomb of 12 kB can claim
    1.2 gigapixels, so this is computed before anything is rendered."""

    page_seconds: float = 120.0
    """Wall seconds for one page in a worker. Typical pages take 2-6 s; Tesseract can hang."""

    worker_memory_bytes: int = 3_000_000_000
    """Address space of one worker. A 300 dpi A4 page needs under 0.6 GB; OpenCV and PDFium
    reserve more address space than they use."""

    assemble_seconds: float = 300.0
    """Wall seconds for making decrees of all pages of one file. 200 pages take under 10 s; a page
    made to confuse the grammar must not hold up the other files."""

    max_result_bytes: int = 1_000_000_000
    """Bytes of all result files of one input. A dense page gives about 0.5 MB, so that the most
    pages allowed just fit."""

    max_page_json_bytes: int = 50_000_000
    """Bytes of one page's answer. A dense table page is about 0.3 MB."""

    ocr_seconds: float = 90.0
    """Wall seconds for one call of the OCR engine."""

    max_words_per_page: int = 50_000
    """Words on one page. A dense A3 table has under 3,000; more is noise read as text."""


DEFAULT_LIMITS = Limits()

REDUCED_DPI = 150.0
"""Dots per inch at which a page is tried once more that was too much: half of the usual 300, a
quarter of its pixels. More saves too little; at 100 small print is lost."""


def chosen_limits(settings: Mapping[str, str], environment: Mapping[str, str]) -> Limits:
    """The limits with what was set instead: by ``settings`` (name to value), or else by variables.

    Raises ValueError in plain words for an unknown name or a value that is no positive number.
    """
    known = asdict(DEFAULT_LIMITS)
    by_variable = {name: environment.get(VARIABLE + name.upper()) for name in known}
    chosen = {name: text for name, text in by_variable.items() if text} | dict(settings)
    values: dict[str, Any] = {name: _value(name, chosen[name], known) for name in chosen}
    return replace(DEFAULT_LIMITS, **values)


def _value(name: str, text: str, known: Mapping[str, float]) -> float:
    if name not in known:
        raise ValueError(f"there is no limit {name!r}; there are {', '.join(known)}")
    kind = type(known[name])
    try:
        value = kind(text.replace("_", ""))
    except ValueError:
        value = 0
    if not 0 < value < float("inf"):
        raise ValueError(f"{name} must be a positive number, not {text!r}")
    return value
