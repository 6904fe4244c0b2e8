"""Word lists of the user's own: what they make known, and that caches know of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_extract.ocr.known import is_known
from zi_extract.store.versions import current_versions
from zi_extract.user_words import VARIABLE, LexiconError, use_folder, user_words


@pytest.fixture(autouse=True)
def _no_lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    # Set first: what use_folder puts into the environment is taken out again after the test.
    monkeypatch.setenv(VARIABLE, "")


def _lists(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "own.txt").write_text(text, encoding="utf-8")
    return folder


def test_words_of_the_user_are_known_with_their_inflections(tmp_path: Path) -> None:
    assert not is_known("zagrutan")
    use_folder(_lists(tmp_path / "words", "zagrut SiZaGrut # an application\n"))
    assert is_known("zagrutan")
    assert is_known("SiZaGrut")
    assert not is_known("SIzAgrut")
    assert user_words() == {"zagrut", "SiZaGrut"}


def test_what_was_read_with_other_words_is_stale(tmp_path: Path) -> None:
    plain = current_versions({})
    use_folder(_lists(tmp_path / "one", "zagrut"))
    first = current_versions({})
    use_folder(_lists(tmp_path / "same", "zagrut"))
    same = current_versions({})
    use_folder(_lists(tmp_path / "more", "zagrut magru"))
    more = current_versions({})
    assert "lexicon" not in plain.reading
    assert first.reading == same.reading
    assert len({tuple(v.reading.items()) for v in (plain, first, more)}) == 3
    assert len({tuple(v.result.items()) for v in (plain, first, more)}) == 3


@pytest.mark.parametrize("text", ["", "# nothing but a remark\n"])
def test_a_folder_without_words_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(LexiconError, match="no words"):
        use_folder(_lists(tmp_path / "words", text))


def test_a_list_that_is_no_text_is_refused(tmp_path: Path) -> None:
    folder = _lists(tmp_path / "words", "")
    (folder / "own.txt").write_bytes(b"\xff\xfe\x00\x01\xff")
    with pytest.raises(LexiconError, match="cannot be read"):
        use_folder(folder)


@pytest.mark.parametrize("word", ["Republik", "Bupati", "GUBERNUR", "Rektor", "pengesahan"])
def test_words_of_government_are_known(word: str) -> None:
    assert is_known(word)
    assert not is_known(word[:2] + "q" + word[3:])
