"""``--dry-run``: a line per file that would be read, with the reason and its pages."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from zi_extract.batch.plan import TO_READ, Planned
from zi_extract.cli.failure import first_part, harmless


def print_plan(planned: Sequence[Planned]) -> None:
    """Files on stdout (reason, pages to read, name, tab-separated), the sum on stderr."""
    for item in planned:
        why = f"\t{first_part(item.reason)}" if item.reason else ""
        if item.why in TO_READ or item.why == "unreadable":
            sys.stdout.write(f"{item.why}\t{item.to_read}\t{harmless(item.item.file)}{why}\n")
    counts = Counter(item.why for item in planned)
    told = ", ".join(f"{count} {why}" for why, count in sorted(counts.items()))
    pages = sum(item.to_read for item in planned)
    sys.stdout.flush()
    print(f"{pages} pages to read in {len(planned)} files: {told}", file=sys.stderr)
