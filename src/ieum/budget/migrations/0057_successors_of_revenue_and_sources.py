"""Successors of 세입과목 and of sources of money."""

from django.db import migrations, models

KINDS = [
    ("FUNCTION", "부문"), ("UNIT", "단위사업"), ("PROGRAMME", "세부사업"), ("ITEM", "통계목"), ("DIVISION", "부서"),
    ("REVENUE", "세입과목"), ("FUNDING", "재원"),
]  # fmt: skip
NAME = "budget_codesuccessor_kind"


class Migration(migrations.Migration):
    dependencies = [("budget", "0056_sectors_of_plans")]
    operations = [
        migrations.RemoveConstraint("codesuccessor", NAME),
        migrations.AlterField(
            "codesuccessor", "kind", models.CharField(choices=KINDS, max_length=20, verbose_name="구분")
        ),
        migrations.AddConstraint(
            "codesuccessor",
            models.CheckConstraint(condition=models.Q(("kind__in", [code for code, _ in KINDS])), name=NAME),
        ),
    ]
