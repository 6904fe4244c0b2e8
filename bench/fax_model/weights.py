"""Tesseract's models with small integers as weights, made such that can be trained on.

A released model keeps every weight as a byte and every row of weights with a scale; Tesseract
trains floating-point weights only. The layout of the file is that of Tesseract 5: each layer is its
type, name, sizes and flags, then its weights.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

import numpy as np

INT8, DOUBLES = 1, 128
"""Flags of a matrix: its weights are bytes; its scales are doubles, as since version 4."""

OWN_RATES = 64
"""Flag of a layer made of layers that each have a learning rate."""

INT_MODE = 1
"""Flag of a whole model whose weights are bytes."""

STACKS = frozenset(
    ("Series", "Parallel", "Replicated", "ParBidiLSTM", "RTLReversed", "TTBReversed", "XYTranspose")
)
SIZES = {"Input": 5, "Convolve": 2, "Maxpool": 2, "Reconfig": 2}
"""Layers without weights, and how many numbers each keeps."""

GATES = 4
"""Matrices of a layer with memory: input, input gate, forget gate, output gate."""


class ModelFormatError(ValueError):
    """The file is no model of the kind that is understood here; the message says where."""


@dataclass(slots=True)
class _Copy:
    """The model so far read, and the one so far written."""

    data: bytes
    at: int = 0
    out: bytearray = field(default_factory=bytearray)

    def skip(self, size: int) -> bytes:
        """The next bytes, not written."""
        piece = self.data[self.at : self.at + size]
        if len(piece) < size:
            raise ModelFormatError(f"The model ends at byte {len(self.data)}, inside a layer.")
        self.at += size
        return piece

    def numbers(self, form: str) -> tuple[int, ...]:
        """The next numbers of :mod:`struct`'s ``form``, written as they are."""
        piece = self.skip(struct.calcsize("<" + form))
        self.out += piece
        return struct.unpack("<" + form, piece)

    def text(self) -> str:
        """The next text, written as it is."""
        (size,) = self.numbers("I")
        piece = self.skip(size)
        self.out += piece
        return piece.decode()


def with_float_weights(model: bytes) -> bytes:
    """The same network with floating-point weights. Raises ModelFormatError."""
    copy = _Copy(model)
    _layer(copy)
    copy.text()  # the network's description
    flags = len(copy.out)
    copy.numbers("iiii3f")
    copy.out += copy.data[copy.at :]
    (was,) = struct.unpack_from("<i", copy.out, flags)
    struct.pack_into("<i", copy.out, flags, was & ~INT_MODE)
    return bytes(copy.out)


def _layer(copy: _Copy) -> None:
    (coded,) = copy.numbers("b")
    if coded:
        raise ModelFormatError(
            f"A layer at byte {copy.at} is named by number, as before version 4."
        )
    kind = copy.text()
    copy.numbers("bb")
    flags, *_ = copy.numbers("iiii")
    copy.text()
    if kind in STACKS:
        for _ in range(copy.numbers("I")[0]):
            _layer(copy)
        if flags & OWN_RATES:
            copy.numbers(f"{copy.numbers('I')[0]}f")
    elif kind in SIZES:
        copy.numbers("i" * SIZES[kind])
    elif kind.endswith("LSTM"):
        copy.numbers("i")
        for _ in range(GATES):
            _matrix(copy)
    else:
        _matrix(copy)


def _matrix(copy: _Copy) -> None:
    """A matrix of bytes and its scales, written as a matrix of doubles."""
    (mode,) = copy.skip(1)
    if not (mode & INT8 and mode & DOUBLES):
        raise ModelFormatError(f"The matrix at byte {copy.at} has no bytes as weights.")
    rows, columns = struct.unpack("<II", copy.skip(8))
    copy.skip(1)  # what an empty place holds
    weights = np.frombuffer(copy.skip(rows * columns), np.int8).reshape(rows, columns)
    (count,) = struct.unpack("<I", copy.skip(4))
    scales = np.frombuffer(copy.skip(8 * count), np.float64)[:rows]
    values = weights.astype(np.float64) * scales[:, None]
    copy.out += bytes([mode & ~INT8]) + struct.pack("<IId", rows, columns, 0.0) + values.tobytes()
