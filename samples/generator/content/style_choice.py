"""Invents how a decree is set: faces, paper, columns, headings, marks, breaks."""

from __future__ import annotations

import random

from samples.generator.content import read_content
from samples.generator.spec import Style

BODY_FONTS = (
    "times", "helvetica", "dejavu-serif", "dejavu-serif-condensed", "liberation-serif",
    "liberation-sans", "dejavu-sans-condensed", "courier",
)  # fmt: skip
TABLE_FONTS = (
    "helvetica", "times", "liberation-sans", "liberation-sans-narrow", "dejavu-sans-condensed",
    "dejavu-serif-condensed", "liberation-serif",
)  # fmt: skip
WIDE = ("courier", "dejavu-serif", "dejavu-sans")
MARKS = ("✓", "✔", "√", "v", "V", "x", "X", "●", "■", "pen", "pen", "shade", "shade")
SHADES = ((166, 166, 166), (255, 217, 102), (146, 208, 80), (155, 194, 230), (64, 64, 64))
FILLS = (None, None, (217, 217, 217), (189, 215, 238), (226, 239, 218))
COLUMNS = (
    ("no", "program", "criteria", "action", "output", "SCHED", "pic", "ket"),
    ("no", "program", "criteria", "action", "output", "SCHED", "pic"),
    ("no", "program", "action", "output", "SCHED", "pic"),
    ("no", "program", "action", "SCHED", "output", "ket"),
    ("no", "criteria", "action", "output", "pic", "SCHED"),
    ("no", "program", "criteria", "action", "output", "SCHED"),
)
NARROW = (
    ("no", "program", "action", "output", "SCHED"),
    ("no", "action", "output", "SCHED", "pic"),
)
"""Columns that leave room for a grid of weeks."""

BOTTOMS = (40.0, 150.0)
"""Bottom margins of annex pages in points: wide ones bring more page breaks into the tables."""

HALF_YEAR = 6


def choose_style(rng: random.Random, year: int) -> Style:
    """A style; every choice is independent unless paper forbids it."""
    schedule = rng.choice(["months", "months", "months", "quarters", "weeks", "semesters", "text"])
    area = rng.choice(["row", "row", "row2", "page", "page", "col"])
    columns = rng.choice(NARROW if schedule == "weeks" else COLUMNS)
    if area == "col":
        columns = ("area", *columns)
    body = rng.choice(BODY_FONTS)
    return Style(
        body_font=body,
        table_font=rng.choice(TABLE_FONTS),
        body_size=rng.choice([10.5, 11.0]) if body in WIDE else rng.choice([11.0, 11.5, 12.0]),
        table_size=rng.choice([7.5, 8.0]) if schedule == "weeks" else rng.choice([8.0, 9.0, 10.0]),
        leading=rng.choice([1.15, 1.3, 1.4]),
        paper=rng.choice(["A4", "F4", "F4", "Legal"]),
        justify=rng.random() < 0.6,
        schedule=schedule,
        columns=columns,
        headings=_headings(rng),
        schedule_heading=rng.choice(read_content("headings")["schedule"]).format(y=year),
        schedule_labels=_labels(rng, schedule),
        area=area,
        mark=rng.choice(MARKS),
        shade=rng.choice(SHADES),
        header_fill=rng.choice(FILLS),
        band_fill=rng.choice(FILLS),
        merge_marks=rng.random() < 0.25,
        column_numbers=rng.choice(["", "", "{}", "({})"]),
        repeat_header=rng.random() < 0.5,
        break_rows=rng.random() < 0.65,
        empty_rows=rng.choice([0, 0, 0, 1, 2]),
        ruling=rng.choice([0.4, 0.5, 0.7, 1.0]),
        centred=rng.random() < 0.4,
        page_numbers=rng.choice(["", "- {} -", "-{}-", "{}"]),
        catchwords=rng.random() < 0.25,
        salinan_side=rng.choice(["left", "right"]),
        spaced_decides=rng.random() < 0.3,
        closing_after_annex=rng.random() < 0.85,
        watermark=rng.choice(["", "", "", "jdih.contoh.go.id"]),
        outer_sides=rng.random() < 0.93,
        bottoms=tuple(rng.uniform(*BOTTOMS) for _ in range(4)),
    )


def _headings(rng: random.Random) -> dict[str, str]:
    words = read_content("headings")
    roles = ("no", "area", "program", "criteria", "action", "output", "pic", "ket")
    caps = rng.random() < 0.3
    chosen = {role: rng.choice(words[role]) for role in roles}
    return {role: text.upper() if caps else text for role, text in chosen.items()}


def _labels(rng: random.Random, schedule: str) -> tuple[tuple[tuple[str, int], ...], ...]:
    words = read_content("headings")
    if schedule == "text":
        return ()
    if schedule == "weeks":
        months = rng.choice(words["months"][:2])
        months = months[HALF_YEAR:] if rng.random() < 0.5 else months
        weeks = [(week, 1) for _ in months for week in words["weeks"]]
        return tuple((month, len(words["weeks"])) for month in months), tuple(weeks)
    labels = rng.choice(words[schedule])
    level = tuple((label, 1) for label in labels)
    if schedule == "months" and rng.random() < 0.25:
        groups = tuple((f"TW {number}", 3) for number in ("I", "II", "III", "IV"))
        return groups, level
    return (level,)
