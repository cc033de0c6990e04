from django.db import migrations

# Caches: nothing refers to them, they can be emptied and are folded again. A place is a cell, or what cells are summed
# to; cells that report other balances have places of their own, so that a sum knows what is missing in it. What a place
# is called never changes, so that it stands beside it. Places of a grain are numbered from 0.
#
# A year is 13 blocks of 32 days, which reach past its last payments. A row holds one balance (its code) of one block
# for all places at once: what stood before the block by the number of the place, and the days, places and amounts of
# what moved in it, by day. From code 100 on, and of accounts alone, stands what each round of supplementary budgets
# brought. The first day of a place, counted from that of the year, tells one whose lines cancel out from one without.
TABLES = """
DROP TABLE budget_rollup_block;
DROP TABLE budget_rollup_place;
DELETE FROM budget_rollup_state;
CREATE TABLE budget_rollup_place (
    municipality_id uuid NOT NULL REFERENCES platform_municipality,
    year smallint NOT NULL,
    grain text NOT NULL CHECK (grain IN ('ACCOUNT', 'DIVISION', 'PROGRAMME', 'CELL')),
    number integer NOT NULL,
    place uuid NOT NULL,
    reports smallint NOT NULL,
    account_kind text NOT NULL,
    account text NOT NULL,
    policy_code text NOT NULL,
    policy_name text NOT NULL,
    unit_code text NOT NULL,
    unit_name text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    division text NOT NULL,
    item text NOT NULL,
    funding text NOT NULL,
    carry_origin text NOT NULL,
    first_day smallint,
    CONSTRAINT budget_rollup_place_number UNIQUE (municipality_id, year, grain, number),
    CONSTRAINT budget_rollup_place_key UNIQUE (municipality_id, year, grain, place)
);
CREATE TABLE budget_rollup_block (
    municipality_id uuid NOT NULL REFERENCES platform_municipality,
    year smallint NOT NULL,
    grain text NOT NULL,
    block smallint NOT NULL CHECK (block BETWEEN 0 AND 12),
    code smallint NOT NULL,
    openings bigint[] NOT NULL,
    days smallint[] NOT NULL,
    places integer[] NOT NULL,
    amounts bigint[] NOT NULL,
    CONSTRAINT budget_rollup_block_key UNIQUE (municipality_id, year, grain, block, code)
);
"""
_OWN = "municipality_id = (SELECT ieum_municipality())"
SECURE = ";".join(
    f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
    f"CREATE POLICY {table}_municipality ON {table} USING ({_OWN}) WITH CHECK ({_OWN});"
    f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM ieum_app"
    for table in ("budget_rollup_place", "budget_rollup_block")
)

# The places that a cell counts in, one for each registered grain; each but the cell itself is named by a hash.
PLACES = """
DROP FUNCTION ieum_rollup_places(uuid);
CREATE FUNCTION ieum_rollup_places(municipality uuid)
RETURNS TABLE (
    cell_id uuid, year smallint, grain text, place uuid, reports smallint, account_kind text, account text,
    policy_code text, policy_name text, unit_code text, unit_name text, code text, name text, division text, item text,
    funding text, carry_origin text
) LANGUAGE sql STABLE AS $$
    SELECT c.id, y.year, g.grain,
        CASE WHEN g.is_cell THEN c.id ELSE md5(concat_ws(
            '|', g.grain, c.account_id, own.reports, CASE WHEN g.has_division THEN c.division END,
            CASE WHEN g.has_programme THEN coalesce(c.programme_id::text, '') END
        ))::uuid END,
        own.reports, a.kind, a.name, coalesce(p.policy_code, ''), coalesce(p.policy_name, ''),
        coalesce(p.unit_code, ''), coalesce(p.unit_name, ''), coalesce(p.code, ''), coalesce(p.name, ''),
        CASE WHEN g.is_cell OR g.has_division THEN c.division ELSE '' END,
        CASE WHEN g.is_cell THEN c.item ELSE '' END, CASE WHEN g.is_cell THEN c.funding ELSE '' END,
        CASE WHEN g.is_cell THEN c.carry_origin ELSE '' END
    FROM budget_appropriationcell c
    JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
    JOIN budget_fiscalyear y ON y.municipality_id = municipality AND y.id = a.fiscal_year_id
    CROSS JOIN (VALUES
        ('ACCOUNT', false, false, false),
        ('DIVISION', true, false, false),
        ('PROGRAMME', false, true, false),
        ('CELL', false, true, true)
    ) g (grain, has_division, has_programme, is_cell)
    LEFT JOIN budget_programme p ON g.has_programme AND p.municipality_id = municipality AND p.id = c.programme_id
    CROSS JOIN LATERAL (
        SELECT (c.reports_allotment::integer + 2 * c.reports_commitment::integer
            + 4 * c.reports_spending::integer)::smallint AS reports
    ) own
    WHERE c.municipality_id = municipality
$$;
GRANT EXECUTE ON FUNCTION ieum_rollup_places(uuid) TO ieum_app;
"""

