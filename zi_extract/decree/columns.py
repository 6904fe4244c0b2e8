"""Closings stand in columns: who signs at the right, who certifies the copy left of or below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from zi_extract.decree.issuer import starts_with_office
from zi_extract.decree.lexicon import words
from zi_extract.decree.people import are_titles
from zi_extract.decree.rows import Row, Token, gap_before, parts_of
from zi_extract.decree.spelling import folded, likeness

COLUMN_GAP = 1.6
"""White space in character heights that parts two blocks on one row. Lower tears wide word spaces,
higher glues a narrow pair of blocks."""

WIDE_SPACES, ENOUGH_SPACES = 1.6, 8
"""Widths of the usual space between words from which white space parts two blocks, and spaces from
which there is a usual one. Where all letters are of one width, as in typescript, spaces are as wide
as they are: up to 1.8 character heights."""

PHRASE_LIKENESS = 0.78
"""How alike (0-1) a part of a row must be to ``Salinan sesuai dengan aslinya``."""

PROMULGATED = 0.9
"""How alike (0-1) the first word of a part must be to ``Diundangkan``: one letter misread."""

ROWS_APART = 3
"""Rows within which offices that stand beside one another begin: ``Mengetahui`` and a second row of
an office put one lower. More rows reach names and ranks."""

APART = 6.0
"""Distance in character heights between the middles of two blocks from which they are columns."""


def column_gap(rows: Sequence[Row]) -> float:
    """White space in character heights that parts two blocks of a closing with these rows."""
    spaces = sorted(gap_before(row, i) for row in rows for i in range(1, len(row.tokens)))
    if len(spaces) < ENOUGH_SPACES:
        return COLUMN_GAP
    return max(COLUMN_GAP, WIDE_SPACES * spaces[(len(spaces) - 1) // 2])


def blocks_of(row: Row, gap: float = COLUMN_GAP) -> tuple[Row, ...]:
    """The pieces of a row that belong to blocks beside one another.

    Titles far behind the comma of their name (``Dewi Anggraini,   S.H.``), or behind titles whose
    comma is lost, stay with it.
    """
    parts: list[Row] = []
    for part in parts_of(row, gap):
        if parts and _goes_on(parts[-1]) and are_titles(part.text):
            parts[-1] = Row((*parts[-1].tokens, *part.tokens))
        else:
            parts.append(part)
    return tuple(parts)


def _goes_on(part: Row) -> bool:
    return part.text.endswith(",") or are_titles(part.tokens[-1].text)


def split_columns(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of the signer's block and those of the certifier's, each from top to bottom."""
    return _parted(rows, _certifies)


