"""Words of the user's own: a folder of word lists beside those of the package.

The folder is named by ``--lexicon`` or the environment, which children inherit. Its words take
doubt off readings; a doubtful reading becomes one of them only by a slip that ink allows.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from zi_extract.errors import ExitCode, ZiExtractError

VARIABLE = "ZI_EXTRACT_LEXICON"
"""Environment variable with the folder; the same that stands for the option ``--lexicon``."""

MOST_BYTES = 20_000_000
"""Bytes of all lists together; the words of a language take three million."""


class LexiconError(ZiExtractError):
    """The user's word lists cannot be used."""

    exit_code = ExitCode.BAD_ARGUMENTS
    code = "bad-lexicon"


def use_folder(folder: Path) -> None:
    """Makes ``folder`` the user's lists, for this process and its children.

    Raises LexiconError when it holds no lists that can be read.
    """
    os.environ[VARIABLE] = str(folder.resolve())
    if not user_words():
        raise LexiconError(
            f"The lexicon has no words. Where: {folder}. Next: put text files (*.txt, UTF-8) with "
            "one word or more in each line into it; # begins a remark."
        )


def user_words() -> frozenset[str]:
    """All words of the user's lists as written; empty without a folder. Raises LexiconError."""
    folder = os.environ.get(VARIABLE, "")
    return _words(folder) if folder else frozenset()


def lexicon_mark() -> str:
    """A hash over the user's words, empty without any: what was read with them depends on it."""
    words = "\n".join(sorted(user_words()))
    return hashlib.sha256(words.encode()).hexdigest()[:16] if words else ""


@lru_cache(maxsize=4)
def _words(folder: str) -> frozenset[str]:
    try:
        files = sorted(Path(folder).glob("*.txt"))
        if sum(path.stat().st_size for path in files) > MOST_BYTES:
            raise LexiconError(
                f"The lexicon is too large. Where: {folder}. "
                f"Next: keep its lists under {MOST_BYTES:,} bytes."
            )
        lines = [line for path in files for line in path.read_text("utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(
            f"The lexicon cannot be read: {error}. Where: {folder}. Next: see that it is a folder "
            "of text files in UTF-8."
        ) from error
    return frozenset(word for line in lines for word in line.partition("#")[0].split())
