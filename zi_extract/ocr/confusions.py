"""How ink makes one word of another: letters that thin, touching or broken print is read for.

A noisy channel (Shannon; for words: Kernighan, Church and Gale, COLING 1990; with pieces of several
letters: Brill and Moore, ACL 2000). What a printed piece of one or two letters is read as, and how
seldom, was counted on lines that we set and faxed ourselves (``lexicon/confusions.tsv``, written by
``python -m bench.fax_model.confusions``). They are slips of ink, not of typing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

Piece = tuple[str, str]
"""What was printed and what was read: up to two letters each."""

Costs = Mapping[Piece, float]
"""Nats by piece: minus the logarithm of the share of what was printed that is read so."""

RARE = {(1, 1): 6.5, (1, 0): 6.5, (0, 1): 7.0, (2, 1): 8.0, (1, 2): 8.0, (2, 2): 10.0}
"""Nats of a piece that was not seen to be read so, by letters printed and read."""

READ_RIGHT = 0.02
"""Nats of a letter read as printed."""

COMMON = 6.5
"""Nats of a confusion that is common: likelier than a letter read as any other letter by chance."""

LIKELY = 6.0
"""Nats of a confusion by which a word that all readers have alike may still be another; letters
lost or read as any other are left to their confidence."""

SLIP = 9.0
"""Nats of a confusion by which a word may be a slip of another one. Below 7.7 ``pegawat`` is a
word, from ``gawat``; at 9 derivations of 24 kinds were doubted among 648,000 words; higher was
not tried."""

STROKES = "liftrj"
"""Letters of which a fax loses the one thin stroke that they are."""

LOST_LAST = "ril"
"""Letters that fade at a word's end (``menegu`` of ``menegur``)."""

NEVER = 1e9


@lru_cache(maxsize=1)
def confusions() -> Costs:
    """The pieces that were seen to be read otherwise than printed."""
    text = (files("zi_extract.ocr") / "lexicon" / "confusions.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(printed, read): float(cost) for printed, read, cost in rows}


@lru_cache(maxsize=50_000)
def cost(printed: str, read: str) -> float:
    """Nats of the likeliest way in which ``printed`` is read as ``read``: 0 and more."""
    return _ways(printed, read, confusions())[-1][-1][0]


def slips_of(read: str) -> Iterator[str]:
    """What may have been printed where ``read`` was read with one slip of one piece."""
    for start in range(len(read)):
        for end in (start + 1, start + 2):
            for printed in _printed().get(read[start:end], ()):
                yield read[:start] + printed + read[end:]


def with_a_stroke(read: str) -> Iterator[str]:
    """What may have been printed where one letter of a single stroke was lost (``diakukan``)."""
    for place in range(len(read) + 1):
        for stroke in STROKES:
            yield read[:place] + stroke + read[place:]


@lru_cache(maxsize=1)
def _printed() -> Mapping[str, tuple[str, ...]]:
    """By what was read: the pieces that are printed and read so."""
    found: dict[str, tuple[str, ...]] = {}
    for (printed, read), nats in confusions().items():
        if nats <= SLIP and printed != read:
            found[read] = (*found.get(read, ()), printed)
    return found


def pieces(printed: str, read: str, costs: Costs) -> list[Piece]:
    """What was printed and what was read, piece by piece, in the likeliest way."""
    ways = _ways(printed, read, costs)
    found: list[Piece] = []
    i, j = len(printed), len(read)
    while i or j:
        _, a, b = ways[i][j]
        found.append((printed[i - a : i], read[j - b : j]))
        i, j = i - a, j - b
    return found[::-1]


def _ways(printed: str, read: str, costs: Costs) -> list[list[tuple[float, int, int]]]:
    """By letters printed and read so far: the least cost, and the letters of the last piece."""
    ways = [[(NEVER, 0, 0)] * (len(read) + 1) for _ in range(len(printed) + 1)]
    ways[0][0] = (0.0, 0, 0)
    for i in range(len(printed) + 1):
        for j in range(len(read) + 1):
            if i and j and printed[i - 1] == read[j - 1]:
                ways[i][j] = (ways[i - 1][j - 1][0] + READ_RIGHT, 1, 1)
            for (a, b), rare in RARE.items():
                if i >= a and j >= b:
                    piece = printed[i - a : i], read[j - b : j]
                    nats = ways[i - a][j - b][0] + costs.get(piece, rare)
                    if nats < ways[i][j][0]:
                        ways[i][j] = (nats, a, b)
    return ways


@lru_cache(maxsize=20_000)
def origins(read: str, dearest: float = NEVER) -> frozenset[str]:
    """All that may have been printed where ``read`` was read, with one confusion in it.

    Confusions of more than ``dearest`` nats are left out.
    """
    return frozenset(_origins(read, dearest)) - {read}


def _origins(read: str, dearest: float) -> Iterator[str]:
    printed = _printed_for(dearest)
    for start in range(len(read) + 1):
        for end in range(start, min(start + 2, len(read)) + 1):
            for piece in printed.get(read[start:end], ()):
                yield read[:start] + piece + read[end:]


@lru_cache(maxsize=4)
def _printed_for(dearest: float) -> Mapping[str, tuple[str, ...]]:
    """By what was read, all that may have been printed."""
    found: dict[str, list[str]] = defaultdict(list)
    for (printed, read), nats in confusions().items():
        if nats <= dearest:
            found[read].append(printed)
    return {read: tuple(pieces) for read, pieces in found.items()}
