from django.db import migrations

from ieum.platform.database.schema import decision

SEALED = """
CREATE FUNCTION ieum_is_sealed(municipality uuid, fiscal_year uuid, kind text, round integer) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM budget_sealedround s WHERE s.municipality_id = municipality AND s.fiscal_year_id = fiscal_year
        AND s.kind = $3 AND s.round IS NOT DISTINCT FROM $4
    )
$$;
"""

# Who posts to a year holds it in share mode before this asks, and who seals a round holds it alone: one waits.
REFUSE = """
CREATE FUNCTION ieum_refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved budget_ledgerevent := NEW;
BEGIN
    IF NEW.kind = 'REVERSAL' THEN
        SELECT * INTO moved FROM budget_ledgerevent e
            WHERE e.municipality_id = NEW.municipality_id AND e.id = NEW.reverses_id;
    END IF;
    IF moved.kind IN ('ORIGINAL', 'REVISED', 'ABSORB_PROVISIONAL')
        AND ieum_is_sealed(NEW.municipality_id, NEW.fiscal_year_id, 'ORIGINAL', NULL)
    OR moved.kind IN ('SUPPLEMENTARY', 'ABSORB_PRE_USE', 'ABSORB_DEEMED')
        AND ieum_is_sealed(NEW.municipality_id, NEW.fiscal_year_id, 'SUPPLEMENTARY', moved.round)
    THEN
        RAISE EXCEPTION 'SEALED' USING ERRCODE = 'IE020';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER budget_ledgerevent_sealed BEFORE INSERT ON budget_ledgerevent FOR EACH ROW
WHEN (NEW.kind IN (
    'ORIGINAL', 'REVISED', 'ABSORB_PROVISIONAL', 'SUPPLEMENTARY', 'ABSORB_PRE_USE', 'ABSORB_DEEMED', 'REVERSAL'
)) EXECUTE FUNCTION ieum_refuse_sealed();
"""

HOLD = """
CREATE FUNCTION ieum_hold_year(municipality uuid, fiscal_year uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF municipality IS DISTINCT FROM ieum_municipality() THEN
        RAISE EXCEPTION 'another municipality is set' USING ERRCODE = 'IE004';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(ieum_epoch_key(municipality));
    PERFORM FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = fiscal_year FOR UPDATE;
END $$;
REVOKE ALL ON FUNCTION ieum_hold_year(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_hold_year(uuid, uuid) TO ieum_app;
"""

FAULT = """
CREATE FUNCTION ieum_revenue_fault(
    municipality uuid, kind text, round integer, fiscal_year uuid, day date, is_reversal boolean, lines jsonb
) RETURNS text LANGUAGE sql STABLE AS $$
    WITH line AS (
        SELECT r.cell_id, r.amount FROM jsonb_to_recordset(lines) r (cell_id uuid, amount numeric)
    ), known AS (
        SELECT count(*) AS lines, count(DISTINCT l.cell_id) AS cells, count(DISTINCT c.id) AS placed,
            coalesce(bool_or(abs(l.amount) > 1e15 OR l.amount = 0), false) AS is_wrong,
            coalesce(bool_or(l.amount < 0), false) AS takes
        FROM line l LEFT JOIN (
            budget_revenuecell c JOIN budget_budgetaccount a
                ON a.municipality_id = municipality AND a.id = c.account_id AND a.fiscal_year_id = fiscal_year
        ) ON c.municipality_id = municipality AND c.id = l.cell_id
    )
    SELECT CASE
        WHEN EXISTS (
            SELECT FROM budget_yearclosing y WHERE y.municipality_id = municipality AND y.fiscal_year_id = fiscal_year
        ) THEN 'CLOSED'
        WHEN k.lines = 0 THEN 'EMPTY'
        WHEN k.is_wrong OR k.cells < k.lines THEN 'AMOUNT'
        WHEN k.placed < k.cells THEN 'NO_CELL'
        WHEN day < y.first_day
            OR day > CASE WHEN kind IN ('ORIGINAL', 'SUPPLEMENTARY') THEN y.last_day ELSE y.payments_until END
            THEN 'REVENUE_DAY'
        WHEN k.takes AND kind IN ('ORIGINAL', 'WRITE_OFF') AND NOT is_reversal THEN 'SIGN'
        WHEN (kind = 'SUPPLEMENTARY') <> (coalesce(round, 0) >= 1) OR round < 1 THEN 'REVENUE_ROUND'
        WHEN kind IN ('ORIGINAL', 'SUPPLEMENTARY') AND ieum_is_sealed(municipality, fiscal_year, kind, round)
            THEN 'SEALED'
        ELSE '' END
    FROM known k, budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = fiscal_year
$$;
"""

