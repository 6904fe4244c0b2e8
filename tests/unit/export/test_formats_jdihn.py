from __future__ import annotations

import json

from zi_extract.export.formats import jdihn
from zi_extract.export.formats.results import Results


def test_a_record_per_decree_with_what_it_says(results: Results) -> None:
    ((name, content),) = jdihn.export(results)
    first, second = json.loads(content)["data"]
    assert name == "jdihn.json"
    assert first["judul"] == (
        "KEPUTUSAN KEPALA DINAS ARSIP KOTA MEKARSARI NOMOR 7 TAHUN 2031 "
        "TENTANG RENCANA AKSI ZONA INTEGRITAS TAHUN 2031"
    )
    assert (first["noPeraturan"], first["tahun_pengundangan"]) == ("7 TAHUN 2031", "2031")
    assert first["tanggal_pengundangan"] == first["tanggalPenetapan"] == "2031-02-03"
    assert first["dasarTanggal"] == "penetapan"
    assert first["penandatangan"] == "WULAN SEKARNINGTYAS"
    assert (second["idData"], second["judul"], second["penandatangan"]) == (
        "lampiran-cdcdcdcd",
        None,
        None,
    )


def test_nothing_is_invented(results: Results) -> None:
    ((_, content),) = jdihn.export(results)
    for record in json.loads(content)["data"]:
        for name in ("bidangHukum", "subjek", "sumber", "status", "singkatanJenis"):
            assert record[name] is None
