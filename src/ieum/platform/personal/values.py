"""A personal value: hidden wherever it is shown, and told only to who says why.

It is ciphertext under the key of the person whom it is about, and tells who that is, so that nothing else is needed
to read it; what it is ciphertext of is bound to its field and person, so that it cannot stand in for another.
"""

import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ieum.platform.personal import keys
from ieum.platform.personal.masking import PersonalKind, masked
from ieum.platform.sealing import CannotUnseal

ERASED = "(파기됨)"
"""What stands where the key was destroyed."""
_FORM = b"\x01"
_SUBJECT, _NONCE = slice(1, 17), slice(17, 29)
_TEXT = slice(29, None)


class Erased(LookupError):
    """The key was destroyed, so that nobody can read the value."""


class Personal:
    """A personal value as it is kept. As text it is masked; ``reveal`` is for those who log that they read it."""

    __slots__ = ("field", "kind", "sealed")

    def __init__(self, sealed: bytes, field: str, kind: PersonalKind) -> None:
        self.sealed = sealed
        self.field = field
        self.kind = kind

    @classmethod
    def of(cls, text: str, *, subject_id: UUID, field: str, kind: PersonalKind) -> "Personal":
        """Seal a text about a person; their key is made where there is none."""
        nonce = secrets.token_bytes(12)
        cipher = AESGCM(keys.make_key(subject_id))
        text_sealed = cipher.encrypt(nonce, text.encode(), _bound(field, subject_id))
        return cls(_FORM + subject_id.bytes + nonce + text_sealed, field, kind)

    @property
    def subject_id(self) -> UUID:
        """Whom the value is about."""
        return UUID(bytes=self.sealed[_SUBJECT])

    def reveal(self) -> str:
        """The value itself.

        :raises Erased: if the key was destroyed
        :raises CannotUnseal: if the value or the key was altered
        """
        key = keys.key_of(self.subject_id)
        if key is None:
            raise Erased(ERASED)
        try:
            text = AESGCM(key).decrypt(self.sealed[_NONCE], self.sealed[_TEXT], _bound(self.field, self.subject_id))
        except InvalidTag as error:
            raise CannotUnseal(f"개인정보가 바뀌었거나 다른 곳의 것입니다: {self.field} {self.subject_id}") from error
        return text.decode()

    def __str__(self) -> str:
        try:
            return masked(self.reveal(), self.kind)
        except Erased:
            return ERASED

    def __repr__(self) -> str:
        return f"<Personal {self.field} {self.subject_id}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Personal) and self.sealed == other.sealed

    def __hash__(self) -> int:
        return hash(self.sealed)


def _bound(field: str, subject_id: UUID) -> bytes:
    return field.encode() + b"\0" + subject_id.bytes
