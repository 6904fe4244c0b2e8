"""Column roles from what the columns hold, for tables without any header."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from zi_extract.actions.areas import code_of_item, find_area
from zi_extract.actions.lexicon import read_data
from zi_extract.actions.phrases import read_phrase
from zi_extract.actions.roles import Role
from zi_extract.actions.table_view import TableView

_Fits = Callable[[str], bool]
_Take = Callable[[Role, "int | None", float], None]

INFERRED = 0.8
"""Confidence (0-1) of a role that the content shows clearly."""

GUESSED = 0.65
"""Confidence (0-1) of a role that only the column's place suggests: flagged for review."""

MOSTLY = 0.6
"""Share of a column's filled cells that must look the part. Lower takes a criteria column with some
verbs for actions; higher fails on short tables with one odd row."""

SMALL_WORD = 4
"""Letters up to which words are small in titles, too (``dan``, ``atas``)."""

AREA_WITHIN = 2
"""Index of the last column that may hold areas; owners named after areas stand further right."""


_WORD = re.compile(r"[^\W\d_]{3}")
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVXl|]{1,5}|[A-Za-z])[.)]?")


def find_roles_by_content(
    view: TableView, grid: set[int]
) -> tuple[dict[Role, int], dict[Role, float]]:
    """The columns of the roles and the confidence of each; ``grid`` columns are the calendar's."""
    texts = {col: _texts(view, col) for col in range(view.table.n_cols) if col not in grid}
    columns: dict[Role, int] = {}
    confidence: dict[Role, float] = {}

    def take(role: Role, col: int | None, sure: float) -> None:
        if col is not None and role not in columns and col not in columns.values():
            columns[role], confidence[role] = col, sure

    take("no", _first(texts, _is_number), INFERRED)
    left = {col: found for col, found in texts.items() if col <= AREA_WITHIN}
    take("area", _first(left, lambda t: find_area(t) is not None), INFERRED)
    if not grid:
        take("time", _last(texts, lambda t: bool(read_phrase(t, 2000).periods)), INFERRED)
    stop = min(grid, default=max(texts, default=0) + 1)
    take("owner", _last(_right_of(texts, stop), _opens("owner")), INFERRED)
    words = {col for col, found in texts.items() if found and not _mostly(found, _is_figure)}
    body = [c for c in sorted(words) if c < stop and c not in columns.values()]
    _take_body(body, texts, take)
    right = [c for c in sorted(texts) if c > stop and c not in columns.values() and texts[c]]
    if "action" in columns:
        take("output", _best(right, texts, "output"), INFERRED)
    free = [col for col in right if col not in columns.values()]
    if "action" in columns and free and _is_full_of_words(view, free[0]):
        take("owner", free[0], GUESSED)  # notes are few: what every action has is whose it is
        free = [col for col in free if col not in columns.values()]
    take("note", free[-1] if free and {"owner", "output"} & set(columns) else None, GUESSED)
    return columns, confidence


def _is_full_of_words(view: TableView, col: int) -> bool:
    """True for a column in which most of the cells say something in words: no sums."""
    texts = [text for text in _texts(view, col) if _WORD.search(text)]
    return len(texts) >= MOSTLY * len(view.column(col))


def are_numbers(view: TableView, col: int) -> bool:
    """True for a column that holds numbers of items or areas: figures, numerals or letters."""
    return _mostly(_texts(view, col), lambda text: _NUMBER.fullmatch(text.strip()) is not None)


def are_items(view: TableView, col: int) -> bool:
    """True for a column that holds names of sub-items of the areas (``Pola Mutasi Internal``)."""
    return _mostly(_texts(view, col), lambda text: code_of_item(text) is not None)


def _take_body(body: Sequence[int], texts: dict[int, list[str]], take: _Take) -> None:
    """Program, criteria, action and output stand in this order; content finds the anchors."""
    action = _best(body, texts, "action")
    if action is None:
        return
    take("action", action, INFERRED)
    right = [col for col in body if col > action]
    take("output", right[0] if right else None, INFERRED)
    left = [col for col in body if col < action]
    if len(left) >= 2:
        take(
            "criteria", left[-1], GUESSED if _share(texts[left[-1]], "criteria") == 0 else INFERRED
        )
        take("program", left[-2], INFERRED)
    elif left:
        opens = _share(texts[left[0]], "criteria") >= MOSTLY / 2
        sentences = opens or _mostly(texts[left[0]], _is_sentence)
        take("criteria" if sentences else "program", left[0], GUESSED)


def _best(body: Sequence[int], texts: dict[int, list[str]], role: str) -> int | None:
    shares = {col: _share(texts[col], role) for col in body}
    best = max(shares, key=lambda col: (shares[col], -col), default=None)
    return best if best is not None and shares[best] >= MOSTLY / 2 else None


def _share(texts: list[str], role: str) -> float:
    opens = _opens(role)
    return sum(opens(text) for text in texts) / len(texts) if texts else 0.0


def _opens(role: str) -> _Fits:
    words = "|".join(read_data("content")[role])
    pattern = re.compile(rf"\W*(?:(?:[a-z]|\d+)[.)]\s*)?(?:{words})", re.IGNORECASE)
    return lambda text: pattern.match(text) is not None


def _is_figure(text: str) -> bool:
    """True for a number, a share, a sum or the dash that stands for none."""
    return re.fullmatch(r"[-–]|(?:Rp\.?\s*)?\d[\d.,]*\s*%?", text.strip()) is not None


def _is_sentence(text: str) -> bool:
    """True for words in small letters behind the first: titles have capitals."""
    words = [word for word in text.split()[1:] if word.isalpha() and len(word) > SMALL_WORD]
    small = sum(word.islower() for word in words)
    return bool(words) and small > len(words) / 2


def _texts(view: TableView, col: int) -> list[str]:
    return [c.text.value for c in view.column(col) if c.text.value.strip()]


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\(?[0-9lIO]{1,3}[.)]?", text.strip()) is not None


def _right_of(texts: dict[int, list[str]], stop: int) -> dict[int, list[str]]:
    right = {col: found for col, found in texts.items() if col > stop}
    return right or texts


def _first(texts: dict[int, list[str]], fits: _Fits) -> int | None:
    return next((c for c in sorted(texts) if _mostly(texts[c], fits)), None)


def _last(texts: dict[int, list[str]], fits: _Fits) -> int | None:
    return next((c for c in sorted(texts, reverse=True) if _mostly(texts[c], fits)), None)


def _mostly(texts: list[str], fits: _Fits) -> bool:
    return bool(texts) and sum(map(fits, texts)) >= MOSTLY * len(texts)
