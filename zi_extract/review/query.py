"""Which part of the worklist is wanted."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from zi_extract.review.words import Language
from zi_extract.review.worklist import Entry

Name = Annotated[str, StringConstraints(max_length=500)]


class WorklistQuery(BaseModel):
    """Filters, empty for everything; and which piece of what is left."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    document: Name = Field(default="", description="Id of a document.")
    kind: Literal["", "text", "tick", "page"] = Field(default="", description="Kind of value.")
    field: Name = Field(default="", description="Pointer without indices, such as /header/title.")
    settled: bool = Field(default=False, description="Also what a person has settled.")
    offset: int = Field(default=0, ge=0, le=10_000_000, description="Items to leave out first.")
    limit: int = Field(default=100, ge=1, le=1_000, description="Items at most.")
    lang: Language | None = Field(default=None, description="en or id.")


def chosen(entries: list[Entry], query: WorklistQuery) -> list[Entry]:
    """The entries that the filters let through, in the same order."""
    return [
        entry
        for entry in entries
        if (query.settled or entry.settled is None)
        and query.document in ("", entry.item.document)
        and query.kind in ("", entry.item.kind)
        and query.field in ("", entry.item.field)
    ]
