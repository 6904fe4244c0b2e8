"""Exit codes and the errors behind them. Each message says what, where, and what to do next.

This module imports nothing of the package, so that everything may import it.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line returns; stable, documented in docs/exit-codes.md."""

    OK = 0
    BAD_ARGUMENTS = 1
    BAD_INPUT = 2
    MISSING_TOOL = 3
    INVALID_OUTPUT = 4
    CANNOT_WRITE = 5
    SOME_FAILED = 6
    ENCRYPTED = 8
    BAD_CONFIG = 9
    BUG = 15
    INTERRUPTED = 130


class ZiExtractError(Exception):
    """Base of every error that this package raises on purpose."""

    exit_code = ExitCode.BUG
    code = "bug"


class InputError(ZiExtractError):
    """The input cannot be opened or is none of the formats we read."""

    exit_code = ExitCode.BAD_INPUT
    code = "bad-input"


class EncryptedError(InputError):
    """The PDF needs a password."""

    exit_code = ExitCode.ENCRYPTED
    code = "encrypted"


class LimitError(InputError):
    """The input is over one of the ceilings of limits.py."""

    code = "over-limit"


class MissingToolError(ZiExtractError):
    """A program or its language data that we need is not installed."""

    exit_code = ExitCode.MISSING_TOOL
    code = "missing-tool"


class EngineError(ZiExtractError):
    """An engine (OCR, renderer) crashed, hung or answered garbage."""

    exit_code = ExitCode.SOME_FAILED
    code = "engine-failed"


class EngineTimeoutError(EngineError):
    """An engine took longer than allowed: noise and photos keep OCR busy without end."""

    code = "timeout"


class OutputError(ZiExtractError):
    """A result could not be written."""

    exit_code = ExitCode.CANNOT_WRITE
    code = "cannot-write"


class ValidationError(ZiExtractError):
    """A result does not keep its own schema."""

    exit_code = ExitCode.INVALID_OUTPUT
    code = "invalid-output"
