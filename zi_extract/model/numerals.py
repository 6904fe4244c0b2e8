"""Roman numerals, in which areas, quarters and the months of decree numbers are counted."""

from __future__ import annotations

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""From one to twelve, in order."""

TOLD_BY_NEIGHBOURS = "numeral of the area's name and neighbours"
"""What evidence says of an area's numeral that is another than the one that was read."""

TOLD_BY_NAME = "code of the name"
"""What evidence says of an area's code that comes of its printed name, not of its sub-items."""
