"""The fax model: its lines are what they say, its weights what they were, and it reads faxes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from bench.fax_model.lines import HIGHEST, LOWEST, Line, faxed_lines
from bench.fax_model.training_file import write_lines
from bench.fax_model.weights import ModelFormatError, with_float_weights
from zi_extract.batch.engine import require_engine
from zi_extract.ocr.tesseract import FAX_MODELS, MODELS, Models, Tesseract

LETTERS = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;()/-%"&!')


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    return faxed_lines(seed=5, pages=1, characters=LETTERS)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("eng")
    data = (require_engine().folder or Path()) / "eng.traineddata"
    subprocess.run(
        ["combine_tessdata", "-u", str(data), str(folder / "eng.")], check=True, capture_output=True
    )
    return folder / "eng.lstm"


def test_lines_are_of_the_asked_signs_and_of_one_line_s_height(lines: list[Line]) -> None:
    assert len(lines) > 20
    assert all(LETTERS.issuperset(line.text.replace(" ", "")) for line in lines)
    assert all(LOWEST < line.pixels.shape[0] < HIGHEST for line in lines)
    assert all((line.pixels < 128).any() for line in lines)


def test_the_same_seed_makes_the_same_lines(lines: list[Line]) -> None:
    again = faxed_lines(seed=5, pages=1, characters=LETTERS)
    assert [line.text for line in again] == [line.text for line in lines]
    assert all(np.array_equal(a.pixels, b.pixels) for a, b in zip(again, lines, strict=True))


def test_float_weights_made_small_again_are_the_released_ones(
    network: Path, tmp_path: Path
) -> None:
    data = (require_engine().folder or Path()) / "eng.traineddata"
    start, whole = tmp_path / "start.lstm", tmp_path / "whole.traineddata"
    start.write_bytes(with_float_weights(network.read_bytes()))
    command = ["lstmtraining", "--stop_training", "--convert_to_int", "--continue_from", str(start)]
    command += ["--traineddata", str(data), "--model_output", str(whole)]
    subprocess.run(command, check=True, capture_output=True)
    unpack = ["combine_tessdata", "-u", str(whole), str(tmp_path / "whole.")]
    subprocess.run(unpack, check=True, capture_output=True)
    inside = network.read_bytes()[200_000:201_000]  # of the largest layer's weights
    assert inside in (tmp_path / "whole.lstm").read_bytes()


@pytest.mark.parametrize("cut", [0, 40, 5000])
def test_half_a_model_is_told(network: Path, cut: int) -> None:
    with pytest.raises(ModelFormatError):
        with_float_weights(network.read_bytes()[:cut])


def test_the_trainer_reads_the_file(lines: list[Line], network: Path, tmp_path: Path) -> None:
    data = (require_engine().folder or Path()) / "eng.traineddata"
    written, listed, start = (tmp_path / name for name in ("a.lstmf", "list.txt", "start.lstm"))
    write_lines(written, lines)
    listed.write_text(f"{written}\n")
    start.write_bytes(with_float_weights(network.read_bytes()))
    command = ["lstmtraining", "--model_output", str(tmp_path / "m"), "--continue_from", str(start)]
    command += ["--traineddata", str(data), "--train_listfile", str(listed)]
    done = subprocess.run(
        [*command, "--max_iterations", "3"], check=True, capture_output=True, text=True
    )
    assert f"Loaded {len(lines)}/{len(lines)} lines" in done.stdout + done.stderr


def test_our_model_reads_faxed_lines_with_less_errors_than_the_system_s(lines: list[Line]) -> None:
    assert _errors(lines, FAX_MODELS) < 0.7 * _errors(lines, MODELS)


def _errors(lines: list[Line], models: Models) -> int:
    framed = [np.pad(line.pixels, 17, constant_values=255) for line in lines]
    reads = Tesseract(models).read(framed, "line")
    said = [" ".join(sighting.text for sighting in read) for read in reads]
    return sum(Levenshtein.distance(a, line.text) for a, line in zip(said, lines, strict=True))
