"""The office's single sign-on as the environment names it."""

import pytest

from ieum.platform.environment import WrongSetting
from ieum.platform.login.office import office

SECRET = "s"  # noqa: S105 - of nothing


def name_provider(monkeypatch, **settings):
    for name in ("ISSUER", "CLIENT", "SECRET", "NAME"):
        monkeypatch.delenv(f"IEUM_OIDC_{name}", raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(f"IEUM_OIDC_{name.upper()}", value)


def test_none_is_named(monkeypatch):
    name_provider(monkeypatch)

    assert office() is None


def test_a_named_one_is_taken_and_pages_may_lead_to_its_host_alone(monkeypatch):
    name_provider(monkeypatch, issuer="https://login.example.kr/oidc", client="ieum", secret=SECRET, name="행정포털")

    named = office()

    assert (named.name, named.origin) == ("행정포털", "https://login.example.kr")
    assert named.as_app()["settings"] == {"server_url": "https://login.example.kr/oidc"}


def test_half_of_the_settings_is_a_fault_that_names_the_rest(monkeypatch):
    name_provider(monkeypatch, issuer="https://login.example.kr")

    with pytest.raises(WrongSetting, match="IEUM_OIDC_CLIENT, IEUM_OIDC_SECRET"):
        office()


@pytest.mark.parametrize(
    "issuer",
    [
        "login.example.kr",
        "ftp://login.example.kr",
        "https://",
        "http://login.example.kr",
        "http://127.0.0.1.example.kr",
    ],
)
def test_an_issuer_that_is_no_address_or_that_others_could_answer_for_is_a_fault(monkeypatch, issuer):
    name_provider(monkeypatch, issuer=issuer, client="ieum", secret=SECRET)

    with pytest.raises(WrongSetting, match="IEUM_OIDC_ISSUER"):
        office()
