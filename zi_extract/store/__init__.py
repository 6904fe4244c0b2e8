"""Bytes on disk, always whole: atomic writes, the stage cache, records and the manifest."""
