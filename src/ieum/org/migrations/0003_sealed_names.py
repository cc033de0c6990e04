from django.db import migrations

from ieum.platform.personal.fields import PersonalField


class Migration(migrations.Migration):
    dependencies = [("org", "0002_dated_rows")]
    operations = [
        migrations.AddField("person", "sealed_name", PersonalField(verbose_name="이름", null=True)),  # type: ignore[misc]  # empty until 0004 fills it
    ]
