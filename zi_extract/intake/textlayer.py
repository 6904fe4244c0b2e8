"""The text layer of a PDF page: what it says, and whether it is the page or old OCR."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

import pdfplumber

from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Word

logging.getLogger("pdfminer").addHandler(logging.NullHandler())
# pdfplumber's parser talks of every oddity of a font; a library of ours prints nothing unasked.

POINTS_PER_INCH = 72.0

READER = "text-layer"

LOWER_CASE_SHARE = 0.5
"""Height of lower-case letters in font sizes (0.45-0.55 in the usual faces)."""

WORD_GAP = 0.15
"""Font sizes between two letters that make a space. Plain spaces are 0.25, squeezed ones 0.18;
kerning and letter-spacing stay under 0.1."""

SAME_LINE = 0.3
"""Font sizes by which letters of one line differ in height on the page."""

SCAN_COVER = 0.6
"""Share of the page under pictures from which it is a scan with text laid over or under it.
Scans cover 0.9 and more; letterheads, logos and photos of born-digital pages under 0.4."""

INVISIBLE = 0.5
"""Share of the letters drawn invisibly from which the layer is somebody's OCR."""

FEWEST_LETTERS = 20
"""Letters of a page that has a text layer at all: fewer are a stamped page number or nothing."""

BROKEN = 0.1
"""Share of letters that have no Unicode meaning from which the layer is useless."""

INVISIBLE_MODE = 3

UNDER_LETTER = 0.5
"""Share of a space's width that a letter may lie on: one that lies under a letter parts no words.
Kerning lets neighbours overlap by a tenth; such spaces lie under theirs whole."""


@dataclass(frozen=True, slots=True)
class TextLayer:
    """Words of one page with boxes in pixels at ``dpi``, top-left origin, and what they are worth.

    ``image_share`` is the share (0-1) of the page that pictures cover; ``invisible_share`` and
    ``broken_share`` are shares of the letters. ``character_height`` is in pixels, 0 without words;
    ``width`` and ``height`` are those of the page in the same pixels, ``pictures`` where its
    pictures lie.
    """

    words: tuple[Word, ...]
    image_share: float
    invisible_share: float
    broken_share: float
    letters: int
    character_height: float
    width: float = 0.0
    height: float = 0.0
    pictures: tuple[Box, ...] = ()

    def placed(self, frame: PageFrame) -> tuple[Word, ...]:
        """The words where their ink lies on the straight page of a scan.

        None of them when the scan had to be turned: the layer was made for it as it lay.
        """
        if frame.rotation or not self.width:
            return ()
        return tuple(
            replace(word, box=frame.to_straight(word.box.scaled(1 / self.width, 1 / self.height)))
            for word in self.words
        )


def read_text_layer(path: Path, page: int, dpi: float) -> TextLayer:
    """The text layer of ``page`` (counted from 1) of the PDF ``path``; empty for other files.

    Raises nothing: a page whose text cannot be parsed has an empty layer and is read as a scan.
    """
    if path.suffix.lower() != ".pdf":
        return _EMPTY
    try:
        with pdfplumber.open(path, pages=[page]) as document:
            return _layer(document.pages[0], dpi)
    except Exception:  # noqa: BLE001  # pdfminer raises anything at all on damaged files
        return _EMPTY


def is_born_digital(layer: TextLayer) -> bool:
    """Whether the page's text is the page itself, to be used exactly.

    Not so when pictures cover the page (a scan with old OCR, which is judged beside a fresh
    reading), unless they lie behind the text, or when the text is no page's own.
    """
    return is_own_text(layer) and layer.image_share < SCAN_COVER


def is_own_text(layer: TextLayer) -> bool:
    """Whether letters are drawn to be read: not invisible, with a meaning, and more than a few."""
    return (
        layer.letters >= FEWEST_LETTERS
        and layer.invisible_share < INVISIBLE
        and layer.broken_share < BROKEN
    )


_EMPTY = TextLayer((), 0.0, 0.0, 0.0, 0, 0.0)


