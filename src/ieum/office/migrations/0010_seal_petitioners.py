"""Who asked for a case and is not an own post may be a person: sealed, and gone from the index of the search."""

from typing import Any

from django.db import migrations

from ieum.platform.database.identity import uuid7
from ieum.platform.personal.masking import PersonalKind
from ieum.platform.personal.values import Personal

_FIELD, _CONTACT = "office.petitioner.name", "office.petitioner.contact"
_FORGET = """
    DELETE FROM platform_searchkeys WHERE item_id IN (
        SELECT id FROM platform_searchitem WHERE kind = 'office.case' AND subject = %(subject)s
    );
    DELETE FROM platform_searchitem WHERE kind = 'office.case' AND subject = %(subject)s;
"""


def seal(apps: Any, schema_editor: Any) -> None:
    own = schema_editor.connection
    cases = apps.get_model("office", "OfficeCase").objects.using(own.alias)
    petitioners = apps.get_model("office", "Petitioner").objects.using(own.alias)
    for case in cases.filter(requested_by=None).exclude(requester=""):
        key = uuid7()
        name = Personal.of(case.requester, subject_id=key, field=_FIELD, kind=PersonalKind.NAME)
        unsaid = Personal.of("", subject_id=key, field=_CONTACT, kind=PersonalKind.CONTACT)
        petitioners.create(
            id=key, municipality_id=case.municipality_id, operation_id=case.operation_id, case=case, name=name,
            contact=unsaid,
        )  # fmt: skip
        cases.filter(pk=case.pk).update(requester="")
        with own.cursor() as cursor:
            cursor.execute(_FORGET, {"subject": str(case.pk)})


def open_again(apps: Any, schema_editor: Any) -> None:
    own = schema_editor.connection
    cases = apps.get_model("office", "OfficeCase").objects.using(own.alias)
    with own.cursor() as cursor:
        cursor.execute("SELECT case_id, name FROM office_petitioner")
        for case_id, sealed in cursor.fetchall():
            name = Personal(bytes(sealed), _FIELD, PersonalKind.NAME).reveal()
            cases.filter(pk=case_id, requester="").update(requester=name)


class Migration(migrations.Migration):
    dependencies = [("office", "0009_petitioners"), ("platform", "0020_closed_days")]
    operations = [migrations.RunPython(seal, open_again)]
