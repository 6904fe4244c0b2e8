"""report.html: one decree on one page for reading. No scripts, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from zi_extract.export.action_rows import schedule_columns
from zi_extract.export.collection_tables import MONTH_NAMES, MONTHS
from zi_extract.export.report_style import STYLE
from zi_extract.model.decree import Decree
from zi_extract.model.document_actions import Action
from zi_extract.model.document_evidence import EvidenceItem
from zi_extract.model.extraction import SettledDecree

PAGE = """<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""

MARKS = {True: "●", False: "", None: "?"}
"""A month in the grid: named by the paper, not named, not known."""

Evidence = Mapping[str, EvidenceItem]


def report(settled: SettledDecree) -> bytes:
    """The page: what the decree is, what was found wrong, what is promised and when."""
    decree = settled.decree
    parts = (
        _header(decree, settled.evidence),
        _findings(decree),
        _clauses(decree, settled.evidence),
        _actions(decree, settled.evidence),
    )
    body = "\n".join(part for part in parts if part)
    title = escape(decree.header.title or decree.id)
    return PAGE.format(title=title, style=STYLE, body=body).encode("utf-8", "backslashreplace")


def _header(decree: Decree, evidence: Evidence) -> str:
    head, closing = decree.header, decree.closing
    rows = [
        ("Instansi", head.issuer.name, "/header/issuer/name"),
        ("Nomor", head.number.printed, "/header/number/printed"),
        ("Tentang", head.title, "/header/title"),
        ("Ditetapkan di", closing.place, "/closing/place"),
        ("Pada tanggal", closing.date, "/closing/date"),
    ]
    rows += [
        (person.role or "Penanda tangan", person.name, f"/closing/signatories/{index}/name")
        for index, person in enumerate(closing.signatories)
    ]
    lines = "\n".join(
        f"<dt>{escape(name)}</dt><dd{_doubt(evidence, pointer)}>{_shown(value)}</dd>"
        for name, value, pointer in rows
    )
    kind = escape(head.type or "Keputusan")
    source = escape(decree.source.name)
    status = f'<p class="status {decree.status}">{decree.status}</p>'
    return f"<header>\n<h1>{kind}</h1>\n{status}\n<dl>\n{lines}\n</dl>\n<p>{source}</p>\n</header>"


def _findings(decree: Decree) -> str:
    if not decree.findings:
        return ""
    rows = [[f.severity, str(f.page or ""), f.message, f.code, f.pointer] for f in decree.findings]
    heads = ("Tingkat", "Hal.", "Temuan", "Kode", "Penunjuk")
    return "<h2>Temuan</h2>\n" + _table(heads, ([escape(cell) for cell in row] for row in rows))


def _clauses(decree: Decree, evidence: Evidence) -> str:
    lists = (
        ("Menimbang", "considerations", [(c.label, c.text) for c in decree.considerations]),
        ("Mengingat", "legal_basis", [(c.label, c.text) for c in decree.legal_basis]),
        ("Memperhatikan", "also_considered", [(c.label, c.text) for c in decree.also_considered]),
        ("Memutuskan", "dictums", [(d.label, d.text) for d in decree.dictums]),
    )
    return "\n".join(
        f"<h2>{title}</h2>\n" + _items(items, f"/{key}", evidence)
        for title, key, items in lists
        if items
    )


def _items(items: Sequence[tuple[str | None, str]], pointer: str, evidence: Evidence) -> str:
    lines = "\n".join(
        f"<dt>{escape(label or '')}</dt>"
        f"<dd{_doubt(evidence, f'{pointer}/{index}/text')}>{escape(text)}</dd>"
        for index, (label, text) in enumerate(items)
    )
    return f"<dl>\n{lines}\n</dl>"


def _actions(decree: Decree, evidence: Evidence) -> str:
    if not decree.actions:
        return ""
    heads = ["Area", "No", "Program", "Kriteria", "Rencana Aksi", "Output"]
    heads += [name[:3] for name in MONTH_NAMES]
    heads += ["Waktu lain", "Penanggung jawab", "Keterangan"]
    rows = (
        _action(action, f"/actions/{index}", evidence)
        for index, action in enumerate(decree.actions)
    )
    return "<h2>Rencana aksi</h2>\n" + _table(heads, rows)


def _action(action: Action, pointer: str, evidence: Evidence) -> list[str]:
    texts = [("area/name", action.area.name)]
    texts += [(key, getattr(action, key)) for key in ("number", "program", "criteria")]
    texts += [("action", action.action), ("output", action.output)]
    cells = [_marked(value, f"{pointer}/{key}", evidence) for key, value in texts]
    schedule = action.schedule.model_dump() if action.schedule else None
    columns = schedule_columns(schedule)
    named = schedule is not None and any(columns[month] is not None for month in MONTHS)
    cells += [MARKS[columns[month]] if named else "" for month in MONTHS]
    other = "" if named else columns["periods"] or ""
    cells.append(escape(" ".join(filter(None, (other, columns.get("undated"))))))
    return cells + [
        _marked(getattr(action, key), f"{pointer}/{key}", evidence) for key in ("owner", "note")
    ]


def _marked(value: str | None, pointer: str, evidence: Evidence) -> str:
    doubt = _doubt(evidence, pointer)
    return f"<span{doubt}>{escape(value or '')}</span>" if doubt else escape(value or "")


def _table(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    body = "\n".join(lines)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _shown(value: str | None) -> str:
    return "&mdash;" if value is None else escape(value)


def _doubt(evidence: Evidence, pointer: str) -> str:
    """The attribute that marks a value which a person should look at."""
    item = evidence.get(pointer)
    if item is None or not item.needs_review:
        return ""
    return f' class="doubt" title="hal. {item.page}, keyakinan {item.confidence:.2f}"'
