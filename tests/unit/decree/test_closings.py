"""Closings of other makers: names that lost a letter, who acknowledges, towns letter by letter."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from decree_paper import LABEL, RIGHT, page_of

from zi_extract.decree import read_decree
from zi_extract.decree.annexes import find_heading, read_annex
from zi_extract.decree.closing_agreement import settle_closing
from zi_extract.decree.columns import COLUMN_GAP, blocks_of, column_gap
from zi_extract.decree.given_names import with_common_names
from zi_extract.decree.ink import FLAGGED
from zi_extract.decree.people import find_nip
from zi_extract.decree.person_fields import LEFT_OF_NAME
from zi_extract.decree.rows import Row, Token, find_rows
from zi_extract.model.draft import ClosingDraft, PersonDraft
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Graphic

BODY = [
    [(500, "KEPUTUSAN KETUA PENGADILAN AGAMA DOMPU")],
    [(600, "NOMOR 4 TAHUN 2024")],
    [(650, "TENTANG")],
    [(600, "RENCANA AKSI TAHUN 2024")],
    [(600, "KETUA PENGADILAN AGAMA DOMPU,")],
    [(LABEL, "Menimbang"), (320, ":"), (350, "bahwa perlu menetapkan rencana aksi;")],
    [(LABEL, "Mengingat"), (320, ":"), (350, "Undang-Undang Nomor 25 Tahun 2009;")],
    [(700, "MEMUTUSKAN:")],
    [(LABEL, "KESATU"), (320, ":"), (350, "Menetapkan rencana aksi.")],
    None,
]


def closing(*rows):
    return read_decree([page_of([*BODY, *rows])], [])


def codes(draft):
    return [finding.code for finding in draft.findings]


def signed(name_left, name, place="Dompu"):
    return closing(
        [(RIGHT, f"Ditetapkan di {place}")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "a.n. KETUA PENGADILAN AGAMA")],
        [(RIGHT, "DOMPU")],
        [(RIGHT, "Plh. SEKRETARIS,")],
        None,
        [(name_left, name)],
        [(RIGHT, "NIP. 19800412 200501 2 003")],
    )


def test_a_name_that_begins_right_of_its_block_is_told():
    assert "name-cut" in codes(signed(RIGHT + 24, "Made Sudarma, S.H."))
    assert "name-cut" not in codes(signed(RIGHT, "I Made Sudarma, S.H."))


def test_a_name_centred_under_centred_rows_is_whole():
    draft = closing(
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA")],
        [(RIGHT + 96, "DOMPU,")],
        None,
        [(RIGHT + 20, "Made Sudarma, S.H.")],
        [(RIGHT - 30, "NIP. 19800412 200501 2 003")],
    )
    assert "name-cut" not in codes(draft)


CERTIFIED = [
    [(RIGHT, "Ditetapkan di Dompu")],
    [(RIGHT, "pada tanggal 2 April 2024")],
    [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
    None,
    [(RIGHT, "Made Sudarma")],
    [(LABEL, "Salinan sesuai dengan aslinya")],
    [(LABEL, "PANITERA,")],
    None,
]


def certifier(*name, nip=(LABEL, "NIP. 19800412 200501 2 003")):
    draft = closing(*CERTIFIED, [*name], [nip])
    return draft.closing.attestation.name.value, "name-cut" in codes(draft)


def test_titles_far_behind_the_comma_of_a_name_stay_with_it():
    far = LABEL + 260
    assert certifier((LABEL, "Ratih Kusuma,"), (far, "S.H., M.H.")) == (
        "Ratih Kusuma, S.H., M.H.",
        False,
    )


def test_titles_far_behind_others_whose_comma_is_lost_stay_with_them():
    far = LABEL + 320
    assert certifier((LABEL, "Ratih Kusuma, S.Sos."), (far, "M.Si.")) == (
        "Ratih Kusuma, S.Sos. M.Si.",
        False,
    )


def test_typescript_has_wide_spaces_that_part_no_columns():
    def rows(wide: float, column: float) -> list[Row]:
        return [
            Row(tuple(_letters(top, texts, wide, column)))
            for top, texts in enumerate((["Salinan", "sesuai", "dengan", "aslinya"],) * 4)
        ]

    assert [len(blocks_of(row, column_gap(rows(28, 28)))) for row in rows(28, 28)] == [1] * 4
    assert [len(blocks_of(row, column_gap(rows(28, 80)))) for row in rows(28, 80)] == [2] * 4
    assert column_gap(rows(8, 28)) == COLUMN_GAP


def _letters(top: int, texts: list[str], wide: float, column: float) -> Iterator[Token]:
    left = 0.0
    for index, text in enumerate(texts):
        box = Box(left, 40.0 * top, left + 100, 40.0 * top + 16)
        yield Token(1, index, text, box, 0.99, 16.0)
        left += 100 + (column if index == 2 else wide)


def test_a_certifier_whose_name_lost_something_is_told():
    assert certifier((LABEL, "Ratih Kusuma,")) == ("Ratih Kusuma,", True)
    assert certifier((LABEL, "Ratih Kusuma, S.H.")) == ("Ratih Kusuma, S.H.", False)


def test_titles_that_only_the_repeated_block_has_are_taken_from_there():
    name = Extracted("Ratih Kusuma,", "Ratih Kusuma,", 0.9, (Provenance(1, Box(0, 0, 9, 9)),))
    whole = replace(name, value="Ratih Kusuma, S.H.", provenance=(Provenance(3, Box(0, 0, 9, 9)),))
    one, other = (ClosingDraft(signatories=(PersonDraft(name=each),)) for each in (name, whole))
    for first, second in ((one, other), (other, one)):
        settled = settle_closing(first, second, []).signatories[0].name
        assert settled.value == "Ratih Kusuma, S.H."
        assert settled.confidence <= FLAGGED
        assert settled.readings == ("Ratih Kusuma,",)


def test_a_town_set_letter_by_letter_is_one_word():
    place = signed(RIGHT, "Made Sudarma, S.H.", "P a l u").closing.place
    assert place.value == "Palu"
    assert place.raw == "P a l u"


def test_who_acknowledges_stands_beside_the_signer_and_comes_second():
    draft = closing(
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(LABEL, "Mengetahui,"), (RIGHT, "KETUA,")],
        [(LABEL, "Kepala Kanwil Nusa Tenggara Barat,")],
        None,
        None,
        [(RIGHT, "TEGUH PRASETYO")],
        [(LABEL, "Max Darmawan"), (RIGHT, "NIP. 19800412 200501 2 003")],
        [(LABEL, "NIP. 19670421 199503 1 001")],
    )
    signers = [(s.role.value, s.name.value, s.nip.value) for s in draft.closing.signatories]
    assert signers == [
        ("KETUA", "TEGUH PRASETYO", "198004122005012003"),
        ("Kepala Kanwil Nusa Tenggara Barat", "Max Darmawan", "196704211995031001"),
    ]


def test_who_acknowledges_on_the_row_of_the_place_leaves_place_and_date():
    draft = closing(
        [(LABEL, "Mengetahui,"), (RIGHT, "Ditetapkan di Dompu")],
        [(LABEL, "Kepala Kanwil,"), (RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA,")],
        None,
        [(LABEL, "Max Darmawan"), (RIGHT, "TEGUH PRASETYO")],
    )
    assert draft.closing.place.value == "Dompu"
    assert draft.closing.date.value == "2024-04-02"
    assert [s.name.value for s in draft.closing.signatories] == ["TEGUH PRASETYO", "Max Darmawan"]
    assert draft.dictums[-1].text.value == "Menetapkan rencana aksi."


def test_the_body_over_three_offices_is_no_part_of_theirs():
    draft = closing(
        [(600, "Ditetapkan di Dompu")],
        [(600, "pada tanggal 2 April 2024")],
        [(400, "PIMPINAN DPRD KABUPATEN DOMPU PROVINSI NUSA TENGGARA BARAT")],
        [(200, "KETUA,"), (650, "WAKIL KETUA,"), (1050, "WAKIL KETUA,")],
        None,
        [(180, "Made Sudarma"), (640, "Ratih Kusuma"), (1060, "Ali Umar")],
    )
    signers = [(s.role.value, s.name.value) for s in draft.closing.signatories]
    assert signers == [
        ("KETUA", "Made Sudarma"),
        ("WAKIL KETUA", "Ratih Kusuma"),
        ("WAKIL KETUA", "Ali Umar"),
    ]


def test_a_year_in_words_goes_on_in_the_next_row():
    draft = closing(
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal dua Januari dua ribu dua")],
        [(RIGHT, "puluh empat")],
        [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
        [(RIGHT, "Made Sudarma")],
    )
    assert draft.closing.date.value == "2024-01-02"
    assert draft.closing.signatories[0].role.value == "KETUA PENGADILAN AGAMA DOMPU"


def test_a_line_under_a_name_is_no_part_of_it():
    [signer] = signed(RIGHT, "Dra. REGINA DEWI,_M.A.P.").closing.signatories
    assert signer.name.value == "Dra. REGINA DEWI, M.A.P."
    assert signer.bare_name.value == "REGINA DEWI"


def test_a_service_number_begins_with_year_and_month_of_birth():
    assert find_nip("NRP 82041557").plausible
    assert not find_nip("NRP 82931557").plausible


def test_the_year_of_a_lampiran_may_stand_on_the_next_row():
    rows = [
        [(RIGHT, "Lampiran Keputusan Ketua Pengadilan Agama")],
        [(RIGHT, "Nomor : W22-A5/101/OT.01/I/TAHUN")],
        [(RIGHT, "2023")],
        [(RIGHT, "Tanggal : 3 Januari 2023")],
    ]
    made = read_annex(find_heading(find_rows(page_of(rows))))
    assert made.number.value.endswith("TAHUN 2023")
    assert made.date.value == "2023-01-03"


def test_titles_that_found_no_room_stand_below_the_name():
    rows = [
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
        None,
        [(RIGHT, "NGGULI LIWAR MBANI, S.H.,")],
        [(RIGHT, "M.H.")],
        [(RIGHT, "NIP. 19800412 200501 2 003")],
    ]
    [signer] = closing(*rows).closing.signatories
    assert signer.name.value == "NGGULI LIWAR MBANI, S.H., M.H."
    assert signer.titles.value == "S.H., M.H."


def test_the_end_of_the_officers_name_is_nobodys_name():
    rows = [
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA")],
        [(RIGHT, "DOMPU,")],
    ]
    [signer] = closing(*rows).closing.signatories
    assert signer.role.value == "KETUA PENGADILAN AGAMA DOMPU"
    assert signer.name.value is None


def test_place_and_date_on_one_row_that_breaks_before_the_month():
    made = closing(
        [(RIGHT, "Ditetapkan di Makale, pada tanggal 5")],
        [(RIGHT, "Nopember 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
        None,
        [(RIGHT, "TEGUH PRASETYO")],
    ).closing
    assert (made.place.value, made.date.value) == ("Makale", "2024-11-05")
    assert made.signatories[0].role.value == "KETUA PENGADILAN AGAMA DOMPU"


def test_a_date_in_words_behind_the_day_of_the_week():
    made = closing(
        [(RIGHT, "Ditetapkan di : Dompu")],
        [(RIGHT, "Pada hari Kamis tanggal dua puluh bulan Juni")],
        [(RIGHT, "tahun dua ribu sembilan belas")],
        [(RIGHT, "KETUA,")],
        None,
        [(RIGHT, "TEGUH PRASETYO")],
    ).closing
    assert (made.date.value, made.signatories[0].role.value) == ("2019-06-20", "KETUA")


def headed(number, *officer):
    rows = [
        [(500, "KEPUTUSAN KEPALA DINAS")],
        [(600, f"Nomor : {number}")],
        [(650, "TENTANG")],
        [(600, "Rencana Aksi Zona Integritas Tahun 2023")],
        *([(400, text)] for text in officer),
        *BODY[5:],
    ]
    return read_decree([page_of(rows)], [])


def test_dots_in_a_number_were_to_be_filled_and_its_year_stands_at_its_end():
    draft = headed("......./DPMPTSP/II/2023", "KEPALA DINAS,")
    assert "number-gap" in codes(draft)
    assert draft.header.number.year.value == 2023


@pytest.mark.parametrize(
    "rows", [["NOMOR : 060/017/DPMPTSP/2024", "NOMOR : 12/KPTS/I/2024"],
             ["NOMOR 060/017/DPMPTSP/2024 DAN NOMOR 12/KPTS/I/2024"]],
)  # fmt: skip
def test_a_joint_decree_keeps_the_numbers_of_all_its_issuers(rows):
    head = [[(500, "KEPUTUSAN BERSAMA")], *([(600, row)] for row in rows), *BODY[2:]]
    header = read_decree([page_of(head)], []).header
    assert header.number.printed.value == "060/017/DPMPTSP/2024"
    (other,) = header.other_numbers
    assert (other.printed.value, other.sequence.value) == ("12/KPTS/I/2024", "12")


def test_a_blank_second_number_is_told_in_its_place():
    rows = [[(500, "KEPUTUSAN BERSAMA")], [(600, "NOMOR : 4/KPTS/I/2024")], [(600, "NOMOR :")]]
    draft = read_decree([page_of([*rows, *BODY[2:]])], [])
    (blank,) = [finding for finding in draft.findings if finding.code == "number-blank"]
    assert blank.pointer == "/header/other_numbers/0/printed"
    assert draft.header.other_numbers[0].printed.value is None


def test_an_office_named_in_full_below_the_title_ends_it_without_a_comma():
    officer = ("KEPALA DINAS PENANAMAN MODAL", "PROVINSI MALUKU")
    draft = headed("12/DPM/II/2023", *officer)
    assert draft.header.title.value == "Rencana Aksi Zona Integritas Tahun 2023"
    assert draft.header.official.value == " ".join(officer)


def test_digits_of_a_service_number_may_stand_on_the_row_below_its_label():
    rows = [
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
        None,
        [(RIGHT, "NGGULI LIWAR, S.I.K.")],
        [(RIGHT, "AJUN KOMISARIS BESAR POLISI NRP")],
        [(RIGHT + 100, "82041557")],
    ]
    [signer] = closing(*rows).closing.signatories
    assert (signer.name.value, signer.nip.value) == ("NGGULI LIWAR, S.I.K.", "82041557")


def test_who_gets_copies_may_be_told_above_the_closing():
    signing = [
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA,")],
        None,
        [(RIGHT, "NGGULI LIWAR")],
    ]
    told = [
        [(LABEL, "Salinan Keputusan Ketua Pengadilan ini disampaikan kepada:")],
        [(LABEL, "1. Ketua Mahkamah;")],
        [(LABEL, "2. Para hakim.")],
    ]
    draft = closing(*told, *signing)
    assert draft.dictums[-1].text.value == "Menetapkan rencana aksi."
    assert [to.value for to in draft.closing.copies_to] == ["Ketua Mahkamah;", "Para hakim."]
    assert draft.closing.signatories[0].name.value == "NGGULI LIWAR"
    within = closing([(350, "Salinan Keputusan ini disampaikan kepada hakim.")], *signing)
    assert within.dictums[-1].text.value.endswith("disampaikan kepada hakim.")


def test_number_and_date_of_a_lampiran_on_one_row():
    rows = [
        [(RIGHT, "Lampiran Keputusan Dekan Fakultas")],
        [(RIGHT, "Nomor B-12/Un.03/HK.00.5/02/2023 tanggal 6 Februari 2023")],
    ]
    made = read_annex(find_heading(find_rows(page_of(rows))))
    assert made.number.value == "B-12/Un.03/HK.00.5/02/2023"
    assert made.date.value == "2023-02-06"


def test_a_speck_before_the_text_of_a_dictum_is_no_part_of_it():
    def last(*rows):
        below = [[(RIGHT, "Ditetapkan di Dompu")], [(RIGHT, "pada tanggal 2 April 2024")]]
        return closing(*rows, *below).dictums[-1].text

    text = last([(LABEL, "KEDUA"), (320, ":"), (350, "- Keputusan ini berlaku.")])
    assert (text.value, text.raw) == ("Keputusan ini berlaku.", "- Keputusan ini berlaku.")
    listed = last([(LABEL, "KEDUA"), (320, ":"), (350, "- menyusun; - melapor.")])
    assert listed.value == "- menyusun; - melapor."


def test_a_bracket_that_a_stroke_was_read_as_hides_no_name():
    [signer] = signed(RIGHT, "[DAH PURWANINGSIH, S.H.").closing.signatories
    assert signer.name.value == "[DAH PURWANINGSIH, S.H."


@pytest.mark.parametrize("rank", ["Pangkat : Pembina Utama Muda", "Pangkat/Gol. : Pembina (IV/a)"])
def test_a_labelled_rank_is_nobodys_name(rank):
    rows = [
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KEPALA DINAS,")],
        None,
        [(RIGHT, "Drs. TAUFIQ MURSYAD, M.M.")],
        [(RIGHT, rank)],
        [(RIGHT, "NIP : 19681231 199403 1 071")],
    ]
    [signer] = closing(*rows).closing.signatories
    assert (signer.name.value, signer.rank.value) == ("Drs. TAUFIQ MURSYAD, M.M.", rank)


def test_a_title_whose_words_ran_together_is_parted():
    rows = [[(600, "RENCANAAKSI TAHUN 2024")] if row == BODY[3] else row for row in BODY]
    title = read_decree([page_of(rows)], []).header.title
    assert title.value == "RENCANA AKSI TAHUN 2024"


E_SIGNED = [
    [(RIGHT, "Ditetapkan di Dompu")],
    [(RIGHT, "pada tanggal 2 April 2024")],
    [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
    None,
    [(RIGHT, "Made Sudarma, S.H.")],
    [(RIGHT, "NIP. 19800412 200501 2 003")],
    [(LABEL, "Tembusan:")],
    [(LABEL, "1. Arsip.")],
    [(LABEL, "- Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat")],
    [(LABEL, "elektronik yang diterbitkan oleh Balai Sertifikasi Elektronik, BSSN")],
]


def test_the_note_of_electronic_signing_is_no_name_and_no_copy():
    draft = closing(*E_SIGNED)
    (signer,) = draft.closing.signatories
    assert (signer.name.value, signer.signed.value) == ("Made Sudarma, S.H.", "electronic")
    assert [copy.value for copy in draft.closing.copies_to] == ["Arsip."]


def test_a_note_at_the_foot_of_a_page_is_no_part_of_what_the_decree_says():
    note = E_SIGNED[-2:]
    (dictum,) = read_decree([page_of([*BODY, *note])], []).dictums
    assert dictum.text.value == "Menetapkan rencana aksi."


def test_an_office_below_u_b_belongs_to_the_role():
    draft = closing(
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "a.n. KETUA PENGADILAN AGAMA DOMPU")],
        [(RIGHT, "SEKRETARIS,")],
        [(RIGHT, "u.b.")],
        [(RIGHT, "KEPALA BAGIAN UMUM,")],
        None,
        [(RIGHT, "Made Sudarma, S.H.")],
    )
    (signer,) = draft.closing.signatories
    assert signer.name.value == "Made Sudarma, S.H."
    assert signer.role.value.endswith("SEKRETARIS, u.b. KEPALA BAGIAN UMUM")


def test_the_number_of_a_lampiran_may_be_abbreviated():
    page = page_of([[(LABEL, "Lampiran Surat Keputusan Ketua")], [(LABEL, "No. : SK/5-B/IV/1988")]])
    assert read_annex(find_heading(find_rows(page))).number.value == "SK/5-B/IV/1988"


def test_two_capital_a_inside_a_name_may_part_two_words():
    assert "name-cut" in codes(signed(RIGHT, "RIZAAZHARI, S.E."))
    assert "name-cut" not in codes(signed(RIGHT, "RIZA AZHARI, S.E."))
    assert "name-cut" not in codes(signed(RIGHT, "SITI NURSAADAH, S.E."))


@pytest.mark.parametrize("printed", ["cap/ttd", "Cap dan ttd.", "dto.", "tertanda"])
def test_other_words_for_ttd(printed):
    draft = closing(
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
        [(RIGHT, printed)],
        [(RIGHT, "Made Sudarma")],
    )
    (signer,) = draft.closing.signatories
    assert (signer.signed.value, signer.name.value) == ("ttd", "Made Sudarma")


def test_a_personnel_number_of_before_2009_has_nine_digits():
    old = find_nip("NIP. 140 034 221")
    assert (old.digits, old.plausible) == ("140034221", True)
    cut = find_nip("NIP. 19800412 2")
    assert cut is None or not cut.plausible


def test_a_doubtful_name_a_letter_away_from_a_common_one_is_that_one_and_told():
    page = page_of([[(RIGHT, "Nurul Higayati, S.Kom.")]], confidence=0.7)
    (row,) = find_rows(page)
    assert with_common_names(row) == "Nurul Hidayati, S.Kom."
    draft = read_decree(
        [page_of([*BODY, *CERTIFIED[:4], [(RIGHT, "Higayati")]], confidence=0.7)], []
    )
    name = draft.closing.signatories[0].name
    assert (name.value, name.raw) == ("Hidayati", "Higayati")
    assert "name-cut" in codes(draft)


def test_a_name_that_all_readers_have_alike_is_a_rarer_one_but_for_its_strokes():
    def told(read):
        (row,) = find_rows(page_of([[(RIGHT, read)]], confidence=0.7))
        tokens = (replace(token, readings=(token.text,) * 2) for token in row.tokens)
        return with_common_names(Row(tuple(tokens)))

    assert told("Higayati") == "Higayati"
    assert told("Hldayati") == "Hidayati"


@pytest.mark.parametrize(
    ("printed", "confidence"),
    [("Higayati", 0.95), ("Suriadi", 0.7), ("Wartika", 0.7), ("Kantika", 0.95), ("Xylander", 0.7)],
)
def test_names_read_well_spelled_otherwise_or_of_nobody_known_stay(printed, confidence):
    (row,) = find_rows(page_of([[(RIGHT, printed)]], confidence=confidence))
    assert with_common_names(row) == printed


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("MASKUR. S.H., M.H.", "MASKUR, S.H., M.H."),
        ("MASKUR, S.H.. M.H.", "MASKUR, S.H., M.H."),
        ("Drs. S. HADI, S.H.", "Drs. S. HADI, S.H."),
        ("Moch. S. HADI, S.H., M.H.", "Moch. S. HADI, S.H., M.H."),
    ],
)
def test_commas_before_titles_that_were_read_as_stops(read, name):
    assert signed(RIGHT, read).closing.signatories[0].name.value == name


def test_a_long_word_before_an_initial_may_be_two():
    assert "name-cut" in codes(signed(RIGHT, "AMIRUDDINA.S., S.H."))


def damaged(*name, confidence=0.95):
    body = page_of([*BODY, *CERTIFIED[:4]])
    rows = [[*name], [(RIGHT, "NIP. 19800412 200501 2 003")]]
    return read_decree([body, page_of(rows, page=2, confidence=confidence)], [])


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ([(RIGHT, "8arlian")], "8arlian"),
        ([(RIGHT - 200, "oes"), (RIGHT, "yarlian, S.H.")], "yarlian, S.H."),
        ([(RIGHT, "mAd3 Sudarma")], "mAd3 Sudarma"),
    ],
)
def test_what_is_left_of_a_damaged_name_is_read_and_told(printed, read):
    draft = damaged(*printed, confidence=0.7)
    name = draft.closing.signatories[0].name
    assert name.value == read
    assert name.confidence <= FLAGGED
    assert "name-cut" in codes(draft)


@pytest.mark.parametrize(
    ("printed", "confidence"), [("lhk", 0.7), ("oes uerli", 0.3), ("sekretariat kantor", 0.7)]
)
def test_strokes_and_ordinary_words_are_no_damaged_name(printed, confidence):
    draft = damaged((RIGHT, printed), confidence=confidence)
    assert draft.closing.signatories[0].name.value is None


def test_a_whole_name_in_either_copy_counts_more_than_a_damaged_one():
    where = (Provenance(1, Box(0, 0, 9, 9)),)
    left = Extracted("8arlian", "8arlian", 0.7, where, LEFT_OF_NAME)
    whole = Extracted("Barlian", "Barlian", 0.95, where)
    one, other = (
        ClosingDraft(signatories=(PersonDraft(name=each, bare_name=each),))
        for each in (left, whole)
    )
    for first, second in ((one, other), (other, one)):
        found = []
        settled = settle_closing(first, second, found).signatories[0]
        assert (settled.name, settled.bare_name.value, found) == (whole, "Barlian", [])


def test_what_begins_a_closing_may_be_misspelled():
    rows = [
        [(RIGHT, "Ditetapakan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
        None,
        [(RIGHT, "NGGULI LIWAR")],
    ]
    made = closing(*rows)
    assert made.closing.place.value == "Dompu"
    assert made.dictums[-1].text.value == "Menetapkan rencana aksi."


def test_a_decree_without_a_closing_is_told():
    assert "closing-missing" in codes(closing([(350, "Menetapkan di Dompu.")]))


def test_a_stroke_before_a_name_hides_no_name():
    for stroke in "/|!":
        [signer] = signed(RIGHT, f"{stroke}NGGULI LIWAR").closing.signatories
        assert signer.name.value == "NGGULI LIWAR"
        assert signer.name.confidence < FLAGGED


def test_rows_under_a_seal_are_told_by_their_lines_where_boxes_are_too_tall():
    rows = [
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA")],
        [(RIGHT, "KABUPATEN DOMPU,")],
        None,
        [(RIGHT, "NGGULI LIWAR")],
    ]
    page = page_of([*BODY, *rows])
    words = list(page.words)
    lines = list(page.lines)
    for at in (-3, -2):
        line = lines[at]
        for index in line.words:
            box = words[index].box
            words[index] = replace(
                words[index], box=replace(box, top=box.top - 20, bottom=box.bottom + 20)
            )
        lines[at] = replace(line, box=Box.around(words[i].box for i in line.words))
    page = replace(page, words=tuple(words), lines=tuple(lines))
    made = read_decree([page], []).closing
    assert made.date.value == "2024-04-02"
    assert made.signatories[0].role.value == "KETUA PENGADILAN AGAMA KABUPATEN DOMPU"


def test_pen_strokes_may_hide_under_a_stamp():
    rows = [
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
        None,
        None,
        [(RIGHT, "NGGULI LIWAR")],
    ]
    top = 150 + 36 * (len(BODY) + 3)
    stamp = Graphic("stamp", Box(RIGHT, top, RIGHT + 150, top + 100), 0.9)
    bare, stamped = (
        read_decree([page_of([*BODY, *rows], graphics=ink)], []).closing.signatories[0].signed
        for ink in ((), (stamp,))
    )
    assert bare.value == stamped.value == "none"
    assert stamped.confidence < FLAGGED < bare.confidence


def test_a_lampiran_may_have_number_and_title_on_one_row():
    rows = [
        [(RIGHT, "LAMPIRAN I")],
        [(RIGHT, "KEPUTUSAN KETUA PENGADILAN AGAMA DOMPU")],
        [(RIGHT, "NOMOR 84 TAHUN 2024 TENTANG PERUBAHAN KEDUA")],
        [(RIGHT, "ATAS KEPUTUSAN NOMOR 26 TAHUN 2024")],
    ]
    made = read_annex(find_heading(find_rows(page_of(rows))))
    assert made.number.value == "84 TAHUN 2024"
    assert made.title.value == "PERUBAHAN KEDUA ATAS KEPUTUSAN NOMOR 26 TAHUN 2024"


def test_a_letter_too_many_of_the_authors_own_stays():
    made = closing(
        [(LABEL, "KEDUA"), (320, ":"), (350, "Pengendalaian dan peningkatan ditetapakan.")],
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
    )
    assert made.dictums[-1].text.value == "Pengendalaian dan peningkatan ditetapakan."


def with_annex(body_nip, *signature):
    body = [
        *BODY,
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
        None,
        [(RIGHT, "TEGUH PRASETYO")],
        [(RIGHT, f"NIP. {body_nip}")],
    ]
    annex = [
        [(RIGHT, "LAMPIRAN KEPUTUSAN")],
        [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU")],
        [(RIGHT, "NOMOR 4 TAHUN 2024")],
        None,
        [(LABEL, "Susunan tim kerja")],
        *signature,
    ]
    return read_decree([page_of(body)], [replace(page_of(annex), page=2)])


BEHIND_ANNEX = [
    [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
    None,
    [(RIGHT, "TEGUH PRASETYO")],
    [(RIGHT, "NIP. 19800412 200501 1 003")],
]


def test_a_signature_behind_the_annex_needs_no_place_and_date_to_be_compared():
    lone = with_annex("19800412 200501 1 003").closing.signatories[0]
    borne_out = with_annex("19800412 200501 1 003", *BEHIND_ANNEX).closing.signatories[0]
    assert borne_out.name.confidence > lone.name.confidence
    assert [p.page for p in borne_out.name.provenance] == [1]


def test_of_two_numbers_the_possible_one_is_taken_and_told():
    draft = with_annex("19800412 200501 1 0031", *BEHIND_ANNEX)
    assert draft.closing.signatories[0].nip.value == "198004122005011003"
    assert "nip-disagrees" in codes(draft)


def test_who_has_the_decree_printed_in_a_gazette_signs_nothing():
    draft = closing(
        [(RIGHT, "Ditetapkan di Jakarta")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA,")],
        [(RIGHT, "ttd.")],
        [(RIGHT, "TEGUH PRASETYO")],
        [(LABEL, "Diundangkan di Jakarta")],
        [(LABEL, "pada tanggal 3 April 2024")],
        [(LABEL, "SEKRETARIS DAERAH")],
        [(LABEL, "ttd.")],
        [(LABEL, "LUKMAN WIJAYA, S.H.")],
    )
    (signer,) = draft.closing.signatories
    assert (signer.name.value, draft.closing.date.value) == ("TEGUH PRASETYO", "2024-04-02")


def test_an_office_below_a_name_is_not_the_name():
    draft = closing(
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "Lembaga Penjaminan Mutu")],
        None,
        None,
        None,
        [(RIGHT, "Prof. Teguh Prasetyo, M.Si.")],
        [(RIGHT, "Ketua Dewan Pengawas")],
    )
    (signer,) = draft.closing.signatories
    assert signer.name.value == "Prof. Teguh Prasetyo, M.Si."
    assert signer.role.value == "Ketua Dewan Pengawas"


def test_names_over_their_offices_beside_one_another():
    draft = closing(
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        None,
        [(LABEL, "Prof. Teguh Prasetyo, M.Si."), (RIGHT, "Dra. Dewi Anggraini, Ph.D.")],
        [(LABEL, "Ketua Dewan Pengawas"), (RIGHT, "Ketua Dewan Pelaksana")],
    )
    signed_by = [(p.role.value, p.name.value) for p in draft.closing.signatories]
    assert signed_by == [
        ("Ketua Dewan Pengawas", "Prof. Teguh Prasetyo, M.Si."),
        ("Ketua Dewan Pelaksana", "Dra. Dewi Anggraini, Ph.D."),
    ]


def test_a_word_of_a_role_set_letter_by_letter_is_one_word_and_told():
    draft = closing(
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "a.n. KETUA P E N G A D I L A N AGAMA")],
        [(RIGHT, "SEKRETARIS,")],
        None,
        [(RIGHT, "TEGUH PRASETYO")],
    )
    role = draft.closing.signatories[0].role
    assert role.value == "a.n. KETUA PENGADILAN AGAMA SEKRETARIS"
    assert role.confidence <= FLAGGED


def test_a_colon_may_stand_before_di():
    draft = closing(
        [(RIGHT, "Ditetapkan : di Dompu")],
        [(RIGHT, "Pada tanggal : 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA,")],
        None,
        [(RIGHT, "TEGUH PRASETYO")],
    )
    assert (draft.closing.place.value, draft.closing.date.value) == ("Dompu", "2024-04-02")


def test_a_speck_before_a_word_of_a_role_is_taken_off():
    draft = closing(
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN")],
        [(RIGHT, ".-AGAMA DOMPU,")],
        None,
        [(RIGHT, "TEGUH PRASETYO")],
    )
    assert draft.closing.signatories[0].role.value == "KETUA PENGADILAN AGAMA DOMPU"


def test_the_officer_named_in_a_long_list_of_a_lampiran_signs_nothing_there():
    people = [[(LABEL, f"Anggota {number}")] for number in range(20)]
    annex = [
        [(LABEL, "LAMPIRAN KEPUTUSAN KETUA PENGADILAN AGAMA DOMPU")],
        [(LABEL, "NOMOR 4 TAHUN 2024")],
        None,
        None,
        [(RIGHT, "Ketua Pengadilan Agama Dompu")],
        *people,
    ]
    signature = [
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
        None,
        [(RIGHT, "TEGUH PRASETYO")],
    ]
    draft = read_decree([page_of([*BODY, *signature])], [replace(page_of(annex), page=2)])
    assert draft.closing.signatories[0].name.value == "TEGUH PRASETYO"
    assert not {"name-disagrees", "role-disagrees"} & set(codes(draft))


def test_paragraphs_of_articles_are_no_dictums():
    draft = read_decree(
        [
            page_of(
                [
                    *BODY[:8],
                    [(LABEL, "Menetapkan"), (320, ":"), (350, "KEPUTUSAN TENTANG RENCANA AKSI.")],
                    [(750, "Pasal 1")],
                    [(350, "1."), (400, "Rencana aksi disusun setiap tahun.")],
                    [(350, "2."), (400, "Rencana aksi dilaporkan setiap bulan.")],
                ]
            )
        ],
        [],
    )
    assert [dictum.label.value for dictum in draft.dictums] == ["Pasal 1"]


def test_a_number_of_a_text_layer_may_have_a_form_of_its_own():
    rows = [*BODY[:1], [(600, "NOMOR 06-P/Ka-BADAN/XI-00")], *BODY[2:]]
    drawn = read_decree([page_of(rows, confidence=1.0)], [])
    scanned = read_decree([page_of(rows)], [])
    assert "number-unknown-form" not in codes(drawn)
    assert "number-unknown-form" in codes(scanned)


def test_a_line_at_the_foot_that_runs_over_the_pages_is_no_text():
    foot = [None] * 40
    first = page_of([*BODY, *foot, [(LABEL, "Rencana Aksi Pengadilan 2024"), (1300, "1")]])
    second = page_of(
        [
            [(LABEL, "KEDUA"), (320, ":"), (350, "Keputusan ini mulai berlaku.")],
            *[None] * 49,
            [(LABEL, "Rencana Aksi Pengadilan 2024"), (1300, "/")],
        ]
    )
    draft = read_decree([first, replace(second, page=2)], [])
    texts = [dictum.text.value for dictum in draft.dictums]
    assert texts == ["Menetapkan rencana aksi.", "Keputusan ini mulai berlaku."]


def test_a_dictum_without_a_text_is_told():
    rows = [
        *BODY[:-1],
        [(LABEL, "KEDUA"), (320, ":"), (350, "Keputusan ini mulai berlaku.")],
        [(LABEL, "KETIGA")],
    ]
    draft = read_decree([page_of(rows)], [])
    assert [dictum.label.value for dictum in draft.dictums] == ["KESATU", "KEDUA"]
    assert "dictums-gap" in codes(draft)
    assert "dictums-gap" not in codes(read_decree([page_of(rows[:-1])], []))


def test_a_word_of_a_name_that_is_too_long_may_be_two():
    told = [f.message for f in signed(RIGHT, "KUSUMAWATIHARDJOSOEMANTRI").findings]
    assert any("one word more" in message for message in told)
    assert "name-cut" not in codes(signed(RIGHT, "TEGUH HARDJOSOEMANTRI"))


def test_who_certifies_the_copy_behind_the_annex_is_not_who_signed():
    body = closing(
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
        [(RIGHT + 60, "ttd")],
        [(RIGHT, "TEGUH PRASETYO")],
        None,
        [(LABEL, "Salinan sesuai dengan aslinya")],
        [(LABEL, "PANITERA,")],
        None,
        [(LABEL, "RINA KARTIKA")],
        [(LABEL, "NIP. 19850315 201001 2 004")],
    ).closing
    findings = []
    settled = settle_closing(body, replace(body, signatories=(body.attestation,)), findings)
    assert settled.signatories == body.signatories
    assert not findings
