from typing import Any

import django.db.models.deletion
from django.db import migrations, models

# Ids of many rows at once: a fresh key whose last 48 bits count on from chance. A fresh one each would cost more than
# the row.
KEYS = """
CREATE FUNCTION ieum_uuid7_after(first uuid, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (left(first::text, 24) || lpad(to_hex(
        (('x' || right(first::text, 12))::bit(48)::bigint + n) & 281474976710655
    ), 12, '0'))::uuid
$$;
"""

# What each movement adds to: the balance it is about, and beside it what moves with it where the cell reports it
# (1 for 배정, 2 for 지출원인행위).
PARTS = """
CREATE FUNCTION ieum_movement_parts() RETURNS TABLE (kind text, balance text, sign bigint, needs integer)
LANGUAGE sql IMMUTABLE AS $$
    VALUES
        ('ORIGINAL', 'ORIGINAL', 1, 0), ('REVISED', 'ORIGINAL', 1, 0), ('PROVISIONAL', 'PROVISIONAL', 1, 0),
        ('ABSORB_PROVISIONAL', 'ORIGINAL', 1, 0), ('ABSORB_PROVISIONAL', 'PROVISIONAL', -1, 0),
        ('PRE_USE', 'PRE_USED', 1, 0),
        ('ABSORB_PRE_USE', 'SUPPLEMENTARY', 1, 0), ('ABSORB_PRE_USE', 'PRE_USED', -1, 0),
        ('SUPPLEMENTARY', 'SUPPLEMENTARY', 1, 0), ('DEEMED', 'DEEMED', 1, 0),
        ('ABSORB_DEEMED', 'SUPPLEMENTARY', 1, 0), ('ABSORB_DEEMED', 'DEEMED', -1, 0),
        ('CARRY_IN', 'CARRIED_IN', 1, 0), ('CARRY_IN', 'ALLOTTED', 1, 1),
        ('COUNCIL_CUT', 'COUNCIL_CUT', 1, 0), ('RESERVE_USE', 'RESERVE_USED', 1, 0),
        ('CROSS_USE', 'CROSS_USED', 1, 0), ('REORGANISATION', 'REORGANISED', 1, 0),
        ('TRANSFER', 'TRANSFERRED', 1, 0), ('CHANGE_OF_USE', 'CHANGED', 1, 0),
        ('ALLOTMENT', 'ALLOTTED', 1, 0), ('SUB_ALLOTMENT', 'SUB_ALLOTTED', 1, 0),
        ('COMMITMENT', 'COMMITTED', 1, 0), ('EXPENDITURE', 'SPENT', 1, 0),
        ('RETURN', 'SPENT', -1, 0), ('RETURN', 'COMMITTED', -1, 2),
        ('EXPRESS_VOTE', 'EXPRESS_VOTED', 1, 0), ('CONTINUING_VOTE', 'CONTINUING_VOTED', 1, 0),
        ('EXPRESS_CARRY_OUT', 'CARRIED_EXPRESS', 1, 0), ('INCIDENTAL_CARRY_OUT', 'CARRIED_INCIDENTAL', 1, 0),
        ('CONTINUING_CARRY_OUT', 'CARRIED_CONTINUING', 1, 0), ('LAPSE', 'LAPSED', 1, 0)
$$;
"""

