"""Programmes and the lines of bills are indexed anew when they change."""

from django.db import migrations

from ieum.platform.database.searching import searched

_OF_STATEMENT = "SELECT s.line_id FROM budget_linestatement s WHERE s.id = t.statement_id"


class Migration(migrations.Migration):
    dependencies = [("budget", "0015_allotment_plan"), ("platform", "0010_search")]

    operations = [
        searched("budget_programme", "budget.programme"),
        searched("budget_budgetline", "budget.line"),
        searched("budget_linestatement", "budget.line", "SELECT t.line_id"),
        searched("budget_calculationline", "budget.line", _OF_STATEMENT),
    ]
