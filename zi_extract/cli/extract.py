"""``zi-extract extract``: a run from the named paths to files, or to lines on stdout."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from zi_extract.batch.cluster import Cluster
from zi_extract.batch.collection import Account, check_places, utc_now, write_collection
from zi_extract.batch.engine import require_engine
from zi_extract.batch.inputs import InputFile
from zi_extract.batch.lock import only_run_in, only_writer_of_tables
from zi_extract.batch.outcome import FileOutcome, exit_code
from zi_extract.batch.run import PIPELINE, BatchOptions, Run, in_order, usable_cores
from zi_extract.batch.shard import parse_shard
from zi_extract.cli.depfile import write_depfile
from zi_extract.cli.event_lines import EventLines, event_lines
from zi_extract.cli.failure import describe
from zi_extract.cli.interrupt import INTERRUPTED, Interrupts, interrupts
from zi_extract.cli.joins import write_joins
from zi_extract.cli.progress import watch
from zi_extract.cli.selection import STDIN, read_stdin, select_inputs
from zi_extract.cli.summary import summarise
from zi_extract.corrections.ledger import Ledger, folder_beside, read_ledger
from zi_extract.errors import ExitCode, ZiExtractError
from zi_extract.limits import VARIABLE, Limits, chosen_limits
from zi_extract.model.page_selection import parse_pages
from zi_extract.store.atomic import make_folder, remove, sweep, write_file
from zi_extract.store.cache import FOLDER as CACHE_FOLDER
from zi_extract.store.manifest import NAME as MANIFEST
from zi_extract.store.versions import Versions, current_versions

STDOUT = "-"
DASK = "dask"

CACHE_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n"
"""Tells backup programs that the cache can be left out (bford.info/cachedir)."""


class WrongOptionsError(ZiExtractError):
    """Options that do not go together, or have an impossible value."""

    exit_code = ExitCode.BAD_ARGUMENTS
    code = "bad-arguments"


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """The options of the command line, as they were written; ``jobs`` 0 means one per core."""

    jobs: int = 0
    overlay: bool = False
    force: bool = False
    prune: bool = False
    join: bool = False
    strict: bool = False
    quiet: bool = False
    verbose: bool = False
    files_from: str = ""
    shard: str = ""
    pages: str = ""
    stale: bool = False
    dry_run: bool = False
    fail_fast: bool = False
    max_failure_rate: float = 1.0
    events: str = ""
    csv_raw: bool = False
    depfile: str = ""
    limits: tuple[str, ...] = ()
    limits_in_file: Mapping[str, str] = field(default_factory=dict)
    engine: str = "local"
    scheduler: str = ""
    corrections: Path | None = None


def extract_files(paths: Sequence[Path], out: str, options: ExtractOptions) -> int:
    """Reads everything into ``out``; returns the exit code. Raises ZiExtractError."""
    limits = _check(paths, out, options)
    with ExitStack() as stack:
        handler = stack.enter_context(interrupts())
        events = stack.enter_context(event_lines("" if options.dry_run else options.events))
        folder = _scratch(stack) if out == STDOUT else Path(out)
        if STDIN in paths:
            piped = read_stdin(_scratch(stack), limits)
            paths = [piped if path == STDIN else path for path in paths]
        errand = _Errand(folder, options, limits, handler, events, out != STDOUT)
        outcomes, code = errand.run(paths)
        if out == STDOUT:
            _print_decrees(folder, outcomes)
        return code


def _scratch(stack: ExitStack) -> Path:
    """A folder for the time of the run."""
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="zi-extract-")))


@dataclass(frozen=True, slots=True)
class _Errand:
    """One run with all that it needs; ``told``: its results stay in a folder."""

    out: Path
    options: ExtractOptions
    limits: Limits
    handler: Interrupts
    events: EventLines | None
    told: bool

    def run(self, paths: Sequence[Path]) -> tuple[list[FileOutcome], int]:
        options = self.options
        inputs = select_inputs(paths, options.files_from, options.shard, self.out, self.limits)
        versions = current_versions(require_engine().versions)
        if options.dry_run:
            self._plan(inputs, versions)
            return [], ExitCode.OK
        _check_writable(self.out)
        self._tell_damaged_lines()
        with only_run_in(self.out, part=options.shard, when_alone=self._sweep):
            # Not before: a run that begins at the same time sweeps what is half written.
            write_file(self.out / CACHE_FOLDER / "CACHEDIR.TAG", CACHE_TAG)
            if options.stale:
                inputs = self._stale(inputs, versions)
            run = Run(inputs, self.out, versions, self._batch_options())
            self.handler.watch(run)
            account = self._read(run, versions)
        if options.depfile:
            read = (item.path for item in inputs)
            write_depfile(Path(options.depfile), self.out / MANIFEST, read)
        if not options.quiet:
            print(
                summarise(in_order(run.outcomes), self.out if self.told else None, account),
                file=sys.stderr,
            )
        return in_order(run.outcomes), self._end(run, len(inputs))

    def _read(self, run: Run, versions: Versions) -> Account:
        started = utc_now()
        options = self.options
        with watch(run, quiet=options.quiet, verbose=options.verbose, events=self.events):
            run()
        with only_writer_of_tables(self.out):
            account = write_collection(
                self.out,
                run.outcomes,
                versions=versions.result,
                limits=self.limits,
                started=started,
                prune=self.options.prune and not run.stopped,
                safe=not self.options.csv_raw,
            )
            if options.join:
                write_joins(self.out, safe=not options.csv_raw)
        if self.options.overlay and not run.stopped:
            from zi_extract.batch.overlays import write_overlays

            write_overlays(run.outcomes, self.out, versions.reading, run.options)
        return account

    def _end(self, run: Run, files: int) -> int:
        code = exit_code(run.outcomes, strict=self.options.strict)
        if run.stopped:
            print(
                f"Stopped ({run.stopped}): {len(run.outcomes)} of {files} files are done. "
                "The same command goes on from there.",
                file=sys.stderr,
            )
            interrupted = run.stopped == INTERRUPTED
            code = ExitCode.INTERRUPTED if interrupted else ExitCode.SOME_FAILED
        if "--debug" in sys.argv:
            print("\n".join(run.bugs), file=sys.stderr)
        if self.events is not None:
            self.events.ended(int(code), run.stopped)
        return code

    def _plan(self, inputs: Sequence[InputFile], versions: Versions) -> None:
        from zi_extract.batch.plan import STALE, plan
        from zi_extract.cli.dry_run import print_plan

        planned = plan(inputs, self.out, versions, self._batch_options())
        print_plan([p for p in planned if not self.options.stale or p.why in STALE])

    def _stale(self, inputs: Iterable[InputFile], versions: Versions) -> tuple[InputFile, ...]:
        from zi_extract.batch.plan import STALE, sort_out

        sorted_out = sort_out(tuple(inputs), self.out, versions, self._batch_options())
        return tuple(planned.item for planned in sorted_out if planned.why in STALE)

    def _batch_options(self) -> BatchOptions:
        options = self.options
        return BatchOptions(
            jobs=options.jobs or usable_cores(),
            force=options.force,
            limits=self.limits,
            pages=parse_pages(options.pages),
            pipeline=PIPELINE,
            fail_fast=options.fail_fast,
            max_failure_rate=options.max_failure_rate,
            hire=self._cluster if options.engine == DASK else None,
            corrections=self._ledger(),
        )

    def _ledger(self) -> Ledger:
        """People's corrections; without a folder of results there are none beside it."""
        folder = self.options.corrections
        return read_ledger(folder_beside(self.out) if folder is None and self.told else folder)

    def _tell_damaged_lines(self) -> None:
        for trouble in self._ledger().troubles:
            where = f"{trouble.file}, line {trouble.line}"
            message = f"A correction was left out: {trouble.reason}. Where: {where}. "
            print(describe(f"{message}Next: `zi-extract corrections check`."), file=sys.stderr)

    def _cluster(self) -> Cluster:
        return Cluster(self.options.scheduler, self.limits, PIPELINE)

    def _sweep(self) -> None:
        sweep(self.out)
        remove(self.out / CACHE_FOLDER / "jobs")


