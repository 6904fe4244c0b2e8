from __future__ import annotations

import copy
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bench.scoring.calibration import expected_calibration_error
from bench.scoring.grid import Grid
from bench.scoring.structure import content_rewards, grits, teds, topology_rewards
from bench.scoring.summary import report, score_all, score_documents

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
NAMES = ("born-digital", "sideways")


def _truth(name: str = "born-digital") -> dict[str, Any]:
    return dict(json.loads((SAMPLES / f"{name}.truth.json").read_text(encoding="utf-8")))


def _as_prediction(truth: dict[str, Any]) -> dict[str, Any]:
    parts = ("decree", "pages", "tables", "records")
    return {**copy.deepcopy({part: truth[part] for part in parts}), "status": "ok"}


def _overall(truth: dict[str, Any], pred: dict[str, Any]) -> dict[str, Any]:
    return score_all({"a": truth}, {"a": pred})["overall"]


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_scores_full_marks_against_itself(name: str) -> None:
    truth = _truth(name)
    figures = _overall(truth, _as_prediction(truth))
    best = [
        "header exact", "header sim", "words F1", "page kind", "GriTS-Top", "GriTS-Con", "TEDS",
        "TEDS-S", "exact grids", "tick cell F1", "tick F1", "record F1", "full records",
        "error recall", "documents ok",
    ]  # fmt: skip
    assert {key: figures[key] for key in best} == dict.fromkeys(best, 1.0)
    none = ("body CER", "cell CER", "cells wrong", "silent error", "false tables", "missing")
    assert {key: figures[key] for key in none} == dict.fromkeys(none, 0.0)
    assert figures["calibration"]["overall"]["wrong"] == 0


def test_a_missing_prediction_is_wholly_wrong_and_silent() -> None:
    figures = score_all({"a": _truth()}, {})["overall"]
    assert figures["missing"] == 1
    assert figures["header exact"] == 0.0
    assert figures["silent error"] == 1.0


def test_one_wrong_title_costs_one_field_and_a_flag_tells_of_it() -> None:
    truth = _truth()
    pred = _as_prediction(truth)
    pred["decree"]["title"] = {"value": "RENCANA LAIN", "confidence": 0.5}
    block = _overall(truth, pred)["calibration"]["header fields"]
    assert block["wrong"] == 1
    assert block["silent error"] == 0.0
    assert block["error recall"] == 1.0


def test_a_lost_tick_is_one_missed_position_and_one_wrong_schedule() -> None:
    truth = _truth()
    pred = _as_prediction(truth)
    cell = next(c for t in pred["tables"] for c in t["cells"] if c["tick"])
    cell["tick"], cell["text"] = False, ""
    figures = _overall(truth, pred)
    ticked = sum(bool(c["tick"]) for t in truth["tables"] for c in t["cells"])
    assert figures["tick cell P"] == 1.0
    assert figures["tick cell R"] == pytest.approx((ticked - 1) / ticked)
    assert figures["calibration"]["tick cells"]["wrong"] == 1


def test_an_unsure_tick_is_never_right_but_is_flagged() -> None:
    truth = _truth()
    pred = _as_prediction(truth)
    cell = next(c for t in pred["tables"] for c in t["cells"] if c["tick"])
    cell["tick"] = "unsure"
    block = _overall(truth, pred)["calibration"]["tick cells"]
    assert (block["wrong"], block["silent error"]) == (1, 0.0)


def test_splitting_a_merged_cell_breaks_exactly_one_grid() -> None:
    truth = _truth()
    pred = _as_prediction(truth)
    table = pred["tables"][0]
    band = next(c for c in table["cells"] if c["colspan"] == table["n_cols"])
    band["colspan"] -= 1
    rest = {**band, "col": band["col"] + band["colspan"], "colspan": 1, "text": ""}
    table["cells"].append(rest)
    figures = _overall(truth, pred)
    assert figures["exact grids"] == pytest.approx(1 - 1 / len(truth["tables"]))
    assert 0.9 < figures["GriTS-Top"] < 1.0


def test_an_invented_record_is_counted_and_silent() -> None:
    truth = _truth()
    pred = _as_prediction(truth)
    strange = {"action": "Membeli seekor gajah putih", "area": "Kebun", "pages": [3]}
    pred["records"].append({**strange, "schedule": ["2025-01"]})
    figures = _overall(truth, pred)
    assert figures["calibration"]["record fields"]["wrong"] == 3
    assert figures["full records"] == 1.0
    assert figures["record F1"] < 1.0


def test_a_page_flag_covers_the_values_of_its_page() -> None:
    truth = _truth()
    pred = _as_prediction(truth)
    pages = {table["page"] for table in truth["tables"]}
    for entry in pred["pages"]:
        entry["needs_review"] = entry["page"] in pages
    pred["tables"] = []
    block = _overall(truth, pred)["calibration"]["text cells"]
    assert block["wrong"] == block["n"]
    assert block["error recall"] == 1.0


def test_personnel_numbers_can_be_compared_by_their_hash() -> None:
    truth = _truth()
    truth["decree"]["signatories"][0]["nip"] = "sha256:e9ca0fc94b5ba4be"
    pred = _as_prediction(truth)
    pred["decree"]["signatories"][0]["nip"] = "19700101 199503 1 001"
    figures = _overall(truth, pred)
    assert figures["  signatory.nip exact"] == 0.0
    truth["decree"]["signatories"][0]["nip"] = _hash("197001011995031001")
    assert _overall(truth, pred)["  signatory.nip exact"] == 1.0


def _hash(number: str) -> str:

    return "sha256:" + sha256(number.encode()).hexdigest()[:16]


def test_values_are_named_by_their_place() -> None:
    truth = _truth()
    score = score_documents({"a": truth}, {"a": _as_prediction(truth)})[0]
    places = [value.where for value in score.values]
    assert len(places) == len(set(places))
    assert "decree/title" in places
    assert "record 0/schedule" in places


def test_the_report_names_every_kind_of_damage() -> None:
    truths = {name: _truth(name) for name in NAMES}
    preds = {name: _as_prediction(truth) for name, truth in truths.items()}
    text = report(score_all(truths, preds), details=False)
    assert "| metric | born | rotated | overall |" in text
    assert "| full records | 1.0000 | 1.0000 | 1.0000 |" in text


def _grid(*rows: str) -> Grid:
    cells = [
        {"row": r, "col": c, "text": text}
        for r, row in enumerate(rows)
        for c, text in enumerate(row.split("|"))
    ]
    return Grid({"n_rows": len(rows), "n_cols": rows[0].count("|") + 1, "cells": cells})


def test_structure_scores_of_a_lost_row_are_those_of_the_papers() -> None:
    full, less = _grid("a|b", "c|d", "e|f"), _grid("a|b", "e|f")
    top, rows, cols = grits(full, less, topology_rewards(full, less))
    assert top == pytest.approx(2 * 4 / (6 + 4))
    assert (len(rows), len(cols)) == (2, 2)
    assert grits(full, less, content_rewards(full, less))[0] == pytest.approx(0.8)
    assert teds(full, less, content=True) == pytest.approx(1 - 3 / 10)


def test_calibration_error_of_a_reader_that_is_always_sure_and_half_right() -> None:
    right = [True, False] * 50
    assert expected_calibration_error([1.0] * 100, right) == pytest.approx(0.5)
    assert expected_calibration_error([0.5] * 100, right) == pytest.approx(0.0)
    assert expected_calibration_error([], []) is None