# New places are numbered in the order in which they are shown. No join is left to a guess of how many rows a step
# before it gives: each step is as large as the fold.
FOLD_YEAR = """
DROP FUNCTION IF EXISTS ieum_fold_year(uuid, smallint, date, bigint, bigint);
CREATE OR REPLACE FUNCTION ieum_fold_year(
    municipality uuid, folded_year smallint, first_day date, folded bigint, target bigint
) RETURNS void LANGUAGE plpgsql SET enable_nestloop = off SET work_mem = '64MB' AS $$
DECLARE
    grains text[] := '{ACCOUNT,DIVISION,PROGRAMME,CELL}';
    year_id uuid := (
        SELECT y.id FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.year = folded_year
    );
BEGIN
    INSERT INTO budget_rollup_place
    SELECT municipality, folded_year, k.grain,
        coalesce(taken.count, 0) - 1 + row_number() OVER (PARTITION BY k.grain ORDER BY k.account_kind, k.account,
            k.policy_code, k.policy_name, k.unit_code, k.unit_name, k.code, k.name, k.division, k.item, k.place),
        k.place, k.reports, k.account_kind, k.account, k.policy_code, k.policy_name, k.unit_code, k.unit_name, k.code,
        k.name, k.division, k.item, k.funding, k.carry_origin
    FROM (
        SELECT DISTINCT ON (k.grain, k.place) k.* FROM ieum_rollup_places(municipality) k WHERE k.year = folded_year
    ) k
    LEFT JOIN (
        SELECT o.grain, count(*) FROM budget_rollup_place o
        WHERE o.municipality_id = municipality AND o.year = folded_year GROUP BY 1
    ) taken ON taken.grain = k.grain
    WHERE NOT EXISTS (
        SELECT FROM budget_rollup_place o WHERE o.municipality_id = municipality AND o.year = folded_year
        AND o.grain = k.grain AND o.place = k.place
    );

    WITH numbered AS MATERIALIZED (
        SELECT k.cell_id, array_position(grains, k.grain) AS grain, o.number
        FROM ieum_rollup_places(municipality) k
        JOIN budget_rollup_place o ON o.municipality_id = municipality AND o.year = folded_year
            AND o.grain = k.grain AND o.place = k.place
        WHERE k.year = folded_year
    ), line AS MATERIALIZED (
        SELECT l.cell_id, array_position(ieum_ledger_balances(), l.balance) AS code, l.effective_date - first_day AS n,
            sum(l.amount)::bigint AS amount
        FROM budget_ledgerline l
        WHERE l.municipality_id = municipality AND l.epoch > folded AND l.epoch <= target AND l.cell_id IN (
            SELECT k.cell_id FROM numbered k
        )
        GROUP BY 1, 2, 3
    ), supplement AS MATERIALIZED (
        SELECT l.cell_id, l.effective_date - first_day AS n, l.amount, coalesce(e.round, (
            SELECT first.round FROM budget_ledgerevent first
            WHERE first.municipality_id = municipality AND first.id = e.reverses_id
        )) AS round
        FROM budget_ledgerline l JOIN budget_ledgerevent e ON e.municipality_id = municipality AND e.id = l.event_id
        WHERE l.municipality_id = municipality AND l.epoch > folded AND l.epoch <= target
        AND e.epoch > folded AND e.epoch <= target AND e.fiscal_year_id = year_id AND l.balance = 'SUPPLEMENTARY'
    ), fresh AS MATERIALIZED (
        SELECT k.grain, k.number, l.code, l.n / 32 AS block, l.n % 32 AS day, sum(l.amount)::bigint AS amount
        FROM line l JOIN numbered k ON k.cell_id = l.cell_id
        GROUP BY 1, 2, 3, 4, 5
        UNION ALL
        SELECT k.grain, k.number, 100 + s.round, s.n / 32, s.n % 32, sum(s.amount)::bigint
        FROM supplement s JOIN numbered k ON k.cell_id = s.cell_id
        WHERE k.grain = 1 AND s.round IS NOT NULL
        GROUP BY 1, 2, 3, 4, 5
    ), seen AS (
        UPDATE budget_rollup_place p SET first_day = least(p.first_day, f.first_day)
        FROM (SELECT f.grain, f.number, min(f.block * 32 + f.day) AS first_day FROM fresh f GROUP BY 1, 2) f
        WHERE p.municipality_id = municipality AND p.year = folded_year AND p.grain = grains[f.grain]
        AND p.number = f.number AND least(p.first_day, f.first_day) IS DISTINCT FROM p.first_day
    ), touched AS MATERIALIZED (
        SELECT f.grain, f.code, n.block, bool_or(f.block = n.block) AS is_moved
        FROM (SELECT DISTINCT grain, code, block FROM fresh) f CROSS JOIN generate_series(0, 12) n (block)
        WHERE n.block >= f.block
        GROUP BY 1, 2, 3
    ), standing AS MATERIALIZED (
        SELECT t.grain, t.code, t.block, t.is_moved, b.openings, b.days, b.places, b.amounts
        FROM touched t LEFT JOIN budget_rollup_block b ON b.municipality_id = municipality AND b.year = folded_year
            AND b.grain = grains[t.grain] AND b.block = t.block AND b.code = t.code
    ), opening AS (
        SELECT o.grain, o.code, o.block, array_agg(o.amount ORDER BY o.number) AS openings FROM (
            SELECT t.grain, t.code, t.block, p.number, coalesce(b.amount, 0) + (coalesce(sum(f.amount)
                OVER (PARTITION BY t.grain, t.code, p.number ORDER BY t.block), 0) - coalesce(f.amount, 0))::bigint
                AS amount
            FROM touched t
            JOIN budget_rollup_place p ON p.municipality_id = municipality AND p.year = folded_year
                AND p.grain = grains[t.grain]
            LEFT JOIN (
                SELECT s.grain, s.code, s.block, u.number - 1 AS number, u.amount
                FROM standing s CROSS JOIN LATERAL unnest(s.openings) WITH ORDINALITY u (amount, number)
            ) b ON b.grain = t.grain AND b.code = t.code AND b.block = t.block AND b.number = p.number
            LEFT JOIN (
                SELECT f.grain, f.code, f.block, f.number, sum(f.amount)::bigint AS amount FROM fresh f
                GROUP BY 1, 2, 3, 4
            ) f ON f.grain = t.grain AND f.code = t.code AND f.block = t.block AND f.number = p.number
        ) o GROUP BY 1, 2, 3
    ), movement AS (
        SELECT d.grain, d.code, d.block, array_agg(d.day::smallint ORDER BY d.day, d.number) AS days,
            array_agg(d.number ORDER BY d.day, d.number) AS places,
            array_agg(d.amount ORDER BY d.day, d.number) AS amounts
        FROM (
            SELECT d.grain, d.code, d.block, d.day, d.number, sum(d.amount)::bigint AS amount FROM (
                SELECT f.grain, f.code, f.block, f.day, f.number, f.amount FROM fresh f
                UNION ALL
                SELECT s.grain, s.code, s.block, u.day, u.number, u.amount
                FROM standing s CROSS JOIN LATERAL unnest(s.days, s.places, s.amounts) u (day, number, amount)
                WHERE s.is_moved
            ) d GROUP BY 1, 2, 3, 4, 5 HAVING sum(d.amount) <> 0
        ) d GROUP BY 1, 2, 3
    )
    INSERT INTO budget_rollup_block (municipality_id, year, grain, block, code, openings, days, places, amounts)
    SELECT municipality, folded_year, grains[o.grain], o.block, o.code, o.openings,
        CASE WHEN s.is_moved THEN coalesce(m.days, '{}') ELSE coalesce(s.days, '{}') END,
        CASE WHEN s.is_moved THEN coalesce(m.places, '{}') ELSE coalesce(s.places, '{}') END,
        CASE WHEN s.is_moved THEN coalesce(m.amounts, '{}') ELSE coalesce(s.amounts, '{}') END
    FROM opening o
    JOIN standing s ON s.grain = o.grain AND s.code = o.code AND s.block = o.block
    LEFT JOIN movement m ON m.grain = o.grain AND m.code = o.code AND m.block = o.block
    ORDER BY o.grain, o.block, o.code
    ON CONFLICT ON CONSTRAINT budget_rollup_block_key DO UPDATE
        SET openings = excluded.openings, days = excluded.days, places = excluded.places, amounts = excluded.amounts;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0008_budget_versions")]
    operations = [
        migrations.RunSQL(TABLES),
        migrations.RunSQL(SECURE),
        migrations.RunSQL(PLACES),
        migrations.RunSQL(FOLD_YEAR),
    ]
