"""Which corrections of an append-only list hold: withdrawn and outdone ones do not."""

from __future__ import annotations

from collections.abc import Iterable

from zi_extract.corrections.anchor import same_anchor
from zi_extract.model.correction import Correction


def current(records: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those that hold, in the order in which they were made.

    Of several about the same ink the last one holds; when that is withdrawn, the one before it.
    """
    known = list(records)
    withdrawn = {record.withdraws for record in known if record.kind == "withdraw"}
    standing: list[Correction] = []
    for record in known:
        if record.kind == "withdraw" or record.id in withdrawn:
            continue
        standing = [earlier for earlier in standing if not same_anchor(earlier, record)]
        standing.append(record)
    return tuple(standing)
