from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from zi_extract.errors import EncryptedError, InputError, LimitError
from zi_extract.intake.probe import find_format, printable, probe, probe_with_findings
from zi_extract.limits import Limits


def write_pdf(path: Path, pages: int = 2, **saving: object) -> Path:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(path, **saving)
    return path


def test_pdf_is_counted_and_hashed(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", pages=3)
    source, findings = probe_with_findings(path)
    assert (source.name, source.format, source.pages) == ("a.pdf", "pdf", 3)
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert source.size == path.stat().st_size
    assert findings == ()


@pytest.mark.parametrize(("name", "kind"), [("a.png", "png"), ("a.jpg", "jpeg"), ("a.tif", "tiff")])
def test_pictures_are_told_by_content_not_by_name(tmp_path: Path, name: str, kind: str) -> None:
    Image.new("L", (40, 50), 255).save(tmp_path / name)
    renamed = (tmp_path / name).rename(tmp_path / "x.pdf")
    assert probe(renamed).format == kind


def test_tiff_pages_are_counted(tmp_path: Path) -> None:
    pages = [Image.new("1", (40, 50), 1) for _ in range(4)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    assert probe(tmp_path / "a.tif").pages == 4


def test_mail_header_before_the_pdf_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"X-Gateway: mail\r\n" + write_pdf(tmp_path / "b.pdf").read_bytes())
    assert find_format(path) == "pdf"


def test_password_is_told_from_damage(tmp_path: Path) -> None:
    locked = write_pdf(
        tmp_path / "a.pdf", encryption=pikepdf.Encryption(user="secret", owner="owner")
    )
    with pytest.raises(EncryptedError, match="password"):
        probe(locked)
    open_to_all = write_pdf(
        tmp_path / "b.pdf", encryption=pikepdf.Encryption(user="", owner="owner")
    )
    assert probe(open_to_all).pages == 2
    broken = tmp_path / "c.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing follows")
    with pytest.raises(InputError, match="damaged") as caught:
        probe(broken)
    assert not isinstance(caught.value, EncryptedError)


def test_disputed_page_count_is_an_error_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_pdf(tmp_path / "a.pdf")
    monkeypatch.setattr("zi_extract.intake.probe._witness", lambda _path: 5)
    source, (finding,) = probe_with_findings(path)
    assert source.pages == 5
    assert finding.severity == "error"
    monkeypatch.setattr("zi_extract.intake.probe._witness", lambda _path: None)
    source, (finding,) = probe_with_findings(path)
    assert (source.pages, finding.severity) == (2, "warning")


def test_special_files_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    for path in (tmp_path / "pipe.pdf", tmp_path, tmp_path / "gone.pdf"):
        with pytest.raises(InputError):
            probe(path)


def test_limits(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf")
    with pytest.raises(LimitError, match="2 pages"):
        probe(path, Limits(max_pages=1))
    with pytest.raises(LimitError, match="bytes"):
        probe(path, Limits(max_file_bytes=10))
    Image.new("L", (300, 300)).save(tmp_path / "big.png")
    with pytest.raises(LimitError, match="pixels"):
        probe(tmp_path / "big.png", Limits(max_page_pixels=1000))


def test_messages_say_what_where_and_what_next(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("no pdf")
    with pytest.raises(InputError, match=r".+ Where: a\.pdf\. Next: .+"):
        probe(tmp_path / "a.pdf")


def test_names_that_are_no_utf8_become_printable(tmp_path: Path) -> None:
    raw = os.fsdecode(b"surat-\xe9.pdf")
    source = probe(write_pdf(tmp_path / raw, pages=1))
    assert source.name == printable(raw) == "surat-\\xe9.pdf"
    source.name.encode()
