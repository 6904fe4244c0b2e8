"""Schemathesis over the API: whatever is asked, no answer is a crash, and all are as described."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from review_folder import ID, PORT, write_collection_of

from zi_extract.review.desk import open_desk
from zi_extract.review.openapi import description
from zi_extract.review.security import Keys
from zi_extract.review.server import create_app

schemathesis = pytest.importorskip("schemathesis", reason="install it: pip install schemathesis")

ignored_auth = pytest.importorskip("schemathesis.specs.openapi.checks").ignored_auth

KEYS = Keys()
HEADERS = {"host": f"127.0.0.1:{PORT}", "authorization": f"Bearer {KEYS.bearer}"}
OPERATIONS = [(path, method) for path, item in description()["paths"].items() for method in item]


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder: Path = tmp_path_factory.mktemp("api")
    write_collection_of(folder / "out", folder / "scans")
    desk = open_desk(folder / "out", folder / "corrections", None, "Ani", "en")
    app = create_app(desk, KEYS, PORT)
    made = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HEADERS)
    for path in made.raw_schema["paths"].values():
        for operation in path.values():
            for parameter in operation["parameters"]:
                if parameter["name"] == "id":
                    parameter["schema"] = {"enum": [ID, "nobody-00000000", "a"]}
    return made


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_as_described(schema: Any, path: str, method: str) -> None:
    @given(case=schema[path][method].as_strategy())
    @settings(
        max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    def asked(case: Any) -> None:
        # Who may come in is tested by itself; here everybody brings the key.
        case.call_and_validate(headers=HEADERS, excluded_checks=[ignored_auth])

    asked()
