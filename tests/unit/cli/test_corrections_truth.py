"""What people checked, as truth that the benchmark takes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "review"))
sys.path.insert(0, str(Path(__file__).parents[1] / "export"))

from review_folder import ID, write_collection_of

from bench.convert import convert_folder
from bench.score import load
from bench.scoring.summary import score_all
from zi_extract.cli.corrections import run_corrections


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write_collection_of(tmp_path / "out", tmp_path / "scans")
    return tmp_path / "out"


def change(path: Path, **values: Any) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_bytes()) | values
    path.write_text(json.dumps(content))
    return content


def settle(out: Path, pointer: str) -> None:
    """As if a person had settled a value and the program had run again."""
    path = out / ID / "evidence.json"
    evidence = json.loads(path.read_bytes())["evidence"]
    evidence[pointer] |= {"corrected_by": "Ani, 2031-01-05", "needs_review": False}
    change(path, evidence=evidence)


def exported(out: Path) -> dict[str, Any]:
    assert run_corrections("export", out, None, out.parent / "truth") == 0
    folder = out.parent / "truth"
    return load(folder) if folder.is_dir() else {}


def test_nothing_is_truth_that_nobody_looked_at(out: Path) -> None:
    assert exported(out) == {}


def test_of_a_document_with_flags_left_only_what_was_settled_is_truth(out: Path) -> None:
    settle(out, "/header/title")
    truth = exported(out)[ID]
    assert truth["scope"] == "header"
    assert list(truth["decree"]) == ["title"]


def test_a_document_without_flags_is_truth_as_a_whole_and_the_benchmark_takes_it(
    out: Path,
) -> None:
    settle(out, "/header/title")
    decree = change(out / ID / "decree.json", status="ok")
    truths = exported(out)
    assert len(truths[ID]["records"]) == len(decree["actions"]) > 0
    head = {key: truths[ID]["decree"][key] for key in ("title", "number", "issuer")}
    assert head["title"] == decree["header"]["title"]
    (out / "documents.csv").write_text(
        f"file,pages,status,ids\n{ID}.pdf,{len(truths[ID]['pages'])},ok,{ID}\n"
    )
    figures = score_all(truths, convert_folder(out))["checked"]
    assert figures["header exact"] == 1.0
    assert figures["exact grids"] == 1.0
    assert figures["full records"] == 1.0
