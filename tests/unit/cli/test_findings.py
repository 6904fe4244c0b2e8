from __future__ import annotations

import json
from pathlib import Path

import pytest

from zi_extract.cli.findings import tell_findings
from zi_extract.errors import ExitCode, InputError


def write(out: Path) -> None:
    finding = {"code": "tick-unsure", "severity": "warning", "message": "Is Mar marked?"}
    place = {"page": 3, "box": None, "pointer": "/actions/0/schedule/unsure/0"}
    mild = {"code": "page-hard-to-read", "severity": "info", "message": "Faint."}
    decree = {"source": {"name": "a.pdf"}, "findings": [finding | place, mild | place]}
    (out / "a-1").mkdir(parents=True)
    (out / "a-1" / "decree.json").write_text(json.dumps(decree), encoding="utf-8")


def test_findings_are_told_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path)
    assert tell_findings(tmp_path, "en", "warning") == ExitCode.OK
    told = capsys.readouterr().out
    assert told.splitlines()[0] == "a.pdf"
    assert "page 3 /actions/0/schedule/unsure/0 Is Mar marked?" in told
    assert "What to do: Look at the cell and decide." in told
    assert "page-hard-to-read" not in told


def test_findings_are_told_in_indonesian(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path)
    tell_findings(tmp_path, "id", "info")
    told = capsys.readouterr().out
    assert "Tanda tidak dapat dibedakan dari sel kosong." in told
    assert "halaman 3" in told
    assert "Tindakan: Lihat selnya dan putuskan." in told
    assert "page-hard-to-read" in told


def test_a_folder_without_results_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no results here"):
        tell_findings(tmp_path, "en", "warning")
