from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parents[1] / "export"))

from review_folder import PORT, write_collection_of

from zi_extract.review.desk import Desk, open_desk
from zi_extract.review.security import Keys
from zi_extract.review.server import create_app


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    write_collection_of(tmp_path / "out", tmp_path / "scans")
    return open_desk(tmp_path / "out", tmp_path / "corrections", None, "Ani", "en")


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def stranger(desk: Desk, keys: Keys) -> Iterator[TestClient]:
    """Somebody on this machine who has shown nothing yet."""
    app = create_app(desk, keys, PORT)
    with TestClient(app, base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False) as client:
        yield client


@pytest.fixture
def client(stranger: TestClient, keys: Keys) -> TestClient:
    """Somebody who came in by the one-time address."""
    assert stranger.get("/enter", params={"token": keys.once}).status_code == 200
    return stranger
