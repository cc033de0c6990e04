"""By which law an account was set up, and until when it is to exist."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("budget", "0059_matters_searched")]

    operations = [
        migrations.AddField(
            "codeentry", "law", models.CharField("설치 근거", max_length=200, blank=True, db_default="")
        ),
        migrations.AddField("codeentry", "ends_on", models.DateField("존속기한", null=True)),
    ]
