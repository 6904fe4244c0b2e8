"""The commands about people's part: the review page and corrections."""

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
    app.command()(review)
    app.command()(corrections)
    app.command()(report)
    app.command()(findings)


def review(  # noqa: PLR0917 - Typer calls it by name
    out: Out,
    folder: Folder = None,
    source: Annotated[
        Path | None, typer.Option("--source", help="Folder of the scans, if they were moved.")
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 0,
    who: Annotated[str, typer.Option("--as", help="Your name, kept with corrections.")] = "",
    lang: Annotated[str, typer.Option(help="en or id.")] = "en",
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    debug: Debug = False,
) -> int:
    """Look at what is flagged and correct it in the browser, on this machine only."""
    from zi_extract.cli.review import review_results

    del debug
    return review_results(out, folder, source, port, who, lang, browser=browser)


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
    from zi_extract.cli.corrections import run_corrections

    del debug
    return run_corrections(what, out, folder, target, as_json=as_json)


def report(
    out: Out,
    target: Annotated[
        Path | None, typer.Option("--out", "-o", help="Folder; by default OUT/report.")
    ] = None,
    source: Annotated[
        Path | None, typer.Option("--source", help="Folder of the scans, if they were moved.")
    ] = None,
    pictures: Annotated[bool, typer.Option(help="Show the pages with what was read.")] = True,
    debug: Debug = False,
) -> int:
    """Write reports to mail and print: one per decree, and one of the collection."""
    from zi_extract.cli.report import write_reports

    del debug
    return write_reports(out, target, source, pictures=pictures)


def findings(
    out: Out,
    lang: Annotated[Literal["en", "id"], typer.Option(help="en or id.")] = "en",
    severity: Annotated[
        Literal["error", "warning", "info"], typer.Option(help="The mildest that is told.")
    ] = "warning",
    debug: Debug = False,
) -> int:
    """Tell what asks for a person, file by file, and what to do about it."""
    from zi_extract.cli.findings import tell_findings

    del debug
    return tell_findings(out, lang, severity)
