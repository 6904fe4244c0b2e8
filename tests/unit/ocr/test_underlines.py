"""Rules under words are found, and what crosses them stays."""

from __future__ import annotations

import numpy as np
import pytest

from zi_extract.ocr.strips import find_ink, find_strips
from zi_extract.ocr.underlines import Mask, find_underlines

HEIGHT, TOP, LEFT, RIGHT = 20, 100, 40, 400
"""Pixels: of letters without tall parts, their top, and where the row begins and ends."""


def _row(gap: int) -> Mask:
    """Twelve letters over a rule that begins ``gap`` pixels below them."""
    ink = np.zeros((240, 460), dtype=np.bool_)
    for left in range(LEFT, RIGHT, 30):
        ink[TOP : TOP + HEIGHT, left : left + 14] = True
    ink[TOP + HEIGHT + gap : TOP + HEIGHT + gap + 2, LEFT - 4 : RIGHT] = True
    return ink


@pytest.mark.parametrize(("gap", "touching"), [(4, 0), (0, 1)])
def test_a_rule_is_taken_off_whether_it_touches_letters_or_not(gap: int, touching: int) -> None:
    ink = _row(gap)
    found = find_underlines(ink, HEIGHT)
    assert found is not None
    assert len(found.touching) == touching
    left = ink & ~found.ink
    letters = np.s_[: TOP + HEIGHT - 1]  # where it touches them a pixel is the rule's
    assert (left[letters] == ink[letters]).all()
    assert not left[TOP + HEIGHT :].any()


def test_the_foot_of_a_letter_goes_on_below_its_rule() -> None:
    ink = _row(0)
    ink[TOP : TOP + HEIGHT + 12, 200:204] = True
    found = find_underlines(ink, HEIGHT)
    assert found is not None
    assert (ink & ~found.ink)[TOP : TOP + HEIGHT + 12, 200:204].all()


def test_the_tail_of_a_comma_that_ends_in_a_rule_stays() -> None:
    ink = _row(4)
    ink[TOP + HEIGHT - 4 : TOP + HEIGHT + 4, 205:208] = True
    found = find_underlines(ink, HEIGHT)
    assert found is not None
    tail = (ink & ~found.ink)[TOP + HEIGHT + 4 : TOP + HEIGHT + 6, 200:212]
    assert tail.any()
    assert tail.sum() < 12


def test_feet_of_thick_letters_that_touch_are_no_rule() -> None:
    ink = _row(0)
    ink[TOP + HEIGHT : TOP + HEIGHT + 2] = False
    ink[TOP + HEIGHT - 3 : TOP + HEIGHT, LEFT : LEFT + 4 * HEIGHT] = True
    assert find_underlines(ink, HEIGHT) is None


def test_feet_of_a_bold_word_that_touch_all_along_are_no_rule() -> None:
    ink = np.zeros((240, 460), dtype=np.bool_)
    for left in range(LEFT, RIGHT, 20):
        ink[TOP : TOP + HEIGHT, left + 3 : left + 16] = True
    ink[TOP + HEIGHT - 3 : TOP + HEIGHT, LEFT:RIGHT] = True
    assert find_underlines(ink, HEIGHT) is None


def test_a_name_whose_rule_joins_all_its_letters_is_a_row() -> None:
    page = np.where(_row(0), np.uint8(20), np.uint8(240))
    ink = find_ink(page, HEIGHT)
    (strip,) = find_strips(ink, HEIGHT)
    assert strip.top <= TOP
    assert strip.right - strip.left > 300
    assert len(ink.boxes) - 1 == 12
