from django.db import migrations, models

# Caches: nothing refers to them, they can be emptied and are folded again. A place is a cell, or what cells are summed
# to; cells that report other balances have places of their own, so that a sum knows what is missing in it.
TABLES = """
CREATE TABLE budget_rollup_state (
    municipality_id uuid NOT NULL UNIQUE REFERENCES platform_municipality,
    epoch bigint NOT NULL
);
CREATE TABLE budget_rollup_place (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    municipality_id uuid NOT NULL REFERENCES platform_municipality,
    year smallint NOT NULL,
    grain text NOT NULL CHECK (grain IN ('ACCOUNT', 'DIVISION', 'PROGRAMME', 'CELL')),
    account_id uuid NOT NULL,
    division text NOT NULL,
    programme_id uuid,
    cell_id uuid,
    reports smallint NOT NULL,
    CONSTRAINT budget_rollup_place_key
        UNIQUE NULLS NOT DISTINCT (municipality_id, year, grain, account_id, division, programme_id, cell_id, reports)
);
CREATE TABLE budget_rollup_block (
    municipality_id uuid NOT NULL REFERENCES platform_municipality,
    year smallint NOT NULL,
    grain text NOT NULL,
    block smallint NOT NULL CHECK (block BETWEEN 0 AND 6),
    place_id integer NOT NULL,
    balance text NOT NULL,
    opening bigint NOT NULL,
    days smallint[] NOT NULL,
    sums bigint[] NOT NULL,
    CONSTRAINT budget_rollup_block_key UNIQUE (municipality_id, year, grain, block, place_id, balance)
);
"""
TABLE_NAMES = ("budget_rollup_state", "budget_rollup_place", "budget_rollup_block")
DROP_TABLES = ";".join(f"DROP TABLE {table}" for table in reversed(TABLE_NAMES))

_OWN = "municipality_id = (SELECT ieum_municipality())"
SECURE = ";".join(
    f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
    f"CREATE POLICY {table}_municipality ON {table} USING ({_OWN}) WITH CHECK ({_OWN});"
    f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM ieum_app"
    for table in TABLE_NAMES
)

# The places that a cell counts in, one for each registered grain.
PLACES = """
CREATE FUNCTION ieum_rollup_places(municipality uuid)
RETURNS TABLE (
    cell_id uuid, year smallint, grain text, account_id uuid, division text, programme_id uuid, place_cell_id uuid,
    reports smallint
) LANGUAGE sql STABLE AS $$
    SELECT c.id, y.year, g.grain, c.account_id,
        CASE WHEN g.grain = 'DIVISION' THEN c.division ELSE '' END,
        CASE WHEN g.grain = 'PROGRAMME' THEN c.programme_id END,
        CASE WHEN g.grain = 'CELL' THEN c.id END,
        (c.reports_allotment::integer + 2 * c.reports_commitment::integer + 4 * c.reports_spending::integer)::smallint
    FROM budget_appropriationcell c
    JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
    JOIN budget_fiscalyear y ON y.municipality_id = municipality AND y.id = a.fiscal_year_id
    CROSS JOIN (VALUES ('ACCOUNT'), ('DIVISION'), ('PROGRAMME'), ('CELL')) g (grain)
    WHERE c.municipality_id = municipality
$$;
GRANT EXECUTE ON FUNCTION ieum_rollup_places(uuid) TO ieum_app;
"""

# A year is seven blocks of 61 days, which reach past its last payments. A block holds what stood before it and, for
# each day in it on which something moved, the sum since its first day. The balance '' counts lines, so that a place
# whose lines were not known yet is told from one whose lines cancel out.
FOLD = """
CREATE FUNCTION ieum_fold_rollups(anew boolean) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    own uuid := ieum_municipality();
    folded bigint;
    target bigint;
    opened record;
BEGIN
    PERFORM ieum_require_read_committed();
    PERFORM pg_advisory_xact_lock(hashtextextended('ieum.rollup:' || own::text, 0));
    IF anew THEN
        DELETE FROM budget_rollup_block WHERE municipality_id = own;
        DELETE FROM budget_rollup_place WHERE municipality_id = own;
        DELETE FROM budget_rollup_state WHERE municipality_id = own;
    END IF;
    SELECT coalesce(max(s.epoch), 0) INTO folded FROM budget_rollup_state s WHERE s.municipality_id = own;
    SELECT coalesce(max(e.number), 0) INTO target FROM platform_epoch e WHERE e.municipality_id = own;
    IF target = folded THEN
        RETURN folded;
    END IF;
    FOR opened IN
        SELECT y.year, y.first_day FROM budget_fiscalyear y WHERE y.municipality_id = own AND EXISTS (
            SELECT FROM budget_ledgerevent e
            WHERE e.municipality_id = own AND e.fiscal_year_id = y.id AND e.epoch > folded AND e.epoch <= target
        )
    LOOP
        PERFORM ieum_fold_year(own, opened.year, opened.first_day, folded, target);
    END LOOP;
    INSERT INTO budget_rollup_state (municipality_id, epoch) VALUES (own, target)
        ON CONFLICT (municipality_id) DO UPDATE SET epoch = target;
    RETURN target;
END $$;
REVOKE ALL ON FUNCTION ieum_fold_rollups(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_fold_rollups(boolean) TO ieum_app;
"""