def _check(paths: Sequence[Path], out: str, options: ExtractOptions) -> Limits:
    """The limits of the run. Raises WrongOptionsError for what cannot be meant."""
    partial = "--shard" if options.shard else "--stale" if options.stale else ""
    clashes = {
        "name the folder of the results with --out": not out,
        "- and --files-from - cannot both read stdin": (
            STDIN in paths and options.files_from == str(STDIN)
        ),
        "--quiet says nothing, --verbose all": options.quiet and options.verbose,
        "name files or folders, or give --files-from": not paths and not options.files_from,
        f"{partial} looks at a part of the files, --prune removes all others": (
            options.prune and bool(partial)
        ),
        "corrections lie beside --out, never inside it": (
            options.corrections is not None
            and out != STDOUT
            and Path(out).resolve() in (c := options.corrections.resolve(), *c.parents)
        ),
        "--stale renews some results, --force all": options.stale and options.force,
        "--events - and --out - cannot both have stdout": out == options.events == STDOUT,
        f"--engine is local or dask, not {options.engine}": options.engine not in {"local", DASK},
        "--engine dask needs an --out that all machines share": (
            options.engine == DASK and out == STDOUT
        ),
        "--engine dask needs --scheduler, and --scheduler needs --engine dask": (
            (options.engine == DASK) != bool(options.scheduler)
        ),
    }
    for reason, clash in clashes.items():
        if clash:
            raise WrongOptionsError(
                f"These options do not work: {reason}. Where: the command line. Next: see --help."
            )
    try:
        if options.shard:
            parse_shard(options.shard)
        parse_pages(options.pages)
    except ValueError as error:
        raise WrongOptionsError(
            f"An option cannot be used: {error}. Where: --shard or --pages. Next: see --help."
        ) from error
    return limits_of(options)


def limits_of(options: ExtractOptions) -> Limits:
    """The limits of the run: of the command line, the environment, the file, in that order.

    Raises WrongOptionsError.
    """
    settings = [setting.partition("=") for setting in options.limits]
    in_file = {VARIABLE + name.upper(): value for name, value in options.limits_in_file.items()}
    try:
        return chosen_limits(
            {name: value for name, _, value in settings}, in_file | dict(os.environ)
        )
    except ValueError as error:
        raise WrongOptionsError(
            f"A limit cannot be used: {error}. Where: --limit, the environment or the "
            "configuration file. Next: see docs/limits.md."
        ) from error


def _print_decrees(folder: Path, outcomes: Iterable[FileOutcome]) -> None:
    for name in dict.fromkeys(name for outcome in outcomes for name in outcome.ids):
        decree = json.loads((folder / name / "decree.json").read_bytes())
        line = json.dumps(decree, ensure_ascii=False, sort_keys=True)
        sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")


def _check_writable(out: Path) -> None:
    """Makes the folders before any work; the lock is then written there. Raises OutputError."""
    make_folder(out)
    check_places(out)
    make_folder(out / CACHE_FOLDER)
