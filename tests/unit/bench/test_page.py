from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import page
from bench.scoring.calibration import Judged


def judged(confidence: float, *, right: bool, flagged: bool = False) -> Judged:
    return Judged("header fields", right, flagged, confidence, "number")


@pytest.mark.parametrize(
    ("name", "figure", "said"),
    [
        ("n", 7, "7"),
        ("silent error", 0.0041, "0.41 %"),
        ("full records", 1.0, "100 %"),
        ("error recall", 0.0, "0 %"),
        ("tick cell F1", None, "n/a"),
    ],
)
def test_shares_are_percentages_and_counts_are_not(
    name: str, figure: float | None, said: str
) -> None:
    assert page._said(name, figure) == said


def test_only_wrong_values_without_a_flag_are_silent() -> None:
    values = [
        judged(0.9, right=True),
        judged(0.9, right=False),
        judged(0.4, right=False, flagged=True),
    ]
    assert page._silent(values) == 1


def test_the_page_counts_its_documents_and_draws_its_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs" / "images").mkdir(parents=True)
    monkeypatch.setattr(page, "DOCS", tmp_path / "docs")
    truth = {
        "id": "one",
        "profile": "fax",
        "scope": "header",
        "decree": {"issuer": "KPU KABUPATEN ANGIN", "year": 2031},
        "pages": [{"page": 1, "kind": "body"}],
    }
    wrong = {"value": 2013, "confidence": 0.97, "needs_review": False}
    read = {"status": "ok", "decree": {"issuer": "KPU KABUPATEN ANGIN", "year": wrong}}
    for name, content in (("truth", truth), ("ours", read), ("peers/other", read)):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        (folder / "one.json").write_text(json.dumps(content), encoding="utf-8")
    folders = [tmp_path / name for name in ("truth", "ours", "peers")]
    text = page.make_page(*folders, note="Nobody had seen them.")
    assert "1 documents with 1 pages" in text
    assert "Nobody had seen them." in text
    assert "| header fields | 1 of " in text
    assert "| other | " in text
    (tmp_path / "peers" / "other" / "one.json").rename(tmp_path / "peers" / "other" / "two.json")
    with pytest.raises(SystemExit, match="no document"):
        page.make_page(*folders)
    for name in ("truth", "ours"):
        (tmp_path / f"second-{name}").mkdir()
        data = {
            **json.loads((tmp_path / name / "one.json").read_text(encoding="utf-8")),
            "id": "two",
        }
        (tmp_path / f"second-{name}" / "two.json").write_text(json.dumps(data), encoding="utf-8")
    second = (tmp_path / "second-truth", tmp_path / "second-ours")
    assert "| other | " in page.make_page(*folders, beside=second)
    drawn = {path.name for path in (tmp_path / "docs" / "images").iterdir()}
    assert drawn == {"benchmark-accuracy.svg", "benchmark-reliability.svg"}
