"""``--show-config``: every option with the value that it has and where that comes from."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from zi_extract.cli.config import LIMITS, NOT_IN_FILE, PREFIX, Config
from zi_extract.limits import VARIABLE, Limits


def print_config(context: Any, config: Config, limits: Limits) -> None:
    """The options of a command as TOML that ``zi_extract.toml`` can hold, origins as comments."""
    lines = [f"[{context.info_name}]", *_options(context, config)]
    lines += ["", f"[{LIMITS}]", *_limits(context.params, config, limits)]
    sys.stdout.write("\n".join(lines) + "\n")


def _options(context: Any, config: Config) -> Iterator[str]:
    for name, value in context.params.items():
        if name not in NOT_IN_FILE and value is not None:
            yield f"{name} = {_toml(value)}  # {_origin(context, name, config)}"


def _origin(context: Any, name: str, config: Config) -> str:
    variable = f"{PREFIX}_{context.info_name}_{name}".upper()
    origins = {
        "COMMANDLINE": "command line",
        "ENVIRONMENT": f"environment {variable}",
        "DEFAULT_MAP": str(config.path),
    }
    source = context.get_parameter_source(name)
    return origins.get(getattr(source, "name", ""), "default")


def _limits(options: Mapping[str, Any], config: Config, limits: Limits) -> Iterator[str]:
    asked = {setting.partition("=")[0] for setting in options.get("limit") or ()}
    for name, value in asdict(limits).items():
        variable = VARIABLE + name.upper()
        if name in asked:
            origin = "command line"
        elif os.environ.get(variable):
            origin = f"environment {variable}"
        else:
            origin = str(config.path) if name in config.limits else "default"
        yield f"{name} = {value}  # {origin}"


def _toml(value: Any) -> str:
    """A value as TOML writes it; JSON's strings, numbers and booleans are the same."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return json.dumps(value if isinstance(value, bool | int | float) else str(value))
