"""An order hands a post over on its day and again on that on which what it set ends."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("org", "0015_chained_accounting")]
    operations = [
        migrations.RemoveConstraint("handover", "org_handover_once"),
        migrations.AddConstraint(
            "handover",
            models.UniqueConstraint(
                fields=("municipality", "order", "post", "effective_date"), name="org_handover_once"
            ),
        ),
    ]
