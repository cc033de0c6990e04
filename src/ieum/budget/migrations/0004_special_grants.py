from django.db import migrations, models

SUBSIDIES = ["307-02", "307-03", "307-04", "307-10", "307-11", "402-01", "402-02"]


class Migration(migrations.Migration):
    dependencies = [("budget", "0003_holding_cells")]
    operations = [
        migrations.AddConstraint(
            model_name="appropriationcell",
            constraint=models.CheckConstraint(
                condition=~models.Q(funding__in=["SPECIAL_GRANT", "SPECIAL_ADJUSTMENT"], item__in=SUBSIDIES),
                name="budget_appropriationcell_special_grant",
            ),
        ),
    ]
