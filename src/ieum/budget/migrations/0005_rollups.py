from django.db import migrations, models

# Caches: nothing refers to them, they can be emptied and are folded again. A place is a cell, or what cells are summed
# to; cells that report other balances have places of their own, so that a sum knows what is missing in it.
TABLES = """
CREATE TABLE budget_rollup_state (
    municipality_id uuid NOT NULL UNIQUE REFERENCES platform_municipality,
    epoch bigint NOT NULL
);
CREATE TABLE budget_rollup_place (
    municipality_id uuid NOT NULL REFERENCES platform_municipality,
    place uuid NOT NULL,
    year smallint NOT NULL,
    grain text NOT NULL CHECK (grain IN ('ACCOUNT', 'DIVISION', 'PROGRAMME', 'CELL')),
    account_id uuid NOT NULL,
    division text NOT NULL,
    programme_id uuid,
    cell_id uuid,
    reports smallint NOT NULL,
    CONSTRAINT budget_rollup_place_key UNIQUE (municipality_id, year, grain, place)
);
CREATE TABLE budget_rollup_block (
    municipality_id uuid NOT NULL REFERENCES platform_municipality,
    year smallint NOT NULL,
    grain text NOT NULL,
    block smallint NOT NULL CHECK (block BETWEEN 0 AND 6),
    place uuid NOT NULL,
    codes smallint[] NOT NULL,
    openings bigint[] NOT NULL,
    keys smallint[] NOT NULL,
    sums bigint[] NOT NULL,
    CONSTRAINT budget_rollup_block_key UNIQUE (municipality_id, year, grain, block, place)
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

# The places that a cell counts in, one for each registered grain; each is named by a hash of what it is.
PLACES = """
CREATE FUNCTION ieum_rollup_places(municipality uuid)
RETURNS TABLE (
    cell_id uuid, year smallint, grain text, place uuid, account_id uuid, division text, programme_id uuid,
    place_cell_id uuid, reports smallint
) LANGUAGE sql STABLE AS $$
    SELECT c.id, y.year, g.grain,
        md5(concat_ws('|', g.grain, c.account_id, own.division, own.programme_id, own.cell_id, own.reports))::uuid,
        c.account_id, own.division, own.programme_id, own.cell_id, own.reports
    FROM budget_appropriationcell c
    JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
    JOIN budget_fiscalyear y ON y.municipality_id = municipality AND y.id = a.fiscal_year_id
    CROSS JOIN (VALUES ('ACCOUNT'), ('DIVISION'), ('PROGRAMME'), ('CELL')) g (grain)
    CROSS JOIN LATERAL (
        SELECT CASE WHEN g.grain = 'DIVISION' THEN c.division ELSE '' END AS division,
            CASE WHEN g.grain = 'PROGRAMME' THEN c.programme_id END AS programme_id,
            CASE WHEN g.grain = 'CELL' THEN c.id END AS cell_id,
            (c.reports_allotment::integer + 2 * c.reports_commitment::integer
                + 4 * c.reports_spending::integer)::smallint AS reports
    ) own
    WHERE c.municipality_id = municipality
$$;
GRANT EXECUTE ON FUNCTION ieum_rollup_places(uuid) TO ieum_app;
"""

# Balances by the number that roll-ups know them by: the place in this list. A new one is only ever added at its end.
BALANCES = """
CREATE FUNCTION ieum_ledger_balances() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY[
        'ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'CARRIED_IN', 'RESERVE_USED', 'TRANSFERRED', 'ALLOTTED', 'COMMITTED',
        'SPENT'
    ]
