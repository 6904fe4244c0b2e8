"""Prints docs/limits.md, made from limits.py: each ceiling with its value and its reason."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap

from zi_extract import limits

HEAD = """\
# Limits

What hostile or huge input may cost, at most. Input over a limit is refused or its page is given up,
never cut short in silence: the file or page is named with the reason. This page is generated from
`zi_extract/limits.py` (`make docs/limits.md`).

A run can have others: `--limit page_seconds=300`, as often as needed, or in the environment
`ZI_EXTRACT_PAGE_SECONDS=300`; the option wins. The manifest records what held. A page that takes
too much time or memory is tried once more at 150 dots per inch and flagged (`page-reduced`).

| limit | value | why |
| --- | --- | --- |
"""


def limits_page() -> str:
    """The page as its file has it."""
    rows = [
        f"| `{name}` | {getattr(limits.DEFAULT_LIMITS, name):,} | {reason} |"
        for name, reason in _reasons().items()
    ]
    return HEAD + "\n".join(rows) + "\n"


def _reasons() -> dict[str, str]:
    """Field to the docstring that follows it in the source."""
    body = ast.parse(textwrap.dedent(inspect.getsource(limits.Limits))).body[0]
    if not isinstance(body, ast.ClassDef):
        return {}
    reasons, field = {}, ""
    for node in body.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            field = node.target.id
        elif field and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            reasons[field] = " ".join(str(node.value.value).split())
    return reasons


if __name__ == "__main__":
    sys.stdout.write(limits_page())
