"""Reviews and plans are indexed anew when they are recorded and when anything is said of them."""

from django.db import migrations

from ieum.platform.database.searching import searched

_OF_STATEMENT = "SELECT s.matter_id FROM budget_matterstatement s WHERE s.id = t.statement_id"


class Migration(migrations.Migration):
    dependencies = [("budget", "0058_grant_movements"), ("platform", "0021_search_marks")]

    operations = [
        searched("budget_matter", "budget.matter"),
        searched("budget_matterstatement", "budget.matter", "SELECT t.matter_id"),
        searched("budget_matteramount", "budget.matter", _OF_STATEMENT),
    ]
