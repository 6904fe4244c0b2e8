"""Invents a decree: an issuer, a number in its format, grounds, dictums, people."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from typing import Any

from samples.generator.content import read_content
from samples.generator.spec import Area, Decree, Person

MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
]  # fmt: skip
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
FIRST_YEAR, LAST_YEAR = 2021, 2026
LAW_YEAR = re.compile(r"Nomor \d+ Tahun (\d{4}) tentang")
TITLE_LINE = 44
"""Characters of a title's line, about what fits between the margins in bold capitals."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the sentences of a decree refer to."""

    agency: dict[str, Any]
    year: int
    month: int
    day: int
    number: str
    caps_title: str
    title: str

    def filled(self, text: str, **more: object) -> str:
        """The sentence with its placeholders filled in."""
        return text.format(
            unit=self.agency["unit"],
            body=self.agency["body"],
            funding=self.agency["funding"],
            title=self.title,
            y=self.year,
            d=self.day,
            month=MONTHS[self.month - 1],
            **more,
        )


def choose_facts(rng: random.Random, body: str = "") -> Facts:
    """An issuer (that with this ``body``, if given) and its decree's number, date and title."""
    agencies = [a for a in read_content("agencies")["agency"] if not body or a["body"] == body]
    agency = rng.choice(agencies)
    year, month = rng.randint(FIRST_YEAR, LAST_YEAR), rng.randint(1, 4)
    number = rng.choice(agency["numbers"]).format(
        n=rng.randint(1, 480), y=year, rm=ROMAN[month - 1], mm=f"{month:02d}"
    )
    caps, running = rng.choice(read_content("clauses")["titles"])
    names = {"body": agency["body"], "unit": agency["unit"], "y": year}
    day = rng.randint(2, 28)
    return Facts(agency, year, month, day, number, caps.format(**names), running.format(**names))


def normalised(number: str) -> str:
    """Upper case, single spaces, no space around ``/ . -``."""
    return re.sub(r"\s*([/.\-])\s*", r"\1", " ".join(number.upper().split()))


def choose_decree(rng: random.Random, facts: Facts, areas: tuple[Area, ...]) -> Decree:
    """A whole decree around these facts and this plan."""
    clauses, agency = read_content("clauses"), facts.agency
    salinan = rng.random() < 0.7
    head = " ".join(agency["head"].split())
    decree_of = agency["body"] if agency["by_body"] else head
    number_word = rng.choice(["NOMOR {}", "NOMOR {}", "NOMOR : {}", "Nomor: {}"])
    number_line = number_word.format(facts.number)
    return Decree(
        letterhead=tuple(agency["letterhead"]),
        issuer=agency["body"],
        decree_of=decree_of,
        official=head,
        number_line=number_line,
        number=facts.number,
        number_normalised=normalised(facts.number),
        year=facts.year,
        title=facts.caps_title,
        title_lines=tuple(in_lines(facts.caps_title, TITLE_LINE)),
        place=agency["place"],
        date_printed=f"{facts.day} {MONTHS[facts.month - 1]} {facts.year}",
        date_iso=f"{facts.year}-{facts.month:02d}-{facts.day:02d}",
        salinan=salinan,
        considerations=_grounds(rng, facts),
        legal_basis=_laws(rng, facts.year),
        dictums=_dictums(rng, facts),
        adopting=f"KEPUTUSAN {decree_of} TENTANG {facts.caps_title}.",
        signatory=_signatory(rng, agency, salinan=salinan),
        attestation=_certifier(rng, agency) if salinan and rng.random() < 0.85 else None,
        areas=areas,
        also_considered=(
            tuple(facts.filled(text) for text in clauses["also"]) if rng.random() < 0.25 else ()
        ),
        copies_to=tuple(clauses["copies"]) if rng.random() < 0.2 else (),
        annex_heading=_annex_heading(rng, facts, decree_of, number_line),
        annex_title=facts.caps_title.removeprefix("PENETAPAN "),
    )


