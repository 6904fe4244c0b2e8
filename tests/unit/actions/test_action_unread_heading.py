from drawn_tables import table, value

from zi_extract.actions import read_actions


def test_an_unread_heading_over_actions_is_not_lent_to_the_next_column():
    """``Kegiatan`` names actions only where no other column holds them."""
    drawn = table("hii", [
        ["No", "Kegiatan", "Kriteria", "|", "Output", "Jan", "Feb", "Mar", "Apr"],
        ["1", "Penyusunan Tim Kerja", "Tim kerja telah dibentuk sesuai ketentuan",
         "Membentuk tim kerja melalui rapat pleno", "SK Tim", "#", ".", ".", "."],
        ["2", "Pola Mutasi Internal", "Mutasi telah sesuai kompetensi jabatan",
         "Melaksanakan rotasi internal secara terbuka", "Surat tugas", ".", "#", ".", "."],
    ])  # fmt: skip
    actions, _ = read_actions([drawn], None, None)
    programs = [action.program.value for action in actions if action.program]
    assert programs == ["Penyusunan Tim Kerja", "Pola Mutasi Internal"]
    assert actions[0].action is not None
    assert actions[0].action.value == "Membentuk tim kerja melalui rapat pleno"
    assert actions[0].action.confidence < 0.8


def test_one_month_read_among_twelve_garbled_names_is_doubted():
    names = ["~~", "=", "ks", "E", "Januari", "=", "-", "kai", "3", "Im", ")", "za"]
    marks = ["."] * 11
    drawn = table("hii", [
        ["No", "Rencana Aksi", *names, "PIC"],
        ["1", "Membentuk tim kerja", "#", *marks, "Sekretaris"],
        ["2", "Menyusun rencana kerja", *marks, "#", "Sekretaris"],
    ])  # fmt: skip
    actions, _ = read_actions([drawn], None, value("RENCANA AKSI TAHUN 2024"))
    found = [period for action in actions for period in action.schedule.periods]
    assert [period.value for period in found] == ["2024-01", "2024-12"]
    assert all(period.confidence <= 0.75 for period in found)
