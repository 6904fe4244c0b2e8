"""The commands about people's part: corrections."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from zi_extract.cli.flags import AsJson, Debug

CorrectionsTask = Literal["list", "check", "export"]

Out = Annotated[Path, typer.Argument(metavar="OUT", help="Folder of `zi-extract extract`.")]
Folder = Annotated[
    Path | None, typer.Option("--corrections", help="Their folder; beside OUT by default.")
]


def add_commands(app: typer.Typer) -> None:
    """Adds them to the command line."""
    app.command()(corrections)


def corrections(  # noqa: PLR0917 - Typer calls it by name
    what: Annotated[CorrectionsTask, typer.Argument(help="list, check, or export as truth.")],
    out: Out,
    folder: Folder = None,
    target: Annotated[
        Path | None, typer.Option("--out", "-o", help="Folder for the truth (export).")
    ] = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> int:
    """Say what people have corrected and what became of it; export it as truth."""
    from zi_extract.cli.corrections import run_corrections  # noqa: PLC0415

    del debug
    return run_corrections(what, out, folder, target, as_json=as_json)
