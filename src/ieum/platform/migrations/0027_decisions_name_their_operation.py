"""The key of a decision to its operation stands beside the one with the municipality again, as everywhere."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("platform", "0026_account_periods")]
    operations = [
        migrations.AlterField(
            "decision",
            "operation",
            models.ForeignKey(
                to="platform.operation",
                on_delete=models.PROTECT,
                related_name="+",
                db_index=False,
                verbose_name="처리 기록",
            ),
        ),
    ]
