"""The closing of the body against the same block repeated after the Lampiran."""

from __future__ import annotations

import re
from dataclasses import replace

from zi_extract.decree.copies import PROVEN, Leaf, alike, disagreement, lost_words, outweighs, same
from zi_extract.decree.given_names import ONE_LETTER
from zi_extract.decree.ink import FLAGGED
from zi_extract.decree.lexicon import words
from zi_extract.decree.people import plausible_nip
from zi_extract.decree.person_fields import FROM_HEAD, LEFT_OF_NAME, Q_OF_NAME, STARTS_LATE
from zi_extract.decree.spelling import folded
from zi_extract.decree.vocabulary import PRINTED
from zi_extract.model.draft import ClosingDraft, HeaderDraft, PersonDraft
from zi_extract.model.evidence import Provenance
from zi_extract.model.finding import Finding

TWO_WORDS = 17
"""Letters of a word of a name from which it may be two: Hardjosoemantri has 15. Lower asks for
whole names, higher lets two of eight letters pass for one."""

_TWO_A = re.compile(r"[A-Z]{2,}AA[A-Z]{2,}")
_BEFORE_INITIAL = re.compile(r"[A-Z]{5}\.[A-Z]\.")
"""Two capital A inside a name of capitals, or a long word before a stop and an initial: the end of
a word and the beginning of the next."""


def settle_closing(
    closing: ClosingDraft, copy: ClosingDraft, findings: list[Finding]
) -> ClosingDraft:
    """A closing compared with its copy after the Lampiran; disagreements go into ``findings``."""
    place = _settled(closing.place, copy.place, "place", "/closing/place", findings)
    date_ = _settled(closing.date, copy.date, "date", "/closing/date", findings)
    signers = list(closing.signatories)
    copies = [person for person in copy.signatories if not _certifies(person, closing)]
    for position, (one, other) in enumerate(zip(signers, copies, strict=False)):
        signers[position] = _person(one, other, f"/closing/signatories/{position}", findings)
    if not signers:
        signers = copies
    attestation = closing.attestation or copy.attestation
    if closing.attestation and copy.attestation:
        attestation = _person(
            closing.attestation, copy.attestation, "/closing/attestation", findings
        )
    return replace(
        closing, place=place, date=date_, signatories=tuple(signers), attestation=attestation
    )


def _certifies(person: PersonDraft, closing: ClosingDraft) -> bool:
    """Is it who certifies the copy, whose block is repeated after the Lampiran, too?"""
    certifier = closing.attestation
    if certifier is None or certifier.name is None or person.name is None:
        return False
    signs = (each.name for each in closing.signatories if each.name is not None)
    return alike(person.name, certifier.name) and not any(alike(person.name, n) for n in signs)


_TITLE = re.compile(r"(?:[A-Z][a-z]{0,4}\.)+,?")
"""A title or an initial: ``H.``, ``Drs.``, ``M.Si.,``."""


def check_missing_ttd(header: HeaderDraft, closing: ClosingDraft) -> tuple[Finding, ...]:
    """A copy (SALINAN) says ttd where the original is signed: one without it may be misread.

    It asks for nobody: of 26 such copies 25 had nothing there on paper either.
    """
    copied = header.salinan is not None and header.salinan.value
    if not copied and closing.attestation is None:
        return ()
    message = "A copy says ttd where the original is signed; nothing was read there."
    return tuple(
        Finding("ttd-missing", "info", message, ink.page, ink.box, pointer)
        for number, person in enumerate(closing.signatories)
        if (ink := _unsigned(person)) is not None
        for pointer in (f"/closing/signatories/{number}/signed",)
    )


def check_whole_names(closing: ClosingDraft) -> tuple[Finding, ...]:
    """Names of which something is lost: a letter before them, a space, titles behind a comma."""
    people = [(f"/closing/signatories/{n}", p) for n, p in enumerate(closing.signatories)]
    people += [("/closing/attestation", closing.attestation)] if closing.attestation else []
    found: list[Finding] = []
    for pointer, person in people:
        name = person.name
        if name is None or name.value is None or not name.provenance:
            continue
        how = name.derived if name.derived in {STARTS_LATE, LEFT_OF_NAME} else ""
        if name.derived == ONE_LETTER:
            how = f"was read '{name.raw}': {ONE_LETTER}"
        if name.value.rstrip().endswith(","):
            how = "ends with a comma: what stood behind it may be lost"
        if _may_be_two(name.value) and name.confidence < PRINTED:
            how = "may be of one word more: a space may be lost in it"
        if how:
            ink, message = name.provenance[0], f"The name {how}."
            found.append(
                Finding("name-cut", "warning", message, ink.page, ink.box, f"{pointer}/name")
            )
    return tuple(found)


