"""The decree itself: letterhead, title block, grounds, dictums."""

from __future__ import annotations

from samples.generator.layout.flow import LEFT, RIGHT, TOP, Flow
from samples.generator.layout.paper import Align, spaced
from samples.generator.spec import Decree, Style

COLON, MARKER, TEXT = 88.0, 102.0, 126.0
"""Where the colon, the item's marker and its text stand, in points right of the margin."""


def set_body(flow: Flow, decree: Decree, style: Style) -> None:
    """Set everything up to the last dictum; the closing follows."""
    _set_head(flow, decree, style)
    letters = [f"{chr(ord('a') + i)}." for i in range(len(decree.considerations))]
    markers = letters if len(letters) > 1 else [""]
    _set_list(flow, "Menimbang", markers, decree.considerations)
    numbers = [f"{i}." for i in range(1, len(decree.legal_basis) + 1)]
    _set_list(flow, "Mengingat", numbers, decree.legal_basis)
    if decree.also_considered:
        numbers = [f"{i}." for i in range(1, len(decree.also_considered) + 1)]
        _set_list(flow, "Memperhatikan", numbers, decree.also_considered)
    _set_dictums(flow, decree, style)


def _set_head(flow: Flow, decree: Decree, style: Style) -> None:
    if decree.salinan:
        side = style.salinan_side
        align: Align = "right" if side == "right" else "left"
        flow.set_line_at("SALINAN", LEFT, flow.width, align, TOP)
        flow.paper.log("SALINAN")
        flow.gap(1.2)
    flow.centred(decree.letterhead)
    if style.watermark:
        edge = flow.paper.page.width - RIGHT
        flow.paper.rule(LEFT, flow.y + 2, edge, flow.y + 2, 1.6)
    flow.gap(0.8)
    flow.centred((f"KEPUTUSAN {decree.decree_of}",))
    flow.centred((decree.number_line,))
    flow.centred(("TENTANG",))
    flow.centred(decree.title_lines)
    flow.gap(0.7)
    flow.centred((f"{decree.official},",))
    flow.gap(0.5)


def _set_list(flow: Flow, label: str, markers: list[str], texts: tuple[str, ...]) -> None:
    for index, (marker, text) in enumerate(zip(markers, texts, strict=True)):
        first = ((label, 0.0), (":", COLON)) if index == 0 else ()
        indent = TEXT if marker else MARKER
        flow.labelled((*first, (marker, MARKER)), text, indent)


def _set_dictums(flow: Flow, decree: Decree, style: Style) -> None:
    flow.gap(0.4)
    flow.need(flow.face.line_height * 3, "MEMUTUSKAN")
    flow.centred((f"{spaced('MEMUTUSKAN') if style.spaced_decides else 'MEMUTUSKAN'}:",))
    flow.gap(0.3)
    flow.labelled((("Menetapkan", 0.0), (":", COLON)), decree.adopting, MARKER)
    for label, text in decree.dictums:
        flow.labelled(((label, 0.0), (":", COLON)), text, MARKER)
