"""Rows of a mid-term plan say their 부문 below the 분야."""

from django.db import migrations, models

_PLACE = ["municipality", "statement", "heading", "sector", "code", "item", "source", "year"]


class Migration(migrations.Migration):
    dependencies = [("budget", "0055_cross_use_clauses")]

    operations = [
        migrations.AddField("matteramount", "sector", models.CharField("부문", max_length=60, blank=True)),
        migrations.RemoveConstraint("matteramount", "budget_matteramount_place"),
        migrations.AddConstraint(
            "matteramount", models.UniqueConstraint(fields=_PLACE, name="budget_matteramount_place")
        ),
    ]
