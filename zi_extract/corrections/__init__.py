"""People's changes: the record, and applying it on every run. Pure but for ``ledger``."""