# One statement takes the cells in the order of everybody, finds the first movement at fault and its first fault, and
# writes all movements where there is none. Movements come as columns, and so do their lines, which give the number of
# their movement (from 1) in its order. What needs the ledger itself is asked afterwards, when the cells are held.
WRITE = """
CREATE FUNCTION ieum_write_movements(
    municipality uuid, own_epoch bigint, opened_year integer, document uuid, approver uuid, operations uuid[],
    kinds text[], rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[],
    amounts bigint[]
) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    opened record;
    touched uuid[] := CASE WHEN cardinality(cells) = 1 THEN cells ELSE ARRAY(SELECT DISTINCT unnest(cells)) END;
    first uuid := ieum_uuid7();
    count_of integer := cardinality(kinds);
    is_round boolean := kinds && '{PRE_USE,ABSORB_PRE_USE,SUPPLEMENTARY}';
    found text;
BEGIN
    SELECT y.id, y.first_day, y.last_day, y.payments_until INTO opened
        FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.year = opened_year FOR KEY SHARE;
    PERFORM ieum_budget_lock_round(municipality, CASE WHEN is_round THEN 'SUPPLEMENTARY' END, opened.id);
    WITH held AS MATERIALIZED (
        SELECT c.* FROM budget_appropriationcell c
        WHERE c.municipality_id = municipality AND c.id = ANY (touched) ORDER BY c.id FOR NO KEY UPDATE
    ), place AS MATERIALIZED (
        SELECT c.id, c.account_id, c.grain, c.item, c.funding, c.carry_origin, c.programme_id, c.reports_allotment,
            c.reports_commitment, c.reports_spending, coalesce(p.policy_code, '') AS policy_code,
            coalesce(p.unit_code, '') AS unit_code,
            c.reports_allotment::integer + 2 * c.reports_commitment::integer AS reports,
            a.id IS NOT NULL AND (c.programme_id IS NULL OR p.account_id = c.account_id) AS is_of_year
        FROM held c
        LEFT JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
            AND a.fiscal_year_id = opened.id
        LEFT JOIN budget_programme p ON p.municipality_id = municipality AND p.id = c.programme_id
    ), movement AS MATERIALIZED (
        SELECT m.*, m.kind IN ('RESERVE_USE', 'CROSS_USE', 'REORGANISATION', 'TRANSFER', 'CHANGE_OF_USE') AS is_exchange
        FROM unnest(operations, kinds, rounds, days, places, authorities) WITH ORDINALITY
            m (operation, kind, round, day, place, authority, number)
    ), line AS MATERIALIZED (
        SELECT l.number, l.cell_id, l.amount, m.kind, m.day, m.is_exchange, p.account_id, p.grain, p.item, p.funding,
            p.carry_origin, p.programme_id, p.policy_code, p.unit_code, p.reports, CASE
                WHEN l.amount IS NULL OR l.amount = 0 OR abs(l.amount) > 1000000000000000 THEN 2
                WHEN p.is_of_year IS NOT TRUE THEN 4
                WHEN l.amount < 0 AND NOT m.is_exchange AND m.kind NOT IN (
                    'REVISED', 'SUPPLEMENTARY', 'ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT'
                ) THEN 6
                WHEN NOT CASE
                    WHEN m.kind = 'CARRY_IN' THEN p.carry_origin <> 'CURRENT'
                    WHEN m.kind = 'INCIDENTAL_CARRY_OUT' THEN p.carry_origin IN ('CURRENT', 'EXPRESS')
                    WHEN m.kind IN ('CONTINUING_VOTE', 'CONTINUING_CARRY_OUT')
                        THEN p.carry_origin IN ('CURRENT', 'CONTINUING')
                    WHEN m.kind IN (
                        'REORGANISATION', 'ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT', 'EXPENDITURE', 'RETURN', 'LAPSE'
                    ) THEN true
                    ELSE p.carry_origin = 'CURRENT'
                END THEN 9
                WHEN m.kind IN ('ALLOTMENT', 'SUB_ALLOTMENT') AND NOT p.reports_allotment
                    OR m.kind = 'COMMITMENT' AND NOT p.reports_commitment
                    OR m.kind IN ('EXPENDITURE', 'RETURN') AND NOT p.reports_spending THEN 10
                WHEN m.kind IN ('DEEMED', 'PRE_USE') AND p.funding = 'OWN' THEN 11
                WHEN m.is_exchange AND p.grain = 'ACCOUNT' THEN 13
                WHEN m.kind = 'RESERVE_USE' AND starts_with(p.item, '801') <> (l.amount < 0) THEN 18
                WHEN m.is_exchange AND EXISTS (
                    SELECT FROM ieum_budget_bans() b WHERE b.kind = m.kind AND starts_with(p.item, b.items)
                    AND (b.direction = 'IN') = (l.amount > 0) AND m.day BETWEEN b.first_day AND b.last_day
                ) THEN 19
            END AS fault
        FROM unnest(numbers, cells, amounts) l (number, cell_id, amount)
        JOIN movement m ON m.number = l.number
        LEFT JOIN place p ON p.id = l.cell_id
    ), fault AS MATERIALIZED (
        SELECT f.fault FROM (
            SELECT m.number, CASE
                WHEN NOT coalesce(m.day BETWEEN CASE
                    WHEN m.kind IN ('EXPRESS_CARRY_OUT', 'INCIDENTAL_CARRY_OUT', 'CONTINUING_CARRY_OUT', 'LAPSE')
                        THEN opened.last_day ELSE opened.first_day
                END AND CASE
                    WHEN m.kind = 'REVISED' THEN opened.first_day
                    WHEN m.kind IN (
                        'EXPENDITURE', 'RETURN', 'EXPRESS_CARRY_OUT', 'INCIDENTAL_CARRY_OUT', 'CONTINUING_CARRY_OUT',
                        'LAPSE'
                    ) THEN opened.payments_until ELSE opened.last_day
                END, false) THEN 5
                WHEN CASE WHEN m.kind IN ('SUPPLEMENTARY', 'DEEMED', 'ABSORB_PRE_USE', 'ABSORB_DEEMED')
                    THEN coalesce(m.round, 0) < 1 ELSE m.round IS NOT NULL END THEN 7
                WHEN m.kind IN ('PROVISIONAL', 'PRE_USE', 'CROSS_USE', 'REORGANISATION')
                    AND coalesce(m.authority, '') !~ '\\S' THEN 8
            END AS fault
            FROM movement m
            UNION ALL
            SELECT e.number, 1 FROM (SELECT generate_series(1, count_of) EXCEPT SELECT unnest(numbers)) e (number)
            UNION ALL
            SELECT l.number, l.fault FROM line l WHERE l.fault IS NOT NULL
            UNION ALL
            SELECT l.number, 3 FROM line l GROUP BY l.number, l.cell_id HAVING count(*) > 1
            UNION ALL
            SELECT l.number, CASE
                WHEN sum(l.amount) <> 0 THEN 12
                WHEN count(DISTINCT l.account_id) <> 1 THEN 13
                WHEN l.kind = 'TRANSFER' AND count(DISTINCT l.policy_code) <> 1 THEN 14
                WHEN l.kind = 'CHANGE_OF_USE' AND count(DISTINCT l.unit_code) <> 1 THEN 15
                WHEN l.kind = 'CROSS_USE' AND count(DISTINCT l.policy_code) = 1 THEN 16
            END
            FROM line l WHERE l.is_exchange GROUP BY l.number, l.kind
            UNION ALL
            SELECT l.number, 17 FROM line l WHERE l.kind = 'REORGANISATION'
            GROUP BY l.number, l.programme_id, l.item, l.funding, l.carry_origin HAVING sum(l.amount) <> 0
        ) f
        WHERE f.fault IS NOT NULL ORDER BY f.number, f.fault LIMIT 1
    ), event AS (
        INSERT INTO budget_ledgerevent (
            id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round, effective_date, source_id,
            place_line, authority, approver_id
        )
        SELECT ieum_uuid7_after(first, m.number), municipality, m.operation, own_epoch, opened.id, m.kind, m.round,
            m.day, document, m.place, m.authority, approver
        FROM movement m WHERE NOT EXISTS (SELECT FROM fault)
    ), entry AS (
        INSERT INTO budget_ledgerline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
        SELECT ieum_uuid7_after(first, count_of + row_number() OVER ()), municipality,
            ieum_uuid7_after(first, l.number), l.cell_id, own_epoch, l.day, p.balance, l.amount * p.sign
        FROM line l JOIN ieum_movement_parts() p ON p.kind = l.kind AND p.needs & l.reports = p.needs
        WHERE NOT EXISTS (SELECT FROM fault)
    )
    SELECT ('{EMPTY,AMOUNT,REPEATED,NO_CELL,DAY,SIGN,ROUND,AUTHORITY,ORIGIN,UNREPORTED,FUNDING,UNBALANCED,ACCOUNT,'
        'POLICY,UNIT,ONE_POLICY,CODES,RESERVE,BANNED}'::text[])[f.fault] INTO found FROM fault f;
    IF found IS NOT NULL THEN
        RAISE EXCEPTION '%', found USING ERRCODE = 'IE020';
    END IF;
    IF kinds && '{RESERVE_USE,SUPPLEMENTARY}' THEN
        found := ieum_standing_fault(municipality, opened.id, ARRAY(
            SELECT ieum_uuid7_after(first, n) FROM generate_series(1, count_of) n
        ));
        IF found IS NOT NULL THEN
            RAISE EXCEPTION '%', found USING ERRCODE = 'IE020';
        END IF;
    END IF;
    PERFORM ieum_require_headroom(municipality, touched, (SELECT min(d) FROM unnest(days) d));
    RETURN ieum_uuid7_after(first, 1);
END $$;
"""

