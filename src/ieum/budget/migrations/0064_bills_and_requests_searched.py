"""Bills, requests to move money and what waits for a second person are indexed anew when anything is said of them."""

from django.db import migrations

from ieum.platform.database.searching import searched


class Migration(migrations.Migration):
    dependencies = [("budget", "0063_successors_of_accounts_and_fields"), ("platform", "0021_search_marks")]

    operations = [
        searched("budget_budgetversion", "budget.version"),
        searched("budget_versionstep", "budget.version", "SELECT t.version_id"),
        searched("budget_movementrequest", "budget.request"),
        searched("budget_requestline", "budget.request", "SELECT t.request_id"),
        searched("budget_postingproposal", "budget.proposal"),
    ]
