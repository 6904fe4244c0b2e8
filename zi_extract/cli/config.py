"""Options from a file: ``zi_extract.toml`` here, or ``[tool.zi_extract]`` of ``pyproject.toml``.

An option on the command line wins over the environment, the environment over the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from zi_extract.errors import ExitCode, ZiExtractError
from zi_extract.limits import Limits

OWN = "zi_extract.toml"
SHARED = "pyproject.toml"
LIMITS = "limits"
"""The table of the file that sets limits; every other one is named as a command is."""

NOT_IN_FILE = frozenset({"limit", "show_config", "debug"})
"""Options that are of one call. Limits have their own table, so that the environment wins."""

PREFIX = "ZI"
"""How environment variables begin: ZI_EXTRACT_JOBS is ``--jobs`` of the command ``extract``."""


class ConfigError(ZiExtractError):
    """A configuration file is wrong."""

    exit_code = ExitCode.BAD_CONFIG
    code = "bad-config"


@dataclass(frozen=True, slots=True)
class Config:
    """What a file says: ``options`` by command, ``limits`` by name; ``path`` None: no file."""

    path: Path | None = None
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    limits: Mapping[str, str] = field(default_factory=dict)


def load_config(named: Path | None, commands: Mapping[str, Any]) -> Config:
    """The named file, or that of the current folder; an empty one when there is none.

    ``commands`` (name to command with its ``params``) says which tables and keys there may be.
    Raises ConfigError.
    """
    path = named or next((Path(name) for name in (OWN, SHARED) if Path(name).is_file()), None)
    if path is None:
        return Config()
    tables = _tables(path)
    limits = tables.pop(LIMITS, {})
    for command, table in tables.items():
        if command not in commands:
            raise _wrong(path, f"there is no command {command!r}")
        known = {parameter.name for parameter in commands[command].params} - NOT_IN_FILE
        _check_keys(path, command, table, known)
    _check_keys(path, LIMITS, limits, {limit.name for limit in fields(Limits)})
    return Config(path, tables, {name: str(value) for name, value in limits.items()})


def blames_file(error: Any) -> bool:
    """Whether what the parser of the command line complains of came from the file."""
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    if context is None or parameter is None:
        return False
    source = context.get_parameter_source(parameter.name)
    return getattr(source, "name", "") == "DEFAULT_MAP"


def _tables(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            data = tomllib.load(stream)
    except OSError as error:
        raise _wrong(path, f"it cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(path, f"it is no TOML ({error})") from error
    if path.name == SHARED:
        data = data.get("tool", {}).get("zi_extract", {})
    # Underscores and hyphens are one here, as options are typed with hyphens.
    return {
        name: {key.replace("-", "_"): value for key, value in table.items()}
        if isinstance(table, dict)
        else table
        for name, table in data.items()
    }


def _check_keys(path: Path, name: str, table: Any, known: set[str]) -> None:
    if not isinstance(table, dict):
        raise _wrong(path, f"{name!r} stands outside of a table such as [extract]")
    unknown = sorted(set(table) - known)
    if unknown:
        raise _wrong(path, f"[{name}] has no {unknown[0]!r}; there are {', '.join(sorted(known))}")


def _wrong(path: Path, reason: str) -> ConfigError:
    return ConfigError(
        f"The configuration is wrong: {reason}. Where: {path}. "
        "Next: mend it, or name another with --config."
    )
