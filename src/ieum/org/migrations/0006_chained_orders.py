from django.db import migrations

from ieum.platform.database.schema import decision

ORDERED = "(SELECT o.id FROM org_order o WHERE o.operation_id = $1)"
DATED = (
    "org_appointment",
    "org_duty",
    "org_postterm",
    "org_quota",
    "org_staffingform",
    "org_succession",
    "org_unitterm",
)
PARTS = {
    "org_order": "t.operation_id = $1",
    **dict.fromkeys(DATED, f"t.order_id IN {ORDERED} OR t.ended_by_id IN {ORDERED}"),
}
"""An order with what it let hold and what it ended; who ended a row is said by the order that did."""


class Migration(migrations.Migration):
    dependencies = [("org", "0005_no_plain_names"), ("platform", "0008_personal_readings")]
    operations = [
        decision(f"org.{kind}", PARTS, ignored=("ended_by_id", "ended_epoch"))
        for kind in ("personnel", "reorganisation", "import", "undo")
    ]
