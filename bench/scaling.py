"""How cost grows with documents and workers: ``python -m bench.scaling WHAT ...``.

``make IN FOLDER N PAGES`` repeats documents under other hashes, PAGES pages each at most; ``run
FOLDER OUT --jobs N`` measures a batch by its events and the memory of its processes; ``bare
FOLDER`` reads the same in a plain loop without isolation, queue or cache; ``peer FOLDER OUT`` lets
OCRmyPDF make searchable PDFs of it; ``draw RESULT.json PICTURE`` plots a run.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

LOOK_SECONDS = 0.5
"""Wall seconds between looks at the memory."""

WINDOW = 10
"""Documents of which the picture shows the mean cost per page, and the peak of the memory."""


MEMORIES = (
    ("worker", "largest worker", "#c0562f"),
    ("supervisor", "supervisor", "#4a4a4a"),
)


def make(source: Path, folder: Path, count: int, pages: int) -> None:
    """``count`` files in ``folder``: the documents of ``source`` in turn, each of its own hash."""
    folder.mkdir(parents=True, exist_ok=True)
    originals = sorted(source.glob("*.pdf"))
    for number, path in zip(range(count), itertools.cycle(originals), strict=False):
        with pikepdf.open(path) as pdf:
            del pdf.pages[pages:]
            target = folder / f"{number:04}-{path.stem}.pdf"
            pdf.save(target)
        with target.open("ab") as stream:
            stream.write(b"%% copy %d\n" % number)


def run(folder: Path, out: Path, jobs: int) -> dict[str, Any]:
    """Seconds, pages, and per finished document the elapsed time, pages and memory (bytes)."""
    command = [sys.executable, "-m", "zi_extract", "extract", str(folder), "--out", str(out)]
    command += ["--jobs", str(jobs), "--quiet", "--events", "-"]
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    memory = {"supervisor": 0, "worker": 0}
    threading.Thread(target=_watch, args=(process.pid, memory), daemon=True).start()
    documents = []
    for line in process.stdout or ():
        event = json.loads(line)
        if event["event"] == "finished":
            facts = {"elapsed": event["elapsed"], "pages": event["pages"] or 0, **memory}
            documents.append(facts)
            memory["worker"] = 0
    process.wait()
    seconds = time.monotonic() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    pages = sum(document["pages"] for document in documents)
    return {
        "jobs": jobs,
        "seconds": round(seconds, 2),
        "core_seconds": round(used.ru_utime + used.ru_stime, 2),
        "pages": pages,
        "pages_per_minute": round(60 * pages / seconds, 1),
        "exit_code": process.returncode,
        "documents": documents,
    }


def bare(folder: Path) -> dict[str, Any]:
    """The same work in one process: read every page, assemble, make the files, keep nothing."""
    import cv2

    from zi_extract.export.files import document_files
    from zi_extract.intake.probe import probe
    from zi_extract.pipeline import assemble, read_page

    cv2.setNumThreads(1)  # as in a worker
    begun, pages = time.monotonic(), 0
    for path in sorted(folder.glob("*.pdf")):
        source = probe(path)
        layouts = [read_page(path, page) for page in range(1, source.pages + 1)]
        for settled in assemble(source, layouts).settled:
            document_files(settled)
        pages += source.pages
    seconds = round(time.monotonic() - begun, 2)
    own, children = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    used = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    return {"seconds": seconds, "core_seconds": round(used, 2), "pages": pages}


def peer(folder: Path, out: Path) -> dict[str, Any]:
    """OCRmyPDF on the same scans: only a searchable PDF of each, one after the other, two jobs."""
    out.mkdir(parents=True, exist_ok=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun, pages = time.monotonic(), 0
    for path in sorted(folder.glob("*.pdf")):
        command = ["ocrmypdf", "-l", "eng", "--output-type", "pdf", "--jobs", "2", "--quiet"]
        subprocess.run([*command, str(path), str(out / path.name)], check=True)
    seconds = time.monotonic() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    for path in sorted(folder.glob("*.pdf")):
        with pikepdf.open(path) as pdf:
            pages += len(pdf.pages)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": round(seconds, 2), "core_seconds": round(used, 2), "pages": pages}


def draw(result: dict[str, Any], picture: Path) -> None:
    """Core seconds per page, and memory, against the number of documents."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    documents, jobs = result["documents"], result["jobs"]
    ends = range(WINDOW, len(documents) + 1)
    costs = [jobs * _window_cost(documents[end - WINDOW : end]) for end in ends]
    figure, (above, below) = plt.subplots(2, 1, sharex=True, figsize=(7, 5))
    above.plot(ends, costs, color="#1f6f8b")
    above.set(ylabel="core seconds per page", ylim=(0, 1.3 * max(costs)))
    for name, label, colour in MEMORIES:
        peaks = [max(part[name] for part in documents[end - WINDOW : end]) / 1e6 for end in ends]
        below.plot(ends, peaks, label=label, color=colour)
    below.set(ylabel="memory, MB", xlabel="documents finished", ylim=(0, None))
    below.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(picture, metadata={"Date": None})


def _window_cost(documents: list[dict[str, Any]]) -> float:
    """Wall seconds per page from the first to the last of these documents."""
    pages = sum(document["pages"] for document in documents[1:])
    return float(documents[-1]["elapsed"] - documents[0]["elapsed"]) / max(pages, 1)


def _watch(pid: int, memory: dict[str, int]) -> None:
    while Path(f"/proc/{pid}").exists():
        memory["supervisor"] = _resident(pid)
        memory["worker"] = max(memory["worker"], *map(_resident, _below(pid)), 0)
        time.sleep(LOOK_SECONDS)


def _below(pid: int) -> Iterator[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in map(int, children):
        yield child
        yield from _below(child)


def _resident(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["make", "run", "bare", "peer", "draw"])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    first, *rest = options.paths
    if options.what == "make":
        make(Path(first), Path(rest[0]), int(rest[1]), int(rest[2]))
    elif options.what == "draw":
        draw(json.loads(Path(first).read_text()), Path(rest[0]))
    elif options.what == "peer":
        print(json.dumps(peer(Path(first), Path(rest[0])), indent=1))
    else:
        made = (
            bare(Path(first))
            if options.what == "bare"
            else run(Path(first), Path(rest[0]), options.jobs)
        )
        print(json.dumps(made, indent=1))


if __name__ == "__main__":
    main()
