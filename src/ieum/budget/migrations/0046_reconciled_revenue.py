"""Statements of revenue beside our ledger, as those of expenditure."""

from django.db import migrations, models

SIDES = [("EXPENDITURE", "세출"), ("REVENUE", "세입")]
BEFORE = [
    ("APPROPRIATION", "예산액"), ("AVAILABLE", "예산현액"), ("ALLOTTED", "배정액"), ("UNALLOTTED", "배정잔액"),
    ("COMMITTED", "지출원인행위액"), ("SPENT", "집행액"), ("REMAINING", "집행잔액"),
]  # fmt: skip
TOTALS = [
    *BEFORE, ("BUDGETED", "예산액"), ("REORGANISED", "이체 등 증감"), ("LEVIED", "징수결정액"), ("RECEIVED", "수납액"),
    ("WRITTEN_OFF", "불납결손액"), ("UNCOLLECTED", "미수납액"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("budget", "0045_revenue_transfers")]
    operations = [
        migrations.AddField(
            "reconciliation",
            "side",
            models.CharField(choices=SIDES, db_default="EXPENDITURE", max_length=20, verbose_name="세입·세출"),
        ),
        migrations.AddConstraint(
            "reconciliation",
            models.CheckConstraint(
                condition=models.Q(side__in=[code for code, _ in SIDES]), name="budget_reconciliation_side"
            ),
        ),
        migrations.RemoveConstraint("reconciledline", "budget_reconciledline_total"),
        migrations.AlterField(
            "reconciledline", "total", models.CharField(choices=TOTALS, max_length=20, verbose_name="금액 구분")
        ),
        migrations.AddConstraint(
            "reconciledline",
            models.CheckConstraint(
                condition=models.Q(total__in=[code for code, _ in TOTALS]), name="budget_reconciledline_total"
            ),
        ),
    ]