# A movement by itself is always of the same shape, and is planned once; many are planned by how many they are.
PLANNED = """
CREATE FUNCTION ieum_write_one(
    municipality uuid, own_epoch bigint, opened_year integer, document uuid, approver uuid, operation uuid, kind text,
    round integer, day date, place integer, authority text, cells uuid[], amounts bigint[]
) RETURNS uuid LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN ieum_write_movements(
        municipality, own_epoch, opened_year, document, approver, ARRAY[operation], ARRAY[kind], ARRAY[round],
        ARRAY[day], ARRAY[place], ARRAY[authority], array_fill(1, ARRAY[cardinality(cells)]), cells, amounts
    );
END $$;
CREATE FUNCTION ieum_write_many(
    municipality uuid, own_epoch bigint, opened_year integer, document uuid, operations uuid[], kinds text[],
    rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[],
    amounts bigint[]
) RETURNS uuid LANGUAGE plpgsql
SET plan_cache_mode = force_custom_plan SET work_mem = '64MB' SET jit = off AS $$
BEGIN
    RETURN ieum_write_movements(
        municipality, own_epoch, opened_year, document, NULL, operations, kinds, rounds, days, places, authorities,
        numbers, cells, amounts
    );
END $$;
"""

POST = """
CREATE FUNCTION ieum_post_movement(
    municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer,
    year integer, day date, document uuid, line_number integer, authority text, approver uuid, cells uuid[],
    amounts bigint[],
    OUT event uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.post', actor, on_behalf_of, basis, true) o;
    IF approver IS NOT NULL AND NOT EXISTS (
        SELECT FROM platform_account a WHERE a.id = approver AND a.is_active
        AND (a.municipality_id IS NULL OR a.municipality_id = municipality)
    ) THEN
        RAISE EXCEPTION 'the approver is not of this municipality, or not in use' USING ERRCODE = 'IE005';
    END IF;
    IF approver IN (actor, on_behalf_of) THEN
        RAISE EXCEPTION 'APPROVER' USING ERRCODE = 'IE020';
    END IF;
    event := ieum_write_one(
        municipality, epoch, year, document, approver, operation, movement_kind, movement_round, day, line_number,
        authority, cells, amounts
    );
END $$;
REVOKE ALL ON FUNCTION ieum_post_movement(
    uuid, uuid, uuid, text, text, integer, integer, date, uuid, integer, text, uuid, uuid[], bigint[]
) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_post_movement(
    uuid, uuid, uuid, text, text, integer, integer, date, uuid, integer, text, uuid, uuid[], bigint[]
) TO ieum_app;
"""

