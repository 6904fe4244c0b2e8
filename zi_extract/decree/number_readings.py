"""What readers made of a number besides what is taken: a tail read twice, another reading."""

from __future__ import annotations

from collections.abc import Sequence

from zi_extract.decree.number import parse_number, repair_number
from zi_extract.decree.number_doubt import FEWEST_SLASHES, is_near_known
from zi_extract.decree.rows import Token
from zi_extract.decree.spelling import digits_read, folded

ANOTHER = "as another reading of it has a known form"
"""How a number was derived that only one of its readings has so."""

REPEATED = "its end, read twice, taken off"
"""How a number was derived behind which its own end stood again."""


def without_repeat(text: str) -> str:
    """A number without its own end behind it: one ink, read as a word and again as pieces.

    ``KEP-7/KPP.01/2022 01/2022`` is ``KEP-7/KPP.01/2022``.
    """
    number, _, rest = text.partition(" ")
    again = folded(rest)
    if number.count("/") >= FEWEST_SLASHES and again and folded(number).endswith(again):
        return number
    return text


def as_read_otherwise(read: str, tokens: Sequence[Token]) -> str:
    """A number of no known form as the one other reading of a word of it has a known one.

    That reading may be of the whole number, of which the word is a torn piece. One that has its
    form as it stands goes before those that must be mended to it: ``/II/`` before ``/II1/``. As it
    was read where it has a known form, or where several readings have one.
    """
    if _is_known(read):
        return read
    seen = [(token.text, one.strip(" :;")) for token in tokens for one in token.readings]
    whole = digits_read(folded(read))
    standing = {read.replace(text, one, 1) for text, one in seen if text in read}
    mended = {repair_number(one).text for _, one in seen if digits_read(folded(one)) == whole}
    for others in (standing, mended - standing):
        known = {other for other in others if _is_known(other)}
        if known:
            return known.pop() if len(known) == 1 else read
    return read


def is_vouched(token: Token) -> bool:
    """Is a word a number of a known form, and none of its other readings one of another?"""
    number = token.text.strip(".,;:()")
    if number.count("/") < FEWEST_SLASHES or not _is_known(number) or is_near_known(number):
        return False
    others = {one.strip(" .,;:()") for one in token.readings} - {number}
    return bool(others) and not any(map(_is_known, others))


def _is_known(text: str) -> bool:
    parts = parse_number(text)
    return parts is not None and parts.special
