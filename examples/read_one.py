"""Reads one document and says what is in it, what is in doubt, and where that stands on paper.

python examples/read_one.py samples/born-digital.pdf
"""

from __future__ import annotations

import sys

from zi_extract import InputError, extract


def main(path: str) -> int:
    try:
        result = extract(path)
    except InputError as error:  # a file that cannot be opened; everything else is in the result
        print(error)
        return 1
    print(f"{path}: {result.status}, {len(result.pages)} pages, {len(result.decrees)} decrees")
    for decree in result.decrees:
        print(f"{decree.header.type} {decree.header.number.printed}: {decree.header.title}")
        for action in decree.actions[:3]:
            months = action.schedule.months if action.schedule else ()
            print(f"  {action.number}  {(action.action or '')[:50]}  {' '.join(months)}")
        for finding in decree.findings:
            print(f"  ! page {finding.page}: {finding.message}")
        number = result.evidence[decree.id]["/header/number/printed"]
        print(f"  the number stands on page {number.page} at {number.box}, read as {number.raw!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