# On the day and each later one: nothing below zero, and no more received and written off than levied.
SHORT = """
CREATE FUNCTION ieum_is_revenue_short(municipality uuid, cells uuid[], from_day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
    WITH moved AS (
        SELECT l.cell_id, l.effective_date AS day,
            sum(l.amount) FILTER (WHERE l.balance IN ('ORIGINAL', 'SUPPLEMENTARY')) AS budget,
            sum(l.amount) FILTER (WHERE l.balance = 'ORIGINAL') AS original,
            sum(l.amount) FILTER (WHERE l.balance = 'LEVIED') AS levied,
            sum(l.amount) FILTER (WHERE l.balance = 'RECEIVED') AS received,
            sum(l.amount) FILTER (WHERE l.balance = 'WRITTEN_OFF') AS written_off
        FROM budget_revenueline l WHERE l.municipality_id = municipality AND l.cell_id = ANY (cells) GROUP BY 1, 2
    ), standing AS (
        SELECT day, sum(coalesce(budget, 0)) OVER w AS budget, sum(coalesce(original, 0)) OVER w AS original,
            sum(coalesce(levied, 0)) OVER w AS levied, sum(coalesce(received, 0)) OVER w AS received,
            sum(coalesce(written_off, 0)) OVER w AS written_off
        FROM moved WINDOW w AS (PARTITION BY cell_id ORDER BY day)
    )
    SELECT EXISTS (
        SELECT FROM standing WHERE day >= from_day
        AND least(budget, original, levied, received, written_off, levied - received - written_off) < 0
    )
$$;
"""

POST = """
CREATE FUNCTION ieum_post_revenue(
    municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer,
    fiscal_year uuid, day date, reversed uuid, lines jsonb,
    OUT event uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    origin budget_revenueevent;
    cells uuid[];
    fault text;
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.post_revenue', actor, on_behalf_of, basis, true) o;
    IF reversed IS NOT NULL THEN
        SELECT * INTO origin FROM budget_revenueevent e WHERE e.municipality_id = municipality AND e.id = reversed;
        IF origin.id IS NULL OR origin.kind = 'REVERSAL' THEN
            RAISE EXCEPTION 'there is no such movement' USING ERRCODE = 'IE021';
        END IF;
        movement_kind := origin.kind;
        movement_round := origin.round;
        fiscal_year := origin.fiscal_year_id;
        day := origin.effective_date;
        lines := (
            SELECT jsonb_agg(jsonb_build_object('cell_id', l.cell_id, 'amount', -l.amount))
            FROM budget_revenueline l WHERE l.municipality_id = municipality AND l.event_id = reversed
        );
    END IF;
    PERFORM FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = fiscal_year FOR KEY SHARE;
    cells := ARRAY(SELECT DISTINCT (one ->> 'cell_id')::uuid FROM jsonb_array_elements(lines) one);
    PERFORM FROM budget_revenuecell c
        WHERE c.municipality_id = municipality AND c.id = ANY (cells) ORDER BY c.id FOR NO KEY UPDATE;
    fault := ieum_revenue_fault(
        municipality, movement_kind, movement_round, fiscal_year, day, reversed IS NOT NULL, lines
    );
    IF fault IS DISTINCT FROM '' THEN
        RAISE EXCEPTION '%', coalesce(fault, 'NO_CELL') USING ERRCODE = 'IE020';
    END IF;
    event := ieum_uuid7();
    INSERT INTO budget_revenueevent (
        id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round, effective_date, reverses_id
    ) VALUES (
        event, municipality, operation, epoch, fiscal_year,
        CASE WHEN reversed IS NULL THEN movement_kind ELSE 'REVERSAL' END, movement_round, day, reversed
    );
    INSERT INTO budget_revenueline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
        SELECT ieum_uuid7(), municipality, event, r.cell_id, epoch, day, CASE movement_kind
            WHEN 'LEVY' THEN 'LEVIED' WHEN 'RECEIPT' THEN 'RECEIVED' WHEN 'WRITE_OFF' THEN 'WRITTEN_OFF'
            ELSE movement_kind END, r.amount
        FROM jsonb_to_recordset(lines) r (cell_id uuid, amount bigint);
    IF ieum_is_revenue_short(municipality, cells, day) THEN
        RAISE EXCEPTION 'REVENUE_SHORT' USING ERRCODE = 'IE020';
    END IF;
END $$;
REVOKE ALL ON FUNCTION
    ieum_post_revenue(uuid, uuid, uuid, text, text, integer, uuid, date, uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    ieum_post_revenue(uuid, uuid, uuid, text, text, integer, uuid, date, uuid, jsonb) TO ieum_app;
"""

