"""``python -m bench.fax_model FOLDER [--name NAME]``: lines, training in phases, the model."""

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

STARTS = {"fax": "eng", "fax-ind": "ind"}
"""The models made here, and the released one that each learns on from."""

SIGNS = "eng"
"""The released model whose signs both have: every sign that decrees need."""

PHASES = {
    "fax": ((58_000, 0.0007), (30_000, 0.0005), (24_000, 0.00012), (5_000, 0.00003)),
    "fax-ind": ((45_000, 0.0007), (18_000, 0.0004), (20_000, 0.00012), (6_000, 0.00003)),
}
"""Lines that each phase learns from, and its rate. Of 389 faxed cells ``fax`` read 39, 30 and 24
wrong after the second, third and fourth; 29 when the fourth went on for 22,000 lines."""

PARTS = ("lstm", "lstm-unicharset", "lstm-recoder")
"""Of the start model, what the packed one keeps. Its English words are left out: with them 84 of
389 faxed cells were read wrong, with no words 94, with ours 72."""


def main() -> None:
    """Write the model into the folder, with its lines and checkpoints beside it."""
    parser = argparse.ArgumentParser(prog="python -m bench.fax_model", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", choices=STARTS, default="fax")
    parser.add_argument("--seed", type=int, default=100)
    parser.add_argument("--files", type=int, default=6, help="files of lines")
    parser.add_argument("--pages", type=int, default=150, help="pages of lines in each file")
    options = parser.parse_args()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    start = _unpacked(folder, STARTS[options.name])
    signs = start.with_suffix(".lstm-unicharset").read_text()
    characters = frozenset(line.split(" ")[0] for line in signs.split("\n"))
    for number in range(options.files):
        path = folder / f"lines-{number}.lstmf"
        if not path.exists():
            write_lines(path, faxed_lines(options.seed + number, options.pages, characters))
    listed = folder / "lines.txt"
    listed.write_text("".join(f"{path}\n" for path in sorted(folder.glob("lines-*.lstmf"))))
    last = _train(folder, start, listed, options.name)
    _pack(folder, last, options.name)


def _released(model: str) -> Path:
    """The model as it is installed."""
    return (require_engine().folder or Path()) / f"{model}.traineddata"


def _unpacked(folder: Path, model: str) -> Path:
    """The network to start from, its weights floating-point numbers, with the signs beside it."""
    for name in {model, SIGNS}:
        _tool("combine_tessdata", "-u", _released(name), folder / f"{name}.")
    start = folder / "start.lstm"
    start.write_bytes(with_float_weights((folder / f"{model}.lstm").read_bytes()))
    for part in PARTS[1:]:
        start.with_suffix(f".{part}").write_bytes((folder / f"{SIGNS}.{part}").read_bytes())
    return start


def _train(folder: Path, start: Path, listed: Path, model: str) -> Path:
    """The last state, after all phases."""
    going, released = start, STARTS[model]
    old = ("--old_traineddata", _released(released)) if released != SIGNS else ()
    for phase, (lines, rate) in enumerate(PHASES[model]):
        name = folder / f"phase-{phase}"
        _tool(
            *("lstmtraining", "--model_output", name, "--continue_from", going),
            *("--traineddata", _released(SIGNS), *(old if going == start else ())),
            *("--train_listfile", listed),
            *("--max_iterations", lines, "--learning_rate", rate, "--reset_learning_rate"),
        )
        going = folder / f"phase-{phase}_checkpoint"
    return going


def _pack(folder: Path, last: Path, model: str) -> None:
    """The last state with weights as bytes and the lexicon as its words."""
    whole = folder / "whole.traineddata"
    _tool(
        *("lstmtraining", "--stop_training", "--convert_to_int", "--continue_from", last),
        *("--traineddata", _released(SIGNS), "--model_output", whole),
    )
    _tool("combine_tessdata", "-u", whole, folder / "whole.")
    for part in PARTS:
        (folder / f"{model}.{part}").write_bytes((folder / f"whole.{part}").read_bytes())
    words = folder / "words.txt"
    words.write_text("".join(f"{word}\n" for word in _words()), encoding="utf-8")
    packed = folder / f"{model}.lstm-word-dawg"
    _tool("wordlist2dawg", words, packed, packed.with_suffix(".lstm-unicharset"))
    _tool("combine_tessdata", folder / f"{model}.")


def _words() -> list[str]:
    known = (word for word in lexicon() if len(word) > 1)
    return sorted({form for word in known for form in (word, word.capitalize(), word.upper())})


def _tool(*command: object) -> None:
    """One of Tesseract's own tools, on one thread: more slow it down."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    subprocess.run([str(part) for part in command], check=True, env=environment)


if __name__ == "__main__":
    main()