def without_promulgation(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The signer's rows without ``Diundangkan di``: who has a decree printed in a gazette."""
    return _parted(rows, _promulgates)[0]


def _parted(
    rows: Sequence[Row], begins: Callable[[Row], bool]
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of the first block, and those below a part that begins another one."""
    gap = column_gap(rows)
    parts = [part for row in rows for part in blocks_of(row, gap)]
    start = next((part for part in parts if begins(part)), None)
    if start is None:
        return _merged(parts), ()
    anchor = parts[0]
    if not _side_by_side(anchor, start):
        cut = parts.index(start)
        return _merged(parts[:cut]), _merged([p for p in parts[cut:] if p is not start])
    signed: list[Row] = []
    certified: list[Row] = []
    for part in parts:
        if part is start:
            continue
        (certified if _belongs(part, start, anchor) else signed).append(part)
    return _merged(signed), _merged(certified)


def split_signers(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """The rows of each signer, from left to right; place and date are already taken off.

    Several sign where offices stand beside one another, at most a few rows apart; what is below
    belongs to the nearest, what stands over them all to none. Who only acknowledges comes last,
    without ``Mengetahui``.
    """
    if not rows:
        return ()
    gap = column_gap(rows)
    parted = [blocks_of(row, gap) for row in rows]
    windows = [_beside(parted[i : i + ROWS_APART]) for i in range(len(rows))]
    offices = max(windows, key=len)
    if len(offices) < 2:
        return (tuple(row for row in rows if not _acknowledges(row)) or tuple(rows),)
    columns: list[list[Row]] = [[] for _ in offices]
    for part in (part for row in parted for part in row if not _heads_all(part, offices)):
        nearest = min(range(len(offices)), key=lambda i: _distance(part, offices[i]))
        columns[nearest].append(part)
    columns.sort(key=lambda column: any(_acknowledges(part) for part in column))
    bare = ([part for part in column if not _acknowledges(part)] for column in columns)
    return tuple(_merged(column) for column in bare if column)


def _heads_all(part: Row, offices: Sequence[Row]) -> bool:
    """Does a row stand over several offices: the body whose heads sign (``PIMPINAN DPRD``)?"""
    above = part.page == offices[0].page and part.box.bottom <= min(o.box.top for o in offices)
    middle = (offices[0].box.center_x + offices[-1].box.center_x) / 2
    between = len(offices) == 2 and abs(part.box.center_x - middle) < part.size
    return above and (between or sum(not _is_clear(part, office) for office in offices) > 1)


def _beside(parted: Sequence[Sequence[Row]]) -> tuple[Row, ...]:
    """The offices (or ``Mengetahui``) in a few rows that stand clear of one another, left first."""
    found: list[Row] = []
    for part in (part for row in parted for part in row):
        opens = starts_with_office(part.text) or _acknowledges(part)
        if opens and all(_is_clear(part, other) for other in found):
            found.append(part)
    found.sort(key=lambda part: part.left)
    return tuple(found) if _all_apart(found) else ()


def _is_clear(one: Row, other: Row) -> bool:
    gap = max(one.box.left - other.box.right, other.box.left - one.box.right)
    return gap > COLUMN_GAP * one.size


def _acknowledges(part: Row) -> bool:
    return folded(part.text) in {folded(word) for word in words("closing", "acknowledged")}


def _all_apart(parts: Sequence[Row]) -> bool:
    return all(_side_by_side(one, other) for one, other in pairwise(parts))


def _distance(part: Row, office: Row) -> float:
    return min(abs(part.box.center_x - office.box.center_x), abs(part.left - office.left))


def _certifies(part: Row) -> bool:
    return any(
        likeness(part.text, phrase) >= PHRASE_LIKENESS for phrase in words("closing", "certified")
    )


def _promulgates(part: Row) -> bool:
    first = folded(part.tokens[0].text)
    return any(likeness(first, word) >= PROMULGATED for word in words("closing", "enacted"))


def _side_by_side(anchor: Row, start: Row) -> bool:
    return abs(anchor.box.center_x - start.box.center_x) > APART * start.size


def _belongs(part: Row, start: Row, anchor: Row) -> bool:
    """Is a part the certifier's? Below its first row, and nearer to its middle or left edge."""
    if (part.page, part.box.center_y) < (start.page, start.box.top):
        return False
    return _distance(part, start) < _distance(part, anchor)


def _merged(parts: Sequence[Row]) -> tuple[Row, ...]:
    """Parts of one block that stand on one baseline become one row again."""
    made: list[list[Token]] = []
    last: Row | None = None
    for part in parts:
        if last is not None and _same_line(last, part):
            made[-1].extend(part.tokens)
        else:
            made.append(list(part.tokens))
        last = part
    return tuple(Row(tuple(sorted(tokens, key=lambda t: t.box.left))) for tokens in made)


def _same_line(first: Row, second: Row) -> bool:
    across = min(first.box.right, second.box.right) - max(first.box.left, second.box.left)
    if first.page != second.page or across > first.size:
        return False
    shared = min(first.box.bottom, second.box.bottom) - max(first.box.top, second.box.top)
    return shared > 0.5 * min(first.box.height, second.box.height)
