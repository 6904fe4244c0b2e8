"""Decrees to documents and files. Nothing here touches the disk: functions return bytes.

``document.settle`` makes the exported form of a draft, ``files.document_files`` what is to be
written of it; ``rows``, ``csv_files``, ``catalog`` and ``datapackage`` those of a collection.
"""