# Many movements of one year, all of them or none; those that were decided by the same basis are one operation.
POST_ALL = """
CREATE FUNCTION ieum_post_movements(
    municipality uuid, actor uuid, year integer, document uuid, bases text[], kinds text[], rounds integer[],
    days date[], places integer[], authorities text[], numbers integer[], cells uuid[], amounts bigint[]
) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    opened record;
BEGIN
    WITH operation AS MATERIALIZED (
        SELECT d.basis, o.operation, o.epoch FROM (SELECT DISTINCT unnest(bases) AS basis) d
        CROSS JOIN LATERAL ieum_open_operation(municipality, 'budget.post', actor, NULL, d.basis, true) o
    )
    SELECT array_agg(o.operation ORDER BY b.number) AS operations, max(o.epoch) AS epoch INTO opened
    FROM unnest(bases) WITH ORDINALITY b (basis, number) JOIN operation o ON o.basis = b.basis;
    PERFORM ieum_write_many(
        municipality, opened.epoch, year, document, opened.operations, kinds, rounds, days, places, authorities,
        numbers, cells, amounts
    );
    RETURN cardinality(kinds);
END $$;
REVOKE ALL ON FUNCTION ieum_post_movements(
    uuid, uuid, integer, uuid, text[], text[], integer[], date[], integer[], text[], integer[], uuid[], bigint[]
) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_post_movements(
    uuid, uuid, integer, uuid, text[], text[], integer[], date[], integer[], text[], integer[], uuid[], bigint[]
) TO ieum_app;
"""