FOLD_YEAR = """
CREATE FUNCTION ieum_fold_year(
    municipality uuid, folded_year smallint, first_day date, folded bigint, target bigint
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO budget_rollup_place (
        municipality_id, year, grain, account_id, division, programme_id, cell_id, reports
    )
    SELECT DISTINCT municipality, k.year, k.grain, k.account_id, k.division, k.programme_id, k.place_cell_id, k.reports
    FROM ieum_rollup_places(municipality) k WHERE k.year = folded_year
    ON CONFLICT ON CONSTRAINT budget_rollup_place_key DO NOTHING;

    WITH line AS MATERIALIZED (
        SELECT l.cell_id, l.balance, l.effective_date - first_day AS n, sum(l.amount)::bigint AS amount,
            count(*) AS lines
        FROM budget_ledgerline l
        WHERE l.municipality_id = municipality AND l.epoch > folded AND l.epoch <= target AND l.cell_id IN (
            SELECT c.id FROM budget_appropriationcell c
            JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
            JOIN budget_fiscalyear y ON y.municipality_id = municipality AND y.id = a.fiscal_year_id
            WHERE c.municipality_id = municipality AND y.year = folded_year
        )
        GROUP BY 1, 2, 3
    ), key AS MATERIALIZED (
        SELECT k.cell_id, p.id AS place_id, p.grain
        FROM ieum_rollup_places(municipality) k JOIN budget_rollup_place p
            ON p.municipality_id = municipality AND (p.year, p.grain, p.account_id, p.division, p.reports)
                = (k.year, k.grain, k.account_id, k.division, k.reports)
            AND coalesce(p.programme_id, p.cell_id, p.account_id)
                = coalesce(k.programme_id, k.place_cell_id, k.account_id)
        WHERE k.year = folded_year
    ), fresh AS MATERIALIZED (
        SELECT k.grain, k.place_id, part.balance, l.n, sum(part.amount)::bigint AS amount
        FROM line l JOIN key k ON k.cell_id = l.cell_id
        CROSS JOIN LATERAL (VALUES (l.balance, l.amount), ('', l.lines)) part (balance, amount)
        GROUP BY 1, 2, 3, 4
    ), series AS MATERIALIZED (
        SELECT DISTINCT f.grain, f.place_id, f.balance FROM fresh f
    ), daily AS (
        SELECT f.grain, f.place_id, f.balance, f.n, f.amount FROM fresh f
        UNION ALL
        SELECT b.grain, b.place_id, b.balance, b.block * 61 + d.day,
            d.sum - lag(d.sum, 1, 0::bigint) OVER (PARTITION BY b.place_id, b.balance, b.block ORDER BY d.day)
        FROM series s JOIN budget_rollup_block b
            ON b.municipality_id = municipality AND b.year = folded_year
            AND (b.grain, b.place_id, b.balance) = (s.grain, s.place_id, s.balance)
        CROSS JOIN LATERAL unnest(b.days, b.sums) d (day, sum)
    ), moved AS (
        SELECT d.grain, d.place_id, d.balance, d.n, sum(d.amount)::bigint AS amount FROM daily d GROUP BY 1, 2, 3, 4
    ), running AS (
        SELECT m.grain, m.place_id, m.balance, m.n / 61 AS block, (m.n % 61)::smallint AS day,
            (sum(m.amount) OVER (PARTITION BY m.place_id, m.balance, m.n / 61 ORDER BY m.n))::bigint AS sum
        FROM moved m
    ), packed AS (
        SELECT r.place_id, r.balance, r.block, array_agg(r.day ORDER BY r.day) AS days,
            array_agg(r.sum ORDER BY r.day) AS sums
        FROM running r GROUP BY 1, 2, 3
    )
    INSERT INTO budget_rollup_block (municipality_id, year, grain, block, place_id, balance, opening, days, sums)
    SELECT municipality, folded_year, s.grain, n.block, s.place_id, s.balance,
        coalesce(sum(p.sums[cardinality(p.sums)]) OVER (
            PARTITION BY s.place_id, s.balance ORDER BY n.block ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0),
        coalesce(p.days, '{}'), coalesce(p.sums, '{}')
    FROM series s CROSS JOIN generate_series(0, 6) n (block)
    LEFT JOIN packed p ON p.place_id = s.place_id AND p.balance = s.balance AND p.block = n.block
    ORDER BY s.grain, n.block, s.place_id, s.balance
    ON CONFLICT ON CONSTRAINT budget_rollup_block_key
        DO UPDATE SET opening = excluded.opening, days = excluded.days, sums = excluded.sums;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0004_special_grants")]
    operations = [
        migrations.AddIndex(
            model_name="ledgerline",
            index=models.Index(fields=["municipality", "epoch"], name="budget_ledgerline_epoch"),
        ),
        migrations.RunSQL(TABLES, DROP_TABLES),
        migrations.RunSQL(SECURE, migrations.RunSQL.noop),
        migrations.RunSQL(PLACES, "DROP FUNCTION ieum_rollup_places(uuid)"),
        migrations.RunSQL(FOLD_YEAR, "DROP FUNCTION ieum_fold_year(uuid, smallint, date, bigint, bigint)"),
        migrations.RunSQL(FOLD, "DROP FUNCTION ieum_fold_rollups(boolean)"),
    ]
