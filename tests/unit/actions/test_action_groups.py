"""Plans of performance: titles of groups, several indicators under one action."""

from drawn_tables import table

from zi_extract.actions import read_actions
from zi_extract.model.evidence import Extracted

HEAD = ["Sasaran Strategis", "Program dan Kegiatan", "Indikator Kegiatan", "Target Kegiatan",
        "Rencana Aksi", "Penanggung Jawab"]  # fmt: skip
YEAR = Extracted(2024, "2024", 0.97, ())


def read(kinds, rows):
    return read_actions([table(kinds, rows)], YEAR, None)


def test_a_row_that_only_names_a_group_is_no_action_and_no_defect():
    drawn = table(
        "hii",
        [
            HEAD,
            ["Meningkatnya kualitas", "Program Peningkatan Pelayanan", "", "", "", ""],
            ["^", "Pemilihan awak teladan", "Jumlah peserta", "35 orang", "Mengadakan pemilihan",
             "Bidang Darat"],
        ],
    )  # fmt: skip
    actions, findings = read_actions([drawn], YEAR, None)
    assert [a.program.value for a in actions] == ["Pemilihan awak teladan"]
    assert findings == ()
    assert [row for row in range(drawn.n_rows) if drawn.is_title(row)] == [1]


def test_indicators_under_one_title_share_its_action_flagged():
    actions, _ = read(
        "hiiii",
        [
            HEAD,
            ["Tujuan", "Fasilitas jalan", "Marka", "10 m", "Memasang marka", "Bidang Darat"],
            ["^", "^", "Rambu", "3 unit", "", ""],
            ["^", "Fasilitas kapal", "Dermaga", "1 unit", "Membangun dermaga", "Bidang Laut"],
            ["^", "Fasilitas udara", "Landasan", "1 unit", "", ""],
        ],
    )
    assert [(a.criteria.value, a.action.value) for a in actions] == [
        ("Marka", "Memasang marka"),
        ("Rambu", "Memasang marka"),
        ("Dermaga", "Membangun dermaga"),
    ]
    filled = actions[1].action
    assert filled.confidence < 0.8
    assert "row above" in filled.derived


def test_a_plan_without_any_action_is_reported():
    actions, findings = read(
        "hi", [HEAD, ["Tujuan", "Fasilitas jalan", "Marka", "10 m", "", "Bidang Darat"]]
    )
    assert actions == ()
    assert [finding.code for finding in findings] == ["row-without-action"]


def test_a_row_with_nothing_of_its_own_repeats_no_action():
    drawn = [HEAD, ["Tujuan", "Fasilitas", "Marka", "10 m", "Memasang marka", "Bidang Darat"]]
    actions, _ = read("hii", [*drawn, ["^", "^", "^", "", "^", "^"]])
    assert [a.action.value for a in actions] == ["Memasang marka"]
    actions, _ = read("hii", [*drawn, ["^", "^", "Rambu", "3 unit", "^", "^"]])
    assert [a.criteria.value for a in actions] == ["Marka", "Rambu"]
