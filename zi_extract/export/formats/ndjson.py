"""NDJSON: every decree on a line, and every action on a line, for streams and search engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from zi_extract.export.formats.results import Results


def export(results: Results) -> Iterator[tuple[str, bytes]]:
    """``decrees.ndjson`` and ``actions.ndjson``; a line of the latter knows its decree's id.

    A decree is the object of its decree.json, an action the object in ``/actions`` of it with
    ``decree_id`` and ``action_index`` (from 1), the key of actions.csv.
    """
    yield "decrees.ndjson", b"".join(map(_line, results.decrees()))
    yield "actions.ndjson", b"".join(map(_line, _actions(results)))


def _actions(results: Results) -> Iterator[dict[str, Any]]:
    for decree in results.decrees():
        for index, action in enumerate(decree["actions"], start=1):
            yield {"decree_id": decree["id"], "action_index": index} | action


def _line(data: dict[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, allow_nan=False)
    return text.encode("utf-8", "backslashreplace") + b"\n"
