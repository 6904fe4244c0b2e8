from __future__ import annotations

import sys
from pathlib import Path

# The hand-made decree is shared with the tests of the export.
sys.path.insert(0, str(Path(__file__).parents[1] / "export"))
