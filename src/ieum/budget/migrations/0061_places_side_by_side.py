"""Places of a grain stand side by side, so that a question reads few pages of them from a disk.

They were written in no order, and each was written again elsewhere once its first day was known: 37 divisions stood on
35 pages. Now half of a page is left for that. What stands is put in order by the next fold of all anew.
"""

from importlib import import_module

from django.db import migrations

_FOLD_YEAR = import_module("ieum.budget.migrations.0009_rollups_by_balance").FOLD_YEAR
_WITHOUT_ORDER = "        AND o.grain = k.grain AND o.place = k.place\n    );\n"


class Migration(migrations.Migration):
    """Write places in the order of their numbers."""

    dependencies = [("budget", "0060_terms_of_accounts")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE budget_rollup_place SET (fillfactor = 50)",
            "ALTER TABLE budget_rollup_place RESET (fillfactor)",
        ),
        migrations.RunSQL(
            _FOLD_YEAR.replace(_WITHOUT_ORDER, _WITHOUT_ORDER.replace(");", ")\n    ORDER BY 3, 4;")), _FOLD_YEAR
        ),
    ]
