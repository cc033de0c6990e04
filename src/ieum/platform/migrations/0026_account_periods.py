from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("platform", "0025_search_likeness_of_many_kinds")]
    operations = [
        migrations.AddField("account", "valid_from", models.DateField(null=True, verbose_name="사용 첫날")),
        migrations.AddField("account", "valid_until", models.DateField(null=True, verbose_name="사용이 끝난 다음 날")),
        migrations.AddConstraint(
            "account",
            models.CheckConstraint(
                condition=models.Q(
                    ("valid_from", None),
                    ("valid_until", None),
                    ("valid_until__gt", models.F("valid_from")),
                    _connector="OR",
                ),
                name="platform_account_period",
            ),
        ),
    ]
