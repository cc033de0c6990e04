"""Which accounts there are, and for how long, are links of the chain."""

from django.db import migrations

from ieum.platform.database.schema import decision

KINDS = ("open_account", "close_account", "reopen_account", "set_account_period", "remove_factors")


class Migration(migrations.Migration):
    dependencies = [("platform", "0043_search_kinds_together")]
    # An account stands in no municipality's rows; what was done with which, the operation says.
    operations = [decision(f"platform.{kind}", {"platform_operation": "t.id = $1"}) for kind in KINDS]