def _layer(page: Any, dpi: float) -> TextLayer:
    page = page.dedupe_chars(tolerance=1)
    hidden = _hidden_spaces(page.chars)
    page = page.filter(lambda item: id(item) not in hidden) if hidden else page
    letters = [char for char in page.chars if char["text"].strip()]
    if not letters:
        return TextLayer((), _image_share(page), 0.0, 0.0, 0, 0.0)
    found = _found_words(page, median(char["size"] for char in letters))
    scale = dpi / POINTS_PER_INCH
    words = tuple(_word(item, page, scale) for item in found)
    return TextLayer(
        words,
        _image_share(page),
        sum(_invisible(char) for char in letters) / len(letters),
        sum(_broken(char["text"]) for char in letters) / len(letters),
        len(letters),
        LOWER_CASE_SHARE * median(char["size"] for char in letters) * scale,
        float(page.width) * scale,
        float(page.height) * scale,
        tuple(Box(*box).scaled(scale) for box in _boxes(page.images)),
    )


def _hidden_spaces(chars: Sequence[Mapping[str, Any]]) -> set[int]:
    """The spaces under a letter, by identity: nobody sees them, and a word would be torn there."""
    rows: dict[int, list[Mapping[str, Any]]] = {}
    for char in chars:
        rows.setdefault(round(char["bottom"]), []).append(char)
    hidden = set()
    for space in (char for char in chars if not char["text"].strip()):
        width = space["x1"] - space["x0"]
        near = round(space["bottom"])
        beside = [char for at in (near - 1, near, near + 1) for char in rows.get(at, ())]
        if any(_shared(space, char) > UNDER_LETTER * width > 0 for char in beside):
            hidden.add(id(space))
    return hidden


def _shared(space: Mapping[str, Any], char: Mapping[str, Any]) -> float:
    """Width in points that a letter has in common with a space."""
    if not char["text"].strip():
        return 0.0
    return float(min(space["x1"], char["x1"]) - max(space["x0"], char["x0"]))


def _found_words(page: Any, size: float) -> list[Mapping[str, Any]]:
    """The words of level text; then each line that runs up or down the page, whole.

    Such lines head narrow columns; words of theirs could not be put in order by their places.
    """
    found: list[Mapping[str, Any]] = page.filter(_runs("level")).extract_words(
        x_tolerance_ratio=WORD_GAP, y_tolerance=SAME_LINE * size, use_text_flow=False
    )
    for way, order in (("up", "btt"), ("down", "ttb")):
        found += page.filter(_runs(way)).extract_words(
            x_tolerance=SAME_LINE * size,
            y_tolerance_ratio=WORD_GAP,
            keep_blank_chars=True,
            char_dir_rotated=order,
        )
    return [item for item in found if item["text"].strip()]


def _runs(way: str) -> Callable[[Mapping[str, Any]], bool]:
    """True for what is no letter, and for letters that run that way by their own matrix."""

    def fits(item: Mapping[str, Any]) -> bool:
        if item.get("object_type") != "char" or item["upright"]:
            return way == "level"
        return bool((item["matrix"][1] > 0) == (way == "up"))

    return fits


def _word(item: Mapping[str, Any], page: Any, scale: float) -> Word:
    left, top = page.bbox[0], page.bbox[1]
    box = Box(item["x0"] - left, item["top"] - top, item["x1"] - left, item["bottom"] - top)
    return Word(item["text"], box.scaled(scale), 1.0, READER)


def _invisible(char: Mapping[str, Any]) -> bool:
    mode = char.get("render_mode", char.get("rendermode", 0))
    return bool(mode == INVISIBLE_MODE)


def _broken(text: str) -> bool:
    return text.startswith("(cid:") or text == "\ufffd"


def _image_share(page: Any) -> float:
    """Share of the page under pictures; overlaps are counted once along a coarse raster."""
    width, height = float(page.width), float(page.height)
    steps = 50
    boxes = list(_boxes(page.images))
    covered = sum(
        any(
            x0 <= (i + 0.5) / steps * width <= x1 and y0 <= (j + 0.5) / steps * height <= y1
            for x0, y0, x1, y1 in boxes
        )
        for i in range(steps)
        for j in range(steps)
    )
    return covered / steps**2 if boxes else 0.0


def _boxes(images: Iterable[Mapping[str, Any]]) -> Iterable[tuple[float, float, float, float]]:
    for image in images:
        yield float(image["x0"]), float(image["top"]), float(image["x1"]), float(image["bottom"])
