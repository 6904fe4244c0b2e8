from dataclasses import replace

from drawn_tables import table

from zi_extract.actions import read_actions
from zi_extract.actions.calendar import find_calendar
from zi_extract.actions.table_view import TableView
from zi_extract.model.evidence import Extracted

YEAR = Extracted(2024, "2024", 0.97, ())


def grid(header_rows, body):
    rows = [*header_rows, body]
    return find_calendar(TableView(table("h" * len(header_rows) + "i", rows)))


def periods(calendar):
    return [(c.unit, c.index, c.week) for _, c in sorted(calendar.columns.items())]


def twelve(labels, top="Waktu Pelaksanaan Tahun 2024"):
    return grid(
        [["No", "Rencana Aksi", top, *["<"] * 11], ["^", "^", *labels]],
        ["1", "Menyusun SOP", "#", *["."] * 11],
    )


def months(*numbers):
    return [("month", n, 0) for n in numbers]


def test_months_by_name_number_initial_and_code():
    names = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"]
    numbers = [str(n) for n in range(1, 13)]
    codes = [f"B{n:02d}" for n in range(1, 13)]
    romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    for labels in (names, numbers, list("JFMAMJJASOND"), codes, romans):
        calendar = twelve(labels)
        assert periods(calendar) == months(*range(1, 13))
        assert calendar.year == 2024


def test_misread_labels_give_way_to_their_neighbours():
    labels = ["Jaln", "Fe", "Mar", "", "Mei", "Jun", "Jut", "Agt", "5ep", "Okt", "No,v", "Des"]
    calendar = twelve(labels)
    assert periods(calendar) == months(*range(1, 13))
    assert calendar.columns[3].confidence < calendar.columns[4].confidence


def test_columns_without_any_label_are_counted_and_flagged():
    calendar = twelve([""] * 12, top="Waktu")
    assert periods(calendar) == months(*range(1, 13))
    assert all(column.confidence < 0.8 for column in calendar.columns.values())


def test_quarters_and_semesters():
    head = [
        ["No", "Rencana Aksi", "Jadwal", "<", "<", "<"],
        ["^", "^", *["TW I", "TW II", "TW III", "TW IV"]],
    ]
    assert periods(grid(head, ["1", "a", "#", ".", ".", "."])) == [
        ("quarter", n, 0) for n in (1, 2, 3, 4)
    ]
    head = [["No", "Rencana Aksi", "Jadwal", "<"], ["^", "^", "Semester I", "Semester II"]]
    assert periods(grid(head, ["1", "a", "#", "."])) == [("semester", 1, 0), ("semester", 2, 0)]


def test_months_under_quarters():
    quarters = [
        "Triwulan I",
        "<",
        "<",
        "Triwulan II",
        "<",
        "<",
        "Triwulan III",
        "<",
        "<",
        "Triwulan IV",
        "<",
        "<",
    ]
    head = [
        ["No", "Aksi", "Jadwal Kegiatan", *["<"] * 11],
        ["^", "^", *quarters],
        ["^", "^", *[str(n) for n in range(1, 13)]],
    ]
    assert periods(grid(head, ["1", "a", "#", *["."] * 11])) == months(*range(1, 13))


def weeks(labels):
    head = [
        ["No", "Rencana Aksi", "Waktu Pelaksanaan", *["<"] * (4 * len(labels) - 1)],
        ["^", "^", *[sign for label in labels for sign in (label, "<", "<", "<")]],
        ["^", "^", *["1", "2", "3", "4"] * len(labels)],
    ]
    return grid(head, ["1", "a", "#", *["."] * (4 * len(labels) - 1)])


def test_weeks_under_months():
    calendar = weeks(["Jan", "Feb", "Mar", "Apr", "Mei", "Jun"])
    assert periods(calendar)[:5] == [
        ("week", 1, 1), ("week", 1, 2), ("week", 1, 3), ("week", 1, 4), ("week", 2, 1),
    ]  # fmt: skip
    assert periods(calendar)[-1] == ("week", 6, 4)


def test_two_months_whose_headings_ran_into_one_keep_four_weeks_each():
    head = [
        ["No", "Rencana Aksi", "Jadwal", *["<"] * 15],
        ["^", "^", "Jul", *["<"] * 7, "Sep", *["<"] * 3, "Okt", *["<"] * 3],
        ["^", "^", *["1", "2", "3", "4"] * 4],
    ]
    calendar = grid(head, ["1", "Menyusun SOP", "#", *["."] * 15])
    assert periods(calendar) == [("week", m, w) for m in (7, 8, 9, 10) for w in (1, 2, 3, 4)]


def test_weeks_under_misread_months():
    assert periods(weeks(["Jul", "", "5ep", "Okt"])) == periods(weeks(["Jul", "Agt", "Sep", "Okt"]))


def test_ticks_without_any_header_are_months_when_twelve():
    rows = [["1", "Menyusun SOP", *["#", "."] * 6], ["2", "Rapat", *[".", "#"] * 6]]
    calendar = find_calendar(TableView(table("ii", rows)))
    assert periods(calendar) == months(*range(1, 13))


def test_text_columns_are_no_calendar():
    rows = [["No", "Rencana Aksi", "Waktu Pelaksanaan"], ["1", "a", "Tiap Bulan"]]
    assert find_calendar(TableView(table("hi", rows))) is None


def test_years_over_the_columns():
    head = [
        ["No", "Rencana Aksi", "2024", "<", "2025", "<"],
        ["^", "^", "TW III", "TW IV", "TW I", "TW II"],
    ]
    calendar = grid(head, ["1", "a", "#", ".", "#", "."])
    assert calendar.year is None
    assert [(c.year, c.index) for _, c in sorted(calendar.columns.items())] == [
        (2024, 3), (2024, 4), (2025, 1), (2025, 2),
    ]  # fmt: skip


def test_numbers_under_bulan_ke_are_months_and_no_weeks():
    months = [str(n) for n in range(1, 13)]
    numbers = [str(n) for n in range(1, 16)]
    drawn = table("hhni", [
        ["No", "Rencana Aksi", "Bulan ke-", *["<"] * 11, "PIC"],
        ["^", "^", *months, "^"],
        numbers,
        ["1", "Membentuk tim kerja", "#", *["."] * 10, "#", "Sekretaris"],
    ])  # fmt: skip
    calendar = find_calendar(TableView(drawn))
    assert calendar is not None
    found = [calendar.columns[col] for col in range(2, 14)]
    assert [(column.unit, column.index) for column in found] == [("month", n) for n in range(1, 13)]


def test_ink_that_nobody_could_read_in_a_calendar_is_unsure():
    quarters = ["TW I", "TW II", "TW III", "TW IV"]
    plan = table("hii", [
        ["No", "Rencana Aksi", "Output", *quarters],
        ["1", "Menyusun rencana", "Dokumen", "80", "", "84", ""],
        ["2", "Memantau", "Laporan", "1", "1", "", ""],
    ])  # fmt: skip
    unread = [
        replace(cell, text=replace(cell.text, confidence=0.0)) if (cell.row, cell.col) == (1, 4)
        else cell
        for cell in plan.cells
    ]  # fmt: skip
    first, _ = read_actions([replace(plan, cells=tuple(unread))], YEAR, None)[0]
    assert [period.value for period in first.schedule.periods] == ["2024-Q1", "2024-Q3"]
    assert [period.value for period in first.schedule.unsure] == ["2024-Q2"]
