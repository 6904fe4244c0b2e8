from __future__ import annotations

from zi_extract import frames
from zi_extract.export.collection_tables import MONTHS, TABLES
from zi_extract.export.formats.results import Results


def test_every_table_is_a_frame_with_its_columns(results: Results) -> None:
    made = frames(results)
    assert {name: tuple(frame.columns) for name, frame in made.items()} == {
        form.name: form.names for form in TABLES
    }
    rows = results.rows()
    assert {name: len(frame) for name, frame in made.items()} == {
        n: len(r) for n, r in rows.items()
    }


def test_values_are_typed_and_gaps_are_gaps(results: Results) -> None:
    made = frames(results)
    decrees, actions = made["decrees"], made["actions"]
    assert decrees["date"].dt.year.dropna().tolist() == [2031]
    assert decrees["year"].isna().tolist() == [False, True]
    assert actions["m01"].tolist()[0] is True
    assert actions[list(MONTHS)].dtypes.astype(str).unique().tolist() == ["boolean"]
    # January of the second action could not be judged: neither true nor false.
    assert actions["m01"].isna().tolist()[1]
    assert made["documents"]["pages"].isna().tolist() == [False, False, True]


def test_several_sources_are_one_collection(results: Results) -> None:
    assert len(frames(results, results)["decrees"]) == 2 * len(frames(results)["decrees"])


def test_nothing_gives_empty_frames() -> None:
    assert all(frame.empty for frame in frames().values())
