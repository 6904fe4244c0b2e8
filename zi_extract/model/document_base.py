"""What every exported document shares: frozen pydantic models and the forms of their values."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

SCHEMA_VERSION = "1.0"
"""Version of the exported form: a new key raises the minor number, any other change the major."""

DATE_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
MONTH_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
PERIOD_PATTERN = r"^[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4]|(0[1-9]|1[0-2])-W[1-6])$"
POINTER_PATTERN = r"^(/[^/]*)*$"
DOCUMENT_ID_PATTERN = r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"

SchemaVersion = Annotated[str, StringConstraints(pattern=r"^1\.[0-9]+$")]
"""Major and minor number; documents of an older minor version remain valid."""

IsoDate = Annotated[str, StringConstraints(pattern=DATE_PATTERN)]
"""A calendar date, YYYY-MM-DD."""

Month = Annotated[str, StringConstraints(pattern=MONTH_PATTERN)]
"""A calendar month, YYYY-MM."""

Period = Annotated[str, StringConstraints(pattern=PERIOD_PATTERN)]
"""A month YYYY-MM, a quarter YYYY-Qn or a week of a month YYYY-MM-Wn."""

Pointer = Annotated[str, StringConstraints(pattern=POINTER_PATTERN)]
"""A JSON Pointer (RFC 6901) into the decree's document."""

Share = Annotated[float, Field(ge=0.0, le=1.0)]
"""A number from 0 to 1."""

PageNumber = Annotated[int, Field(ge=1)]
"""A page of the file, counted from 1."""

PaperBox = tuple[Share, Share, Share, Share]
"""Left, top, right, bottom as fractions (0-1) of the upright page, from its top left corner."""


class Document(BaseModel):
    """Base of everything that leaves the program: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")
