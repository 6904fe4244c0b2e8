"""A page as a picture: the only type of the model that holds pixels, and never leaves read_page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class PageImage:
    """One page's pixels: ``H x W`` grey or ``H x W x 3`` RGB, 0 black to 255 white.

    ``dpi`` is pixels per inch of paper; ``bilevel`` says that the scan had only black and white;
    ``enlarged`` is how many of the pixels lie along one of the scan's own.
    """

    page: int
    pixels: Pixels
    dpi: float
    bilevel: bool = False
    enlarged: float = 1.0

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.pixels.shape[0])
