"""Connected pieces of ink: as the plain way finds them, however many there are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.pixels.pieces import (
    FEW,
    MOST_SHORT_NUMBERS,
    gathered,
    numbers_of,
    pieces_of,
    pieces_through,
)


def specks(share: float, side: int = 400) -> np.ndarray:
    return np.random.default_rng(3).random((side, side)) < share


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 0.5, 1.0])
def test_pieces_are_those_that_touch(share: float) -> None:
    mask = specks(share)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    pieces = pieces_of(mask)
    assert len(pieces.stats) == count
    assert np.array_equal(pieces.labels, labels)
    assert np.array_equal(pieces.stats, stats)


@pytest.mark.parametrize("turned", [False, True])
def test_pieces_of_a_hatched_page(turned: bool) -> None:
    """Slanting lines begin anew in every row, to whom looks from above and from the left."""
    ys, xs = np.mgrid[:1200, :1900]
    mask = (((ys - xs) if turned else (ys + xs)) % 9) < 4
    pieces = pieces_of(mask)
    assert len(pieces.stats) == cv2.connectedComponents(mask.view(np.uint8), connectivity=8)[0]
    assert np.count_nonzero(pieces.labels) == np.count_nonzero(mask)
    places = np.nonzero(mask)
    told = numbers_of(mask.view(np.uint8)).at(*places)
    assert len(np.unique(told)) == len(pieces.stats) - 1


def test_more_pieces_than_short_numbers_are_counted_too() -> None:
    mask = np.zeros((600, 600), np.bool_)
    mask[::2, ::2] = True
    pieces = pieces_of(mask)
    assert len(pieces.stats) - 1 == mask.sum() > MOST_SHORT_NUMBERS
    assert pieces.labels.max() == mask.sum()


@pytest.mark.parametrize("every", [1, 500])
def test_ink_of_few_and_of_many_pieces(every: int) -> None:
    mask = specks(0.05)
    pieces = pieces_of(mask)
    which = np.zeros(len(pieces.stats), np.bool_)
    which[1::every] = True
    assert (which.sum() > FEW) == (every == 1)
    assert np.array_equal(pieces.ink(which), which[pieces.labels])


def test_ink_that_lies_together_is_gathered() -> None:
    mask = np.zeros((301, 407), np.bool_)
    mask[40:90:7, 60:120:7] = True
    mask[295:, 400:] = True
    box, corner = gathered(mask, 5, least=10)
    assert box.contains(60, 40)
    assert box.contains(116, 88)
    assert corner.right >= 405
    assert gathered(mask, 5, least=40) == [box]


@pytest.mark.parametrize("connectivity", [4, 8])
def test_numbers_tell_the_same_pieces_as_the_whole_mask(connectivity: int) -> None:
    rng = np.random.default_rng(3)
    mask = (rng.random((60, 50)) < 0.3).astype(np.uint8)
    mask[rng.random(60) < 0.5] = 0
    ys, xs = np.nonzero(mask)
    told = numbers_of(mask, connectivity).at(ys, xs)
    whole = cv2.connectedComponents(mask, connectivity=connectivity)[1][ys, xs]
    assert len(np.unique(np.stack([told, whole]), axis=1).T) == len(np.unique(whole))
    assert len(np.unique(told)) == len(np.unique(whole))


@pytest.mark.parametrize(("share", "few"), [(0.0, True), (0.1, True), (0.4, True), (0.4, False)])
def test_pieces_through_lines_are_those_that_have_ink_there(share: float, few: bool) -> None:
    mask, lines = specks(share, 60), np.zeros((60, 60), np.bool_)
    lines[::20, :: 20 if few else 1] = True
    assert (np.count_nonzero(mask & lines) <= FEW) == few
    every, found = pieces_of(mask), pieces_through(mask, lines)
    through, met = (np.unique(each.labels[mask & lines]) for each in (every, found))
    assert sorted(found.stats[met].tolist()) == sorted(every.stats[through].tolist())
    assert np.array_equal(np.isin(found.labels, met), np.isin(every.labels, through))
    assert np.array_equal(np.bincount(found.labels.ravel()), found.stats[:, 4])
