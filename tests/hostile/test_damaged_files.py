"""Damaged and hostile PDFs: each gives a known error or an answer, never a crash or a hang."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import hostile_files
import pikepdf
import pytest
from torture import times

from zi_extract.batch.crew import Crew, Outcome
from zi_extract.batch.protocol import Task
from zi_extract.errors import EncryptedError, InputError, LimitError
from zi_extract.intake.streams import find_damage
from zi_extract.limits import DEFAULT_LIMITS, Limits
from zi_extract.model.finding import Finding

KNOWN = {InputError.code, EncryptedError.code, LimitError.code}

LOOP = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 3/Kids[2 0 R]>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""

BOMB = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 9999999/Kids[3 0 R]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 14400 14400]>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(1, Limits(page_seconds=20), "zi_extract.pipeline") as crew:
        yield crew


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "a.pdf"
    with pikepdf.new() as pdf:
        for number in range(3):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Contents = pdf.make_stream(b"0 0 100 %d re f" % number)
        pdf.save(path)
    return path.read_bytes()


def survey(crew: Crew, path: Path, content: bytes) -> Outcome:
    path.write_bytes(content)
    crew.give(Task("survey", 0, str(path)))
    (outcome,) = crew.wait()
    assert outcome.trouble == ""
    assert outcome.head.get("error", InputError.code) in KNOWN, outcome.head
    return outcome


def test_truncated_files(crew: Crew, sound: bytes, tmp_path: Path) -> None:
    parts = times(20, 100)
    for part in range(parts):
        survey(crew, tmp_path / "a.pdf", sound[: len(sound) * part // parts])
    whole = survey(crew, tmp_path / "a.pdf", sound)
    assert len(whole.head["pages"]) == 3


def test_flipped_bits_never_lose_pages_in_silence(crew: Crew, sound: bytes, tmp_path: Path) -> None:
    rng = random.Random(5)
    for _ in range(times(60, 1000)):
        content = bytearray(sound)
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        head = survey(crew, tmp_path / "a.pdf", bytes(content)).head
        if "error" not in head and head["source"]["pages"] < 3:
            assert head["findings"]


def damage(path: Path, page: int) -> tuple[Finding, ...]:
    return find_damage(path, "pdf", page + 1, DEFAULT_LIMITS)


def test_a_damaged_text_is_never_taken_for_whole(tmp_path: Path) -> None:
    """Expected: every flip inside of a page's text is an error finding, or changes nothing."""
    whole, path = hostile_files.sound(), tmp_path / "a.pdf"
    path.write_bytes(whole)
    with pikepdf.open(path) as pdf:
        texts = [page.Contents.read_bytes() for page in pdf.pages]
        places = [whole.index(page.Contents.read_raw_bytes()) for page in pdf.pages]
        sizes = [len(page.Contents.read_raw_bytes()) for page in pdf.pages]
    assert [damage(path, page) for page in range(3)] == [(), (), ()]
    rng = random.Random(8)
    for _ in range(times(60, 1000)):
        page = rng.randrange(3)
        content = bytearray(whole)
        content[places[page] + rng.randrange(sizes[page])] ^= 1 << rng.randrange(8)
        path.write_bytes(content)
        if not damage(path, page):
            with pikepdf.open(path) as pdf:
                assert pdf.pages[page].Contents.read_bytes() == texts[page]


def test_page_tree_that_bites_its_tail(crew: Crew, tmp_path: Path) -> None:
    survey(crew, tmp_path / "a.pdf", LOOP)


def test_claimed_pages_are_not_believed(crew: Crew, tmp_path: Path) -> None:
    head = survey(crew, tmp_path / "a.pdf", BOMB).head
    assert head.get("error") in KNOWN or head["source"]["pages"] <= Limits().max_pages
