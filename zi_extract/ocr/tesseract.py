"""Tesseract: the only door to it, through its library or, by pytesseract, its program.

The library stays loaded between calls and is asked first. Where it is not there or fails, all
pictures of a call go to one process as a list file: Tesseract reads such a list picture by
picture, each with its own page number in the TSV. So hundreds of cells cost one start of the
program, and no cell can spoil its neighbour's lines.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import cv2
import pytesseract

from zi_extract.errors import EngineError, EngineTimeoutError, MissingToolError
from zi_extract.limits import DEFAULT_LIMITS
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.engine import Layout, Model, Sighting
from zi_extract.ocr.kept_engine import KEPT, Job
from zi_extract.ocr.tsv import sightings_in

LAYOUTS: dict[Layout, int] = {
    "page": 3,
    "column": 4,
    "block": 6,
    "line": 7,
    "sparse": 11,
    "raw": 13,
}
"""Tesseract's page segmentation mode for each of our layouts."""

DECLARED_DPI = 300
"""What Tesseract is told; pictures are scaled to suit it. Untold, it guesses and warns."""

Models = dict[Model, tuple[str, ...]]
"""Names of language models by role; several names of one role are read together."""

MODELS: Models = {"first": ("eng",), "second": ("ind",), "third": ("ind",)}
"""``ind`` cannot write ; % q + and so never reads alone, but it errs elsewhere than ``eng``, which
is what a second reader is for."""

FAX_MODELS: Models = {"first": ("fax",), "second": ("ind",), "third": ("fax-ind",)}
"""For cells, and for all of black-and-white pages: ``fax`` is ``eng`` and ``fax-ind`` is ``ind``
trained further on faxed lines by this project. What those two have alike may be a slip of both, so
that ``ind`` as it is stands between them. Running text on grey paper stays with ``eng``, which
loses less of it there: 0.09 instead of 0.16 % of the characters of office copies."""

OWN_MODELS = Path(__file__).parent / "models"
"""Folder of the models that come with the package; all others are the system's."""

LIST_SECONDS = 20.0
"""Wall seconds for Tesseract to list its data; it answers in hundredths."""

USUAL_COMMAND = "tesseract"
"""The program as it is found on the PATH; whoever names another one wants that and no library."""

FOLDER = re.compile(r'available languages in "([^"]+)"')
"""Where Tesseract says its language data are."""

LATIN_NAMES = ("Latin", "script/Latin")
"""The same model, as Debian and as everybody else names it."""


class Tesseract:
    """A :class:`~zi_extract.ocr.engine.Reader` on the installed Tesseract.

    ``models`` are language names per role; several names are read together. ``timeout`` is wall
    seconds for one call; ``max_words`` the most words one picture may hold.
    """

    def __init__(
        self,
        models: Models = MODELS,
        timeout: float = DEFAULT_LIMITS.ocr_seconds,
        max_words: int = DEFAULT_LIMITS.max_words_per_page,
    ) -> None:
        self._wanted = models
        self._timeout = timeout
        self._max_words = max_words

    def name(self, model: Model = "first") -> str:
        """Engine and models, such as ``tesseract/eng``."""
        return "tesseract/" + "+".join(self._wanted[model])

    def read(
        self,
        pictures: Sequence[Pixels],
        layout: Layout,
        model: Model = "first",
        characters: str = "",
    ) -> tuple[tuple[Sighting, ...], ...]:
        """See :meth:`zi_extract.ocr.engine.Reader.read`."""
        if not pictures:
            return ()
        job = Job(*self._models(model), LAYOUTS[layout], _variables(characters))
        table = self._kept_answer(pictures, job)
        if table is None:
            with tempfile.TemporaryDirectory(prefix="zi-ocr-") as scratch:
                listed = _write_list(Path(scratch), pictures)
                table = run(str(listed), "tsv", job.language, _options(job), self._timeout)
        return sightings_in(table, [p.shape[:2] for p in pictures], self._max_words)

    def _kept_answer(self, pictures: Sequence[Pixels], job: Job) -> str | None:
        """The library's answer; None where there is none."""
        if pytesseract.pytesseract.tesseract_cmd != USUAL_COMMAND or job.folder is None:
            return None
        with _engine_errors():
            version = program_version()
            return KEPT.read(pictures, job, version, self._timeout) if version else None

    def _models(self, model: Model) -> tuple[Path | None, str]:
        """The folder of the models of a role, None where it is not known; and their names."""
        names = self._wanted[model]
        if all((OWN_MODELS / f"{name}.traineddata").is_file() for name in names):
            return OWN_MODELS, "+".join(names)
        installed = installed_models()
        folder = FOLDER.search(_listing())
        named = "+".join(_installed_name(name, installed) for name in names)
        return Path(folder[1]) if folder else None, named


