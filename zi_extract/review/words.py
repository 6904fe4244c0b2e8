"""The page's words in English and Indonesian: labels of values, reasons, everything on buttons."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from zi_extract.checks.codes import told
from zi_extract.checks.confidence import LOW_CONFIDENCE
from zi_extract.corrections.anchor import shape
from zi_extract.corrections.outcome import CONFLICT, DOUBTED

Language = Literal["en", "id"]
LANGUAGES: tuple[Language, ...] = ("en", "id")
NUMBER = re.compile(r"/(\d+)(?=/|$)")


@cache
def texts(language: Language) -> dict[str, dict[str, str]]:
    """All words of a language: labels, sections, roles, ui, ..."""
    source = files("zi_extract.review").joinpath(f"texts/{language}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def language_of(name: str | None) -> Language | None:
    """The language with this name or beginning with it (``id-ID``); None for others."""
    return next((code for code in LANGUAGES if name and name.lower().startswith(code)), None)


def label(pointer: str, language: Language) -> str:
    """What a value is called; the end of its pointer where it has no name."""
    labels = texts(language)["labels"]
    form = shape(pointer)
    while form:
        if form in labels:
            numbers = [str(int(digits) + 1) for digits in NUMBER.findall(pointer)]
            return labels[form].format(*numbers, *"*" * 3)
        form = form.rpartition("/")[0]
    return pointer.rpartition("/")[2].replace("-", " ").replace("_", " ")


def field_label(field: str, language: Language) -> str:
    """What a field of the worklist is called, without a number."""
    plain = label(field.replace("*", "0"), language) if field.startswith("/") else ""
    return re.sub(r"\s*1(?=\D|$)", "", plain, count=1) if plain else field.replace("-", " ")


def reason(code: str, message: str, language: Language, confidence: float | None = None) -> str:
    """Why something is flagged, in plain words."""
    if code == LOW_CONFIDENCE and confidence is not None:
        return f"{texts(language)['ui']['little_certainty']} ({int(confidence * 100)} %)"
    meaning = told(code, language)[0] if language != "en" else ""
    if not meaning:
        return message
    return f"{meaning} {message}" if code in (CONFLICT, DOUBTED) else meaning


def advice(code: str, language: Language) -> str:
    """What a person should do about a finding; empty for an unknown code."""
    return told(code, language)[1]


def catalogue(language: Language) -> dict[str, Any]:
    """What the scripts of the page need."""
    known = texts(language)
    return {part: known[part] for part in ("ui", "roles", "page_kinds", "kinds", "keys_help")}
