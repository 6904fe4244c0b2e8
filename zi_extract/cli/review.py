"""``zi-extract review``: the page on this machine, until it is interrupted."""

from __future__ import annotations

import getpass
import sys
import webbrowser
from pathlib import Path

from zi_extract.corrections.ledger import folder_beside
from zi_extract.errors import ExitCode, InputError
from zi_extract.review.desk import open_desk
from zi_extract.review.security import Keys
from zi_extract.review.server import HOST, create_app, listen, serve
from zi_extract.review.words import language_of

TOLD_EVERY = 50
"""Documents between two words on progress."""


def review_results(  # noqa: PLR0917 - as on the command line
    out: Path,
    corrections: Path | None,
    source: Path | None,
    port: int,
    who: str,
    language: str,
    *,
    browser: bool,
) -> int:
    """Serves until it is interrupted. Raises InputError when there are no results."""
    folder = corrections or folder_beside(out)
    inside = folder.resolve()
    if out.resolve() in (inside, *inside.parents):
        raise InputError(
            "Corrections lie beside the results, never inside. "
            f"Where: {folder}. Next: name another folder with --corrections."
        )
    spoken = language_of(language)
    if spoken is None:
        raise InputError(f"There is no language {language!r}. Where: --lang. Next: en or id.")
    desk = open_desk(out, folder, source, who or getpass.getuser(), spoken)
    bound = listen(port)
    chosen, keys = bound.getsockname()[1], Keys()
    total = len(desk.results.ids())
    app = create_app(desk, keys, chosen)
    for done in desk.prepare():
        if done % TOLD_EVERY == 0 or done == total:
            _say(f"\rWorklist: {done} of {total} documents", end="")
    address = f"http://{HOST}:{chosen}/enter?token={keys.once}"
    _say(f"\nOpen (works once): {address}")
    _say(f"Other tools: http://{HOST}:{chosen}/api/openapi.json with")
    _say(f"  Authorization: Bearer {keys.bearer}")
    _say(f"Corrections go to {folder}. Ctrl-C ends.")
    if browser:
        webbrowser.open(address)
    serve(app, bound)
    return ExitCode.OK


def _say(text: str, end: str = "\n") -> None:
    print(text, end=end, file=sys.stderr, flush=True)
