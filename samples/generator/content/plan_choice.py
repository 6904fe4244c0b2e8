"""Invents a plan: areas, programmes, actions, their times and owners, and what is merged."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from samples.generator.content import read_content
from samples.generator.content.decree_choice import MONTHS, ROMAN, Facts
from samples.generator.layout.grid import periods_of
from samples.generator.spec import Action, Area, Program, Style

TARGET_ROWS = (14, 32)
"""Action rows of a plan: enough for two or three pages, few enough to be read quickly."""

WORDY = 0.45
"""Share of plans whose cells hold several lines."""

LABELS = ("{no}. {name}", "{no} {name}", "{no}. {caps}")


def choose_areas(rng: random.Random, facts: Facts, style: Style) -> tuple[Area, ...]:
    """Some of the six areas in order, with about as many rows as wanted."""
    content = read_content("plan")["area"]
    left = rng.randint(*TARGET_ROWS)
    label = rng.choice(LABELS)
    chosen = sorted(rng.sample(range(len(content)), rng.randint(3, len(content))))
    per_area = max(2, left // len(chosen))
    owner_mode = rng.choice(["area", "program", "row"])
    continued, last = rng.random() < 0.2, 0
    wordy = rng.random() < WORDY
    areas = []
    for index in chosen:
        given = content[index]
        area = _choose_area(
            rng, facts, style, given=given, rows=per_area, label=label, roman=ROMAN[index]
        )
        area = _with_owners(rng, area, given["team"], owner_mode)
        area = _lengthened(rng, facts, area) if wordy else area
        if continued:
            area, last = _numbered_on(area, last)
        areas.append(area)
    return tuple(areas)


def _choose_area(
    rng: random.Random,
    facts: Facts,
    style: Style,
    *,
    given: dict[str, Any],
    rows: int,
    label: str,
    roman: str,
) -> Area:
    name = rng.choice(given["names"])
    shown = name.upper() if "caps" in label else name
    programs: list[Program] = []
    order = sorted(rng.sample(range(len(given["program"])), len(given["program"])))
    for index in order:
        if sum(len(p.actions) for p in programs) >= rows:
            break
        entry = given["program"][index]
        actions = _choose_actions(rng, facts, style, entry)
        number = str(len(programs) + 1)
        programs.append(Program(number, rng.choice(entry["names"]), actions))
    text = label.format(no=roman, name=name, caps=name.upper())
    return Area(roman, shown, text, tuple(programs))


def _choose_actions(
    rng: random.Random, facts: Facts, style: Style, entry: dict[str, Any]
) -> tuple[Action, ...]:
    rows = entry["rows"][: rng.randint(1, len(entry["rows"]))]
    actions = []
    for criteria, action, output in rows:
        when, months = _choose_words(rng) if style.schedule == "text" else ("", ())
        actions.append(
            Action(
                criteria,
                facts.filled(action),
                output,
                _choose_periods(rng, style),
                when=when,
                months=months,
                ket=rng.choice(read_content("headings")["notes"]),
            )
        )
    if len(actions) > 1 and rng.random() < 0.25:
        merged = rng.choice(["criteria", "output"])
        actions[1] = _merged_with(actions[0], actions[1], merged)
    return tuple(actions)


def _merged_with(above: Action, below: Action, column: str) -> Action:
    """The lower action with the upper one's value in a column whose cells are merged."""
    joined = below.with_above | {column}
    if column == "criteria":
        return replace(below, criteria=above.criteria, with_above=joined)
    return replace(below, output=above.output, with_above=joined)


def _with_owners(rng: random.Random, area: Area, team: str, mode: str) -> Area:
    """The area with owners; merged over the area, over each programme, or one for each row."""
    others = [team, "Kasubbag Umum", "Seluruh Pegawai", f"Koordinator Area {area.no}"]
    programs, owner = [], team
    for number, program in enumerate(area.programs):
        actions = []
        for index, action in enumerate(program.actions):
            first = index == 0 and (number == 0 or mode == "program")
            if mode == "row" or (first and mode == "program"):
                owner = rng.choice(others)
            fresh = first or mode == "row"
            joined = action.with_above if fresh else action.with_above | {"pic"}
            actions.append(replace(action, pic=owner, with_above=frozenset(joined)))
        programs.append(replace(program, actions=tuple(actions)))
    return replace(area, programs=tuple(programs))


def _lengthened(rng: random.Random, facts: Facts, area: Area) -> Area:
    """The area in more words, so that its rows grow tall and break over pages."""
    content = read_content("plan")
    programs = []
    for program in area.programs:
        actions: list[Action] = []
        for action in program.actions:
            text = action.action + facts.filled(rng.choice(content["more_action"]))
            output = action.output + rng.choice(content["more_output"])
            if "output" in action.with_above:
                output = actions[-1].output
            actions.append(replace(action, action=text, output=output))
        programs.append(replace(program, actions=tuple(actions)))
    return replace(area, programs=tuple(programs))


def _numbered_on(area: Area, last: int) -> tuple[Area, int]:
    """The area with its numbers going on from the area before."""
    programs = [replace(p, no=str(last + i)) for i, p in enumerate(area.programs, 1)]
    return replace(area, programs=tuple(programs)), last + len(programs)


def _choose_periods(rng: random.Random, style: Style) -> tuple[int, ...]:
    if style.schedule == "text":
        return ()
    count = periods_of(style)
    kind = rng.choice(["all", "ends", "one", "run", "some"])
    if kind == "all" and style.schedule != "weeks":
        return tuple(range(count))
    if kind == "ends":
        step = {"months": 3, "weeks": 4}.get(style.schedule, 2)
        return tuple(range(step - 1, count, step))
    if kind == "run":
        start = rng.randrange(count)
        return tuple(range(start, min(count, start + rng.randint(2, 5))))
    if kind == "one":
        return (rng.randrange(count),)
    return tuple(sorted(rng.sample(range(count), rng.randint(1, max(1, count // 2)))))


def _choose_words(rng: random.Random) -> tuple[str, tuple[int, ...]]:
    """A time in words, and its months (a quarter as minus its number)."""
    first = rng.randint(1, 9)
    last = first + rng.randint(1, 3)
    pair = (first, last)
    names = [MONTHS[m - 1] for m in pair]
    quarter = rng.randint(1, 4)
    half = rng.randint(1, 2)
    return rng.choice(
        [
            (f"B{first:02d}", (first,)),
            (f"B{first:02d} dan B{last:02d}", pair),
            ("B03, B06, B09 dan B12", (3, 6, 9, 12)),
            ("Tiap Bulan", tuple(range(1, 13))),
            ("Setiap bulan", tuple(range(1, 13))),
            (names[0], (first,)),
            (f"{names[0]} dan {names[1]}", pair),
            (f"{names[0]} s.d. {names[1]}", tuple(range(first, last + 1))),
            (f"Triwulan {ROMAN[quarter - 1]}", (-quarter,)),
            (f"TW {ROMAN[quarter - 1]}", (-quarter,)),
            (f"Semester {ROMAN[half - 1]}", tuple(range(half * 6 - 5, half * 6 + 1))),
            ("Insidentil", ()),
            ("Sesuai kebutuhan", ()),
        ]
    )
