"""Roman numerals, in which areas, quarters and the months of decree numbers are counted."""

from __future__ import annotations

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""From one to twelve, in order."""
