"""``zi-extract extract``: a run from the named paths to files, or to lines on stdout."""

from __future__ import annotations

import json
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from zi_extract.batch.collection import Account, utc_now, write_collection
from zi_extract.batch.engine import require_engine
from zi_extract.batch.inputs import find_inputs
from zi_extract.batch.lock import only_run_in
from zi_extract.batch.outcome import FileOutcome, exit_code
from zi_extract.batch.run import BatchOptions, Run, in_order, usable_cores
from zi_extract.cli.progress import watch
from zi_extract.cli.summary import summarise
from zi_extract.errors import ExitCode, InputError
from zi_extract.store.atomic import make_folder, sweep, write_file
from zi_extract.store.cache import FOLDER as CACHE_FOLDER
from zi_extract.store.versions import Versions, current_versions

STDOUT = "-"

CACHE_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n"
"""Tells backup programs that the cache can be left out (bford.info/cachedir)."""


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """The options of the command line; ``jobs`` 0 means one per core."""

    jobs: int = 0
    overlay: bool = False
    force: bool = False
    prune: bool = False
    strict: bool = False
    quiet: bool = False


def extract_files(paths: Sequence[Path], out: str, options: ExtractOptions) -> int:
    """Reads everything into ``out``; returns the exit code. Raises ZiExtractError."""
    signal.signal(signal.SIGTERM, _interrupt)
    if out != STDOUT:
        return _into_folder(paths, Path(out), options)[1]
    with tempfile.TemporaryDirectory(prefix="zi-extract-") as folder:
        outcomes, code = _into_folder(paths, Path(folder), options, told=False)
        for name in dict.fromkeys(name for outcome in outcomes for name in outcome.ids):
            decree = json.loads((Path(folder) / name / "decree.json").read_bytes())
            line = json.dumps(decree, ensure_ascii=False, sort_keys=True)
            sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
        return code


def _into_folder(
    paths: Sequence[Path], out: Path, options: ExtractOptions, *, told: bool = True
) -> tuple[list[FileOutcome], int]:
    inputs = find_inputs(paths, leave_out=out)
    if not inputs:
        raise InputError(
            "There is no document here (PDF, TIFF, PNG or JPEG). "
            f"Where: {', '.join(map(str, paths))}. Next: name a file, or a folder that has some."
        )
    versions = current_versions(require_engine().versions)
    _check_writable(out)
    with only_run_in(out):
        sweep(out)
        run = Run(inputs, out, versions, _batch_options(options))
        started = utc_now()
        finished = _run(run, options)
        account = write_collection(
            out,
            run.outcomes,
            versions=versions.result,
            limits=run.options.limits,
            started=started,
            prune=options.prune and finished,
        )
        if options.overlay and finished:
            _draw(run, out, versions)
    _report(run, out if told else None, account, options)
    if not finished:
        done = f"{len(run.outcomes)} of {len(inputs)} files are done"
        print(f"Interrupted: {done}. The same command goes on from there.", file=sys.stderr)  # noqa: T201
    code = exit_code(run.outcomes, strict=options.strict) if finished else ExitCode.INTERRUPTED
    return in_order(run.outcomes), code


def _run(run: Run, options: ExtractOptions) -> bool:
    """Whether the run came to its end; interrupted, it keeps what was finished."""
    with watch(run, quiet=options.quiet):
        try:
            run()
        except KeyboardInterrupt:
            return False
    return True


def _draw(run: Run, out: Path, versions: Versions) -> None:
    from zi_extract.batch.overlays import write_overlays  # noqa: PLC0415 - rarely wanted

    write_overlays(run.outcomes, out, versions.reading, run.options)


def _report(run: Run, out: Path | None, account: Account, options: ExtractOptions) -> None:
    if not options.quiet:
        print(summarise(in_order(run.outcomes), out, account), file=sys.stderr)  # noqa: T201
    if "--debug" in sys.argv:
        for bug in run.bugs:
            print(bug, file=sys.stderr)  # noqa: T201


def _batch_options(options: ExtractOptions) -> BatchOptions:
    return BatchOptions(jobs=options.jobs or usable_cores(), force=options.force)


def _check_writable(out: Path) -> None:
    """Makes the folder and writes into it before any work. Raises OutputError."""
    make_folder(out)
    make_folder(out / CACHE_FOLDER)
    write_file(out / CACHE_FOLDER / "CACHEDIR.TAG", CACHE_TAG)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