def _may_be_two(name: str) -> bool:
    """May a word of a name be two, whose space was too narrow to see? Not names with a long a."""
    long_a = words("names", "long_a")
    joined = (word for word in _TWO_A.findall(name) if not word.lower().endswith(long_a))
    long = any(len(word) >= TWO_WORDS for word in re.findall(r"[^\W\d_]+", name))
    return any(joined) or long or _BEFORE_INITIAL.search(name) is not None


def _unsigned(person: PersonDraft) -> Provenance | None:
    """Where a signature should be and nothing is; a text layer loses no ttd."""
    signed, role = person.signed, person.role
    if signed is None or signed.value != "none" or not signed.provenance:
        return None
    return None if role is not None and role.confidence >= PRINTED else signed.provenance[0]


def _person(
    one: PersonDraft, other: PersonDraft, pointer: str, findings: list[Finding]
) -> PersonDraft:
    changes = {}
    for name in ("role", "name", "nip", "unit", "rank", "signed"):
        mine, theirs = getattr(one, name), getattr(other, name)
        changes[name] = _settled(mine, theirs, name, f"{pointer}/{name}", findings)
    settled = replace(one, **changes)
    if settled.name is None or settled.name.value is None:
        return settled
    read = one if one.name is not None and one.name.value == settled.name.value else other
    sure = settled.name.confidence
    bare, titles = (
        replace(leaf, confidence=sure) if leaf is not None else None
        for leaf in (read.bare_name, read.titles)
    )
    return replace(settled, bare_name=bare, titles=titles)


def _sign_of_either(mine: Leaf, theirs: Leaf) -> Leaf:
    """How it is signed, where one copy shows nothing: what the other shows, if anything.

    Two absences prove no more than one, and an absence proves nothing against a sign.
    """
    if mine.value != "none" or theirs.value == "none":
        return mine
    return replace(theirs, confidence=min(theirs.confidence, FLAGGED))


def _whole_of(mine: Leaf, theirs: Leaf) -> Leaf | None:
    """The longer of two names where the other lacks titles: cut behind its comma, or inside it."""
    for cut, whole in ((mine, theirs), (theirs, mine)):
        more = lost_words(cut, whole)
        begins = folded(str(whole.value)).startswith(folded(str(cut.value)))
        ends = str(cut.value).rstrip().endswith(",") and begins and not same(cut, whole)
        if ends or (more and all(map(_TITLE.fullmatch, more))):
            sure = min(whole.confidence, FLAGGED)
            return replace(whole, confidence=sure, readings=(str(cut.value),))
    return None


def _is_left_of(one: Leaf | None, other: Leaf | None) -> bool:
    """Is one name what is left of the other, which is whole? Not of one that looks different."""
    if one is None or other is None or other.value is None:
        return False
    return one.derived == LEFT_OF_NAME != other.derived and alike(one, other)


def _proven(mine: Leaf, theirs: Leaf) -> Leaf:
    """A value that both copies give alike."""
    if mine.derived.startswith((FROM_HEAD, Q_OF_NAME, ONE_LETTER, LEFT_OF_NAME)):
        return mine  # taken from the head or the names twice, read nowhere
    return replace(mine, confidence=max(mine.confidence, theirs.confidence, PROVEN))


def _settled(
    mine: Leaf | None,
    theirs: Leaf | None,
    name: str,
    pointer: str,
    findings: list[Finding],
) -> Leaf | None:
    """One value of two copies: the one that was read, the surer one when they disagree."""
    if theirs is None or theirs.value is None or _is_left_of(theirs, mine):
        return mine
    if mine is None or mine.value is None or _is_left_of(mine, theirs):
        # Read in one copy only: the other copy may be blank there on purpose.
        return (
            replace(theirs, confidence=min(theirs.confidence, FLAGGED)) if mine is None else theirs
        )
    if name == "signed" and "none" in {mine.value, theirs.value}:
        return _sign_of_either(mine, theirs)
    whole = _whole_of(mine, theirs) if name == "name" else None
    if whole is not None or same(mine, theirs):
        return whole or _proven(mine, theirs)
    better, worse = (mine, theirs) if mine.confidence >= theirs.confidence else (theirs, mine)
    if name == "nip" and plausible_nip(str(worse.value)) > plausible_nip(str(better.value)):
        better, worse = worse, better
    settled = replace(better, readings=(str(worse.value),))
    if outweighs(better, worse):
        return settled
    findings.append(disagreement(name, f"{name} repeated after the Lampiran", theirs, pointer))
    return replace(settled, confidence=min(better.confidence, FLAGGED))
