"""Elements of Akoma Ntoso, made by lxml: texts and attributes cleaned on the way in."""

from __future__ import annotations

from typing import Any

from zi_extract.export.formats.characters import xml_text

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""Akoma Ntoso 1.0 (OASIS, 2018) kept the number of its last draft in the namespace."""

STEP = " "
"""Indentation per level."""


def root(name: str) -> Any:
    """A first element, in the namespace and with it as default."""
    from lxml import etree

    return etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={None: NAMESPACE})


def add(parent: Any, kind: str, text: str | None = None, /, **attributes: str) -> Any:
    """A child at the end of ``parent``. An attribute's trailing ``_`` is cut (``class_``)."""
    from lxml import etree

    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{kind}")
    if text is not None:
        child.text = xml_text(text)
    for key, value in attributes.items():
        child.set(key.removesuffix("_"), xml_text(value))
    return child


def add_paragraphs(parent: Any, text: str) -> None:
    """The text as one ``p`` per line; one empty ``p`` for an empty text."""
    for line in text.split("\n"):
        add(parent, "p", line)


def indent(element: Any, level: int = 0) -> None:
    """Breaks lines between elements, and nowhere inside a paragraph: its blanks are text."""
    if len(element) == 0 or element.tag == f"{{{NAMESPACE}}}p":
        return
    element.text = "\n" + STEP * (level + 1)
    for child in element:
        indent(child, level + 1)
        child.tail = element.text
    element[-1].tail = "\n" + STEP * level