def _variables(characters: str) -> dict[str, str]:
    # all are named each time: the library keeps what it was told before
    return {"user_defined_dpi": str(DECLARED_DPI), "tessedit_char_whitelist": characters}


def _options(job: Job) -> str:
    """The job as the program is told it."""
    own = f"--tessdata-dir {shlex.quote(str(job.folder))} " if job.folder == OWN_MODELS else ""
    told = " ".join(f"-c {name}={value}" for name, value in job.variables.items() if value)
    return f"{own}-c tessedit_create_tsv=1 --psm {job.segmentation} {told}"


def _installed_name(name: str, installed: frozenset[str]) -> str:
    candidates = LATIN_NAMES if name in LATIN_NAMES else (name,)
    for candidate in candidates:
        if candidate in installed:
            return candidate
    raise MissingToolError(
        f"Tesseract has no language data {name!r}; it has: "
        f"{', '.join(sorted(installed)) or 'none'}. "
        f"Install it, for example: apt-get install tesseract-ocr-{name.lower()}"
    )


def _write_list(folder: Path, pictures: Sequence[Pixels]) -> Path:
    paths = []
    for number, picture in enumerate(pictures):
        path = folder / f"{number:05d}.pgm"
        if not cv2.imwrite(str(path), picture):
            raise EngineError(f"The picture for Tesseract could not be written to {folder}.")
        paths.append(str(path))
    listed = folder / "pictures.txt"
    listed.write_text("\n".join(paths) + "\n", encoding="utf-8")
    return listed


def installed_models() -> frozenset[str]:
    """The language data that Tesseract says it has. Raises MissingToolError, EngineError."""
    return frozenset(line.strip() for line in _listing().splitlines()[1:] if line.strip())


@lru_cache(maxsize=1)
def program_version() -> str:
    """Version of the program on the PATH, such as 5.3.0; empty for a script in its place.

    Whoever put a script there wants that, and no library. Raises MissingToolError, EngineError.
    """
    found = shutil.which(USUAL_COMMAND)
    if found is None:
        raise _missing()
    with Path(found).open("rb") as program:
        if program.read(2) == b"#!":
            return ""
    words = _said("--version").split()
    return words[1].removeprefix("v") if len(words) > 1 else ""


@lru_cache(maxsize=1)
def _listing() -> str:
    """Folder and names of the language data, as the program lists them."""
    # pytesseract's own list leaves out models whose names have capitals or folders (Latin).
    return _said("--list-langs")


def forget_installed() -> None:
    """Has the program asked anew what is installed."""
    _listing.cache_clear()
    program_version.cache_clear()


def _said(question: str) -> str:
    command = [pytesseract.pytesseract.tesseract_cmd, question]
    try:
        answer = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=LIST_SECONDS
        )
    except FileNotFoundError as error:
        raise _missing() from error
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError) as error:
        raise EngineError(f"Tesseract did not say what it has ({error}).") from error
    return answer.stdout or answer.stderr


def run(picture: str, extension: str, language: str, options: str, timeout: float) -> str:
    """Tesseract's answer about a picture or list file, as text. Raises our typed errors only."""
    with _engine_errors(), _one_thread():
        answer = pytesseract.pytesseract.run_and_get_output(
            picture, extension=extension, lang=language, config=options, timeout=timeout
        )
    if not isinstance(answer, str):
        raise EngineError("Tesseract answered something that is no text.")
    return answer


@contextmanager
def _one_thread() -> Iterator[None]:
    """Tesseract's own threads slow it down: one per process, as many processes as cores."""
    before = os.environ.get("OMP_THREAD_LIMIT")
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_THREAD_LIMIT"]
        else:
            os.environ["OMP_THREAD_LIMIT"] = before


@contextmanager
def _engine_errors() -> Iterator[None]:
    """Whatever goes wrong in the engine leaves as MissingToolError or EngineError."""
    try:
        yield
    except pytesseract.TesseractNotFoundError as error:
        raise _missing() from error
    except pytesseract.TesseractError as error:
        raise _failure(str(error)) from error
    except (RuntimeError, OSError, UnicodeDecodeError) as error:
        if "timeout" in str(error):
            raise EngineTimeoutError(
                "Tesseract took longer than allowed (its timeout), as it does on noise and photos. "
                "Next: look at the page; raise --limit ocr_seconds if it is one to be read."
            ) from error
        raise EngineError(
            f"Tesseract did not answer properly ({error}). Read the page again, or raise the time "
            "limit if the machine is slow."
        ) from error


def _missing() -> MissingToolError:
    return MissingToolError(
        "Tesseract is not installed or not on the PATH. Install version 5, for example: "
        "apt-get install tesseract-ocr"
    )


def _failure(message: str) -> MissingToolError | EngineError:
    if "Failed loading language" in message or "Error opening data file" in message:
        return MissingToolError(f"Tesseract lacks language data: {message}")
    return EngineError(f"Tesseract failed: {message}")
