"""What was given to and taken from each balance of a cell is kept, so that limits are mostly seen without its lines."""

from importlib import import_module

from django.db import migrations

# Control totals: of each balance of a cell all that was ever given and taken, and until which day. They are written
# with the lines, whoever writes those, and only they are read where nothing can be near a limit; else the lines are.
TOTALS = """
CREATE TABLE budget_controltotal (
    municipality_id uuid NOT NULL REFERENCES platform_municipality,
    cell_id uuid NOT NULL,
    balance text NOT NULL,
    given bigint NOT NULL CHECK (given >= 0),
    taken bigint NOT NULL CHECK (taken <= 0),
    given_until date,
    taken_until date,
    CONSTRAINT budget_controltotal_key UNIQUE (municipality_id, cell_id, balance)
) WITH (fillfactor = 70);
ALTER TABLE budget_controltotal ENABLE ROW LEVEL SECURITY;
ALTER TABLE budget_controltotal FORCE ROW LEVEL SECURITY;
CREATE POLICY budget_controltotal_municipality ON budget_controltotal
    USING (municipality_id = (SELECT ieum_municipality())) WITH CHECK (municipality_id = (SELECT ieum_municipality()));
REVOKE INSERT, UPDATE, DELETE ON budget_controltotal FROM ieum_app;
INSERT INTO budget_controltotal (municipality_id, cell_id, balance, given, taken, given_until, taken_until)
SELECT l.municipality_id, l.cell_id, l.balance, sum(greatest(l.amount, 0)), sum(least(l.amount, 0)),
    max(CASE WHEN l.amount > 0 THEN l.effective_date END), max(CASE WHEN l.amount < 0 THEN l.effective_date END)
FROM budget_ledgerline l GROUP BY 1, 2, 3;
CREATE FUNCTION ieum_ledgerline_totals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO budget_controltotal AS t (
        municipality_id, cell_id, balance, given, taken, given_until, taken_until
    )
    SELECT f.municipality_id, f.cell_id, f.balance, sum(greatest(f.amount, 0)), sum(least(f.amount, 0)),
        max(CASE WHEN f.amount > 0 THEN f.effective_date END), max(CASE WHEN f.amount < 0 THEN f.effective_date END)
    FROM fresh f GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT ON CONSTRAINT budget_controltotal_key DO UPDATE SET
        given = t.given + excluded.given, taken = t.taken + excluded.taken,
        given_until = greatest(t.given_until, excluded.given_until),
        taken_until = greatest(t.taken_until, excluded.taken_until);
    RETURN NULL;
END $$;
CREATE TRIGGER budget_ledgerline_totals AFTER INSERT ON budget_ledgerline
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ieum_ledgerline_totals();
"""

# The least and the most that each balance comes to on any day from the first one on: what was given counts where all
# of it was given by then, what was taken always, and the other way round. A cell where no limit is passed even between
# these has none passed on any day; only the others are looked at day by day, and so is one that has no totals.
NEAR = """
CREATE OR REPLACE FUNCTION ieum_near_limits(municipality uuid, cells uuid[], from_day date) RETURNS uuid[]
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN ARRAY(
        SELECT c.id FROM budget_appropriationcell c LEFT JOIN (
            SELECT p.cell_id,
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
                SELECT t.cell_id, t.balance,
                    t.taken + CASE WHEN t.given_until <= from_day THEN t.given ELSE 0 END AS low,
                    t.given + CASE WHEN t.taken_until <= from_day THEN t.taken ELSE 0 END AS high
                FROM budget_controltotal t WHERE t.municipality_id = municipality AND t.cell_id = ANY (cells)
            ) p GROUP BY 1
        ) s ON s.cell_id = c.id
        WHERE c.municipality_id = municipality AND c.id = ANY (cells) AND (
            s.cell_id IS NULL OR s.has_others OR s.least_b < 0 OR s.least_x < greatest(s.most_settled, 0)
            OR c.reports_allotment AND (s.least_l < 0 OR s.least_x < s.most_l)
            OR c.reports_commitment
                AND (s.least_k < 0 OR CASE WHEN c.reports_allotment THEN s.least_l ELSE s.least_x END < s.most_k)
            OR c.reports_spending AND (s.least_p < 0 OR CASE
                WHEN c.reports_commitment THEN s.least_k WHEN c.reports_allotment THEN s.least_l ELSE s.least_x
            END < s.most_p)
        )
    );
END $$;
"""


WITHOUT_TOTALS = """
DROP TRIGGER budget_ledgerline_totals ON budget_ledgerline;
DROP FUNCTION ieum_ledgerline_totals();
DROP TABLE budget_controltotal;
"""
_BEFORE, _, _ = import_module("ieum.budget.migrations.0026_limits_together").NEAR.partition("\nDO $$")
NEAR_BEFORE = f"DROP FUNCTION ieum_near_limits;{_BEFORE}"


class Migration(migrations.Migration):
    dependencies = [("budget", "0027_programme_teams")]
    operations = [migrations.RunSQL(TOTALS, WITHOUT_TOTALS), migrations.RunSQL(NEAR, NEAR_BEFORE)]
