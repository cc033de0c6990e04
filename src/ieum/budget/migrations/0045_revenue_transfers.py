"""세입 이체: what a division was to take in goes over to another one that took its work over."""

from importlib import import_module

from django.db import migrations, models

_BEFORE = import_module("ieum.budget.migrations.0030_revenue_with_expenditure")
KINDS = (*_BEFORE.KINDS[:-1], ("REORGANISATION", "세입 이체"), _BEFORE.KINDS[-1])
BALANCES = (*_BEFORE.BALANCES, ("REORGANISED", "세입 이체 증감"))

PARTS_BEFORE = _BEFORE.PARTS.partition("CREATE FUNCTION ieum_is_with_expenditure")[0].replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)
PARTS = PARTS_BEFORE.replace(
    "('ABSORB_PRE_USE', 'PRE_USED', -1)", "('ABSORB_PRE_USE', 'PRE_USED', -1), ('REORGANISATION', 'REORGANISED', 1)"
)

# It moves within an account and a 세입과목, and takes from one division as much as it gives to another one.
FAULT = _BEFORE.FAULT.replace(
    "kind NOT IN ('SUPPLEMENTARY', 'LEVY', 'RECEIPT')",
    "kind NOT IN ('SUPPLEMENTARY', 'LEVY', 'RECEIPT', 'REORGANISATION')",
).replace(
    "        WHEN (kind = 'SUPPLEMENTARY')",
    """        WHEN kind = 'REORGANISATION' AND EXISTS (
            SELECT FROM line l JOIN budget_revenuecell c ON c.municipality_id = municipality AND c.id = l.cell_id
            GROUP BY c.account_id, c.code HAVING sum(l.amount) <> 0
        ) THEN 'UNBALANCED'
        WHEN (kind = 'SUPPLEMENTARY')""",
)

# What was given away can be no more than what was budgeted.
SHORT = (
    _BEFORE.SHORT.replace(
        "            sum(l.amount) FILTER (WHERE l.balance = 'ORIGINAL') AS original,",
        "            sum(l.amount) FILTER (WHERE l.balance = 'REORGANISED') AS reorganised,\n"
        "            sum(l.amount) FILTER (WHERE l.balance = 'ORIGINAL') AS original,",
    )
    .replace(
        "sum(coalesce(original, 0)) OVER w AS original,",
        "sum(coalesce(original, 0)) OVER w AS original,\n"
        "            sum(coalesce(reorganised, 0)) OVER w AS reorganised,",
    )
    .replace("            budget, original,", "            budget, budget + reorganised, original,")
)


def _constraints(
    model: str, column: str, label: str, choices: tuple[tuple[str, str], ...]
) -> list[migrations.operations.base.Operation]:
    name = f"budget_{model}_{column}"
    return [
        migrations.RemoveConstraint(model, name),
        migrations.AlterField(model, column, models.CharField(choices=choices, max_length=20, verbose_name=label)),
        migrations.AddConstraint(
            model,
            models.CheckConstraint(condition=models.Q((f"{column}__in", [code for code, _ in choices])), name=name),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("budget", "0044_requested_places")]
    operations = [
        *_constraints("revenueevent", "kind", "구분", KINDS),
        *_constraints("revenueline", "balance", "잔액 구분", BALANCES),
        migrations.RunSQL(PARTS, PARTS_BEFORE),
        migrations.RunSQL(FAULT, _BEFORE.FAULT),
        migrations.RunSQL(SHORT, _BEFORE.SHORT),
    ]
