"""``python -m bench.peers DOCS PREDICTIONS [ID ...]``: every tool on these documents.

Writes ``PREDICTIONS/TOOL/ID.json`` with the seconds it took; what is there already is kept.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from bench.peers.tools import TOOLS


def main() -> None:
    """Run the tools one after the other."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--tools", nargs="*", default=list(TOOLS))
    args = parser.parse_args()
    for path in sorted(args.docs.glob("*.pdf")):
        if args.ids and path.stem not in args.ids:
            continue
        for name in args.tools:
            target = args.predictions / name / f"{path.stem}.json"
            if target.exists():
                continue
            begin = time.perf_counter()
            prediction = TOOLS[name](path)
            prediction["seconds"] = round(time.perf_counter() - begin, 2)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(prediction, ensure_ascii=False), encoding="utf-8")
            print(f"{name}  {path.stem}  {prediction['seconds']} s", flush=True)


if __name__ == "__main__":
    main()
