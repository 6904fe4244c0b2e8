"""Items of Menimbang: each begins as the others do and refers to items that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zi_extract.checks.case import Case, at_value
from zi_extract.model.draft import ClauseDraft
from zi_extract.model.finding import Finding

CODE = "consideration-unlikely"

BEGINS = re.compile(r"[\"\u201c(]?bahwa\b", re.IGNORECASE)
"""How considerations begin; of 599 on papers all did."""

CITED = re.compile(r"(?<!\d )(?<!\) )\bhuruf\s+(\S+)", re.IGNORECASE)
"""What stands behind ``huruf`` (letter), unless an article's or paragraph's number stands before:
``Pasal 10 huruf e`` is of a law."""

LETTER = re.compile(r"\(?([a-z])\)?[.,;:]?")


def check_consideration_starts(case: Case) -> Iterator[Finding]:
    """An item that does not begin with ``bahwa`` as others do: its first letters are misread."""
    items = case.draft.considerations
    if not any(BEGINS.match(item.text.value) for item in items):
        return
    for index, item in enumerate(items):
        if not BEGINS.match(item.text.value):
            message = "The item does not begin with bahwa, as others do."
            yield at_value(CODE, "warning", message, f"/considerations/{index}/text", item.text)


def check_cited_considerations(case: Case) -> Iterator[Finding]:
    """``huruf a dan huruf b`` names items that stand before; another letter is misread or lost."""
    items = case.draft.considerations
    for index, item in enumerate(items):
        before = _labels(items[:index])
        for found in CITED.findall(item.text.value) if before else ():
            letter = LETTER.fullmatch(found)
            if letter is None or letter[1] not in before:
                message = f"The item refers to huruf {found!r}, which is none of the items before."
                yield at_value(CODE, "warning", message, f"/considerations/{index}/text", item.text)
                break


def _labels(items: Sequence[ClauseDraft]) -> set[str]:
    return {str(item.label.value) for item in items if item.label and item.label.value}
