"""Page pictures with everything that was read drawn on them, for people to look at."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from zi_extract.batch.crew import Crew
from zi_extract.batch.outcome import FileOutcome
from zi_extract.batch.protocol import Task
from zi_extract.batch.run import BatchOptions
from zi_extract.store.atomic import make_folder, write_file
from zi_extract.store.cache import StageCache, stage_key
from zi_extract.store.names import decree_id

FOLDER = "overlay"


def write_overlays(
    outcomes: Sequence[FileOutcome], out: Path, versions: Mapping[str, str], options: BatchOptions
) -> None:
    """Writes ``OUT/overlay/<file>/page-001.png`` and so on for every page that was read.

    Pages are drawn by workers, from the cached layouts. Raises OutputError.
    """
    targets: dict[int, Path] = {}
    with (
        tempfile.TemporaryDirectory(prefix="zi-extract-") as folder,
        Crew(options.jobs, options.limits, options.pipeline) as crew,
    ):
        for task, target in _tasks(outcomes, out, versions, Path(folder)):
            targets[task.document] = target
            crew.give(task)
            if not crew.has_room:
                _write_ready(crew, targets)
        while crew.is_busy:
            _write_ready(crew, targets)


def _write_ready(crew: Crew, targets: dict[int, Path]) -> None:
    for outcome in crew.wait():
        target = targets.pop(outcome.task.document)
        if outcome.body:
            make_folder(target.parent)
            write_file(target, outcome.body)


def _tasks(
    outcomes: Sequence[FileOutcome], out: Path, versions: Mapping[str, str], folder: Path
) -> Iterator[tuple[Task, Path]]:
    cache, number = StageCache(out), 0
    for outcome in outcomes:
        for page in range(1, (outcome.pages or 0) + 1):
            content = cache.find(stage_key(outcome.sha256, page, versions))
            if content is None:
                continue
            number += 1
            layout = folder / f"{number}.json"
            layout.write_bytes(content)
            name = decree_id(outcome.path, outcome.sha256)
            target = out / FOLDER / name / f"page-{page:03}.png"
            yield Task("draw", number, outcome.path, page, layout=str(layout)), target
