"""What stands for a signature in a copy, and a copy in which nothing of it was read."""

import pytest
from decree_paper import RIGHT, page_of
from test_closings import BODY, codes

from zi_extract.decree import read_decree

CERTIFIED = [None, [(120, "Salinan sesuai dengan aslinya")], [(120, "PANITERA,")], [(120, "RINA")]]


def draft(sign, *rows):
    head = [[(120, "SALINAN")], *BODY]
    signer = [
        [(RIGHT, "Ditetapkan di Dompu")],
        [(RIGHT, "pada tanggal 2 April 2024")],
        [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
        [(RIGHT + 60, sign)] if sign else None,
        [(RIGHT, "MADE SUDARMA")],
    ]
    return read_decree([page_of([*head, *signer, *rows])], [])


@pytest.mark.parametrize("sign", ["ttd", "ttd.", "itd", "lid", "td.", "TTD"])
def test_poor_print_of_ttd_is_known(sign):
    read = draft(sign, *CERTIFIED)
    assert read.closing.signatories[0].signed.value == "ttd"
    assert "ttd-missing" not in codes(read)


def test_a_copy_without_any_ttd_is_told():
    read = draft("", *CERTIFIED)
    assert read.closing.signatories[0].signed.value == "none"
    (found,) = [finding for finding in read.findings if finding.code == "ttd-missing"]
    assert found.pointer == "/closing/signatories/0/signed"
