"""Secrets that the database holds sealed."""

import pytest

from ieum.platform import sealing


def with_key(monkeypatch, key):
    monkeypatch.setenv("IEUM_DATA_KEY", key)
    forget_keys()


def forget_keys():
    sealing._box.cache_clear()
    sealing.derived_key.cache_clear()


@pytest.fixture(autouse=True)
def key(monkeypatch):
    with_key(monkeypatch, "a key of this test")
    yield
    forget_keys()


def test_what_is_sealed_can_be_opened_again():
    sealed = sealing.seal("비밀", purpose="test")

    assert "비밀" not in sealed
    assert sealing.unseal(sealed, purpose="test") == "비밀"


def test_the_same_text_is_never_sealed_the_same_way():
    assert sealing.seal("비밀", purpose="test") != sealing.seal("비밀", purpose="test")


def test_what_is_sealed_for_one_purpose_does_not_open_for_another():
    sealed = sealing.seal("비밀", purpose="test")

    with pytest.raises(sealing.CannotUnseal):
        sealing.unseal(sealed, purpose="other")


def test_another_key_opens_nothing_and_the_sentence_says_where_to_look(monkeypatch):
    sealed = sealing.seal("비밀", purpose="test")
    with_key(monkeypatch, "another key")

    with pytest.raises(sealing.CannotUnseal, match="IEUM_DATA_KEY"):
        sealing.unseal(sealed, purpose="test")


def test_what_was_altered_does_not_open():
    sealed = sealing.seal("비밀", purpose="test")
    altered = sealed[:-5] + ("A" if sealed[-5] != "A" else "B") + sealed[-4:]

    with pytest.raises(sealing.CannotUnseal):
        sealing.unseal(altered, purpose="test")
