"""The text of a citation with references to the laws it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zi_extract.export.formats.akn_elements import add
from zi_extract.export.formats.akn_names import law_name
from zi_extract.export.formats.characters import xml_text

Citation = Mapping[str, Any]
Place = tuple[int, int, str]
"""Begin and end of a reference in its text, and the path of the law."""


def add_cited(parent: Any, text: str, citation: Citation | None) -> None:
    """The text as one ``p`` in ``parent``, with a ``ref`` around each law that it names.

    The text is kept sign by sign. The law itself is marked from its beginning to its year, an
    amending one from ``Nomor`` to its year; when that is not found, the whole text refers to the
    law.
    """
    paragraph = add(parent, "p", "")
    last, done = None, 0
    for start, end, href in _places(text, citation):
        _append(paragraph, last, text[done:start])
        last, done = add(paragraph, "ref", text[start:end], href=href), end
    _append(paragraph, last, text[done:])


def _places(text: str, citation: Citation | None) -> Iterator[Place]:
    if citation is None:
        return
    name = law_name(citation)
    found = _find(text, citation, 0)
    done = found[1] if found else 0
    if name:
        yield (0, found[1], name) if found else (0, len(text), name)
        done = found[1] if found else len(text)
    for amendment in citation["as_amended_by"]:
        name, found = law_name(amendment), _find(text, amendment, done)
        if name and found:
            yield (*found, name)
            done = found[1]


def _find(text: str, citation: Citation, start: int) -> tuple[int, int] | None:
    """Where ``Nomor N Tahun Y`` of this law stands, from ``start`` on."""
    number, year = citation["number"], citation["year"]
    if not number:
        return None
    words = rf"Nomor\s+{re.escape(number)}(?!\d)(?:\s+Tahun\s+{year}\b)?"
    match = re.compile(words, re.IGNORECASE).search(text, start)
    return match.span() if match else None


def _append(paragraph: Any, last: Any, text: str) -> None:
    """Text after the last reference, or at the beginning."""
    clean = xml_text(text)
    if last is None:
        paragraph.text = (paragraph.text or "") + clean
    else:
        last.tail = (last.tail or "") + clean
