"""A decree, a style and a kind of damage in; a PDF and its truth file out."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samples.generator.damage.scan import KINDS, scanned
from samples.generator.layout.document import set_document
from samples.generator.spec import Decree, Style

BORN = "born"
"""The kind without damage: the vector PDF itself."""


@dataclass(frozen=True, slots=True)
class Made:
    """A document's bytes and its truth."""

    pdf: bytes
    truth: dict[str, Any]


def make_document(name: str, decree: Decree, style: Style, kind: str, seed: int) -> Made:
    """The document under this kind of damage; the same arguments give the same bytes."""
    document = set_document(decree, style, random.Random(seed))
    if kind == BORN:
        return Made(document.pdf, document.truth(name, kind, {}))
    kinds = [page.kind for page in document.pages]
    pdf, turns = scanned(document.pdf, kinds, KINDS[kind], seed, decree.letterhead[-1])
    return Made(pdf, document.truth(name, kind, turns))


def truth_text(truth: dict[str, Any]) -> str:
    """The truth file's text: one cell or record on a line, so that changes can be read."""
    parts = []
    for key, value in truth.items():
        if key in ("pages", "records"):
            body = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f' "{key}": [\n{body}\n ]')
        elif key == "tables":
            body = ",\n".join(_table_text(table) for table in value)
            parts.append(f' "{key}": [\n{body}\n ]')
        else:
            text = json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n ")
            parts.append(f' "{key}": {text}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _table_text(table: dict[str, Any]) -> str:
    head = json.dumps({k: v for k, v in table.items() if k != "cells"})[:-1]
    cells = ",\n".join("   " + json.dumps(cell, ensure_ascii=False) for cell in table["cells"])
    return f'  {head}, "cells": [\n{cells}\n  ]}}'


def write_document(made: Made, pdf: Path, truth: Path) -> None:
    """Write both files, making their folders."""
    for path in (pdf, truth):
        path.parent.mkdir(parents=True, exist_ok=True)
    pdf.write_bytes(made.pdf)
    truth.write_text(truth_text(made.truth), encoding="utf-8")
