"""The division of an observation's subject in a column of its own, since row security keeps JSON out of indexes."""

from django.db import migrations, models
from django.db.models.fields.json import KT


class Migration(migrations.Migration):
    dependencies = (("platform", "0014_calendars"),)

    operations = (
        migrations.AddField(
            model_name="observation",
            name="division",
            field=models.GeneratedField(
                expression=KT("subject__division"),
                output_field=models.TextField("부서", null=True),
                db_persist=True,
                verbose_name="부서",
            ),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(fields=["municipality", "dataset", "division"], name="platform_observation_division"),
        ),
    )
