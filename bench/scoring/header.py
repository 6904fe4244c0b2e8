"""Header fields, signatories, attestation and the lists of a decree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from bench.scoring.calibration import Calibration
from bench.scoring.grid import Floats
from bench.scoring.structure import align
from bench.scoring.text import fold, plain, similarity, value

SCALARS = [
    "issuer", "type", "number", "number_normalised", "year", "title", "place_issued",
    "date_issued", "salinan",
]  # fmt: skip
LISTS = ["considerations", "legal_basis", "dictums"]
PERSON = ("role", "name", "signed", "nip")


def pair_lists(truths: Sequence[str], preds: Sequence[str]) -> tuple[dict[int, int], Floats]:
    """({truth offset: predicted offset} of the best order-keeping alignment, similarities)."""
    if not truths or not preds:
        return {}, np.zeros((len(truths), len(preds)))
    scorer = Levenshtein.normalized_similarity
    alike = process.cdist([plain(t) for t in truths], [plain(p) for p in preds], scorer=scorer)
    return dict(align(alike)), alike


def item_text(item: Any) -> str:
    """A list item's text; a dictum's label and text."""
    if isinstance(item, dict):
        return f"{value(item.get('label')) or ''} {value(item.get('text')) or ''}"
    return str(item or "")


class HeaderScore:
    """Exactness and similarity of each part of one document's decree, as it is judged."""

    def __init__(self, truth: dict[str, Any], pred: dict[str, Any], calib: Calibration) -> None:
        self.decree = truth["decree"]
        self.read = pred.get("decree")
        self.got: dict[str, Any] = self.read or {}
        self.hand = truth.get("handwritten") or {}
        self.calib = calib
        self.exact: dict[str, float] = {}
        self.sim: dict[str, float] = {}

    def judge_all(self) -> None:
        """Judge every part that the truth has."""
        for name in (field for field in SCALARS if field in self.decree):
            reading = self.hand.get("number" if name == "number_normalised" else name)
            others = [reading] if reading else []
            scores = self._judge(name, self.decree[name], [self.got.get(name)], others)
            self.exact[name], self.sim[name] = scores
        if "signatories" in self.decree:
            self._judge_signatories()
        if "attestation" in self.decree:
            self._judge_attestation()
        for name in LISTS:
            if self.decree.get(name) is not None:
                self._judge_list(name)
        if "dictum_labels" in self.decree:
            self._judge_labels()

    def _judge(
        self, where: str, truth: Any, chain: list[Any], others: Sequence[str] = ()
    ) -> tuple[float, float]:
        exact, sim = self._compare(truth, value(chain[0]), others)
        self.calib.add("header fields", f"decree/{where}", exact == 1, chain)
        return exact, sim

    def _compare(self, truth: Any, pred: Any, others: Sequence[str]) -> tuple[float, float]:
        if self.read is None:
            return 0.0, 0.0
        if truth is None:
            right = float(not pred or fold(pred) in map(fold, others))
            return right, right
        if isinstance(truth, bool):
            return float(pred is truth), float(pred is truth)
        options = [truth, *others]
        right = float(fold(pred) in map(fold, options))
        return right, max(similarity(option, pred) for option in options)

    def _judge_signatories(self) -> None:
        truths, raw = self.decree["signatories"] or [], self.got.get("signatories")
        raws = value(raw) or []
        preds = [value(item) or {} for item in raws]
        pairs, _ = pair_lists([_who(t) for t in truths], [_who(p) for p in preds])
        for key in PERSON:
            scores = []
            for i, truth in enumerate(truths):
                chain: list[Any] = [None, raw]
                if i in pairs:
                    person = preds[pairs[i]]
                    chain = [person.get(key), person, raws[pairs[i]], raw]
                scores.append(self._judge(f"signatories/{i}/{key}", truth.get(key), chain))
            if truths:
                longest = max(len(truths), len(preds))
                self.exact[f"signatory.{key}"] = sum(e for e, _ in scores) / len(truths)
                self.sim[f"signatory.{key}"] = sum(s for _, s in scores) / longest
            for j in sorted(set(range(len(preds))) - set(pairs.values())):
                if value(preds[j].get(key)):
                    chain = [preds[j][key], preds[j], raws[j], raw]
                    where = f"decree/signatories/invented/{j}/{key}"
                    self.calib.add("header fields", where, right=False, chain=chain)

    def _judge_attestation(self) -> None:
        truth, raw = self.decree["attestation"] or {}, self.got.get("attestation")
        pred = value(raw) or {}
        for key in ("role", "name"):
            both = key == "role" and truth.get("unit")
            joint = [f"{truth['unit']} {truth['role']}"] if both else []
            chain = [pred.get(key), pred, raw]
            scores = self._judge(f"attestation/{key}", truth.get(key), chain, joint)
            self.exact[f"attestation.{key}"], self.sim[f"attestation.{key}"] = scores

    def _judge_list(self, name: str) -> None:
        truths, raw = [item_text(item) for item in self.decree[name]], self.got.get(name)
        raws = value(raw) or []
        preds = [item_text(value(item)) for item in raws]
        pairs, alike = pair_lists(truths, preds)
        good = [i in pairs and fold(t) == fold(preds[pairs[i]]) for i, t in enumerate(truths)]
        for i, right in enumerate(good):
            chain = [value(raws[pairs[i]]), raws[pairs[i]], raw] if i in pairs else [raw]
            self.calib.add("list items", f"decree/{name}/{i}", right, chain)
        for j in sorted(set(range(len(preds))) - set(pairs.values())):
            if preds[j].strip():
                chain = [value(raws[j]), raws[j], raw]
                where = f"decree/{name}/invented/{j}"
                self.calib.add("list items", where, right=False, chain=chain)
        if truths:
            total = sum(alike[i, j] for i, j in pairs.items())
            self.exact[name] = sum(good) / len(truths)
            self.sim[name] = float(total / max(len(truths), len(preds)))

    def _judge_labels(self) -> None:
        raw = self.got.get("dictums")
        found = [value((value(item) or {}).get("label")) for item in value(raw) or []]
        labels = found or self.got.get("dictum_labels") or []
        wanted = self.decree["dictum_labels"]
        same = self.read is not None and list(map(fold, labels)) == list(map(fold, wanted))
        self.exact["dictum_labels"] = self.sim["dictum_labels"] = float(same)
        self.calib.add("list items", "decree/dictum_labels", same, [raw])


def _who(person: dict[str, Any]) -> str:
    return " ".join(str(value(person.get(key)) or "") for key in ("role", "name", "nip"))
