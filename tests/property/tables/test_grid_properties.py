from __future__ import annotations

import cv2
import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.tables.drawn_pages import HEIGHT, plan_page, read, spans
from zi_extract.imaging import straighten
from zi_extract.model.page_image import PageImage
from zi_extract.model.table import TableFragment

FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PAGE, TABLE = plan_page({(3, 5), (4, 9)})


def same_or_doubted(fragments: tuple[TableFragment, ...], wanted: set[tuple[int, ...]]) -> bool:
    right = len(fragments) == 1 and spans(fragments[0]) == wanted
    return right or any(c.structure < 0.8 for f in fragments for c in f.cells)


@FEW
@given(st.floats(0.7, 2.5))
def test_scale_changes_no_grid(scale: float) -> None:
    page = cv2.resize(PAGE, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    (fragment,) = read(page, HEIGHT * scale)
    assert spans(fragment) == TABLE.cells()


@FEW
@given(st.integers(-35, 60), st.integers(-90, 300))
def test_shift_moves_boxes_only(dx: int, dy: int) -> None:
    (fragment,) = read(np.roll(PAGE, (dy, dx), axis=(0, 1)))
    assert spans(fragment) == TABLE.cells()
    assert abs(fragment.box.left - TABLE.cols[0] - dx) <= 2
    assert abs(fragment.box.top - TABLE.rows[0] - dy) <= 2


@FEW
@given(st.floats(-3.0, 3.0), st.sampled_from([0, 90, 180, 270]))
def test_turned_page_has_the_same_grid(skew: float, turn: int) -> None:
    wide = cv2.copyMakeBorder(PAGE, 60, 60, 60, 60, cv2.BORDER_CONSTANT, value=255)
    height, width = wide.shape
    about = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    skewed = cv2.warpAffine(wide, about, (width, height), flags=cv2.INTER_AREA, borderValue=255)
    scanned = PageImage(1, np.ascontiguousarray(np.rot90(skewed, turn // 90)), 150.0)
    straight, _ = straighten(scanned, turn)
    assert same_or_doubted(read(straight.pixels), TABLE.cells())


def test_mirrored_page_gives_mirrored_grid() -> None:
    (fragment,) = read(np.ascontiguousarray(PAGE[:, ::-1]))
    n = fragment.n_cols
    assert {(r, n - c - w, h, w) for r, c, h, w in spans(fragment)} == TABLE.cells()


@FEW
@given(st.integers(0, 2**31))
def test_specks_change_no_grid(seed: int) -> None:
    page = PAGE.copy()
    rng = np.random.default_rng(seed)
    ys, xs = rng.integers(0, page.shape[0] - 2, 1500), rng.integers(0, page.shape[1] - 2, 1500)
    for y, x in zip(ys, xs, strict=True):
        page[y : y + 2, x : x + 2] = 0
    assert same_or_doubted(read(page), TABLE.cells())


def erased(seed: int) -> np.ndarray:
    """The page with gaps in its rulings, a tenth of their length in all."""
    page = PAGE.copy()
    rng = np.random.default_rng(seed)
    for _ in range(40):
        y, x = int(rng.choice(TABLE.rows)), int(rng.integers(TABLE.cols[0], TABLE.cols[-1]))
        page[y - 3 : y + 4, x : x + 14] = 255
        y, x = int(rng.integers(TABLE.rows[0], TABLE.rows[-1])), int(rng.choice(TABLE.cols))
        page[y : y + 10, x - 3 : x + 4] = 255
    return page


def test_a_tenth_of_the_rulings_erased_is_read_or_doubted() -> None:
    """Gaps can meet on the short edge of a heading and leave nothing of it: 5 pages of 400."""
    silent = [n for n in range(60) if not same_or_doubted(read(erased(n)), TABLE.cells())]
    assert len(silent) <= 2
