"""Signature blocks: place and date, who signs, who certifies the copy, copies to."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from itertools import pairwise

from samples.generator.fonts import Face
from samples.generator.layout.flow import ASCENT
from samples.generator.layout.paper import Align, Paper
from samples.generator.spec import Decree, Person

BLOCK = 250.0
"""Width of a signature block in points."""

SIGNING_ROOM = 3.4
"""Lines left free for a signature in ink."""


@dataclass(slots=True)
class Blocks:
    """Where the blocks stand: left edges in points, the face, and where to go on."""

    paper: Paper
    face: Face
    left: float
    right: float
    y: float

    def lines(self, texts: list[str], x: float, *, centred: bool = False) -> None:
        """Set texts below each other from the left edge ``x``, wrapped to the block."""
        for text in texts:
            written = []
            for line in self.paper.wrap(text, self.face, BLOCK):
                baseline = self.y + self.face.size * ASCENT
                align: Align = "center" if centred else "left"
                self.paper.set_line(line, x, baseline, self.face, BLOCK, align)
                self.y += self.face.line_height
                written.append(" ".join(token.text for token in line))
            self.paper.log(" ".join(written))


def height_of_closing(decree: Decree, face: Face) -> float:
    """Points that the blocks need at most, one below the other."""
    lines = 12.0 + 2 * len(decree.copies_to)
    if decree.attestation:
        lines += 10.0
    return lines * face.line_height


def set_closing(blocks: Blocks, decree: Decree, rng: random.Random) -> None:
    """Set the closing below ``blocks.y``; the attestation stands lower and to the left."""
    place = [f"Ditetapkan di {decree.place}", f"pada tanggal {decree.date_printed}"]
    blocks.lines(place, blocks.right)
    blocks.y += blocks.face.line_height * 0.7
    _set_person(blocks, decree.signatory, blocks.right, rng, centred=False)
    if decree.attestation:
        blocks.y += blocks.face.line_height * 0.6
        _set_attestation(blocks, decree.attestation, rng)
    if decree.copies_to:
        blocks.y += blocks.face.line_height
        _set_copies(blocks, decree.copies_to)


def _set_attestation(blocks: Blocks, person: Person, rng: random.Random) -> None:
    blocks.lines(["Salinan sesuai dengan aslinya"], blocks.left, centred=True)
    if person.unit:
        blocks.lines([person.unit], blocks.left, centred=True)
    _set_person(blocks, person, blocks.left, rng, centred=True)


def _set_person(
    blocks: Blocks, person: Person, x: float, rng: random.Random, *, centred: bool
) -> None:
    blocks.lines([f"{person.role},"], x, centred=centred)
    if person.signed == "ttd":
        blocks.y += blocks.face.line_height * 0.5
        blocks.lines([person.letters], x + (0 if centred else 18))
        blocks.y += blocks.face.line_height * 0.5
    else:
        if person.signed == "signature":
            _scribble(blocks, x + (BLOCK * 0.35 if centred else 10), rng)
        blocks.y += blocks.face.line_height * SIGNING_ROOM
    tail = [person.name]
    if person.rank:
        tail.append(person.rank)
    if person.nip:
        tail.append(f"NIP. {person.nip}")
    blocks.lines(tail, x, centred=centred)


def _scribble(blocks: Blocks, x: float, rng: random.Random) -> None:
    """A pen signature: one long curve with loops, drawn as short strokes."""
    pdf, middle = blocks.paper.pdf, blocks.y + blocks.face.line_height * SIGNING_ROOM * 0.5
    pdf.set_draw_color(25, 25, 90)
    pdf.set_line_width(1.3)
    phase, loops, height = rng.uniform(0, 3), rng.uniform(3, 5), blocks.face.line_height
    points = []
    for step in range(90):
        t = step / 89
        swing = math.sin(2 * math.pi * loops * t + phase)
        points.append(
            (
                x + 78 * t + 14 * math.cos(2 * math.pi * loops * t),
                middle - height * 1.15 * (1 - 0.6 * t) * swing,
            )
        )
    for (x0, y0), (x1, y1) in pairwise(points):
        pdf.line(x0, y0, x1, y1)
    pdf.set_draw_color(0)


def _set_copies(blocks: Blocks, copies: tuple[str, ...]) -> None:
    blocks.lines(["Tembusan :"], blocks.left)
    blocks.lines([f"{i}. {text}" for i, text in enumerate(copies, 1)], blocks.left)
