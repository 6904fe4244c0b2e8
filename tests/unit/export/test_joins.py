"""A Lampiran in a file of its own finds its decree, or says why not."""

from __future__ import annotations

import copy
import csv
import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from zi_extract.cli.joins import write_joins
from zi_extract.export.joins import Join, find_joins

EXAMPLE = json.loads(
    (resources.files("zi_extract.export") / "examples" / "decree-1.0.json").read_text("utf-8")
)


def decree(name: str, number: str | None, issuer: str | None, **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = copy.deepcopy(EXAMPLE)
    made["id"] = f"{name}-00000000"
    made["annex_only"] = more.get("annex_only", False)
    made["header"]["number"]["normalised"] = number
    made["header"]["issuer"]["name"] = issuer
    made["header"]["title"] = more.get("title", "RENCANA AKSI")
    return made


COURT, OTHER = "PENGADILAN NEGERI TUBAN", "PENGADILAN AGAMA TUBAN"
NUMBER = "12/KPN.W14-U9/SK.OT1.6/I/2024"
BODIES = [
    decree("a", NUMBER, COURT),
    decree("b", NUMBER, OTHER),
    decree("c", "3 TAHUN 2024", COURT),
]


def joined(*annexes: dict[str, Any]) -> list[tuple[str | None, str]]:
    return [(join.joined_id, join.basis) for join in find_joins([*BODIES, *annexes])]


@pytest.mark.parametrize(
    ("number", "issuer", "title", "expected"),
    [
        (NUMBER, COURT, None, ("a-00000000", "number and issuer")),
        ("12/KPN.W14-U9/SK.0T1.6/1/2024", COURT, None, ("a-00000000", "number and issuer")),
        (NUMBER, "KEJAKSAAN NEGERI TUBAN", None, (None, "another issuer")),
        (NUMBER, None, "RENCANA AKSI", (None, "several decrees")),
        ("3 TAHUN 2024", None, "Rencana  Aksi", ("c-00000000", "number and title")),
        ("4 TAHUN 2024", COURT, "RENCANA AKSI", (None, "no decree")),
        (None, COURT, "RENCANA AKSI", (None, "no number")),
    ],
)
def test_by_number_and_issuer(
    number: str | None, issuer: str | None, title: str | None, expected: tuple[str | None, str]
) -> None:
    annex = decree("z", number, issuer, annex_only=True, title=title)
    assert joined(annex) == [expected]


def test_only_lampiran_of_their_own_files_are_joined() -> None:
    assert joined() == []


def test_the_file_names_both(tmp_path: Path) -> None:
    annex = decree("z", NUMBER, COURT, annex_only=True)
    rows = ["position,file,sha256,pages,status,reason,ids"]
    for position, made in enumerate([*BODIES, annex], start=1):
        (tmp_path / made["id"]).mkdir()
        (tmp_path / made["id"] / "decree.json").write_text(json.dumps(made), encoding="utf-8")
        rows.append(f"{position},{made['id']}.pdf,{'0' * 64},1,ok,,{made['id']}")
    (tmp_path / "documents.csv").write_text("\r\n".join(rows) + "\r\n", encoding="utf-8")
    [found] = write_joins(tmp_path)
    assert found == Join("z-00000000", "a-00000000", NUMBER, COURT, "number and issuer")
    with (tmp_path / "joins.csv").open(encoding="utf-8", newline="") as stream:
        [row] = csv.DictReader(stream)
    assert (row["decree_id"], row["joined_id"]) == ("z-00000000", "a-00000000")
