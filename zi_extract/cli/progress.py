"""Progress on stderr: a bar on a terminal, a plain line per finished file elsewhere."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from zi_extract.batch.assembly import Notice
from zi_extract.batch.events import Listener
from zi_extract.batch.outcome import FileOutcome
from zi_extract.batch.run import Run
from zi_extract.cli.failure import first_part, harmless

COLOURS = {"ok": "green", "review": "yellow", "not_a_decree": "cyan"}


@contextmanager
def watch(
    run: Run, *, quiet: bool, verbose: bool = False, events: Listener | None = None
) -> Iterator[None]:
    """Shows the progress of this run while the block goes on; ``events`` listens as well."""
    console = Console(stderr=True)
    also = () if events is None else (events,)
    if quiet:
        run.listen(*also)
        yield
    elif verbose:
        run.listen(AllLines(), *also)
        yield
    elif not console.is_terminal:
        run.listen(PlainLines(), *also)
        yield
    else:
        with Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("pages"),
            Rate(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        ) as progress:
            run.listen(Bar(progress), *also)
            yield


class Rate(ProgressColumn):
    """Pages per minute, of late."""

    def render(self, task: Task) -> Text:
        """Nothing until two pages are done."""
        return Text(f"{60 * task.speed:.0f} per minute" if task.speed else "")


class PlainLines(Listener):
    """For logs: one line per file, and one per trouble."""

    def trouble(self, file: str, page: int, reason: str) -> None:
        """Says which page a worker was lost on."""
        say(f"{harmless(file)}, page {page or '-'}: {harmless(reason)}")

    def file_done(self, outcome: FileOutcome) -> None:
        """Says what became of the file."""
        say(line_of(outcome))


class AllLines(PlainLines):
    """For people who look for something: a line per page and finding, too."""

    def pages_found(self, file: str, pages: int, cached: int) -> None:
        """Says how much there is to read."""
        say(f"{harmless(file)}: {pages} pages, {cached} of them read before")

    def page_done(self, file: str, page: int) -> None:
        """Says that a page is read or given up."""
        say(f"{harmless(file)}, page {page}: done")

    def found(self, file: str, notice: Notice) -> None:
        """Says what was found."""
        where = f", page {notice.page}" if notice.page else ""
        message = harmless(notice.message)
        say(f"{harmless(file)}{where}: {notice.severity} {notice.code}: {message}")


class Bar(Listener):
    """For terminals: pages done of those known, files by status."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._pages = progress.add_task("starting", total=None)
        self._total = 0
        self._files = 0
        self._done: Counter[str] = Counter()

    def started(self, files: int) -> None:
        """Notes how many files there are."""
        self._files = files

    def pages_found(self, file: str, pages: int, cached: int) -> None:  # noqa: ARG002
        """Lengthens the bar."""
        self._total += pages
        self._progress.update(self._pages, total=self._total, advance=cached)

    def page_done(self, file: str, page: int) -> None:  # noqa: ARG002 - a bar shows no names
        """Moves the bar."""
        self._progress.update(self._pages, advance=1)

    def trouble(self, file: str, page: int, reason: str) -> None:
        """Says which page a worker was lost on."""
        text = escape(f"{harmless(file)}, page {page or '-'}: {harmless(reason)}")
        self._progress.console.print(f"[red]{text}[/red]")

    def file_done(self, outcome: FileOutcome) -> None:
        """Says what became of the file."""
        self._done[outcome.status] += 1
        colour = COLOURS.get(outcome.status, "red")
        self._progress.console.print(f"[{colour}]{escape(line_of(outcome))}[/{colour}]")
        counts = ", ".join(f"{count} {status}" for status, count in sorted(self._done.items()))
        self._progress.update(
            self._pages, description=f"{self._done.total()}/{self._files} files ({counts})"
        )


def line_of(outcome: FileOutcome) -> str:
    """One line on one file."""
    pages = f", {outcome.pages} pages" if outcome.pages else ""
    why = f": {first_part(outcome.reason)}" if outcome.reason else ""
    before = ", done before" if outcome.skipped else ""
    return f"{outcome.status:12} {harmless(outcome.file)}{pages}{before}{why}"


def say(line: str) -> None:
    """A line on stderr; a closed stderr is nobody's problem."""
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:
        return
