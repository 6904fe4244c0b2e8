"""A workbook as bytes that are the same for the same cells: no times of writing inside."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every member of the archive: the earliest that a zip file can hold."""

WRITTEN_AT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
NO_TIME = rb"\g<1>1980-01-01T00:00:00Z\g<3>"


def workbook_bytes(workbook: Any) -> bytes:
    """The ``openpyxl`` workbook as an XLSX file."""
    written = io.BytesIO()
    workbook.save(written)
    timeless = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(timeless, "w") as target:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == "docProps/core.xml":
                content = WRITTEN_AT.sub(NO_TIME, content)
            entry = zipfile.ZipInfo(member.filename, EPOCH)
            entry.external_attr = 0o600 << 16
            target.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return timeless.getvalue()
