"""The field of a model that holds personal values, and the list of all such fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import FieldError
from django.db import models

from ieum.platform.personal.access_log import log_write
from ieum.platform.personal.masking import PersonalKind
from ieum.platform.personal.values import Personal

if TYPE_CHECKING:
    FieldBase = models.Field[Personal | str, Personal]
else:
    FieldBase = models.Field


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What is said about a personal field: what it is, by which law it is kept, and for how long."""

    kind: PersonalKind
    basis: str
    """The article by which it is collected and used."""
    retention: str
    """The period in ``parameters/retention.yaml``."""
    subject: str = "pk"
    """The column that names the person: the row itself where the row is the person."""


class PersonalField(FieldBase):
    """Holds ciphertext; gives and takes ``Personal``, and seals a text that is set when the row is saved.

    Nothing can be asked for by its value: two rows with one text have two ciphertexts.
    """

    def __init__(self, *args: Any, personal: PersonalData | None = None, **kwargs: Any) -> None:
        self.personal = personal
        super().__init__(*args, **{"editable": False, **kwargs})

    def get_internal_type(self) -> str:
        """Kept as bytes."""
        return "BinaryField"

    @property
    def place(self) -> str:
        """What the ciphertext is bound to: "org.person.name"."""
        return f"{self.model._meta.label_lower}.{self.name}"

    def pre_save(self, model_instance: models.Model, add: bool) -> Personal | None:  # noqa: FBT001 - Django's signature
        """Seal a text under the key of the row's person."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            declared = self.declared
            subject_id = getattr(model_instance, declared.subject)
            value = Personal.of(value, subject_id=subject_id, field=self.place, kind=declared.kind)
            setattr(model_instance, self.attname, value)
            log_write(subject_id, self.place)
        return value  # type: ignore[no-any-return]  # a Personal or None

    def get_prep_value(self, value: Any) -> bytes | None:
        """The ciphertext.

        :raises FieldError: for a text, which has no person here
        """
        if value is None or isinstance(value, (bytes, memoryview)):
            return value  # type: ignore[return-value]  # psycopg takes both
        if not isinstance(value, Personal):
            raise FieldError(f"{self.place}: 개인정보는 값으로 찾거나 한꺼번에 바꿀 수 없습니다.")
        return value.sealed

    def from_db_value(self, value: Any, expression: object, connection: object) -> Personal | None:  # noqa: ARG002 - Django's signature
        """The value as it is shown: hidden."""
        return None if value is None else Personal(bytes(value), self.place, self.declared.kind)

    @property
    def declared(self) -> PersonalData:
        """What is said about the field.

        :raises FieldError: if nothing is, as in a migration
        """
        if self.personal is None:
            raise FieldError(f"{self.place}: 무슨 개인정보인지 적혀 있지 않습니다.")
        return self.personal


def personal_fields() -> Iterator[PersonalField]:
    """All personal fields of all apps."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, PersonalField):
                yield field
