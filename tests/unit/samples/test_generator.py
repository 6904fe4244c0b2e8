"""The generator: the same seed gives the same bytes, and every truth is consistent."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest

pytest.importorskip("fpdf", reason="the generator needs: pip install '.[samples]'")

from samples.generator.bench_set import ORDER, invented, make_one
from samples.generator.committed import committed
from samples.generator.content.variant_choice import VARIANTS
from samples.generator.fonts import MissingFontError, check_fonts
from samples.generator.layout.document import Document, set_document
from samples.generator.produce import truth_text

try:
    check_fonts()
except MissingFontError as error:  # pragma: no cover
    pytest.skip(str(error), allow_module_level=True)

SEED = 41


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    out = []
    for number in range(12):
        decree, style = invented(SEED, number)
        out.append(set_document(decree, style, random.Random(number)))
    return out


def _cells(document: Document) -> list[dict[str, Any]]:
    return [cell for page in document.pages for table in page.tables for cell in table["cells"]]


@pytest.mark.parametrize("kind", ["office200", "fax150", "born"])
def test_the_same_seed_gives_the_same_bytes(kind: str) -> None:
    number = ORDER.index(kind)
    first, second = make_one(SEED, number), make_one(SEED, number)
    assert first.pdf == second.pdf
    assert truth_text(first.truth) == truth_text(second.truth)
    assert first.truth["profile"] == kind


def test_another_seed_gives_another_document() -> None:
    decrees = {invented(seed, 0)[0].number for seed in range(6)}
    assert len(decrees) > 3


@pytest.fixture(scope="module")
def rarer() -> list[Document]:
    """Documents whose layouts have variants, all kinds of them."""
    out = []
    for number in range(12):
        decree, style = invented(SEED, number, variants=True)
        out.append(set_document(decree, style, random.Random(number)))
    return out


def test_every_rarer_layout_comes_and_leaves_its_name_in_the_truth() -> None:
    styles = [invented(SEED, number, variants=True)[1] for number in range(150)]
    assert {name for style in styles for name in style.variants} == set(VARIANTS)
    assert all(style.variants for style in styles)


def test_rarer_layouts_set_their_records(rarer: list[Document]) -> None:
    for document in rarer:
        words = Counter(word for cell in _cells(document) for word in cell["text"].split())
        assert document.style["variants"]
        for record in document.records:
            assert {word for value in (record["action"], record["pic"] or "")
                    for word in value.split()} <= set(words)  # fmt: skip


def test_cells_tile_every_grid(documents: list[Document], rarer: list[Document]) -> None:
    for document in [*documents, *rarer]:
        for table in (table for page in document.pages for table in page.tables):
            covered: Counter[tuple[int, int]] = Counter()
            for cell in table["cells"]:
                for row in range(cell["row"], cell["row"] + cell["rowspan"]):
                    covered.update((row, cell["col"] + i) for i in range(cell["colspan"]))
            assert len(covered) == table["n_rows"] * table["n_cols"]
            assert set(covered.values()) == {1}


def test_marks_on_paper_are_the_periods_of_the_actions(documents: list[Document]) -> None:
    checked = 0
    for number, document in enumerate(documents):
        decree, style = invented(SEED, number)
        if style.schedule == "text":
            continue
        actions = [a for area in decree.areas for p in area.programs for a in p.actions]
        marked = sum(c["colspan"] * c["rowspan"] for c in _cells(document) if c["tick"])
        assert marked == sum(len(action.periods) for action in actions)
        checked += 1
    assert checked > 5


def test_texts_of_cells_hold_the_texts_of_records(documents: list[Document]) -> None:
    for document in documents:
        words = Counter(word for cell in _cells(document) for word in cell["text"].split())
        for record in document.records:
            assert set(record["action"].split()) <= set(words)


def test_rows_break_over_pages_in_some_documents(documents: list[Document]) -> None:
    broken = [record for doc in documents for record in doc.records if len(record["pages"]) > 1]
    assert broken


def test_committed_samples_are_what_the_generator_sets() -> None:
    decree, style, _ = committed()["seed-decree"]
    document = set_document(decree, style, random.Random(2025))
    assert [page.kind for page in document.pages] == ["body"] * 3 + ["annex"] * 3
    assert document.records[2]["pages"] == [4, 5]
