from __future__ import annotations

import pytest
from results_folder import write_results
from sample_draft import KINDS, SOURCE, sample

from zi_extract.export.document import settle
from zi_extract.export.formats.results import Results
from zi_extract.model.extraction import SettledDecree


@pytest.fixture(scope="session")
def settled() -> SettledDecree:
    draft, layouts = sample()
    places = {page: ("leftover",) * len(layout.words) for page, layout in layouts.items()}
    return settle(
        draft,
        layouts,
        source=SOURCE,
        kinds=KINDS,
        decree_id="keputusan-7-2031-abababab",
        status="review",
        places=places,
    )


@pytest.fixture(scope="session")
def results(settled: SettledDecree, tmp_path_factory: pytest.TempPathFactory) -> Results:
    """Two decrees on disk; the files of the other formats are made of these."""
    return write_results(tmp_path_factory.mktemp("out"), settled)
