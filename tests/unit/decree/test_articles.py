"""Decrees in articles, and pages headed LAMPIRAN that belong to no decree."""

from dataclasses import replace

import pytest
from decree_paper import RIGHT, TEXT, centred, labelled, page_of, wrapped

from zi_extract.decree import read_decree
from zi_extract.decree.annexes import is_strange
from zi_extract.model.draft import ActionDraft

OFFICER = "KEPALA BADAN PENGAMATAN LAUT"


def head():
    return [
        centred(f"KEPUTUSAN {OFFICER}"),
        centred("NOMOR 04-P/Ka-BPL/I-03"),
        centred("TENTANG"),
        centred("PEDOMAN PENGAMATAN PASANG"),
        None,
        centred(f"{OFFICER},"),
        *labelled("Menimbang", "bahwa pengamatan perlu diatur;", "a."),
        *labelled("Mengingat", "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;", "1."),
        centred("MEMUTUSKAN:"),
        *labelled("Menetapkan", f"KEPUTUSAN {OFFICER} TENTANG PEDOMAN PENGAMATAN PASANG."),
    ]


def closing():
    return [
        None,
        [(RIGHT, "Ditetapkan di Bitung")],
        [(RIGHT, "pada tanggal 20 Januari 2003")],
        [(RIGHT, f"{OFFICER},")],
        [(RIGHT + 60, "ttd")],
        [(RIGHT, "Rahmi Pertiwi, S.Si.")],
    ]


def dictums(draft):
    return [(d.label.value, d.text.value, d.kind.value) for d in draft.dictums]


def test_articles_are_dictums():
    paper = page_of(
        [
            *head(),
            centred("Pasal 1"),
            *wrapped("Pedoman Pengamatan Pasang adalah sebagaimana tercantum dalam Lampiran."),
            *wrapped("Hal lain diatur dalam", TEXT),
            [(TEXT, "Pasal 7")],
            centred("Pasal 2"),
            *wrapped("Keputusan ini mulai berlaku pada tanggal ditetapkan."),
            *closing(),
        ]
    )
    draft = read_decree([paper], [])
    assert dictums(draft) == [
        (
            "Pasal 1",
            (
                "Pedoman Pengamatan Pasang adalah sebagaimana tercantum dalam Lampiran. "
                "Hal lain diatur dalam Pasal 7"
            ),
            "adoption",
        ),
        ("Pasal 2", "Keputusan ini mulai berlaku pada tanggal ditetapkan.", "entry_into_force"),
    ]
    assert not any(finding.code.startswith("dictum") for finding in draft.findings)
    assert draft.closing.signatories[0].name.value == "Rahmi Pertiwi, S.Si."


def test_chapters_and_the_order_to_publish_are_no_text_of_an_article():
    first = page_of(
        [
            *head(),
            centred("BAB I"),
            centred("KETENTUAN UMUM"),
            centred("Pasal 1"),
            *wrapped("Laut adalah air asin."),
        ]
    )
    second = page_of(
        [
            *wrapped("Pasang adalah naiknya laut."),
            centred("BAB II"),
            centred("PENUTUP"),
            centred("Pasal 2"),
            *wrapped("Keputusan ini mulai berlaku pada tanggal diundangkan."),
            *wrapped("Agar setiap orang mengetahuinya, memerintahkan pengundangan keputusan ini."),
            *closing(),
        ],
        page=2,
    )
    texts = [text for _, text, _ in dictums(read_decree([first, second], []))]
    assert texts == [
        "Laut adalah air asin. Pasang adalah naiknya laut.",
        "Keputusan ini mulai berlaku pada tanggal diundangkan.",
    ]


def test_an_article_that_was_not_read_is_told():
    rows = [
        *head(),
        centred("Pasal 1"),
        *wrapped("Laut adalah air asin."),
        centred("Pasal 3"),
        *wrapped("Berlaku."),
        *closing(),
    ]
    codes = [finding.code for finding in read_decree([page_of(rows)], []).findings]
    assert "dictum-out-of-order" in codes


def test_an_article_in_the_text_of_a_dictum_is_no_dictum():
    rows = [
        *head(),
        *labelled("KESATU", "Mengubah Pedoman sehingga berbunyi:"),
        centred("Pasal 3"),
        *wrapped("Laut adalah air asin."),
        *closing(),
    ]
    assert [label for label, _, _ in dictums(read_decree([page_of(rows)], []))] == ["KESATU"]


def test_headings_on_the_last_page_are_no_closing():
    last = page_of(
        [
            centred("Bagian Kedua"),
            centred("Keuangan"),
            centred("Pasal 2"),
            *wrapped("Anggaran disusun tiap tahun."),
        ],
        page=2,
    )
    first = page_of([*head(), centred("Pasal 1"), *wrapped("Laut adalah air asin.")])
    draft = read_decree([first, last], [])
    assert not draft.closing.signatories
    assert [label for label, _, _ in dictums(draft)] == ["Pasal 1", "Pasal 2"]


@pytest.mark.parametrize(
    ("rows", "strange"),
    [
        ([centred("LAMPIRAN"), centred("SARANA DAN PRASARANA")], True),
        ([[(RIGHT, "LAMPIRAN")], [(RIGHT, f"KEPUTUSAN {OFFICER}")]], False),
        ([[(RIGHT, "LAMPIRAN")], [(RIGHT, "NOMOR 7 TAHUN 2024")]], False),
    ],
)
def test_a_lampiran_of_no_decree(rows, strange):
    draft = read_decree([], [page_of(rows)])
    assert is_strange(draft) is strange


def test_a_plan_is_never_strange():
    draft = read_decree([], [page_of([centred("LAMPIRAN")])])
    assert not is_strange(replace(draft, actions=(ActionDraft(0, (), (1,)),)))


@pytest.mark.parametrize(
    ("number", "sure"),
    [("77/SPGA-2/IV/2023", True), ("(35 /SPGA/2024", False), ("35 /SPGA/2024", False)],
)
def test_a_number_that_was_filled_in_by_hand_is_doubted_in_a_lampiran(number, sure):
    rows = [[(RIGHT, "LAMPIRAN")], [(RIGHT, f"KEPUTUSAN {OFFICER}")], [(RIGHT, f"NOMOR {number}")]]
    read = read_decree([], [page_of(rows)]).annexes[0].number
    assert read.value == number
    assert (read.confidence > 0.8) is sure


def test_figures_of_a_text_layer_have_no_look_alikes():
    rows = [
        row if row != centred("NOMOR 04-P/Ka-BPL/I-03") else centred("NOMOR 01/Ka-BPL/V-99")
        for row in head()
    ]
    drawn = read_decree([page_of([*rows, *closing()], confidence=1.0)], [])
    assert drawn.header.number.printed.confidence == 1.0


def test_a_heading_in_the_middle_is_read_whole():
    rows = ["LAMPIRAN", f"KEPUTUSAN {OFFICER}", "NOMOR 7 TAHUN 2024", "TANGGAL 2 MEI 2024"]
    annex = read_decree([], [page_of([centred(row) for row in rows])]).annexes[0]
    assert annex.heading.value == " ".join(rows)
    assert (annex.number.value, annex.date.value) == ("7 TAHUN 2024", "2024-05-02")
