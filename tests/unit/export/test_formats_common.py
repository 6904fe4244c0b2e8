from __future__ import annotations

import json
from pathlib import Path

import pytest

from zi_extract.cli.app import run
from zi_extract.errors import InputError, MissingToolError
from zi_extract.export.formats import registry
from zi_extract.export.formats.names import FormatName
from zi_extract.export.formats.registry import FORMATS, Format, exporter
from zi_extract.export.formats.results import Results, read_results


def available(name: FormatName) -> bool:
    try:
        exporter(name)
    except MissingToolError:
        return False
    return True


def test_every_name_has_a_format_and_a_page_in_the_docs() -> None:
    page = (Path(__file__).parents[3] / "docs" / "exports.md").read_text()
    assert set(FORMATS) == set(FormatName)
    assert all(f"## {name}" in page for name in FormatName)


@pytest.mark.parametrize("name", FormatName)
def test_the_same_results_give_the_same_bytes(name: FormatName, results: Results) -> None:
    if not available(name):
        pytest.skip("its package is not installed")
    assert list(exporter(name)(results)) == list(exporter(name)(results))


def test_a_missing_package_is_named_with_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Format("ndjson", "", "no_such_package", "some-extra")
    monkeypatch.setitem(registry.FORMATS, FormatName.NDJSON, absent)
    with pytest.raises(MissingToolError, match=r"pip install 'zi-extract\[some-extra\]'"):
        exporter(FormatName.NDJSON)


def test_a_folder_without_results_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There are no results here"):
        read_results(tmp_path)


def test_a_lost_decree_is_not_passed_over(tmp_path: Path) -> None:
    content = "position,file,sha256,pages,status,reason,ids\r\n1,a.pdf,,,review,,a-12345678\r\n"
    (tmp_path / "documents.csv").write_text(content)
    with pytest.raises(InputError, match="missing or damaged"):
        list(read_results(tmp_path).decrees())


def test_rows_are_read_back_as_they_were(results: Results) -> None:
    files = [(row.file, row.pages, row.status, len(row.ids)) for row in results.documents]
    assert files == [
        ("=a.pdf", 4, "review", 1),
        ("b.pdf", 2, "review", 1),
        ("c.pdf", None, "failed", 0),
    ]


def test_ndjson_holds_each_decree_and_each_action(results: Results) -> None:
    files = dict(exporter(FormatName.NDJSON)(results))
    decrees = [json.loads(line) for line in files["decrees.ndjson"].splitlines()]
    assert decrees == list(results.decrees())
    actions = [json.loads(line) for line in files["actions.ndjson"].splitlines()]
    keys = [(row["decree_id"], row["action_index"]) for row in results.rows()["actions"]]
    assert [(action["decree_id"], action["action_index"]) for action in actions] == keys


def test_the_command_writes_into_the_folder(results: Results, tmp_path: Path) -> None:
    code = run(["export", str(results.folder), "--to", "ndjson", "--out", str(tmp_path / "x")])
    assert code == 0
    assert sorted(p.name for p in (tmp_path / "x").iterdir()) == [
        "actions.ndjson",
        "decrees.ndjson",
    ]
    assert run(["export", str(results.folder), "--to", "word"]) == 1
    assert run(["export", str(tmp_path), "--to", "ndjson"]) == 2
