"""Posting is planned well where the server has no statistics yet, or only those of a year's first movements."""

from importlib import import_module

from django.db import migrations

# As before, but each cell is looked up by itself. Without statistics the server took the totals of all cells of a call
# to be few, and read them again for each of these cells.
NEAR = """
CREATE OR REPLACE FUNCTION ieum_near_limits(municipality uuid, cells uuid[], from_day date) RETURNS uuid[]
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN ARRAY(
        SELECT c.id FROM unnest(cells) touched (id) CROSS JOIN LATERAL (
            SELECT c.id, c.reports_allotment, c.reports_commitment, c.reports_spending
            FROM budget_appropriationcell c WHERE c.municipality_id = municipality AND c.id = touched.id OFFSET 0
        ) c CROSS JOIN LATERAL (
            SELECT count(*) AS balances,
                coalesce(sum(p.low) FILTER (WHERE p.balance IN ('ORIGINAL', 'SUPPLEMENTARY')), 0) AS least_b,
                coalesce(sum(p.low) FILTER (WHERE p.balance IN (
                    'ORIGINAL', 'SUPPLEMENTARY', 'CARRIED_IN', 'RESERVE_USED', 'TRANSFERRED', 'CHANGED', 'CROSS_USED',
                    'REORGANISED'
                )), 0) AS least_x,
                coalesce(sum(p.low) FILTER (WHERE p.balance = 'ALLOTTED'), 0) AS least_l,
                coalesce(sum(p.low) FILTER (WHERE p.balance = 'COMMITTED'), 0) AS least_k,
                coalesce(sum(p.low) FILTER (WHERE p.balance = 'SPENT'), 0) AS least_p,
                coalesce(sum(p.high) FILTER (WHERE p.balance = 'ALLOTTED'), 0) AS most_l,
                coalesce(sum(p.high) FILTER (WHERE p.balance = 'COMMITTED'), 0) AS most_k,
                coalesce(sum(p.high) FILTER (WHERE p.balance = 'SPENT'), 0) AS most_p,
                coalesce(sum(p.high) FILTER (WHERE p.balance IN ('SPENT', 'LAPSED')), 0) AS most_settled,
                -- Balances with limits of their own, which few cells have.
                bool_or(p.balance NOT IN (
                    'ORIGINAL', 'SUPPLEMENTARY', 'CARRIED_IN', 'RESERVE_USED', 'TRANSFERRED', 'CHANGED', 'CROSS_USED',
                    'REORGANISED', 'ALLOTTED', 'COMMITTED', 'SPENT', 'LAPSED', 'COUNCIL_CUT'
                )) AS has_others
            FROM (
                SELECT t.balance,
                    t.taken + CASE WHEN t.given_until <= from_day THEN t.given ELSE 0 END AS low,
                    t.given + CASE WHEN t.taken_until <= from_day THEN t.taken ELSE 0 END AS high
                FROM budget_controltotal t WHERE t.municipality_id = municipality AND t.cell_id = touched.id
            ) p
        ) s
        WHERE s.balances = 0 OR s.has_others OR s.least_b < 0 OR s.least_x < greatest(s.most_settled, 0)
            OR c.reports_allotment AND (s.least_l < 0 OR s.least_x < s.most_l)
            OR c.reports_commitment
                AND (s.least_k < 0 OR CASE WHEN c.reports_allotment THEN s.least_l ELSE s.least_x END < s.most_k)
            OR c.reports_spending AND (s.least_p < 0 OR CASE
                WHEN c.reports_commitment THEN s.least_k WHEN c.reports_allotment THEN s.least_l ELSE s.least_x
            END < s.most_p)
    );
END $$;
"""
NEAR_BEFORE = import_module("ieum.budget.migrations.0028_control_totals").NEAR

# A year begins with a few movements of thousands of lines. Statistics of only those say that every event is as long,
# so that the link of a decision read all lines to find its one, until the server had counted anew. As an array the
# events of an operation are known before any line is read, and many are found in one walk through the index.
TOLD = """
ALTER TABLE budget_ledgerline ALTER event_id SET (n_distinct = -0.1);
ALTER TABLE budget_ledgerevent ALTER operation_id SET (n_distinct = -0.1);
UPDATE platform_decisionpart
    SET condition = 't.event_id = ANY (ARRAY(SELECT e.id FROM budget_ledgerevent e WHERE e.operation_id = $1))'
    WHERE table_name = 'budget_ledgerline';
"""
TOLD_BEFORE = """
ALTER TABLE budget_ledgerline ALTER event_id RESET (n_distinct);
ALTER TABLE budget_ledgerevent ALTER operation_id RESET (n_distinct);
UPDATE platform_decisionpart SET condition =
    '(t.municipality_id, t.event_id) IN (SELECT e.municipality_id, e.id FROM budget_ledgerevent e '
    'WHERE e.operation_id = $1)' WHERE table_name = 'budget_ledgerline';
"""

# As before, but the events that lines name are found in one walk through the index, and not one by one.
REFERENCES = """
CREATE OR REPLACE FUNCTION ieum_ledgerline_references() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    broken text;
BEGIN
    SELECT r.name INTO broken FROM (
        SELECT 'event_id' AS name FROM (
            SELECT municipality_id, event_id FROM fresh
            EXCEPT
            SELECT e.municipality_id, e.id FROM budget_ledgerevent e
            WHERE e.id = ANY (ARRAY(SELECT DISTINCT event_id FROM fresh))
        ) f
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
    dependencies = [("budget", "0032_disclosure_items")]
    operations = [migrations.RunSQL(NEAR, NEAR_BEFORE), migrations.RunSQL(TOLD, TOLD_BEFORE)]
