"""``python -m bench.score TRUTH_DIR PRED_DIR``: figures of predictions; see ``FORMAT.md``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from bench.scoring.summary import FLAG_BELOW, report, score_all

TRUTH_SUFFIX = ".truth"


def load(folder: Path) -> dict[str, Any]:
    """{document id: content} of a folder's ``ID.json`` or ``ID.truth.json`` files."""
    return {
        path.stem.removesuffix(TRUTH_SUFFIX): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.json"))
    }


def main() -> None:
    """Print the report, and write the figures as JSON when asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.score", description=__doc__)
    parser.add_argument("truth", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--flag-below", type=float, default=FLAG_BELOW)
    parser.add_argument("--only", nargs="*", help="just these document ids")
    parser.add_argument("--short", action="store_true", help="leave the single fields out")
    parser.add_argument("--each", action="store_true", help="a column per document, not per damage")
    args = parser.parse_args()
    truths = {i: t for i, t in load(args.truth).items() if not args.only or i in args.only}
    result = score_all(truths, load(args.pred), args.flag_below, each=args.each)
    if args.json:
        args.json.write_text(json.dumps(result, indent=1), encoding="utf-8")
    print(report(result, details=not args.short))


if __name__ == "__main__":
    main()
