"""Results of one decree, its scan, and findings of every kind; one text is hostile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
from sample_draft import KINDS, sample

from zi_extract.checks.judge import judge
from zi_extract.export.extraction import settle_file
from zi_extract.export.files import document_files
from zi_extract.intake.probe import hash_file
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.finding import Finding
from zi_extract.model.source import SourceFile
from zi_extract.store.manifest import Entry, Manifest, write_manifest

PORT = 8765
ID = "keputusan"
HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)> =1+1 \u202etxt.exe &amp;"
PAGES = 4


def write_collection_of(out: Path, scans: Path, count: int = 1) -> None:
    """Results of ``count`` files under ``out``; their scans are blank pages in ``scans``."""
    scans.mkdir()
    entries = []
    for number in range(count):
        name = ID if number == 0 else f"{ID}-{number}"
        path = scans / f"{name}.pdf"
        _blank_scan(path, number)
        sha256 = hash_file(path)
        source = SourceFile(path.name, sha256, path.stat().st_size, "pdf", PAGES)
        _write(out / name, name, source)
        entries.append(Entry(str(path), path.name, sha256, PAGES, "review", "", (name,)))
    write_manifest(out, Manifest("", "", {}, {}, tuple(entries)))


def _write(folder: Path, name: str, source: SourceFile) -> None:
    draft, layouts = sample()
    judgement = judge([_doubtful(draft)], layouts, KINDS, PAGES)
    settled = settle_file(source, judgement, KINDS, lambda _: name).settled[0]
    folder.mkdir(parents=True)
    for file, content in document_files(settled).items():
        (folder / file).write_bytes(content)


def _doubtful(draft: DecreeDraft) -> DecreeDraft:
    title = draft.header.title
    assert title is not None
    header = replace(draft.header, title=replace(title, value=HOSTILE, confidence=0.3))
    about_page = Finding("leftover-words", "warning", "Some words ended nowhere.", 2)
    return replace(draft, header=header, findings=(about_page,))


def _blank_scan(path: Path, number: int) -> None:
    with pikepdf.new() as pdf:
        for _ in range(PAGES):
            pdf.add_blank_page(page_size=(500 + number, 700))
        pdf.save(path, deterministic_id=True)
