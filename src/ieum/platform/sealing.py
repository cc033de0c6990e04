"""Encryption of what must not stand in the database in the clear, such as the secrets of second factors.

The key lives outside of the database and its backups: in IEUM_DATA_KEY, or in a file of the home folder.
"""

import base64
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ieum.platform import environment


class CannotUnseal(Exception):
    """The text was sealed with another key, or altered."""


def seal(text: str, *, purpose: str) -> str:
    """Encrypt a text; each purpose has a key of its own, so that one text cannot stand in for another."""
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    """Decrypt what ``seal`` made for the same purpose.

    :raises CannotUnseal: if it was made with another key or for another purpose, or altered
    """
    try:
        return _box(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise CannotUnseal("암호를 풀 수 없습니다. IEUM_DATA_KEY가 바뀌었는지 확인하십시오.") from error


@cache
def derived_key(purpose: str) -> bytes:
    """A key of 32 bytes for a purpose, the same as long as IEUM_DATA_KEY is."""
    secret = environment.read("IEUM_DATA_KEY") or environment.kept_secret(environment.home(), "data_key")
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret.encode())


@cache
def _box(purpose: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(derived_key(purpose)))
