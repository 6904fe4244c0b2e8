"""Files opened by programs that are not ours: they must find what we wrote."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from zi_extract.export.collection_tables import TABLES
from zi_extract.export.formats import csv_plain, hocr, jdihn, ndjson, parquet, pdf, sqlite, xlsx
from zi_extract.export.formats.results import Results

SECONDS = 120
"""Time for a program to start and do its work on a loaded machine."""


def found(program: str, package: str) -> str:
    """Where the program is; skips the test, with what to install, when it is not there."""
    beside = Path(sys.executable).with_name(program)
    path = str(beside) if beside.exists() else shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not installed: {package}")
    return path


def ran(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


@pytest.fixture(scope="module")
def by_libreoffice(results: Results, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every CSV file opened as a double click does, and saved as a workbook."""
    office = found("soffice", "sudo apt-get install libreoffice-calc")
    folder = tmp_path_factory.mktemp("office")
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    files = [*results.folder.glob("*.csv"), *results.folder.glob("*/table-*.csv")]
    as_utf8 = "--infilter=CSV:44,34,76,1"
    ran(office, home, "--headless", as_utf8, "--convert-to", "xlsx", "--outdir", folder, *files)
    return folder


def shown(value: Any) -> str:
    """A workbook's cell as the CSV file writes it."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return str(value)


@pytest.mark.parametrize("name", [form.name for form in TABLES])
def test_libreoffice_shows_every_cell_of_the_tables(
    results: Results, by_libreoffice: Path, name: str
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    written = cells((results.folder / f"{name}.csv").read_bytes())
    sheet = openpyxl.load_workbook(by_libreoffice / f"{name}.xlsx").active
    opened = [[shown(value) for value in row] for row in sheet.values]
    assert len(opened) == len(written)
    for before, after in zip(written, opened, strict=True):
        assert [same_number(text) for text in before] == [same_number(text) for text in after]
    assert not any(cell.data_type == "f" for row in sheet.rows for cell in row)


def same_number(text: str) -> str | float:
    """0.10 and 0.1 are one number; a text that is none stays itself."""
    try:
        return float(text)
    except ValueError:
        return text.replace("\r\n", "\n")


def test_libreoffice_shows_a_lampiran_as_its_csv(results: Results, by_libreoffice: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    written = cells((results.folder / results.ids[0] / "table-1.csv").read_bytes())
    sheet = openpyxl.load_workbook(by_libreoffice / "table-1.xlsx").active
    assert [[shown(value) for value in row] for row in sheet.values] == written


def test_libreoffice_opens_the_workbooks(results: Results, tmp_path: Path) -> None:
    office = found("soffice", "sudo apt-get install libreoffice-calc")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    pytest.importorskip("openpyxl")
    for name, content in xlsx.export(results):
        (tmp_path / name).write_bytes(content)
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    files = sorted(tmp_path.glob("*.xlsx"))
    ran(office, home, "--headless", "--convert-to", every_sheet, "--outdir", tmp_path, *files)
    actions = cells((tmp_path / "collection-actions.csv").read_bytes())
    assert actions[0][:2] == ["decree_id", "action_index"]
    assert len(actions) - 1 == len(results.rows()["actions"])
    (lampiran,) = tmp_path.glob(f"{results.ids[0]}-table-1.csv")
    assert "Menyusun daftar arsip" in lampiran.read_text()


def test_frictionless_finds_the_package_valid(results: Results) -> None:
    program = found("frictionless", "pip install frictionless")
    told = ran(program, "validate", results.folder / "datapackage.json", "--json")
    report = json.loads(told)
    assert report["valid"], told
    assert {task["name"] for task in report["tasks"]} == {form.name for form in TABLES}


def test_frictionless_finds_what_breaks_a_key_or_a_type(results: Results, tmp_path: Path) -> None:
    program = found("frictionless", "pip install frictionless")
    for file in (*results.folder.glob("*.csv"), results.folder / "datapackage.json"):
        shutil.copy(file, tmp_path)
    schedule = tmp_path / "schedule.csv"
    text = schedule.read_bytes().decode().replace(",1,2031-01,month,", ",9,2031-01,fortnight,", 1)
    schedule.write_bytes(text.encode())
    command = [program, "validate", tmp_path / "datapackage.json", "--json"]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    errors = [e["type"] for task in json.loads(done.stdout)["tasks"] for e in task["errors"]]
    assert {"foreign-key", "constraint-error", "hash-count"} <= set(errors)


def test_duckdb_reads_parquet_and_csv_alike(results: Results, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    for name, content in (*parquet.export(results), *csv_plain.export(results)):
        (tmp_path / name).write_bytes(content)
    with duckdb.connect() as database:
        for name, rows in results.rows().items():
            count = f"select count(*) from '{tmp_path / name}.%s'"  # noqa: S608 - our own names
            for ending in ("parquet", "csv"):
                assert database.execute(count % ending).fetchone() == (len(rows),), (name, ending)
        months = "select list(m order by m) from (select unnest(periods) m from '{}')"
        unnested = database.execute(months.format(tmp_path / "actions.parquet")).fetchone()
        joined = "select list(period order by period) from '{}' where not unsure"
        assert unnested == database.execute(joined.format(tmp_path / "schedule.csv")).fetchone()
        nip = f"select nip from read_csv('{tmp_path}/signatories.csv', all_varchar = true)"  # noqa: S608
        assert database.execute(nip).fetchone() == ("197904122005012003",)


def test_duckdb_reads_lines_of_json_and_the_records_for_jdihn(
    results: Results, tmp_path: Path
) -> None:
    duckdb = pytest.importorskip("duckdb")
    for name, content in (*ndjson.export(results), *jdihn.export(results)):
        assert isinstance(content, bytes)
        (tmp_path / name).write_bytes(content)
    with duckdb.connect() as database:
        asked = f"select decree_id, action_index, action from '{tmp_path}/actions.ndjson'"  # noqa: S608
        rows = results.rows()["actions"]
        assert database.execute(asked).fetchall() == [
            (row["decree_id"], row["action_index"], row["action"]) for row in rows
        ]
        asked = f"select unnest(data).noPeraturan from '{tmp_path}/jdihn.json'"  # noqa: S608
        numbers = [row["number"] for row in results.rows()["decrees"]]
        assert [number for (number,) in database.execute(asked).fetchall()] == numbers


def test_a_parser_of_xml_reads_hocr(results: Results) -> None:
    etree = pytest.importorskip("lxml.etree")
    for name, content in hocr.export(results):
        words = etree.fromstring(content).xpath("//*[@class='ocrx_word']")
        expected = sum(len(page["words"]) for page in results.pages(name.split(".")[0]))
        assert len(words) == expected


def test_datasette_serves_the_database(results: Results, tmp_path: Path) -> None:
    program = found("datasette", "pip install datasette")
    ((name, content),) = sqlite.export(results)
    (tmp_path / name).write_bytes(content)
    path = "/catalog/actions.json?_shape=array&_labels=on"
    served = json.loads(ran(program, tmp_path / name, "--get", path))
    assert [row["action"] for row in served] == [row["action"] for row in results.rows()["actions"]]
    # The key of the decree is known: Datasette shows it as a link with its label.
    assert {row["decree_id"]["value"] for row in served} == set(results.ids)


def test_datasette_searches_the_texts(results: Results, tmp_path: Path) -> None:
    program = found("datasette", "pip install datasette")
    ((name, content),) = sqlite.export(results)
    (tmp_path / name).write_bytes(content)
    path = "/catalog/texts.json?_shape=array&_search=memusnahkan"
    served = json.loads(ran(program, tmp_path / name, "--get", path))
    assert served
    assert all("memusnahkan" in row["text"].lower() for row in served)


def test_sqlite_is_that_of_the_collection(results: Results) -> None:
    ((name, content),) = sqlite.export(results)
    assert content == (results.folder / name).read_bytes()
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        assert database.execute("pragma foreign_key_check").fetchall() == []


def test_qpdf_finds_no_fault_in_a_searchable_pdf(results: Results, tmp_path: Path) -> None:
    program = found("qpdf", "sudo apt-get install qpdf")
    for name, content in pdf.export(results):
        assert isinstance(content, bytes)
        (tmp_path / name).write_bytes(content)
        assert "No syntax or stream encoding errors found" in ran(
            program, "--check", tmp_path / name
        )