def in_lines(text: str, width: int) -> list[str]:
    """The words of a text in lines of about ``width`` characters."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _grounds(rng: random.Random, facts: Facts) -> tuple[str, ...]:
    clauses = read_content("clauses")
    count = rng.choice([0, 1, 2, 2, 3])
    chosen = sorted(rng.sample(range(len(clauses["grounds"])), count))
    texts = [facts.filled(clauses["grounds"][i]) for i in chosen]
    if not texts:
        return (facts.filled(clauses["last_ground_single"]),)
    letters = "abcdef"[: len(texts)]
    upto = letters if len(letters) == 1 else f"a sampai dengan huruf {letters[-1]}"
    if len(letters) == 2:
        upto = "a dan huruf b"
    return (*texts, facts.filled(clauses["last_ground"], upto=upto))


def _laws(rng: random.Random, year: int) -> tuple[str, ...]:
    """Some of the laws that were in force when the decree was signed."""
    known = read_content("clauses")["laws"]
    laws = [law for law in known if max(map(int, LAW_YEAR.findall(law))) <= year]
    chosen = sorted(rng.sample(range(len(laws)), rng.randint(4, min(8, len(laws)))))
    texts = [laws[i] for i in chosen]
    return (*texts[:-1], texts[-1].rstrip(";") + rng.choice([";", "."]))


def _dictums(rng: random.Random, facts: Facts) -> tuple[tuple[str, str], ...]:
    clauses = read_content("clauses")
    count = rng.randint(0, len(clauses["orders"]))
    texts = [clauses["adoption"], *clauses["orders"][:count]]
    if rng.random() < 0.8:
        texts.append(clauses["funding"])
    texts.append(rng.choice(clauses["force"]))
    labels = list(clauses["labels"][: len(texts)])
    return tuple((a, facts.filled(b)) for a, b in zip(labels, texts, strict=True))


def _annex_heading(
    rng: random.Random, facts: Facts, decree_of: str, number_line: str
) -> tuple[str, ...]:
    lines = [rng.choice(["LAMPIRAN", "LAMPIRAN I"]), f"KEPUTUSAN {decree_of}", number_line]
    if rng.random() < 0.5:
        lines.append(f"TANGGAL {facts.day} {MONTHS[facts.month - 1].upper()} {facts.year}")
    return (*lines, f"TENTANG {facts.caps_title}")


def _signatory(rng: random.Random, agency: dict[str, Any], *, salinan: bool) -> Person:
    signed = rng.choice(["ttd", "ttd", "ttd", "none"]) if salinan else "signature"
    acting = "Plt. " if rng.random() < 0.1 else ""
    person = _person(rng, acting + agency["head"], signed, civil=agency["civil_servant"])
    return replace(person, letters=rng.choice(["ttd.", "ttd", "TTD", "Ttd."]))


def _certifier(rng: random.Random, agency: dict[str, Any]) -> Person:
    unit, role = agency["certifier"]
    signed = rng.choice(["signature", "none"])
    return _person(rng, role, signed, civil=rng.random() < 0.5, unit=unit)


def _person(rng: random.Random, role: str, signed: str, *, civil: bool, unit: str = "") -> Person:
    people = read_content("people")
    name = f"{rng.choice(people['given'])} {rng.choice(people['family'])}"
    titles = rng.choice(people["titles"])
    if rng.random() < 0.5:
        name, titles = name.upper(), titles.upper()
    full = rng.choice(people["before"]) + name + titles
    has_nip = civil and rng.random() < 0.7
    rank = rng.choice(people["ranks"]) if has_nip else ""
    return Person(role, full, signed, _nip(rng) if has_nip else None, rank or None, unit)


def _nip(rng: random.Random) -> str:
    """A personnel number of a valid form: birth date, start of service, sex, serial number."""
    born = f"{rng.randint(1966, 1990)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    began = f"{rng.randint(1992, 2015)}{rng.randint(1, 12):02d}"
    parts = (born, began, str(rng.randint(1, 2)), f"{rng.randint(1, 30):03d}")
    return rng.choice([" ", ""]).join(parts)
