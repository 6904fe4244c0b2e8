"""``python -m bench.fax_model.confusions``: how ink is read otherwise than printed, counted anew.

Lines that we set and fax are read by the three models that read faxes; each word is laid beside
what was printed, and what each piece of one or two letters was read as is counted. All three are
counted together: single slips are few (about 1 in 300 letters).
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import zi_extract.ocr
from bench.fax_model.lines import Line, faxed_lines
from zi_extract.ocr.confusions import RARE, Costs, Piece, pieces
from zi_extract.ocr.engine import Model
from zi_extract.ocr.narrow import reduced
from zi_extract.ocr.spelling import is_plain
from zi_extract.ocr.tesseract import FAX_MODELS, Tesseract
from zi_extract.ocr.third import SMALLER
from zi_extract.ocr.vocabulary import parts_of

FILE = Path(zi_extract.ocr.__path__[0]) / "lexicon" / "confusions.tsv"

SCALES: dict[Model, float] = {"first": 1.0, "second": 1.0, "third": SMALLER}
"""The sizes at which the models see a line."""

SHORTEST = 3
"""Letters of a word that is counted; shorter ones are laid beside others by chance."""

FEWEST = 2
"""How often a piece is read so before it is listed."""

SMOOTHING = 150
"""Letters' worth of belief in the cost of what was never seen: with 30 a single slip of a rare
pair is taken for a habit."""

ROUNDS = 3
"""How often words are laid beside each other, by the costs of the time before."""

FARTHEST = 3
"""Letters by which a reading may be longer or shorter than its word."""

LONG_LINE = 8
"""Characters of a line that is read."""

BATCH = 200
"""Lines that the engine gets in one call."""


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(prog="python -m bench.fax_model.confusions")
    parser.add_argument("--seed", type=int, default=770_011)
    parser.add_argument("--pages", type=int, default=260)
    parser.add_argument("--file", type=Path, default=FILE)
    options = parser.parse_args()
    signs = frozenset(map(chr, range(33, 127)))
    lines = faxed_lines(options.seed, options.pages, signs)
    words = list(_words([line for line in lines if len(line.text) > LONG_LINE]))
    rows = sorted((round(nats, 2), *piece) for piece, nats in counted(words).items())
    text = "".join(f"{printed}\t{read}\t{nats:.2f}\n" for nats, printed, read in rows)
    options.file.write_text("# printed, read, nats\n" + text, encoding="utf-8")


def counted(words: Sequence[tuple[str, str]]) -> Costs:
    """The costs of pieces read otherwise than printed, from words as printed and as read."""
    costs: Costs = {}
    for _ in range(ROUNDS):
        wrong = Counter(piece for printed, read in words for piece in _slips(printed, read, costs))
        seen = Counter(piece for printed, _ in words for piece in _all_pieces(printed))
        costs = {
            piece: _nats(piece, times, seen[piece[0]])
            for piece, times in wrong.items()
            if times >= FEWEST
        }
    return costs


def _slips(printed: str, read: str, costs: Costs) -> Iterator[Piece]:
    if printed != read and abs(len(printed) - len(read)) <= FARTHEST:
        yield from (piece for piece in pieces(printed, read, costs) if piece[0] != piece[1])


def _all_pieces(printed: str) -> Iterator[str]:
    """Every place in which a piece may be read otherwise; the empty ones are between letters."""
    for k in range(len(printed)):
        yield from ("", printed[k], printed[k : k + 2])


def _nats(piece: Piece, times: int, seen: int) -> float:
    rare = math.exp(-RARE[len(piece[0]), len(piece[1])])
    return -math.log((times + SMOOTHING * rare) / (seen + SMOOTHING))


def _words(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Words as printed and as each of the models reads them, without the marks around them."""
    reader = Tesseract(models=FAX_MODELS)
    for model, scale in SCALES.items():
        for start in range(0, len(lines), BATCH):
            some = lines[start : start + BATCH]
            pictures = [reduced(line.pixels, scale) for line in some]
            for line, seen in zip(some, reader.read(pictures, "block", model), strict=True):
                yield from _beside(line.text.split(), [sighting.text for sighting in seen])


def _beside(printed: Sequence[str], read: Sequence[str]) -> Iterator[tuple[str, str]]:
    matcher = SequenceMatcher(None, printed, read, autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how in ("equal", "replace") and b - a == d - c:
            pairs = zip(printed[a:b], read[c:d], strict=True)
            yield from _plain((parts_of(one).core, parts_of(other).core) for one, other in pairs)


def _plain(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Words of letters and the signs that join them; what is no letter is read for too much."""
    for printed, read in pairs:
        usual = printed.islower() or printed.isupper() or printed.istitle() or "/" in printed
        if usual and len(printed) >= SHORTEST and is_plain(printed) and is_plain(read):
            yield printed, read


if __name__ == "__main__":
    main()
