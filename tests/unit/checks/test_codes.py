from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from zi_extract.checks.codes import code_pages, explain, finding_codes, findings_page

ROOT = Path(__file__).parents[3]


def codes_in_source() -> Iterator[str]:
    """The first argument, or ``code=``, of every finding made; f-strings with a star."""
    for path in sorted((ROOT / "zi_extract").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield from _codes(node, node.func.id)


def _codes(call: ast.Call, name: str) -> Iterator[str]:
    if name not in {"Finding", "at_value"}:
        return
    named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    for value in [*call.args[:1], *named][:1]:
        if isinstance(value, ast.Constant):
            yield str(value.value)
        elif isinstance(value, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "x" for part in value.values
            )


def test_every_code_that_is_used_is_explained() -> None:
    used = set(codes_in_source())
    assert len(used) > 20
    assert sorted(code for code in used if explain(code) is None) == []


def test_codes_are_unique_and_in_plain_words() -> None:
    codes = finding_codes()
    assert len({item.code for item in codes}) == len(codes)
    for item in codes:
        told = (*item.told("en"), *item.told("id"))
        assert all(text.endswith(".") for text in told), item.code
        assert item.told("en") != item.told("id")


def test_the_page_is_that_of_the_data_file() -> None:
    assert (ROOT / "docs" / "findings.md").read_text(encoding="utf-8") == findings_page()


def test_every_code_has_its_own_page() -> None:
    folder = ROOT / "docs" / "findings"
    pages = code_pages()
    assert len(pages) == len(finding_codes())
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")} == pages
