"""Bytes in, pictures and text layers out: the only place that opens a document."""
