"""Which tests run on one worker when several share the work."""

from __future__ import annotations

from pathlib import Path

import pytest

UNITS = Path(__file__).parent / "unit"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Modules that read documents keep to one worker, so that what they share is read once."""
    for item in items:
        alone = UNITS in item.path.parents
        if not alone and item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
