"""What the report of a decree says, ready to be laid out: texts, states, months, counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zi_extract.export.action_rows import schedule_columns
from zi_extract.export.collection_tables import MONTH_NAMES, MONTHS

Data = Mapping[str, Any]

MARKS = {True: "●", False: "", None: "?"}
"""A month in the grid: named by the paper, not named, not known."""

CLAUSES = (
    ("Menimbang", "considerations"),
    ("Mengingat", "legal_basis"),
    ("Memperhatikan", "also_considered"),
    ("Memutuskan", "dictums"),
)

REQUIRED = (
    ("instansi", "/header/issuer/name"),
    ("nomor", "/header/number/printed"),
    ("judul", "/header/title"),
    ("tempat penetapan", "/closing/place"),
    ("tanggal penetapan", "/closing/date"),
)
"""What every decree has, but no Lampiran alone."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as it is shown: ``state`` is doubt, checked or empty, ``note`` says more of it."""

    value: str | None
    state: str = ""
    note: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """All that the page says. ``columns`` counts those of the table of actions."""

    title: str
    kind: str
    number: str
    issuer: str
    status: str
    file: str
    sha256: str
    facts: tuple[Shown, ...]
    numbers: tuple[tuple[str, int], ...]
    findings: tuple[Data, ...]
    unread: tuple[str, ...]
    clauses: tuple[Data, ...]
    actions: tuple[Data, ...]
    months: tuple[str, ...]
    columns: int
    has_program: bool
    has_criteria: bool
    has_output: bool
    has_note: bool


def content_of(decree: Data, evidence: Data) -> Content:
    """The content of a parsed decree.json with its evidence."""
    head = decree["header"]
    has = {
        name: any(action[name] for action in decree["actions"])
        for name in ("program", "criteria", "output", "note")
    }
    asking = sum(finding["severity"] != "info" for finding in decree["findings"])
    return Content(
        title=head["title"] or decree["id"],
        kind=head["type"] or "Keputusan",
        number=head["number"]["printed"] or "",
        issuer=head["issuer"]["name"] or "",
        status=decree["status"],
        file=decree["source"]["name"],
        sha256=decree["source"]["sha256"],
        facts=tuple(_facts(decree, evidence)),
        numbers=(
            ("halaman", len(decree["pages"])),
            ("rencana aksi", len(decree["actions"])),
            ("peraturan dikutip", len(decree["legal_basis"])),
            ("diktum", len(decree["dictums"])),
            ("perlu diperiksa", asking),
        ),
        findings=tuple(decree["findings"]),
        unread=tuple(_unread(decree, evidence)),
        clauses=tuple(_clauses(decree, evidence)),
        actions=tuple(_actions(decree, evidence)),
        months=tuple(name[:3] for name in MONTH_NAMES),
        columns=4 + len(MONTHS) + sum(has.values()),
        **{f"has_{name}": present for name, present in has.items()},
    )


def shown(value: Any, pointer: str, evidence: Data, name: str = "") -> Shown:
    """A value with what its evidence says of it."""
    text = None if value is None else str(value)
    item = evidence.get(pointer)
    if item is None:
        return Shown(text, name=name)
    if item["needs_review"]:
        note = f"hal. {item['page']}, keyakinan {item['confidence']:.2f}"
        return Shown(text, "doubt", note, name)
    if item.get("corrected_by"):
        return Shown(text, "checked", str(item["corrected_by"]), name)
    return Shown(text, name=name)


def _facts(decree: Data, evidence: Data) -> Iterator[Shown]:
    head, closing = decree["header"], decree["closing"]
    rows = [
        ("Nomor", head["number"]["printed"], "/header/number/printed"),
        ("Instansi", head["issuer"]["name"], "/header/issuer/name"),
        ("Pejabat", head["official"], "/header/official"),
        ("Ditetapkan di", closing["place"], "/closing/place"),
        ("Pada tanggal", closing["date"], "/closing/date"),
    ]
    for index, person in enumerate(closing["signatories"]):
        role = person["role"] or "Penanda tangan"
        rows.append((role, person["name"], f"/closing/signatories/{index}/name"))
    for name, value, pointer in rows:
        yield shown(value, pointer, evidence, name)


def _unread(decree: Data, evidence: Data) -> Iterator[str]:
    """Pages and parts that are missing, in words."""
    for page in decree["source"]["pages"]:
        if page["status"] == "unread":
            yield f"Halaman {page['page']} tidak dapat dibaca."
    for name, pointer in () if decree["annex_only"] else REQUIRED:
        if _at(decree, pointer) is None:
            item = evidence.get(pointer)
            found = f"letaknya ada (hal. {item['page']})" if item else "letaknya tidak ditemukan"
            yield f"Tidak ada {name}: {found}."
    if not decree["annex_only"] and not decree["closing"]["signatories"]:
        yield "Tidak ada penanda tangan."
    for finding in decree["findings"]:
        if finding["code"].startswith("leftover"):
            yield f"Halaman {finding['page']}: {finding['message']}"


def _clauses(decree: Data, evidence: Data) -> Iterator[Data]:
    for name, key in CLAUSES:
        items = [
            {"label": item["label"], "text": shown(item["text"], f"/{key}/{n}/text", evidence)}
            for n, item in enumerate(decree[key])
        ]
        if items:
            yield {"name": name, "items": items}


def _actions(decree: Data, evidence: Data) -> Iterator[Data]:
    before: str | None = None
    for index, action in enumerate(decree["actions"]):
        at = f"/actions/{index}"
        area = area_of(action)
        months, other = _time(action["schedule"])
        plain = ("number", "program", "criteria", "action", "output", "owner", "note")
        yield {
            "area": area,
            "area_begins": area != before,
            "months": months,
            "other_time": shown(other, f"{at}/schedule/printed", evidence),
            **{
                key: shown("" if action[key] is None else action[key], f"{at}/{key}", evidence)
                for key in plain
            },
        }
        before = area


def area_of(action: Data) -> str:
    """The area of an action as a heading."""
    area = action["area"]
    parts = [part for part in (area["number"], area["name"]) if part]
    return " ".join(parts) or (f"Area {area['code']}" if area["code"] else "Tanpa area")


def _time(schedule: Data | None) -> tuple[list[str], str]:
    """Twelve marks, and what does not fit into months."""
    columns = schedule_columns(dict(schedule) if schedule else None)
    named = schedule is not None and any(columns[month] is not None for month in MONTHS)
    marks = [MARKS[columns[month]] if named else "" for month in MONTHS]
    other = "" if named else columns["periods"] or ""
    return marks, " ".join(filter(None, (other, columns.get("undated"))))


def _at(node: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        node = node[part]
    return node
