"""``python -m samples.generator``: write the committed samples into ``samples/``.

With ``--out DIR`` it writes a set for the benchmark instead.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from samples.generator.fonts import MissingFontError, check_fonts

SAMPLES = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write what the arguments ask for; 0 when all is well, 3 when a font is missing."""
    parser = argparse.ArgumentParser(prog="python -m samples.generator", description=__doc__)
    parser.add_argument("--samples", type=Path, default=SAMPLES, metavar="DIR", help="where to")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write DIR/docs and DIR/truth")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other documents")
    parser.add_argument("--count", type=int, default=72, help="number of documents")
    parser.add_argument("--variants", action="store_true", help="rarer layouts and wordings")
    args = parser.parse_args()
    try:
        check_fonts()
    except MissingFontError as error:
        print(error, file=sys.stderr)
        return 3
    if args.out:
        from samples.generator.bench_set import write_set  # the fonts come first

        write_set(args.out, args.seed, args.count, variants=args.variants)
        return 0
    from samples.generator.committed import write_samples  # the fonts come first

    for path in write_samples(args.samples):
        print(f"{path}  {path.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
