from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("budget", "0048_sub_allotted_units")]

    operations = [
        migrations.AddField(
            "executiontarget",
            "division",
            models.CharField(blank=True, db_default="", max_length=60, verbose_name="부서"),
        ),
        migrations.RemoveConstraint("executiontarget", "budget_executiontarget_position"),
        migrations.AddConstraint(
            "executiontarget",
            models.UniqueConstraint(
                fields=["municipality", "fiscal_year", "division", "until", "position"],
                name="budget_executiontarget_position",
            ),
        ),
    ]
