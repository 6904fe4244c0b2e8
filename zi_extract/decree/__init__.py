"""Lines in, a decree out: the Indonesian grammar of Keputusan, its lexicon kept as data files."""

from zi_extract.decree.reader import read_decree

__all__ = ["read_decree"]
