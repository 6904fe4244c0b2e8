# ruff: noqa: E501 (tables are read line by line)
"""Whole decrees from pages that are set in the test."""

from dataclasses import replace

import pytest
from decree_paper import LABEL, RIGHT, TEXT, centred, item, labelled, page_of, wrapped

from zi_extract.decree import read_decree
from zi_extract.decree.rows import find_rows
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Graphic

OFFICER = "KEPALA STASIUN PEMANTAU GUNUNG API KABUPATEN SUMBAWA"
NUMBER = "77/SPGA-2/IV/2023"
TITLE = "RENCANA KERJA PENGAMATAN TAHUN 2023"


def head(number=NUMBER, title=(TITLE,), officer=OFFICER, kind="KEPUTUSAN"):
    return [
        centred("BADAN PEMANTAU GUNUNG API"),
        centred("Jalan Pelabuhan Nomor 3 Sumbawa 84315"),
        None,
        centred(f"{kind} {officer}"),
        centred(f"NOMOR {number}"),
        centred("TENTANG"),
        *(centred(line) for line in title),
        None,
        centred(f"{officer},"),
        None,
    ]


def clauses():
    return [
        *labelled("Menimbang", "bahwa pengamatan perlu direncanakan dengan baik agar hasilnya berguna bagi masyarakat;", "a."),
        *item("b.", "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan ini."),
        *labelled("Mengingat", "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor 5038);", "1."),
        *item("2.", "Peraturan Pemerintah Nomor 60 Tahun 2008 tentang Sistem Pengendalian Intern Pemerintah;"),
        centred("MEMUTUSKAN:"),
        *labelled("Menetapkan", f"KEPUTUSAN {OFFICER} TENTANG {TITLE}."),
        *labelled("KESATU", "Menetapkan rencana kerja sebagaimana tercantum dalam Lampiran."),
        *labelled("KEDUA", "Segala biaya dibebankan pada anggaran stasiun."),
        *labelled("KETIGA", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
        None,
    ]  # fmt: skip


def closing(
    name="Rahmi Pertiwi, S.Si.", ttd="ttd.", nip="NIP. 19800412 200501 2 003", date="2 April 2023"
):
    rows = [
        [(RIGHT, "Ditetapkan di Sumbawa Besar")],
        [(RIGHT, f"pada tanggal {date}")],
        None,
        [(RIGHT, "KEPALA STASIUN PEMANTAU GUNUNG API")],
        [(RIGHT, "KABUPATEN SUMBAWA,")],
        [(RIGHT + 60, ttd)] if ttd else None,
        [(RIGHT, name)],
    ]
    return [*rows, [(RIGHT, nip)]] if nip else rows


def annex(number=NUMBER, date="2 April 2023"):
    return [
        [(RIGHT, "LAMPIRAN")],
        *wrapped(f"KEPUTUSAN {OFFICER}", RIGHT, 50),
        [(RIGHT, f"NOMOR {number}")],
        [(RIGHT, f"TANGGAL {date}")],
        *wrapped(f"TENTANG {TITLE}", RIGHT, 50),
        None,
        None,
        centred(TITLE),
        None,
        *closing(date=date),
    ]


def whole(**changes):
    page = page_of([*head(**changes), *clauses(), *closing()])
    return read_decree([page], [page_of(annex(), page=2)])


def test_a_decree_of_an_unknown_agency():
    draft = whole()
    header = draft.header
    assert header.type.value == "KEPUTUSAN"
    assert header.number.printed.value == NUMBER
    assert (header.number.month.value, header.year.value) == (4, 2023)
    assert header.title.value == TITLE
    assert header.official.value == OFFICER
    assert header.issuer.name.value == "STASIUN PEMANTAU GUNUNG API KABUPATEN SUMBAWA"
    assert (header.issuer.region_type.value, header.issuer.region_name.value) == (
        "kabupaten",
        "SUMBAWA",
    )
    assert draft.closing.place.value == "Sumbawa Besar"
    assert draft.closing.date.value == "2023-04-02"
    [signer] = draft.closing.signatories
    assert (signer.role.value, signer.name.value) == (OFFICER, "Rahmi Pertiwi, S.Si.")
    assert (signer.bare_name.value, signer.titles.value) == ("Rahmi Pertiwi", "S.Si.")
    assert (signer.nip.value, signer.signed.value) == ("198004122005012003", "ttd")


def test_the_block_of_a_reprint_is_no_title():
    block = (
        "Oleh : KEPALA STASIUN",
        f"Nomor : {NUMBER}",
        "Tanggal : 2 APRIL 2023",
        "Sumber : BD 2023/7",
    )
    reprint = whole(title=(TITLE, *block)).header
    assert (reprint.title.value, reprint.official.value) == (TITLE, OFFICER)
    assert reprint.number.printed.value == NUMBER
    named = whole(title=("PEMBACAAN SUMBER", "OLEH: PENGAMAT")).header
    assert named.title.value == "PEMBACAAN SUMBER OLEH: PENGAMAT"


def test_clauses_and_dictums():
    draft = whole()
    assert [c.label.value for c in draft.considerations] == ["a", "b"]
    assert draft.considerations[0].text.value.endswith("bagi masyarakat;")
    assert [c.citation.identifier.value for c in draft.legal_basis] == ["uu-25-2009", "pp-60-2008"]
    assert [d.label.value for d in draft.dictums] == ["KESATU", "KEDUA", "KETIGA"]
    assert [d.kind.value for d in draft.dictums] == ["adoption", "funding", "entry_into_force"]


def test_every_value_points_at_its_words():
    page = page_of([*head(), *clauses(), *closing()])
    draft = read_decree([page], [])
    for leaf in (draft.header.title, draft.header.number.printed, draft.closing.place):
        where = leaf.provenance[0]
        assert where.words
        assert all(
            where.box.contains(page.words[i].box.center_x, page.words[i].box.center_y)
            for i in where.words
        )
    year = draft.legal_basis[0].citation.year
    assert [page.words[i].text for i in year.provenance[0].words] == ["2009"]


def test_copies_that_agree_make_sure_and_copies_that_differ_are_told():
    sure = whole()
    assert sure.header.number.printed.confidence >= 0.95
    page = page_of([*head(), *clauses(), *closing()])
    other = read_decree(
        [page], [page_of(annex(number="78/SPGA-2/IV/2023", date="3 April 2023"), page=2)]
    )
    codes = {finding.code for finding in other.findings}
    assert {"number-disagrees", "date-disagrees"} <= codes
    assert other.header.number.printed.confidence < 0.8
    assert other.closing.date.confidence < 0.8


def test_the_annex_heading():
    [heading] = whole().annexes
    assert heading.number.value == NUMBER
    assert heading.date.value == "2023-04-02"
    assert heading.title.value == TITLE


def test_a_lampiran_in_a_file_of_its_own_names_its_decree_and_issuer():
    draft = read_decree([], [page_of(annex())])
    assert draft.annex_only
    assert draft.header.number.normalised.value == NUMBER.upper()
    assert draft.header.issuer.name.value == "STASIUN PEMANTAU GUNUNG API KABUPATEN SUMBAWA"
    assert draft.header.title.value == TITLE


def test_a_lampiran_whose_label_stands_before_its_decree():
    rows = annex()
    rows[0:2] = [[(RIGHT, "Lampiran I : Keputusan Kepala Stasiun Pemantau Gunung Api")]]
    draft = read_decree([], [page_of(rows)])
    assert draft.header.issuer.name.value.startswith("STASIUN PEMANTAU GUNUNG API")


def test_a_title_of_many_lines_ends_at_the_officer():
    lines = (
        "RENCANA KERJA PENGAMATAN",
        "DAN PELAPORAN GUNUNG API DI LINGKUNGAN",
        "STASIUN PEMANTAU TAHUN 2023",
    )
    assert whole(title=lines).header.title.value == " ".join(lines)


def test_a_title_before_an_officer_of_unknown_name():
    page = page_of([*head(officer="PEMBESAR TANGKAHAN PULAU X"), *clauses(), *closing()])
    assert read_decree([page], []).header.title.value == TITLE


def test_an_officer_below_a_title_of_one_line_whose_type_line_names_nobody():
    rows = [
        centred("SURAT KEPUTUSAN"),
        centred(f"No. : {NUMBER}"),
        centred("TENTANG"),
        centred(TITLE),
        None,
        centred(f"{OFFICER},"),
        None,
    ]
    header = read_decree([page_of([*rows, *clauses(), *closing()])], []).header
    assert (header.title.value, header.official.value) == (TITLE, OFFICER)


def test_a_blank_number_is_told_and_not_invented():
    draft = whole(number=":        TAHUN 2023")
    assert draft.header.number.printed.value is None
    assert draft.header.number.printed.confidence < 0.8
    assert "number-blank" in {finding.code for finding in draft.findings}


def test_a_blank_day_is_told_and_not_invented():
    page = page_of([*head(), *clauses(), *closing(date="        April 2023")])
    draft = read_decree([page], [])
    assert draft.closing.date.value is None
    assert "date-missing" in {finding.code for finding in draft.findings}


def test_a_date_that_only_the_repeated_block_has_is_told_to_be_from_there():
    body = page_of([*head(), *clauses(), *closing(date="        April 2023")])
    draft = read_decree([body], [page_of(annex(), page=2)])
    assert draft.closing.date.value == "2023-04-02"
    (told,) = [finding for finding in draft.findings if finding.code == "date-missing"]
    assert told.message.endswith("only behind its Lampiran.")


@pytest.mark.parametrize(
    "spelling", ["M E M U T U S K A N :", "MEMUTUSKAN", "Memutuskan :", "MEMUTUSKAN ;"]
)
def test_spellings_of_the_decision(spelling):
    rows = [centred(spelling) if row and row[0][1] == "MEMUTUSKAN:" else row for row in clauses()]
    draft = read_decree([page_of([*head(), *rows, *closing()])], [])
    assert len(draft.legal_basis) == 2
    assert len(draft.dictums) == 3


def test_an_item_over_a_page_break_without_catchword_and_page_number():
    first = [
        *head(),
        *clauses()[:4],
        *labelled("Mengingat", "Undang-Undang Nomor 25 Tahun 2009", "1."),
        None,
        [(1300, "tentang ...")],
    ]
    second = [centred("- 2 -"), None, [(TEXT, "tentang Pelayanan Publik;")], *item("2.", "Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design;"), centred("MEMUTUSKAN"), *labelled("KESATU", "Menetapkan rencana."), *closing()]  # fmt: skip
    draft = read_decree([page_of(first), page_of(second, page=2)], [])
    texts = [entry.text.value for entry in draft.legal_basis]
    assert texts[0] == "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;"
    assert [p.page for p in draft.legal_basis[0].text.provenance] == [1, 2]
    assert len(texts) == 2


def test_a_short_row_below_text_at_the_top_of_a_page_is_no_page_number():
    first = [*head(), *clauses()[:6], *labelled("KESATU", "Menetapkan rencana dalam")]
    second = [centred("- 2 -"), [(TEXT, "Lampiran Keputusan")], [(TEXT, "111.")], *labelled("KEDUA", "Keputusan ini berlaku."), *closing()]  # fmt: skip
    draft = read_decree([page_of(first), page_of(second, page=2)], [])
    assert draft.dictums[0].text.value == "Menetapkan rencana dalam Lampiran Keputusan ini."


@pytest.mark.parametrize("name", ["H. Rahmi Pertiwi, S.Si.", "Rahmi Pertiwi, S.Si., M.H."])
def test_a_name_that_lacks_a_title_in_one_place_is_the_whole_one_and_flagged(name):
    body, again = page_of([*head(), *clauses(), *closing(name=name)]), page_of(closing(), page=2)
    body = replace(
        body,
        words=tuple(
            replace(w, confidence=0.5) if w.text in {"H.", "M.H."} else w for w in body.words
        ),
    )
    [signer] = read_decree([body], [again]).closing.signatories
    assert signer.name.value == name
    assert signer.name.confidence < 0.8


@pytest.mark.parametrize(
    ("official", "told"), [(OFFICER, False), (OFFICER.replace("GUNUNG", "GUN NG"), True)]
)
def test_an_issuer_that_two_places_have_with_other_letters_is_told(official, told):
    rows = head(officer=official)
    rows[3] = centred(f"KEPUTUSAN {OFFICER}")
    draft = read_decree([page_of([*rows, *clauses(), *closing()])], [])
    assert ("issuer-disagrees" in {finding.code for finding in draft.findings}) == told


def test_items_whose_markers_were_not_read():
    rows = [[part for part in row if part[0] != 350] if row else row for row in clauses()]
    draft = read_decree([page_of([*head(), *rows, *closing()])], [])
    assert len(draft.considerations) == 2
    assert len(draft.legal_basis) == 2


def test_a_single_consideration_has_no_label():
    rows = labelled("Menimbang", "bahwa pengamatan perlu direncanakan;")
    draft = read_decree([page_of([*head(), *rows, *clauses()[4:], *closing()])], [])
    assert draft.considerations[0].label is None


@pytest.mark.parametrize(
    ("read", "label"),
    [
        ("KEEMFAT", "KEEMPAT"),
        ("KE EMPAT", "KEEMPAT"),
        ("Keempat", "KEEMPAT"),
        ("KEDUA BELAS", "KEDUA BELAS"),
        ("KEDUABELAS", "KEDUABELAS"),
    ],
)
def test_labels_with_slips(read, label):
    rows = [*clauses()[:-1], *labelled(read, "Keputusan ini berlaku.")]
    draft = read_decree([page_of([*head(), *rows, None, *closing()])], [])
    assert [d.label.value for d in draft.dictums][-1] == label


def test_a_label_that_its_column_broke():
    dictums = [
        *labelled("KESATU", "Satu."),
        *labelled("KEDUA", "Biaya dibebankan."),
        [(LABEL, "BELAS")],
    ]
    rows = [*clauses()[:-4], *dictums]
    draft = read_decree([page_of([*head(), *rows, None, *closing()])], [])
    last = draft.dictums[-1]
    assert (last.label.value, last.text.value) == ("KEDUA BELAS", "Biaya dibebankan.")


def test_missing_and_repeated_dictums_are_findings():
    rows = [*clauses()[:-1], *labelled("KELIMA", "Lain."), *labelled("KELIMA", "Lagi.")]
    draft = read_decree([page_of([*head(), *rows, None, *closing()])], [])
    codes = [finding.code for finding in draft.findings]
    assert "dictum-out-of-order" in codes
    assert "dictum-repeated" in codes


def certified():
    """The certifier's block left of the signer's, on the same rows."""
    left = [
        "Salinan sesuai dengan aslinya",
        "SEKRETARIAT STASIUN PEMANTAU",
        "KEPALA SUBBAGIAN HUKUM,",
        "",
        "Budi Santoso",
        "NIP. 19750101 199903 1 002",
    ]
    right = [row for row in closing() if row is not None]
    rows = []
    for i in range(max(len(left) + 1, len(right))):
        row = []
        if i >= 1 and i - 1 < len(left) and left[i - 1]:
            row.append((LABEL, left[i - 1]))
        if i < len(right):
            row += right[i]
        rows.append(row or None)
    return rows


def test_two_blocks_side_by_side_are_not_read_across():
    draft = read_decree([page_of([*head(), *clauses(), *certified()])], [])
    [signer] = draft.closing.signatories
    assert (signer.role.value, signer.name.value) == (OFFICER, "Rahmi Pertiwi, S.Si.")
    attestation = draft.closing.attestation
    assert attestation.unit.value == "SEKRETARIAT STASIUN PEMANTAU"
    assert (attestation.role.value, attestation.name.value) == (
        "KEPALA SUBBAGIAN HUKUM",
        "Budi Santoso",
    )
    assert attestation.nip.value == "197501011999031002"


def test_what_somebody_certifies_as_a_copy_is_one_also_without_its_mark():
    marked = [row for row in certified() if row is None or "SALINAN" not in row[0][1]]
    copied = read_decree([page_of([*head(), *clauses(), *marked])], []).header.salinan
    assert copied.value
    assert copied.raw.startswith("KEPALA SUBBAGIAN HUKUM")
    original = read_decree([page_of([*head(), *clauses(), *closing()])], []).header.salinan
    assert not original.value


@pytest.mark.parametrize(
    ("ttd", "signed"),
    [
        ("ttd", "ttd"),
        ("TTD.", "ttd"),
        ("Ditandatangani secara elektronik oleh", "electronic"),
        ("", "none"),
    ],
)
def test_how_it_is_signed(ttd, signed):
    draft = read_decree([page_of([*head(), *clauses(), *closing(ttd=ttd)])], [])
    assert draft.closing.signatories[0].signed.value == signed


def test_pen_strokes_between_role_and_name_are_a_signature():
    page = page_of([*head(), *clauses(), *closing(ttd="")])
    low = [word for word in page.words if word.text == "SUMBAWA,"][-1].box.bottom
    strokes = Graphic("signature", Box(RIGHT + 20, low, RIGHT + 200, low + 50), 0.9)
    draft = read_decree([replace(page, graphics=(strokes,))], [])
    assert draft.closing.signatories[0].signed.value == "signature"


def test_copies_to():
    rows = [
        [(LABEL, "Tembusan :")],
        [(LABEL, "1. Kepala Badan di Jakarta;")],
        [(LABEL, "2. Arsip.")],
    ]
    draft = read_decree([page_of([*head(), *clauses(), *closing(), None, *rows])], [])
    assert [copy.value for copy in draft.closing.copies_to] == [
        "Kepala Badan di Jakarta;",
        "Arsip.",
    ]


def test_acting_officers():
    page = page_of([*head(), *clauses(), [(RIGHT, "Dikeluarkan di Bima")], [(RIGHT, "pada tanggal 05 Juni 2019")], [(RIGHT, "Plt. KEPALA BALAI,")], None, [(RIGHT, "Andi Wijaya")]])  # fmt: skip
    [signer] = read_decree([page], []).closing.signatories
    assert signer.acting.value == "Plt."


def test_required_fields_that_are_absent_are_flagged_with_a_place():
    draft = read_decree([page_of(clauses())], [])
    for leaf in (draft.header.type, draft.header.title, draft.header.number.printed):
        assert leaf.value is None
        assert leaf.confidence < 0.8
        assert leaf.provenance
    assert {"title-missing", "number-missing"} <= {f.code for f in draft.findings}


def test_nothing_gives_an_empty_draft():
    draft = read_decree([], [])
    assert draft.dictums == ()
    assert draft.annex_only


@pytest.mark.parametrize("read", ["77/SPGA-2/II/2023", "77/SPGA-2/1/2023"])
def test_a_doubtful_number_gives_way_to_the_copy_that_has_the_month_of_the_date(read):
    body = page_of([*head(number=read), *clauses(), *closing()])
    words = [replace(w, confidence=0.4) if w.text == read else w for w in body.words]
    draft = read_decree([replace(body, words=tuple(words))], [page_of(annex(), page=2)])
    printed = draft.header.number.printed
    assert printed.value == NUMBER
    assert printed.confidence < 0.8
    assert printed.readings == (read,)
    assert {where.page for where in printed.provenance} == {1, 2}
    assert draft.header.number.month.value == 4


def test_a_speck_beside_a_colon_does_not_tear_a_row():
    rows = [
        [
            (100, "KEDUA"),
            (260, "'"),
            (320, ":"),
            (400, "Keputusan ini berlaku pada tanggal ditetapkan."),
        ]
    ]
    page = page_of(rows)
    speck = next(i for i, word in enumerate(page.words) if word.text == "'")
    flat = replace(page.words[speck], box=Box(250, 150, 300, 152))
    words = (*page.words[:speck], flat, *page.words[speck + 1 :])
    [row] = find_rows(replace(page, words=words))
    assert row.text.endswith(": Keputusan ini berlaku pada tanggal ditetapkan.")


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("M. Igbal, S.H.", "M. Iqbal, S.H."),
        ("AGUS TAUFIO", "AGUS TAUFIQ"),
        ("Bagas Agung", "Bagas Agung"),
    ],
)
def test_a_q_in_a_name_is_told_by_the_names_that_have_one_and_flagged(read, name):
    page = page_of([*head(), *clauses(), *closing(name=read)])
    repeated = page_of(closing(name=read), page=2)
    [signer] = read_decree([page], [repeated]).closing.signatories
    assert signer.name.value == name
    assert (signer.name.confidence < 0.8) == (read != name)


