"""``python -m scripts.reference`` writes the pages; ``make reference`` calls it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scripts.reference.commands import commands_page
from scripts.reference.decisions import decisions_page
from scripts.reference.documents import documents_page
from scripts.reference.python_names import python_page
from scripts.reference.tables import tables_page
from zi_extract.checks.codes import code_pages, findings_page
from zi_extract.cli.limits_page import limits_page

DOCS = Path(__file__).resolve().parents[2] / "docs"

PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands_page,
    "reference/documents.md": documents_page,
    "reference/python.md": python_page,
    "reference/tables.md": tables_page,
    "decisions/index.md": decisions_page,
    "findings.md": findings_page,
    "limits.md": limits_page,
}
"""Page to what makes it."""

CODES = "findings"
"""Folder of the pages of single codes."""


def main() -> None:
    """Writes every page whose content has changed."""
    contents = {name: make() for name, make in PAGES.items()}
    contents |= {f"{CODES}/{name}": page for name, page in code_pages().items()}
    for name, content in contents.items():
        path = DOCS / name
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")
            print(f"docs/{name}")


if __name__ == "__main__":
    main()