# What a foreign key says, said of all rows of a statement at once. Nothing that is referred to is ever changed or
# removed, so that what holds when a row is written holds for good, and no row has to be locked for it.
REFERENCES = """
CREATE FUNCTION ieum_ledgerevent_references() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    broken text;
BEGIN
    SELECT r.name INTO broken FROM (
        SELECT 'operation_id' AS name FROM (SELECT DISTINCT municipality_id AS own, operation_id AS id FROM fresh) f
            WHERE (SELECT o.id FROM platform_operation o WHERE (o.municipality_id, o.id) = (f.own, f.id)) IS NULL
        UNION ALL
        SELECT 'fiscal_year_id' FROM (SELECT DISTINCT municipality_id AS own, fiscal_year_id AS id FROM fresh) f
            WHERE (SELECT y.id FROM budget_fiscalyear y WHERE (y.municipality_id, y.id) = (f.own, f.id)) IS NULL
        UNION ALL
        SELECT 'source_id' FROM (
            SELECT DISTINCT municipality_id AS own, source_id AS id FROM fresh WHERE source_id IS NOT NULL
        ) f WHERE (SELECT s.id FROM platform_source s WHERE (s.municipality_id, s.id) = (f.own, f.id)) IS NULL
        UNION ALL
        SELECT 'reverses_id' FROM fresh f WHERE f.reverses_id IS NOT NULL AND (
            SELECT e.id FROM budget_ledgerevent e WHERE (e.municipality_id, e.id) = (f.municipality_id, f.reverses_id)
        ) IS NULL
    ) r LIMIT 1;
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'a row of % names what there is not: %', TG_TABLE_NAME, broken
            USING ERRCODE = '23503', CONSTRAINT = format('%s_%s_same_municipality', TG_TABLE_NAME, broken);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION ieum_ledgerline_references() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER budget_ledgerevent_references AFTER INSERT ON budget_ledgerevent
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ieum_ledgerevent_references();
CREATE TRIGGER budget_ledgerline_references AFTER INSERT ON budget_ledgerline
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ieum_ledgerline_references();
"""

