"""What a person has looked at, so that checks do not ask again."""

from __future__ import annotations

from dataclasses import dataclass

from zi_extract.model.geometry import Box


@dataclass(frozen=True, slots=True)
class Seen:
    """Ink of page ``page`` (``box`` on the straight page) whose value a person settled.

    With a ``code`` only that finding was looked at. ``by`` says who and when.
    """

    code: str
    page: int
    box: Box
    by: str
