import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Each key of a table names its municipality, so that none tells of another one's rows."""

    dependencies = [("budget", "0036_events_joined_to_lines")]

    operations = [
        migrations.AlterField(
            model_name="reconciliationvoid",
            name="reconciliation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="voids",
                to="budget.reconciliation",
                verbose_name="원장 대사",
            ),
        ),
        migrations.AddConstraint(
            model_name="reconciliationvoid",
            constraint=models.UniqueConstraint(
                fields=("municipality", "reconciliation"), name="budget_reconciliationvoid_once"
            ),
        ),
    ]
