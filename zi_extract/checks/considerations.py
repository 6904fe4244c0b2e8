"""Items of Menimbang: each begins as the others do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zi_extract.checks.case import Case, at_value
from zi_extract.model.finding import Finding

CODE = "consideration-unlikely"

BEGINS = re.compile(r"[\"\u201c(]?bahwa\b", re.IGNORECASE)
"""How considerations begin; of 599 on papers all did."""


def check_consideration_starts(case: Case) -> Iterator[Finding]:
    """An item that does not begin with ``bahwa`` as others do: its first letters are misread."""
    items = case.draft.considerations
    if not any(BEGINS.match(item.text.value) for item in items):
        return
    for index, item in enumerate(items):
        if not BEGINS.match(item.text.value):
            message = "The item does not begin with bahwa, as others do."
            yield at_value(CODE, "warning", message, f"/considerations/{index}/text", item.text)
