"""The single sign-on of the office (OpenID Connect), as the environment names it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ieum.platform import environment

_HERE = ("127.0.0.1", "::1", "localhost")
"""Hosts that need no TLS: what it says is believed without looking at its signature, as OpenID Connect Core 3.1.3.7
allows where nobody stands between.
"""
_NAMES = ("IEUM_OIDC_ISSUER", "IEUM_OIDC_CLIENT", "IEUM_OIDC_SECRET")


@dataclass(frozen=True, slots=True)
class Office:
    """A provider of identities."""

    issuer: str
    """Address under which it describes itself."""
    client: str
    secret: str
    name: str
    """What the button says: "행정포털"."""

    @property
    def origin(self) -> str:
        """Scheme and host, as content security policies name them."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    def as_app(self) -> dict[str, Any]:
        """The provider as the login library takes it."""
        return {
            "provider_id": "office",
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {"server_url": self.issuer},
        }


def office() -> Office | None:
    """Read the provider from IEUM_OIDC_ISSUER, _CLIENT, _SECRET and _NAME; None where none is named.

    :raises WrongSetting: if only some are set, or the issuer is no address
    """
    issuer, client, secret = (environment.read(name) for name in _NAMES)
    if not issuer and not client and not secret:
        return None
    missing = [name for name, value in zip(_NAMES, (issuer, client, secret), strict=True) if not value]
    if missing:
        raise environment.WrongSetting(f"기관 로그인에는 {', '.join(missing)}도 정해야 합니다.")
    parts = urlsplit(issuer)
    if not parts.netloc or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _HERE)):
        raise environment.WrongSetting(f"IEUM_OIDC_ISSUER는 https:// 주소여야 합니다: {issuer}")
    return Office(issuer, client, secret, environment.read("IEUM_OIDC_NAME", "기관 계정"))
