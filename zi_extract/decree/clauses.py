"""Menimbang, Mengingat, Memperhatikan and the dictums, from the labelled sections of a body."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from zi_extract.decree.ink import FLAGGED, SLIPS_UNDONE, believed_token, from_tokens, text_of
from zi_extract.decree.item_order import settle_items
from zi_extract.decree.items import Item, find_items
from zi_extract.decree.labels import Label
from zi_extract.decree.legal import (
    check_citation,
    has_slips,
    proven_figures,
    read_citation,
    told_figures,
)
from zi_extract.decree.lexicon import load_toml
from zi_extract.decree.markers import Style, begins_list
from zi_extract.decree.passage import passage_of
from zi_extract.decree.rows import Token
from zi_extract.decree.spelling import folded
from zi_extract.decree.vocabulary import PRINTED, is_known
from zi_extract.decree.zones import Section
from zi_extract.model.draft import ClauseDraft, DictumDraft, LegalBasisDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding

TORN = "where the item begins or ends was not read"
"""How an item was derived whose borders on paper are in doubt."""

SLIPPED = "a word or a figure of the citation was misread"
"""How the text of a law was derived in whose citation slips were undone."""

BRACKET_LOST = "the bracket before the gazette was not read"
"""How the text of a law was derived in which it was put back."""

_BARE_GAZETTE = re.compile(
    r"(?<!\()(?<!Tambahan )\b(?=(?:Lembaran|Berita) (?:Negara|Daerah)\b[^()]*\bNomor \d+[^()]*\))"
)
_MARK_BEFORE = re.compile(r"^[-\u2013\u2014.,:;'|~*_]+\s+(?=\w)")
_BULLETS = re.compile(r"(?:^|\s)[-\u2013\u2014*]\s")

_ARTICLE = re.compile(r"\W*Pasal\s+\d{1,3}\s?[A-Z]?\W*", re.IGNORECASE)

_STOP_BEFORE = re.compile(r"\b([A-Za-z][a-z]{3,})\. (?=[A-Z][a-z]{2,})")
_NO_WORDS = ((re.compile(r"\([a-zA-Z]?embaran"), "(Lembaran"), (re.compile("Nomer"), "Nomor"))

LONE_MARKER = 0.9
"""Certainty of an item whose marker was not read as the one expected."""


def read_clauses(sections: Sequence[Section], kind: str) -> tuple[ClauseDraft, ...]:
    """The items of all sections of one kind (``considering`` or ``noting``)."""
    made: list[ClauseDraft] = []
    for section in sections:
        if section.label.kind != kind:
            continue
        made.extend(
            ClauseDraft(_of_one_sentence(_text(item), ("bahwa",)), _label(item))
            for item in _items(section, ("bahwa",), "a")
        )
    return tuple(made)


def read_legal_basis(sections: Sequence[Section]) -> tuple[LegalBasisDraft, ...]:
    """The items of Mengingat, each with its citation when one can be parsed."""
    made = []
    for section in sections:
        if section.label.kind != "basis":
            continue
        for item in map(_with_proven_figures, _items(section, _law_openings(), "1")):
            passage = passage_of(item.rows)
            text = _with_bracket(_of_one_sentence(_text(item), _law_openings()))
            doubted = text.confidence < PRINTED and has_slips(passage)
            text = _misread(text) if doubted else text
            made.append(LegalBasisDraft(text, _label(item), read_citation(passage)))
    return tuple(made)


def check_citations(basis: Sequence[LegalBasisDraft]) -> tuple[Finding, ...]:
    """What is odd about the cited laws, item by item."""
    made: list[Finding] = []
    for position, item in enumerate(basis):
        page = item.text.provenance[0].page if item.text.provenance else 0
        made.extend(check_citation(item.text.value, f"/legal_basis/{position}", page))
    return tuple(made)


def doubted(
    basis: Sequence[LegalBasisDraft], findings: Sequence[Finding]
) -> tuple[LegalBasisDraft, ...]:
    """Items with a warning about their citation lose confidence: a digit may be misread."""
    odd = {finding.pointer.split("/")[2] for finding in findings if finding.severity == "warning"}
    return tuple(
        replace(item, text=replace(item.text, confidence=min(item.text.confidence, FLAGGED)))
        if str(position) in odd
        else item
        for position, item in enumerate(basis)
    )


def _law_openings() -> tuple[str, ...]:
    return tuple(load_toml("lexicon")["laws"]["openings"])


def _items(section: Section, openings: tuple[str, ...], style: Style) -> tuple[Item, ...]:
    return settle_items(find_items(section.rows, openings, style), openings)


def _text(item: Item) -> Extracted[str]:
    read = _without_mark(text_of(item.rows, listed=True))
    if item.whole:
        return read
    derived = f"{read.derived}; {TORN}" if read.derived else TORN
    return replace(read, confidence=min(read.confidence, FLAGGED), derived=derived)


def _of_one_sentence(text: Extracted[str], openings: tuple[str, ...]) -> Extracted[str]:
    """An item that is one sentence, without the specks behind known words that look like stops.

    Before a word with which items begin a stop may be one: two items may be in it.
    """
    if text.confidence >= PRINTED:
        return text

    def told(stop: re.Match[str]) -> str:
        opens = text.value[stop.end() :].lower().startswith(openings)
        return stop[0] if opens or not is_known(folded(stop[1])) else f"{stop[1]} "

    value = _STOP_BEFORE.sub(told, text.value)
    if value == text.value:
        return text
    derived = "; ".join(filter(None, (text.derived, SLIPS_UNDONE)))
    return replace(text, value=value, derived=derived)


def _with_bracket(text: Extracted[str]) -> Extracted[str]:
    """A law with the one bracket that it lacks, where it can only stand before its gazette."""
    value = text.value
    places = [found.start() for found in _BARE_GAZETTE.finditer(value)]
    if text.confidence >= PRINTED or len(places) != 1 or value.count(")") != value.count("(") + 1:
        return text
    derived = f"{text.derived}; {BRACKET_LOST}".lstrip("; ")
    whole = f"{value[: places[0]]}({value[places[0] :]}"
    return replace(text, value=whole, derived=derived)


def _with_proven_figures(item: Item) -> Item:
    """The item; figures that the law itself tells or vouches for as sure as a sure slip."""
    item = _with_tokens(item, _with_grammar)
    told = told_figures(passage_of(item.rows))
    item = _with_tokens(item, lambda one: _told(one, told[one]) if one in told else one)
    proven = proven_figures(passage_of(item.rows))
    return _with_tokens(item, lambda one: believed_token(one) if one in proven else one)


def _with_grammar(token: Token) -> Token:
    """``(kembaran`` or ``Nomer``: no other word opens the gazette of a law, or stands there."""
    told = next((word for slip, word in _NO_WORDS if slip.fullmatch(token.text)), None)
    return token if told is None or token.confidence >= PRINTED else _told(token, told)


def _told(token: Token, text: str) -> Token:
    return believed_token(replace(token, text=text, read=token.read or token.text))


def _with_tokens(item: Item, told: Callable[[Token], Token]) -> Item:
    rows = (replace(row, tokens=tuple(map(told, row.tokens))) for row in item.rows)
    return replace(item, rows=tuple(rows))


def _misread(text: Extracted[str]) -> Extracted[str]:
    """A law whose citation was mended keeps its text as it was read, flagged."""
    derived = f"{text.derived}; {SLIPPED}".lstrip("; ")
    return replace(text, confidence=min(text.confidence, FLAGGED), derived=derived)


def _label(item: Item) -> Extracted[str] | None:
    if not item.marker or item.label is None:
        return None
    raw = item.marker[0].text
    certainty = 1.0 if item.sure else LONE_MARKER
    return from_tokens(item.label, raw, item.marker, certainty)


def read_dictums(sections: Sequence[Section]) -> tuple[DictumDraft, ...]:
    """KESATU, KEDUA, ... with their texts and kinds, in the order of the paper."""
    named = [s for s in sections if s.label.kind == "dictum"]
    if not named:
        return _numbered_dictums(sections)
    return tuple(
        _dictum(_dictum_label(section.label), text_of(section.rows))
        for section in named
        if section.rows
    )


def _numbered_dictums(sections: Sequence[Section]) -> tuple[DictumDraft, ...]:
    """Dictums that are the items 1, 2, 3 under Menetapkan, as police and army write them.

    An older decree may be in articles, whose paragraphs are numbered: it has no dictums.
    """
    rows = [row for section in sections if section.label.kind == "enacting" for row in section.rows]
    if any(_ARTICLE.fullmatch(row.text) for row in rows):
        return ()
    start = next((i for i, row in enumerate(rows) if begins_list(row)), len(rows))
    items = settle_items(find_items(rows[start:], (), "1"))
    labelled = [(item, _label(item)) for item in items]
    return tuple(_dictum(label, _text(item)) for item, label in labelled if label is not None)


def _dictum(label: Extracted[str], read: Extracted[str]) -> DictumDraft:
    read = _without_mark(read)
    how = "phrases of the text"
    kind = Extracted(dictum_kind(read.value), read.raw, read.confidence, read.provenance, how)
    return DictumDraft(label=label, text=read, kind=kind)


def _without_mark(read: Extracted[str]) -> Extracted[str]:
    """A text without the speck before its first word; a dash that begins a list has others."""
    bare = _MARK_BEFORE.sub("", read.value)
    if bare == read.value or read.confidence >= PRINTED or len(_BULLETS.findall(bare)) > 0:
        return read
    derived = f"{read.derived}; mark before the text taken off".lstrip("; ")
    return replace(read, value=bare, derived=derived)


def _dictum_label(label: Label) -> Extracted[str]:
    raw = " ".join(token.text for token in label.tokens).rstrip(" :")
    exact = folded(raw) == folded(label.name)
    made = from_tokens(label.name, raw, label.tokens, 1.0 if exact else label.likeness)
    # One of twenty known words, read to the letter: a slip would have to make another of them.
    sure = max(made.confidence, 0.95) if exact else made.confidence
    how = "" if exact else "nearest ordinal"
    return Extracted(made.value, raw, sure, made.provenance, how)


def dictum_kind(text: str) -> str:
    """What a dictum does, by the phrases of the data file: adoption, funding, task, ..."""
    lowered = re.sub(r"\s+", " ", text.lower())
    for entry in load_toml("dictums")["kind"]:
        if any(phrase in lowered for phrase in entry["phrases"]):
            return str(entry["name"])
    return "other"


def check_labels(sections: Sequence[Section]) -> tuple[Finding, ...]:
    """Labels that are missing, repeated or out of order, as findings."""
    made: list[Finding] = []
    kinds = [section.label.kind for section in sections]
    for kind, name in (
        ("considering", "Menimbang"),
        ("basis", "Mengingat"),
        ("deciding", "MEMUTUSKAN"),
    ):
        if sections and kind not in kinds:
            made.append(Finding(f"{kind}-missing", "warning", f"The label {name} was not found."))
    expected = 1
    for section in sections:
        if section.label.kind != "dictum":
            continue
        number, box = section.label.number, section.label.tokens[0].box
        page = section.label.tokens[0].page
        if number == expected - 1:
            message = f"The dictum {section.label.name} appears twice."
            made.append(Finding("dictum-repeated", "warning", message, page, box, "/dictums"))
        elif number != expected:
            message = f"The dictum {section.label.name} stands where number {expected} should."
            made.append(Finding("dictum-out-of-order", "warning", message, page, box, "/dictums"))
        if not section.rows:
            message = f"The dictum {section.label.name} has no text of its own."
            made.append(Finding("dictums-gap", "warning", message, page, box, "/dictums"))
        expected = number + 1
    if sections and expected == 1 and not _numbered_dictums(sections):
        made.append(
            Finding("dictums-missing", "warning", "No dictum was found.", pointer="/dictums")
        )
    return tuple(made)
