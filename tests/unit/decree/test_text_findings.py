from __future__ import annotations

from zi_extract.decree.clauses import TORN
from zi_extract.decree.text_findings import check_texts
from zi_extract.export.document import finding_documents
from zi_extract.model.draft import ClauseDraft
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box

INK = (Provenance(1, Box(10, 10, 90, 20), (0,)),)


def test_a_torn_item_of_any_list_is_a_finding_that_can_be_exported() -> None:
    label = Extracted("1.", "1.", 0.9, INK)
    whole = ClauseDraft(label=label, text=Extracted("Undang-Undang ...;", "", 0.9, INK))
    torn = ClauseDraft(label=label, text=Extracted("Lembaran Negara", "", 0.6, INK, derived=TORN))
    (gap,) = check_texts("legal_basis", (whole, torn))
    assert gap.code == "legal-basis-gap"
    assert gap.pointer == "/legal_basis/1/text"
    assert [document.code for document in finding_documents((gap,), {})] == ["legal-basis-gap"]
