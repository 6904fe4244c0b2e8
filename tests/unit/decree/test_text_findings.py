from __future__ import annotations

from decree_paper import labelled, page_of

from zi_extract.decree import read_decree
from zi_extract.decree.clauses import TORN
from zi_extract.decree.text_findings import check_texts, has_unpaired, stop_inside
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


def test_a_misread_word_of_a_citation_is_told_on_scans_only() -> None:
    text = "Peraturan Presiden Nomor 81 Tahun 2010 teritang Grand Design Reformasi Birokrasi;"
    for confidence, told in ((0.95, True), (0.9999, False)):
        draft = read_decree([page_of(labelled("Mengingat", text, "1."), confidence=confidence)], [])
        assert draft.legal_basis[0].text.value == text
        assert ("citation-slip" in {f.code for f in draft.findings}) is told


def test_brackets_and_quotes_have_partners_and_markers_of_lists_need_none() -> None:
    assert has_unpaired('tata nilai Kami PASTI (Profesional, Akuntabel)";')
    assert has_unpaired("Budaya Kerja Berita Negara Nomor 75);")
    assert not has_unpaired("Pasar (Berita Negara Nomor 41) sebagaimana diubah (Nomor 7) dua;")
    assert not has_unpaired('nilai "PASTI" (Profesional): a. satu; 1) dua; (2) tiga; a) empat.')


def test_the_lost_bracket_before_a_gazette_is_put_back_and_told() -> None:
    law = "Peraturan Menteri Agama Nomor 39 Tahun 2012 tentang Budaya Kerja"
    gazette = "Berita Negara Republik Indonesia Tahun 2012 Nomor 75"
    for read, value in (
        (f"{law} {gazette});", f"{law} ({gazette});"),
        (f"{law} ({gazette};", f"{law} ({gazette};"),
        (f"{law} ({gazette}));", f"{law} ({gazette}));"),
    ):
        draft = read_decree([page_of(labelled("Mengingat", read, "1."))], [])
        assert draft.legal_basis[0].text.value == value
        assert "sign-unpaired" in {finding.code for finding in draft.findings}


def test_a_stop_inside_a_sentence_is_told() -> None:
    assert stop_inside("dictums", "mudah dipertanggung jawabkan. mudah diakses;") == "jawabkan."
    assert stop_inside("considerations", "bahwa Laporan Kinerja. Tahunan disusun;") == "Kinerja."
    assert not stop_inside("dictums", "Tim bekerja setahun. Keputusan ini berlaku.")
    assert not stop_inside("legal_basis", "Peraturan Kab. Sukamaju No. 5 Tahun 2010 dll. yang sah;")
    typed = "bahwa data harus akurat. mudah diakses;"
    for text, confidence, told in (
        ("bahwa Laporan Xyzzyan. Tahunan harus akurat;", 0.95, True),
        (typed, 0.9999, False),
        (typed, 0.95, False),  # undone on scans: before a small word it can be no stop
    ):
        page = page_of(labelled("Menimbang", text, "a."), confidence=confidence)
        codes = {finding.code for finding in read_decree([page], []).findings}
        assert ("stop-inside" in codes) is told
