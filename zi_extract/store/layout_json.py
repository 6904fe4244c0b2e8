"""A page's layout as JSON and back: what workers answer and the stage cache keeps.

An answer is untrusted: it comes from a process that has just parsed a hostile file.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import cache

import pydantic

from zi_extract.errors import EngineError
from zi_extract.limits import DEFAULT_LIMITS, Limits
from zi_extract.model.page import PageLayout


def encode_layout(layout: PageLayout) -> bytes:
    """The layout as JSON, without loss."""
    return _adapter().dump_json(layout)


def decode_layout(data: bytes, limits: Limits = DEFAULT_LIMITS, *, page: int = 0) -> PageLayout:
    """The layout, if it is one within bounds. Raises EngineError in plain words if not.

    ``page``, when given, is the page that was asked for.
    """
    if len(data) > limits.max_page_json_bytes:
        raise EngineError(f"the page's answer has {len(data):,} bytes, more than allowed")
    try:
        layout = _adapter().validate_python(_finite_json(data))
    except (pydantic.ValidationError, ValueError, RecursionError) as error:
        raise EngineError("the page's answer is not a page layout") from error
    for trouble in _troubles(layout, limits, page):
        raise EngineError(f"the page's answer is wrong: {trouble}")
    return layout


@cache
def _adapter() -> pydantic.TypeAdapter[PageLayout]:
    return pydantic.TypeAdapter(PageLayout)


def _finite_json(data: bytes) -> object:
    return json.loads(data, parse_constant=_refuse, parse_float=_finite)


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refuse(digits)


def _troubles(layout: PageLayout, limits: Limits, page: int) -> Iterator[str]:
    count = len(layout.words)
    if page and layout.page != page:
        yield f"it is about page {layout.page}, not {page}"
    if min(layout.frame.width, layout.frame.height, layout.frame.dpi) <= 0:
        yield "the page has no size"
    if count > limits.max_words_per_page:
        yield f"it has {count:,} words"
    if any(not 0 <= word.confidence <= 1 for word in layout.words):
        yield "a word's confidence is not between 0 and 1"
    named = [index for line in layout.lines for index in line.words]
    for fragment in layout.fragments:
        if fragment.page != layout.page:
            yield "a table lies on another page"
        named += [index for cell in fragment.cells for index in cell.words]
    if any(not 0 <= index < count for index in named):
        yield "a line or cell names a word that is not there"
