"""It is known of an account whether its password is still the one that the operator's command made."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("platform", "0033_calendar_minutes")]
    operations = [
        migrations.AddField(
            "account", "has_first_password", models.BooleanField(default=False, verbose_name="첫 비밀번호")
        ),
    ]