# A balance binds the next one above it that is reported; an unreported one is unknown and binds nothing. All days
# from the event's on are looked at, so that an entry of an earlier day cannot overdraw a later one.
HEADROOM = """
CREATE OR REPLACE FUNCTION ieum_require_headroom(municipality uuid, cells uuid[], from_day date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    worst record;
BEGIN
    WITH daily AS (
        -- What stood before the first day is one day.
        SELECT l.cell_id, greatest(l.effective_date, from_day - 1) AS day,
            sum(l.amount) FILTER (
                WHERE l.balance IN ('ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'PROVISIONAL', 'PRE_USED')
            ) AS b,
            sum(l.amount) FILTER (WHERE l.balance IN (
                'ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'PROVISIONAL', 'PRE_USED', 'CARRIED_IN', 'RESERVE_USED',
                'TRANSFERRED', 'CHANGED', 'CROSS_USED', 'REORGANISED'
            )) AS x,
            sum(l.amount) FILTER (WHERE l.balance = 'ALLOTTED') AS l,
            sum(l.amount) FILTER (WHERE l.balance = 'COMMITTED') AS k,
            sum(l.amount) FILTER (WHERE l.balance = 'SPENT') AS p,
            sum(l.amount) FILTER (WHERE l.balance = 'PROVISIONAL') AS provisional,
            sum(l.amount) FILTER (WHERE l.balance = 'DEEMED') AS deemed,
            sum(l.amount) FILTER (WHERE l.balance = 'PRE_USED') AS pre_used,
            sum(l.amount) FILTER (WHERE l.balance = 'SUB_ALLOTTED') AS r,
            sum(CASE l.balance WHEN 'EXPRESS_VOTED' THEN l.amount WHEN 'CARRIED_EXPRESS' THEN -l.amount END) AS express,
            sum(l.amount) FILTER (WHERE l.balance = 'CARRIED_INCIDENTAL') AS incidental,
            sum(CASE l.balance WHEN 'CONTINUING_VOTED' THEN l.amount WHEN 'SPENT' THEN -l.amount END) AS instalment,
            sum(l.amount) FILTER (WHERE l.balance = 'CARRIED_CONTINUING') AS continuing,
            sum(l.amount) FILTER (WHERE l.balance IN (
                'SPENT', 'CARRIED_EXPRESS', 'CARRIED_INCIDENTAL', 'CARRIED_CONTINUING', 'LAPSED'
            )) AS settled
        FROM budget_ledgerline l
        WHERE l.municipality_id = municipality AND l.cell_id = ANY (cells)
        GROUP BY 1, 2
    ), standing AS (
        SELECT d.cell_id, d.day,
            c.reports_allotment AS has_l, c.reports_commitment AS has_k, c.reports_spending AS has_p,
            coalesce(sum(d.b) OVER w, 0) AS b, coalesce(sum(d.x) OVER w, 0) AS x, coalesce(sum(d.l) OVER w, 0) AS l,
            coalesce(sum(d.k) OVER w, 0) AS k, coalesce(sum(d.p) OVER w, 0) AS p,
            sum(d.provisional) OVER w AS provisional, sum(d.deemed) OVER w AS deemed,
            sum(d.pre_used) OVER w AS pre_used, sum(d.r) OVER w AS r, sum(d.express) OVER w AS express,
            sum(d.incidental) OVER w AS incidental, coalesce(sum(d.instalment) OVER w, 0) AS instalment,
            sum(d.continuing) OVER w AS continuing, sum(d.settled) OVER w AS settled
        FROM daily d JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = d.cell_id
        WINDOW w AS (PARTITION BY d.cell_id ORDER BY d.day)
    ), gap AS (
        SELECT s.cell_id, s.day, s.has_l, s.has_k,
            s.b AS g1, s.x AS g2, CASE WHEN has_l THEN s.l END AS g3, CASE WHEN has_l THEN s.x - s.l END AS g4,
            CASE WHEN has_k THEN s.k END AS g5,
            CASE WHEN has_k THEN CASE WHEN has_l THEN s.l ELSE s.x END - s.k END AS g6,
            CASE WHEN has_p THEN s.p END AS g7,
            CASE WHEN has_p THEN CASE WHEN has_k THEN s.k WHEN has_l THEN s.l ELSE s.x END - s.p END AS g8,
            s.provisional AS g9, s.deemed AS g10, s.pre_used AS g11, s.r AS g12, s.l - s.r AS g13, s.express AS g14,
            CASE WHEN has_k AND has_p THEN s.k - s.p - s.incidental END AS g15,
            CASE WHEN s.continuing > 0 THEN s.instalment - s.continuing END AS g16, s.x - s.settled AS g17
        FROM standing s WHERE s.day >= from_day
    )
    SELECT s.cell_id, s.day, pair.lower, pair.upper, pair.gap INTO worst
    FROM gap s, LATERAL (VALUES
        (1, '', 'APPROPRIATION', g1),
        (2, '', 'AVAILABLE', g2),
        (3, '', 'ALLOTTED', g3),
        (4, 'ALLOTTED', 'AVAILABLE', g4),
        (5, '', 'COMMITTED', g5),
        (6, 'COMMITTED', CASE WHEN has_l THEN 'ALLOTTED' ELSE 'AVAILABLE' END, g6),
        (7, '', 'SPENT', g7),
        (8, 'SPENT', CASE WHEN has_k THEN 'COMMITTED' WHEN has_l THEN 'ALLOTTED' ELSE 'AVAILABLE' END, g8),
        (9, '', 'PROVISIONAL', g9),
        (10, '', 'DEEMED', g10),
        (11, '', 'PRE_USED', g11),
        (12, '', 'SUB_ALLOTTED', g12),
        (13, 'SUB_ALLOTTED', 'ALLOTTED', g13),
        (14, 'CARRIED_EXPRESS', 'EXPRESS_VOTED', g14),
        (15, 'CARRIED_INCIDENTAL', 'UNPAID', g15),
        (16, 'CARRIED_CONTINUING', 'UNPAID_INSTALMENT', g16),
        (17, 'SETTLED', 'AVAILABLE', g17)
    ) pair (rank, lower, upper, gap)
    WHERE least(g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12, g13, g14, g15, g16, g17) < 0 AND pair.gap < 0
    ORDER BY pair.gap, s.day, s.cell_id, pair.rank
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'OVERDRAWN' USING ERRCODE = 'IE020', DETAIL = json_build_object(
            'cell_id', worst.cell_id, 'lower', worst.lower, 'upper', worst.upper, 'day', worst.day, 'gap', worst.gap
        )::text;
    END IF;
END $$;
"""

