from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from batch_inputs import Runner, write_pdf

from zi_extract.errors import MissingToolError


def files_under(out: Path) -> dict[str, bytes]:
    """Relative name to content of everything that must not depend on how the run went."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def statuses(run: object) -> dict[str, str]:
    return {outcome.file: outcome.status for outcome in run.outcomes}


def test_every_file_gets_its_outcome_and_its_folder(batch: Runner, folder: Path, out: Path) -> None:
    for name in ("a.pdf", "b.pdf", "letter.pdf"):
        write_pdf(folder / name)
    run = batch()
    assert statuses(run) == {"a.pdf": "ok", "b.pdf": "ok", "letter.pdf": "not_a_decree"}
    for outcome in run.outcomes:
        assert outcome.pages == 3
        assert all((out / name / "decree.json").is_file() for name in outcome.ids)


def test_result_does_not_depend_on_the_number_of_workers(
    batch: Runner, folder: Path, out: Path
) -> None:
    for name in ("a.pdf", "b.pdf", "damaged.pdf"):
        write_pdf(folder / name)
    batch(jobs=1)
    alone = files_under(out)
    shutil.rmtree(out)
    out.mkdir()
    batch(jobs=3)
    assert files_under(out) == alone
    assert alone


def test_second_run_reads_nothing(batch: Runner, folder: Path, notes: Path) -> None:
    write_pdf(folder / "a.pdf")
    batch()
    first = len(list(notes.iterdir()))
    (folder / "a.pdf").touch()
    run = batch()
    assert len(list(notes.iterdir())) == first == 3
    assert run.outcomes[0].skipped
    assert run.outcomes[0].status == "ok"


def test_changed_file_alone_is_read_again(batch: Runner, folder: Path, notes: Path) -> None:
    write_pdf(folder / "a.pdf")
    write_pdf(folder / "b.pdf")
    batch()
    write_pdf(folder / "b.pdf", mark="changed")
    batch()
    assert len(list(notes.glob("a-*"))) == 3
    assert len(list(notes.glob("b-*"))) == 6


def test_other_versions_and_force_read_again(batch: Runner, folder: Path, notes: Path) -> None:
    write_pdf(folder / "a.pdf", pages=1)
    batch()
    batch(versions="2")
    batch(versions="2", force=True)
    assert len(list(notes.iterdir())) == 3


def test_pages_come_from_the_cache_when_results_are_gone(
    batch: Runner, folder: Path, out: Path, notes: Path
) -> None:
    write_pdf(folder / "a.pdf")
    before = batch().outcomes[0].ids
    expected = files_under(out)
    shutil.rmtree(out / before[0])
    assert batch().outcomes[0].status == "ok"
    assert files_under(out) == expected
    assert len(list(notes.iterdir())) == 3


def test_damaged_cache_is_ignored(batch: Runner, folder: Path, out: Path, notes: Path) -> None:
    write_pdf(folder / "a.pdf", pages=1)
    batch()
    (entry,) = (out / ".cache" / "pages").rglob("*.json")
    content = bytearray(entry.read_bytes())
    content[-3] ^= 1
    entry.write_bytes(content)
    for record in (out / ".cache" / "records").iterdir():
        record.write_bytes(b"{")
    assert batch().outcomes[0].status == "ok"
    assert len(list(notes.iterdir())) == 2


def test_twins_are_read_once(batch: Runner, folder: Path, notes: Path) -> None:
    write_pdf(folder / "a.pdf")
    shutil.copy(folder / "a.pdf", folder / "copy.pdf")
    run = batch()
    assert statuses(run) == {"a.pdf": "ok", "copy.pdf": "ok"}
    assert run.outcomes[0].ids == run.outcomes[1].ids
    assert len(list(notes.iterdir())) == 3


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("kills.pdf", "killed by SIGKILL"),
        ("damaged.pdf", "cannot be loaded"),
        ("garbage.pdf", "it is about page 9, not 2"),
        ("raises.pdf", "ZeroDivisionError"),
    ],
)
def test_lost_page_makes_the_document_partial_and_others_go_on(
    batch: Runner, folder: Path, name: str, reason: str
) -> None:
    write_pdf(folder / name)
    write_pdf(folder / "good.pdf")
    run = batch()
    assert statuses(run) == {name: "partial", "good.pdf": "ok"}
    (bad,) = (outcome for outcome in run.outcomes if outcome.file == name)
    assert bad.reason.startswith("page 2 could not be read")
    assert reason in bad.reason


def test_page_that_dies_once_is_read_at_the_second_try(batch: Runner, folder: Path) -> None:
    write_pdf(folder / "once.pdf")
    assert statuses(batch()) == {"once.pdf": "ok"}


def test_hung_page_is_killed_with_its_children(batch: Runner, folder: Path, notes: Path) -> None:
    write_pdf(folder / "hangs.pdf")
    write_pdf(folder / "good.pdf")
    run = batch(seconds=5.0)
    assert statuses(run) == {"hangs.pdf": "partial", "good.pdf": "ok"}
    assert is_gone(int((notes / "grandchild").read_text()))


def test_partial_is_tried_again_and_finished_pages_are_not(
    batch: Runner, folder: Path, notes: Path
) -> None:
    write_pdf(folder / "damaged.pdf")
    batch()
    batch()
    assert len(list(notes.glob("damaged-1-*"))) == 1
    assert len(list(notes.glob("damaged-2-*"))) == 2


def test_all_pages_lost_is_failed(batch: Runner, folder: Path) -> None:
    write_pdf(folder / "ruined.pdf", pages=2)
    assert statuses(batch()) == {"ruined.pdf": "failed"}


def test_file_that_kills_three_workers_is_given_up(
    batch: Runner, folder: Path, notes: Path
) -> None:
    write_pdf(folder / "deadly.pdf", pages=9)
    run = batch(jobs=1)
    assert statuses(run) == {"deadly.pdf": "failed"}
    assert len(list(notes.iterdir())) <= 4
    assert run.outcomes[0].reason.startswith("quarantined: it killed 3 workers; page 1")


def test_bug_in_assembling_fails_one_document(batch: Runner, folder: Path) -> None:
    write_pdf(folder / "buggy.pdf")
    write_pdf(folder / "good.pdf")
    run = batch()
    assert statuses(run) == {"buggy.pdf": "failed", "good.pdf": "ok"}
    assert ["ZeroDivisionError" in bug for bug in run.bugs] == [True]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("stalls.pdf", "its pages could not be put together: no answer in 5 seconds"),
        ("explodes.pdf", "killed by SIGKILL"),
        ("liar.pdf", "names files it may not"),
    ],
)
def test_trouble_in_assembling_fails_one_document(
    batch: Runner, folder: Path, out: Path, name: str, reason: str
) -> None:
    write_pdf(folder / name, pages=1)
    write_pdf(folder / "good.pdf", pages=1)
    run = batch(seconds=5.0)
    assert statuses(run) == {name: "failed", "good.pdf": "ok"}
    assert reason in next(item.reason for item in run.outcomes if item.file == name)
    assert not list((out / ".cache" / "jobs").iterdir())
    assert not (out / "somebody-else").exists()


@pytest.mark.parametrize("name", ["large", "late"])
def test_page_that_is_too_much_is_read_with_fewer_pixels(
    batch: Runner, folder: Path, out: Path, notes: Path, name: str
) -> None:
    write_pdf(folder / f"{name}.pdf")
    run = batch(jobs=1)
    assert statuses(run) == {f"{name}.pdf": "ok"}
    assert len(list(notes.glob(f"{name}-2-*"))) == 2
    cached = [entry.read_bytes() for entry in (out / ".cache" / "pages").rglob("*.json")]
    assert len(cached) == 2  # not the one with fewer pixels


def test_missing_engine_stops_the_run(batch: Runner, folder: Path) -> None:
    write_pdf(folder / "toolless.pdf")
    with pytest.raises(MissingToolError):
        batch()


def is_gone(pid: int) -> bool:
    """Whether the process ends within five seconds; a zombie counts as ended."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    os.kill(pid, 9)
    return False
