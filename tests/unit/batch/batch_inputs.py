"""Files for a batch to read, and how tests start one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf

from zi_extract.batch.run import Run

Runner = Callable[..., Run]


def write_pdf(path: Path, pages: int = 3, mark: str = "") -> Path:
    """A PDF of empty pages; ``mark`` and the name make its content different from others."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.Root.Mark = pikepdf.String(mark or path.name)
        pdf.save(path, deterministic_id=True)
    return path
