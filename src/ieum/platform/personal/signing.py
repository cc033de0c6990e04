"""Signatures under tombstones: that this installation, and nobody with a copy of its database, destroyed something."""

from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ieum.platform.sealing import derived_key

_PURPOSE = "tombstones"


def sign(text: str) -> str:
    """The signature (Ed25519) of a text, in hexadecimal."""
    return _key().sign(text.encode()).hex()


def is_signed(text: str, signature: str) -> bool:
    """Whether this installation signed that text."""
    try:
        _key().public_key().verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


@cache
def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(derived_key(_PURPOSE))
