"""The law on 전용 in full: repayments among themselves, 시설비 since its day, nothing that the council cut."""

from importlib import import_module

from django.db import migrations

_FIRST, _MANY, _ONE = (
    import_module(f"ieum.budget.migrations.{name}")
    for name in ("0002_posting", "0010_posting_many", "0023_posting_one")
)


BANS = """
CREATE OR REPLACE FUNCTION ieum_budget_bans()
RETURNS TABLE (kind text, direction text, items text, first_day date, last_day date) LANGUAGE sql IMMUTABLE AS $$
    VALUES
        ('TRANSFER', 'OUT', '101', date '2000-01-01', date '9999-12-31'),
        ('TRANSFER', 'IN', '101', '2000-01-01', '9999-12-31'),
        ('TRANSFER', 'OUT', '401', '2000-01-01', '2025-12-01'),
        ('TRANSFER', 'IN', '203', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '203', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '307-02', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '307-03', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '307-04', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '307-10', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '307-11', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '402-01', '2000-01-01', '9999-12-31'),
        ('RESERVE_USE', 'IN', '402-02', '2000-01-01', '9999-12-31')
$$;
"""
BANS_BEFORE = _FIRST.BANS.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")

# Principal and interest may be transferred between each other alone, so that together they lose nothing.
_POLICY = "WHEN l.kind = 'CHANGE_OF_USE' AND count(DISTINCT l.unit_code) <> 1 THEN 15"
_REPAYMENT = """WHEN l.kind = 'TRANSFER' AND sum(l.amount) FILTER (
                    WHERE starts_with(l.item, '311') OR starts_with(l.item, '601')
                ) < 0 THEN 19
                """
_STANDING = "IF kinds && '{RESERVE_USE,SUPPLEMENTARY}' THEN"
WRITE = _ONE.WRITE.replace(_POLICY, _REPAYMENT + _POLICY).replace(
    _STANDING, "IF kinds && '{RESERVE_USE,TRANSFER,SUPPLEMENTARY}' THEN"
)
STANDING_BEFORE = _MANY.STANDING.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
STANDING = STANDING_BEFORE.replace("e.kind = 'RESERVE_USE'", "e.kind IN ('RESERVE_USE', 'TRANSFER')")


class Migration(migrations.Migration):
    dependencies = [("budget", "0034_codes_and_voids")]
    operations = [
        migrations.RunSQL(BANS, BANS_BEFORE),
        migrations.RunSQL(STANDING, STANDING_BEFORE),
        migrations.RunSQL(WRITE, _ONE.WRITE),
    ]
