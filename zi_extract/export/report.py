"""report.html: one decree on one page to read, mail and print. No scripts, nothing loaded."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup, escape

from zi_extract.export.report_content import Shown, content_of
from zi_extract.model.extraction import SettledDecree

Data = Mapping[str, Any]


Told = Callable[[str], str]
"""Meaning of a finding's code in the language of the report."""


def no_meaning(_code: str) -> str:
    """For a report whose findings have their own message only."""
    return ""


def report(settled: SettledDecree, told: Told = no_meaning) -> bytes:
    """The page without pictures: what the decree is, what is promised and when, what was found."""
    evidence = {pointer: item.model_dump(mode="json") for pointer, item in settled.evidence.items()}
    return report_page(settled.decree.model_dump(mode="json"), evidence, told=told)


def report_page(
    decree: Data,
    evidence: Data,
    gantt: bytes = b"",
    pictures: Mapping[int, bytes] | None = None,
    told: Told = no_meaning,
) -> bytes:
    """The page of a parsed decree.json and its evidence.

    ``gantt`` is an SVG of the plan's calendar; ``pictures`` are pages as JPEG by page number, shown
    with all that was read drawn over them.
    """
    content = content_of(decree, evidence)
    pages = [_page(decree, evidence, number, jpeg) for number, jpeg in (pictures or {}).items()]
    plan = data_address("image/svg+xml", gantt)
    return render("report.html", r=content, gantt=plan, pages=pages, told=told)


def render(template: str, **about: Any) -> bytes:
    """A template of ours with its style inside."""
    style = Markup(_style())  # noqa: S704 - our own file, no text of a document
    made = _templates().get_template(template).render(style=style, marked=_marked, **about)
    return made.encode("utf-8", "backslashreplace")


def data_address(kind: str, content: bytes) -> str:
    """The content as an address that holds it; empty for nothing."""
    return f"data:{kind};base64,{b64encode(content).decode()}" if content else ""


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("zi_extract.export", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style() -> str:
    return files("zi_extract.export").joinpath("templates/report.css").read_text(encoding="utf-8")


def _marked(shown: Shown) -> Markup:
    """A value, marked when a person should look at it or has."""
    text = escape("\u2014" if shown.value is None else shown.value)
    if not shown.state:
        return text
    return Markup('<span class="{}" title="{}">{}</span>').format(shown.state, shown.note, text)


def _page(decree: Data, evidence: Data, number: int, jpeg: bytes) -> dict[str, Any]:
    kinds = {page["page"]: page["kind"] for page in decree["source"]["pages"]}
    return {
        "number": number,
        "kind": kinds.get(number, ""),
        "picture": data_address("image/jpeg", jpeg),
        "boxes": _boxes(evidence, number),
    }


def _boxes(evidence: Data, page: int) -> list[dict[str, Any]]:
    """Every ink of a page once, with its gravest state; what is in doubt lies on top."""
    found: dict[tuple[float, ...], str] = {}
    for item in evidence.values():
        state = state_of(item)
        for ink in (item, *item["continued"]):
            if ink["page"] == page:
                box = tuple(ink["box"])
                found[box] = state if state == "doubt" else found.get(box) or state
    return _drawn(found.items())


def _drawn(found: Iterable[tuple[Sequence[float], str]]) -> list[dict[str, Any]]:
    made = [
        {
            "x": box[0],
            "y": box[1],
            "width": round(box[2] - box[0], 5),
            "height": round(box[3] - box[1], 5),
            "state": state,
        }
        for box, state in found
    ]
    return sorted(made, key=lambda box: (bool(box["state"]), box["state"], box["y"], box["x"]))


def state_of(item: Data) -> str:
    """Whether a value is in doubt, or was checked by a person."""
    return "doubt" if item["needs_review"] else "checked" if item.get("corrected_by") else ""
