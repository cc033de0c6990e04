"""What looks for the revenue of a movement does so as the owner: before PostgreSQL 18 the end of a transaction asks.

Until then a deferred trigger ran as who ends the transaction, and not as who wrote the row.
"""

from django.db import migrations

DEFINER = """
ALTER FUNCTION ieum_require_revenue() SECURITY DEFINER;
ALTER FUNCTION ieum_require_revenue() SET search_path = pg_catalog, public, pg_temp;
GRANT EXECUTE ON FUNCTION ieum_require_revenue() TO ieum_app;
"""
INVOKER = """
REVOKE EXECUTE ON FUNCTION ieum_require_revenue() FROM ieum_app;
ALTER FUNCTION ieum_require_revenue() SECURITY INVOKER;
ALTER FUNCTION ieum_require_revenue() RESET search_path;
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0030_revenue_with_expenditure")]

    operations = [migrations.RunSQL(DEFINER, INVOKER)]
