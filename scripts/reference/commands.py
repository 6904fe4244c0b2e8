"""docs/reference/commands.md: every command with its arguments and options."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zi_extract.cli.app import commands
from zi_extract.cli.config import NOT_IN_FILE, PREFIX

HEAD = """\
# Commands and options

`zi-extract COMMAND --help` says the same on the terminal. Every option can also be set in the
environment and, but for those of one call (`--limit`, `--show-config`, `--debug`), in a file; see
[configuration](../configuration.md). What a command returns: [exit codes](../exit-codes.md).
This page is made of `zi_extract/cli/app.py` (`make reference`).
"""


def commands_page() -> str:
    """The page as its file has it."""
    group = commands()
    parts = [HEAD, *_command("zi-extract", group, "ZI")]
    for name, command in _leaves(group):
        variable = f"{PREFIX}_{name}".upper().replace(" ", "_").replace("-", "_")
        parts += _command(f"zi-extract {name}", command, variable)
    return "\n".join(parts)


def _leaves(group: Any) -> Iterator[tuple[str, Any]]:
    """Commands in alphabetical order, those of a group under its name."""
    for name, command in sorted(group.commands.items()):
        if getattr(command, "commands", None):
            yield from ((f"{name} {inner}", leaf) for inner, leaf in _leaves(command))
        else:
            yield name, command


def _command(name: str, command: Any, variable: str) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    yield f"## {name}\n"
    yield f"{' '.join((command.help or '').split())}\n"
    if arguments:
        yield "| argument | meaning |\n| --- | --- |"
        yield "\n".join(f"| `{_metavar(p)}` | {_cell(p.help)} |" for p in arguments) + "\n"
    yield "| option | meaning | default | variable |\n| --- | --- | --- | --- |"
    for option in options:
        flags = ", ".join(f"`{flag}`" for flag in sorted(option.opts, key=len, reverse=True))
        once = option.is_eager or option.name in NOT_IN_FILE
        own = "" if once else f"`{variable}_{option.name.upper()}`"
        yield f"| {flags} | {_cell(option.help)} | {_default(option)} | {own} |"
    yield ""


def _metavar(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    return f"{name}..." if parameter.nargs == -1 else str(name)


def _default(option: Any) -> str:
    if option.required:
        return "needed"
    if option.default in {None, "", False}:
        return ""
    return f"`{option.default}`"


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")
