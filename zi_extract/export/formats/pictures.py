"""Pictures of pages, for the formats that show or measure paper. Somebody else renders them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from zi_extract.errors import InputError

Encoding = Literal["bits", "grey", "colour"]
"""``bits``: rows of 1 bit per pixel (1 is white), zlib-compressed; the others are JPEG."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """An upright page: ``width`` x ``height`` pixels, ``dpi`` pixels per inch of paper."""

    page: int
    width: int
    height: int
    dpi: float
    encoding: Encoding
    content: bytes


Pictures = Callable[[Mapping[str, Any]], Iterator[PagePicture]]
"""Gives the pages of a decree (parsed decree.json) as pictures. Raises InputError when the file
that it was read from is not to be found."""


def no_pictures(decree: Mapping[str, Any]) -> Iterator[PagePicture]:
    """Raises InputError: nobody said where the files are."""
    raise InputError(
        f"There is no picture of these pages. Where: {decree['source']['name']}. "
        "Next: name the folder of the file with --source."
    )
