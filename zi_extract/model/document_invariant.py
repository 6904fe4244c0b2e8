"""The invariants of a decree in its exported form."""

from __future__ import annotations

from pydantic import Field

from zi_extract.model.document_base import Document
from zi_extract.model.invariant import InvariantName


class InvariantDocument(Document):
    """One thing that must be conserved, counted on paper and in the result."""

    name: InvariantName = Field(title="Yang dijaga", description="What is counted.")
    holds: bool = Field(title="Terjaga", description="False when anything is lost or made up.")
    paper: int = Field(title="Di kertas", description="How many were found on the pages.")
    result: int = Field(title="Dalam hasil", description="How many of them are in the decree.")
    note: str = Field(title="Keterangan", description="Why the counts may differ.")
