"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated

import typer

Debug = Annotated[bool, typer.Option("--debug", help="Show a traceback with an error.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, errors only.")]
CsvRaw = Annotated[
    bool, typer.Option("--csv-raw", help="Texts in CSV as they are: for programs only.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")]
