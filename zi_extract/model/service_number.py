"""Personnel numbers that have not the eighteen digits of civil servants.

The grammar reads them and the checks let them pass: both must know them alike.
"""

from __future__ import annotations

import re

_POLICE = re.compile(r"\d{2}(?:0[1-9]|1[0-2])\d{4}")
"""Year and month of birth, four digits. The first eight digits of a civil servant's number never
have this form: their third and fourth are those of the year of birth."""

_BEFORE_2009 = re.compile(r"(?!19)\d{9}")
"""The first three of its nine digits are those of the department."""


def is_police_number(digits: str) -> bool:
    """Is this a service number (NRP) of the police?"""
    return bool(_POLICE.fullmatch(digits))


def is_old_number(digits: str) -> bool:
    """Is this a civil servant's number of before 2009?"""
    return bool(_BEFORE_2009.fullmatch(digits))
