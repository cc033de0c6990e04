"""What a use of the reserve rests on; a subsidy against a disaster may be paid from it."""

from importlib import import_module

from django.db import migrations, models

_LAW, _ITEMS = (
    import_module(f"ieum.budget.migrations.{name}") for name in ("0035_transfers_by_law", "0051_items_of_a_year")
)
_GROUNDS = [("BEYOND", "예측할 수 없는 예산 외의 지출"), ("EXCESS", "예산 초과 지출"), ("DISASTER", "재해·재난")]
_BOUND = "m.day BETWEEN b.first_day AND b.last_day"

# A ban says what a movement that it does not bind begins its ground with.
BANS = """
DROP FUNCTION ieum_budget_bans();
CREATE FUNCTION ieum_budget_bans()
RETURNS TABLE (kind text, direction text, items text, first_day date, last_day date, unless text)
LANGUAGE sql IMMUTABLE AS $$
    VALUES
        ('TRANSFER', 'OUT', '101', date '2000-01-01', date '9999-12-31', ''),
        ('TRANSFER', 'IN', '101', '2000-01-01', '9999-12-31', ''),
        ('TRANSFER', 'OUT', '401', '2000-01-01', '2025-12-01', ''),
        ('TRANSFER', 'IN', '203', '2000-01-01', '9999-12-31', ''),
        ('RESERVE_USE', 'IN', '203', '2000-01-01', '9999-12-31', ''),
        ('RESERVE_USE', 'IN', '307-02', '2000-01-01', '9999-12-31', '재해·재난'),
        ('RESERVE_USE', 'IN', '307-03', '2000-01-01', '9999-12-31', '재해·재난'),
        ('RESERVE_USE', 'IN', '307-04', '2000-01-01', '9999-12-31', '재해·재난'),
        ('RESERVE_USE', 'IN', '307-10', '2000-01-01', '9999-12-31', '재해·재난'),
        ('RESERVE_USE', 'IN', '307-11', '2000-01-01', '9999-12-31', '재해·재난'),
        ('RESERVE_USE', 'IN', '402-01', '2000-01-01', '9999-12-31', '재해·재난'),
        ('RESERVE_USE', 'IN', '402-02', '2000-01-01', '2026-12-31', '재해·재난')
$$;
"""
_GRANTED = """
REVOKE ALL ON FUNCTION ieum_budget_bans() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_budget_bans() TO ieum_app;
"""
BANS_BEFORE = "DROP FUNCTION ieum_budget_bans();" + _ITEMS.BANS.replace("CREATE OR REPLACE", "CREATE") + _GRANTED
WRITE = _LAW.WRITE.replace(
    _BOUND,
    f"{_BOUND}\n                    AND (b.unless = '' OR NOT starts_with(coalesce(m.authority, ''), b.unless))",
)


class Migration(migrations.Migration):
    dependencies = [("budget", "0051_items_of_a_year")]

    operations = [
        migrations.RunSQL(BANS + _GRANTED, BANS_BEFORE),
        migrations.RunSQL(WRITE, _LAW.WRITE),
        migrations.AddField(
            "movementrequest",
            "ground",
            models.CharField(blank=True, choices=_GROUNDS, db_default="", max_length=20, verbose_name="예비비의 근거"),
        ),
        migrations.AddConstraint(
            "movementrequest",
            models.CheckConstraint(
                condition=models.Q(
                    ("ground", ""),
                    models.Q(("ground__in", [code for code, _ in _GROUNDS]), ("kind", "RESERVE_USE")),
                    _connector="OR",
                ),
                name="budget_movementrequest_ground",
            ),
        ),
    ]
