from __future__ import annotations

from dataclasses import replace

from sample_draft import sample

from zi_extract.checks.repeated_decrees import repeats_of_decrees


def test_the_second_of_two_decrees_with_one_number_is_told() -> None:
    draft, _ = sample()
    first, (twin,) = repeats_of_decrees([draft, draft])
    assert not first
    assert (twin.code, twin.pointer) == ("decree-repeated", "/header/number/normalised")


def test_other_numbers_blank_ones_and_a_lampiran_of_its_own_are_no_repeats() -> None:
    draft, _ = sample()
    number = draft.header.number
    assert number.normalised is not None
    other, blank = (
        replace(
            draft,
            header=replace(
                draft.header,
                number=replace(number, normalised=replace(number.normalised, value=value)),
            ),
        )
        for value in ("8 TAHUN 2031", None)
    )
    annex = replace(draft, annex_only=True)
    assert not any(repeats_of_decrees([draft, other, blank, blank, annex]))
