"""전용 gives nothing to a 세부사업 that no budget of the year has money for (지방재정법 제49조제2항제1호)."""

from importlib import import_module

from django.db import migrations

_BEFORE = import_module("ieum.budget.migrations.0035_transfers_by_law")

# What was carried in, and what the reserve or the council's 이용 gave, is of a project that was decided on as well.
# What other 전용 brought is not counted, so that two of them do not stand for each other.
_CUT = "        ) THEN 'CUT'\n"
_UNBUDGETED = """        WHEN EXISTS (
            SELECT FROM budget_ledgerevent e
            JOIN budget_ledgerline l ON l.municipality_id = municipality AND l.event_id = e.id AND l.amount > 0
            JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = l.cell_id
            WHERE e.municipality_id = municipality AND e.id = ANY (events) AND e.kind = 'TRANSFER' AND NOT EXISTS (
                SELECT FROM budget_appropriationcell own
                JOIN budget_ledgerline given ON given.municipality_id = municipality AND given.cell_id = own.id
                WHERE own.municipality_id = municipality AND own.programme_id = c.programme_id
                AND given.effective_date <= e.effective_date
                HAVING sum(given.amount) FILTER (WHERE given.balance IN (
                    'ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'PROVISIONAL', 'PRE_USED', 'CARRIED_IN'
                )) > 0 OR sum(given.amount) FILTER (WHERE given.balance IN ('RESERVE_USED', 'CROSS_USED')) > 0
            )
        ) THEN 'UNBUDGETED'
"""
STANDING = _BEFORE.STANDING.replace(_CUT, _CUT + _UNBUDGETED)


class Migration(migrations.Migration):
    dependencies = [("budget", "0070_movements_searched")]
    operations = [migrations.RunSQL(STANDING, _BEFORE.STANDING)]
