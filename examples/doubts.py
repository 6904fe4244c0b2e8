"""Lists the values of a folder of results that a person should look at, worst first.

    python examples/doubts.py out

Every line is a value: confidence, decree, page, box (fractions of the page), and the text as read.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from zi_extract import read_results


def main(folder: str) -> None:
    doubts = []
    for decree_id in read_results(folder).ids:
        evidence = json.loads((Path(folder) / decree_id / "evidence.json").read_bytes())["evidence"]
        doubts += [
            (item["confidence"], decree_id, item["page"], pointer, item["raw"])
            for pointer, item in evidence.items()
            if item["needs_review"]
        ]
    for confidence, decree_id, page, pointer, raw in sorted(doubts):
        print(f"{confidence:.2f}\t{decree_id}\tpage {page}\t{pointer}\t{raw!r}")
    print(f"{len(doubts)} values to look at", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
