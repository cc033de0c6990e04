"""Which grades a post takes, which post inherits one that is closed, and equipment and facilities that an order moved
or an undoing put back, are told by the link of the order.
"""

from importlib import import_module

from django.db import migrations

from ieum.platform.database.schema import decision

# Its name begins with a digit, and so no import statement can name it.
chained = import_module("ieum.org.migrations.0006_chained_orders")
CONDITION = chained.PARTS["org_appointment"]
TABLES = ("org_postgrades", "org_postclosing", "org_equipmentterm", "org_facilityterm")
KINDS = ("personnel", "reorganisation", "import", "undo")


class Migration(migrations.Migration):
    dependencies = [("org", "0019_post_closings"), ("platform", "0040_operations_together")]
    operations = [
        decision(f"org.{kind}", dict.fromkeys(TABLES, CONDITION), ignored=("ended_by_id", "ended_epoch"))
        for kind in KINDS
    ]
