"""Limits are looked at for all cells of a call at once, and a hundred movements are planned once for all."""

from django.db import migrations

# The least and the most that each balance comes to on any day from the first one on: what stood on it, with only what
# was taken, and only what was given, on later days. A cell where no limit is passed even between these has none passed
# on any day; only the others are looked at day by day.
NEAR = """
CREATE FUNCTION ieum_near_limits(municipality uuid, cells uuid[], from_day date) RETURNS uuid[]
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN ARRAY(
        SELECT c.id FROM (
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
                SELECT l.cell_id, l.balance,
                    sum(CASE WHEN l.effective_date <= from_day OR l.amount < 0 THEN l.amount ELSE 0 END) AS low,
                    sum(CASE WHEN l.effective_date <= from_day OR l.amount > 0 THEN l.amount ELSE 0 END) AS high
                FROM budget_ledgerline l WHERE l.municipality_id = municipality AND l.cell_id = ANY (cells)
                GROUP BY 1, 2
            ) p GROUP BY 1
        ) s JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = s.cell_id
        WHERE s.has_others OR s.least_b < 0 OR s.least_x < greatest(s.most_settled, 0)
        OR c.reports_allotment AND (s.least_l < 0 OR s.least_x < s.most_l)
        OR c.reports_commitment
            AND (s.least_k < 0 OR CASE WHEN c.reports_allotment THEN s.least_l ELSE s.least_x END < s.most_k)
        OR c.reports_spending AND (s.least_p < 0 OR CASE
            WHEN c.reports_commitment THEN s.least_k WHEN c.reports_allotment THEN s.least_l ELSE s.least_x
        END < s.most_p)
    );
END $$;
DO $$
BEGIN
    EXECUTE replace(
        pg_get_functiondef('ieum_require_headroom(uuid, uuid[], date)'::regprocedure),
        'IF cardinality(cells) = 1 AND ieum_is_ample(municipality, cells[1], from_day) THEN',
        E'cells := ieum_near_limits(municipality, cells, from_day);\\n    IF cells = ''{}'' THEN'
    );
END $$;
DROP FUNCTION ieum_is_ample(uuid, uuid, date);
"""

# Planning the statement for a hundred movements takes longer than running it on a plan for any hundred.
FEW = """
CREATE FUNCTION ieum_write_few(
    municipality uuid, own_epoch bigint, opened_year integer, document uuid, operations uuid[], kinds text[],
    rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[],
    amounts bigint[]
) RETURNS uuid LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN ieum_write_movements(
        municipality, own_epoch, opened_year, document, NULL, operations, kinds, rounds, days, places, authorities,
        numbers, cells, amounts
    );
END $$;
DO $$
DECLARE
    known text := pg_get_functiondef((SELECT p.oid FROM pg_proc p WHERE p.proname = 'ieum_post_movements'));
    begun integer := position('    PERFORM ieum_write_many(' IN known);
    ended integer := position('    RETURN cardinality(kinds)' IN known);
    written text := substr(known, begun, ended - begun);
BEGIN
    EXECUTE left(known, begun - 1) || E'    IF cardinality(kinds) <= 200 THEN\\n'
        || replace(written, 'ieum_write_many', 'ieum_write_few') || E'    ELSE\\n' || written || E'    END IF;\\n'
        || substr(known, ended);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0025_rewards")]
    operations = [migrations.RunSQL(NEAR), migrations.RunSQL(FEW)]
