"""Successors of accounts, 분야 and 정책사업."""

from django.db import migrations, models

KINDS = [
    ("ACCOUNT", "회계"), ("FIELD", "분야"), ("FUNCTION", "부문"), ("POLICY", "정책사업"), ("UNIT", "단위사업"),
    ("PROGRAMME", "세부사업"), ("ITEM", "통계목"), ("DIVISION", "부서"), ("REVENUE", "세입과목"), ("FUNDING", "재원"),
]  # fmt: skip
NAME = "budget_codesuccessor_kind"


class Migration(migrations.Migration):
    dependencies = [("budget", "0062_posting_entries")]
    operations = [
        migrations.RemoveConstraint("codesuccessor", NAME),
        migrations.AlterField(
            "codesuccessor", "kind", models.CharField(choices=KINDS, max_length=20, verbose_name="구분")
        ),
        migrations.AddConstraint(
            "codesuccessor",
            models.CheckConstraint(condition=models.Q(("kind__in", [code for code, _ in KINDS])), name=NAME),
        ),
        migrations.AlterField(
            "codesuccessor",
            "account",
            models.CharField(
                blank=True,
                help_text="정책사업, 단위사업, 세부사업 코드의 전년도 회계",
                max_length=60,
                verbose_name="회계",
            ),
        ),
    ]
