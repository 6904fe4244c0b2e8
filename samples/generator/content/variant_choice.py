"""Turns a plan and its style into one of the rarer layouts that offices print."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from samples.generator.content import read_content
from samples.generator.content.decree_choice import ROMAN
from samples.generator.layout.slots import TARGETS, periods_of
from samples.generator.spec import Action, Area, Program, Style

Plan = tuple[tuple[Area, ...], Style]
_Change = Callable[[random.Random, Action], Action]

LIKELY = 0.3
"""Chance of each variant that fits a style: about three come together in one document."""

DARK = ((31, 56, 100), (56, 87, 35), (0, 0, 0), (64, 64, 64))
HALF_YEAR = 6


def choose_variants(rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan:
    """The plan in a layout with at least one variant; ``style.variants`` names them."""
    for name in rng.sample(sorted(VARIANTS), len(VARIANTS)):
        changed = VARIANTS[name](rng, areas, style) if rng.random() < LIKELY else None
        if changed is not None:
            areas, style = changed
            style = replace(style, variants=(*style.variants, name))
    if not style.variants:
        areas, style = _intro(rng, areas, style)
        style = replace(style, variants=("intro",))
    return areas, style


def _headless(_rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """No header at all, as in plans that were copied without their first rows."""
    if style.schedule not in ("months", "text") or style.header_per_area or style.area == "none":
        return None
    if {"targets", "half_year"} & set(style.variants):
        return None  # nobody could tell what the columns are
    return areas, replace(style, headless=True, column_numbers="")


def _light_header(rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan:
    """White headings on a dark fill."""
    return areas, replace(style, light_header=True, header_fill=rng.choice(DARK))


def _header_per_area(_rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """The header again below each area's band, in the middle of the table."""
    if style.area not in ("row", "row2") or style.headless:
        return None
    return areas, replace(style, header_per_area=True)


