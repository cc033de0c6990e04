from typing import Any

from django.db import migrations

from ieum.platform.personal.masking import PersonalKind
from ieum.platform.personal.values import Personal


def seal(apps: Any, schema_editor: Any) -> None:
    persons = apps.get_model("org", "Person").objects.using(schema_editor.connection.alias)
    for person_id, name in persons.filter(sealed_name=None).values_list("pk", "name"):
        sealed = Personal.of(name, subject_id=person_id, field="org.person.name", kind=PersonalKind.NAME)
        persons.filter(pk=person_id).update(sealed_name=sealed)


def open_again(apps: Any, schema_editor: Any) -> None:
    persons = apps.get_model("org", "Person").objects.using(schema_editor.connection.alias)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT id, sealed_name FROM org_person")
        for person_id, sealed in cursor.fetchall():
            name = Personal(bytes(sealed), "org.person.name", PersonalKind.NAME).reveal()
            persons.filter(pk=person_id).update(name=name)


class Migration(migrations.Migration):
    dependencies = [("org", "0003_sealed_names")]
    operations = [migrations.RunPython(seal, open_again)]
