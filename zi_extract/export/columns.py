"""What a table of the collection is made of: columns with types, keys, foreign keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "integer", "number", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: stable name, type, the Indonesian term, whether it may be empty, and what fits.

    ``pattern`` fits the whole text; ``lowest`` and ``highest`` are bounds of a number.
    """

    name: str
    type: ColumnType
    title: str
    required: bool = False
    pattern: str = ""
    choices: tuple[str, ...] = ()
    lowest: int | None = None
    highest: int | None = None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """``columns`` of this table are the key ``target_columns`` of another."""

    columns: tuple[str, ...]
    table: str
    target_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table of the collection: its columns in order and its keys."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order."""
        return tuple(column.name for column in self.columns)
