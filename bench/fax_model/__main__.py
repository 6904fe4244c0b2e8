"""``python -m bench.fax_model FOLDER``: lines, training in two phases, the packed model."""

from __future__ import annotations

import argparse
import os
import subprocess
from pathlib import Path

from bench.fax_model.lines import faxed_lines
from bench.fax_model.training_file import write_lines
from bench.fax_model.weights import with_float_weights
from zi_extract.batch.engine import require_engine
from zi_extract.ocr.known import lexicon

START = "eng"
"""The model that learns on: it has every sign that decrees need."""

PHASES = ((58_000, 0.0007), (30_000, 0.0005), (24_000, 0.00012), (5_000, 0.00003))
"""Lines that each phase learns from, and its rate. Of 389 faxed cells 39, 30 and 24 were read wrong
after the second, third and fourth; 29 when the fourth went on for 22,000 lines."""

PARTS = ("lstm", "lstm-unicharset", "lstm-recoder")
"""Of the start model, what the packed one keeps. Its English words are left out: with them 84 of
389 faxed cells were read wrong, with no words 94, with ours 72."""


def main() -> None:
    """Write ``fax.traineddata`` into the folder, with the lines and checkpoints beside it."""
    parser = argparse.ArgumentParser(prog="python -m bench.fax_model", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=100)
    parser.add_argument("--files", type=int, default=6, help="files of lines")
    parser.add_argument("--pages", type=int, default=150, help="pages of lines in each file")
    options = parser.parse_args()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    start = _unpacked(folder)
    characters = frozenset(
        line.split(" ")[0] for line in start.with_suffix(".lstm-unicharset").read_text().split("\n")
    )
    for number in range(options.files):
        path = folder / f"lines-{number}.lstmf"
        if not path.exists():
            write_lines(path, faxed_lines(options.seed + number, options.pages, characters))
    listed = folder / "lines.txt"
    listed.write_text("".join(f"{path}\n" for path in sorted(folder.glob("lines-*.lstmf"))))
    _train(folder, start, listed)
    _pack(folder)


def _start_data() -> Path:
    """The start model as it is installed."""
    return (require_engine().folder or Path()) / f"{START}.traineddata"


def _unpacked(folder: Path) -> Path:
    """The start model's parts, with the network's weights as floating-point numbers."""
    _tool("combine_tessdata", "-u", _start_data(), folder / f"{START}.")
    network = folder / f"{START}.lstm"
    start = folder / "start.lstm"
    start.write_bytes(with_float_weights(network.read_bytes()))
    for part in PARTS[1:]:
        start.with_suffix(f".{part}").write_bytes(network.with_suffix(f".{part}").read_bytes())
    return start


def _train(folder: Path, start: Path, listed: Path) -> None:
    data, going = _start_data(), start
    for phase, (lines, rate) in enumerate(PHASES):
        name = folder / f"phase-{phase}"
        _tool(
            *("lstmtraining", "--model_output", name, "--continue_from", going),
            *("--traineddata", data, "--train_listfile", listed),
            *("--max_iterations", lines, "--learning_rate", rate, "--reset_learning_rate"),
        )
        going = folder / f"phase-{phase}_checkpoint"


def _pack(folder: Path) -> None:
    """The last state with weights as bytes and the lexicon as its words."""
    last = folder / f"phase-{len(PHASES) - 1}_checkpoint"
    whole = folder / "whole.traineddata"
    _tool(
        *("lstmtraining", "--stop_training", "--convert_to_int", "--continue_from", last),
        *("--traineddata", _start_data(), "--model_output", whole),
    )
    _tool("combine_tessdata", "-u", whole, folder / "whole.")
    for part in PARTS:
        (folder / f"fax.{part}").write_bytes((folder / f"whole.{part}").read_bytes())
    words = folder / "words.txt"
    words.write_text("".join(f"{word}\n" for word in _words()), encoding="utf-8")
    _tool("wordlist2dawg", words, folder / "fax.lstm-word-dawg", folder / "fax.lstm-unicharset")
    _tool("combine_tessdata", folder / "fax.")


def _words() -> list[str]:
    known = (word for word in lexicon() if len(word) > 1)
    return sorted({form for word in known for form in (word, word.capitalize(), word.upper())})


def _tool(*command: object) -> None:
    """One of Tesseract's own tools, on one thread: more slow it down."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    subprocess.run([str(part) for part in command], check=True, env=environment)


if __name__ == "__main__":
    main()