def _misnumbered(rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """One band repeats the number of the one above, or skips one."""
    if len(areas) < 3 or style.area == "none":
        return None
    place = rng.randrange(1, len(areas))
    wrong = rng.choice(
        [areas[place - 1].no, ROMAN[min(len(ROMAN) - 1, ROMAN.index(areas[-1].no) + 1)]]
    )
    area = areas[place]
    changed = replace(area, no=wrong, label=area.label.replace(area.no, wrong, 1))
    return (*areas[:place], changed, *areas[place + 1 :]), style


def _rotated_area(_rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """Areas in a merged first column whose text runs upwards."""
    return (areas, replace(style, rotated_area=True)) if style.area == "col" else None


def _no_area(_rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """No area is printed anywhere."""
    if style.area not in ("row", "row2") or style.header_per_area or style.headless:
        return None
    return areas, replace(style, area="none")


def _budget(rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """A column of money before the owner's or at the end."""
    if style.schedule == "weeks":
        return None
    content = read_content("variants")
    at = style.columns.index("pic") if "pic" in style.columns else len(style.columns)
    columns = (*style.columns[:at], "budget", *style.columns[at:])
    headings = {**style.headings, "budget": rng.choice(content["budget_headings"])}
    plan = _changed(rng, areas, lambda r, a: replace(a, budget=r.choice(content["budgets"])))
    return plan, replace(style, columns=columns, headings=headings)


def _targets(rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """A plan of performance: goals with indicators, their targets by quarters, then the actions."""
    if style.schedule in ("weeks", "quarters") or "criteria" not in style.columns or style.headless:
        return None
    content = read_content("variants")
    at = style.columns.index("criteria") + 1
    columns = (*style.columns[:at], "targets", *style.columns[at:])
    headings = {**style.headings, "targets": rng.choice(content["targets_heading"])}
    if "program" in style.columns:
        headings["program"] = rng.choice(content["goal_headings"])
    plan = _changed(rng, areas, _with_targets)
    return plan, replace(style, columns=columns, headings=headings)


def _with_targets(rng: random.Random, action: Action) -> Action:
    step = rng.choice([5, 10, 20, 25])
    figures = tuple(f"{step * (k + 1)}%" for k in range(len(TARGETS)))
    return replace(
        action, targets=rng.choice([figures, ("1", "1", "1", "1"), ("-", "-", "-", "1")])
    )


def _groups(rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """One heading over the columns of action and output, each with its own below."""
    roles = ("action", "output")
    side_by_side = roles in tuple(zip(style.columns, style.columns[1:], strict=False))
    if not side_by_side or style.headless:
        return None
    heading = rng.choice(read_content("variants")["group_headings"])
    return areas, replace(style, header_groups=((heading, roles),))


def _number_all(rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """A number under every column of the grid, months and weeks included."""
    if style.headless or style.schedule in ("text", "weeks"):
        return None
    return areas, replace(style, number_all=True, column_numbers=rng.choice(["{}", "({})"]))


def _numbers(rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan:
    """Item numbers with a full stop or in brackets."""
    shown = rng.choice(read_content("variants")["number_formats"])
    return tuple(
        replace(area, programs=tuple(replace(p, no=shown.format(p.no)) for p in area.programs))
        for area in areas
    ), style


def _times(rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """Codes, quarters, weeks and ranges in words."""
    if style.schedule != "text":
        return None
    said = read_content("variants")["times"]

    def worded(chosen: random.Random, action: Action) -> Action:
        when, months = chosen.choice(said)
        return replace(action, when=when, months=tuple(months))

    return _changed(rng, areas, worded), style


def _owners(rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """Two owners in one cell."""
    if "pic" not in style.columns:
        return None
    form = rng.choice(read_content("variants")["owners"])

    def owned(_rng: random.Random, action: Action) -> Action:
        return replace(action, pic=form.format(a=action.pic, b="Sekretaris Tim"))

    return _changed(rng, areas, owned), style


def _written_marks(rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """Figures or words in the time columns instead of glyphs; only where they are wide enough."""
    if style.schedule not in ("quarters", "semesters") or style.merge_marks:
        return None
    return areas, replace(style, mark=rng.choice(read_content("variants")["marks"]))


def _half_year(_rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan | None:
    """A plan for the second half of the year: July to December."""
    named = style.schedule_labels and style.schedule_labels[-1][0][0] in ("Jan", "JAN", "I")
    if style.schedule != "months" or not named or len(style.schedule_labels) > 1 or style.headless:
        return None
    labels = style.schedule_labels[0][HALF_YEAR:]
    half = replace(style, schedule_labels=(labels,))

    def halved(_rng: random.Random, action: Action) -> Action:
        return replace(action, periods=tuple(p for p in action.periods if p < periods_of(half)))

    return _changed(_rng, areas, halved), half


def _intro(rng: random.Random, areas: tuple[Area, ...], style: Style) -> Plan:
    """A paragraph between title and table."""
    return areas, replace(style, intro=rng.choice(read_content("variants")["intros"]))


def _changed(rng: random.Random, areas: tuple[Area, ...], change: _Change) -> tuple[Area, ...]:
    """The areas with every action changed; a merged value stays that of the row above."""
    return tuple(
        replace(area, programs=tuple(_changed_program(rng, p, change) for p in area.programs))
        for area in areas
    )


def _changed_program(rng: random.Random, program: Program, change: _Change) -> Program:
    return replace(program, actions=tuple(change(rng, action) for action in program.actions))


VARIANTS: dict[str, Callable[[random.Random, tuple[Area, ...], Style], Plan | None]] = {
    "budget": _budget,
    "groups": _groups,
    "half_year": _half_year,
    "header_per_area": _header_per_area,
    "headless": _headless,
    "intro": _intro,
    "light_header": _light_header,
    "misnumbered": _misnumbered,
    "no_area": _no_area,
    "number_all": _number_all,
    "numbers": _numbers,
    "owners": _owners,
    "rotated_area": _rotated_area,
    "targets": _targets,
    "times": _times,
    "written_marks": _written_marks,
}
"""The variants by name; each gives None where it does not fit the style."""
