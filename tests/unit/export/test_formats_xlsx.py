from __future__ import annotations

import io
from typing import Any

import pytest

from zi_extract.export.collection_tables import ACTIONS, MONTHS, TABLES
from zi_extract.export.csv_files import FORMULA, neutralised
from zi_extract.export.formats import xlsx
from zi_extract.export.formats.results import Results
from zi_extract.export.formats.xlsx_cells import MOST_CHARACTERS, cell_text

openpyxl = pytest.importorskip("openpyxl")
ACTIONS_AT = {name: at for at, name in enumerate(ACTIONS.names)}


@pytest.fixture(scope="module")
def files(results: Results) -> dict[str, bytes]:
    return dict(xlsx.export(results))


@pytest.fixture(scope="module")
def collection(files: dict[str, bytes]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(files["collection.xlsx"]))


@pytest.fixture(scope="module")
def lampiran(files: dict[str, bytes]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(files["lampiran-cdcdcdcd.xlsx"]))["table-1"]


def test_one_sheet_per_table_with_its_head_in_view(collection: Any) -> None:
    assert collection.sheetnames == [*(form.name for form in TABLES), "columns"]
    for form in TABLES:
        sheet = collection[form.name]
        assert tuple(cell.value for cell in sheet[1]) == form.names
        assert sheet.freeze_panes == "A2"


def test_counts_and_values_are_those_of_the_tables(results: Results, collection: Any) -> None:
    for form in TABLES:
        sheet, rows = collection[form.name], results.rows()[form.name]
        assert sheet.max_row == len(rows) + 1
        for number, row in enumerate(rows, start=2):
            for at, column in enumerate(form.columns, start=1):
                if column.name in MONTHS:
                    continue
                value, read = row.get(column.name), sheet.cell(number, at).value
                if column.type == "date" and read is not None:
                    read = read.date().isoformat()
                elif column.type == "string" and value:
                    value = neutralised(str(value), FORMULA)
                assert (read is None and value == "") or read == value, (form.name, column.name)


def test_months_are_marks(results: Results, collection: Any) -> None:
    sheet = collection["actions"]
    first = [sheet.cell(row, 1 + ACTIONS_AT["m01"]).value for row in (2, 3, 4)]
    second = [sheet.cell(row, 1 + ACTIONS_AT["m02"]).value for row in (2, 3, 4)]
    # January sure; January in doubt and February sure; no schedule at all.
    assert (first, second) == (["x", "?", None], [None, "x", None])
    assert [row["decree_id"] for row in results.rows()["actions"]][-1] == "lampiran-cdcdcdcd"


def test_no_cell_is_a_formula(files: dict[str, bytes]) -> None:
    for content in files.values():
        for sheet in openpyxl.load_workbook(io.BytesIO(content)):
            assert all(cell.data_type != "f" for row in sheet for cell in row)


def test_a_dictum_that_begins_like_a_formula_is_made_harmless(collection: Any) -> None:
    texts = [cell.value for cell in collection["dictums"]["D"]]
    assert "'=Menetapkan Rencana Aksi <b>Zona</b> Integritas." in texts


def test_the_lampiran_is_merged_as_on_paper(lampiran: Any) -> None:
    assert {str(area) for area in lampiran.merged_cells.ranges} == {
        "A1:B1",
        "A2:A4",
        "B2:B3",
        "C2:C3",
    }
    values = [lampiran.cell(*at).value for at in ((1, 1), (2, 1), (2, 2), (2, 3), (4, 2), (4, 3))]
    assert values == ["Rencana\ufffdAksi", "'@1", "a & <b>", "x", "b", "1 dokumen"]
    assert (lampiran.freeze_panes, lampiran.print_title_rows) == ("A2", "$1:$1")


def test_a_cell_says_what_it_cannot_hold() -> None:
    long = cell_text("a" * 40_000)
    assert len(long) <= MOST_CHARACTERS
    left_out = 40_000 - long.index(" [cut")
    assert long.endswith(f"[cut: {left_out} more characters are in decree.json]")
