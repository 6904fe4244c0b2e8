from __future__ import annotations

import csv
from pathlib import Path

import pytest
from batch_inputs import Runner, write_pdf

from zi_extract.batch.collection import Account, write_collection
from zi_extract.batch.inputs import find_inputs
from zi_extract.batch.outcome import FileOutcome, exit_code
from zi_extract.errors import ExitCode
from zi_extract.limits import DEFAULT_LIMITS


def finish(run: object, out: Path, *, prune: bool = False) -> Account:
    return write_collection(
        out,
        run.outcomes,
        versions={},
        limits=DEFAULT_LIMITS,
        started="then",
        prune=prune,
    )


def rows(out: Path, name: str = "documents") -> list[dict[str, str]]:
    with (out / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_tables_hold_every_file_and_every_decree(batch: Runner, folder: Path, out: Path) -> None:
    write_pdf(folder / "a.pdf")
    write_pdf(folder / "letter.pdf")
    (folder / "broken.pdf").write_text("no pdf")
    finish(batch(), out)
    assert [(row["file"], row["status"]) for row in rows(out)] == [
        ("a.pdf", "ok"),
        ("broken.pdf", "failed"),
        ("letter.pdf", "not_a_decree"),
    ]
    assert len(rows(out, "decrees")) == 1


def test_changed_file_replaces_its_results(batch: Runner, folder: Path, out: Path) -> None:
    write_pdf(folder / "a.pdf")
    first = batch()
    finish(first, out)
    write_pdf(folder / "a.pdf", mark="changed")
    second = batch()
    account = finish(second, out)
    assert account.removed == first.outcomes[0].ids
    assert [path.name for path in out.glob("a-*")] == list(second.outcomes[0].ids)


def test_missing_file_keeps_its_results_unless_pruned(
    batch: Runner, folder: Path, out: Path
) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_pdf(folder / name)
    finish(batch(), out)
    (folder / "b.pdf").unlink()
    assert finish(batch(), out).kept == 1
    assert len(rows(out)) == len(rows(out, "decrees")) == 2
    assert len(finish(batch(), out, prune=True).removed) == 1
    assert [row["file"] for row in rows(out)] == ["a.pdf"]
    assert not list(out.glob("b-*"))


def test_same_name_in_two_folders_is_told_apart(batch: Runner, folder: Path, out: Path) -> None:
    for name in ("2024", "2025"):
        (folder / name).mkdir()
        write_pdf(folder / name / "a.pdf", mark=name)
    run = batch()
    for outcome in run.outcomes:
        assert outcome.file in {"2024/a.pdf", "2025/a.pdf"}
    run.outcomes[:] = [
        FileOutcome(o.path, "a.pdf", o.sha256, o.pages, o.status, o.reason, o.ids)
        for o in run.outcomes
    ]
    finish(run, out)
    assert [row["file"] for row in rows(out)] == ["2024/a.pdf", "2025/a.pdf"]


def test_inputs_are_found_once_in_order_and_links_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    for name in ("b.PDF", "a.tif", "deep/c.jpeg", ".hidden.pdf", "notes.txt"):
        (folder / name).touch()
    (folder / "link.pdf").symlink_to("/etc/hostname")
    found = find_inputs([folder, folder / "b.PDF"])
    assert [item.file for item in found] == ["a.tif", "b.PDF", "deep/c.jpeg", "link.pdf"]
    assert [item.file for item in found if item.trouble] == ["link.pdf"]


def test_output_folder_inside_the_input_folder_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "page-001.png").touch()
    (tmp_path / "a.pdf").touch()
    found = find_inputs([tmp_path], leave_out=tmp_path / "out")
    assert [item.file for item in found] == ["a.pdf"]


def outcomes(*statuses: str) -> list[FileOutcome]:
    """``failed:encrypted`` is a failed file with that error."""
    parts = [status.partition(":") for status in statuses]
    return [
        FileOutcome(f"/{n}", str(n), "", None, status, error=error)
        for n, (status, _, error) in enumerate(parts)
    ]


@pytest.mark.parametrize(
    ("statuses", "code", "strict_code"),
    [
        (["ok", "not_a_decree"], ExitCode.OK, ExitCode.OK),
        (["ok", "review"], ExitCode.OK, ExitCode.SOME_FAILED),
        (["ok", "partial"], ExitCode.SOME_FAILED, ExitCode.SOME_FAILED),
        (["ok", "failed:encrypted"], ExitCode.SOME_FAILED, ExitCode.SOME_FAILED),
        (["failed:encrypted"] * 2, ExitCode.ENCRYPTED, ExitCode.ENCRYPTED),
        (["failed:encrypted", "failed:bad-input"], ExitCode.BAD_INPUT, ExitCode.BAD_INPUT),
        (["failed:over-limit"], ExitCode.BAD_INPUT, ExitCode.BAD_INPUT),
        (["failed:bug"], ExitCode.SOME_FAILED, ExitCode.SOME_FAILED),
        (["failed:"], ExitCode.SOME_FAILED, ExitCode.SOME_FAILED),
    ],
)
def test_exit_codes(statuses: list[str], code: ExitCode, strict_code: ExitCode) -> None:
    assert exit_code(outcomes(*statuses)) == code
    assert exit_code(outcomes(*statuses), strict=True) == strict_code
