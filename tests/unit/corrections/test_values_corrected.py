from __future__ import annotations

from dataclasses import replace

import pytest
from made import FRAME, correction
from sample_draft import sample

from zi_extract.checks.judge import judge
from zi_extract.checks.seen import without_seen
from zi_extract.corrections.apply import Corrector
from zi_extract.corrections.leaf_types import NotPossibleError, value_of
from zi_extract.corrections.values import put
from zi_extract.decree.reread import reread
from zi_extract.model.correction import Correction
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box
from zi_extract.model.leaves import leaves
from zi_extract.model.seen import Seen

DRAFT, LAYOUTS = sample()
LEAVES = dict(leaves(DRAFT))


def at(pointer: str, becomes: str | None, kind: str = "value", **more: object) -> Correction:
    leaf = LEAVES[pointer]
    ink = leaf.provenance[0]
    plain = {"pointer": pointer, "raw": leaf.raw, "becomes": becomes, "page": ink.page}
    return correction(kind, ink.box, **(plain | more))  # type: ignore[arg-type]


def corrected(*records: Correction) -> tuple[DecreeDraft, list[Finding]]:
    corrector = Corrector(records, list(LAYOUTS.values()))
    draft = corrector.vouched(reread(corrector.values(DRAFT)))
    corrector.seen()
    pages = corrector.told(LAYOUTS)
    return draft, [finding for page in pages.values() for finding in page.findings]


def test_a_title_becomes_what_a_person_wrote() -> None:
    draft, findings = corrected(at("/header/title", "RENCANA AKSI <script>alert(1)</script>"))
    title = draft.header.title
    assert title is not None
    assert title.value == "RENCANA AKSI <script>alert(1)</script>"
    assert title.confidence == 1.0
    assert title.corrected
    assert title.raw == LEAVES["/header/title"].raw
    assert [f.code for f in findings] == ["correction-applied"]


def test_parts_of_the_number_follow() -> None:
    draft, _ = corrected(at("/header/number/printed", "77 TAHUN 2031"))
    number = draft.header.number
    assert number.sequence is not None
    assert number.sequence.value == "77"
    assert number.year is not None
    assert number.year.value == 2031
    assert number.normalised is not None
    assert number.normalised.value == "77 TAHUN 2031"


def test_a_name_without_its_titles_follows() -> None:
    draft, _ = corrected(at("/closing/signatories/0/name", "Dr. BUDI SANTOSO, M.Si."))
    person = draft.closing.signatories[0]
    assert person.bare_name is not None
    assert person.bare_name.value == "BUDI SANTOSO"


def test_a_citation_follows_its_text() -> None:
    text = "Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara;"
    draft, _ = corrected(at("/legal_basis/0/text", text))
    citation = draft.legal_basis[0].citation
    assert citation is not None
    assert citation.identifier is not None
    assert citation.identifier.value == "uu-5-2014"


@pytest.mark.parametrize("date", ["2031-13-99x", "kemarin"])
def test_an_impossible_value_is_a_conflict_and_breaks_nothing(date: str) -> None:
    draft, findings = corrected(at("/closing/date", date))
    assert draft.closing.date == DRAFT.closing.date
    assert [f.code for f in findings] == ["correction-conflict"]


def test_a_value_the_program_had_not_found_is_added_at_its_ink() -> None:
    bare = replace(DRAFT, closing=replace(DRAFT.closing, place=None))
    ink = LEAVES["/closing/date"].provenance[0]
    record = correction("value", ink.box, page=ink.page, pointer="/closing/place", becomes="Parigi")
    corrector = Corrector([record], list(LAYOUTS.values()))
    place = corrector.values(bare).closing.place
    assert place is not None
    assert place.value == "Parigi"
    assert place.provenance[0].page == ink.page


def test_an_invented_place_in_the_decree_is_a_conflict() -> None:
    ink = LEAVES["/closing/date"].provenance[0]
    record = correction("value", ink.box, page=ink.page, pointer="/dictums/99/text", becomes="x")
    corrector = Corrector([record], list(LAYOUTS.values()))
    assert corrector.values(DRAFT) == DRAFT
    told = [f for p in corrector.told(LAYOUTS).values() for f in p.findings]
    assert [f.code for f in told] == ["correction-conflict"]


def test_settled_values_are_asked_for_no_more() -> None:
    doubtful = put(DRAFT, "/header/title", replace(LEAVES["/header/title"], confidence=0.3))
    before = judge([doubtful], LAYOUTS, {}, len(LAYOUTS))
    pointers = {f.pointer for f in before.findings if f.severity == "warning"}
    assert "/header/title" in pointers
    leaf = LEAVES["/header/title"]
    record = at("/header/title", str(leaf.value))
    corrector = Corrector([record], list(LAYOUTS.values()))
    settled = corrector.values(doubtful)
    after = judge([settled], LAYOUTS, {}, len(LAYOUTS), corrector.seen())
    assert "/header/title" not in {f.pointer for f in after.findings if f.severity == "warning"}


@pytest.mark.parametrize(
    ("pointer", "text", "value"),
    [
        ("/header/year", "2031", 2031),
        ("/header/salinan", "true", True),
        ("/closing/date", "2031-01-05", "2031-01-05"),
        ("/closing/signatories/3/signed", "ttd", "ttd"),
        ("/header/title", "", None),
        ("/legal_basis/0/citation/gazettes/0/year", "2017", 2017),
    ],
)
def test_a_text_becomes_the_value_that_may_stand_there(
    pointer: str, text: str, value: object
) -> None:
    assert value_of(pointer, text) == value


@pytest.mark.parametrize(
    ("pointer", "text"),
    [
        ("/header/year", "tahun ini"),
        ("/closing/signatories/0/signed", "maybe"),
        ("/header", "x"),
        ("/nowhere/at/all", "x"),
        ("/actions/0/area/code", "9"),
    ],
)
def test_what_may_not_stand_there_is_refused(pointer: str, text: str) -> None:
    with pytest.raises(NotPossibleError):
        value_of(pointer, text)


def test_what_was_looked_at_is_no_conflict_whoever_asks_first() -> None:
    whole = correction("seen", Box(0, 0, FRAME.width, FRAME.height), raw="leftover-words")
    corrector = Corrector([whole], list(LAYOUTS.values()))
    told = corrector.told(LAYOUTS)
    assert [f.code for f in told[1].findings] == ["correction-applied"]
    assert [one.code for one in corrector.seen()] == ["leftover-words"]


def test_a_settled_value_silences_no_other_of_the_same_action() -> None:
    doubt = Finding("low-confidence", "warning", "x", 2, None, "/actions/0/schedule/year_from")
    settled = replace(LEAVES["/actions/0/schedule/periods/0"], corrected="Ani")
    draft = put(DRAFT, "/actions/0/schedule/printed", settled)
    seen = (Seen("", 2, settled.provenance[0].box, "Ani"),)
    assert without_seen([doubt], draft, seen) == (doubt,)
