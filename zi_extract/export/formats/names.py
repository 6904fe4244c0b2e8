"""The names of the formats, apart from their code so that --help answers at once."""

from __future__ import annotations

from enum import StrEnum


class FormatName(StrEnum):
    """What ``--to`` takes."""

    NDJSON = "ndjson"
    XLSX = "xlsx"
    CSV = "csv"
    SQLITE = "sqlite"
    PARQUET = "parquet"
    JDIHN = "jdihn"
    AKN = "akn"
    HOCR = "hocr"
    PDF = "pdf"