$$;
GRANT EXECUTE ON FUNCTION ieum_ledger_balances() TO ieum_app;
"""

# A year is seven blocks of 61 days, which reach past its last payments. A block of a place holds what stood before it,
# balance by balance (codes, openings), and for each day on which a balance moved its sum since the block's first day:
# keys are 64 times the code plus the day, so that the last one up to a day is found by one binary search. Code 0 counts
# lines, so that a place whose lines were not known yet is told from one whose lines cancel out.
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

# No join here is left to a guess of how many rows a step before it gives: each step is as large as the fold.
FOLD_YEAR = """
CREATE FUNCTION ieum_fold_year(
    municipality uuid, folded_year smallint, first_day date, folded bigint, target bigint
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO budget_rollup_place (
        municipality_id, place, year, grain, account_id, division, programme_id, cell_id, reports
    )
    SELECT DISTINCT municipality, k.place, k.year, k.grain, k.account_id, k.division, k.programme_id, k.place_cell_id,
        k.reports
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
    ), fresh AS MATERIALIZED (
        SELECT k.grain, k.place, part.code, l.n, sum(part.amount)::bigint AS amount
        FROM line l JOIN ieum_rollup_places(municipality) k ON k.cell_id = l.cell_id
        CROSS JOIN LATERAL (VALUES (array_position(ieum_ledger_balances(), l.balance), l.amount), (0, l.lines))
            part (code, amount)
        WHERE k.year = folded_year
        GROUP BY 1, 2, 3, 4
    ), moved AS MATERIALIZED (
        SELECT m.grain, m.place, m.code, m.n, sum(m.amount)::bigint AS amount FROM (
            SELECT f.grain, f.place, f.code, f.n, f.amount FROM fresh f
            UNION ALL
            SELECT t.grain, t.place, old.key / 64, t.block * 61 + old.key % 64,
                old.sum - lag(old.sum, 1, 0::bigint) OVER (PARTITION BY t.place, t.block, old.key / 64 ORDER BY old.key)
            FROM (
                SELECT f.grain, f.place, n.block::smallint FROM (SELECT DISTINCT grain, place FROM fresh) f
                CROSS JOIN generate_series(0, 6) n (block)
            ) t CROSS JOIN LATERAL (
                SELECT unnest(b.keys) AS key, unnest(b.sums) AS sum FROM budget_rollup_block b
                WHERE b.municipality_id = municipality AND b.year = folded_year
                AND (b.grain, b.block, b.place) = (t.grain, t.block, t.place)
                OFFSET 0
            ) old
        ) m GROUP BY 1, 2, 3, 4
    ), flat AS (
        SELECT m.grain, m.place, m.code, m.n / 61 AS block, m.n % 61 AS day, m.amount FROM moved m
        UNION ALL
        SELECT m.grain, m.place, m.code, n.block, -1, 0
        FROM (SELECT DISTINCT grain, place, code FROM moved) m CROSS JOIN generate_series(0, 6) n (block)
    ), running AS (
        SELECT f.grain, f.place, f.code, f.block, f.day,
            sum(f.amount) OVER (PARTITION BY f.place, f.code ORDER BY f.block, f.day) AS whole,
            sum(f.amount) OVER (PARTITION BY f.place, f.code, f.block ORDER BY f.day) AS sum
        FROM flat f
    )
    INSERT INTO budget_rollup_block (municipality_id, year, grain, block, place, codes, openings, keys, sums)
    SELECT municipality, folded_year, r.grain, r.block, r.place,
        array_agg(r.code ORDER BY r.code, r.day) FILTER (WHERE r.day < 0),
        array_agg(r.whole ORDER BY r.code, r.day) FILTER (WHERE r.day < 0),
        coalesce(array_agg(r.code * 64 + r.day ORDER BY r.code, r.day) FILTER (WHERE r.day >= 0), '{}'),
        coalesce(array_agg(r.sum ORDER BY r.code, r.day) FILTER (WHERE r.day >= 0), '{}')
    FROM running r
    GROUP BY r.grain, r.block, r.place
    ORDER BY r.grain, r.block, r.place
    ON CONFLICT ON CONSTRAINT budget_rollup_block_key DO UPDATE
        SET codes = excluded.codes, openings = excluded.openings, keys = excluded.keys, sums = excluded.sums;
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
        migrations.RunSQL(BALANCES, "DROP FUNCTION ieum_ledger_balances()"),
        migrations.RunSQL(FOLD_YEAR, "DROP FUNCTION ieum_fold_year(uuid, smallint, date, bigint, bigint)"),
        migrations.RunSQL(FOLD, "DROP FUNCTION ieum_fold_rollups(boolean)"),
    ]
