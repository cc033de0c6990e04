"""Keys of personal values, and the values themselves: whose they are, and that nothing opens without the key."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from ieum.platform import sealing
from ieum.platform.database.backups import folder_of
from ieum.platform.database.embedded import EmbeddedServer
from ieum.platform.database.identity import uuid7
from ieum.platform.personal import keys
from ieum.platform.personal.masking import PersonalKind
from ieum.platform.personal.values import ERASED, Erased, Personal


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    """A home of this test's own, so that it may count the keys."""
    monkeypatch.setenv("IEUM_HOME", str(tmp_path))
    monkeypatch.setenv("IEUM_DATA_KEY", "a key of this test")
    sealing.derived_key.cache_clear()
    yield tmp_path
    sealing.derived_key.cache_clear()


def name(text="홍길동", subject_id=None, field="org.person.name"):
    return Personal.of(text, subject_id=subject_id or uuid7(), field=field, kind=PersonalKind.NAME)


def test_a_key_is_made_once_and_stays(home):
    person = uuid7()

    assert keys.make_key(person) == keys.make_key(person) == keys.key_of(person)
    assert [each.name for each in home.glob("keys/??/*")] == [str(person)]


def test_many_who_make_a_key_at_once_get_the_same(home):
    person = uuid7()

    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(keys.make_key, [person] * 40))

    assert made == {keys.key_of(person)}
    assert [each.name for each in home.glob("keys/??/*")] == [str(person)]


def test_only_the_account_of_the_installation_may_look_at_keys(home):
    keys.make_key(uuid7())

    assert {oct(each.stat().st_mode & 0o777) for each in home.glob("keys/??/*")} == {"0o600"}
    assert {oct(each.stat().st_mode & 0o777) for each in (home / "keys", *home.glob("keys/??"))} == {"0o700"}


def test_keys_stand_outside_of_the_cluster_of_its_log_and_of_its_backups(home):
    server = EmbeddedServer(home)

    copied = (server.data, server.archive, folder_of(server))
    assert [keys.folder().is_relative_to(each) or each.is_relative_to(keys.folder()) for each in copied] == [False] * 3


def test_a_destroyed_key_is_gone_and_the_others_stay():
    first, second = uuid7(), uuid7()
    kept = keys.make_key(second)
    keys.make_key(first)

    assert [keys.destroy_key(first), keys.destroy_key(first)] == [True, False]
    assert (keys.key_of(first), keys.key_of(second)) == (None, kept)


def test_another_data_key_opens_no_key(monkeypatch):
    person = uuid7()
    keys.make_key(person)
    monkeypatch.setenv("IEUM_DATA_KEY", "another key")
    sealing.derived_key.cache_clear()

    with pytest.raises(sealing.CannotUnseal, match="IEUM_DATA_KEY"):
        keys.key_of(person)


def test_a_key_in_the_place_of_another_opens_nothing(home):
    first, second = uuid7(), uuid7()
    keys.make_key(first)
    keys.make_key(second)
    (home / "keys" / first.hex[-2:] / str(first)).replace(home / "keys" / second.hex[-2:] / str(second))

    with pytest.raises(sealing.CannotUnseal):
        keys.key_of(second)


def test_a_value_is_text_only_when_it_is_revealed():
    value = name()

    assert (str(value), f"{value}", value.reveal()) == ("홍*동", "홍*동", "홍길동")
    assert "길" not in repr(value)
    assert "홍길동".encode() not in value.sealed


def test_the_same_name_is_never_sealed_the_same_way():
    person = uuid7()

    assert name(subject_id=person).sealed != name(subject_id=person).sealed


def test_without_its_key_a_value_is_gone_for_good():
    value = name()
    keys.destroy_key(value.subject_id)

    assert str(value) == ERASED
    with pytest.raises(Erased):
        value.reveal()


def test_a_value_of_one_field_does_not_open_as_another():
    value = Personal(name().sealed, "legal.case.plaintiff", PersonalKind.NAME)

    with pytest.raises(sealing.CannotUnseal, match=r"legal\.case\.plaintiff"):
        value.reveal()


@pytest.mark.parametrize("place", [1, 16, 17, 30, -1])
def test_an_altered_value_does_not_open(place):
    value = name()
    keys.make_key(value.subject_id)
    altered = bytearray(value.sealed)
    altered[place] ^= 1

    with pytest.raises((sealing.CannotUnseal, Erased)):
        Personal(bytes(altered), value.field, value.kind).reveal()


def test_an_erasure_is_noted_once_beside_the_keys_and_outlives_the_key(home):
    person = uuid7()
    keys.make_key(person)

    keys.note_erasure(person, "첫 표시")
    keys.note_erasure(person, "다른 표시")
    keys.destroy_key(person)

    assert keys.erasures() == {person: "첫 표시"}
    assert {oct(each.stat().st_mode & 0o777) for each in home.glob("keys/erased/*")} == {"0o600"}
