"""A correction made of what a person did in the page: its anchor comes from our own results."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version
from typing import Annotated, get_args

from pydantic import BaseModel, ConfigDict, Field

from zi_extract.corrections.leaf_types import NotPossibleError, value_of
from zi_extract.corrections.ledger import new_id
from zi_extract.errors import InputError
from zi_extract.model.correction import (
    Correction,
    CorrectionId,
    CorrectionKind,
    InkPlace,
    LongText,
    ShortText,
)
from zi_extract.model.document_base import PaperBox, Pointer
from zi_extract.model.source import PageKind
from zi_extract.review.items import WHOLE
from zi_extract.review.results import Document
from zi_extract.review.targets import Place, Target, find_targets

ROLES = (
    "no",
    "area",
    "program",
    "criteria",
    "action",
    "output",
    "evidence",
    "time",
    "owner",
    "note",
    "other",
)


class Change(BaseModel):
    """What the page (or another tool) asks for. The rest of a correction is filled in here."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: CorrectionKind = Field(description="What is changed; see the schema of corrections.")
    pointer: Pointer = Field(default="", max_length=500, description="The value in decree.json.")
    becomes: LongText | None = Field(default=None, description="What it becomes.")
    page: Annotated[int, Field(ge=1, le=100_000)] | None = Field(
        default=None, description="Page of the ink, where no pointer says it."
    )
    box: PaperBox | None = Field(default=None, description="Ink, where no pointer says it.")
    code: ShortText = Field(default="", description="Code of the finding that was looked at.")
    why: ShortText = Field(default="", description="Reason, in words.")
    withdraws: CorrectionId | None = Field(default=None, description="Correction to take back.")


def made_of(change: Change, document: Document, who: str) -> Correction:
    """The correction. Raises InputError in plain words when the change is not possible."""
    anchor = _anchor(change, document)
    now = datetime.now(UTC)
    return Correction(
        id=new_id(now),
        kind=change.kind,
        document=document.sha256,
        file=document.entry.file[:2_000],
        pointer=change.pointer,
        becomes=change.becomes,
        why=change.why,
        who=who,
        when=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        version=version("zi-extract"),
        withdraws=change.withdraws,
        **anchor,
    )


def _anchor(change: Change, document: Document) -> dict[str, object]:
    match change.kind:
        case "withdraw":
            if change.withdraws is None:
                raise InputError("Say which correction to take back, in withdraws.")
            return {"page": 1, "box": WHOLE}
        case "page_kind":
            return _page(change, document)
        case "seen":
            _known_page(change.page, document)
            return {"page": change.page, "box": change.box or WHOLE, "raw": change.code}
        case "merge":
            _known_page(change.page, document)
            if change.box is None:
                raise InputError("Say which cells, in box.")
            return {"page": change.page, "box": change.box}
        case _:
            return _value(change, document)


def _value(change: Change, document: Document) -> dict[str, object]:
    target = find_targets(document).by_pointer.get(change.pointer)
    if target is None:
        return _pointed_out(change, document)
    _check_becomes(change, target)
    first, *further = _lower_part(target) if change.kind == "part_row" else target.places
    return {
        "page": first[0],
        "box": _edges(first),
        "continued": tuple(InkPlace(page=place[0], box=_edges(place)) for place in further),
        "raw": target.raw,
    }


def _lower_part(target: Target) -> tuple[Place, ...]:
    """The places of a cell behind the page's end that its row was joined over."""
    lower = tuple(place for place in target.places if place[0] > target.places[0][0])
    if not lower:
        raise InputError("This row stands on one page only; a row is parted where a page ends.")
    return lower


def _check_becomes(change: Change, target: Target) -> None:
    becomes = change.becomes
    if change.kind == "tick" and (target.kind != "tick" or becomes not in ("marked", "empty")):
        raise InputError("A mark becomes marked or empty, and only where a mark may stand.")
    if change.kind == "value" and target.kind == "tick":
        raise InputError("This cell holds a mark; change it with the kind tick.")
    if change.kind == "column" and becomes not in ROLES:
        raise InputError(f"A column is one of {', '.join(ROLES)}.")
    if change.kind in ("split", "join_row", "part_row", "column") and not target.table:
        raise InputError("Only cells of a table can be changed like that.")
    if change.kind == "value" and not target.table:
        confirmed = becomes in (target.raw, str(target.value))
        if not confirmed:
            _check_possible(change)


def _pointed_out(change: Change, document: Document) -> dict[str, object]:
    """A value that was not found: the person says where it stands."""
    if change.kind != "value" or change.page is None or change.box is None:
        raise InputError("There is no such value in the results; say its page and box.")
    _known_page(change.page, document)
    _check_possible(change)
    return {"page": change.page, "box": change.box}


def _check_possible(change: Change) -> None:
    try:
        value_of(change.pointer, change.becomes)
    except NotPossibleError as error:
        raise InputError(f"This cannot stand there: {error}.") from error


def _page(change: Change, document: Document) -> dict[str, object]:
    kinds: dict[int, PageKind] = {
        page["page"]: page["kind"] for page in document.decree["source"]["pages"]
    }
    if change.page not in kinds or change.becomes not in get_args(PageKind):
        raise InputError(f"A page of the file becomes one of {', '.join(get_args(PageKind))}.")
    return {"page": change.page, "box": WHOLE, "raw": kinds[change.page]}


def _known_page(page: int | None, document: Document) -> None:
    if page not in {known["page"] for known in document.decree["source"]["pages"]}:
        raise InputError("The file has no such page.")


def _edges(place: Place) -> PaperBox:
    _, box = place
    return (box.left, box.top, box.right, box.bottom)