# Lines are found by their event, their cell or their epoch, always within a municipality. Whatever else stood beside a
# row cost more than the row: keys that a wider one implies, and indexes that no question uses.
LEAN = """
DO $$
DECLARE
    key record;
BEGIN
    FOR key IN
        SELECT c.conrelid::regclass AS part, c.conname FROM pg_constraint c
        WHERE c.conrelid IN ('budget_ledgerevent'::regclass, 'budget_ledgerline'::regclass) AND c.contype = 'f'
        AND c.confrelid <> 'platform_account'::regclass
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', key.part, key.conname);
    END LOOP;
END $$;
DROP INDEX budget_ledgerevent_municipality_id_69529d1a, budget_ledgerevent_fiscal_year_id_5dd2e698,
    budget_ledgerevent_reverses_id_d4c0514e, budget_ledgerevent_source_id_a021eded,
    budget_ledgerevent_approver_id_e6e99aa2, budget_ledgerline_municipality_id_d2f52988,
    budget_ledgerline_event_id_07105a3b, budget_ledgerline_cell_id_271d64e5;
ALTER TABLE budget_ledgerline DROP CONSTRAINT budget_ledgerline_municipality_key;
ALTER TABLE budget_ledgerevent DROP CONSTRAINT budget_ledgerevent_reversed_once;
CREATE UNIQUE INDEX budget_ledgerevent_reversed_once ON budget_ledgerevent (municipality_id, reverses_id)
    WHERE reverses_id IS NOT NULL;
CREATE INDEX budget_ledgerevent_source ON budget_ledgerevent (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX budget_ledgerevent_year ON budget_ledgerevent (fiscal_year_id, epoch);
UPDATE platform_decisionpart SET condition =
    '(t.municipality_id, t.event_id) IN (SELECT e.municipality_id, e.id FROM budget_ledgerevent e '
    'WHERE e.operation_id = $1)' WHERE table_name = 'budget_ledgerline';
"""


