"""Movements by which money is given, moved or carried over are indexed, but those of a file: it is found itself.

What is allotted, committed, spent and given back every day is looked for in its list.
"""

from django.db import migrations

from ieum.platform.database.searching import searched

SELDOM = """
    SELECT t.id WHERE t.source_id IS NULL
    AND t.kind NOT IN ('ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT', 'EXPENDITURE', 'RETURN')
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0069_files_and_submitted_bills_searched"), ("platform", "0021_search_marks")]

    operations = [searched("budget_ledgerevent", "budget.event", SELDOM)]
