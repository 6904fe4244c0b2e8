from __future__ import annotations

import json

import pytest

from zi_extract.export.json_files import decree_json, evidence_json, json_bytes, pages_json
from zi_extract.model.decree import Decree
from zi_extract.model.document_evidence import EvidenceDocument, PagesDocument
from zi_extract.model.extraction import SettledDecree


def test_what_is_written_is_what_was_settled(settled: SettledDecree) -> None:
    decree = Decree.model_validate_json(decree_json(settled))
    assert decree == settled.decree
    assert EvidenceDocument.model_validate_json(evidence_json(settled)).evidence == dict(
        settled.evidence
    )
    assert PagesDocument.model_validate_json(pages_json(settled)).pages == settled.pages


def test_the_same_data_give_the_same_sorted_bytes() -> None:
    first = json_bytes({"b": [0.1, 2, -3], "a": "kelas é"})
    assert first == json_bytes({"a": "kelas é", "b": [0.1, 2, -3]})
    assert first.decode() == '{\n  "a": "kelas é",\n  "b": [0.1, 2, -3]\n}\n'


@pytest.mark.parametrize("text", ["[\n  1,\n  2\n]", "a [1,\n2] b", '"[\\n 1\\n]'])
def test_texts_that_look_like_lists_stay(text: str) -> None:
    assert json.loads(json_bytes({"text": text, "list": [text, [1, 2]]})) == {
        "text": text,
        "list": [text, [1, 2]],
    }


def test_no_number_that_is_none() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_bytes({"share": float("nan")})
