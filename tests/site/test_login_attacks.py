"""What is tried at the login by who has no password: another's session, what answers betray, keys from elsewhere."""

import hashlib
import json
import socket
from dataclasses import dataclass, field

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialApp
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.auth import hashers
from django.test import Client
from django.test.utils import override_settings
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)
from tests.site.offices import PASSWORD, make_office, texts

from ieum.platform.choices import Role
from ieum.platform.login.office import Office

pytestmark = pytest.mark.database
LOGIN = "officer-3180"
OURS = "http://localhost"
PRESENT_AND_KNOWN = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
ELSEWHERE = [
    "https://evil.example/", "//evil.example/", "/\\evil.example/", "\\\\evil.example", "https:evil.example",
    "javascript:alert(1)", "http://localhost@evil.example/", " https://evil.example/", "https://localhost.evil.example/",
]  # fmt: skip


@pytest.fixture
def office(database):
    return make_office("3180", "영등포구", password=True)


def browser() -> Client:
    return Client(SERVER_NAME="localhost")


def log_in(client: Client, **more):
    return client.post("/login/", {"login": LOGIN, "password": PASSWORD, **more})


@pytest.mark.parametrize("given", ELSEWHERE)
def test_no_address_of_the_login_leads_to_another_site(office, given):
    client = browser()
    led = [client.post("/language/", {"language": "en", "next": given}), log_in(client, next=given)]
    led += [client.post("/language/", {"language": "ko", "next": given}), client.post("/logout/", {"next": given})]

    assert [(each.status_code, each.headers["Location"]) for each in led] == [(302, "/")] * 4


