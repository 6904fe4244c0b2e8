"""Streaks of faxes go; letters that they cross, rulings and edges of the paper stay."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.imaging.streaks import without_streaks
from zi_extract.model.page_image import PageImage, Pixels

AT = 333


def fax(pixels: Pixels) -> PageImage:
    return PageImage(page=1, pixels=pixels, dpi=150.0, bilevel=True)


def printed() -> Pixels:
    """A page of black letters and a frame of rulings, with white margins."""
    paper = np.full((1200, 800), 255, np.uint8)
    for y in range(150, 1050, 40):
        cv2.putText(paper, "nama jabatan unit", (120, y), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    cv2.rectangle(paper, (90, 100), (700, 1080), 0, 2)
    return paper


def streaked(paper: Pixels, width: int = 1, share: float = 0.6) -> Pixels:
    dotted = np.random.default_rng(4).random(len(paper)) < share
    out = paper.copy()
    out[dotted, AT : AT + width] = 0
    return out


@pytest.mark.parametrize("width", [1, 2, 3])
def test_a_streak_goes_and_nothing_else(width: int) -> None:
    page = printed()
    clean = without_streaks(fax(streaked(page, width))).pixels
    off = clean != page
    assert not np.delete(off, range(AT, AT + width), axis=1).any()
    assert (page[:, AT : AT + width] == 0).sum() <= (clean[:, AT : AT + width] == 0).sum()
    assert off.sum() <= 0.2 * (streaked(page, width) != page).sum()


def test_a_streak_along_a_page_that_lies_on_its_side_goes() -> None:
    page = printed().T.copy()
    clean = without_streaks(fax(np.ascontiguousarray(streaked(printed()).T))).pixels
    assert (clean != page).sum() <= 0.2 * (page != streaked(printed()).T).sum()


def ruled(rim: int) -> Pixels:
    """Hairlines of a table that leaves the page a rim of so many pixels."""
    paper = np.full((1200, 800), 255, np.uint8)
    paper[rim:-rim, rim : -rim or None : 70] = 0
    return paper


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(ruled(rim=30), id="a table as wide as the page"),
        pytest.param(ruled(rim=30).T.copy(), id="the same on its side"),
        pytest.param(ruled(rim=1), id="a page cut to its table"),
        pytest.param(printed(), id="print and rulings"),
        pytest.param(streaked(printed(), width=12), id="a broad bar"),
        pytest.param(streaked(printed(), share=0.1), id="specks"),
    ],
)
def test_other_pages_come_back_as_they_are(page: Pixels) -> None:
    image = fax(page)
    assert without_streaks(image) is image


def test_a_dark_edge_of_the_paper_stays() -> None:
    page = printed()
    page[:, :2] = 0
    image = fax(page)
    assert without_streaks(image) is image