@pytest.mark.parametrize("speck", ["", '" '])
def test_a_doubtful_role_keeps_the_prefix_of_who_acts(speck):
    rows = [
        row
        if not row or row[0][1] != "KEPALA STASIUN PEMANTAU GUNUNG API"
        else [(RIGHT, f"{speck}Plt. KEPALA STASlUN PEMANTAU GUNUNC API")]
        for row in closing()
    ]
    page = page_of([*head(), *clauses(), *rows])
    words = [
        replace(w, confidence=0.4) if w.text in {"STASlUN", "GUNUNC"} else w for w in page.words
    ]
    [signer] = read_decree([replace(page, words=tuple(words))], []).closing.signatories
    assert signer.role.value == f"Plt. {OFFICER}"
    assert signer.role.confidence < 0.8


def test_a_first_marker_that_was_misread_is_no_part_of_the_text():
    rows = [
        *labelled(
            "Mengingat",
            "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112);",
            "4.",
        ),
        *item(
            "2.",
            "Peraturan Pemerintah Nomor 60 Tahun 2008 tentang Sistem Pengendalian Intern Pemerintah di Lingkungan Lembaga Negara;",
        ),
    ]
    page = page_of(
        [
            *head(),
            *labelled("Menimbang", "bahwa perlu;", "a."),
            *rows,
            centred("MEMUTUSKAN:"),
            *labelled("KESATU", "Menetapkan."),
            *closing(),
        ]
    )
    basis = read_decree([page], []).legal_basis
    assert [law.text.value[:12] for law in basis] == ["Undang-Undan", "Peraturan Pe"]


def test_a_lampiran_keeps_what_stands_outside_heading_and_closing():
    prose = "Pembangunan zona integritas dimulai dengan pencanangan oleh seluruh pimpinan dan pegawai pada awal tahun, kemudian dilanjutkan dengan penyusunan rencana."
    rows = [
        *annex()[: -len(closing())],
        None,
        *wrapped(prose, LABEL, 60),
        None,
        *item("1.", "Ketua menyusun rencana;"),
        *item("2.", "Anggota melaporkan hasil."),
        None,
        *closing(),
    ]
    [made] = read_decree([], [page_of(rows)]).annexes
    assert [text.value for text in made.text] == [
        TITLE,
        prose,
        "1. Ketua menyusun rencana;",
        "2. Anggota melaporkan hasil.",
    ]
    assert all(text.provenance[0].words for text in made.text)
    assert made.title is not None


def test_scraps_that_nobody_can_read_are_no_text_of_a_lampiran():
    scraps = page_of([[(LABEL, "ev oi ia")]], page=2, confidence=0.3)
    [made] = read_decree([], [page_of(annex()), scraps]).annexes
    assert [text.value for text in made.text] == [TITLE]
