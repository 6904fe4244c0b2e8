"""What a sure slip, a known law or a better read copy settles is no longer in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from zi_extract.decree.clauses import read_clauses, read_legal_basis
from zi_extract.decree.closing_agreement import settle_closing
from zi_extract.decree.copies import agreed, outweighs
from zi_extract.decree.ink import FLAGGED, LOOK_ALIKE, MENDED, text_of
from zi_extract.decree.labels import Label
from zi_extract.decree.rows import Row, Token
from zi_extract.decree.vocabulary import with_semicolon
from zi_extract.decree.zones import Section
from zi_extract.model.draft import ClosingDraft, PersonDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box

LEFT, STEP = 400, 160


def row(text: str, doubtful: Sequence[str] = (), at: int = 0) -> Row:
    """A row of sure words, but for the doubtful ones."""
    return Row(
        tuple(
            Token(
                1,
                100 * at + number,
                word,
                Box(LEFT + STEP * number, 40 * at, LEFT + STEP * (number + 1) - 20, 40 * at + 16),
                0.4 if word in doubtful else 0.98,
                16.0,
            )
            for number, word in enumerate(text.split())
        )
    )


def value(text: str, confidence: float) -> Extracted[str]:
    return Extracted(text, text, confidence, ())


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("bahwa kegiatani", "bahwa kegiatan;"),
        ("pelayanan yang terencana)", "pelayanan yang terencana;"),
        ("(Tambahan Lembaran Negara Nomor 17)3", "(Tambahan Lembaran Negara Nomor 17);"),
        ("(Lembaran Negara Nomor 17))", "(Lembaran Negara Nomor 17);"),
        ("(Lembaran Negara Nomor 17)3)", "(Lembaran Negara Nomor 17);"),
        ("(Lembaran Negara Nomor 17)", "(Lembaran Negara Nomor 17)"),
        ("bahwa kegiatan", "bahwa kegiatan"),
        ("bahwa menandatangani", "bahwa menandatangani"),
        ("bahwa Xyzzyani", "bahwa Xyzzyani"),
    ],
)
def test_a_stroke_behind_a_known_word_is_the_semicolon(read: str, printed: str) -> None:
    assert with_semicolon(read) == printed


def test_an_item_goes_on_behind_no_colon() -> None:
    assert with_semicolon("Grand Design Reformasi Birokrasi 2010-2025:") == (
        "Grand Design Reformasi Birokrasi 2010-2025;"
    )


def test_only_items_of_lists_end_in_a_semicolon() -> None:
    section = Section(
        Label("considering", "Menimbang", (), 1.0), (row("bahwa kegiatani", ["kegiatani"]),)
    )
    (item,) = read_clauses([section], "considering")
    assert item.text.value == "bahwa kegiatan;"
    assert text_of([row("rencana kegiatani")]).value == "rencana kegiatan"


def test_a_sign_alone_behind_an_item_is_told_by_its_form() -> None:
    ends = row("rencana kegiatan ;", [";"])
    assert text_of([ends], listed=True).confidence >= MENDED
    assert text_of([ends]).confidence < FLAGGED
    assert text_of([row("rencana ; kegiatan", [";"])], listed=True).confidence < FLAGGED


def test_a_word_that_a_sure_slip_gives_back_is_sure() -> None:
    mended = text_of([row("dengan Keputusan inl.", ["inl."])])
    assert (mended.value, mended.raw) == ("dengan Keputusan ini.", "dengan Keputusan inl.")
    assert mended.confidence >= MENDED
    assert text_of([row("dengan Keputusan xnl.", ["xnl."])]).confidence < FLAGGED


def test_a_letter_that_an_item_refers_to_stands_apart() -> None:
    read = text_of([row("dimaksud dalam huruf adan huruf b,", ["adan"])])
    assert read.value == "dimaksud dalam huruf a dan huruf b,"
    assert read.confidence >= MENDED


def test_a_number_is_doubted_as_it_is_mended() -> None:
    read = text_of([row("surat Nomor 40/IPW.01/05/2024")])
    assert read.value == "surat Nomor 40/PW.01/05/2024"
    assert LOOK_ALIKE not in read.derived
    assert LOOK_ALIKE in text_of([row("surat Nomor 40/PW.01/11/2024")]).derived


LAW = (
    "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik (Lembaran Negara "
    "Republik Indonesia Tahun 2008 Nomor {0}, Tambahan Lembaran Negara Republik Indonesia "
    "Nomor 4846);"
)


@pytest.mark.parametrize(("number", "doubtful", "sure"), [
    ("61", "4846);", True),
    ("61", "14", True),
    ("61", "Publik", False),
    ("67", "4846);", False),
])  # fmt: skip
def test_figures_that_a_known_law_has_are_sure(number: str, doubtful: str, sure: bool) -> None:
    section = Section(Label("basis", "Mengingat", (), 1.0), (row(LAW.format(number), [doubtful]),))
    (item,) = read_legal_basis([section])
    assert (item.text.confidence > FLAGGED) == sure
    assert item.citation is not None


def test_a_badly_read_copy_is_no_witness() -> None:
    good, fair, bad = value("Maria", 0.97), value("Marla", 0.9), value("Marla", 0.5)
    assert outweighs(good, bad)
    assert not outweighs(good, fair)
    assert not outweighs(fair, bad)
    kept = agreed(good, [bad])
    assert kept is not None
    assert (kept.confidence, kept.readings) == (0.97, ("Marla",))
    doubted = agreed(good, [fair])
    assert doubted is not None
    assert doubted.confidence <= FLAGGED


@pytest.mark.parametrize(("sure", "told"), [(0.5, 0), (0.9, 1)])
def test_the_better_copy_of_a_name_brings_its_bare_name_along(sure: float, told: int) -> None:
    mine = PersonDraft(name=value("Marta Ggreti, S.E.", sure), bare_name=value("Marta Ggreti", 0.5))
    theirs = PersonDraft(
        name=value("Maria Goreti, S.E.", 0.97), bare_name=value("Maria Goreti", 0.97)
    )
    findings: list[Finding] = []
    one, other = (ClosingDraft(signatories=(person,)) for person in (mine, theirs))
    (settled,) = settle_closing(one, other, findings).signatories
    assert settled.name is not None
    assert settled.bare_name is not None
    assert (settled.name.value, settled.bare_name.value) == ("Maria Goreti, S.E.", "Maria Goreti")
    assert len(findings) == told
    whole = replace(one, signatories=(theirs,))
    (same,) = settle_closing(whole, whole, findings).signatories
    assert same.bare_name is not None
    assert same.bare_name.value == "Maria Goreti"


OTHER_LAW = (
    "Undang-Undang Nomor 28 Tahun 1999 tentang Negara yang Bersih (Lembaran Negara Tahun 1999"
)


@pytest.mark.parametrize(
    ("figure", "readings", "printed"),
    [
        ("38851);", (), "3851);"),  # a digit too many, and doubled: no gazette has it
        ("3851.51);", (), "3851);"),
        ("3861);", ("3861);", "3851);"), "3851);"),
        ("3861);", ("3861);", "3861);"), "3861);"),  # perhaps the author's
    ],
)
def test_the_gazette_of_a_known_law_is_told(
    figure: str, readings: tuple[str, ...], printed: str
) -> None:
    first = row(f"{OTHER_LAW} Nomor 75,")
    second = row(f"Tambahan Lembaran Negara Nomor {figure}", at=1)
    last = replace(second.tokens[-1], readings=readings)
    section = Section(
        Label("basis", "Mengingat", (), 1.0), (first, Row((*second.tokens[:-1], last)))
    )
    (item,) = read_legal_basis([section])
    assert item.text.value.endswith(printed)
    assert item.text.raw.endswith(figure)


def test_a_copy_that_looks_like_another_name_is_no_slip_of_the_reader() -> None:
    seen, copy = value("Made Alasan, S.H.", 0.98), value("I-Made AgusSetiawan, S.H.", 0.5)
    assert not outweighs(seen, copy)
    kept = agreed(seen, [copy])
    assert kept is not None
    assert kept.confidence <= FLAGGED


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("Sistem Pengendalian. Intern Pemerintah", "Sistem Pengendalian Intern Pemerintah"),
        ("Sistem Pengendalian. Peraturan Pemerintah", "Sistem Pengendalian. Peraturan Pemerintah"),
        ("Sistem Xyzzyan. Intern", "Sistem Xyzzyan. Intern"),
    ],
)
def test_a_law_is_one_sentence_unless_another_begins_in_it(read: str, told: str) -> None:
    begins = "Peraturan Pemerintah Nomor 60 Tahun 2008 tentang"
    section = Section(Label("basis", "Mengingat", (), 1.0), (row(f"{begins} {read};"),))
    (item,) = read_legal_basis([section])
    assert item.text.value == f"{begins} {told};"


def test_a_word_of_the_grammar_that_can_be_no_other() -> None:
    read = "Peraturan Pemerintah Nomor 60 Tahun 2008 tentang Sistem (kembaran Negara Nomer 127);"
    section = Section(Label("basis", "Mengingat", (), 1.0), (row(read),))
    (item,) = read_legal_basis([section])
    assert item.text.value.endswith("(Lembaran Negara Nomor 127);")
    assert item.text.raw == read
