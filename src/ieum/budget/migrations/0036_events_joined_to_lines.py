"""Lines are found from their events by a join again, which stays linear whatever the server has counted."""

from importlib import import_module

from django.db import migrations

_BEFORE = import_module("ieum.budget.migrations.0033_posting_without_statistics")
# An array of events is quick in the index of lines by event alone. Where nothing was counted yet, as at the first file
# of a ledger, the server took another index, and held every line against every event of the array.
TOLD = """
UPDATE platform_decisionpart SET condition =
    '(t.municipality_id, t.event_id) IN (SELECT e.municipality_id, e.id FROM budget_ledgerevent e '
    'WHERE e.operation_id = $1)' WHERE table_name = 'budget_ledgerline';
"""
TOLD_BEFORE = """
UPDATE platform_decisionpart
    SET condition = 't.event_id = ANY (ARRAY(SELECT e.id FROM budget_ledgerevent e WHERE e.operation_id = $1))'
    WHERE table_name = 'budget_ledgerline';
"""
REFERENCES = """
CREATE OR REPLACE FUNCTION ieum_ledgerline_references() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    broken text;
BEGIN
    SELECT r.name INTO broken FROM (
        SELECT 'event_id' AS name FROM (SELECT DISTINCT municipality_id AS own, event_id AS id FROM fresh) f
            WHERE (SELECT e.id FROM budget_ledgerevent e WHERE (e.municipality_id, e.id) = (f.own, f.id)) IS NULL
        UNION ALL
        SELECT 'cell_id' FROM (SELECT DISTINCT municipality_id AS own, cell_id AS id FROM fresh) f
            WHERE (SELECT c.id FROM budget_appropriationcell c WHERE (c.municipality_id, c.id) = (f.own, f.id)) IS NULL
    ) r LIMIT 1;
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'a row of % names what there is not: %', TG_TABLE_NAME, broken
            USING ERRCODE = '23503', CONSTRAINT = format('%s_%s_same_municipality', TG_TABLE_NAME, broken);
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0035_transfers_by_law")]
    operations = [migrations.RunSQL(TOLD, TOLD_BEFORE), migrations.RunSQL(REFERENCES, _BEFORE.REFERENCES)]