SEAL = """
CREATE FUNCTION ieum_seal_round(
    municipality uuid, actor uuid, on_behalf_of uuid, basis text, fiscal_year uuid,
    sealed_kind text, sealed_round integer,
    OUT event uuid, OUT operation uuid, OUT epoch bigint
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    unequal record;
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.seal_round', actor, on_behalf_of, basis, true) o;
    PERFORM FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = fiscal_year FOR UPDATE;
    WITH spent AS (
        SELECT c.account_id, sum(l.amount) AS amount
        FROM budget_ledgerevent e LEFT JOIN budget_ledgerevent o
            ON o.municipality_id = municipality AND o.id = e.reverses_id
        JOIN budget_ledgerline l ON l.municipality_id = municipality AND l.event_id = e.id
        JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = l.cell_id
        WHERE e.municipality_id = municipality AND e.fiscal_year_id = fiscal_year AND l.balance = sealed_kind
        AND (sealed_round IS NULL OR coalesce(o.round, e.round) = sealed_round)
        GROUP BY 1
    ), received AS (
        SELECT c.account_id, sum(l.amount) AS amount
        FROM budget_revenueevent e JOIN budget_revenueline l ON l.municipality_id = municipality AND l.event_id = e.id
        JOIN budget_revenuecell c ON c.municipality_id = municipality AND c.id = l.cell_id
        WHERE e.municipality_id = municipality AND e.fiscal_year_id = fiscal_year AND l.balance = sealed_kind
        AND (sealed_round IS NULL OR e.round = sealed_round)
        GROUP BY 1
    )
    SELECT a.name, coalesce(r.amount, 0) - coalesce(s.amount, 0) AS gap INTO unequal
    FROM spent s FULL JOIN received r ON r.account_id = s.account_id
    JOIN budget_budgetaccount a
        ON a.municipality_id = municipality AND a.id = coalesce(s.account_id, r.account_id)
    WHERE coalesce(r.amount, 0) <> coalesce(s.amount, 0) ORDER BY a.name LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'UNEQUAL' USING ERRCODE = 'IE020',
            DETAIL = json_build_object('account', unequal.name, 'gap', unequal.gap)::text;
    END IF;
    IF ieum_is_sealed(municipality, fiscal_year, sealed_kind, sealed_round) THEN
        RAISE EXCEPTION 'SEALED' USING ERRCODE = 'IE020';
    END IF;
    event := ieum_uuid7();
    INSERT INTO budget_sealedround (id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round)
        VALUES (event, municipality, operation, epoch, fiscal_year, sealed_kind, sealed_round);
END $$;
REVOKE ALL ON FUNCTION ieum_seal_round(uuid, uuid, uuid, text, uuid, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ieum_seal_round(uuid, uuid, uuid, text, uuid, text, integer) TO ieum_app;
"""

OWN = "t.operation_id = $1"
REVENUE = {
    "budget_revenueevent": OWN,
    "budget_revenueline": "t.event_id IN (SELECT e.id FROM budget_revenueevent e WHERE e.operation_id = $1)",
}


class Migration(migrations.Migration):
    dependencies = [("budget", "0018_revenue")]
    operations = [
        migrations.RunSQL(SEALED, "DROP FUNCTION ieum_is_sealed(uuid, uuid, text, integer)"),
        migrations.RunSQL(
            REFUSE,
            "DROP TRIGGER budget_ledgerevent_sealed ON budget_ledgerevent; DROP FUNCTION ieum_refuse_sealed()",
        ),
        migrations.RunSQL(HOLD, "DROP FUNCTION ieum_hold_year(uuid, uuid)"),
        migrations.RunSQL(FAULT, "DROP FUNCTION ieum_revenue_fault(uuid, text, integer, uuid, date, boolean, jsonb)"),
        migrations.RunSQL(SHORT, "DROP FUNCTION ieum_is_revenue_short(uuid, uuid[], date)"),
        migrations.RunSQL(
            POST, "DROP FUNCTION ieum_post_revenue(uuid, uuid, uuid, text, text, integer, uuid, date, uuid, jsonb)"
        ),
        migrations.RunSQL(SEAL, "DROP FUNCTION ieum_seal_round(uuid, uuid, uuid, text, uuid, text, integer)"),
        decision("budget.post_revenue", REVENUE),
        decision("budget.seal_round", {"budget_sealedround": OWN}),
    ]