def _key(to: str, label: str, **more: Any) -> Any:
    protected = django.db.models.deletion.PROTECT
    options: dict[str, Any] = {
        "on_delete": protected,
        "related_name": "+",
        "verbose_name": label,
        "db_constraint": False,
    }
    return models.ForeignKey(**options | {"db_index": False} | more, to=to)


LEAN_STATE = [
    migrations.AlterField("ledgerevent", "municipality", _key("platform.municipality", "지방자치단체")),
    migrations.AlterField("ledgerevent", "operation", _key("platform.operation", "처리 기록", db_index=True)),
    migrations.AlterField("ledgerevent", "fiscal_year", _key("budget.fiscalyear", "회계연도")),
    migrations.AlterField("ledgerevent", "source", _key("platform.source", "출처", null=True)),
    migrations.AlterField("ledgerevent", "approver", _key("platform.account", "승인자", null=True, db_constraint=True)),
    migrations.AlterField("ledgerevent", "reverses", _key("budget.ledgerevent", "취소 대상", null=True)),
    migrations.AlterField("ledgerline", "municipality", _key("platform.municipality", "지방자치단체")),
    migrations.AlterField("ledgerline", "event", _key("budget.ledgerevent", "사건", related_name="lines")),
    migrations.AlterField("ledgerline", "cell", _key("budget.appropriationcell", "예산과목")),
    migrations.RemoveConstraint("ledgerevent", "budget_ledgerevent_reversed_once"),
    migrations.AddConstraint(
        "ledgerevent",
        models.UniqueConstraint(
            fields=["municipality", "reverses"],
            condition=models.Q(reverses__isnull=False),
            name="budget_ledgerevent_reversed_once",
        ),
    ),
    migrations.AddIndex(
        "ledgerevent",
        models.Index(fields=["source"], condition=models.Q(source__isnull=False), name="budget_ledgerevent_source"),
    ),
    migrations.AddIndex("ledgerevent", models.Index(fields=["fiscal_year", "epoch"], name="budget_ledgerevent_year")),
]


class Migration(migrations.Migration):
    dependencies = [("budget", "0017_targets"), ("platform", "0013_decisions_told_at_once")]
    operations = [
        migrations.RunSQL(
            "DROP FUNCTION ieum_post_movement("
            "uuid, uuid, uuid, text, text, integer, uuid, date, uuid, integer, jsonb, text, uuid);"
            "DROP FUNCTION ieum_post_movements(uuid, uuid, uuid, uuid, jsonb);"
            "DROP FUNCTION ieum_write_movements(uuid, bigint, uuid, uuid, uuid, jsonb);"
            "DROP FUNCTION ieum_movement_faults(uuid, uuid, jsonb);"
            "DROP FUNCTION ieum_movement_parts(text, bigint, boolean, boolean)"
        ),
        migrations.RunSQL(KEYS),
        migrations.RunSQL(PARTS),
        migrations.RunSQL(WRITE),
        migrations.RunSQL(HEADROOM),
        migrations.RunSQL(PLANNED),
        migrations.RunSQL(POST),
        migrations.RunSQL(POST_ALL),
        migrations.RunSQL(LEAN, state_operations=LEAN_STATE),
        migrations.RunSQL(REFERENCES),
    ]
