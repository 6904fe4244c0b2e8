"""References of a consideration to the letters of those before it."""

import pytest

from zi_extract.decree.references import UNCLEAR, doubt_references
from zi_extract.model.draft import ClauseDraft
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box

INK = (Provenance(1, Box(0, 0, 10, 10)),)
READ = 0.95


def considerations(last, sure=READ):
    texts = ["bahwa pelayanan ditingkatkan;", "bahwa tim dibentuk;", f"bahwa {last}"]
    return [ClauseDraft(Extracted(text, text, sure, INK)) for text in texts]


@pytest.mark.parametrize(
    "last",
    [
        "berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan",
        "sebagaimana dimaksud pada huruf a, dan huruf b perlu menetapkan Keputusan",
        "sebagaimana dimaksud dalam huruf a, b, perlu menetapkan Keputusan",
        "sebagaimana dimaksud huruf a sampai dengan huruf b, perlu",
        "sebagaimana dimaksud dalam huruf a s.d. huruf b perlu",
        "sebagaimana dimaksud dalam huruf a dan untuk melaksanakan Pasal 5 huruf z",
        "sebagaimana dimaksud dalam Pasal 5 ayat (1) huruf d, perlu",
        "kegiatan berjalan tertib;",
    ],
)
def test_letters_of_items_before_are_no_doubt(last):
    assert all(UNCLEAR not in item.text.derived for item in doubt_references(considerations(last)))


@pytest.mark.parametrize(
    "last",
    [
        "sebagaimana dimaksud dalam huruf a dan huruf perlu menetapkan",
        "sebagaimana dimaksud dalam huruf a dan huruf h, perlu menetapkan",
        "sebagaimana dimaksud dalam huruf a dan huruf 6, perlu menetapkan",
        "sebagaimana dimaksud dalam huruf b dan huruf b, perlu menetapkan",
        "sebagaimana dimaksud dalam huruf a dan huruf c, perlu menetapkan",
    ],
)
def test_letters_that_no_item_before_has_are_flagged(last):
    first, second, third = doubt_references(considerations(last))
    assert UNCLEAR in third.text.derived
    assert third.text.confidence < 0.8
    assert first.text.confidence == second.text.confidence == READ


def test_a_text_layer_says_what_was_printed():
    items = considerations("sebagaimana dimaksud dalam huruf x, perlu", sure=1.0)
    assert doubt_references(items) == tuple(items)
