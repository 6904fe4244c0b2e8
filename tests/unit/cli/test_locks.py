"""The pinned packages run on the oldest Python that the README promises."""

from __future__ import annotations

from importlib import metadata

from packaging.specifiers import SpecifierSet

OLDEST = "3.11.2"
"""Debian 12's. Newer patch releases than this are no reason to refuse it."""


def test_every_package_runs_on_the_oldest_python() -> None:
    refusing = [
        f"{found.name} {found.version} needs Python {wanted}"
        for found in metadata.distributions()
        if (wanted := found.metadata.get("Requires-Python"))
        and not SpecifierSet(wanted).contains(OLDEST)
    ]
    assert not refusing
