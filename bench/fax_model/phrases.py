"""What the lines say: words of the lexicon, phrases of plans, numbers, and short cells."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from zi_extract.export.collection_tables import MONTH_NAMES

CONTENT = Path("samples/generator/content")
LISTS = ("roots", "everyday", "domain", "abbreviations", "names", "places")

SHARES = {"roots": 20, "everyday": 42, "domain": 18, "abbreviations": 6, "names": 5, "places": 4}
"""Of a hundred words, how many come from each list; five more are numbers."""

PREFIXES = ("me", "di", "ber", "pe", "ter", "ke", "mem", "men", "pen", "per", "meng", "")
SUFFIXES = ("", "kan", "an", "i", "nya", "annya")

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

HEADS = (
    *("NO", "NO.", "AREA PERUBAHAN", "RENCANA AKSI", "TARGET", "OUTPUT", "WAKTU", "BULAN", "KET"),
    *("PENANGGUNG JAWAB", "PJ", "KETERANGAN", "PROGRAM", "KEGIATAN", "INDIKATOR", "ttd", "NIP."),
)
LABELS = (
    *("Menimbang", "Mengingat", "Memperhatikan", "Menetapkan", "KESATU", "KEDUA", "KETIGA"),
    *("Nomor", "Tanggal", "Tentang", "NOMOR", "TANGGAL", "Hari", "Perihal"),
)
MARKERS = ("a. ", "b. ", "c. ", "1. ", "2. ", "3. ", "- ", "1) ", "2) ", "(1) ")

LONGEST = 90
"""Characters of a line."""


class Phrases:
    """An endless source of lines' texts, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        folder = files("zi_extract.ocr") / "lexicon"
        self._lists = {
            name: (folder / f"{name}.txt").read_text(encoding="utf-8").split() for name in LISTS
        }
        self._sentences = list(_sentences())

    def line(self) -> str:
        """One line: a piece of a phrase, loose words, a label, numbers or a short cell."""
        r = self._random
        if r.random() < 0.015:
            return r.choice("::;-")
        kinds = (self._piece, self._words, self._numbers, self._short, self._label)
        (kind,) = r.choices(kinds, (32, 29, 9, 24, 6))
        text = kind()
        if r.random() < 0.08:
            text = r.choice(MARKERS) + text
        if r.random() < 0.05:
            text = text.upper()
        return " ".join(text.split())[:LONGEST].strip()

    def _piece(self) -> str:
        words = self._random.choice(self._sentences).split()
        start = self._random.randrange(len(words))
        return " ".join(words[start : start + self._random.randint(1, 9)])

    def _words(self) -> str:
        count = self._random.choice((1, 1, 2, 2, 3, 3, 4, 5, 6, 8))
        return " ".join(self._word() for _ in range(count))

    def _numbers(self) -> str:
        return " ".join(self._number() for _ in range(self._random.choice((1, 1, 1, 2))))

    def _label(self) -> str:
        r = self._random
        words = " ".join(self._word() for _ in range(r.randint(1, 5)))
        return f"{r.choice(LABELS)} : {r.choice(('a. ', '1. ', '', '', ''))}{words}"

    def _short(self) -> str:
        r = self._random
        figure = str(r.choice((r.randint(1, 12), r.randint(1, 40))))
        forms = (
            *(figure, f"{figure}.", f"({figure})", f"B{figure:0>2}", f"{figure}.{r.randint(1, 9)}"),
            *(r.choice(ROMAN[:10]), r.choice(ROMAN[:10]) + ".", f"M{r.randint(1, 5)}"),
            r.choice(("TW ", "Triwulan ", "TRIWULAN ", "Semester ", "TW. ")) + r.choice(ROMAN[:4]),
            r.choice(MONTH_NAMES)[:3],
            r.choice("abcdefgh") + r.choice(".)"),
            *(r.choice(HEADS), r.choice(HEADS), r.choice(ROMAN[:4]), str(r.randint(1, 5))),
        )
        return r.choice(forms)

    def _number(self) -> str:
        r = self._random
        year, roman = r.randint(2010, 2026), r.choice(ROMAN)
        court = f"W{r.randint(1, 30)}-{r.choice('AU')}{r.randint(1, 9)}"
        born, began = r.randint(19500101, 20051231), r.randint(198001, 202412)
        forms = (
            str(r.randint(0, 99)),
            str(r.randint(100, 2026)),
            f"{r.randint(1, 30)}/{r.randint(1, 12)}/{year}",
            f"{r.randint(1, 31)} {r.choice(MONTH_NAMES)} {year}",
            f"{r.randint(0, 100)}{r.choice(('%', ' %', ' persen'))}",
            f"{r.randint(1, 9)}.{r.randint(1, 12)}",
            f"{court}/{r.randint(1, 999)}/OT.01.{r.randint(1, 3)}/{roman}/{year}",
            f"{born} {began} {r.randint(1, 2)} 00{r.randint(1, 9)}",
            f"{r.choice(('Tahun', 'Nomor', 'Minggu'))} {r.randint(1, 2026)}",
            f"Rp{r.randint(1, 999)}.{r.randint(0, 999):03}.000",
        )
        return r.choice(forms)

    def _word(self) -> str:
        r = self._random
        (name,) = r.choices((*SHARES, "number"), (*SHARES.values(), 5))
        if name == "number":
            return self._number()
        word = r.choice(self._lists[name])
        if name == "roots" and r.random() < 0.5:
            word = r.choice(PREFIXES) + word + r.choice(SUFFIXES)
        cases = (word, word.capitalize() if word.islower() else word, word.upper())
        (word,) = r.choices(cases, (82, 14, 4))
        return self._marked(word)

    def _marked(self, word: str) -> str:
        r = self._random
        beside = r.choice(self._lists["everyday"])
        forms: tuple[str, ...] = (word, f"{word},", f"{word}.", f"{word};", f"{word}:")
        forms += (f"({word})", f'"{word}"')
        forms += (f"{word}/{beside}", f"{word}-{beside}", f"{word} & {beside}")
        (marked,) = r.choices(forms, (73, 9, 5, 3, 1.5, 1.5, 1, 2.5, 2.5, 0.5))
        return marked


def _sentences() -> Iterator[str]:
    """Every text of the samples' generator, its places for names left out."""
    for path in sorted(CONTENT.glob("*.toml")):
        for text in _texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            for part in re.sub(r"\{[^}]*\}", "", text).split("\n"):
                if len(part) > 3:
                    yield part


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
