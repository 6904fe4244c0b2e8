"""``extract --join``: which decree of the collection a Lampiran in a file of its own belongs to."""

from __future__ import annotations

import sys
from pathlib import Path

from zi_extract.export.formats.results import read_results
from zi_extract.export.joins import NAME, Join, find_joins, joins_csv
from zi_extract.store.atomic import write_file


def write_joins(out: Path, *, safe: bool = True) -> tuple[Join, ...]:
    """Writes ``joins.csv`` for the results in ``out`` and says what was found, on stderr.

    Raises InputError when a result cannot be read, OutputError when the file cannot be written.
    """
    joins = find_joins(read_results(out).decrees())
    write_file(out / NAME, joins_csv(joins, safe=safe))
    for join in joins:
        found = join.joined_id or "no decree"
        print(f"{join.decree_id}: {found} ({join.basis})", file=sys.stderr)
    return joins
