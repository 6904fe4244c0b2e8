from __future__ import annotations

from sample_draft import sample

from zi_extract.model.leaves import leaves


def test_pointers_lead_to_their_values() -> None:
    draft, _ = sample()
    found = dict(leaves(draft))
    assert found["/header/number/printed"].value == "7 TAHUN 2031"
    assert found["/actions/1/schedule/periods/0"].value == "2031-02"
    assert found["/annexes/0/tables/0/cells/1/text"].value == "Rencana Aksi"
    assert len(found) == len(list(leaves(draft)))


def test_a_part_keeps_the_pointer_it_is_given() -> None:
    draft, _ = sample()
    assert [p for p, _ in leaves(draft.considerations, "/considerations")] == [
        "/considerations/0/text",
        "/considerations/0/label",
    ]
