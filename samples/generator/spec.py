"""What a decree says (``Decree``) and how it is set on paper (``Style``), before any layout."""

from __future__ import annotations

from dataclasses import dataclass, field

MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Person:
    """Who signs or certifies. ``role`` may hold line ends as printed; ``nip`` as printed."""

    role: str
    name: str
    signed: str = "none"
    nip: str | None = None
    rank: str | None = None
    unit: str = ""
    letters: str = "ttd."
    """What is printed in the signature's place where ``signed`` is ttd."""


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the plan. ``periods`` are column numbers of the time grid, from 0.

    ``when`` is printed instead of marks where time is given in words.
    ``with_above`` names the columns whose cell is merged with that of the row above.
    """

    criteria: str
    action: str
    output: str
    periods: tuple[int, ...] = ()
    when: str = ""
    pic: str = ""
    ket: str = ""
    months: tuple[int, ...] = ()
    with_above: frozenset[str] = frozenset()
    budget: str = ""
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """A numbered entry; its number and name are merged over its actions."""

    no: str
    name: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """An area of change. ``label`` is the heading as printed (``II Penataan Tata Laksana``)."""

    no: str
    name: str
    label: str
    programs: tuple[Program, ...]


@dataclass(frozen=True, slots=True)
class Decree:
    """All that is printed, as the truth gives it. ``*`` in texts switches italics."""

    letterhead: tuple[str, ...]
    issuer: str
    decree_of: str
    official: str
    number_line: str
    number: str
    number_normalised: str
    year: int
    title: str
    title_lines: tuple[str, ...]
    place: str
    date_printed: str
    date_iso: str
    salinan: bool
    considerations: tuple[str, ...]
    legal_basis: tuple[str, ...]
    dictums: tuple[tuple[str, str], ...]
    adopting: str
    signatory: Person
    attestation: Person | None
    areas: tuple[Area, ...]
    also_considered: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    annex_heading: tuple[str, ...] = ()
    annex_title: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How it is set. Lengths in points (1/72 inch); colours are grey 0-255 or RGB."""

    body_font: str = "dejavu-serif"
    table_font: str = "dejavu-serif"
    body_size: float = 12.0
    table_size: float = 8.0
    leading: float = 1.4
    paper: str = "F4"
    justify: bool = True
    schedule: str = "months"
    columns: tuple[str, ...] = (
        "no", "program", "criteria", "action", "output", "SCHED", "pic", "ket",
    )  # fmt: skip
    headings: dict[str, str] = field(default_factory=dict)
    schedule_heading: str = "Waktu Pelaksanaan"
    schedule_labels: tuple[tuple[tuple[str, int], ...], ...] = ()
    area: str = "page"
    mark: str = "✓"
    shade: tuple[int, int, int] = (166, 166, 166)
    header_fill: tuple[int, int, int] | None = None
    band_fill: tuple[int, int, int] | None = None
    merge_marks: bool = False
    column_numbers: str = ""
    repeat_header: bool = False
    break_rows: bool = True
    empty_rows: int = 0
    ruling: float = 0.7
    centred: bool = False
    page_numbers: str = ""
    catchwords: bool = False
    salinan_side: str = "right"
    spaced_decides: bool = False
    closing_after_annex: bool = True
    watermark: str = ""
    outer_sides: bool = True
    margin: float = 40.0
    bottoms: tuple[float, ...] = ()
    """Bottom margins of the Lampiran's first pages, where they differ from the usual one."""
    variants: tuple[str, ...] = ()
    """Names of the rarer layouts below that this style has, for the truth file."""
    headless: bool = False
    light_header: bool = False
    header_per_area: bool = False
    header_groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Headings over several columns of text: (text, roles side by side)."""
    number_all: bool = False
    """Numbers of columns under every time column, too."""
    rotated_area: bool = False
    intro: str = ""
    """A paragraph between the Lampiran's title and its table."""
