"""docs/decisions/index.md: all decisions by their titles."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "decisions"

HEAD = """\
# Decisions

Why things are as they are: the question, what was decided, what else was thought of, what it costs.

"""


def decisions_page() -> str:
    """The page as its file has it."""
    files = sorted(path for path in FOLDER.glob("*.md") if path.name != "index.md")
    return HEAD + "".join(f"- [{_title(path)}]({path.name})\n" for path in files)


def _title(path: Path) -> str:
    return path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