def test_a_session_that_somebody_planted_is_not_the_one_of_who_logs_in(office):
    known = "a" * 32
    planted, anonymous = browser(), browser()
    planted.cookies["sessionid"] = known
    anonymous.get("/login/passkey/", HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    before = anonymous.cookies["sessionid"].value

    assert [log_in(each).status_code for each in (planted, anonymous)] == [302, 302]

    for key, client in ((known, planted), (before, anonymous)):
        thief = browser()
        thief.cookies["sessionid"] = key
        assert client.cookies["sessionid"].value != key
        assert (client.get("/").status_code, thief.get("/").status_code) == (200, 302)


def test_the_work_of_a_refused_login_does_not_tell_whether_there_is_such_an_account(office, counted):
    work, said = [], []

    for login in (LOGIN, "nobody-3180"):
        before = Counting.done
        said.append(browser().post("/login/", {"login": login, "password": "wrong"}).status_code)
        work.append(Counting.done - before)

    assert (said, work) == ([200, 200], [1, 1])


@pytest.fixture
def counted():
    with override_settings(PASSWORD_HASHERS=[f"{__name__}.Counting"]):
        yield


class Counting(hashers.Argon2PasswordHasher):
    """The hasher of the site, and how often it has worked."""

    done = 0

    def encode(self, *given):
        Counting.done += 1
        return super().encode(*given)

    def verify(self, *given):
        Counting.done += 1
        return super().verify(*given)


@dataclass
class Key:
    """A security key: it signs what it is asked for, at whatever site."""

    own: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    name: bytes = b"key of a test"

    def registered(self, account, challenge="AAAA"):
        """Make it a passkey of an account."""
        known = AttestedCredentialData.create(bytes(16), self.name, ES256.from_cryptography_key(self.own.public_key()))
        flags = PRESENT_AND_KNOWN | AuthenticatorData.FLAG.AT
        made = AuthenticatorData.create(self._place("localhost"), flags, 1, known)
        said = CollectedClientData.create("webauthn.create", challenge, OURS)
        parts = {"clientDataJSON": said, "attestationObject": AttestationObject.create("none", made, {})}
        credential = self._written(parts) | {"clientExtensionResults": {"credProps": {"rk": True}}}
        Authenticator.objects.create(
            user=account, type=Authenticator.Type.WEBAUTHN, data={"name": "열쇠", "credential": credential}
        )
        self.handle = str(account.pk).encode()

    def answer(self, challenge, *, origin=OURS, place="localhost", flags=PRESENT_AND_KNOWN):
        """What it and the browser say to a challenge at a site."""
        said = CollectedClientData.create("webauthn.get", challenge, origin)
        about = AuthenticatorData.create(self._place(place), flags, 2)
        signed = self.own.sign(bytes(about) + said.hash, ec.ECDSA(hashes.SHA256()))
        parts = {"clientDataJSON": said, "authenticatorData": about, "signature": signed, "userHandle": self.handle}
        return json.dumps(self._written(parts))

    def _written(self, parts):
        name = websafe_encode(self.name)
        told = {key: websafe_encode(bytes(value)) for key, value in parts.items()}
        return {"id": name, "rawId": name, "type": "public-key", "response": told}

    @staticmethod
    def _place(name):
        return hashlib.sha256(name.encode()).digest()


@pytest.fixture
def key(office):
    made = Key()
    made.registered(office.accounts[Role.OFFICER])
    return made


def asked(client: Client) -> str:
    """The challenge that the login gives to a browser."""
    given = client.get("/login/passkey/", HTTP_X_REQUESTED_WITH="XMLHttpRequest").json()
    return given["request_options"]["publicKey"]["challenge"]


def opened(client: Client, credential: str) -> bool:
    client.post("/login/passkey/", {"credential": credential})
    return client.get("/").status_code == 200


def test_a_passkey_opens_at_our_own_site_alone_and_once(key):
    client = browser()
    answer = key.answer(asked(client))
    assert opened(client, answer)

    client.post("/logout/")
    asked(client)
    assert [opened(client, answer), opened(browser(), answer)] == [False, False]


@pytest.mark.parametrize(
    "said",
    [
        {"origin": "https://evil.example"}, {"origin": "http://evil.example"}, {"origin": "https://localhost.evil.example"},
        {"origin": "http://127.0.0.1"}, {"place": "evil.example"}, {"flags": AuthenticatorData.FLAG.UP}, {"flags": 0},
    ],
    ids=str,
)  # fmt: skip
def test_what_a_key_said_at_another_site_or_to_nobody_opens_nothing(key, said):
    client = browser()

    assert not opened(client, key.answer(asked(client), **said))


@pytest.mark.parametrize(
    "credential",
    ["", "[]", "{}", "null", "1", '"a"', '{"response": []}', '{"response": {"userHandle": "AAAA"}}', "{" * 9_000],
)
def test_what_is_no_answer_of_a_key_is_refused_and_breaks_nothing(office, credential):
    client = browser()
    asked(client)

    assert not opened(client, credential)


def test_another_key_or_a_stranger_s_name_in_the_answer_opens_nothing(key, office):
    stranger = Key(name=b"key of nobody")
    stranger.handle = key.handle
    unsigned = Key(name=key.name)
    unsigned.handle = key.handle
    nobody = Key(own=key.own)
    nobody.handle = b"00000000-0000-0000-0000-000000000001"

    for each in (stranger, unsigned, nobody):
        client = browser()
        assert not opened(client, each.answer(asked(client)))


def test_no_row_of_the_login_library_has_the_site_ask_another_address(office):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        SocialApp.objects.create(
            provider="openid_connect",
            provider_id="other",
            settings={"server_url": f"http://127.0.0.1:{listening.getsockname()[1]}"},
            **dict.fromkeys(("name", "client_id", "secret"), "x"),
        )

        answers = [
            getattr(browser(), how)(f"/login/office/other/{place}").status_code
            for how in ("get", "post")
            for place in ("", "answer/?code=1&state=1")
        ]

        assert answers == [404] * 4
        with pytest.raises(TimeoutError):
            listening.accept()
    assert b"/login/office/" not in browser().get("/login/").content


def test_the_provider_that_the_settings_name_is_offered(office):
    named = Office("https://login.example.kr", "ieum", "s", "행정포털").as_app()
    with override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": {"APPS": [named]}}):
        offered = browser().get("/login/").content.decode()

    assert ("행정포털" in offered, "/login/office/office/" in offered) == (True, True)


def test_wrong_passwords_from_one_place_are_stopped_whatever_the_logins(office):
    said = {}
    for number in range(101):
        answer = browser().post("/login/", {"login": f"guess-{number}", "password": "wrong"})
        said[number] = texts(answer, "//*[@role='alert']//li")
    elsewhere = Client(SERVER_NAME="localhost", REMOTE_ADDR="10.7.7.7")

    assert (len(said[99]), said[99] == said[0], "잠시 잠갔습니다" in said[100][0]) == (1, True, True)
    assert log_in(browser()).status_code == 200
    assert log_in(elsewhere).status_code == 302
