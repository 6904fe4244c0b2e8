"""A page as scanned made upright and straight; its measures; pictures of it for each reader.

Order of use: :func:`find_orientation`, :func:`straighten`, then the rest on the straight page.
"""

from zi_extract.imaging.character import character_height, letter_height_or_usual
from zi_extract.imaging.coloured_seals import without_coloured_seals
from zi_extract.imaging.disturbances import without_stamps_and_pen
from zi_extract.imaging.graphics import find_graphics
from zi_extract.imaging.ink import find_ink, ink_mask, light_ink_mask
from zi_extract.imaging.measures import PageMeasures, measure
from zi_extract.imaging.orientation import Orientation, find_orientation
from zi_extract.imaging.paper import grey_of
from zi_extract.imaging.patches import find_patches
from zi_extract.imaging.preparation import prepare_for_reading
from zi_extract.imaging.straighten import straighten
from zi_extract.imaging.streaks import without_streaks

__all__ = [
    "Orientation",
    "PageMeasures",
    "character_height",
    "find_graphics",
    "find_ink",
    "find_orientation",
    "find_patches",
    "grey_of",
    "ink_mask",
    "letter_height_or_usual",
    "light_ink_mask",
    "measure",
    "prepare_for_reading",
    "straighten",
    "without_coloured_seals",
    "without_stamps_and_pen",
    "without_streaks",
]
