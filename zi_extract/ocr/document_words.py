"""The words of a whole document settled by each other, after all its pages are read.

A page is read by itself; what the other pages say surely is known only when all are there. Pure: no
pixels, and the same layouts give the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from zi_extract.model.ocr import Line, Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment
from zi_extract.ocr.area_numerals import areas_in_order
from zi_extract.ocr.broken import find_broken_words
from zi_extract.ocr.counting import counted
from zi_extract.ocr.glued_words import rims_aside, said_apart, seen_together, taken_apart
from zi_extract.ocr.in_place import Beside, in_place
from zi_extract.ocr.known import is_title
from zi_extract.ocr.list_lines import with_list_lines
from zi_extract.ocr.lone_marks import without_lone_marks
from zi_extract.ocr.mending import borne_out, doubted, guess_of, mended
from zi_extract.ocr.misfits import Run, Said, said_in, without_misfits
from zi_extract.ocr.month_names import months_in_order, months_said
from zi_extract.ocr.phrases import in_phrase
from zi_extract.ocr.spelling import Speller
from zi_extract.ocr.stray_strokes import beside_in, without_stray_strokes
from zi_extract.ocr.vocabulary import Vocabulary, find_vocabulary, parts_of, runs_of

HARD_TO_READ = 0.985
"""Mean confidence (0-1) of a page's words below which its sure words may be wrong, too: fax has
0.90 to 0.985, other scans 0.985 and more but for one page in eight. Higher changes words of easy
faxes, of 1,294 values two for the worse; lower believes misread ones."""


def settle_words(layouts: Sequence[PageLayout]) -> list[PageLayout]:
    """The same pages, doubtful words read by what the document surely says elsewhere.

    Words that do not fit there all the same are believed less. Pages of born-digital files, whose
    words are exact, come back as they are.
    """
    vocabulary = find_vocabulary(layouts)
    speller = Speller(vocabulary)
    settled = _scans(layouts, lambda one: _settled(one, vocabulary, speller))
    settled = _scans(settled, lambda one: _parted(_with_list_lines(one), vocabulary))
    settled = _scans(_in_order(settled), _told_broken)
    said, beside = said_in(settled), beside_in(settled)
    settled = _scans(settled, lambda one: _told(one, without_stray_strokes(one, beside)))
    return _scans(settled, lambda one: without_lone_marks(_doubted(one, said)))


def _is_hard(layout: PageLayout) -> bool:
    return layout.legibility < HARD_TO_READ


def _scans(
    layouts: Sequence[PageLayout], told: Callable[[PageLayout], PageLayout]
) -> list[PageLayout]:
    """The pages, those that were scanned as they are told."""
    return [told(one) if one.origin == "scan" else one for one in layouts]


def _settled(layout: PageLayout, vocabulary: Vocabulary, speller: Speller) -> PageLayout:
    """The page with its words told by what is read and said in their place.

    What is no word is mostly ink on a fax that is hard to read. Grey paper of as low a mean has
    words that no lexicon has: names, or another language.
    """
    rough = layout.bilevel and _is_hard(layout)
    words = list(layout.words)
    cells = {cell.words for part in layout.fragments for cell in part.cells}
    for run in runs_of(layout):
        texts = ["", *(words[index].text for index in run), ""]
        named = any(map(is_title, texts))
        for k, index in enumerate(run, start=1):
            beside = Beside(texts[k - 1], texts[k + 1], texts)
            word, guess = words[index], None
            small = parts_of(texts[k]).core.islower()
            if small or (run in cells and not named):  # others are names
                guess = guess_of(word, speller, beside.before, beside.after)
                word = mended(word, guess, rough=rough)
            word = word if named and not small else doubted(word, vocabulary)
            word = in_phrase(word, beside.before, beside.after, vocabulary, rough=rough)
            word = borne_out(in_place(word, beside), guess, beside.before)
            words[index], texts[k] = word, word.text
    return _with_words(layout, words)


def _with_list_lines(layout: PageLayout) -> PageLayout:
    words = list(layout.words)
    for cell in (cell for part in layout.fragments for cell in part.cells):
        for index, word in with_list_lines(cell, layout.words, layout.character_height).items():
            words[index] = word
    return _with_words(layout, words)


def _parted(layout: PageLayout, vocabulary: Vocabulary) -> PageLayout:
    """The page, its words told apart that a speck or lost space made one.

    On lines small ones only, and those that the document says apart: others are names.
    """
    words = list(layout.words)
    cells = {cell.words for part in layout.fragments for cell in part.cells}
    for run in runs_of(layout):
        if run not in cells:
            for index in run:
                part = taken_apart if words[index].text.islower() else said_apart
                words[index] = part(words[index], vocabulary)
            continue
        apart = [taken_apart(rims_aside(words[index]), vocabulary) for index in run]
        for index, word in zip(run, seen_together(apart), strict=True):
            words[index] = word
    return _with_words(layout, words)


def _in_order(layouts: Sequence[PageLayout]) -> list[PageLayout]:
    """The pages with numbers, months and numerals told by the order that they stand in."""
    areas, months = areas_in_order(layouts), months_said(layouts)
    ordered = []
    for page, layout in enumerate(layouts):
        if layout.origin != "scan":
            ordered.append(layout)
            continue
        told = {index: word for (at, index), word in areas.items() if at == page}
        told |= counted(layout) | months_in_order(layout, months)
        ordered.append(_told(layout, told))
    return ordered


def _told_broken(layout: PageLayout) -> PageLayout:
    found = find_broken_words(layout)
    return replace(layout, findings=(*layout.findings, *found)) if found else layout


def _doubted(layout: PageLayout, said: Said) -> PageLayout:
    rough = _is_hard(layout)
    words = list(layout.words)
    cells = {cell.words for part in layout.fragments for cell in part.cells}
    for run in runs_of(layout):
        kind: Run = "line" if run not in cells else "rough" if rough else "cell"
        doubted = without_misfits([words[index] for index in run], said, kind)
        for index, word in zip(run, doubted, strict=True):
            words[index] = word
    return _with_words(layout, words)


def _told(layout: PageLayout, told: Mapping[int, Word]) -> PageLayout:
    return _with_words(layout, [told.get(k, word) for k, word in enumerate(layout.words)])


def _with_words(layout: PageLayout, words: Sequence[Word]) -> PageLayout:
    """The page with other words, and with the lines and cells that they stand in."""
    told = {k: word for k, word in enumerate(words) if word != layout.words[k]}
    if not told:
        return layout
    return replace(
        layout,
        words=tuple(words),
        lines=tuple(_line(line, layout.words, told) for line in layout.lines),
        fragments=tuple(_fragment(part, layout.words, told) for part in layout.fragments),
    )


def _fragment(
    fragment: TableFragment, words: Sequence[Word], told: Mapping[int, Word]
) -> TableFragment:
    return replace(fragment, cells=tuple(_cell(cell, words, told) for cell in fragment.cells))


def _cell(cell: Cell, words: Sequence[Word], told: Mapping[int, Word]) -> Cell:
    if told.keys().isdisjoint(cell.words):
        return cell
    return replace(
        cell,
        text=_retold(cell.text, cell.words, words, told),
        confidence=min(told.get(index, words[index]).confidence for index in cell.words),
    )


def _line(line: Line, words: Sequence[Word], told: Mapping[int, Word]) -> Line:
    if told.keys().isdisjoint(line.words):
        return line
    return replace(line, text=_retold(line.text, line.words, words, told))


def _retold(
    text: str, indices: Sequence[int], words: Sequence[Word], told: Mapping[int, Word]
) -> str:
    """``text`` with its words in their new form; spaces and line ends between them stay."""
    parts, at = [], 0
    for index in indices:
        was = words[index].text
        start = text.find(was, at)
        if start < 0:
            return text
        parts += [text[at:start], told.get(index, words[index]).text]
        at = start + len(was)
    return "".join((*parts, text[at:]))
