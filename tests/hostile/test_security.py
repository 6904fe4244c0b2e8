"""What a run must never do, whatever the input says: expected is that nothing of it happens."""

from __future__ import annotations

import ast
import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from torture import ROOT, command

from zi_extract.errors import ExitCode
from zi_extract.store.names import decree_id

PACKAGE = ROOT / "zi_extract"

NO_NETWORK = """
import os, socket
class Shut(socket.socket):
    def __init__(self, family=socket.AF_INET, *rest, **more):
        if family != socket.AF_UNIX:
            open(os.environ["TRIED"], "a").write(f"socket {family}\\n")
            raise OSError("the network is shut")
        super().__init__(family, *rest, **more)
socket.socket = Shut
def no_name(*names, **more):
    open(os.environ["TRIED"], "a").write(f"name {names}\\n")
    raise OSError("the network is shut")
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = no_name
"""
"""Imported by every Python process before anything else (sitecustomize)."""

FORBIDDEN_PROGRAMS = ("gs", "convert", "magick", "pdftoppm", "pdftotext", "curl", "wget", "sh")


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.Popen[bytes]]:
    """A born-digital sample, where camelot is asked too, with the network shut and traps set."""
    place = tmp_path_factory.mktemp("shut")
    (place / "sitecustomize.py").write_text(NO_NETWORK)
    (place / "bin").mkdir()
    for name in FORBIDDEN_PROGRAMS:
        trap = place / "bin" / name
        trap.write_text(f'#!{shutil.which("sh")}\necho {name} "$@" >> {place}/started\nexit 1\n')
        trap.chmod(0o755)
    environment = {
        **os.environ,
        "PYTHONPATH": f"{place}:{ROOT}",
        "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
        "TRIED": str(place / "tried"),
    }
    line = [sys.executable, "-m", "zi_extract", "extract", ROOT / "samples" / "born-digital.pdf"]
    line += ["--out", place / "out", "--quiet"]
    if os.geteuid() == 0 and shutil.which("unshare"):
        there = subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False)
        line = ([] if there.returncode else ["unshare", "-n"]) + line
    done = subprocess.Popen(line, env=environment, cwd=place)
    done.wait(timeout=280)
    return place, done


def test_no_network_at_run_time(extracted: tuple[Path, subprocess.Popen[bytes]]) -> None:
    """Exit 0 with every socket but local ones shut, and nobody has tried to open one."""
    place, done = extracted
    assert done.returncode == ExitCode.OK
    assert not (place / "tried").exists(), (place / "tried").read_text()


def test_no_other_program_is_started(extracted: tuple[Path, subprocess.Popen[bytes]]) -> None:
    """Neither Ghostscript nor ImageMagick nor a shell; Tesseract alone."""
    started = extracted[0] / "started"
    assert not started.exists(), started.read_text()


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


UNSAFE_MODULES = {"pickle", "marshal", "shelve", "dill", "joblib", "yaml", "xml", "ctypes.util"}
NETWORK_MODULES = {"socket", "urllib.request", "http.client", "requests", "ftplib", "smtplib"}
UNSAFE_CALLS = {"eval", "exec", "compile", "system", "popen", "__import__"}


def test_no_unsafe_module_and_no_shell() -> None:
    """No pickle anywhere, no code from data, no shell; the network in the review page alone."""
    found = []
    for path, tree in modules():
        inside = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(tree):
            names: set[str] = set()
            if isinstance(node, ast.Import):
                names = {item.name for item in node.names}
            elif isinstance(node, ast.ImportFrom):
                names = {node.module or ""}
            bad = names & UNSAFE_MODULES
            if not inside.startswith("review/"):
                bad |= names & NETWORK_MODULES
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
                called = node.func.id if isinstance(node.func, ast.Name) else called
                is_pattern = called == "compile" and isinstance(node.func, ast.Attribute)
                bad |= ({called} & UNSAFE_CALLS) if not is_pattern else set()
                bad |= {key.arg for key in node.keywords if key.arg in {"shell", "allow_pickle"}}
            found += [(inside, getattr(node, "lineno", 0), name) for name in bad]
    assert not found


def test_formulas_do_not_come_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An apostrophe in front, recorded in datapackage.json; with --csv-raw neither."""
    monkeypatch.setenv("FAKE_NOTES", str(tmp_path))
    place = tmp_path / "in"
    place.mkdir()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(place / "=1+1.pdf")
    for options, name, said in ([], "'=1+1.pdf", "true"), (["--csv-raw"], "=1+1.pdf", "false"):
        process = command(place, "--out", tmp_path / "out", "--quiet", *options)
        assert process.wait(timeout=60) == ExitCode.OK
        with (tmp_path / "out" / "documents.csv").open(newline="") as stream:
            assert next(csv.DictReader(stream))["file"] == name
        assert f'"neutralised": {said}' in (tmp_path / "out" / "datapackage.json").read_text()


def test_names_of_results_are_never_raw_input(tmp_path: Path) -> None:
    """A name that leads elsewhere gives a slug."""
    for name in (
        "../../etc/passwd",
        "/etc/passwd",
        "a\0b",
        "..",
        "con",
        "\u2024\u2024/x",
        "é" * 400,
    ):
        made = decree_id(name, "0" * 64)
        assert (tmp_path / made).resolve().parent == tmp_path.resolve()
        assert len(made) < 80
