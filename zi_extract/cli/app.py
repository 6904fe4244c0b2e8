"""The commands with their options, and what an error becomes on the way out."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from zi_extract.cli.config import PREFIX, ConfigError, blames_file, load_config
from zi_extract.cli.extract_command import extract
from zi_extract.cli.failure import describe
from zi_extract.cli.flags import AsJson, CsvRaw, Debug
from zi_extract.cli.people_commands import add_commands
from zi_extract.errors import ExitCode, ZiExtractError
from zi_extract.export.formats.names import FormatName

# Rich help costs a third of the time in which --help has to answer.
app = typer.Typer(
    name="zi-extract",
    help="Scanned Indonesian decrees in, validated JSON and CSV out; every value with its ink.",
    rich_markup_mode=None,
    epilog="Options may come from the environment (ZI_EXTRACT_JOBS=4) or zi_extract.toml, too.",
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)

CommandLineError: type[Exception] = typer.BadParameter.__mro__[2]
"""Base of Typer's own complaints about arguments (ClickException), wherever it keeps it."""

app.command()(extract)


@app.command()
def inspect(
    path: Annotated[Path, typer.Argument(help="A PDF, TIFF, PNG or JPEG.")],
    as_json: AsJson = False,
    debug: Debug = False,
) -> int:
    """Say what a file is and what its pages are, without reading them."""
    from zi_extract.cli.inspect import inspect_file

    del debug
    return inspect_file(path, as_json=as_json)


@app.command()
def validate(
    paths: Annotated[list[Path], typer.Argument(help="Result folders, or decree.json files.")],
    stale: Annotated[
        bool, typer.Option("--stale", help="List results that other versions have made.")
    ] = False,
    debug: Debug = False,
) -> int:
    """Check results against their schema, and the tables against the decrees."""
    del debug
    if stale:
        from zi_extract.cli.stale import list_stale

        return list_stale(paths)
    from zi_extract.cli.validate import validate_results

    return validate_results(paths)


@app.command()
def schema(
    name: Annotated[str, typer.Argument(help="decree, evidence or pages.")] = "decree",
    as_example: Annotated[
        bool, typer.Option("--example", help="Print an example document instead.")
    ] = False,
    debug: Debug = False,
) -> int:
    """Print a JSON Schema (2020-12) of what comes out."""
    from zi_extract.cli.schema import print_schema

    del debug
    return print_schema(name, as_example=as_example)


@app.command()
def export(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder of `zi-extract extract`.")],
    to: Annotated[FormatName, typer.Option("--to", help="Format; see docs/exports.md.")],
    target: Annotated[
        Path | None, typer.Option("--out", "-o", help="Folder; by default OUT/export/FORMAT.")
    ] = None,
    source: Annotated[
        Path | None, typer.Option("--source", help="Folder of the scans (hocr, pdf).")
    ] = None,
    debug: Debug = False,
) -> int:
    """Write results that are on disk in one more format."""
    from zi_extract.cli.export import export_results

    del debug
    return export_results(out, to, target, source)


catalog = typer.Typer(help="The catalogue of a collection (catalog.sqlite).", rich_markup_mode=None)
app.add_typer(catalog, name="catalog", no_args_is_help=True)


@catalog.command()
def rebuild(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder of `zi-extract extract`.")],
    csv_raw: CsvRaw = False,
    debug: Debug = False,
) -> int:
    """Make the catalogue and the CSV tables anew of the results on disk."""
    from zi_extract.cli.catalog import rebuild_catalog

    del debug
    return rebuild_catalog(out, csv_raw=csv_raw)


@app.command()
def doctor(as_json: AsJson = False, debug: Debug = False) -> int:
    """Say what is installed, what is missing, and how to install it."""
    from zi_extract.cli.doctor import report

    del debug
    return report(as_json=as_json)


cache = typer.Typer(help="Readings of pages kept in OUT: how many there are; removing them.")
app.add_typer(cache, name="cache", rich_help_panel=None)

Results = Annotated[Path, typer.Argument(metavar="OUT", help="Folder of `zi-extract extract`.")]


@cache.command("info")
def cache_info(out: Results, debug: Debug = False) -> int:
    """Say how many pages are kept and how much room they take."""
    from zi_extract.cli.cache import show_cache

    del debug
    return show_cache(out)


@cache.command("clear")
def cache_clear(
    out: Results,
    keep: Annotated[str, typer.Option(help="Room that may stay taken, such as 500MB.")] = "0",
    debug: Debug = False,
) -> int:
    """Remove kept pages, the oldest first. Results stay, and finished files stay finished."""
    from zi_extract.cli.cache import clear_cache

    del debug
    return clear_cache(out, keep)


add_commands(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"zi-extract {version('zi-extract')}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(help="TOML with options; by default zi_extract.toml or pyproject.toml here."),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Scanned Indonesian decrees in, validated JSON and CSV out; every value with its ink."""
    del version
    context.obj = load_config(config, context.command.commands)  # type: ignore[attr-defined]  # of a group
    context.default_map = dict(context.obj.options)


def commands() -> Any:
    """The command line as an object that can be called and asked for its commands and options.

    Every option has a variable (ZI_EXTRACT_JOBS); named in --help, they would drown the options.
    """
    group: Any = typer.main.get_command(app)
    for command in (group, *group.commands.values()):
        for parameter in command.params:
            parameter.show_envvar = False
    return group


def run(arguments: Sequence[str]) -> int:
    """Runs one command line; what it returns is the exit code."""
    try:
        code = commands()(
            list(arguments),
            prog_name="zi-extract",
            standalone_mode=False,
            auto_envvar_prefix=PREFIX,
        )
    except CommandLineError as error:
        return _refuse(error, arguments)
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("Interrupted. What was finished is kept; run the same command again.", err=True)
        return ExitCode.INTERRUPTED
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):
            return ExitCode.OK  # whoever read our stdout has seen enough
        raise
    except ZiExtractError as error:
        _complain(str(error), arguments)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last place before a traceback
        message = f"Internal error: {type(error).__name__}: {error}. Where: zi-extract itself."
        _complain(f"{message} Next: run it again with --debug and report what it says.", arguments)
        return ExitCode.BUG
    return int(code or ExitCode.OK)


def _refuse(error: Any, arguments: Sequence[str]) -> ExitCode:
    """Says what is wrong with an argument, or with the file that took its place."""
    if blames_file(error):
        option = error.param.name
        message = f"The configuration is wrong: {option}: {error}. Where: the configuration file."
        _complain(f"{message} Next: mend it, or name another with --config.", arguments)
        return ConfigError.exit_code
    command = error.ctx.command_path if error.ctx else "zi-extract"
    said = " ".join(error.format_message().split()).rstrip(".")
    if said.startswith("Usage:"):  # a group of commands without one of them shows its help
        error.show()
        return ExitCode.BAD_ARGUMENTS
    _complain(f"{said}. Where: the command line. Next: see {command} --help.", arguments)
    return ExitCode.BAD_ARGUMENTS


def _complain(message: str, arguments: Sequence[str]) -> None:
    if "--debug" in arguments:
        traceback.print_exc(file=sys.stderr)
    typer.echo(describe(message), err=True)
