"""What pages are, which belong together, and what a file without a decree is."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from zi_extract.layout.bundles import document_kind, find_bundles
from zi_extract.layout.triage import classify_pages
from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Graphic, Line, Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment

FILLER = "kegiatan pengamatan dilaksanakan oleh petugas pada setiap hari kerja sesuai jadwal"


def page(*texts: str, number: int = 1, table: bool = False, confidence: float = 0.95) -> PageLayout:
    words: list[Word] = []
    lines: list[Line] = []
    for row, text in enumerate(texts):
        top = 120 + 36 * row
        first = len(words)
        for place, part in enumerate(text.split()):
            box = Box(100 + 130 * place, top, 220 + 130 * place, top + 22)
            words.append(Word(part, box, confidence, "test"))
        if len(words) > first:
            indices = tuple(range(first, len(words)))
            around = Box.around(words[i].box for i in indices)
            lines.append(Line(text, around, indices, confidence))
    grid = TableFragment(
        number, 0, Box(100, 900, 1500, 2200), 9, 6, tuple(range(7)), tuple(range(10)), ()
    )
    return PageLayout(
        number, PageFrame(1600, 2400, 200.0), "scan", "read", 16, tuple(words), tuple(lines),
        (grid,) if table else (), legibility=confidence if words else 0.0,
    )  # fmt: skip


def head(kind="KEPUTUSAN KEPALA BALAI X"):
    return [
        kind,
        "NOMOR 3 TAHUN 2024",
        "TENTANG",
        "RENCANA KERJA",
        "KEPALA BALAI X,",
        "Menimbang : a. bahwa perlu;",
    ]


def closing():
    return ["Ditetapkan di Bima", "pada tanggal 2 Januari 2024", "KEPALA BALAI X,", "ttd.", "ANDI"]


def numbered(*pages: PageLayout) -> list[PageLayout]:
    return [
        replace(p, page=n, fragments=tuple(replace(f, page=n) for f in p.fragments))
        for n, p in enumerate(pages, start=1)
    ]


def kinds(pages: Sequence[PageLayout]) -> list[str]:
    return [verdict.kind for verdict in classify_pages(pages)]


def bundled(pages: Sequence[PageLayout]):
    found = find_bundles(pages, classify_pages(pages))
    return [([p.page for p in b.body], [p.page for p in b.annex]) for b in found]


BODY = page(*head(), FILLER, FILLER)
REST = page(
    "- 2 -",
    "Mengingat : 1. Undang-Undang",
    "MEMUTUSKAN :",
    "KESATU : Menetapkan",
    FILLER,
    *closing(),
)
LAMPIRAN = page(
    "LAMPIRAN",
    "KEPUTUSAN KEPALA BALAI X",
    "NOMOR 3 TAHUN 2024",
    "TENTANG RENCANA KERJA",
    table=True,
)
TABLE = page("lanjutan", table=True)
SIGNED = page(*closing())
BLANK = page()
MEMO = page("NOTA DINAS", "Yth. Kepala Seksi", "Dari : Kepala", "Hal : Rapat", FILLER, FILLER)
HADIR = page("DAFTAR HADIR RAPAT", FILLER, table=True)
LETTER = page(
    "Nomor : 12/X/2024", "Sifat : Biasa", "Hal : Undangan", "Kepada Yth.", FILLER, FILLER, FILLER
)
LOREM = page(*["lorem ipsum dolor sit amet consectetur adipiscing elit sed do"] * 20)


def test_a_whole_decree():
    pages = numbered(BODY, REST, LAMPIRAN, TABLE, SIGNED)
    assert kinds(pages) == ["decree", "decree", "annex", "annex", "annex"]
    assert bundled(pages) == [([1, 2], [3, 4, 5])]


@pytest.mark.parametrize("catchword", ["Ditetapkan di ...", "Ditetapkan di Majene"])
def test_where_the_last_line_names_the_closing_it_stands_on_the_next_page(catchword):
    body, signed = page(*head(), FILLER, catchword), page(*closing())
    assert kinds(numbered(body, signed)) == ["decree", "decree"]


def test_a_closing_on_a_page_of_its_own_belongs_to_the_body():
    open_rest = page("MEMUTUSKAN :", "KESATU : Menetapkan", FILLER)
    assert kinds(numbered(BODY, open_rest, SIGNED, LAMPIRAN)) == [
        "decree",
        "decree",
        "decree",
        "annex",
    ]


def test_blank_backs_and_attachments_are_left_out():
    pages = numbered(BODY, BLANK, REST, LAMPIRAN, BLANK, MEMO, HADIR, TABLE)
    assert kinds(pages) == [
        "decree",
        "blank",
        "decree",
        "annex",
        "blank",
        "other",
        "other",
        "other",
    ]
    assert bundled(pages) == [([1, 3], [4])]


def test_a_faint_back_is_blank():
    assert kinds(numbered(page("tembus", "dari", "balik", confidence=0.2))) == ["blank"]


def test_the_name_of_the_signer_alone_on_a_page_is_no_blank_back():
    body = page(*head(), FILLER, *closing())
    named = page("ABDUL KADIR", number=2)
    assert kinds([body, named]) == ["decree", "decree"]
    assert kinds([body, page("ABDUL KADIR", number=2, confidence=0.6)]) == ["decree", "blank"]
    assert kinds([page("ABDUL KADIR")]) == ["blank"]


def test_the_last_row_of_a_lampiran_alone_on_a_page_is_no_blank_back():
    body, annex = page(*head(), FILLER, *closing()), page("LAMPIRAN", FILLER, table=True)
    box = Box(100, 120, 1500, 180)
    cells = tuple(Cell(0, col, 1, 1, box, text="- Notula" if col == 3 else "") for col in range(4))
    row = TableFragment(3, 0, box, 1, 4, tuple(range(5)), (120, 180), cells)
    last = replace(page("- Notula"), fragments=(row,))
    empty = replace(last, fragments=(replace(row, cells=()),))
    assert kinds(numbered(body, annex, last)) == ["decree", "annex", "annex"]
    assert kinds(numbered(body, annex, empty)) == ["decree", "annex", "blank"]
    assert kinds(numbered(body, annex, replace(last, legibility=0.2))) == [
        "decree",
        "annex",
        "blank",
    ]


def test_several_decrees_in_one_file():
    pages = numbered(BODY, REST, LAMPIRAN, BODY, REST, LAMPIRAN, TABLE)
    assert bundled(pages) == [([1, 2], [3]), ([4, 5], [6, 7])]


def test_two_decrees_without_annexes():
    assert bundled(numbered(BODY, REST, BODY, REST)) == [([1, 2], []), ([3, 4], [])]


def test_two_annexes_of_one_decree():
    assert bundled(numbered(BODY, REST, LAMPIRAN, LAMPIRAN)) == [([1, 2], [3, 4])]


def test_a_lampiran_on_its_own():
    pages = numbered(LAMPIRAN, TABLE)
    [bundle] = find_bundles(pages, classify_pages(pages))
    assert bundle.annex_only
    assert [p.page for p in bundle.annex] == [1, 2]


def test_a_table_right_after_the_decree_needs_no_heading():
    assert kinds(numbered(BODY, REST, TABLE)) == ["decree", "decree", "annex"]


def test_the_title_printed_again_under_menetapkan_begins_no_decree():
    again = page(
        "MEMUTUSKAN :",
        "Menetapkan : KEPUTUSAN KEPALA BALAI X",
        "TENTANG",
        FILLER,
        "KESATU : x",
        *closing(),
    )
    assert bundled(numbered(BODY, again)) == [([1, 2], [])]


def test_a_dictum_that_names_the_lampiran_is_no_heading():
    text = page(
        "KESATU : Menetapkan rencana sebagaimana dalam", "Lampiran Keputusan ini serta", *closing()
    )
    assert kinds(numbered(BODY, text)) == ["decree", "decree"]


def test_repeated_pages_are_noticed():
    long = page(*head(), *[FILLER] * 8)
    pages = numbered(long, REST, LAMPIRAN)
    twice = [
        *pages,
        *numbered(long, REST, LAMPIRAN, page(*[FILLER + f" {i}" for i in range(8)], table=True))[
            3:
        ],
    ]
    assert bundled(twice)
    repeated = numbered(
        BODY, page(*["MEMUTUSKAN :", *[FILLER] * 8]), page(*["MEMUTUSKAN :", *[FILLER] * 8]), SIGNED
    )
    [bundle] = find_bundles(repeated, classify_pages(repeated))
    assert [p.page for p in bundle.body] == [1, 2, 4]
    assert [f.code for f in bundle.findings] == ["page-repeated"]


def test_pages_in_the_wrong_order_are_put_in_order():
    second = page("- 2 -", "Mengingat : 1. Undang-Undang", FILLER)
    third = page("- 3 -", "MEMUTUSKAN :", "KESATU : Menetapkan", FILLER, *closing())
    pages = numbered(BODY, third, second)
    [bundle] = find_bundles(pages, classify_pages(pages))
    assert [p.page for p in bundle.body] == [1, 3, 2]
    assert [f.code for f in bundle.findings] == ["pages-out-of-order"]


REGULATION_BELOW = ("NOMOR 3 TAHUN 2024", "TENTANG", "PEDOMAN", "Menimbang : a. bahwa", FILLER)
REGULATION = page("PERATURAN MENTERI X", *REGULATION_BELOW)
ARTICLES = page("BAB I", "Pasal 1", FILLER, "Pasal 2", FILLER)


@pytest.mark.parametrize(
    ("pages", "kind"),
    [
        ([BODY, REST], "decree"),
        ([LAMPIRAN], "decree"),
        ([REGULATION, ARTICLES, LAMPIRAN, TABLE], "regulation"),
        ([LETTER], "letter"),
        ([LETTER, TABLE], "letter"),
        ([MEMO], "letter"),
        ([BLANK, BLANK], "blank"),
        ([LOREM, LOREM], "other"),
        ([HADIR], "other"),
        ([TABLE], "other"),
    ],
)
def test_what_a_file_is(pages, kind):
    pages = numbered(*pages)
    verdicts = classify_pages(pages)
    assert document_kind(pages, verdicts) == kind
    assert bool(find_bundles(pages, verdicts)) == (kind == "decree")


def test_a_photo():
    shot = replace(page("IMG"), graphics=(Graphic("other", Box(100, 100, 1500, 2000), 0.9),))
    pages = numbered(shot)
    assert document_kind(pages, classify_pages(pages)) == "photo"


def test_an_unread_page_is_said_to_be_unread():
    [verdict] = classify_pages([replace(BLANK, status="unread")])
    assert verdict.kind == "other"
    assert verdict.confidence < 0.8


def test_a_page_of_contents_heads_no_lampiran():
    contents = page("Isi", "KEPUTUSAN KEPALA BALAI X ........ 1", "LAMPIRAN KEPUTUSAN ........ 4")
    pages = numbered(contents, BODY, REST, LAMPIRAN)
    assert kinds(pages) == ["other", "decree", "decree", "annex"]


def test_contents_behind_the_cover_of_a_lampiran_belong_to_it_and_so_does_its_text():
    cover = page("LAMPIRAN", "KEPUTUSAN KEPALA BALAI X", "NOMOR 3 TAHUN 2024", "TENTANG", "KERJA")
    contents = page("DAFTAR ISI", "BAB I PENDAHULUAN 1", "BAB II TATA CARA PENYUSUNAN 4")
    text = page("BAB I", "PENDAHULUAN", "Pedoman ini menjelaskan rencana kerja balai.")
    pages = numbered(BODY, REST, cover, contents, text)
    assert kinds(pages) == ["decree", "decree", "annex", "annex", "annex"]
    pages = numbered(BODY, REST, LAMPIRAN, TABLE, contents, text)
    assert kinds(pages)[4:] == ["other", "other"]


def test_a_form_for_regulations_in_the_annex_of_one_is_no_decree():
    regulation = page(*head("PERATURAN MENTERI Y"), "Pasal 1")
    form = page("Menimbang : a. bahwa ...;", "MEMUTUSKAN:", "Menetapkan : PERATURAN", "Pasal 1")
    assert kinds(numbered(regulation, form)) == ["other", "other"]


def test_a_letter_that_quotes_dictums_is_a_letter():
    letter = page(
        "Nomor : 12/X/2024", "Sifat : Biasa", "Hal : Keputusan", "Yth. Kepala Kanwil", FILLER,
        "KESATU : Menetapkan", "KEDUA : Keputusan ini berlaku",
    )  # fmt: skip
    assert kinds(numbered(letter, BODY, REST))[0] == "other"
    assert kinds(numbered(BODY, REST, LAMPIRAN, letter)) == ["decree", "decree", "annex", "other"]


def test_a_lampiran_before_its_decree_goes_with_it_by_the_number():
    pages = numbered(LAMPIRAN, TABLE, BODY, REST)
    assert bundled(pages) == [([3, 4], [1, 2])]
    (bundle,) = find_bundles(pages, classify_pages(pages))
    assert [finding.code for finding in bundle.findings] == ["pages-out-of-order"]
    other = replace(LAMPIRAN, lines=LAMPIRAN.lines[:2])
    assert len(bundled(numbered(other, BODY, REST))) == 2


def other_number(paper: PageLayout) -> PageLayout:
    lines = (replace(r, text=r.text.replace("NOMOR 3", "NOMOR 4")) for r in paper.lines)
    return replace(paper, lines=tuple(lines))


def test_lampirans_go_with_the_decree_of_their_number_wherever_they_lie():
    body, lampiran = other_number(BODY), other_number(LAMPIRAN)
    first_last = numbered(LAMPIRAN, body, REST, lampiran, BODY, REST)
    assert bundled(first_last) == [([5, 6], [1]), ([2, 3], [4])]
    behind_both = numbered(BODY, REST, body, REST, LAMPIRAN, TABLE, lampiran)
    assert bundled(behind_both) == [([1, 2], [5, 6]), ([3, 4], [7])]


def test_lampirans_whose_number_nobody_has_belong_to_the_decree_before_them():
    mistyped = other_number(LAMPIRAN)
    assert bundled(numbered(BODY, REST, mistyped, TABLE, mistyped)) == [([1, 2], [3, 4, 5])]


def test_each_page_is_in_at_most_one_bundle():
    pages = numbered(BODY, REST, LAMPIRAN, MEMO, BODY, LAMPIRAN, BLANK, REST, TABLE, LETTER, SIGNED)
    used = [n for body, annex in bundled(pages) for n in (*body, *annex)]
    assert len(used) == len(set(used))


@pytest.mark.parametrize(
    "head",
    [
        "PERATURAN OTORITA PELABUHAN",
        "PERATURAN WALI KOTA X",
        "RANCANGAN PERATURAN DESA X",
        "QANUN ACEH",
        "INSTRUKSI GUBERNUR X",
    ],
)
def test_whoever_makes_a_regulation_it_is_one(head):
    pages = numbered(page(head, *REGULATION_BELOW), ARTICLES)
    assert document_kind(pages, classify_pages(pages)) == "regulation"


def test_a_decree_that_cites_regulations_and_adopts_chapters_is_a_decree():
    cited = page("Peraturan Menteri X Nomor 3", "KESATU : Menetapkan", FILLER, *closing())
    enacted = page("PERATURAN KEPALA X", "KESATU : Menetapkan", FILLER, *closing())
    for second in (cited, enacted):
        pages = numbered(BODY, second, LAMPIRAN, ARTICLES)
        kinds = [verdict.kind for verdict in classify_pages(pages)]
        assert kinds == ["decree", "decree", "annex", "annex"]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (("LAMPIRAN", "PERATURAN BUPATI X", "NOMOR 3 TAHUN 2024"), "regulation"),
        (("LAMPIRAN II PERATURAN BUPATI X", "NOMOR 3 TAHUN 2024"), "regulation"),
        (("LAMPIRAN", "KEPUTUSAN BUPATI X", "TENTANG PELAKSANAAN", "PERATURAN BUPATI"), "decree"),
        (("LAMPIRAN KEPUTUSAN BUPATI X", "TENTANG", "PERATURAN BUPATI X"), "decree"),
    ],
)
def test_whose_annex_a_file_is(rows, kind):
    pages = numbered(page(*rows, FILLER, table=True), TABLE)
    assert document_kind(pages, classify_pages(pages)) == kind


def test_what_is_attached_to_a_letter_is_no_annex_of_a_decree():
    attached = page("Lampiran 1", "Surat Nomor : 12/X/2024", "Susunan acara", FILLER, table=True)
    pages = numbered(LETTER, attached, TABLE)
    assert document_kind(pages, classify_pages(pages)) == "letter"
    pages = numbered(LETTER, LAMPIRAN, TABLE)
    assert [verdict.kind for verdict in classify_pages(pages)] == ["other", "annex", "annex"]


def test_a_title_may_go_on_with_the_name_of_another_kind_of_page():
    named = page(
        "LAMPIRAN",
        "KEPUTUSAN WALI KOTA X",
        "NOMOR 3 TAHUN 2024",
        "TENTANG",
        "JARINGAN",
        "DOKUMENTASI DAN INFORMASI",
        "SURAT KETERANGAN",
        table=True,
    )
    kinds = [verdict.kind for verdict in classify_pages(numbered(BODY, REST, named))]
    assert kinds == ["decree", "decree", "annex"]
    assert [v.kind for v in classify_pages(numbered(BODY, REST, page("DOKUMENTASI", FILLER)))][
        2
    ] == "other"


def test_a_lampiran_copied_with_the_number_of_another_decree_stays_where_it_lies():
    own = page(
        "LAMPIRAN", "KEPUTUSAN KEPALA BALAI X", "NOMOR 3 TAHUN 2024", *[FILLER] * 6, table=True
    )
    pages = numbered(BODY, REST, own, other_number(BODY), REST, own)
    assert bundled(pages) == [([1, 2], [3]), ([4, 5], [6])]


def test_a_page_that_decides_behind_the_first_of_the_lampiran_is_the_decrees_own():
    pages = numbered(
        page(*head()),
        page("LAMPIRAN KEPUTUSAN KEPALA BALAI X", "NOMOR 3 TAHUN 2024", FILLER),
        page("MEMUTUSKAN :", "Menetapkan : a", "KESATU : b", "KEDUA : c", *closing()),
        page("No Uraian", FILLER, table=True),
    )
    verdicts = classify_pages(pages)
    assert [verdict.kind for verdict in verdicts] == ["decree", "annex", "decree", "annex"]
    (bundle,) = find_bundles(pages, verdicts)
    assert [p.page for p in bundle.body] == [1, 3]
    assert [p.page for p in bundle.annex] == [2, 4]
    assert [finding.code for finding in bundle.findings] == ["pages-out-of-order"]


@pytest.mark.parametrize("title", ["RENCANA AKSI KINERJA 2024", "RENCANA AKSIKINERJA 2024"])
def test_a_titled_plan_in_a_file_of_its_own_is_an_annex(title):
    (verdict,) = classify_pages([page(title, FILLER, table=True)])
    assert (verdict.kind, verdict.starts) == ("annex", True)


def test_a_plan_of_cooperation_is_no_annex():
    (verdict,) = classify_pages([page("RENCANA KERJASAMA DAERAH", FILLER, table=True)])
    assert verdict.kind == "other"


def test_a_back_that_a_letterhead_shows_through_is_blank():
    scraps = " ".join(["tebar", "3", ":", "acir", "LN", "I", "gk", "DANA"] * 6)
    pages = numbered(page(*head()), page(scraps, confidence=0.5), page("KESATU : a", *closing()))
    assert [v.kind for v in classify_pages(pages)] == ["decree", "blank", "decree"]
    whole = " ".join([scraps] * 4)
    for text, confidence in ((FILLER, 0.85), (whole, 0.5)):
        between = page(text, confidence=confidence)
        read = numbered(page(*head()), between, page("KESATU : a", *closing()))
        assert [v.kind for v in classify_pages(read)] == ["decree", "decree", "decree"]
