from django.db import migrations

from ieum.platform.database.schema import decision

OWN = "t.operation_id = $1"
MOVEMENTS = {
    "budget_ledgerevent": OWN,
    "budget_ledgerline": "t.event_id IN (SELECT e.id FROM budget_ledgerevent e WHERE e.operation_id = $1)",
}
STEPS = ("propose", "submit", "refer", "consent", "adopt", "reject")
"""What decides about a bill; writing amounts only prepares it."""


class Migration(migrations.Migration):
    dependencies = [("budget", "0011_posting_by_the_thousand"), ("platform", "0008_personal_readings")]
    operations = [
        decision("budget.post", MOVEMENTS),
        decision("budget.reverse", MOVEMENTS),
        decision("budget.close_fiscal_year", {"budget_yearclosing": OWN}),
        *(decision(f"budget.{step}", {"budget_versionstep": OWN}) for step in STEPS),
    ]
