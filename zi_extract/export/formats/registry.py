"""Which formats there are, and the Python package that each of them needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from zi_extract.errors import InputError, MissingToolError
from zi_extract.export.formats.names import FormatName
from zi_extract.export.formats.results import Results

Exporter = Callable[[Results], Iterator[tuple[str, bytes | InputError]]]
"""Yields the name and the content of one file after the other, or why it could not be made."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its module, what it is for, and the package and extra it needs, if any."""

    module: str
    purpose: str
    package: str = ""
    extra: str = ""


FORMATS = {
    FormatName.NDJSON: Format("ndjson", "one JSON object per line: decrees and actions"),
    FormatName.XLSX: Format("xlsx", "workbooks: the tables, and each Lampiran", "openpyxl", "xlsx"),
    FormatName.CSV: Format("csv_plain", "the tables for programs: every text as it is"),
    FormatName.SQLITE: Format("sqlite", "the tables as one database"),
    FormatName.PARQUET: Format("parquet", "typed tables for analysis", "pyarrow", "parquet"),
    FormatName.JDIHN: Format("jdihn", "metadata of the national legal network"),
    FormatName.AKN: Format("akn", "Akoma Ntoso for legal archives", "lxml", "akn"),
    FormatName.HOCR: Format("hocr", "words with their boxes"),
    FormatName.PDF: Format("pdf", "the scans, searchable"),
}


def exporter(name: FormatName) -> Exporter:
    """The exporter of a format. Raises MissingToolError when its package is not installed."""
    form = FORMATS[name]
    if form.package and find_spec(form.package) is None:
        raise MissingToolError(
            f"The Python package {form.package} is not installed. Where: export --to {name}. "
            f"Next: pip install 'zi-extract[{form.extra}]'"
        )
    export: Exporter = import_module(f"zi_extract.export.formats.{form.module}").export
    return export
