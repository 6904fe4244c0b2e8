"""The decrees of a file after the checks, with what the checks made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from zi_extract.model.draft import DecreeDraft
from zi_extract.model.finding import Finding
from zi_extract.model.invariant import Invariant
from zi_extract.model.page import PageLayout
from zi_extract.model.places import WordPlaces
from zi_extract.model.source import Status
from zi_extract.model.working_point import WorkingPoints

DecreeStatus = Literal["ok", "review", "partial"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """``drafts`` carry all their findings; ``statuses`` has one entry for each of them.

    ``layouts`` are the pages with the probability of every cell and mark as its confidence;
    ``invariants`` has one account for each draft. ``points`` says for each kind of value below
    which probability a person is asked. ``places`` says of every word of every page where it
    ended; ``findings`` are those of the whole file, pages that belong to no decree included.
    """

    drafts: tuple[DecreeDraft, ...]
    statuses: tuple[DecreeStatus, ...]
    places: WordPlaces
    status: Status
    reason: str
    findings: tuple[Finding, ...]
    layouts: Mapping[int, PageLayout]
    points: WorkingPoints
    invariants: tuple[tuple[Invariant, ...], ...]
