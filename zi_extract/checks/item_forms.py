"""How the items of a list begin and end, where each kind of list has its own way."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files


def form_faults(field: str, text: str) -> int:
    """0 to 2: whether the item begins, and whether it ends, unlike the items of such a list.

    An item that was cut in two or grew into its neighbour shows it at one of its ends.
    """
    forms = _forms().get(field)
    if forms is None:
        return 0
    begins, ends = forms
    return int(begins.match(text) is None) + int(ends.search(text) is None)


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    source = files("zi_extract.checks").joinpath("data/item_forms.toml")
    listed = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        field: (re.compile(form["begins"], re.IGNORECASE), re.compile(form["ends"]))
        for field, form in listed.items()
    }
