from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from bench.calibration_file import DATA_FILE, written
from bench.examples import Example, on_right_grids
from bench.fit import FORMER, cross_validated
from bench.quality import quality, working_point
from bench.scorecard import fit
from bench.scoring.calibration import Judged
from bench.sets import LEARNED_FROM, NamedSet, named_sets
from zi_extract.checks.calibration import read_calibration
from zi_extract.model.working_point import ValueKind


def example(
    worst: float, *, right: bool, number: int = 0, field: str = "name", named: bool = False
) -> Example:
    signals = {"worst": worst, "weak": float(worst < 0.97)}
    group = f"issuer {number % 7}"
    where = f"decree/{field}/{number}"
    return Example(f"d{number}", group, "clean300", "header", field, signals, right, named, where)


def population(n: int = 600) -> list[Example]:
    """Sure words are right 98 times in 100, doubtful ones every other time."""
    rng = np.random.default_rng(7)
    made = []
    for number in range(n):
        worst = float(rng.choice((0.4, 0.99, 0.99, 0.99)))
        right = rng.random() < (0.98 if worst > 0.9 else 0.5)
        made.append(example(worst, right=right, number=number))
    return made


def test_the_fit_finds_the_shares() -> None:
    weights = fit(population())
    sure = weights.probability("name", {"worst": 0.99, "weak": 0.0})
    doubtful = weights.probability("name", {"worst": 0.4, "weak": 1.0})
    assert sure == pytest.approx(0.98, abs=0.02)
    assert doubtful == pytest.approx(0.5, abs=0.1)


def test_no_step_turns_against_its_direction() -> None:
    upside_down = [example(e.signals["worst"], right=not e.right) for e in population()]
    weights = fit(upside_down)
    assert weights.probability("name", {"worst": 0.99}) >= weights.probability(
        "name", {"worst": 0.4}
    )


def test_probabilities_of_unseen_issuers_are_calibrated() -> None:
    examples = population()
    found = quality(examples, cross_validated(examples), 0.9)
    assert found.ece < 0.05
    assert found.low <= found.ece <= found.high + 0.02
    assert found.silent < 0.04
    assert found.wrong == sum(not e.right for e in examples)


def test_the_working_point_flags_the_doubtful_and_not_the_sure() -> None:
    examples = population()
    sure = [0.97 if e.signals["worst"] > 0.9 else 0.55 for e in examples]
    assert 0.55 < working_point("header", examples, sure, 0.5) <= 0.97


def test_named_values_are_flagged_whatever_their_probability() -> None:
    examples = [example(0.99, right=False, named=True), example(0.99, right=True)]
    found = quality(examples, [0.99, 0.99], 0.5)
    assert (found.silent, found.false_alarm) == (0.0, 0.0)


def test_the_table_can_be_read_again() -> None:
    examples = population()
    found = quality(examples, cross_validated(examples), 0.9)
    text = written({"header": (fit(examples, 0.9), found)}, examples)
    table = tomllib.loads(text)["header"]
    assert table["below"] == 0.9
    assert table["steps"]["worst"][0][1] > 0
    assert "7 issuers" in text


def test_the_committed_table_was_written_by_the_fit() -> None:
    assert DATA_FILE.read_text(encoding="utf-8").startswith("# How sure a value is")


def test_a_few_wrong_values_do_not_choose_the_working_point() -> None:
    examples = [e for e in population() if e.right][:200]
    examples[0] = replace(examples[0], right=False)
    assert working_point("header", examples, [0.93] * len(examples), 0.95) == 0.95


def test_what_was_learned_before_stays_where_nothing_is_wrong() -> None:
    """A reader without mistakes cannot teach what they look like."""
    former = fit(population())
    perfect = [replace(e, right=True) for e in population(200)]
    again = fit(perfect, former=former)
    faint = {"worst": 0.4, "weak": 1.0}
    sure = {"worst": 0.99, "weak": 0.0}
    assert again.probability("name", faint) < 0.95 < again.probability("name", sure)
    assert fit(perfect).probability("name", faint) > 0.95


def test_cells_of_a_wrong_grid_teach_nothing() -> None:
    places = ("page 3/table 0/row 1 col 2", "page 4/table 1/row 0 col 0", "record 3/no")
    values = [Judged("text cells", True, False, 0.9, where) for where in places]
    kept = on_right_grids(values, ["page 3/table 0"])
    assert [value.where for value in kept] == list(places[1:])


def test_the_former_table_has_every_kind_of_value() -> None:
    former = read_calibration(FORMER.read_text(encoding="utf-8"))
    assert set(former) == set(get_args(ValueKind))


def test_named_sets_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.sets.LEARNED_FROM", {"b3": NamedSet(3, 1)})
    (folder,) = named_sets(tmp_path)
    (made,) = (folder / "docs").glob("*.pdf")
    first, time = made.read_bytes(), made.stat().st_mtime_ns
    assert list(named_sets(tmp_path)) == [folder]
    assert made.stat().st_mtime_ns == time
    made.unlink()
    (folder / "truth" / f"{made.stem}.json").unlink()
    assert list(named_sets(tmp_path)) == [folder]
    assert made.read_bytes() == first


def test_sets_that_teach_have_seeds_of_their_own() -> None:
    assert len({made.seed for made in LEARNED_FROM.values()}) == len(LEARNED_FROM)
