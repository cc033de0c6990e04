"""Codes that stand for a reserve or a subsidy in their years alone; money whose source is not told is not deemed."""

from importlib import import_module

from django.db import migrations, models

_BANS, _SOURCES = (
    import_module(f"ieum.budget.migrations.{name}") for name in ("0035_transfers_by_law", "0038_sources_and_accounts")
)

# Of a whole account no source is told, as in reports of years before: of it alone money may be deemed.
LINE = _SOURCES.LINE.replace(
    "funding IN ('OWN', 'BOND', 'OTHER') THEN 11",
    "(funding IN ('OWN', 'BOND', 'OTHER') OR funding = 'UNDIVIDED' AND grain <> 'ACCOUNT') THEN 11",
).replace(
    "starts_with(item, '801') <> (amount < 0) THEN 18",
    "CASE WHEN amount < 0 THEN item NOT IN ('801-01', '801-02') ELSE starts_with(item, '801') END THEN 18",
)
# Of 2027 on 402-02 is a part of 402-01.
BANS = _BANS.BANS.replace("'402-02', '2000-01-01', '9999-12-31'", "'402-02', '2000-01-01', '2026-12-31'")

_NAME = "budget_appropriationcell_special_grant"
SUBSIDIES = ["307-02", "307-03", "307-04", "307-10", "307-11", "402-01"]


class Migration(migrations.Migration):
    dependencies = [("budget", "0050_allotment_before_year")]

    operations = [
        migrations.RunSQL(LINE, _SOURCES.LINE),
        migrations.RunSQL(BANS, _BANS.BANS),
        migrations.RemoveConstraint("appropriationcell", _NAME),
        migrations.AddConstraint(
            "appropriationcell",
            models.CheckConstraint(
                condition=models.Q(
                    ("funding__in", ["SPECIAL_GRANT", "SPECIAL_ADJUSTMENT"]), ("item__in", SUBSIDIES), _negated=True
                ),
                name=_NAME,
            ),
        ),
    ]
