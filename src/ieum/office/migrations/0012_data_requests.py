"""Cases may be demands for data."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("office", "0011_people_by_municipality")]

    operations = [
        migrations.AlterField(
            model_name="officecase",
            name="kind",
            field=models.CharField(
                choices=[
                    ("REQUEST", "업무 요청"),
                    ("DIRECTIVE", "요청사항·지시"),
                    ("PETITION", "민원"),
                    ("INQUIRY", "질의"),
                    ("POLICY", "방침"),
                    ("DATA", "자료 요구"),
                ],
                max_length=20,
                verbose_name="구분",
            ),
        ),
    ]
