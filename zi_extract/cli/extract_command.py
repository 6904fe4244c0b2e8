"""``zi-extract extract`` and its options; what they do is in ``extract``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zi_extract.cli.flags import CsvRaw, Debug, Quiet
from zi_extract.errors import ExitCode


def extract(  # noqa: PLR0917 - Typer calls it by name
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files, folders that are searched; - is stdin.")
    ] = None,
    out: Annotated[
        str, typer.Option("--out", "-o", help="Folder (needed); - is one JSON line each.")
    ] = "",
    files_from: Annotated[
        str, typer.Option(help="File with paths, one per line or NUL-separated; - is stdin.")
    ] = "",
    pages: Annotated[str, typer.Option(help="Only these pages of each file: 1-3,7.")] = "",
    jobs: Annotated[int, typer.Option(min=0, help="Workers; 0 is one per core.")] = 0,
    overlay: Annotated[bool, typer.Option("--overlay", help="Draw what was read.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Read everything again.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove results of files that are not given.")
    ] = False,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only renew results that are out of date.")
    ] = False,
    shard: Annotated[str, typer.Option(help="A part of the files, such as 3/10.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be read and why.")
    ] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at a failed file.")] = False,
    max_failure_rate: Annotated[
        float, typer.Option(min=0, max=1, help="Stop when more than this share has failed.")
    ] = 1.0,
    join: Annotated[
        bool, typer.Option("--join", help="Find the decrees of Lampiran in files of their own.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 6 for review, too.")] = False,
    events: Annotated[str, typer.Option(help="File for events as JSON lines; - is stdout.")] = "",
    csv_raw: CsvRaw = False,
    depfile: Annotated[
        str, typer.Option(help="File for what was read, in the words of make and ninja.")
    ] = "",
    limit: Annotated[
        list[str] | None, typer.Option(help="NAME=VALUE, see docs/limits.md; repeatable.")
    ] = None,
    engine: Annotated[str, typer.Option(help="local, or dask (a cluster).")] = "local",
    scheduler: Annotated[str, typer.Option(help="Address of the Dask scheduler.")] = "",
    corrections: Annotated[
        Path | None, typer.Option(help="Folder of people's corrections; beside OUT by default.")
    ] = None,
    lexicon: Annotated[
        Path | None, typer.Option(help="Folder of word lists of your own, added to ours.")
    ] = None,
    show_config: Annotated[
        bool, typer.Option("--show-config", help="Print the options and where they come from.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="A line per page and finding.")
    ] = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Read decrees: JSON and CSV into a folder. What is finished is not done again."""
    from zi_extract.cli.extract import ExtractOptions, extract_files, limits_of

    del debug  # looked at by run()
    if lexicon is not None:
        from zi_extract.user_words import use_folder

        use_folder(lexicon)
    options = ExtractOptions(
        jobs=jobs,
        overlay=overlay,
        force=force,
        prune=prune,
        join=join,
        strict=strict,
        quiet=quiet,
        verbose=verbose,
        files_from=files_from,
        shard=shard,
        pages=pages,
        stale=stale,
        dry_run=dry_run,
        fail_fast=fail_fast,
        max_failure_rate=max_failure_rate,
        events=events,
        csv_raw=csv_raw,
        depfile=depfile,
        limits=tuple(limit or ()),
        limits_in_file=context.obj.limits,
        engine=engine,
        scheduler=scheduler,
        corrections=corrections,
    )
    if show_config:
        from zi_extract.cli.show_config import print_config

        print_config(context, context.obj, limits_of(options))
        return ExitCode.OK
    return extract_files(paths or [], out, options)
