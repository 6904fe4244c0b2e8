"""docs/reference/python.md: what ``from zi_extract import ...`` gives."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import zi_extract

HEAD = """\
# Python names

What `from zi_extract import ...` gives. How to use it: [from Python](../python.md). Models inside
a `Decree` are explained key by key in [JSON documents](documents.md): attribute and key have the
same name. This page is made of the docstrings (`make reference`).
"""


FUNCTION = re.compile(r"<function (\w+) at 0x[0-9a-f]+>")
"""How Python shows a default that is a function; its address is another every time."""


def python_page() -> str:
    """The page as its file has it."""
    return "\n".join([HEAD, *(line for name in zi_extract.__all__ for line in _name(name))])


def _name(name: str) -> Iterator[str]:
    thing = getattr(zi_extract, name)
    yield f"## {name}\n"
    if inspect.isfunction(thing):
        signature = FUNCTION.sub(r"\1", str(inspect.signature(thing)))
        yield f"```python\n{name}{signature}\n```\n"
    yield f"{_text(thing)}\n"
    if isinstance(thing, type) and issubclass(thing, zi_extract.ZiExtractError):
        yield f"Exit code of the command line: {int(thing.exit_code)}.\n"
    elif is_dataclass(thing):
        yield "| attribute | type |\n| --- | --- |"
        yield from (f"| `{field.name}` | `{_type(field.type)}` |" for field in fields(thing))
        yield ""
        for key, value in vars(thing).items():
            if isinstance(value, property) or (inspect.isfunction(value) and key[0] != "_"):
                call = "" if isinstance(value, property) else "()"
                yield f"`.{key}{call}`: {_text(value)}\n"


def _text(thing: Any) -> str:
    return inspect.cleandoc(thing.__doc__ or "").replace("``", "`")


def _type(annotation: Any) -> str:
    return str(annotation).replace("|", "\\|")
