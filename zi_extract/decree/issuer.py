"""Who decides: the officer's line, the body behind it, its kind and its region."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from zi_extract.decree.decree_type import without_type
from zi_extract.decree.ink import from_tokens, joined, mended, missing_at, tokens_of
from zi_extract.decree.lexicon import bodies, load_toml, words
from zi_extract.decree.regions import find_region
from zi_extract.decree.rows import Row, Token
from zi_extract.decree.spelling import folded, likeness, plain_upper
from zi_extract.model.draft import IssuerDraft
from zi_extract.model.evidence import Extracted

OFFICER_LIKENESS = 0.82
"""How alike (0-1) rows must be to the officer expected. Lower cuts a title short where it names
the body, higher misses officers read with slips."""

FULLER_NAME = 0.85
"""How likely (0-1) rows are the officer's that begin with the officer expected and say more: an
office named in full only here. A year among them is a title's."""

_HAS_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

MOST_OFFICER_ROWS = 4
"""Most rows of an officer's line; the longest seen has three."""

LONE_PITCH = 3.2
"""Distance in character heights between rows of one title, where it has a single row to tell it by:
wide spacing has 2.8, an empty row between makes 4."""

DERIVED = 0.85
"""Certainty of an issuer that stands not in the type line but in the officer's or letterhead's."""


def find_office_start(rows: Sequence[Row], expected: str) -> int:
    """Where, in the rows after TENTANG, the title ends and the officer's line begins.

    ``expected`` is what the type line names. The number of rows when no officer is there.
    """
    if not rows:
        return 0
    ends_in_comma = rows[-1].text.rstrip().endswith((",", ".", ";"))
    best, best_score = len(rows), 0.0
    for start in range(max(1, len(rows) - MOST_OFFICER_ROWS), len(rows)):
        text = joined(rows[start:])
        score = _office_score(text, expected)
        score += 0.15 * ends_in_comma + min(0.3, 0.1 * _extra_space(rows, start))
        if score > best_score:
            best, best_score = start, score
    return best if best_score >= OFFICER_LIKENESS else len(rows)


def _office_score(text: str, expected: str) -> float:
    """Like the expected officer, with or without its head word; or begins with a known office."""
    office = starts_with_office(text)
    alike = max(
        likeness(text, expected), likeness(body_of(text), body_of(expected)) if office else 0
    )
    whole = folded(expected)
    if office and len(expected.split()) > 1 and folded(text).startswith(whole):
        alike = alike if _HAS_YEAR.search(text) else max(alike, FULLER_NAME)
    return max(alike, 0.6 if office else 0.0)


def _extra_space(rows: Sequence[Row], start: int) -> float:
    """Space above a row beyond that between the rows above it, in character heights."""
    if rows[start].page != rows[start - 1].page:
        return 0.0
    above = (rows[start].box.center_y - rows[start - 1].box.center_y) / rows[start].size
    usual = [
        (b.box.center_y - a.box.center_y) / a.size
        for a, b in pairwise(rows[:start])
        if a.page == b.page
    ]
    return max(0.0, above - min(usual, default=LONE_PITCH))


def starts_with_office(text: str) -> bool:
    """Does a text begin with the word of an office, or with an acting-for prefix before one?"""
    upper = without_acting(plain_upper(text))
    return any(upper == head or upper.startswith(f"{head} ") for head in words("offices", "heads"))


def without_acting(upper: str) -> str:
    """An office in upper case without ``Plt.``, ``a.n.`` and the like before it."""
    found = re.match(_acting_pattern(), upper)
    return upper[found.end() :].strip() if found else upper


def acts_only(text: str) -> bool:
    """Is a text nothing but an acting-for prefix: ``u.b.`` on a row between two offices?"""
    return folded(text) in {folded(name) for name in words("offices", "acting")}


@cache
def _acting_pattern() -> str:
    names = sorted(words("offices", "acting"), key=len, reverse=True)
    return "(?:" + "|".join(r"\s?".join(map(re.escape, _letters(n))) for n in names) + r")\s+"


def _letters(name: str) -> list[str]:
    return name.replace(".", " ").split() if "." in name else [name]


def body_of(officer: str) -> str:
    """The body that an officer heads: KETUA PENGADILAN NEGERI X gives PENGADILAN NEGERI X."""
    text = officer.strip(" ,.;:")
    upper = plain_upper(text)
    if any(upper.startswith(plain_upper(name)) for name in words("offices", "whole")):
        return text
    for head in sorted(words("offices", "stripped"), key=len, reverse=True):
        if upper.startswith(f"{head} "):
            return " ".join(text.split()[len(head.split()) :])
    first, _, rest = text.partition(" ")
    return f"{bodies().get(plain_upper(first), first)} {rest}".strip()


def read_issuer(
    type_rows: Sequence[Row], official: Sequence[Row], letterhead: Sequence[Row]
) -> IssuerDraft:
    """The issuing body: from the type line, else the officer's line, else the letterhead."""
    printed = without_type(mended(joined(type_rows))) if type_rows else ""
    name: Extracted[str] | None = None
    if printed:
        name = _named(body_of(printed), tokens_of(type_rows), 1.0)
    elif official:
        name = _named(body_of(mended(joined(official))), tokens_of(official), DERIVED)
    elif letterhead:
        rows = _last_agency(letterhead)
        name = _named(mended(joined(rows)), tokens_of(rows), DERIVED * DERIVED) if rows else None
    if name is None:
        rows = (*type_rows, *letterhead)
        if not rows:
            return IssuerDraft()
        return IssuerDraft(name=missing_at(rows[0].page, rows[0].box))
    return describe(name)


def _named(body: str, tokens: Sequence[Token], certainty: float) -> Extracted[str]:
    wanted = {folded(part) for part in body.split()}
    used = tuple(token for token in tokens if folded(token.text) in wanted) or tokens
    raw = " ".join(token.text for token in used)
    return from_tokens(body.upper(), raw, used, certainty)


def _last_agency(letterhead: Sequence[Row]) -> tuple[Row, ...]:
    address = re.compile(r"jalan|jl\.|telepon|telp|fax|email|www|kode pos|@|\d{5}", re.IGNORECASE)
    rows = [row for row in letterhead if not address.search(row.text) and len(folded(row.text)) > 6]
    return tuple(rows[-1:])


def describe(name: Extracted[str]) -> IssuerDraft:
    """An issuer's kind (by the agencies' data file) and region beside its name."""
    kind = agency_kind(name.value)
    region = find_region(name.value)
    known = Extracted(kind, name.raw, name.confidence, name.provenance, "agencies data file")
    if region is None:
        return IssuerDraft(name=name, kind=known if kind else None)
    how = "named in the issuer"
    return IssuerDraft(
        name=name,
        kind=known if kind else None,
        region_type=Extracted(str(region.type), name.raw, name.confidence, name.provenance, how),
        region_name=Extracted(region.name, name.raw, name.confidence, name.provenance, how),
    )


def agency_kind(name: str) -> str | None:
    """The kind of agency that a name belongs to, None when no entry of the data file fits."""
    upper = plain_upper(name)
    for entry in load_toml("agencies")["agency"]:
        if any(re.search(rf"\b{re.escape(word)}\b", upper) for word in entry["names"]):
            return str(entry["kind"])
    return None
