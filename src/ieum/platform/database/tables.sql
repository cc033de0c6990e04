-- Written by `python tools/tables.py` from the migrations; change those, not this file.
SET LOCAL check_function_bodies = false;
SET LOCAL client_min_messages = warning;
SELECT pg_catalog.set_config('search_path', '', true);


CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE TYPE public.text_range AS RANGE (
    subtype = text,
    multirange_type_name = public.text_multirange
);

CREATE TYPE public.uuid_range AS RANGE (
    subtype = uuid,
    multirange_type_name = public.uuid_multirange
);

CREATE FUNCTION public.ieum_budget_bans() RETURNS TABLE(kind text, direction text, items text, first_day date, last_day date, unless text)
    LANGUAGE sql IMMUTABLE
    AS $$
    VALUES
        ('TRANSFER', 'OUT', '101', date '2000-01-01', date '9999-12-31', ''),
        ('TRANSFER', 'IN', '101', '2000-01-01', '9999-12-31', ''),
        ('TRANSFER', 'OUT', '401', '2000-01-01', '2025-12-01', ''),
        ('TRANSFER', 'IN', '203', '2000-01-01', '9999-12-31', ''),
        ('RESERVE_USE', 'IN', '203', '2000-01-01', '9999-12-31', ''),
        ('RESERVE_USE', 'IN', '307-02', '2000-01-01', '9999-12-31', '재해·재난'),
        ('RESERVE_USE', 'IN', '307-03', '2000-01-01', '9999-12-31', '재해·재난'),
        ('RESERVE_USE', 'IN', '307-04', '2000-01-01', '9999-12-31', '재해·재난'),
        ('RESERVE_USE', 'IN', '307-10', '2000-01-01', '9999-12-31', '재해·재난'),
        ('RESERVE_USE', 'IN', '307-11', '2000-01-01', '9999-12-31', '재해·재난'),
        ('RESERVE_USE', 'IN', '402-01', '2000-01-01', '9999-12-31', '재해·재난'),
        ('RESERVE_USE', 'IN', '402-02', '2000-01-01', '2026-12-31', '재해·재난')
$$;

CREATE FUNCTION public.ieum_budget_lock(municipality uuid, fiscal_year uuid, cells uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = fiscal_year FOR KEY SHARE;
    PERFORM FROM budget_budgetaccount a
        WHERE a.municipality_id = municipality
        AND a.id IN (
            SELECT c.account_id FROM budget_appropriationcell c
            WHERE c.municipality_id = municipality AND c.id = ANY (cells)
        )
        ORDER BY a.id FOR KEY SHARE;
    PERFORM FROM budget_appropriationcell c
        WHERE c.municipality_id = municipality AND c.id = ANY (cells) ORDER BY c.id FOR NO KEY UPDATE;
END $$;

CREATE FUNCTION public.ieum_budget_lock_round(municipality uuid, kind text, fiscal_year uuid) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF kind IN ('PRE_USE', 'ABSORB_PRE_USE', 'SUPPLEMENTARY') THEN
        PERFORM FROM budget_fiscalyear y
            WHERE y.municipality_id = municipality AND y.id = fiscal_year FOR NO KEY UPDATE;
    END IF;
    IF EXISTS (
        SELECT FROM budget_yearclosing c WHERE c.municipality_id = municipality AND c.fiscal_year_id = fiscal_year
    ) THEN
        RAISE EXCEPTION 'CLOSED' USING ERRCODE = 'IE020';
    END IF;
END $$;

CREATE FUNCTION public.ieum_budget_remainders(municipality uuid, fiscal_year uuid) RETURNS TABLE(cell_id uuid, remainder bigint)
    LANGUAGE sql STABLE
    AS $$
    SELECT l.cell_id, sum(
        CASE WHEN l.balance IN (
            'ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'PROVISIONAL', 'PRE_USED', 'CARRIED_IN', 'RESERVE_USED',
            'TRANSFERRED', 'CHANGED', 'CROSS_USED', 'REORGANISED'
        ) THEN l.amount WHEN l.balance IN (
            'SPENT', 'CARRIED_EXPRESS', 'CARRIED_INCIDENTAL', 'CARRIED_CONTINUING', 'LAPSED'
        ) THEN -l.amount ELSE 0 END
    )::bigint
    FROM budget_ledgerline l
    JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = l.cell_id AND c.reports_spending
    JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
        AND a.fiscal_year_id = fiscal_year
    WHERE l.municipality_id = municipality
    GROUP BY 1
$$;

CREATE FUNCTION public.ieum_chain_operation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    PERFORM ieum_seal_decision(NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION public.ieum_chain_past(decided text) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    operation uuid;
BEGIN
    FOR operation IN
        SELECT o.id FROM platform_operation o WHERE o.kind = decided
        AND NOT EXISTS (SELECT FROM platform_decision d WHERE d.operation_id = o.id)
        ORDER BY o.municipality_id, o.recorded_at, o.id
    LOOP
        PERFORM ieum_seal_decision(operation);
    END LOOP;
END $$;

CREATE FUNCTION public.ieum_check_accounting() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('ieum.accounting:' || NEW.person_id::text, 0));
    IF EXISTS (
        SELECT FROM org_accountingoffice o
        WHERE o.municipality_id = NEW.municipality_id AND o.person_id = NEW.person_id AND o.id <> NEW.id
        AND (o.kind <> NEW.kind OR o.unit_id = NEW.unit_id)
        AND daterange(o.valid_from, o.valid_until) && daterange(NEW.valid_from, NEW.valid_until)
    ) THEN
        RAISE EXCEPTION 'one person holds one kind of accounting office at a time' USING ERRCODE = 'IE040';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.ieum_check_behalf() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF NEW.on_behalf_of_id <> NEW.actor_id AND NOT ieum_may_act_for(
        NEW.municipality_id, NEW.actor_id, NEW.on_behalf_of_id, (NEW.recorded_at AT TIME ZONE 'Asia/Seoul')::date
    ) THEN
        RAISE EXCEPTION 'the account does not act for the other one today' USING ERRCODE = 'IE010';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.ieum_check_ruling() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF EXISTS (
        SELECT FROM platform_operation ruling, platform_observation chosen
        JOIN platform_operation stated ON stated.id = chosen.operation_id
        WHERE ruling.id = NEW.operation_id AND chosen.id = NEW.observation_id
        AND (stated.actor_id IN (ruling.actor_id, ruling.on_behalf_of_id)
            OR stated.on_behalf_of_id IN (ruling.actor_id, ruling.on_behalf_of_id))
    ) THEN
        RAISE EXCEPTION 'who stated the value does not rule on it' USING ERRCODE = 'IE011';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.ieum_close_epoch() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    own uuid := ieum_municipality();
    closed bigint;
    moment timestamptz;
BEGIN
    PERFORM ieum_require_read_committed();
    SELECT coalesce(max(number), 0) INTO closed FROM platform_epoch WHERE municipality_id = own;
    IF NOT EXISTS (
        SELECT FROM platform_operation WHERE municipality_id = own AND epoch > closed AND records_facts
    ) THEN
        RETURN closed;
    END IF;
    PERFORM pg_advisory_xact_lock(ieum_epoch_key(own));
    SELECT coalesce(max(number), 0), max(closed_at) INTO closed, moment
        FROM platform_epoch WHERE municipality_id = own;
    IF NOT EXISTS (
        SELECT FROM platform_operation WHERE municipality_id = own AND epoch > closed AND records_facts
    ) THEN
        RETURN closed;
    END IF;
    -- A clock that was set back must not close an epoch before the one before it.
    moment := greatest(clock_timestamp(), moment + interval '1 microsecond');
    INSERT INTO platform_epoch (id, municipality_id, number, closed_at) VALUES (ieum_uuid7(), own, closed + 1, moment);
    RETURN closed + 1;
END $$;

CREATE FUNCTION public.ieum_close_fiscal_year(municipality uuid, actor uuid, on_behalf_of uuid, basis text, closed uuid, OUT event uuid, OUT operation uuid, OUT epoch bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.close_fiscal_year', actor, on_behalf_of, basis, true) o;
    PERFORM FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = closed FOR UPDATE;
    IF EXISTS (SELECT FROM ieum_budget_remainders(municipality, closed) r WHERE r.remainder <> 0) THEN
        RAISE EXCEPTION 'UNSETTLED' USING ERRCODE = 'IE020';
    END IF;
    event := ieum_uuid7();
    INSERT INTO budget_yearclosing (id, municipality_id, operation_id, epoch, fiscal_year_id)
        VALUES (event, municipality, operation, epoch, closed);
END $$;

CREATE FUNCTION public.ieum_decide_erasure() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF OLD.decision_id IS NOT NULL OR NEW.decision_id IS NULL
        OR to_jsonb(NEW) - ARRAY['decision_id', 'outcome'] <> to_jsonb(OLD) - ARRAY['decision_id', 'outcome']
    THEN
        RAISE EXCEPTION 'a request is decided once, and never rewritten' USING ERRCODE = 'IE006';
    END IF;
    IF EXISTS (
        SELECT FROM platform_operation asked, platform_operation decided
        WHERE asked.id = NEW.operation_id AND decided.id = NEW.decision_id
        AND (asked.actor_id IN (decided.actor_id, decided.on_behalf_of_id)
            OR asked.on_behalf_of_id IN (decided.actor_id, decided.on_behalf_of_id))
    ) THEN
        RAISE EXCEPTION 'who asks does not decide' USING ERRCODE = 'IE012';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.ieum_decision_told(operation uuid, kind text) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $_$BEGIN IF kind = 'RULE' THEN RETURN (SELECT jsonb_build_object('platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')), 'platform_ruling', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.dataset)::text) > 200 OR length(to_jsonb(t.subject_key)::text) > 200 OR length(to_jsonb(t.measure)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_ruling t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('platform_ruling', 't.operation_id = $1', $1, '[]')))); END IF; IF kind = 'budget.adopt' THEN RETURN (SELECT jsonb_build_object('budget_versionstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_versionstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_versionstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.close_fiscal_year' THEN RETURN (SELECT jsonb_build_object('budget_yearclosing', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_yearclosing t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_yearclosing', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.consent' THEN RETURN (SELECT jsonb_build_object('budget_versionstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_versionstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_versionstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_adopt' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_amend' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_answer' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_appoint' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_approve' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_approve_with' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_change' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_clear' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_compile' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_confirm' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_council_reject' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_exempt' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_find_appropriate' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_find_conditional' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_find_inappropriate' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_find_reconsider' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_finish' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_gazette' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_issue' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_pass' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_present' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_publish' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_receive' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_reopen' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_select' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_to_ministry' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.matter_vote_down' THEN RETURN (SELECT jsonb_build_object('budget_matterstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_matterstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_matterstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.post' THEN RETURN (SELECT jsonb_build_object('budget_ledgerevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.authority)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_ledgerevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_ledgerevent', 't.operation_id = $1', $1, '[]')), 'budget_ledgerline', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_ledgerline t WHERE (t.municipality_id, t.event_id) IN (SELECT e.municipality_id, e.id FROM budget_ledgerevent e WHERE e.operation_id = $1) LIMIT 101) t), ieum_rows_digest('budget_ledgerline', '(t.municipality_id, t.event_id) IN (SELECT e.municipality_id, e.id FROM budget_ledgerevent e WHERE e.operation_id = $1)', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.post_revenue' THEN RETURN (SELECT jsonb_build_object('budget_revenueevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_revenueevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_revenueevent', 't.operation_id = $1', $1, '[]')), 'budget_revenueline', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_revenueline t WHERE t.event_id IN (SELECT e.id FROM budget_revenueevent e WHERE e.operation_id = $1) LIMIT 101) t), ieum_rows_digest('budget_revenueline', 't.event_id IN (SELECT e.id FROM budget_revenueevent e WHERE e.operation_id = $1)', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.post_unit' THEN RETURN (SELECT jsonb_build_object('budget_ledgerevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.authority)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_ledgerevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_ledgerevent', 't.operation_id = $1', $1, '[]')), 'budget_ledgerline', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_ledgerline t WHERE t.event_id = ANY (ARRAY(SELECT e.id FROM budget_ledgerevent e WHERE e.operation_id = $1)) LIMIT 101) t), ieum_rows_digest('budget_ledgerline', 't.event_id = ANY (ARRAY(SELECT e.id FROM budget_ledgerevent e WHERE e.operation_id = $1))', $1, '[]')), 'budget_unitmovement', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.unit)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_unitmovement t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_unitmovement', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.propose' THEN RETURN (SELECT jsonb_build_object('budget_versionstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_versionstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_versionstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.refer' THEN RETURN (SELECT jsonb_build_object('budget_versionstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_versionstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_versionstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.reject' THEN RETURN (SELECT jsonb_build_object('budget_versionstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_versionstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_versionstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.reverse' THEN RETURN (SELECT jsonb_build_object('budget_ledgerevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.authority)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_ledgerevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_ledgerevent', 't.operation_id = $1', $1, '[]')), 'budget_ledgerline', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_ledgerline t WHERE (t.municipality_id, t.event_id) IN (SELECT e.municipality_id, e.id FROM budget_ledgerevent e WHERE e.operation_id = $1) LIMIT 101) t), ieum_rows_digest('budget_ledgerline', '(t.municipality_id, t.event_id) IN (SELECT e.municipality_id, e.id FROM budget_ledgerevent e WHERE e.operation_id = $1)', $1, '[]')), 'budget_revenueevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_revenueevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_revenueevent', 't.operation_id = $1', $1, '[]')), 'budget_revenueline', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_revenueline t WHERE t.event_id IN (SELECT e.id FROM budget_revenueevent e WHERE e.operation_id = $1) LIMIT 101) t), ieum_rows_digest('budget_revenueline', 't.event_id IN (SELECT e.id FROM budget_revenueevent e WHERE e.operation_id = $1)', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.seal_round' THEN RETURN (SELECT jsonb_build_object('budget_sealedround', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_sealedround t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_sealedround', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'budget.submit' THEN RETURN (SELECT jsonb_build_object('budget_versionstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM budget_versionstep t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('budget_versionstep', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'files.decide_disposal' THEN RETURN (SELECT jsonb_build_object('platform_disposalrequest', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_disposalrequest t WHERE t.decision_id = $1 LIMIT 101) t), ieum_rows_digest('platform_disposalrequest', 't.decision_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'files.dispose' THEN RETURN (SELECT jsonb_build_object('platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')), 'platform_tombstone', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.content)::text) > 200 OR length(to_jsonb(t.signature)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_tombstone t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('platform_tombstone', 't.operation_id = $1', $1, '[]')))); END IF; IF kind = 'files.hold' THEN RETURN (SELECT jsonb_build_object('platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')), 'platform_retentionhold', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_retentionhold t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('platform_retentionhold', 't.operation_id = $1', $1, '[]')))); END IF; IF kind = 'office.appoint_member' THEN RETURN (SELECT jsonb_build_object('office_committeemember', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_on,ended_by_id}'::text[]) ELSE to_jsonb(t) - '{ended_on,ended_by_id}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_committeemember t WHERE t.operation_id = $1 OR t.ended_by_id = $1 LIMIT 101) t), ieum_rows_digest('office_committeemember', 't.operation_id = $1 OR t.ended_by_id = $1', $1, '["ended_on", "ended_by_id"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.correct' THEN RETURN (SELECT jsonb_build_object('office_caseevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.ground)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_caseevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_caseevent', 't.operation_id = $1', $1, '[]')), 'office_documentrecord', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.document_number)::text) > 200 OR length(to_jsonb(t.approver)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_documentrecord t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_documentrecord', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.decide' THEN RETURN (SELECT jsonb_build_object('office_approvalstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.rule)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_approvalstep t WHERE t.decision_id = $1 LIMIT 101) t), ieum_rows_digest('office_approvalstep', 't.decision_id = $1', $1, '[]')), 'office_caseevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.ground)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_caseevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_caseevent', 't.operation_id = $1', $1, '[]')), 'office_draftattachment', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 OR length(to_jsonb(t.sha256)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_draftattachment t WHERE t.draft_id IN (SELECT s.draft_id FROM office_approvalstep s WHERE s.decision_id = $1) LIMIT 101) t), ieum_rows_digest('office_draftattachment', 't.draft_id IN (SELECT s.draft_id FROM office_approvalstep s WHERE s.decision_id = $1)', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.end_committee' THEN RETURN (SELECT jsonb_build_object('office_committee', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{post_id}'::text[]) ELSE to_jsonb(t) - '{post_id}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_committee t WHERE t.id IN (SELECT c.row_id FROM platform_rowchange c WHERE c.operation_id = $1 AND c.table_name = 'office_committee') LIMIT 101) t), ieum_rows_digest('office_committee', 't.id IN (SELECT c.row_id FROM platform_rowchange c WHERE c.operation_id = $1 AND c.table_name = ''office_committee'')', $1, '["post_id"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.extend' THEN RETURN (SELECT jsonb_build_object('office_caseevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.ground)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_caseevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_caseevent', 't.operation_id = $1', $1, '[]')), 'office_duesegment', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_duesegment t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_duesegment', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.hand_back' THEN RETURN (SELECT jsonb_build_object('office_caseevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.ground)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_caseevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_caseevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.meeting_attend' THEN RETURN (SELECT jsonb_build_object('office_attendance', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_attendance t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_attendance', 't.operation_id = $1', $1, '[]')), 'office_meetingevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_meetingevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_meetingevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.meeting_cancel' THEN RETURN (SELECT jsonb_build_object('office_agendaitem', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 OR length(to_jsonb(t.function)::text) > 200 OR length(to_jsonb(t.subject_kind)::text) > 200 OR length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.judged)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_agendaitem t WHERE t.decided_id = $1 LIMIT 101) t), ieum_rows_digest('office_agendaitem', 't.decided_id = $1', $1, '[]')), 'office_meetingevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_meetingevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_meetingevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.meeting_confirm' THEN RETURN (SELECT jsonb_build_object('office_meetingevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_meetingevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_meetingevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.meeting_decide' THEN RETURN (SELECT jsonb_build_object('office_agendaitem', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 OR length(to_jsonb(t.function)::text) > 200 OR length(to_jsonb(t.subject_kind)::text) > 200 OR length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.judged)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_agendaitem t WHERE t.decided_id = $1 LIMIT 101) t), ieum_rows_digest('office_agendaitem', 't.decided_id = $1', $1, '[]')), 'office_meetingevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_meetingevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_meetingevent', 't.operation_id = $1', $1, '[]')), 'office_vote', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_vote t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_vote', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.meeting_defer' THEN RETURN (SELECT jsonb_build_object('office_agendaitem', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 OR length(to_jsonb(t.function)::text) > 200 OR length(to_jsonb(t.subject_kind)::text) > 200 OR length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.judged)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_agendaitem t WHERE t.decided_id = $1 LIMIT 101) t), ieum_rows_digest('office_agendaitem', 't.decided_id = $1', $1, '[]')), 'office_meetingevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_meetingevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_meetingevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.meeting_drop' THEN RETURN (SELECT jsonb_build_object('office_agendaitem', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 OR length(to_jsonb(t.function)::text) > 200 OR length(to_jsonb(t.subject_kind)::text) > 200 OR length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.judged)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_agendaitem t WHERE t.decided_id = $1 LIMIT 101) t), ieum_rows_digest('office_agendaitem', 't.decided_id = $1', $1, '[]')), 'office_meetingevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_meetingevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_meetingevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.meeting_end' THEN RETURN (SELECT jsonb_build_object('office_meetingevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_meetingevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_meetingevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.meeting_fail' THEN RETURN (SELECT jsonb_build_object('office_agendaitem', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 OR length(to_jsonb(t.function)::text) > 200 OR length(to_jsonb(t.subject_kind)::text) > 200 OR length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.judged)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_agendaitem t WHERE t.decided_id = $1 LIMIT 101) t), ieum_rows_digest('office_agendaitem', 't.decided_id = $1', $1, '[]')), 'office_attendance', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_attendance t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_attendance', 't.operation_id = $1', $1, '[]')), 'office_meetingevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_meetingevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_meetingevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.meeting_open' THEN RETURN (SELECT jsonb_build_object('office_attendance', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_attendance t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_attendance', 't.operation_id = $1', $1, '[]')), 'office_meetingevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_meetingevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_meetingevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.meeting_recuse' THEN RETURN (SELECT jsonb_build_object('office_meetingevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_meetingevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_meetingevent', 't.operation_id = $1', $1, '[]')), 'office_recusal', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_recusal t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_recusal', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.meeting_write' THEN RETURN (SELECT jsonb_build_object('office_attendance', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_attendance t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_attendance', 't.operation_id = $1', $1, '[]')), 'office_meetingevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_meetingevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_meetingevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.register' THEN RETURN (SELECT jsonb_build_object('office_caseevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.ground)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_caseevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_caseevent', 't.operation_id = $1', $1, '[]')), 'office_documentrecord', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.document_number)::text) > 200 OR length(to_jsonb(t.approver)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_documentrecord t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_documentrecord', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.register_committee' THEN RETURN (SELECT jsonb_build_object('office_committee', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{post_id,ended_on}'::text[]) ELSE to_jsonb(t) - '{post_id,ended_on}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_committee t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_committee', 't.operation_id = $1', $1, '["post_id", "ended_on"]')), 'office_committeeterm', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 OR length(to_jsonb(t.functions)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 OR length(to_jsonb(t.rule)::text) > 200 THEN ieum_told(to_jsonb(t) - '{post_id,ended_on}'::text[]) ELSE to_jsonb(t) - '{post_id,ended_on}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_committeeterm t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_committeeterm', 't.operation_id = $1', $1, '["post_id", "ended_on"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.remove_member' THEN RETURN (SELECT jsonb_build_object('office_committeemember', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_on,ended_by_id}'::text[]) ELSE to_jsonb(t) - '{ended_on,ended_by_id}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_committeemember t WHERE t.operation_id = $1 OR t.ended_by_id = $1 LIMIT 101) t), ieum_rows_digest('office_committeemember', 't.operation_id = $1 OR t.ended_by_id = $1', $1, '["ended_on", "ended_by_id"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.renew_member' THEN RETURN (SELECT jsonb_build_object('office_committeemember', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_on,ended_by_id}'::text[]) ELSE to_jsonb(t) - '{ended_on,ended_by_id}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_committeemember t WHERE t.operation_id = $1 OR t.ended_by_id = $1 LIMIT 101) t), ieum_rows_digest('office_committeemember', 't.operation_id = $1 OR t.ended_by_id = $1', $1, '["ended_on", "ended_by_id"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.resolve' THEN RETURN (SELECT jsonb_build_object('office_caseevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.ground)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_caseevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_caseevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.resume' THEN RETURN (SELECT jsonb_build_object('office_caseevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.ground)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_caseevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_caseevent', 't.operation_id = $1', $1, '[]')), 'office_duesegment', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_duesegment t WHERE t.ended_id = $1 LIMIT 101) t), ieum_rows_digest('office_duesegment', 't.ended_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.return' THEN RETURN (SELECT jsonb_build_object('office_approvalstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.rule)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_approvalstep t WHERE t.decision_id = $1 LIMIT 101) t), ieum_rows_digest('office_approvalstep', 't.decision_id = $1', $1, '[]')), 'office_caseevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.ground)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_caseevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_caseevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.review' THEN RETURN (SELECT jsonb_build_object('office_approvalstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.rule)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_approvalstep t WHERE t.decision_id = $1 LIMIT 101) t), ieum_rows_digest('office_approvalstep', 't.decision_id = $1', $1, '[]')), 'office_caseevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.ground)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_caseevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_caseevent', 't.operation_id = $1', $1, '[]')), 'office_draftattachment', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 OR length(to_jsonb(t.sha256)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_draftattachment t WHERE t.draft_id IN (SELECT s.draft_id FROM office_approvalstep s WHERE s.decision_id = $1) LIMIT 101) t), ieum_rows_digest('office_draftattachment', 't.draft_id IN (SELECT s.draft_id FROM office_approvalstep s WHERE s.decision_id = $1)', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.revise_committee' THEN RETURN (SELECT jsonb_build_object('office_committeeterm', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 OR length(to_jsonb(t.functions)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 OR length(to_jsonb(t.rule)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_committeeterm t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_committeeterm', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.set_delegation' THEN RETURN (SELECT jsonb_build_object('office_delegationtable', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 OR length(to_jsonb(t.kinds)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_delegationtable t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_delegationtable', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.submit' THEN RETURN (SELECT jsonb_build_object('office_caseevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.ground)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_caseevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_caseevent', 't.operation_id = $1', $1, '[]')), 'office_draft', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 OR length(to_jsonb(t.body)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_draft t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_draft', 't.operation_id = $1', $1, '[]')), 'office_draftattachment', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 OR length(to_jsonb(t.sha256)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_draftattachment t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_draftattachment', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.suspend' THEN RETURN (SELECT jsonb_build_object('office_caseevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.ground)::text) > 200 THEN ieum_told(to_jsonb(t) - '{until_on,ended_id}'::text[]) ELSE to_jsonb(t) - '{until_on,ended_id}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_caseevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_caseevent', 't.operation_id = $1', $1, '["until_on", "ended_id"]')), 'office_duesegment', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{until_on,ended_id}'::text[]) ELSE to_jsonb(t) - '{until_on,ended_id}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_duesegment t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_duesegment', 't.operation_id = $1', $1, '["until_on", "ended_id"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'office.withdraw' THEN RETURN (SELECT jsonb_build_object('office_approvalstep', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.rule)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_approvalstep t WHERE t.decision_id = $1 LIMIT 101) t), ieum_rows_digest('office_approvalstep', 't.decision_id = $1', $1, '[]')), 'office_caseevent', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.reason)::text) > 200 OR length(to_jsonb(t.ground)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM office_caseevent t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('office_caseevent', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'org.designate' THEN RETURN (SELECT jsonb_build_object('org_accountingoffice', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{valid_until,relieved_by_id}'::text[]) ELSE to_jsonb(t) - '{valid_until,relieved_by_id}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_accountingoffice t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('org_accountingoffice', 't.operation_id = $1', $1, '["valid_until", "relieved_by_id"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'org.equipment' THEN RETURN (SELECT jsonb_build_object('org_equipmentterm', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.item)::text) > 200 OR length(to_jsonb(t.specification)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_equipmentterm t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_equipmentterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_order', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_order t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('org_order', 't.operation_id = $1', $1, '["ended_by_id", "ended_epoch"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'org.facility' THEN RETURN (SELECT jsonb_build_object('org_facilityterm', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 OR length(to_jsonb(t.address)::text) > 200 OR length(to_jsonb(t.area)::text) > 200 OR length(to_jsonb(t.remark)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_facilityterm t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_facilityterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_order', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_order t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('org_order', 't.operation_id = $1', $1, '["ended_by_id", "ended_epoch"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'org.import' THEN RETURN (SELECT jsonb_build_object('org_appointment', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_appointment t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_appointment', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_duty', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.lines)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_duty t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_duty', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_order', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_order t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('org_order', 't.operation_id = $1', $1, '["ended_by_id", "ended_epoch"]')), 'org_postterm', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_postterm t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_postterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_quota', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_quota t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_quota', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_staffingform', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.form)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_staffingform t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_staffingform', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_succession', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_succession t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_succession', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_unitterm', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_unitterm t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_unitterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'org.personnel' THEN RETURN (SELECT jsonb_build_object('org_appointment', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_appointment t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_appointment', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_duty', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.lines)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_duty t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_duty', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_order', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_order t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('org_order', 't.operation_id = $1', $1, '["ended_by_id", "ended_epoch"]')), 'org_postterm', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_postterm t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_postterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_quota', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_quota t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_quota', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_staffingform', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.form)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_staffingform t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_staffingform', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_succession', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_succession t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_succession', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_unitterm', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_unitterm t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_unitterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'org.relieve' THEN RETURN (SELECT jsonb_build_object('org_accountingoffice', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_accountingoffice t WHERE t.relieved_by_id = $1 LIMIT 101) t), ieum_rows_digest('org_accountingoffice', 't.relieved_by_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'org.reorganisation' THEN RETURN (SELECT jsonb_build_object('org_appointment', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_appointment t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_appointment', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_duty', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.lines)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_duty t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_duty', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_order', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_order t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('org_order', 't.operation_id = $1', $1, '["ended_by_id", "ended_epoch"]')), 'org_postterm', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_postterm t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_postterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_quota', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_quota t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_quota', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_staffingform', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.form)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_staffingform t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_staffingform', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_succession', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_succession t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_succession', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_unitterm', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_unitterm t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_unitterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'org.undo' THEN RETURN (SELECT jsonb_build_object('org_appointment', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_appointment t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_appointment', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_duty', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.lines)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_duty t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_duty', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_order', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_order t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('org_order', 't.operation_id = $1', $1, '["ended_by_id", "ended_epoch"]')), 'org_postterm', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.title)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_postterm t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_postterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_quota', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_quota t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_quota', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_staffingform', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.form)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_staffingform t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_staffingform', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_succession', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_succession t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_succession', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'org_unitterm', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 THEN ieum_told(to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[]) ELSE to_jsonb(t) - '{ended_by_id,ended_epoch}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM org_unitterm t WHERE t.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) LIMIT 101) t), ieum_rows_digest('org_unitterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', $1, '["ended_by_id", "ended_epoch"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'platform.change_role' THEN RETURN (SELECT jsonb_build_object('platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'platform.close_day' THEN RETURN (SELECT jsonb_build_object('platform_closedday', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 THEN ieum_told(to_jsonb(t) - '{withdrawn_by_id}'::text[]) ELSE to_jsonb(t) - '{withdrawn_by_id}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_closedday t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('platform_closedday', 't.operation_id = $1', $1, '["withdrawn_by_id"]')), 'platform_duechange', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.keeper)::text) > 200 OR length(to_jsonb(t.title)::text) > 200 OR length(to_jsonb(t.address)::text) > 200 THEN ieum_told(to_jsonb(t) - '{withdrawn_by_id}'::text[]) ELSE to_jsonb(t) - '{withdrawn_by_id}'::text[] END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_duechange t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('platform_duechange', 't.operation_id = $1', $1, '["withdrawn_by_id"]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'platform.delegate' THEN RETURN (SELECT jsonb_build_object('platform_delegation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.actions)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_delegation t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('platform_delegation', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'platform.dispose_readings' THEN RETURN (SELECT jsonb_build_object('platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')), 'platform_tombstone', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.content)::text) > 200 OR length(to_jsonb(t.signature)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_tombstone t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('platform_tombstone', 't.operation_id = $1', $1, '[]')))); END IF; IF kind = 'platform.end_delegation' THEN RETURN (SELECT jsonb_build_object('platform_delegationend', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_delegationend t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('platform_delegationend', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'platform.erase_person' THEN RETURN (SELECT jsonb_build_object('platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')), 'platform_tombstone', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.content)::text) > 200 OR length(to_jsonb(t.signature)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_tombstone t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('platform_tombstone', 't.operation_id = $1', $1, '[]')))); END IF; IF kind = 'platform.reopen_day' THEN RETURN (SELECT jsonb_build_object('platform_closedday', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.name)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_closedday t WHERE t.withdrawn_by_id = $1 LIMIT 101) t), ieum_rows_digest('platform_closedday', 't.withdrawn_by_id = $1', $1, '[]')), 'platform_duechange', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.keeper)::text) > 200 OR length(to_jsonb(t.title)::text) > 200 OR length(to_jsonb(t.address)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_duechange t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('platform_duechange', 't.operation_id = $1', $1, '[]')), 'platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')))); END IF; IF kind = 'platform.set_retention' THEN RETURN (SELECT jsonb_build_object('platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')), 'platform_retentionperiod', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN false THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_retentionperiod t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('platform_retentionperiod', 't.operation_id = $1', $1, '[]')))); END IF; IF kind = 'reports.build_edition' THEN RETURN (SELECT jsonb_build_object('platform_operation', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.kind)::text) > 200 OR length(to_jsonb(t.basis)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM platform_operation t WHERE t.id = $1 LIMIT 101) t), ieum_rows_digest('platform_operation', 't.id = $1', $1, '[]')), 'reports_edition', coalesce((SELECT CASE WHEN count(*) <= 100 THEN coalesce(jsonb_agg(CASE WHEN length(to_jsonb(t.report)::text) > 200 OR length(to_jsonb(t.document)::text) > 200 OR length(to_jsonb(t.document_sha256)::text) > 200 OR length(to_jsonb(t.sidecar)::text) > 200 OR length(to_jsonb(t.findings)::text) > 200 THEN ieum_told(to_jsonb(t)) ELSE to_jsonb(t) END ORDER BY t.id), '[]') END FROM (SELECT t.* FROM reports_edition t WHERE t.operation_id = $1 LIMIT 101) t), ieum_rows_digest('reports_edition', 't.operation_id = $1', $1, '[]')))); END IF; RETURN NULL; END$_$;

CREATE FUNCTION public.ieum_epoch_at(known_at timestamp with time zone) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    own uuid := ieum_municipality();
    answer bigint;
BEGIN
    PERFORM ieum_require_read_committed();
    -- Whoever is closing has taken the time already, and shows the epoch only at the end of the transaction.
    PERFORM pg_advisory_xact_lock_shared(ieum_epoch_key(own));
    IF known_at > clock_timestamp() THEN
        RAISE EXCEPTION 'that moment is to come' USING ERRCODE = 'IE002';
    END IF;
    SELECT max(number) INTO answer FROM platform_epoch WHERE municipality_id = own AND closed_at <= known_at;
    RETURN answer;
END $$;

CREATE FUNCTION public.ieum_epoch_key(municipality uuid) RETURNS bigint
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT hashtextextended('ieum.epoch:' || municipality::text, 0)
$$;

CREATE FUNCTION public.ieum_fault_name(fault integer) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT ('{EMPTY,AMOUNT,REPEATED,NO_CELL,DAY,SIGN,ROUND,AUTHORITY,ORIGIN,UNREPORTED,FUNDING,UNBALANCED,ACCOUNT,'
        'POLICY,UNIT,ONE_POLICY,CODES,RESERVE,BANNED}'::text[])[fault]
$$;

CREATE FUNCTION public.ieum_fold_rollups(anew boolean) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.ieum_fold_year(municipality uuid, folded_year smallint, first_day date, folded bigint, target bigint) RETURNS void
    LANGUAGE plpgsql
    SET enable_nestloop TO 'off'
    SET work_mem TO '64MB'
    AS $$
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
    )
    ORDER BY 3, 4;

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

CREATE FUNCTION public.ieum_has_power(municipality uuid, actor uuid, behalf uuid, day date) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    SELECT EXISTS (
        SELECT FROM platform_delegation d
        WHERE d.municipality_id = municipality AND d.delegate_id = actor AND d.delegator_id = behalf
        AND d.valid_from <= day AND day < d.valid_until
        AND NOT EXISTS (SELECT FROM platform_delegationend e WHERE e.delegation_id = d.id)
    ) OR ieum_stands_in(municipality, actor, behalf, day)
$$;

CREATE FUNCTION public.ieum_hold_cells(municipality uuid, fiscal_year uuid, cells uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF municipality IS DISTINCT FROM ieum_municipality() THEN
        RAISE EXCEPTION 'another municipality is set' USING ERRCODE = 'IE004';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(ieum_epoch_key(municipality));
    PERFORM ieum_budget_lock(municipality, fiscal_year, cells);
END $$;

CREATE FUNCTION public.ieum_hold_year(municipality uuid, fiscal_year uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF municipality IS DISTINCT FROM ieum_municipality() THEN
        RAISE EXCEPTION 'another municipality is set' USING ERRCODE = 'IE004';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(ieum_epoch_key(municipality));
    PERFORM FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = fiscal_year FOR UPDATE;
END $$;

CREATE FUNCTION public.ieum_is_exchange(kind text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT kind IN ('RESERVE_USE', 'CROSS_USE', 'REORGANISATION', 'TRANSFER', 'CHANGE_OF_USE')
$$;

CREATE FUNCTION public.ieum_is_revenue_short(municipality uuid, cells uuid[], from_day date) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    WITH moved AS (
        SELECT l.cell_id, l.effective_date AS day,
            sum(l.amount) FILTER (
                WHERE l.balance IN ('ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'PRE_USED')
            ) AS budget,
            sum(l.amount) FILTER (WHERE l.balance = 'REORGANISED') AS reorganised,
            sum(l.amount) FILTER (WHERE l.balance = 'ORIGINAL') AS original,
            sum(l.amount) FILTER (WHERE l.balance = 'DEEMED') AS deemed,
            sum(l.amount) FILTER (WHERE l.balance = 'PRE_USED') AS pre_used,
            sum(l.amount) FILTER (WHERE l.balance = 'LEVIED') AS levied,
            sum(l.amount) FILTER (WHERE l.balance = 'RECEIVED') AS received,
            sum(l.amount) FILTER (WHERE l.balance = 'WRITTEN_OFF') AS written_off
        FROM budget_revenueline l WHERE l.municipality_id = municipality AND l.cell_id = ANY (cells) GROUP BY 1, 2
    ), standing AS (
        SELECT day, sum(coalesce(budget, 0)) OVER w AS budget, sum(coalesce(original, 0)) OVER w AS original,
            sum(coalesce(reorganised, 0)) OVER w AS reorganised,
            sum(coalesce(deemed, 0)) OVER w AS deemed, sum(coalesce(pre_used, 0)) OVER w AS pre_used,
            sum(coalesce(levied, 0)) OVER w AS levied, sum(coalesce(received, 0)) OVER w AS received,
            sum(coalesce(written_off, 0)) OVER w AS written_off
        FROM moved WINDOW w AS (PARTITION BY cell_id ORDER BY day)
    )
    SELECT EXISTS (
        SELECT FROM standing WHERE day >= from_day
        AND least(
            budget, budget + reorganised, original, deemed, pre_used, levied, received, written_off, levied - received - written_off
        ) < 0
    )
$$;

CREATE FUNCTION public.ieum_is_sealed(municipality uuid, fiscal_year uuid, kind text, round integer) RETURNS boolean
    LANGUAGE sql STABLE
    AS $_$
    SELECT EXISTS (
        SELECT FROM budget_sealedround s WHERE s.municipality_id = municipality AND s.fiscal_year_id = fiscal_year
        AND s.kind = $3 AND s.round IS NOT DISTINCT FROM $4
    )
$_$;

CREATE FUNCTION public.ieum_is_with_expenditure(kind text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT kind IN ('DEEMED', 'PRE_USE', 'ABSORB_DEEMED', 'ABSORB_PRE_USE')
$$;

CREATE FUNCTION public.ieum_keep_accounting() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.relieved_by_id IS NOT NULL OR NEW.relieved_by_id IS NULL OR NEW.valid_until IS NULL
        OR NEW.valid_until > coalesce(OLD.valid_until, 'infinity')
        OR to_jsonb(NEW) - ARRAY['relieved_by_id', 'valid_until']
            <> to_jsonb(OLD) - ARRAY['relieved_by_id', 'valid_until']
    THEN
        RAISE EXCEPTION 'an accounting office is ended once, and never rewritten' USING ERRCODE = 'IE006';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.ieum_keep_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    new_row jsonb := to_jsonb(NEW);
    values_before jsonb;
BEGIN
    SELECT jsonb_object_agg(key, value) INTO values_before FROM jsonb_each(to_jsonb(OLD))
        WHERE key = ANY(TG_ARGV) AND value <> new_row -> key;
    IF values_before IS NOT NULL THEN
        INSERT INTO platform_rowchange (id, municipality_id, operation_id, table_name, row_id, before, changed_at)
        VALUES (ieum_uuid7(), OLD.municipality_id, (
            SELECT id FROM platform_operation WHERE municipality_id = OLD.municipality_id
                AND id = nullif(current_setting('ieum.operation', true), '')::uuid
        ), TG_TABLE_NAME, OLD.id, values_before, clock_timestamp());
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.ieum_keep_closed_day() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF OLD.withdrawn_by_id IS NOT NULL OR NEW.withdrawn_by_id IS NULL
        OR to_jsonb(NEW) - 'withdrawn_by_id' <> to_jsonb(OLD) - 'withdrawn_by_id'
    THEN
        RAISE EXCEPTION 'a closed day is taken back once, and never rewritten' USING ERRCODE = 'IE006';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.ieum_keep_file(media_type text, content bytea, OUT file uuid) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    own uuid := ieum_municipality();
    hash text := encode(sha256(content), 'hex');
BEGIN
    INSERT INTO platform_file (id, municipality_id, sha256, size, media_type, data)
        VALUES (ieum_uuid7(), own, hash, length(content), media_type, content)
        ON CONFLICT (municipality_id, sha256) DO NOTHING;
    SELECT f.id INTO file FROM platform_file f WHERE f.municipality_id = own AND f.sha256 = hash;
END $$;

CREATE FUNCTION public.ieum_ledger_balances() RETURNS text[]
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT ARRAY[
        'ORIGINAL', 'SUPPLEMENTARY', 'DEEMED', 'CARRIED_IN', 'RESERVE_USED', 'TRANSFERRED', 'ALLOTTED', 'COMMITTED',
        'SPENT', 'PROVISIONAL', 'PRE_USED', 'CHANGED', 'CROSS_USED', 'REORGANISED', 'SUB_ALLOTTED', 'COUNCIL_CUT',
        'EXPRESS_VOTED', 'CONTINUING_VOTED', 'CARRIED_EXPRESS', 'CARRIED_INCIDENTAL', 'CARRIED_CONTINUING', 'LAPSED'
    ]
$$;

CREATE FUNCTION public.ieum_ledgerevent_references() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.ieum_ledgerline_references() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.ieum_ledgerline_totals() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.ieum_line_fault(kind text, amount bigint, is_of_year boolean, carry_origin text, grain text, item text, funding text, reports integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE
        WHEN amount IS NULL OR amount = 0 OR abs(amount) > 1000000000000000 THEN 2
        WHEN is_of_year IS NOT TRUE THEN 4
        WHEN amount < 0 AND kind NOT IN (
            'RESERVE_USE', 'CROSS_USE', 'REORGANISATION', 'TRANSFER', 'CHANGE_OF_USE', 'REVISED', 'SUPPLEMENTARY',
            'ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT', 'EXPRESS_VOTE', 'CONTINUING_VOTE'
        ) THEN 6
        WHEN NOT CASE
            WHEN kind = 'CARRY_IN' THEN carry_origin <> 'CURRENT'
            WHEN kind = 'INCIDENTAL_CARRY_OUT' THEN carry_origin IN ('CURRENT', 'EXPRESS')
            WHEN kind IN ('CONTINUING_VOTE', 'CONTINUING_CARRY_OUT') THEN carry_origin IN ('CURRENT', 'CONTINUING')
            WHEN kind IN (
                'REORGANISATION', 'ALLOTMENT', 'SUB_ALLOTMENT', 'COMMITMENT', 'EXPENDITURE', 'RETURN', 'LAPSE'
            ) THEN true
            ELSE carry_origin = 'CURRENT'
        END THEN 9
        WHEN kind IN ('ALLOTMENT', 'SUB_ALLOTMENT') AND reports & 1 = 0
            OR kind = 'COMMITMENT' AND reports & 2 = 0
            OR kind IN ('EXPENDITURE', 'RETURN') AND reports & 4 = 0 THEN 10
        WHEN kind IN ('DEEMED', 'PRE_USE') AND (funding IN ('OWN', 'BOND', 'OTHER') OR funding = 'UNDIVIDED' AND grain <> 'ACCOUNT') THEN 11
        WHEN kind IN ('RESERVE_USE', 'CROSS_USE', 'REORGANISATION', 'TRANSFER', 'CHANGE_OF_USE') AND grain = 'ACCOUNT'
            THEN 13
        WHEN kind = 'RESERVE_USE' AND CASE WHEN amount < 0 THEN item NOT IN ('801-01', '801-02') ELSE starts_with(item, '801') END THEN 18
    END
$$;

CREATE FUNCTION public.ieum_log_reading(municipality uuid, account uuid, address inet, kind text, purpose text, readings jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF municipality IS DISTINCT FROM ieum_municipality() THEN
        RAISE EXCEPTION 'another municipality is set' USING ERRCODE = 'IE004';
    END IF;
    IF NOT EXISTS (
        SELECT FROM platform_account a WHERE a.id = account AND (a.is_active OR kind IN ('REFUSED', 'LOG_OUT'))
        AND (a.municipality_id IS NULL OR a.municipality_id = municipality)
    ) THEN
        RAISE EXCEPTION 'the account is not of this municipality, or not in use' USING ERRCODE = 'IE005';
    END IF;
    INSERT INTO platform_personalreading (
        id, municipality_id, account_id, read_at, address, subject_id, field, kind, purpose
    )
        SELECT ieum_uuid7(), municipality, account, clock_timestamp(), address, r.subject, r.field, kind, purpose
        FROM jsonb_to_recordset(readings) r(subject uuid, field text);
END $$;

CREATE FUNCTION public.ieum_may_act_for(municipality uuid, actor uuid, behalf uuid, day date) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    WITH held AS (
        SELECT o.kind, p.account_id FROM org_accountingoffice o JOIN org_person p ON p.id = o.person_id
        WHERE o.municipality_id = municipality AND p.account_id IN (actor, behalf)
        AND o.valid_from <= day AND (o.valid_until IS NULL OR day < o.valid_until)
    )
    SELECT ieum_has_power(municipality, actor, behalf, day) AND NOT EXISTS (
        SELECT FROM held own JOIN held other ON other.account_id = behalf AND own.kind <> other.kind
        WHERE own.account_id = actor
    )
$$;

CREATE FUNCTION public.ieum_movement_fault(kind text, round integer, day date, authority text, first_day date, last_day date, payments_until date) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT CASE
        WHEN NOT coalesce(day BETWEEN CASE
            WHEN kind IN ('EXPRESS_CARRY_OUT', 'INCIDENTAL_CARRY_OUT', 'CONTINUING_CARRY_OUT', 'LAPSE')
                THEN last_day ELSE first_day
        END AND CASE
            WHEN kind = 'REVISED' THEN first_day
            WHEN kind IN (
                'EXPENDITURE', 'RETURN', 'EXPRESS_CARRY_OUT', 'INCIDENTAL_CARRY_OUT', 'CONTINUING_CARRY_OUT', 'LAPSE'
            ) THEN payments_until ELSE last_day
        END, false) THEN 5
        WHEN CASE WHEN kind IN ('SUPPLEMENTARY', 'DEEMED', 'ABSORB_PRE_USE', 'ABSORB_DEEMED')
            THEN coalesce(round, 0) < 1 ELSE round IS NOT NULL END THEN 7
        WHEN kind IN ('PROVISIONAL', 'PRE_USE', 'CROSS_USE', 'REORGANISATION')
            AND coalesce(authority, '') !~ '\S' THEN 8
    END
$$;

CREATE FUNCTION public.ieum_movement_parts() RETURNS TABLE(kind text, balance text, sign bigint, needs integer)
    LANGUAGE sql IMMUTABLE
    AS $$
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

CREATE FUNCTION public.ieum_municipality() RETURNS uuid
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
DECLARE
    municipality text := nullif(current_setting('ieum.municipality', true), '');
BEGIN
    -- A setting that is silently empty would give totals of 0.
    IF municipality IS NULL THEN
        RAISE EXCEPTION 'no municipality is set' USING ERRCODE = 'IE001';
    END IF;
    RETURN municipality::uuid;
END $$;

CREATE FUNCTION public.ieum_near_limits(municipality uuid, cells uuid[], from_day date) RETURNS uuid[]
    LANGUAGE plpgsql STABLE
    AS $$
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

CREATE FUNCTION public.ieum_note_operation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_catalog.set_config('ieum.operation', NEW.id::text, true);
    RETURN NULL;
END $$;

CREATE FUNCTION public.ieum_office_held() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
DECLARE
    waiting text := TG_ARGV[0];
    orphaned boolean;
BEGIN
    -- Open work stands on a post that lasts or passes it on, so that no day comes on which nobody answers for it.
    PERFORM ieum_org_hold(NEW.municipality_id);
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %s w WHERE w.id = $1 AND %s AND NOT ieum_org_lasts(w.municipality_id, w.post_id))',
        TG_RELID::regclass, waiting
    ) INTO orphaned USING NEW.id;
    IF orphaned THEN
        RAISE EXCEPTION 'work of % is at no post', TG_TABLE_NAME
            USING ERRCODE = 'IE031', CONSTRAINT = TG_TABLE_NAME || '_held';
    END IF;
    RETURN NULL;
END $_$;

CREATE FUNCTION public.ieum_office_holds() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
DECLARE
    work regclass := TG_ARGV[0];
    waiting text := TG_ARGV[1];
    orphaned boolean;
BEGIN
    PERFORM ieum_org_hold(NEW.municipality_id);
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE municipality_id = $1 AND post_id = $2 AND %s)', work, waiting)
        INTO orphaned USING NEW.municipality_id, NEW.post_id;
    IF orphaned AND NOT ieum_org_lasts(NEW.municipality_id, NEW.post_id) THEN
        RAISE EXCEPTION 'a post still has work of %', work
            USING ERRCODE = 'IE031', CONSTRAINT = replace(work::text, '"', '') || '_held';
    END IF;
    RETURN NULL;
END $_$;

CREATE FUNCTION public.ieum_open_operation(municipality uuid, kind text, actor uuid, on_behalf_of uuid, basis text, records_facts boolean, OUT operation uuid, OUT epoch bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF municipality IS DISTINCT FROM ieum_municipality() THEN
        RAISE EXCEPTION 'another municipality is set' USING ERRCODE = 'IE004';
    END IF;
    IF (
        SELECT count(*) FROM platform_account a
        WHERE a.id IN (actor, on_behalf_of) AND a.is_active
        AND (a.municipality_id IS NULL OR a.municipality_id = municipality)
    ) <> (
        SELECT count(DISTINCT named) FROM unnest(ARRAY[actor, coalesce(on_behalf_of, actor)]) named
    ) THEN
        RAISE EXCEPTION 'the account is not of this municipality, or not in use' USING ERRCODE = 'IE005';
    END IF;
    PERFORM ieum_require_read_committed();
    PERFORM pg_advisory_xact_lock_shared(ieum_epoch_key(municipality));
    -- A new statement, so that it sees what was closed while waiting.
    SELECT coalesce(max(number), 0) + 1 INTO epoch FROM platform_epoch WHERE municipality_id = municipality;
    operation := ieum_uuid7();
    INSERT INTO platform_operation (
        id, municipality_id, kind, actor_id, on_behalf_of_id, basis, epoch, records_facts, recorded_at
    )
        VALUES (operation, municipality, kind, actor, on_behalf_of, basis, epoch, records_facts, clock_timestamp());
END $$;

CREATE FUNCTION public.ieum_org_bears() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
DECLARE
    own_column name := TG_ARGV[0];
    upper regclass := TG_ARGV[1];
    upper_column name := TG_ARGV[2];
    named uuid := (to_jsonb(NEW) ->> own_column)::uuid;
    orphaned boolean;
BEGIN
    -- Where something is ended, what stood on it must have found another place.
    PERFORM ieum_org_hold(NEW.municipality_id);
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %s u WHERE u.municipality_id = $1 AND u.%I = $2 AND u.ended_epoch IS NULL AND NOT '
        'coalesce(daterange(u.valid_from, u.valid_until) <@ (SELECT range_agg(daterange(valid_from, valid_until)) '
        'FROM %s WHERE municipality_id = $1 AND %I = $2 AND ended_epoch IS NULL), false))',
        upper, upper_column, TG_RELID::regclass, own_column
    ) INTO orphaned USING NEW.municipality_id, named;
    IF orphaned THEN
        RAISE EXCEPTION '% still bears rows of %', TG_TABLE_NAME, upper
            USING ERRCODE = 'IE030', CONSTRAINT = replace(upper::text, '"', '') || '_' || upper_column || '_stands';
    END IF;
    RETURN NULL;
END $_$;

CREATE FUNCTION public.ieum_org_hold(municipality uuid) RETURNS void
    LANGUAGE sql
    AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('ieum.org:' || municipality::text, 0))
$$;

CREATE FUNCTION public.ieum_org_keep() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    -- A dated row is ended once, by an order, and never rewritten.
    IF OLD.ended_epoch IS NOT NULL OR NEW.ended_epoch IS NULL OR NEW.ended_by_id IS NULL
        OR to_jsonb(NEW) - 'ended_by_id' - 'ended_epoch' <> to_jsonb(OLD) - 'ended_by_id' - 'ended_epoch'
    THEN
        RAISE EXCEPTION '% is dated: rows are ended, never rewritten', TG_TABLE_NAME USING ERRCODE = 'IE006';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION public.ieum_org_lasts(municipality uuid, named uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    -- A post takes work where no end of it is set, or where it is set to which post its work goes on then.
    SELECT EXISTS (
        SELECT FROM org_postterm
        WHERE municipality_id = municipality AND post_id = named AND ended_epoch IS NULL AND valid_until IS NULL
    ) OR EXISTS (
        SELECT FROM org_postclosing WHERE municipality_id = municipality AND post_id = named AND ended_epoch IS NULL
    )
$$;

CREATE FUNCTION public.ieum_org_mark() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    made uuid;
BEGIN
    FOR made IN
        INSERT INTO org_standingmark AS m (id, municipality_id, mark)
        SELECT ieum_uuid7(), c.municipality_id, gen_random_uuid()
        FROM (SELECT DISTINCT municipality_id FROM changed) c
        ON CONFLICT (municipality_id) DO UPDATE SET mark = EXCLUDED.mark
        WHERE m.mark::text IS DISTINCT FROM current_setting('ieum.org_mark', true)
        RETURNING m.mark
    LOOP
        PERFORM set_config('ieum.org_mark', made::text, true);
    END LOOP;
    RETURN NULL;
END $$;

CREATE FUNCTION public.ieum_org_passes() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    heir uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
    -- What waits at a post that is closed goes to one that lasts, whichever order touches either.
    PERFORM ieum_org_hold(NEW.municipality_id);
    IF EXISTS (
        SELECT FROM org_postclosing
        WHERE municipality_id = NEW.municipality_id AND into_id = heir AND ended_epoch IS NULL
    ) AND NOT ieum_org_lasts(NEW.municipality_id, heir) THEN
        RAISE EXCEPTION 'work of a closed post would go to no post'
            USING ERRCODE = 'IE030', CONSTRAINT = 'org_postclosing_into_id_stands';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.ieum_org_stands() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
DECLARE
    own_column name := TG_ARGV[0];
    stage regclass := TG_ARGV[1];
    stage_column name := TG_ARGV[2];
    named uuid := (to_jsonb(NEW) ->> own_column)::uuid;
    stands boolean;
BEGIN
    -- What it stands on must hold on each of its days; the lock lets two changes at once see each other.
    PERFORM ieum_org_hold(NEW.municipality_id);
    IF named IS NULL THEN
        RETURN NULL;
    END IF;
    EXECUTE format(
        'SELECT NOT EXISTS (SELECT FROM %s WHERE id = $1 AND ended_epoch IS NULL) OR coalesce(daterange($2, $3) <@ ('
        'SELECT range_agg(daterange(valid_from, valid_until)) FROM %s '
        'WHERE municipality_id = $4 AND %I = $5 AND ended_epoch IS NULL), false)',
        TG_RELID::regclass, stage, stage_column
    ) INTO stands USING NEW.id, NEW.valid_from, NEW.valid_until, NEW.municipality_id, named;
    IF NOT stands THEN
        RAISE EXCEPTION '% stands on nothing', TG_TABLE_NAME
            USING ERRCODE = 'IE030', CONSTRAINT = TG_TABLE_NAME || '_' || own_column || '_stands';
    END IF;
    RETURN NULL;
END $_$;

CREATE FUNCTION public.ieum_post_movement(municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer, year integer, day date, document uuid, line_number integer, authority text, approver uuid, cells uuid[], amounts bigint[], OUT event uuid, OUT operation uuid, OUT epoch bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF movement_kind = 'SUB_ALLOTMENT' THEN
        RAISE EXCEPTION 'RECIPIENT' USING ERRCODE = 'IE020';
    END IF;
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

CREATE FUNCTION public.ieum_post_movements(municipality uuid, actor uuid, year integer, document uuid, bases text[], kinds text[], rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[], amounts bigint[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    opened record;
BEGIN
    IF 'SUB_ALLOTMENT' = ANY (kinds) THEN
        RAISE EXCEPTION 'RECIPIENT' USING ERRCODE = 'IE020';
    END IF;
    WITH operation AS MATERIALIZED (
        SELECT d.basis, o.operation, o.epoch FROM (SELECT DISTINCT unnest(bases) AS basis) d
        CROSS JOIN LATERAL ieum_open_operation(municipality, 'budget.post', actor, NULL, d.basis, true) o
    )
    SELECT array_agg(o.operation ORDER BY b.number) AS operations, max(o.epoch) AS epoch INTO opened
    FROM unnest(bases) WITH ORDINALITY b (basis, number) JOIN operation o ON o.basis = b.basis;
    IF cardinality(kinds) <= 200 THEN
    PERFORM ieum_write_few(
        municipality, opened.epoch, year, document, opened.operations, kinds, rounds, days, places, authorities,
        numbers, cells, amounts
    );
    ELSE
    PERFORM ieum_write_many(
        municipality, opened.epoch, year, document, opened.operations, kinds, rounds, days, places, authorities,
        numbers, cells, amounts
    );
    END IF;
    RETURN cardinality(kinds);
END $$;

CREATE FUNCTION public.ieum_post_observations(municipality uuid, kind text, actor uuid, on_behalf_of uuid, basis text, source uuid, rows jsonb, OUT operation uuid, OUT epoch bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, kind, actor, on_behalf_of, basis, true) o;
    INSERT INTO platform_observation (
        id, municipality_id, operation_id, epoch, dataset, subject, subject_key, measure, value, absence, unit, scale,
        decimals, nature, effective_date, stated_on, reporter, source_id, place_line, place_column, place_cell, printed,
        formula,
        version, origin_id, replaces_id, withdrawn
    )
    SELECT
        r.id, municipality, operation, epoch, r.dataset, r.subject, coalesce((
            SELECT string_agg(pair.key || '=' || pair.value, '|' ORDER BY pair.key COLLATE "C")
            FROM jsonb_each_text(r.subject) pair
        ), ''),
        r.measure, r.value, r.absence, r.unit, r.scale, r.decimals, r.nature, r.effective_date, r.stated_on,
        r.reporter, source, r.place_line, r.place_column, r.place_cell, r.printed, r.formula, 1, r.id, NULL, false
    FROM jsonb_to_recordset(rows) r (
        id uuid, dataset text, subject jsonb, measure text, value numeric, absence text, unit text, scale bigint,
        decimals smallint, nature text, effective_date date, stated_on date, reporter text, place_line integer,
        place_column integer, place_cell text, printed text, formula text
    );
END $$;

CREATE FUNCTION public.ieum_post_revenue(municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer, fiscal_year uuid, day date, reversed uuid, movement uuid, lines jsonb, OUT event uuid, OUT operation uuid, OUT epoch bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    origin budget_revenueevent;
    outgo budget_ledgerevent;
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
        IF origin.movement_id IS NOT NULL THEN
            RAISE EXCEPTION 'WITH_EXPENDITURE' USING ERRCODE = 'IE020';
        END IF;
        movement_kind := origin.kind;
        movement_round := origin.round;
        fiscal_year := origin.fiscal_year_id;
        day := origin.effective_date;
        lines := (
            SELECT jsonb_agg(jsonb_build_object('cell_id', l.cell_id, 'amount', -l.amount))
            FROM budget_revenueline l WHERE l.municipality_id = municipality AND l.event_id = reversed
        );
    ELSIF ieum_is_with_expenditure(movement_kind) <> (movement IS NOT NULL) THEN
        RAISE EXCEPTION 'WITH_EXPENDITURE' USING ERRCODE = 'IE020';
    END IF;
    IF movement IS NOT NULL THEN
        SELECT * INTO outgo FROM budget_ledgerevent e
            WHERE e.municipality_id = municipality AND e.id = movement AND e.kind = movement_kind;
        IF outgo.id IS NULL THEN
            RAISE EXCEPTION 'there is no such movement' USING ERRCODE = 'IE021';
        END IF;
        movement_round := outgo.round;
        fiscal_year := outgo.fiscal_year_id;
        day := outgo.effective_date;
    END IF;
    PERFORM FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = fiscal_year FOR KEY SHARE;
    -- Who takes the expenditure back holds its cells, so that one of the two sees the other.
    PERFORM FROM budget_appropriationcell c WHERE c.municipality_id = municipality AND c.id IN (
        SELECT l.cell_id FROM budget_ledgerline l WHERE l.municipality_id = municipality AND l.event_id = movement
    ) ORDER BY c.id FOR NO KEY UPDATE;
    IF movement IS NOT NULL AND EXISTS (
        SELECT FROM budget_ledgerevent e WHERE e.municipality_id = municipality AND e.reverses_id = movement
    ) THEN
        RAISE EXCEPTION 'there is no such movement' USING ERRCODE = 'IE021';
    END IF;
    cells := ARRAY(SELECT DISTINCT (one ->> 'cell_id')::uuid FROM jsonb_array_elements(lines) one);
    PERFORM FROM budget_revenuecell c
        WHERE c.municipality_id = municipality AND c.id = ANY (cells) ORDER BY c.id FOR NO KEY UPDATE;
    fault := ieum_revenue_fault(
        municipality, movement_kind, movement_round, fiscal_year, day, reversed IS NOT NULL, lines
    );
    IF fault IS DISTINCT FROM '' THEN
        RAISE EXCEPTION '%', coalesce(fault, 'NO_CELL') USING ERRCODE = 'IE020';
    END IF;
    IF movement IS NOT NULL THEN
        fault := ieum_revenue_gap(municipality, movement, movement_kind, lines);
        IF fault IS NOT NULL THEN
            RAISE EXCEPTION 'UNEQUAL_GRANT' USING ERRCODE = 'IE020', DETAIL = fault;
        END IF;
    END IF;
    event := ieum_uuid7();
    INSERT INTO budget_revenueevent (
        id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round, effective_date, reverses_id, movement_id
    ) VALUES (
        event, municipality, operation, epoch, fiscal_year,
        CASE WHEN reversed IS NULL THEN movement_kind ELSE 'REVERSAL' END, movement_round, day, reversed, movement
    );
    INSERT INTO budget_revenueline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
        SELECT ieum_uuid7(), municipality, event, r.cell_id, epoch, day, p.balance, r.amount * p.sign
        FROM jsonb_to_recordset(lines) r (cell_id uuid, amount bigint), ieum_revenue_parts(movement_kind) p;
    IF ieum_is_revenue_short(municipality, cells, day) THEN
        RAISE EXCEPTION 'REVENUE_SHORT' USING ERRCODE = 'IE020';
    END IF;
END $$;

CREATE FUNCTION public.ieum_post_unit_movement(municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer, year integer, day date, document uuid, line_number integer, authority text, approver uuid, cells uuid[], amounts bigint[], of_unit text, OUT event uuid, OUT operation uuid, OUT epoch bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.post_unit', actor, on_behalf_of, basis, true) o;
    IF approver IS NOT NULL AND NOT EXISTS (
        SELECT FROM platform_account a WHERE a.id = approver AND a.is_active
        AND (a.municipality_id IS NULL OR a.municipality_id = municipality)
    ) THEN
        RAISE EXCEPTION 'the approver is not of this municipality, or not in use' USING ERRCODE = 'IE005';
    END IF;
    IF approver IN (actor, on_behalf_of) THEN
        RAISE EXCEPTION 'APPROVER' USING ERRCODE = 'IE020';
    END IF;
    IF movement_kind NOT IN ('SUB_ALLOTMENT', 'COMMITMENT', 'RETURN') OR coalesce(of_unit, '') !~ '\S' THEN
        RAISE EXCEPTION 'RECIPIENT' USING ERRCODE = 'IE020';
    END IF;
    event := ieum_write_one(
        municipality, epoch, year, document, approver, operation, movement_kind, movement_round, day, line_number,
        authority, cells, amounts
    );
    INSERT INTO budget_unitmovement (id, municipality_id, operation_id, event_id, unit)
        VALUES (ieum_uuid7(), municipality, operation, event, of_unit);
    PERFORM ieum_require_units(municipality, cells, day);
END $$;

CREATE FUNCTION public.ieum_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only added to, % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'IE006';
END $$;

CREATE FUNCTION public.ieum_refuse_sealed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.ieum_register_source(municipality uuid, actor uuid, on_behalf_of uuid, basis text, name text, hash text, format text, stated_on date, media_type text, content bytea, OUT source uuid) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    header record;
    stored uuid;
BEGIN
    IF encode(sha256(content), 'hex') <> hash THEN
        RAISE EXCEPTION 'the content has another hash' USING ERRCODE = 'IE007';
    END IF;
    SELECT * INTO header FROM ieum_open_operation(municipality, 'REGISTER_SOURCE', actor, on_behalf_of, basis, false);
    IF content IS NOT NULL THEN
        INSERT INTO platform_file (id, municipality_id, sha256, size, media_type, data)
            VALUES (ieum_uuid7(), municipality, hash, length(content), media_type, content)
            ON CONFLICT (municipality_id, sha256) DO NOTHING;
        SELECT f.id INTO stored FROM platform_file f WHERE f.municipality_id = municipality AND f.sha256 = hash;
    END IF;
    source := ieum_uuid7();
    INSERT INTO platform_source (id, municipality_id, operation_id, name, sha256, format, stated_on, file_id)
        VALUES (source, municipality, header.operation, name, hash, format, stated_on, stored);
END $$;

CREATE FUNCTION public.ieum_replace_observation(municipality uuid, kind text, actor uuid, on_behalf_of uuid, basis text, replaced uuid, change jsonb, OUT observation uuid, OUT operation uuid, OUT epoch bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, kind, actor, on_behalf_of, basis, true) o;
    INSERT INTO platform_observation (
        id, municipality_id, operation_id, epoch, dataset, subject, subject_key, measure, value, absence, unit, scale,
        decimals, nature, effective_date, stated_on, reporter, source_id, place_line, place_column, place_cell, printed,
        formula,
        version, origin_id, replaces_id, withdrawn
    )
    SELECT
        ieum_uuid7(), municipality, operation, ieum_replace_observation.epoch, o.dataset, o.subject, o.subject_key,
        o.measure, r.value, r.absence, o.unit, o.scale, coalesce(r.decimals, o.decimals), o.nature, o.effective_date,
        o.stated_on, o.reporter, o.source_id, o.place_line, o.place_column, o.place_cell,
        coalesce(r.printed, o.printed), o.formula, o.version + 1, o.origin_id, o.id, r.withdrawn
    FROM platform_observation o,
        jsonb_to_record(change) r (value numeric, absence text, decimals smallint, printed text, withdrawn boolean)
    WHERE o.municipality_id = municipality AND o.id = replaced
    RETURNING id INTO observation;
    IF observation IS NULL THEN
        RAISE EXCEPTION 'there is no such observation' USING ERRCODE = 'IE008';
    END IF;
END $$;

CREATE FUNCTION public.ieum_require_headroom(municipality uuid, cells uuid[], from_day date) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    worst record;
BEGIN
    cells := ieum_near_limits(municipality, cells, from_day);
    IF cells = '{}' THEN
        RETURN;
    END IF;
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
            sum(l.amount) FILTER (WHERE l.balance = 'CARRIED_INCIDENTAL' AND NOT EXISTS (
                SELECT FROM budget_ledgerevent e
                LEFT JOIN budget_ledgerevent r ON r.municipality_id = e.municipality_id AND r.id = e.reverses_id
                WHERE e.municipality_id = l.municipality_id AND e.id = l.event_id
                AND starts_with(coalesce(r.authority, e.authority), '원인행위 없는 사고이월')
            )) AS incidental,
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

CREATE FUNCTION public.ieum_require_read_committed() RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    -- Elsewhere a statement after the lock would still not see what was committed while waiting for it.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'epochs move in READ COMMITTED only' USING ERRCODE = 'IE003';
    END IF;
END $$;

CREATE FUNCTION public.ieum_require_revenue() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    IF ieum_is_sealed(NEW.municipality_id, NEW.fiscal_year_id, 'ORIGINAL', NULL) AND NOT EXISTS (
        SELECT FROM budget_revenueevent r WHERE r.municipality_id = NEW.municipality_id AND r.movement_id = NEW.id
    ) AND NOT EXISTS (
        SELECT FROM budget_ledgerevent e WHERE e.municipality_id = NEW.municipality_id AND e.reverses_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'NO_REVENUE' USING ERRCODE = 'IE020';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION public.ieum_require_units(municipality uuid, touched uuid[], from_day date) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    worst record;
BEGIN
    WITH daily AS (
        SELECT l.cell_id, u.unit, greatest(l.effective_date, from_day - 1) AS day,
            coalesce(sum(l.amount) FILTER (WHERE l.balance = 'SUB_ALLOTTED'), 0) AS r,
            coalesce(sum(l.amount) FILTER (WHERE l.balance = 'COMMITTED'), 0) AS k
        FROM budget_ledgerline l
        JOIN budget_ledgerevent e ON e.municipality_id = municipality AND e.id = l.event_id
        JOIN budget_unitmovement u ON u.municipality_id = municipality AND u.event_id = coalesce(e.reverses_id, e.id)
        WHERE l.municipality_id = municipality AND l.cell_id = ANY (touched)
            AND l.balance IN ('SUB_ALLOTTED', 'COMMITTED')
        GROUP BY 1, 2, 3
    ), standing AS (
        SELECT d.cell_id, d.unit, d.day, sum(d.r) OVER w AS r, sum(d.k) OVER w AS k
        FROM daily d WINDOW w AS (PARTITION BY d.cell_id, d.unit ORDER BY d.day)
    )
    SELECT s.cell_id, s.unit, s.day, pair.lower, pair.upper, pair.gap INTO worst
    FROM standing s, LATERAL (VALUES
        (1, '', 'SUB_ALLOTTED', s.r),
        (2, '', 'COMMITTED', s.k),
        (3, 'COMMITTED', 'SUB_ALLOTTED', s.r - s.k)
    ) pair (rank, lower, upper, gap)
    WHERE s.day >= from_day AND pair.gap < 0
    ORDER BY pair.gap, s.day, s.cell_id, s.unit, pair.rank
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'OVERDRAWN' USING ERRCODE = 'IE020', DETAIL = json_build_object(
            'cell_id', worst.cell_id, 'lower', worst.lower, 'upper', worst.upper, 'day', worst.day, 'gap', worst.gap,
            'unit', worst.unit
        )::text;
    END IF;
END $$;

CREATE FUNCTION public.ieum_revenue_fault(municipality uuid, kind text, round integer, fiscal_year uuid, day date, is_reversal boolean, lines jsonb) RETURNS text
    LANGUAGE sql STABLE
    AS $$
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
            OR day > CASE WHEN kind IN ('LEVY', 'RECEIPT', 'WRITE_OFF') THEN y.payments_until ELSE y.last_day END
            THEN 'REVENUE_DAY'
        WHEN k.takes AND kind NOT IN ('SUPPLEMENTARY', 'LEVY', 'RECEIPT', 'REORGANISATION') AND NOT is_reversal THEN 'SIGN'
        WHEN kind = 'REORGANISATION' AND EXISTS (
            SELECT FROM line l JOIN budget_revenuecell c ON c.municipality_id = municipality AND c.id = l.cell_id
            GROUP BY c.account_id, c.code HAVING sum(l.amount) <> 0
        ) THEN 'UNBALANCED'
        WHEN (kind = 'SUPPLEMENTARY') <> (coalesce(round, 0) >= 1) AND NOT ieum_is_with_expenditure(kind)
            OR round < 1 THEN 'REVENUE_ROUND'
        WHEN kind IN ('ORIGINAL', 'SUPPLEMENTARY') AND ieum_is_sealed(municipality, fiscal_year, kind, round)
            OR kind IN ('ABSORB_DEEMED', 'ABSORB_PRE_USE')
                AND ieum_is_sealed(municipality, fiscal_year, 'SUPPLEMENTARY', round)
            THEN 'SEALED'
        ELSE '' END
    FROM known k, budget_fiscalyear y WHERE y.municipality_id = municipality AND y.id = fiscal_year
$$;

CREATE FUNCTION public.ieum_revenue_gap(municipality uuid, movement uuid, kind text, lines jsonb) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    WITH spent AS (
        SELECT c.account_id, CASE c.funding WHEN 'SPECIAL_GRANT' THEN '3' WHEN 'SPECIAL_ADJUSTMENT' THEN '4'
            WHEN 'UNDIVIDED' THEN '0' ELSE '5' END AS part, sum(l.amount) AS amount
        FROM budget_ledgerline l
        JOIN budget_appropriationcell c ON c.municipality_id = municipality AND c.id = l.cell_id
        WHERE l.municipality_id = municipality AND l.event_id = movement
        AND l.balance = CASE kind WHEN 'DEEMED' THEN 'DEEMED' WHEN 'PRE_USE' THEN 'PRE_USED' ELSE 'SUPPLEMENTARY' END
        GROUP BY 1, 2
    ), given AS (
        SELECT c.account_id, left(c.code, 1) AS part, sum(r.amount) AS amount
        FROM jsonb_to_recordset(lines) r (cell_id uuid, amount numeric)
        JOIN budget_revenuecell c ON c.municipality_id = municipality AND c.id = r.cell_id
        GROUP BY 1, 2
    )
    SELECT json_build_object(
        'account', a.name, 'part', coalesce(s.part, g.part), 'gap', coalesce(g.amount, 0) - coalesce(s.amount, 0)
    )::text
    FROM spent s FULL JOIN given g ON g.account_id = s.account_id AND g.part = s.part
    JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = coalesce(s.account_id, g.account_id)
    WHERE coalesce(g.amount, 0) <> coalesce(s.amount, 0) ORDER BY a.name, 1 LIMIT 1
$$;

CREATE FUNCTION public.ieum_revenue_parts(kind text) RETURNS TABLE(balance text, sign integer)
    LANGUAGE sql IMMUTABLE
    AS $_$
    SELECT p.balance, p.sign FROM (VALUES
        ('ORIGINAL', 'ORIGINAL', 1), ('SUPPLEMENTARY', 'SUPPLEMENTARY', 1), ('LEVY', 'LEVIED', 1),
        ('RECEIPT', 'RECEIVED', 1), ('WRITE_OFF', 'WRITTEN_OFF', 1), ('DEEMED', 'DEEMED', 1),
        ('PRE_USE', 'PRE_USED', 1), ('ABSORB_DEEMED', 'SUPPLEMENTARY', 1), ('ABSORB_DEEMED', 'DEEMED', -1),
        ('ABSORB_PRE_USE', 'SUPPLEMENTARY', 1), ('ABSORB_PRE_USE', 'PRE_USED', -1), ('REORGANISATION', 'REORGANISED', 1)
    ) p (kind, balance, sign) WHERE p.kind = $1
$_$;

CREATE FUNCTION public.ieum_reverse_its_revenue(municipality uuid, moved uuid, operation uuid, own_epoch bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    origin budget_revenueevent;
    cells uuid[];
    event uuid := ieum_uuid7();
BEGIN
    SELECT * INTO origin FROM budget_revenueevent e WHERE e.municipality_id = municipality AND e.movement_id = moved;
    IF origin.id IS NULL THEN
        RETURN;
    END IF;
    cells := ARRAY(
        SELECT DISTINCT l.cell_id FROM budget_revenueline l
        WHERE l.municipality_id = municipality AND l.event_id = origin.id
    );
    PERFORM FROM budget_revenuecell c
        WHERE c.municipality_id = municipality AND c.id = ANY (cells) ORDER BY c.id FOR NO KEY UPDATE;
    INSERT INTO budget_revenueevent (
        id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round, effective_date, reverses_id
    ) VALUES (
        event, municipality, operation, own_epoch, origin.fiscal_year_id, 'REVERSAL', origin.round,
        origin.effective_date, origin.id
    );
    INSERT INTO budget_revenueline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
        SELECT ieum_uuid7(), municipality, event, l.cell_id, own_epoch, l.effective_date, l.balance, -l.amount
        FROM budget_revenueline l WHERE l.municipality_id = municipality AND l.event_id = origin.id;
    IF ieum_is_revenue_short(municipality, cells, origin.effective_date) THEN
        RAISE EXCEPTION 'REVENUE_TAKEN_UP' USING ERRCODE = 'IE020';
    END IF;
END $$;

CREATE FUNCTION public.ieum_reverse_movement(municipality uuid, actor uuid, on_behalf_of uuid, basis text, reversed uuid, OUT event uuid, OUT operation uuid, OUT epoch bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    origin budget_ledgerevent;
    cells uuid[];
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'budget.reverse', actor, on_behalf_of, basis, true) o;
    SELECT * INTO origin FROM budget_ledgerevent e WHERE e.municipality_id = municipality AND e.id = reversed;
    IF origin.id IS NULL OR origin.kind = 'REVERSAL' THEN
        RAISE EXCEPTION 'there is no such movement' USING ERRCODE = 'IE021';
    END IF;
    cells := ARRAY(
        SELECT DISTINCT l.cell_id FROM budget_ledgerline l
        WHERE l.municipality_id = municipality AND l.event_id = reversed
    );
    PERFORM ieum_budget_lock(municipality, origin.fiscal_year_id, cells);
    PERFORM ieum_budget_lock_round(municipality, origin.kind, origin.fiscal_year_id);
    event := ieum_uuid7();
    INSERT INTO budget_ledgerevent (
        id, municipality_id, operation_id, epoch, fiscal_year_id, kind, effective_date, source_id, place_line,
        reverses_id
    )
        VALUES (
            event, municipality, operation, epoch, origin.fiscal_year_id, 'REVERSAL', origin.effective_date,
            origin.source_id, origin.place_line, reversed
        );
    INSERT INTO budget_ledgerline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
    SELECT ieum_uuid7(), municipality, event, l.cell_id, ieum_reverse_movement.epoch, l.effective_date, l.balance,
        -l.amount
    FROM budget_ledgerline l WHERE l.municipality_id = municipality AND l.event_id = reversed;
    PERFORM ieum_require_headroom(municipality, cells, origin.effective_date);
    IF EXISTS (
        SELECT FROM budget_unitmovement u WHERE u.municipality_id = municipality AND u.event_id = reversed
    ) THEN
        PERFORM ieum_require_units(municipality, cells, origin.effective_date);
    END IF;
    IF ieum_is_with_expenditure(origin.kind) THEN
        PERFORM ieum_reverse_its_revenue(municipality, reversed, operation, epoch);
    END IF;
END $$;

CREATE FUNCTION public.ieum_rollup_places(municipality uuid) RETURNS TABLE(cell_id uuid, year smallint, grain text, place uuid, reports smallint, account_kind text, account text, policy_code text, policy_name text, unit_code text, unit_name text, code text, name text, division text, item text, funding text, carry_origin text)
    LANGUAGE sql STABLE
    AS $$
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

CREATE FUNCTION public.ieum_rows_digest(part text, condition text, operation uuid, ignored jsonb) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO'
    SET bytea_output TO 'hex'
    SET enable_seqscan TO 'on'
    SET enable_hashjoin TO 'on'
    SET enable_mergejoin TO 'on'
    AS $_$
DECLARE
    columns text[] := ARRAY(
        SELECT a.attname::text FROM pg_attribute a
        WHERE a.attrelid = part::regclass AND a.attnum > 0 AND NOT a.attisdropped AND NOT ignored ? a.attname::text
        ORDER BY a.attnum
    );
    answer jsonb;
BEGIN
    EXECUTE format(
        'SELECT jsonb_build_object(''columns'', to_jsonb($2), ''rows'', count(*), ''sha256'', encode(sha256(convert_to('
        'string_agg(ROW(%s)::text, E''\n'' ORDER BY t.id), ''UTF8'')), ''hex'')) FROM %I t WHERE %s',
        (SELECT string_agg(format('t.%I', name), ', ') FROM unnest(columns) name), part, condition
    ) INTO answer USING operation, columns;
    RETURN answer;
END $_$;

CREATE FUNCTION public.ieum_rule_on(municipality uuid, actor uuid, on_behalf_of uuid, basis text, chosen uuid, OUT operation uuid, OUT epoch bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    fact platform_observation;
    question text;
BEGIN
    SELECT o.operation, o.epoch INTO operation, epoch
        FROM ieum_open_operation(municipality, 'RULE', actor, on_behalf_of, basis, true) o;
    SELECT * INTO fact FROM platform_observation o WHERE o.municipality_id = municipality AND o.id = chosen;
    IF fact.id IS NULL OR fact.withdrawn THEN
        RAISE EXCEPTION 'there is no such observation' USING ERRCODE = 'IE008';
    END IF;
    IF EXISTS (
        SELECT FROM platform_observation o WHERE o.municipality_id = municipality AND o.replaces_id = chosen
    ) THEN
        RAISE EXCEPTION 'the observation was replaced' USING ERRCODE = 'IE009';
    END IF;
    question := CASE fact.nature WHEN 'COMPUTED' THEN 'ACTUAL' ELSE fact.nature END;
    INSERT INTO platform_ruling (
        id, municipality_id, operation_id, epoch, dataset, subject_key, measure, effective_date, nature,
        observation_id, replaces_id
    )
    SELECT
        ieum_uuid7(), municipality, operation, epoch, fact.dataset, fact.subject_key, fact.measure,
        fact.effective_date, question, chosen, (
            SELECT p.id FROM platform_ruling p
            WHERE (p.municipality_id, p.dataset, p.subject_key, p.measure, p.effective_date, p.nature)
                = (municipality, fact.dataset, fact.subject_key, fact.measure, fact.effective_date, question)
            AND NOT EXISTS (
                SELECT FROM platform_ruling later
                WHERE later.municipality_id = municipality AND later.replaces_id = p.id
            )
        );
END $$;

CREATE FUNCTION public.ieum_seal_decision(operation uuid) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    own uuid;
    decided text;
    link bigint;
    previous text;
    moment timestamptz;
    words text;
BEGIN
    SELECT o.municipality_id, o.kind INTO own, decided FROM platform_operation o WHERE o.id = operation;
    words := ieum_decision_told(operation, decided)::text;
    IF words IS NULL THEN
        RETURN;
    END IF;
    -- One link after the other. It is the last lock that a transaction takes, so that nobody waits for who waits here.
    PERFORM pg_advisory_xact_lock(hashtextextended('ieum.chain:' || own::text, 0));
    -- A new statement, so that it sees what was committed while waiting.
    SELECT d.number, d.hash, d.sealed_at INTO link, previous, moment FROM platform_decision d
        WHERE d.municipality_id = own ORDER BY d.number DESC LIMIT 1;
    link := coalesce(link, 0) + 1;
    previous := coalesce(previous, repeat('0', 64));
    -- A clock that was set back must not put a link before the one before it.
    moment := greatest(clock_timestamp(), moment);
    INSERT INTO platform_decision (
        id, municipality_id, operation_id, number, kind, content, sealed_at, previous_hash, hash
    ) VALUES (
        ieum_uuid7(), own, operation, link, decided, words, moment, previous,
        encode(sha256(convert_to(concat_ws(
            E'\n', previous, own::text, link::text, operation::text, decided,
            (extract(epoch FROM moment) * 1000000)::bigint::text,
            encode(sha256(convert_to(words, 'UTF8')), 'hex')
        ), 'UTF8')), 'hex')
    );
END $$;

CREATE FUNCTION public.ieum_seal_round(municipality uuid, actor uuid, on_behalf_of uuid, basis text, fiscal_year uuid, sealed_kind text, sealed_round integer, OUT event uuid, OUT operation uuid, OUT epoch bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
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

CREATE FUNCTION public.ieum_search_likeness(asked bigint[], titled bigint[], common integer, among integer, most integer, closed text[], reading text[]) RETURNS TABLE(is_titled boolean, item uuid, weight double precision, size integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
DECLARE
    home uuid := ieum_municipality();
    whole double precision;
    everywhere bigint[];
    side record;
BEGIN
    -- Words that the database's own statistics know to be common need not be counted.
    SELECT array_agg(known.key) INTO everywhere
    FROM pg_class c, pg_stats s, unnest(
        s.most_common_elems::text::bigint[], s.most_common_elem_freqs
    ) AS known(key, share)
    WHERE c.oid = 'platform_searchkeys'::regclass AND s.schemaname = 'public'
        AND s.tablename = 'platform_searchkeys' AND s.attname = 'keys' AND known.key = ANY (asked || titled)
        AND known.share * c.reltuples > common;
    SELECT count(*) INTO whole FROM (
        SELECT FROM platform_searchkeys k WHERE k.municipality_id = home LIMIT among
    ) few;
    FOR side IN SELECT * FROM (VALUES (false, asked), (true, titled)) AS sides(is_titled, keys) LOOP
        RETURN QUERY
            WITH held AS (
                SELECT k.item_id, k.size, count(*) OVER (PARTITION BY word.key) AS items
                FROM unnest(side.keys) AS word(key) CROSS JOIN LATERAL (
                    SELECT s.item_id, s.size FROM platform_searchkeys s
                    WHERE s.keys @> ARRAY[word.key] AND s.municipality_id = home LIMIT common + 1
                ) k
                WHERE everywhere IS NULL OR word.key <> ALL (everywhere)
            ), weighed AS MATERIALIZED (
                SELECT h.item_id, sum(ln(1 + whole / h.items) ^ 2) AS weight, h.size FROM held h
                WHERE h.items <= common GROUP BY h.item_id, h.size
                ORDER BY sum(ln(1 + whole / h.items) ^ 2) / sqrt(greatest(h.size, 10)) DESC, h.item_id
            )
            SELECT side.is_titled, w.item_id, w.weight, w.size FROM weighed w
            WHERE (SELECT i.kind <> ALL (closed) OR i.readers::text[] && reading FROM platform_searchitem i
                WHERE i.id = w.item_id)
            LIMIT most;
    END LOOP;
END $$;

CREATE FUNCTION public.ieum_search_mark_all() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $_$
DECLARE
    home uuid := ieum_municipality();
    marking record;
BEGIN
    FOR marking IN
        SELECT t.tgrelid::regclass AS rows, a.said[1] AS kind, replace(a.said[2], '\\', '\') AS subjects
        FROM pg_trigger t CROSS JOIN LATERAL (SELECT string_to_array(encode(t.tgargs, 'escape'), '\000')) AS a(said)
        WHERE t.tgfoid = 'ieum_search_touch'::regproc AND t.tgnewtable IS NOT NULL AND t.tgoldtable IS NULL
            AND t.tgtype & 4 <> 0
    LOOP
        EXECUTE format(
            'INSERT INTO platform_searchtouch (id, municipality_id, kind, subject, marked_in)
             SELECT ieum_uuid7(), $1, %L, s.subject, 0 FROM (
                 SELECT o.subject::text FROM %s t CROSS JOIN LATERAL (%s) AS o(subject) WHERE t.municipality_id = $1
                 EXCEPT SELECT m.subject FROM platform_searchtouch m WHERE m.municipality_id = $1 AND m.kind = %L
             ) s WHERE s.subject IS NOT NULL', marking.kind, marking.rows, marking.subjects, marking.kind
        ) USING home;
    END LOOP;
    INSERT INTO platform_searchtouch (id, municipality_id, kind, subject, marked_in)
    SELECT ieum_uuid7(), home, i.kind, i.subject, 0
    FROM (
        SELECT kind, subject FROM platform_searchitem WHERE municipality_id = home
        EXCEPT SELECT kind, subject FROM platform_searchtouch WHERE municipality_id = home
    ) i;
END $_$;

CREATE FUNCTION public.ieum_search_month(day date) RETURNS integer
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    RETURN ((((EXTRACT(year FROM day))::integer * 12) + (EXTRACT(month FROM day))::integer) - 1);

CREATE FUNCTION public.ieum_search_newest(ask jsonb, needed bigint[], phrases text[], since date, until date, today date, most integer) RETURNS TABLE(item uuid, title text, day date, is_joined boolean)
    LANGUAGE plpgsql STABLE
    SET enable_seqscan TO 'off'
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $_$
DECLARE
    home uuid := ieum_municipality();
    among bigint[] := ARRAY(SELECT jsonb_array_elements_text(ask->'among')::bigint);
    readers bigint[] := ARRAY(SELECT jsonb_array_elements_text(ask->'readers')::bigint);
    joints bigint[] := ARRAY(SELECT jsonb_array_elements_text(ask->'joints')::bigint);
    calendar bigint := ask->>'months';
    -- Months back to back from the newest, each time four times as many; at last what is left.
    start integer := ieum_search_month(coalesce(until, today));
    last integer := start + CASE WHEN until IS NULL THEN 24 ELSE 0 END;
    final integer := coalesce(ieum_search_month(since), 0);
    newest date := make_date((last + 1) / 12, (last + 1) % 12 + 1, 1);
    length integer := 1;
    is_rest boolean := false;
    found integer := 0;
    step integer;
    -- Planned anew each time: how common the words are decides how the lists are read. Keys are of a municipality,
    -- whose own index must not be read beside them. A phrase is asked of each row, so that no plan reads all texts.
    rows text := ' FROM platform_searchkeys k WHERE k.keys @> $1 AND (k.municipality_id = $2) IS TRUE'
        || CASE WHEN among = '{}' THEN '' ELSE ' AND k.keys && $3' END
        || CASE WHEN readers = '{}' THEN '' ELSE ' AND k.keys && $4' END
        || CASE WHEN phrases = '{}' THEN '' ELSE ' AND (
            SELECT bool_and(strpos(replace(lower(i.title || i.body), '' '', ''''), phrase) > 0)
            FROM platform_searchitem i CROSS JOIN unnest($5) AS phrase WHERE i.id = k.item_id)' END
        || CASE WHEN since IS NULL THEN '' ELSE ' AND k.day >= $6' END
        || CASE WHEN until IS NULL THEN '' ELSE ' AND k.day <= $7' END;
    shown text := 'SELECT k.item_id, k.title::text, k.day, k.keys @> $8';
BEGIN
    WHILE found < most LOOP
        RETURN QUERY EXECUTE shown || rows || CASE
            WHEN is_rest THEN ' AND (k.day IS NULL OR k.day < $11 OR k.day >= $12)' ELSE ' AND k.keys && $10'
        END || ' LIMIT $9'
        USING needed, home, among, readers, phrases, since, until, joints, most - found,
            ARRAY(SELECT calendar + m FROM generate_series(greatest(start, final), last) AS m),
            make_date((last + 1) / 12, (last + 1) % 12 + 1, 1), newest;
        GET DIAGNOSTICS step = ROW_COUNT;
        found := found + step;
        EXIT WHEN is_rest OR start <= final;
        IF found = 0 AND length = 1 THEN
            -- None this month, so there are hardly many: where there are few, they are taken at once.
            EXECUTE 'SELECT count(*) FROM (SELECT' || rows || ' LIMIT $8) few'
            INTO step USING needed, home, among, readers, phrases, since, until, 4 * most + 1;
            IF step BETWEEN 1 AND 4 * most THEN
                RETURN QUERY EXECUTE shown || rows || ' ORDER BY k.day DESC NULLS LAST LIMIT $9'
                USING needed, home, among, readers, phrases, since, until, joints, most;
            END IF;
            EXIT WHEN step <= 4 * most;
        END IF;
        length := 4 * length;
        is_rest := length > 64;
        last := start - 1;
        start := start - length;
    END LOOP;
END $_$;

CREATE FUNCTION public.ieum_search_ranked(asks jsonb, stretches text[], phrases text[], since date, until date, today date, most integer) RETURNS TABLE(kind text, item uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
DECLARE
    sought text := array_to_string(stretches, '');
BEGIN
    RETURN QUERY
        SELECT f.kind, f.item FROM (
            SELECT DISTINCT ON (a.place, n.item) a.place, a.ask->>'kind' AS kind, n.*
            FROM jsonb_array_elements(asks) WITH ORDINALITY AS a(ask, place) CROSS JOIN LATERAL (
                SELECT ARRAY(SELECT jsonb_array_elements_text(a.ask->'titled')::bigint) AS titled,
                    ARRAY(SELECT jsonb_array_elements_text(a.ask->'needed')::bigint) AS needed
            ) k CROSS JOIN LATERAL (
                -- What has the words in its title must not be missing, however many newer ones there are.
                WITH headed AS MATERIALIZED (
                    SELECT * FROM ieum_search_newest(a.ask, k.titled, phrases, since, until, today, most)
                )
                SELECT h.* FROM headed h UNION ALL SELECT b.* FROM ieum_search_newest(
                    a.ask, k.needed, phrases, since, until, today,
                    CASE WHEN (SELECT count(*) FROM headed) < most THEN most ELSE 0 END
                ) b
            ) n
        ) f
        ORDER BY f.title = sought DESC, strpos(f.title, sought) > 0 DESC,
            (SELECT count(*) FROM unnest(stretches) AS word WHERE strpos(f.title, word) > 0) DESC,
            f.is_joined DESC, f.day DESC NULLS LAST, f.item;
END $$;

CREATE FUNCTION public.ieum_search_touch() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO platform_searchtouch (id, municipality_id, kind, subject)
         SELECT ieum_uuid7(), s.municipality_id, %L, s.subject FROM (
             SELECT DISTINCT t.municipality_id, o.subject FROM touched t CROSS JOIN LATERAL (%s) AS o(subject)
         ) s WHERE s.subject IS NOT NULL', TG_ARGV[0], TG_ARGV[1]
    );
    RETURN NULL;
END $$;

CREATE FUNCTION public.ieum_standing_fault(municipality uuid, fiscal_year uuid, events uuid[]) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    RETURN (SELECT CASE
        WHEN EXISTS (
            SELECT FROM budget_ledgerevent e
            JOIN budget_ledgerline l ON l.municipality_id = municipality AND l.event_id = e.id AND l.amount > 0
            WHERE e.municipality_id = municipality AND e.id = ANY (events) AND e.kind IN ('RESERVE_USE', 'TRANSFER') AND (
                SELECT sum(cut.amount) FROM budget_ledgerline cut
                WHERE cut.municipality_id = municipality AND cut.cell_id = l.cell_id AND cut.balance = 'COUNCIL_CUT'
            ) > 0
        ) THEN 'CUT'
        WHEN EXISTS (
            SELECT FROM (
                SELECT DISTINCT e.effective_date FROM budget_ledgerevent e
                WHERE e.municipality_id = municipality AND e.id = ANY (events) AND e.kind = 'SUPPLEMENTARY'
            ) adopted WHERE EXISTS (
                SELECT FROM budget_ledgerline l JOIN budget_ledgerevent e
                    ON e.municipality_id = municipality AND e.id = l.event_id AND e.fiscal_year_id = fiscal_year
                WHERE l.municipality_id = municipality AND l.balance = 'PRE_USED'
                AND l.effective_date <= adopted.effective_date
                GROUP BY l.cell_id HAVING sum(l.amount) > 0
            )
        ) THEN 'PRE_USE_OPEN'
    END);
END $$;

CREATE FUNCTION public.ieum_stands_in(municipality uuid, actor uuid, behalf uuid, day date) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    WITH held AS (
        SELECT a.post_id, a.kind, p.account_id FROM org_appointment a JOIN org_person p ON p.id = a.person_id
        WHERE a.municipality_id = municipality AND a.ended_epoch IS NULL
        AND a.valid_from <= day AND (a.valid_until IS NULL OR day < a.valid_until)
    )
    SELECT EXISTS (
        SELECT FROM held acting
        JOIN held holder ON holder.post_id = acting.post_id AND holder.account_id = behalf
            AND holder.kind IN ('REGULAR', 'SECONDED_IN', 'SUBSTITUTE')
        JOIN held away ON away.post_id = acting.post_id AND away.account_id = behalf
            AND away.kind IN ('LEAVE', 'SECONDED_OUT')
        WHERE acting.kind = 'ACTING' AND acting.account_id = actor
    )
$$;

CREATE FUNCTION public.ieum_told(told jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    -- What is long, such as the text of a report, is told by its hash.
    SELECT jsonb_object_agg(key, CASE WHEN length(value::text) > 200
        THEN to_jsonb('sha256:' || encode(sha256(convert_to(value::text, 'UTF8')), 'hex')) ELSE value END)
    FROM jsonb_each(told)
$$;

CREATE FUNCTION public.ieum_uuid7() RETURNS uuid
    LANGUAGE sql
    AS $$
    SELECT encode(
        set_bit(set_bit(overlay(
            uuid_send(gen_random_uuid())
            PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
            FROM 1 FOR 6
        ), 52, 1), 53, 1),
        'hex'
    )::uuid
$$;

CREATE FUNCTION public.ieum_uuid7_after(first uuid, n bigint) RETURNS uuid
    LANGUAGE sql IMMUTABLE
    AS $$
    SELECT (left(first::text, 24) || lpad(to_hex(
        (('x' || right(first::text, 12))::bit(48)::bigint + n) & 281474976710655
    ), 12, '0'))::uuid
$$;

CREATE FUNCTION public.ieum_write_few(municipality uuid, own_epoch bigint, opened_year integer, document uuid, operations uuid[], kinds text[], rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[], amounts bigint[]) RETURNS uuid
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
BEGIN
    RETURN ieum_write_movements(
        municipality, own_epoch, opened_year, document, NULL, operations, kinds, rounds, days, places, authorities,
        numbers, cells, amounts
    );
END $$;

CREATE FUNCTION public.ieum_write_many(municipality uuid, own_epoch bigint, opened_year integer, document uuid, operations uuid[], kinds text[], rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[], amounts bigint[]) RETURNS uuid
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_custom_plan'
    SET work_mem TO '64MB'
    SET jit TO 'off'
    AS $$
BEGIN
    RETURN ieum_write_movements(
        municipality, own_epoch, opened_year, document, NULL, operations, kinds, rounds, days, places, authorities,
        numbers, cells, amounts
    );
END $$;

CREATE FUNCTION public.ieum_write_movements(municipality uuid, own_epoch bigint, opened_year integer, document uuid, approver uuid, operations uuid[], kinds text[], rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[], amounts bigint[]) RETURNS uuid
    LANGUAGE plpgsql
    AS $$
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
        SELECT c.id, c.account_id, c.grain, c.item, c.funding, c.carry_origin, c.programme_id,
            coalesce(p.policy_code, '') AS policy_code, coalesce(p.unit_code, '') AS unit_code,
            c.reports_allotment::integer + 2 * c.reports_commitment::integer + 4 * c.reports_spending::integer
                AS reports,
            a.id IS NOT NULL AND (c.programme_id IS NULL OR p.account_id = c.account_id) AS is_of_year
        FROM held c
        LEFT JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
            AND a.fiscal_year_id = opened.id
        LEFT JOIN budget_programme p ON p.municipality_id = municipality AND p.id = c.programme_id
    ), movement AS MATERIALIZED (
        SELECT m.*, ieum_is_exchange(m.kind) AS is_exchange
        FROM unnest(operations, kinds, rounds, days, places, authorities) WITH ORDINALITY
            m (operation, kind, round, day, place, authority, number)
    ), line AS MATERIALIZED (
        SELECT l.number, l.cell_id, l.amount, m.kind, m.day, m.is_exchange, p.account_id, p.programme_id, p.item,
            p.funding, p.carry_origin, p.policy_code, p.unit_code, p.reports, coalesce(ieum_line_fault(
                m.kind, l.amount, p.is_of_year, p.carry_origin, p.grain, p.item, p.funding, p.reports
            ), CASE
                WHEN m.is_exchange AND EXISTS (
                    SELECT FROM ieum_budget_bans() b WHERE b.kind = m.kind AND starts_with(p.item, b.items)
                    AND (b.direction = 'IN') = (l.amount > 0) AND m.day BETWEEN b.first_day AND b.last_day
                    AND (b.unless = '' OR NOT starts_with(coalesce(m.authority, ''), b.unless))
                ) THEN 19
            END) AS fault
        FROM unnest(numbers, cells, amounts) l (number, cell_id, amount)
        JOIN movement m ON m.number = l.number
        LEFT JOIN place p ON p.id = l.cell_id
    ), fault AS MATERIALIZED (
        SELECT f.fault FROM (
            SELECT m.number, ieum_movement_fault(
                m.kind, m.round, m.day, m.authority, opened.first_day, opened.last_day, opened.payments_until
            ) AS fault
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
                WHEN l.kind = 'TRANSFER' AND sum(l.amount) FILTER (
                    WHERE starts_with(l.item, '311') OR starts_with(l.item, '601')
                ) < 0 THEN 19
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
    SELECT ieum_fault_name(f.fault) INTO found FROM fault f;
    IF found IS NOT NULL THEN
        RAISE EXCEPTION '%', found USING ERRCODE = 'IE020';
    END IF;
    IF kinds && '{RESERVE_USE,TRANSFER,SUPPLEMENTARY}' THEN
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

CREATE FUNCTION public.ieum_write_one(municipality uuid, own_epoch bigint, opened_year integer, document uuid, approver uuid, operation uuid, kind text, round integer, day date, place integer, authority text, cells uuid[], amounts bigint[]) RETURNS uuid
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
DECLARE
    opened record;
    cell record;
    first uuid;
    fault integer;
BEGIN
    IF cardinality(cells) <> 1 OR ieum_is_exchange(kind) OR kind IN ('PRE_USE', 'ABSORB_PRE_USE', 'SUPPLEMENTARY') THEN
        RETURN ieum_write_movements(
            municipality, own_epoch, opened_year, document, approver, ARRAY[operation], ARRAY[kind], ARRAY[round],
            ARRAY[day], ARRAY[place], ARRAY[authority], array_fill(1, ARRAY[cardinality(cells)]), cells, amounts
        );
    END IF;
    SELECT y.id, y.first_day, y.last_day, y.payments_until INTO opened
        FROM budget_fiscalyear y WHERE y.municipality_id = municipality AND y.year = opened_year FOR KEY SHARE;
    PERFORM ieum_budget_lock_round(municipality, NULL, opened.id);
    SELECT c.grain, c.item, c.funding, c.carry_origin,
        c.reports_allotment::integer + 2 * c.reports_commitment::integer + 4 * c.reports_spending::integer AS reports,
        a.id IS NOT NULL AND (c.programme_id IS NULL OR p.account_id = c.account_id) AS is_of_year INTO cell
    FROM budget_appropriationcell c
    LEFT JOIN budget_budgetaccount a ON a.municipality_id = municipality AND a.id = c.account_id
        AND a.fiscal_year_id = opened.id
    LEFT JOIN budget_programme p ON p.municipality_id = municipality AND p.id = c.programme_id
    WHERE c.municipality_id = municipality AND c.id = cells[1] FOR NO KEY UPDATE OF c;
    fault := least(
        ieum_movement_fault(kind, round, day, authority, opened.first_day, opened.last_day, opened.payments_until),
        ieum_line_fault(
            kind, amounts[1], cell.is_of_year, cell.carry_origin, cell.grain, cell.item, cell.funding, cell.reports
        )
    );
    IF fault IS NOT NULL THEN
        RAISE EXCEPTION '%', ieum_fault_name(fault) USING ERRCODE = 'IE020';
    END IF;
    first := ieum_uuid7();
    INSERT INTO budget_ledgerevent (
        id, municipality_id, operation_id, epoch, fiscal_year_id, kind, round, effective_date, source_id, place_line,
        authority, approver_id
    ) VALUES (
        first, municipality, operation, own_epoch, opened.id, kind, round, day, document, place, authority, approver
    );
    INSERT INTO budget_ledgerline (id, municipality_id, event_id, cell_id, epoch, effective_date, balance, amount)
    SELECT ieum_uuid7_after(first, row_number() OVER ()), municipality, first, cells[1], own_epoch, day, p.balance,
        amounts[1] * p.sign
    FROM ieum_movement_parts() p WHERE p.kind = ieum_write_one.kind AND p.needs & cell.reports = p.needs;
    PERFORM ieum_require_headroom(municipality, cells, day);
    RETURN first;
END $$;

CREATE FUNCTION public.ieum_write_telling() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
BEGIN
    EXECUTE format(
        'CREATE OR REPLACE FUNCTION ieum_decision_told(operation uuid, kind text) RETURNS jsonb '
        'LANGUAGE plpgsql STABLE SET timezone = ''UTC'' SET bytea_output = ''hex'' '
        'SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off '
        'SET enable_mergejoin = off AS %L',
        'BEGIN ' || coalesce((
            SELECT string_agg(
                format('IF kind = %L THEN RETURN (SELECT jsonb_build_object(%s)); END IF;', k.kind, k.told), ' '
                ORDER BY k.kind
            )
            FROM (
                SELECT p.kind, string_agg(format(
                    '%L, coalesce((SELECT CASE WHEN count(*) <= 100 '
                    'THEN coalesce(jsonb_agg(CASE WHEN %s THEN ieum_told(%s) ELSE %s END ORDER BY t.id), ''[]'') END '
                    'FROM (SELECT t.* FROM %I t WHERE %s LIMIT 101) t), ieum_rows_digest(%L, %L, $1, %L))',
                    p.table_name, coalesce((
                        SELECT string_agg(format('length(to_jsonb(t.%I)::text) > 200', a.attname), ' OR '
                            ORDER BY a.attnum)
                        FROM pg_attribute a
                        WHERE a.attrelid = to_regclass(p.table_name) AND a.attnum > 0 AND NOT a.attisdropped
                        AND NOT p.ignored ? a.attname::text AND a.attlen = -1
                        AND NOT (a.atttypid = 'varchar'::regtype AND a.atttypmod BETWEEN 4 AND 37)
                    ), 'false'), p.row_told, p.row_told, p.table_name, p.condition, p.table_name, p.condition, p.ignored
                ), ', ' ORDER BY p.table_name) AS told
                FROM (
                    SELECT d.*, CASE WHEN d.ignored = '[]' THEN 'to_jsonb(t)' ELSE format(
                        'to_jsonb(t) - %L::text[]', ARRAY(SELECT jsonb_array_elements_text(d.ignored))
                    ) END AS row_told
                    FROM (
                        SELECT p.kind, p.table_name, p.condition, p.ignored FROM platform_decisionpart p
                        UNION ALL
                        SELECT DISTINCT p.kind, 'platform_operation', 't.id = $1', '[]'::jsonb
                        FROM platform_decisionpart p
                    ) d
                ) p GROUP BY p.kind
            ) k
        ), '') || ' RETURN NULL; END'
    );
    RETURN NULL;
END $_$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.budget_allotmenthold (
    id uuid NOT NULL,
    held_on date NOT NULL,
    scope character varying(100) NOT NULL,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_allotmenthold FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_allotmentplan (
    id uuid NOT NULL,
    reason character varying(200) NOT NULL,
    case_id uuid NOT NULL,
    draft_id uuid NOT NULL,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_allotmentplan FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_allotmentposting (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    quarter smallint,
    event_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    plan_id uuid,
    ground character varying(20) DEFAULT ''::character varying NOT NULL,
    decided_on date,
    CONSTRAINT budget_allotmentposting_ground CHECK ((((decided_on IS NOT NULL) AND ((ground)::text = ANY ((ARRAY['REMOTE'::character varying, 'TRAVEL'::character varying, 'ABROAD'::character varying, 'SHIPPING'::character varying, 'PROVISIONS'::character varying, 'PROMOTION'::character varying, 'PUBLIC_WORKS'::character varying, 'DISASTER'::character varying])::text[])) AND ((kind)::text = 'BEFORE_YEAR'::text)) OR ((NOT ((kind)::text = 'BEFORE_YEAR'::text)) AND (decided_on IS NULL) AND ((ground)::text = ''::text)))),
    CONSTRAINT budget_allotmentposting_kind CHECK (((((kind)::text = ANY ((ARRAY['OCCASIONAL'::character varying, 'BEFORE_YEAR'::character varying])::text[])) AND (plan_id IS NULL) AND (quarter IS NULL)) OR (((kind)::text = ANY ((ARRAY['REGULAR'::character varying, 'EARLY'::character varying])::text[])) AND (plan_id IS NOT NULL) AND (quarter >= 1) AND (quarter <= 4))))
);

ALTER TABLE ONLY public.budget_allotmentposting FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_appropriationcell (
    id uuid NOT NULL,
    grain character varying(20) NOT NULL,
    division character varying(60) NOT NULL,
    item character varying(10) NOT NULL,
    funding character varying(20) NOT NULL,
    carry_origin character varying(20) NOT NULL,
    reports_allotment boolean NOT NULL,
    reports_commitment boolean NOT NULL,
    reports_spending boolean NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    account_id uuid NOT NULL,
    programme_id uuid,
    CONSTRAINT budget_appropriationcell_carry_origin CHECK (((carry_origin)::text = ANY ((ARRAY['CURRENT'::character varying, 'EXPRESS'::character varying, 'INCIDENTAL'::character varying, 'CONTINUING'::character varying])::text[]))),
    CONSTRAINT budget_appropriationcell_funding CHECK (((funding)::text = ANY ((ARRAY['OWN'::character varying, 'CITY'::character varying, 'NATIONAL'::character varying, 'SPECIAL_GRANT'::character varying, 'SPECIAL_ADJUSTMENT'::character varying, 'BALANCED'::character varying, 'FUND_GRANT'::character varying, 'BOND'::character varying, 'OTHER'::character varying, 'UNDIVIDED'::character varying])::text[]))),
    CONSTRAINT budget_appropriationcell_grain CHECK (((((grain)::text = 'ACCOUNT'::text) AND ((item)::text = ''::text) AND (programme_id IS NULL)) OR (((grain)::text = 'PROGRAMME'::text) AND ((item)::text = ''::text) AND (programme_id IS NOT NULL)) OR (((grain)::text = 'ITEM'::text) AND ((item)::text ~ '^[0-9]{3}-[0-9]{2}$'::text) AND (programme_id IS NOT NULL)))),
    CONSTRAINT budget_appropriationcell_special_grant CHECK ((NOT (((funding)::text = ANY ((ARRAY['SPECIAL_GRANT'::character varying, 'SPECIAL_ADJUSTMENT'::character varying])::text[])) AND ((item)::text = ANY ((ARRAY['307-02'::character varying, '307-03'::character varying, '307-04'::character varying, '307-10'::character varying, '307-11'::character varying, '402-01'::character varying])::text[])))))
);

ALTER TABLE ONLY public.budget_appropriationcell FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_budgetaccount (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    fiscal_year_id uuid NOT NULL,
    CONSTRAINT budget_budgetaccount_kind CHECK (((kind)::text = ANY ((ARRAY['GENERAL'::character varying, 'SPECIAL'::character varying, 'SPECIAL_ENTERPRISE'::character varying, 'STATUTORY_FUND'::character varying])::text[])))
);

ALTER TABLE ONLY public.budget_budgetaccount FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_budgetline (
    id uuid NOT NULL,
    side character varying(20) NOT NULL,
    division character varying(60) NOT NULL,
    code character varying(10) NOT NULL,
    account_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    programme_id uuid,
    version_id uuid NOT NULL,
    CONSTRAINT budget_budgetline_code CHECK ((((code)::text ~ '^[0-9]{3}-[0-9]{2}$'::text) AND ((division)::text ~ '\S'::text))),
    CONSTRAINT budget_budgetline_side CHECK ((((programme_id IS NOT NULL) AND ((side)::text = 'EXPENDITURE'::text)) OR ((programme_id IS NULL) AND ((side)::text = 'REVENUE'::text))))
);

ALTER TABLE ONLY public.budget_budgetline FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_budgetversion (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    round smallint,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT budget_budgetversion_round CHECK (((((kind)::text = 'ORIGINAL'::text) AND (round IS NULL)) OR (((kind)::text = 'SUPPLEMENTARY'::text) AND (round >= 1))))
);

ALTER TABLE ONLY public.budget_budgetversion FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_calculationline (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    description character varying(200) NOT NULL,
    formula character varying(200) NOT NULL,
    amount bigint NOT NULL,
    "national" bigint NOT NULL,
    city bigint NOT NULL,
    special_grant bigint NOT NULL,
    special_adjustment bigint NOT NULL,
    own bigint NOT NULL,
    municipality_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    balanced bigint NOT NULL,
    fund_grant bigint NOT NULL,
    bond bigint NOT NULL,
    other bigint NOT NULL,
    CONSTRAINT budget_calculationline_split CHECK ((amount = (((((((("national" + city) + special_grant) + special_adjustment) + balanced) + fund_grant) + bond) + other) + own)))
);

ALTER TABLE ONLY public.budget_calculationline FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_codeentry (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    table_id uuid NOT NULL,
    level character varying(20) NOT NULL,
    account character varying(60) NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(100) NOT NULL,
    parent character varying(20) NOT NULL,
    law character varying(200) DEFAULT ''::character varying NOT NULL,
    ends_on date,
    CONSTRAINT budget_codeentry_level CHECK (((level)::text = ANY ((ARRAY['ACCOUNT'::character varying, 'FIELD'::character varying, 'SECTOR'::character varying, 'GROUP'::character varying, 'ITEM'::character varying, 'POLICY'::character varying, 'UNIT'::character varying, 'PROGRAMME'::character varying, 'CHAPTER'::character varying, 'SECTION'::character varying, 'ARTICLE'::character varying, 'REVENUE'::character varying, 'FUNDING'::character varying, 'DIVISION'::character varying])::text[]))),
    CONSTRAINT budget_codeentry_told CHECK (((NOT ((code)::text = ''::text)) AND (NOT ((name)::text = ''::text))))
);

ALTER TABLE ONLY public.budget_codeentry FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_codesuccessor (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    year smallint NOT NULL,
    kind character varying(20) NOT NULL,
    account character varying(60) NOT NULL,
    before character varying(100) NOT NULL,
    after character varying(100) NOT NULL,
    note character varying(200) NOT NULL,
    "position" smallint NOT NULL,
    stands boolean NOT NULL,
    CONSTRAINT budget_codesuccessor_before CHECK ((NOT ((before)::text = ''::text))),
    CONSTRAINT budget_codesuccessor_kind CHECK (((kind)::text = ANY ((ARRAY['FUNCTION'::character varying, 'UNIT'::character varying, 'PROGRAMME'::character varying, 'ITEM'::character varying, 'DIVISION'::character varying, 'REVENUE'::character varying, 'FUNDING'::character varying])::text[])))
);

ALTER TABLE ONLY public.budget_codesuccessor FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_codetable (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    year smallint NOT NULL,
    kind character varying(20) NOT NULL,
    "position" smallint NOT NULL,
    withdraws_id uuid,
    CONSTRAINT budget_codetable_kind CHECK (((kind)::text = ANY ((ARRAY['ACCOUNT'::character varying, 'FUNCTION'::character varying, 'NATURE'::character varying, 'PROGRAMME'::character varying, 'REVENUE'::character varying, 'FUNDING'::character varying, 'DIVISION'::character varying])::text[])))
);

ALTER TABLE ONLY public.budget_codetable FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_controltotal (
    municipality_id uuid NOT NULL,
    cell_id uuid NOT NULL,
    balance text NOT NULL,
    given bigint NOT NULL,
    taken bigint NOT NULL,
    given_until date,
    taken_until date,
    CONSTRAINT budget_controltotal_given_check CHECK ((given >= 0)),
    CONSTRAINT budget_controltotal_taken_check CHECK ((taken <= 0))
)
WITH (fillfactor='70');

ALTER TABLE ONLY public.budget_controltotal FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_crossuseclause (
    id uuid NOT NULL,
    edition smallint NOT NULL,
    "position" smallint NOT NULL,
    voted_on date NOT NULL,
    name character varying(40) NOT NULL,
    what character varying(200) NOT NULL,
    items character varying(200) NOT NULL,
    policies character varying(400) NOT NULL,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_crossuseclause FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_debtcontract (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    amount bigint NOT NULL,
    contracted_on date NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    provision_id uuid NOT NULL,
    CONSTRAINT budget_debtcontract_amount CHECK ((NOT (amount = 0)))
);

ALTER TABLE ONLY public.budget_debtcontract FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_differencereason (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    line_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_differencereason FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_dutyreport (
    id uuid NOT NULL,
    code character varying(40) NOT NULL,
    period character varying(40) NOT NULL,
    "position" smallint NOT NULL,
    amount bigint NOT NULL,
    events integer NOT NULL,
    reported_on date NOT NULL,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_dutyreport FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_enclosure (
    id uuid NOT NULL,
    code character varying(20) NOT NULL,
    "position" smallint NOT NULL,
    form character varying(20) NOT NULL,
    attachment_id uuid,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT budget_enclosure_form CHECK ((((attachment_id IS NOT NULL) AND ((form)::text = 'FILE'::text)) OR ((attachment_id IS NULL) AND ((form)::text = 'NONE'::text))))
);

ALTER TABLE ONLY public.budget_enclosure FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_executionforecast (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    division character varying(60) NOT NULL,
    stated_on date NOT NULL,
    "position" smallint NOT NULL,
    amount bigint NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    CONSTRAINT budget_executionforecast_amount CHECK (((amount >= 0) AND ((division)::text ~ '\S'::text)))
);

ALTER TABLE ONLY public.budget_executionforecast FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_executiontarget (
    id uuid NOT NULL,
    until date NOT NULL,
    "position" smallint NOT NULL,
    rate numeric(5,2) NOT NULL,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    division character varying(60) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT budget_executiontarget_rate CHECK (((rate > (0)::numeric) AND (rate <= (100)::numeric)))
);

ALTER TABLE ONLY public.budget_executiontarget FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_fiscalyear (
    id uuid NOT NULL,
    year smallint NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    payments_until date NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT budget_fiscalyear_days CHECK (((first_day <= last_day) AND (last_day <= payments_until)))
);

ALTER TABLE ONLY public.budget_fiscalyear FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_grantmovement (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    "position" smallint NOT NULL,
    amount bigint NOT NULL,
    event_id uuid,
    matter_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    receipt_id uuid,
    CONSTRAINT budget_grantmovement_amount CHECK ((amount >= 0)),
    CONSTRAINT budget_grantmovement_one CHECK ((((event_id IS NULL) AND (receipt_id IS NOT NULL)) OR ((event_id IS NOT NULL) AND (receipt_id IS NULL))))
);

ALTER TABLE ONLY public.budget_grantmovement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_heldamount (
    id uuid NOT NULL,
    amount bigint NOT NULL,
    cell_id uuid NOT NULL,
    hold_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT budget_heldamount_amount CHECK ((amount > 0))
);

ALTER TABLE ONLY public.budget_heldamount FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_holdrelease (
    id uuid NOT NULL,
    released_on date NOT NULL,
    hold_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_holdrelease FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_ledgerevent (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    kind character varying(20) NOT NULL,
    round smallint,
    effective_date date NOT NULL,
    place_line integer,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    reverses_id uuid,
    source_id uuid,
    authority character varying(200) DEFAULT ''::character varying NOT NULL,
    approver_id uuid,
    CONSTRAINT budget_ledgerevent_kind CHECK (((kind)::text = ANY ((ARRAY['ORIGINAL'::character varying, 'REVISED'::character varying, 'PROVISIONAL'::character varying, 'ABSORB_PROVISIONAL'::character varying, 'PRE_USE'::character varying, 'ABSORB_PRE_USE'::character varying, 'SUPPLEMENTARY'::character varying, 'DEEMED'::character varying, 'ABSORB_DEEMED'::character varying, 'CARRY_IN'::character varying, 'COUNCIL_CUT'::character varying, 'RESERVE_USE'::character varying, 'CROSS_USE'::character varying, 'REORGANISATION'::character varying, 'TRANSFER'::character varying, 'CHANGE_OF_USE'::character varying, 'ALLOTMENT'::character varying, 'SUB_ALLOTMENT'::character varying, 'COMMITMENT'::character varying, 'EXPENDITURE'::character varying, 'RETURN'::character varying, 'EXPRESS_VOTE'::character varying, 'CONTINUING_VOTE'::character varying, 'EXPRESS_CARRY_OUT'::character varying, 'INCIDENTAL_CARRY_OUT'::character varying, 'CONTINUING_CARRY_OUT'::character varying, 'LAPSE'::character varying, 'REVERSAL'::character varying])::text[]))),
    CONSTRAINT budget_ledgerevent_reversal CHECK (((((kind)::text = 'REVERSAL'::text) AND (reverses_id IS NOT NULL)) OR ((NOT ((kind)::text = 'REVERSAL'::text)) AND (reverses_id IS NULL))))
);
ALTER TABLE ONLY public.budget_ledgerevent ALTER COLUMN operation_id SET (n_distinct=-0.1);

ALTER TABLE ONLY public.budget_ledgerevent FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_ledgerline (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    effective_date date NOT NULL,
    balance character varying(20) NOT NULL,
    amount bigint NOT NULL,
    cell_id uuid NOT NULL,
    event_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    CONSTRAINT budget_ledgerline_amount CHECK ((NOT (amount = 0))),
    CONSTRAINT budget_ledgerline_balance CHECK (((balance)::text = ANY ((ARRAY['ORIGINAL'::character varying, 'SUPPLEMENTARY'::character varying, 'DEEMED'::character varying, 'CARRIED_IN'::character varying, 'RESERVE_USED'::character varying, 'TRANSFERRED'::character varying, 'ALLOTTED'::character varying, 'COMMITTED'::character varying, 'SPENT'::character varying, 'PROVISIONAL'::character varying, 'PRE_USED'::character varying, 'CHANGED'::character varying, 'CROSS_USED'::character varying, 'REORGANISED'::character varying, 'SUB_ALLOTTED'::character varying, 'COUNCIL_CUT'::character varying, 'EXPRESS_VOTED'::character varying, 'CONTINUING_VOTED'::character varying, 'CARRIED_EXPRESS'::character varying, 'CARRIED_INCIDENTAL'::character varying, 'CARRIED_CONTINUING'::character varying, 'LAPSED'::character varying])::text[])))
);
ALTER TABLE ONLY public.budget_ledgerline ALTER COLUMN event_id SET (n_distinct=-0.1);

ALTER TABLE ONLY public.budget_ledgerline FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_linestatement (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    line_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    step_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_linestatement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_matter (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    year smallint NOT NULL,
    number smallint NOT NULL,
    title character varying(100) NOT NULL,
    division character varying(60) NOT NULL,
    programme character varying(20) NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT budget_matter_named CHECK ((((division)::text ~ '\S'::text) AND ((kind)::text = ANY ((ARRAY['INVESTMENT'::character varying, 'RESEARCH'::character varying, 'MID_TERM'::character varying, 'GRANT'::character varying, 'FUND'::character varying, 'BOND'::character varying, 'DISCLOSURE'::character varying, 'DISCLOSURE_ITEM'::character varying, 'REWARD'::character varying, 'SETTLEMENT'::character varying])::text[])) AND ((title)::text ~ '\S'::text)))
);

ALTER TABLE ONLY public.budget_matter FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_matteramount (
    id uuid NOT NULL,
    heading character varying(60) NOT NULL,
    code character varying(20) NOT NULL,
    item character varying(100) NOT NULL,
    source character varying(20) NOT NULL,
    year smallint NOT NULL,
    amount bigint NOT NULL,
    municipality_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    sector character varying(60) NOT NULL,
    CONSTRAINT budget_matteramount_amount CHECK (((amount > 0) AND ((source)::text = ANY ((ARRAY['NATIONAL'::character varying, 'CITY'::character varying, 'SPECIAL_GRANT'::character varying, 'SPECIAL_ADJUSTMENT'::character varying, 'BALANCED'::character varying, 'FUND_GRANT'::character varying, 'OWN'::character varying, 'BOND'::character varying, 'PRIVATE'::character varying])::text[]))))
);

ALTER TABLE ONLY public.budget_matteramount FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_matterstatement (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    stated_on date NOT NULL,
    traits jsonb NOT NULL,
    matter_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    step_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_matterstatement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_matterstep (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    "position" smallint NOT NULL,
    action character varying(20) NOT NULL,
    state character varying(20) NOT NULL,
    decided_on date NOT NULL,
    due_on date,
    matter_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT budget_matterstep_state CHECK (((state)::text = ANY ((ARRAY['DRAFT'::character varying, 'STUDY'::character varying, 'SUBMITTED'::character varying, 'UNDER_REVIEW'::character varying, 'IN_COMMITTEE'::character varying, 'PASSED'::character varying, 'AMENDED'::character varying, 'VOTED_DOWN'::character varying, 'APPROPRIATE'::character varying, 'CONDITIONAL'::character varying, 'CONDITIONS_MET'::character varying, 'RECONSIDER'::character varying, 'INAPPROPRIATE'::character varying, 'EXEMPT'::character varying, 'CONTRACTED'::character varying, 'COMPLETED'::character varying, 'DISCLOSED'::character varying, 'EVALUATED'::character varying, 'CONFIRMED'::character varying, 'DELIVERED'::character varying, 'FOUND'::character varying, 'PRECHECK'::character varying, 'CLEARED'::character varying, 'APPLIED'::character varying, 'SHORTLISTED'::character varying, 'SELECTED'::character varying, 'NOT_SELECTED'::character varying, 'WITHDRAWN'::character varying, 'GRANTED'::character varying, 'BUDGETED'::character varying, 'SETTLED'::character varying, 'RETURNED'::character varying, 'IN_COUNCIL'::character varying, 'ADOPTED'::character varying, 'DROPPED'::character varying, 'CONSULTING'::character varying, 'AGREED'::character varying, 'ISSUED'::character varying, 'REPAID'::character varying, 'PUBLISHED'::character varying, 'REPORTED'::character varying, 'PAID'::character varying, 'ASKED'::character varying, 'ANSWERED'::character varying, 'ACCEPTED'::character varying, 'COMPILED'::character varying, 'UNDER_AUDIT'::character varying, 'AUDITED'::character varying, 'OPINED'::character varying, 'APPROVED'::character varying, 'GAZETTED'::character varying])::text[])))
);

ALTER TABLE ONLY public.budget_matterstep FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_movementrequest (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    reason character varying(200) NOT NULL,
    authority character varying(200) NOT NULL,
    case_id uuid NOT NULL,
    draft_id uuid NOT NULL,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    ground character varying(20) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT budget_movementrequest_ground CHECK ((((ground)::text = ''::text) OR (((ground)::text = ANY ((ARRAY['BEYOND'::character varying, 'EXCESS'::character varying, 'DISASTER'::character varying])::text[])) AND ((kind)::text = 'RESERVE_USE'::text)))),
    CONSTRAINT budget_movementrequest_has_reason CHECK (((reason)::text ~ '\S'::text)),
    CONSTRAINT budget_movementrequest_kind CHECK (((kind)::text = ANY ((ARRAY['ORIGINAL'::character varying, 'REVISED'::character varying, 'PROVISIONAL'::character varying, 'ABSORB_PROVISIONAL'::character varying, 'PRE_USE'::character varying, 'ABSORB_PRE_USE'::character varying, 'SUPPLEMENTARY'::character varying, 'DEEMED'::character varying, 'ABSORB_DEEMED'::character varying, 'CARRY_IN'::character varying, 'COUNCIL_CUT'::character varying, 'RESERVE_USE'::character varying, 'CROSS_USE'::character varying, 'REORGANISATION'::character varying, 'TRANSFER'::character varying, 'CHANGE_OF_USE'::character varying, 'ALLOTMENT'::character varying, 'SUB_ALLOTMENT'::character varying, 'COMMITMENT'::character varying, 'EXPENDITURE'::character varying, 'RETURN'::character varying, 'EXPRESS_VOTE'::character varying, 'CONTINUING_VOTE'::character varying, 'EXPRESS_CARRY_OUT'::character varying, 'INCIDENTAL_CARRY_OUT'::character varying, 'CONTINUING_CARRY_OUT'::character varying, 'LAPSE'::character varying, 'REVERSAL'::character varying])::text[])))
);

ALTER TABLE ONLY public.budget_movementrequest FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_plannedallotment (
    id uuid NOT NULL,
    quarter smallint NOT NULL,
    amount bigint NOT NULL,
    cell_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT budget_plannedallotment_amount CHECK (((quarter >= 1) AND (quarter <= 4) AND (amount > 0)))
);

ALTER TABLE ONLY public.budget_plannedallotment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_postingproposal (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    year smallint NOT NULL,
    title character varying(200) NOT NULL,
    amount bigint NOT NULL,
    given jsonb NOT NULL,
    source_id uuid,
    CONSTRAINT budget_postingproposal_kind CHECK (((kind)::text = ANY ((ARRAY['DEEMED'::character varying, 'ALLOTMENT'::character varying, 'CARRY_OUT'::character varying, 'PROVISIONAL'::character varying, 'FILE'::character varying])::text[]))),
    CONSTRAINT budget_postingproposal_source CHECK (((((kind)::text = 'FILE'::text) OR (source_id IS NULL)) AND (1 = (
CASE
    WHEN ((kind)::text = 'FILE'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (source_id IS NULL) THEN 1
    ELSE 0
END))))
);

ALTER TABLE ONLY public.budget_postingproposal FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_programme (
    id uuid NOT NULL,
    policy_code character varying(20) NOT NULL,
    policy_name character varying(100) NOT NULL,
    unit_code character varying(20) NOT NULL,
    unit_name character varying(100) NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(100) NOT NULL,
    account_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_programme FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_proposaldecision (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    proposal_id uuid NOT NULL,
    outcome character varying(20) NOT NULL,
    event_id uuid,
    CONSTRAINT budget_proposaldecision_event CHECK (((event_id IS NULL) OR ((outcome)::text = 'CONFIRMED'::text))),
    CONSTRAINT budget_proposaldecision_outcome CHECK (((outcome)::text = ANY ((ARRAY['CONFIRMED'::character varying, 'RETURNED'::character varying, 'WITHDRAWN'::character varying])::text[])))
);

ALTER TABLE ONLY public.budget_proposaldecision FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_provision (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    division character varying(60) NOT NULL,
    code character varying(10) NOT NULL,
    account_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT budget_provision_named CHECK ((((code)::text ~ '^[0-9]{3}-[0-9]{2}$'::text) AND ((division)::text ~ '\S'::text) AND ((kind)::text = ANY ((ARRAY['CONTINUING'::character varying, 'DEBT'::character varying, 'EXPRESS'::character varying])::text[]))))
);

ALTER TABLE ONLY public.budget_provision FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_provisionamount (
    id uuid NOT NULL,
    year smallint NOT NULL,
    funding character varying(20) NOT NULL,
    amount bigint NOT NULL,
    municipality_id uuid NOT NULL,
    statement_id uuid NOT NULL,
    CONSTRAINT budget_provisionamount_amount CHECK (((amount > 0) AND ((funding)::text = ANY ((ARRAY['OWN'::character varying, 'CITY'::character varying, 'NATIONAL'::character varying, 'SPECIAL_GRANT'::character varying, 'SPECIAL_ADJUSTMENT'::character varying, 'BALANCED'::character varying, 'FUND_GRANT'::character varying, 'BOND'::character varying, 'OTHER'::character varying, 'UNDIVIDED'::character varying])::text[]))))
);

ALTER TABLE ONLY public.budget_provisionamount FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_provisionstatement (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    name character varying(100) NOT NULL,
    note character varying(200) NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    provision_id uuid NOT NULL,
    step_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_provisionstatement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_reconciledline (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    place integer,
    names jsonb NOT NULL,
    total character varying(20) NOT NULL,
    ours bigint,
    theirs bigint,
    state character varying(20) NOT NULL,
    municipality_id uuid NOT NULL,
    reconciliation_id uuid NOT NULL,
    CONSTRAINT budget_reconciledline_state CHECK (((state)::text = ANY ((ARRAY['MATCHED'::character varying, 'DIFFERENT'::character varying, 'ONLY_OURS'::character varying, 'ONLY_THEIRS'::character varying, 'UNREPORTED'::character varying])::text[]))),
    CONSTRAINT budget_reconciledline_total CHECK (((total)::text = ANY ((ARRAY['APPROPRIATION'::character varying, 'AVAILABLE'::character varying, 'ALLOTTED'::character varying, 'UNALLOTTED'::character varying, 'COMMITTED'::character varying, 'SPENT'::character varying, 'REMAINING'::character varying, 'BUDGETED'::character varying, 'REORGANISED'::character varying, 'LEVIED'::character varying, 'RECEIVED'::character varying, 'WRITTEN_OFF'::character varying, 'UNCOLLECTED'::character varying])::text[])))
);

ALTER TABLE ONLY public.budget_reconciledline FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_reconciliation (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    as_of date NOT NULL,
    known_epoch bigint NOT NULL,
    scale integer NOT NULL,
    columns jsonb NOT NULL,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    source_id uuid NOT NULL,
    side character varying(20) DEFAULT 'EXPENDITURE'::character varying NOT NULL,
    CONSTRAINT budget_reconciliation_scale CHECK ((scale = ANY (ARRAY[1, 1000, 1000000]))),
    CONSTRAINT budget_reconciliation_side CHECK (((side)::text = ANY ((ARRAY['EXPENDITURE'::character varying, 'REVENUE'::character varying])::text[])))
);

ALTER TABLE ONLY public.budget_reconciliation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_reconciliationvoid (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    reconciliation_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_reconciliationvoid FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_requestedplace (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    request_id uuid NOT NULL,
    place jsonb NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT budget_requestedplace_amount CHECK ((NOT (amount = 0)))
);

ALTER TABLE ONLY public.budget_requestedplace FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_requestline (
    id uuid NOT NULL,
    amount bigint NOT NULL,
    cell_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT budget_requestline_amount CHECK ((NOT (amount = 0)))
);

ALTER TABLE ONLY public.budget_requestline FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_requestposting (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    request_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_requestposting FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_revenuecell (
    id uuid NOT NULL,
    division character varying(60) NOT NULL,
    code character varying(10) NOT NULL,
    account_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT budget_revenuecell_code CHECK ((((code)::text ~ '^[0-9]{3}-[0-9]{2}$'::text) AND ((division)::text ~ '\S'::text)))
);

ALTER TABLE ONLY public.budget_revenuecell FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_revenueevent (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    kind character varying(20) NOT NULL,
    round smallint,
    effective_date date NOT NULL,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    reverses_id uuid,
    movement_id uuid,
    CONSTRAINT budget_revenueevent_kind CHECK (((kind)::text = ANY ((ARRAY['ORIGINAL'::character varying, 'SUPPLEMENTARY'::character varying, 'LEVY'::character varying, 'RECEIPT'::character varying, 'WRITE_OFF'::character varying, 'DEEMED'::character varying, 'PRE_USE'::character varying, 'ABSORB_DEEMED'::character varying, 'ABSORB_PRE_USE'::character varying, 'REORGANISATION'::character varying, 'REVERSAL'::character varying])::text[]))),
    CONSTRAINT budget_revenueevent_movement CHECK (((((kind)::text = ANY ((ARRAY['DEEMED'::character varying, 'PRE_USE'::character varying, 'ABSORB_DEEMED'::character varying, 'ABSORB_PRE_USE'::character varying])::text[])) AND (movement_id IS NOT NULL)) OR ((NOT ((kind)::text = ANY ((ARRAY['DEEMED'::character varying, 'PRE_USE'::character varying, 'ABSORB_DEEMED'::character varying, 'ABSORB_PRE_USE'::character varying])::text[]))) AND (movement_id IS NULL)))),
    CONSTRAINT budget_revenueevent_reversal CHECK (((((kind)::text = 'REVERSAL'::text) AND (reverses_id IS NOT NULL)) OR ((NOT ((kind)::text = 'REVERSAL'::text)) AND (reverses_id IS NULL))))
);

ALTER TABLE ONLY public.budget_revenueevent FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_revenuefileevent (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    event_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    source_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_revenuefileevent FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_revenueline (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    effective_date date NOT NULL,
    balance character varying(20) NOT NULL,
    amount bigint NOT NULL,
    cell_id uuid NOT NULL,
    event_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    CONSTRAINT budget_revenueline_amount CHECK ((NOT (amount = 0))),
    CONSTRAINT budget_revenueline_balance CHECK (((balance)::text = ANY ((ARRAY['ORIGINAL'::character varying, 'SUPPLEMENTARY'::character varying, 'LEVIED'::character varying, 'RECEIVED'::character varying, 'WRITTEN_OFF'::character varying, 'DEEMED'::character varying, 'PRE_USED'::character varying, 'REORGANISED'::character varying])::text[])))
);

ALTER TABLE ONLY public.budget_revenueline FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_rollup_block (
    municipality_id uuid NOT NULL,
    year smallint NOT NULL,
    grain text NOT NULL,
    block smallint NOT NULL,
    code smallint NOT NULL,
    openings bigint[] NOT NULL,
    days smallint[] NOT NULL,
    places integer[] NOT NULL,
    amounts bigint[] NOT NULL,
    CONSTRAINT budget_rollup_block_block_check CHECK (((block >= 0) AND (block <= 12)))
);

ALTER TABLE ONLY public.budget_rollup_block FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_rollup_place (
    municipality_id uuid NOT NULL,
    year smallint NOT NULL,
    grain text NOT NULL,
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
    CONSTRAINT budget_rollup_place_grain_check CHECK ((grain = ANY (ARRAY['ACCOUNT'::text, 'DIVISION'::text, 'PROGRAMME'::text, 'CELL'::text])))
)
WITH (fillfactor='50');

ALTER TABLE ONLY public.budget_rollup_place FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_rollup_state (
    municipality_id uuid NOT NULL,
    epoch bigint NOT NULL
);

ALTER TABLE ONLY public.budget_rollup_state FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_savingresult (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    "position" smallint NOT NULL,
    spent bigint NOT NULL,
    stated_on date NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    target_id uuid NOT NULL,
    CONSTRAINT budget_savingresult_spent CHECK ((spent >= 0))
);

ALTER TABLE ONLY public.budget_savingresult FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_savingtarget (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    division character varying(60) NOT NULL,
    unit character varying(100) NOT NULL,
    category character varying(20) NOT NULL,
    base bigint NOT NULL,
    rate numeric(5,2) NOT NULL,
    amount bigint NOT NULL,
    set_on date NOT NULL,
    account_id uuid NOT NULL,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT budget_savingtarget_amount CHECK (((amount >= 0) AND (amount <= base) AND (base > 0) AND (rate > (0)::numeric) AND (rate <= (100)::numeric) AND ((division)::text ~ '\S'::text) AND ((unit)::text ~ '\S'::text)))
);

ALTER TABLE ONLY public.budget_savingtarget FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_sealedround (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    kind character varying(20) NOT NULL,
    round smallint,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_sealedround FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_spendingrequest (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    number character varying(60) NOT NULL,
    "position" smallint NOT NULL,
    asked_on date NOT NULL,
    amount bigint NOT NULL,
    state character varying(20) NOT NULL,
    since date NOT NULL,
    cell_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    source_id uuid,
    CONSTRAINT budget_spendingrequest_said CHECK (((amount > 0) AND ((number)::text ~ '\S'::text) AND ((state)::text = ANY ((ARRAY['OPEN'::character varying, 'COMMITTED'::character varying, 'WITHDRAWN'::character varying])::text[]))))
);

ALTER TABLE ONLY public.budget_spendingrequest FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_teamterm (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    valid_from date NOT NULL,
    "position" smallint NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    unit_id uuid
);

ALTER TABLE ONLY public.budget_teamterm FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_unitmovement (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    event_id uuid NOT NULL,
    unit character varying(60) NOT NULL,
    CONSTRAINT budget_unitmovement_has_unit CHECK (((unit)::text ~ '\S'::text))
);

ALTER TABLE ONLY public.budget_unitmovement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_versionposting (
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    version_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_versionposting FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_versionstep (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    action character varying(20) NOT NULL,
    stage character varying(20) NOT NULL,
    number smallint NOT NULL,
    decided_on date NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT budget_versionstep_stage CHECK (((stage)::text = ANY ((ARRAY['REQUEST'::character varying, 'DEPARTMENT'::character varying, 'TEAM'::character varying, 'MAYOR'::character varying, 'COMMITTEE'::character varying, 'SPECIAL_COMMITTEE'::character varying, 'PLENARY'::character varying, 'REVISION'::character varying, 'ADOPTED'::character varying, 'TRANSFERRED'::character varying, 'PUBLISHED'::character varying, 'REJECTED'::character varying])::text[])))
);

ALTER TABLE ONLY public.budget_versionstep FORCE ROW LEVEL SECURITY;

CREATE TABLE public.budget_yearclosing (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    fiscal_year_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.budget_yearclosing FORCE ROW LEVEL SECURITY;

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.office_agendaitem (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    title character varying(200) NOT NULL,
    function character varying(200) NOT NULL,
    subject_kind character varying(60) NOT NULL,
    subject_id uuid,
    result character varying(20) NOT NULL,
    seated smallint,
    present smallint,
    in_favour smallint,
    against smallint,
    abstained smallint,
    reason text NOT NULL,
    judged character varying(300) NOT NULL,
    decided_id uuid,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    CONSTRAINT office_agendaitem_decided CHECK ((((decided_id IS NULL) AND ((result)::text = ''::text)) OR ((NOT ((result)::text = ''::text)) AND (decided_id IS NOT NULL)))),
    CONSTRAINT office_agendaitem_subject CHECK ((((subject_id IS NULL) AND ((subject_kind)::text = ''::text)) OR ((NOT ((subject_kind)::text = ''::text)) AND (subject_id IS NOT NULL)))),
    CONSTRAINT office_agendaitem_votes CHECK (((present IS NULL) OR (present = ((in_favour + against) + abstained))))
);

ALTER TABLE ONLY public.office_agendaitem FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_approvalstep (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    role character varying(20) NOT NULL,
    is_delegated boolean NOT NULL,
    outcome character varying(20) NOT NULL,
    capacity character varying(20) NOT NULL,
    decision_id uuid,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    post_id uuid NOT NULL,
    draft_id uuid NOT NULL,
    rule character varying(400) NOT NULL,
    delegation_id uuid,
    CONSTRAINT office_approvalstep_decided CHECK ((((decision_id IS NULL) AND ((outcome)::text = ''::text)) OR ((NOT ((outcome)::text = ''::text)) AND (decision_id IS NOT NULL))))
);

ALTER TABLE ONLY public.office_approvalstep FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_attendance (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    is_present boolean NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    member_id uuid NOT NULL,
    meeting_id uuid NOT NULL
);

ALTER TABLE ONLY public.office_attendance FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_caseassignment (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    case_id uuid NOT NULL,
    before_id uuid NOT NULL
);

ALTER TABLE ONLY public.office_caseassignment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_caseevent (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    action character varying(30) NOT NULL,
    from_state character varying(20) NOT NULL,
    to_state character varying(20) NOT NULL,
    capacity character varying(20) NOT NULL,
    reason character varying(500) NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    post_id uuid NOT NULL,
    case_id uuid NOT NULL,
    ground character varying(400) NOT NULL,
    item_id uuid
);

ALTER TABLE ONLY public.office_caseevent FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_caselink (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    case_id uuid NOT NULL,
    follows_id uuid NOT NULL,
    removed_id uuid,
    CONSTRAINT office_caselink_other CHECK ((NOT (case_id = follows_id)))
);

ALTER TABLE ONLY public.office_caselink FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_committee (
    id uuid NOT NULL,
    ended_on date,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    post_id uuid NOT NULL
);

ALTER TABLE ONLY public.office_committee FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_committeemember (
    id uuid NOT NULL,
    seat character varying(20) NOT NULL,
    "group" character varying(20) NOT NULL,
    role character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    sex character varying(10) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    ended_on date,
    committee_id uuid NOT NULL,
    ended_by_id uuid,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    post_id uuid,
    renews_id uuid,
    CONSTRAINT office_committeemember_days CHECK (((valid_until IS NULL) OR (valid_until > valid_from))),
    CONSTRAINT office_committeemember_ended CHECK ((((ended_by_id IS NULL) AND (ended_on IS NULL)) OR ((ended_by_id IS NOT NULL) AND (ended_on >= valid_from)))),
    CONSTRAINT office_committeemember_somebody CHECK (((((name)::text = ''::text) AND (post_id IS NOT NULL) AND ((seat)::text = 'EX_OFFICIO'::text)) OR ((post_id IS NULL) AND ((seat)::text = 'APPOINTED'::text) AND ((name)::text ~ '\S'::text))))
);

ALTER TABLE ONLY public.office_committeemember FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_committeeterm (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    version smallint NOT NULL,
    name character varying(60) NOT NULL,
    functions text NOT NULL,
    basis character varying(300) NOT NULL,
    rule jsonb NOT NULL,
    committee_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT office_committeeterm_has_basis CHECK (((basis)::text ~ '\S'::text)),
    CONSTRAINT office_committeeterm_has_name CHECK (((name)::text ~ '\S'::text))
);

ALTER TABLE ONLY public.office_committeeterm FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_copost (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    case_id uuid NOT NULL,
    post_id uuid NOT NULL,
    ended_id uuid
);

ALTER TABLE ONLY public.office_copost FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_delegationtable (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    valid_from date NOT NULL,
    version smallint NOT NULL,
    name character varying(100) NOT NULL,
    kinds jsonb NOT NULL,
    CONSTRAINT office_delegationtable_has_name CHECK (((name)::text ~ '\S'::text))
);

ALTER TABLE ONLY public.office_delegationtable FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_documentrecord (
    id uuid NOT NULL,
    document_number character varying(80) NOT NULL,
    approved_on date NOT NULL,
    approver character varying(60) NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    case_id uuid NOT NULL,
    CONSTRAINT office_documentrecord_number CHECK (((document_number)::text ~ '\S'::text))
);

ALTER TABLE ONLY public.office_documentrecord FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_draft (
    id uuid NOT NULL,
    version smallint NOT NULL,
    title character varying(200) NOT NULL,
    body text NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    post_id uuid NOT NULL,
    case_id uuid NOT NULL,
    CONSTRAINT office_draft_has_body CHECK ((body ~ '\S'::text))
);

ALTER TABLE ONLY public.office_draft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_draftattachment (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    draft_id uuid NOT NULL,
    "position" smallint NOT NULL,
    version_id uuid NOT NULL,
    name character varying(120) NOT NULL,
    number smallint NOT NULL,
    sha256 character varying(64) NOT NULL
);

ALTER TABLE ONLY public.office_draftattachment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_duesegment (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    case_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    from_on date NOT NULL,
    until_on date,
    length character varying(20) NOT NULL,
    due_before date NOT NULL,
    told_on date NOT NULL,
    ended_id uuid,
    CONSTRAINT office_duesegment_days CHECK (((until_on IS NULL) OR (until_on >= from_on))),
    CONSTRAINT office_duesegment_ended CHECK ((((ended_id IS NULL) AND ((kind)::text = 'SUSPENDED'::text) AND (until_on IS NULL)) OR ((ended_id IS NOT NULL) AND ((kind)::text = 'SUSPENDED'::text) AND (until_on IS NOT NULL)) OR ((ended_id IS NULL) AND ((kind)::text = 'EXTENDED'::text) AND (until_on IS NOT NULL)))),
    CONSTRAINT office_duesegment_kind CHECK (((kind)::text = ANY ((ARRAY['SUSPENDED'::character varying, 'EXTENDED'::character varying])::text[])))
);

ALTER TABLE ONLY public.office_duesegment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_meeting (
    id uuid NOT NULL,
    year smallint NOT NULL,
    number smallint NOT NULL,
    held_on date NOT NULL,
    place character varying(100) NOT NULL,
    state character varying(20) NOT NULL,
    notify_by date,
    notified_on date,
    remarks text NOT NULL,
    committee_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    starts_at time without time zone,
    answer_by date,
    CONSTRAINT office_meeting_state CHECK (((state)::text = ANY ((ARRAY['PLANNED'::character varying, 'NOTIFIED'::character varying, 'OPEN'::character varying, 'WRITTEN'::character varying, 'ENDED'::character varying, 'FAILED'::character varying, 'CANCELLED'::character varying, 'MINUTED'::character varying])::text[])))
);

ALTER TABLE ONLY public.office_meeting FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_meetingevent (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    action character varying(30) NOT NULL,
    from_state character varying(20) NOT NULL,
    to_state character varying(20) NOT NULL,
    capacity character varying(20) NOT NULL,
    reason character varying(500) NOT NULL,
    meeting_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    post_id uuid NOT NULL
);

ALTER TABLE ONLY public.office_meetingevent FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_membercontact (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    member_id uuid NOT NULL,
    contact bytea NOT NULL,
    mail bytea
);

ALTER TABLE ONLY public.office_membercontact FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_membernotice (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    member_id uuid NOT NULL,
    way character varying(20) NOT NULL,
    told_on date,
    CONSTRAINT office_membernotice_told CHECK ((((way)::text = 'MAIL'::text) OR (told_on IS NOT NULL)))
);

ALTER TABLE ONLY public.office_membernotice FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_officecase (
    id uuid NOT NULL,
    year smallint NOT NULL,
    number integer NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying(200) NOT NULL,
    content text NOT NULL,
    requester character varying(100) NOT NULL,
    received_on date NOT NULL,
    state character varying(20) NOT NULL,
    due_on date,
    due_rule character varying(60) NOT NULL,
    calendar_version character varying(80) NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    post_id uuid NOT NULL,
    requested_by_id uuid,
    received_time time without time zone,
    length character varying(20) NOT NULL,
    due_time time without time zone,
    CONSTRAINT office_officecase_due_time CHECK (((due_time IS NULL) OR (due_on IS NOT NULL))),
    CONSTRAINT office_officecase_has_title CHECK (((title)::text ~ '\S'::text)),
    CONSTRAINT office_officecase_state CHECK (((state)::text = ANY ((ARRAY['RECEIVED'::character varying, 'ASSIGNED'::character varying, 'IN_APPROVAL'::character varying, 'IN_COMMITTEE'::character varying, 'APPROVED'::character varying, 'REGISTERED'::character varying, 'REPLIED'::character varying, 'CLOSED'::character varying])::text[])))
);

ALTER TABLE ONLY public.office_officecase FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_opinionrequest (
    id uuid NOT NULL,
    question character varying(500) NOT NULL,
    due_on date,
    answer text NOT NULL,
    answered_id uuid,
    case_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    post_id uuid NOT NULL
);

ALTER TABLE ONLY public.office_opinionrequest FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_petitioner (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    case_id uuid NOT NULL,
    name bytea NOT NULL,
    contact bytea NOT NULL
);

ALTER TABLE ONLY public.office_petitioner FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_recusal (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    reason character varying(300) NOT NULL,
    item_id uuid NOT NULL,
    member_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT office_recusal_has_reason CHECK (((reason)::text ~ '\S'::text))
);

ALTER TABLE ONLY public.office_recusal FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_savedview (
    id uuid NOT NULL,
    list_name character varying(60) NOT NULL,
    address character varying(200) NOT NULL,
    name character varying(40) NOT NULL,
    query character varying(2000) NOT NULL,
    is_default boolean NOT NULL,
    removed_at timestamp with time zone,
    account_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    unit_id uuid,
    CONSTRAINT office_savedview_has_name CHECK (((name)::text ~ '\S'::text))
);

ALTER TABLE ONLY public.office_savedview FORCE ROW LEVEL SECURITY;

CREATE TABLE public.office_vote (
    id uuid NOT NULL,
    choice character varying(20) NOT NULL,
    item_id uuid NOT NULL,
    member_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.office_vote FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_accountingoffice (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    relieved_by_id uuid,
    unit_id uuid NOT NULL,
    designated_until date,
    CONSTRAINT org_accountingoffice_ended_by_relief CHECK (((relieved_by_id IS NOT NULL) OR ((designated_until IS NULL) AND (valid_until IS NULL)) OR ((designated_until IS NOT NULL) AND (valid_until = designated_until) AND (valid_until IS NOT NULL)))),
    CONSTRAINT org_accountingoffice_period CHECK (((valid_until IS NULL) OR (valid_until >= valid_from)))
);

ALTER TABLE ONLY public.org_accountingoffice FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_appointment (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    ended_epoch bigint,
    valid_from date NOT NULL,
    valid_until date,
    kind character varying(20) NOT NULL,
    service character varying(20) NOT NULL,
    grade character varying(10) NOT NULL,
    series character varying(20) NOT NULL,
    municipality_id uuid NOT NULL,
    ended_by_id uuid,
    order_id uuid NOT NULL,
    person_id uuid NOT NULL,
    post_id uuid NOT NULL,
    CONSTRAINT org_appointment_ended CHECK (((ended_by_id IS NULL) = (ended_epoch IS NULL))),
    CONSTRAINT org_appointment_period CHECK ((valid_until > valid_from))
);

ALTER TABLE ONLY public.org_appointment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_duty (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    ended_epoch bigint,
    valid_from date NOT NULL,
    valid_until date,
    lines text NOT NULL,
    municipality_id uuid NOT NULL,
    ended_by_id uuid,
    order_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT org_duty_ended CHECK (((ended_by_id IS NULL) = (ended_epoch IS NULL))),
    CONSTRAINT org_duty_period CHECK ((valid_until > valid_from))
);

ALTER TABLE ONLY public.org_duty FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_equipment (
    id uuid NOT NULL,
    number character varying(40) NOT NULL,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL,
    CONSTRAINT org_equipment_has_number CHECK (((number)::text ~ '\S'::text))
);

ALTER TABLE ONLY public.org_equipment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_equipmentterm (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    ended_epoch bigint,
    valid_from date NOT NULL,
    valid_until date,
    item character varying(60) NOT NULL,
    specification character varying(120) NOT NULL,
    acquired_on date NOT NULL,
    price bigint,
    quantity integer NOT NULL,
    state character varying(20) NOT NULL,
    ended_by_id uuid,
    equipment_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL,
    post_id uuid,
    unit_id uuid,
    CONSTRAINT org_equipmentterm_counts CHECK (((quantity >= 1) AND ((price IS NULL) OR (price >= 0)))),
    CONSTRAINT org_equipmentterm_ended CHECK (((ended_by_id IS NULL) = (ended_epoch IS NULL))),
    CONSTRAINT org_equipmentterm_has_item CHECK (((item)::text ~ '\S'::text)),
    CONSTRAINT org_equipmentterm_one_place_or_gone CHECK ((((post_id IS NULL) AND ((state)::text = ANY ((ARRAY['SOLD'::character varying, 'GIVEN'::character varying, 'SCRAPPED'::character varying])::text[])) AND (unit_id IS NULL)) OR ((post_id IS NULL) AND ((state)::text = ANY ((ARRAY['IN_USE'::character varying, 'STORED'::character varying, 'CONDEMNED'::character varying])::text[])) AND (unit_id IS NOT NULL)) OR ((post_id IS NOT NULL) AND ((state)::text = ANY ((ARRAY['IN_USE'::character varying, 'STORED'::character varying, 'CONDEMNED'::character varying])::text[])) AND (unit_id IS NULL)))),
    CONSTRAINT org_equipmentterm_period CHECK ((valid_until > valid_from))
);

ALTER TABLE ONLY public.org_equipmentterm FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_facility (
    id uuid NOT NULL,
    number character varying(40) NOT NULL,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL,
    CONSTRAINT org_facility_has_number CHECK (((number)::text ~ '\S'::text))
);

ALTER TABLE ONLY public.org_facility FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_facilityterm (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    ended_epoch bigint,
    valid_from date NOT NULL,
    valid_until date,
    name character varying(60) NOT NULL,
    kind character varying(20) NOT NULL,
    address character varying(120) NOT NULL,
    places integer NOT NULL,
    area numeric(12,2),
    floors_above smallint,
    floors_below smallint,
    completed_in smallint,
    remark character varying(200) NOT NULL,
    state character varying(20) NOT NULL,
    ended_by_id uuid,
    facility_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL,
    unit_id uuid,
    CONSTRAINT org_facilityterm_counts CHECK (((places >= 1) AND ((area IS NULL) OR (area > (0)::numeric)) AND ((floors_above IS NULL) OR (floors_above >= 0)) AND ((floors_below IS NULL) OR (floors_below >= 0)))),
    CONSTRAINT org_facilityterm_ended CHECK (((ended_by_id IS NULL) = (ended_epoch IS NULL))),
    CONSTRAINT org_facilityterm_has_name CHECK (((name)::text ~ '\S'::text)),
    CONSTRAINT org_facilityterm_one_unit_or_gone CHECK (((((state)::text = 'CLOSED'::text) AND (unit_id IS NULL)) OR (((state)::text = ANY ((ARRAY['OPEN'::character varying, 'SUSPENDED'::character varying])::text[])) AND (unit_id IS NOT NULL)))),
    CONSTRAINT org_facilityterm_period CHECK ((valid_until > valid_from))
);

ALTER TABLE ONLY public.org_facilityterm FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_handover (
    id uuid NOT NULL,
    effective_date date NOT NULL,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL,
    giver_id uuid,
    taker_id uuid,
    post_id uuid NOT NULL
);

ALTER TABLE ONLY public.org_handover FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_handoveritem (
    id uuid NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    address character varying(200) NOT NULL,
    due_on date,
    handover_id uuid NOT NULL,
    municipality_id uuid NOT NULL
);

ALTER TABLE ONLY public.org_handoveritem FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_handoverreceipt (
    id uuid NOT NULL,
    remark character varying(500) NOT NULL,
    handover_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.org_handoverreceipt FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_order (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying(120) NOT NULL,
    effective_date date NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    undoes_id uuid
);

ALTER TABLE ONLY public.org_order FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_person (
    id uuid NOT NULL,
    number character varying(20) NOT NULL,
    account_id uuid,
    municipality_id uuid NOT NULL,
    name bytea NOT NULL
);

ALTER TABLE ONLY public.org_person FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_post (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL
);

ALTER TABLE ONLY public.org_post FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_postclosing (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    ended_epoch bigint,
    valid_from date NOT NULL,
    valid_until date,
    ended_by_id uuid,
    into_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL,
    post_id uuid NOT NULL,
    CONSTRAINT org_postclosing_ended CHECK (((ended_by_id IS NULL) = (ended_epoch IS NULL))),
    CONSTRAINT org_postclosing_period CHECK ((valid_until > valid_from))
);

ALTER TABLE ONLY public.org_postclosing FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_postgrades (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    ended_epoch bigint,
    valid_from date NOT NULL,
    valid_until date,
    highest smallint NOT NULL,
    lowest smallint NOT NULL,
    ended_by_id uuid,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL,
    post_id uuid NOT NULL,
    CONSTRAINT org_postgrades_are_a_range CHECK (((highest >= 1) AND (highest <= lowest) AND (lowest <= 10))),
    CONSTRAINT org_postgrades_ended CHECK (((ended_by_id IS NULL) = (ended_epoch IS NULL))),
    CONSTRAINT org_postgrades_period CHECK ((valid_until > valid_from))
);

ALTER TABLE ONLY public.org_postgrades FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_postterm (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    ended_epoch bigint,
    valid_from date NOT NULL,
    valid_until date,
    title character varying(60) NOT NULL,
    is_head boolean NOT NULL,
    "position" smallint NOT NULL,
    ended_by_id uuid,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL,
    post_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT org_postterm_ended CHECK (((ended_by_id IS NULL) = (ended_epoch IS NULL))),
    CONSTRAINT org_postterm_has_title CHECK (((title)::text ~ '\S'::text)),
    CONSTRAINT org_postterm_period CHECK ((valid_until > valid_from))
);

ALTER TABLE ONLY public.org_postterm FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_quota (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    ended_epoch bigint,
    valid_from date NOT NULL,
    valid_until date,
    service character varying(20) NOT NULL,
    grade character varying(10) NOT NULL,
    number smallint NOT NULL,
    ended_by_id uuid,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT org_quota_ended CHECK (((ended_by_id IS NULL) = (ended_epoch IS NULL))),
    CONSTRAINT org_quota_not_negative CHECK ((number >= 0)),
    CONSTRAINT org_quota_period CHECK ((valid_until > valid_from))
);

ALTER TABLE ONLY public.org_quota FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_staffingform (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    ended_epoch bigint,
    valid_from date NOT NULL,
    valid_until date,
    form character varying(40) NOT NULL,
    ended_by_id uuid,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT org_staffingform_ended CHECK (((ended_by_id IS NULL) = (ended_epoch IS NULL))),
    CONSTRAINT org_staffingform_period CHECK ((valid_until > valid_from))
);

ALTER TABLE ONLY public.org_staffingform FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_standingmark (
    id uuid NOT NULL,
    mark uuid NOT NULL,
    municipality_id uuid NOT NULL
);

ALTER TABLE ONLY public.org_standingmark FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_succession (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    ended_epoch bigint,
    valid_from date NOT NULL,
    valid_until date,
    ended_by_id uuid,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL,
    predecessor_id uuid NOT NULL,
    successor_id uuid NOT NULL,
    CONSTRAINT org_succession_ended CHECK (((ended_by_id IS NULL) = (ended_epoch IS NULL))),
    CONSTRAINT org_succession_period CHECK ((valid_until > valid_from))
);

ALTER TABLE ONLY public.org_succession FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_unit (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL
);

ALTER TABLE ONLY public.org_unit FORCE ROW LEVEL SECURITY;

CREATE TABLE public.org_unitterm (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    ended_epoch bigint,
    valid_from date NOT NULL,
    valid_until date,
    kind character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    "position" smallint NOT NULL,
    ended_by_id uuid,
    municipality_id uuid NOT NULL,
    order_id uuid NOT NULL,
    parent_id uuid,
    unit_id uuid NOT NULL,
    CONSTRAINT org_unitterm_ended CHECK (((ended_by_id IS NULL) = (ended_epoch IS NULL))),
    CONSTRAINT org_unitterm_has_name CHECK (((name)::text ~ '\S'::text)),
    CONSTRAINT org_unitterm_not_its_own CHECK ((NOT ((unit_id = parent_id) AND (parent_id IS NOT NULL)))),
    CONSTRAINT org_unitterm_period CHECK ((valid_until > valid_from))
);

ALTER TABLE ONLY public.org_unitterm FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_account (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    id uuid NOT NULL,
    login character varying(60) NOT NULL,
    title character varying(60) NOT NULL,
    role character varying(20) NOT NULL,
    is_active boolean NOT NULL,
    municipality_id uuid,
    valid_from date,
    valid_until date,
    has_first_password boolean NOT NULL,
    CONSTRAINT platform_account_period CHECK (((valid_from IS NULL) OR (valid_until IS NULL) OR (valid_until > valid_from)))
);

CREATE TABLE public.platform_apitoken (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    digest character varying(64) NOT NULL,
    scopes jsonb NOT NULL,
    expires_on date NOT NULL,
    revoked_at timestamp with time zone,
    used_at timestamp with time zone,
    minute timestamp with time zone,
    requests integer NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    account_id uuid NOT NULL,
    CONSTRAINT platform_apitoken_has_name CHECK (((name)::text ~ '\S'::text))
);

ALTER TABLE ONLY public.platform_apitoken FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_attachment (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    subject_kind character varying(60) NOT NULL,
    subject_id uuid NOT NULL,
    retention character varying(20) NOT NULL
);

ALTER TABLE ONLY public.platform_attachment FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_attachmentremoval (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    attachment_id uuid NOT NULL,
    number smallint NOT NULL
);

ALTER TABLE ONLY public.platform_attachmentremoval FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_attachmentrestoration (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    removal_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_attachmentrestoration FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_attachmentversion (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    attachment_id uuid NOT NULL,
    number smallint NOT NULL,
    file_id uuid NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(20) NOT NULL
);

ALTER TABLE ONLY public.platform_attachmentversion FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE TABLE public.platform_calendarentry (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    account_id uuid NOT NULL,
    uid character varying(200) NOT NULL,
    title character varying(300) NOT NULL,
    due_on date NOT NULL,
    sequence integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    due_time time without time zone
);

ALTER TABLE ONLY public.platform_calendarentry FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_calendarfeed (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    account_id uuid NOT NULL,
    digest character varying(64) NOT NULL,
    revoked_at timestamp with time zone,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_calendarfeed FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_closedday (
    id uuid NOT NULL,
    day date NOT NULL,
    name character varying(60) NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    withdrawn_by_id uuid,
    CONSTRAINT platform_closedday_has_name CHECK (((name)::text ~ '\S'::text))
);

ALTER TABLE ONLY public.platform_closedday FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_decision (
    id uuid NOT NULL,
    number bigint NOT NULL,
    kind character varying(60) NOT NULL,
    content text NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    previous_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_decision FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_decisionpart (
    id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    table_name character varying(63) NOT NULL,
    condition text NOT NULL,
    ignored jsonb NOT NULL
);

ALTER TABLE public.platform_decisionpart ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.platform_decisionpart_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.platform_decreecalendar (
    id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    version character varying(80) NOT NULL,
    holidays jsonb NOT NULL,
    municipality_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_decreecalendar FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_decreeduechange (
    id uuid NOT NULL,
    keeper character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    title character varying(250) NOT NULL,
    address character varying(200) NOT NULL,
    before date NOT NULL,
    after date NOT NULL,
    day date NOT NULL,
    cause character varying(200) NOT NULL,
    municipality_id uuid NOT NULL,
    decree_calendar_id uuid NOT NULL,
    CONSTRAINT platform_decreeduechange_moves CHECK ((NOT (before = after)))
);

ALTER TABLE ONLY public.platform_decreeduechange FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_delegation (
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_until date NOT NULL,
    actions jsonb NOT NULL,
    delegate_id uuid NOT NULL,
    delegator_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT platform_delegation_has_days CHECK ((valid_from < valid_until)),
    CONSTRAINT platform_delegation_to_another CHECK ((NOT (delegator_id = delegate_id)))
);

ALTER TABLE ONLY public.platform_delegation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_delegationend (
    id uuid NOT NULL,
    delegation_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_delegationend FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_digest (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    day date NOT NULL,
    account_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_digest FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_disposalrequest (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    attachment_id uuid NOT NULL,
    decision_id uuid,
    outcome character varying(20) NOT NULL,
    CONSTRAINT platform_disposalrequest_decided CHECK ((((decision_id IS NULL) AND ((outcome)::text = ''::text)) OR ((decision_id IS NOT NULL) AND ((outcome)::text > ''::text))))
);

ALTER TABLE ONLY public.platform_disposalrequest FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_duechange (
    id uuid NOT NULL,
    keeper character varying(40) NOT NULL,
    subject_id uuid NOT NULL,
    title character varying(250) NOT NULL,
    address character varying(200) NOT NULL,
    before date NOT NULL,
    after date NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    closed_day_id uuid NOT NULL,
    CONSTRAINT platform_duechange_moves CHECK ((NOT (before = after)))
);

ALTER TABLE ONLY public.platform_duechange FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_epoch (
    id uuid NOT NULL,
    number bigint NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    municipality_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_epoch FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_erasurerequest (
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    outcome character varying(20) NOT NULL,
    decision_id uuid,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT platform_erasurerequest_decided CHECK ((((decision_id IS NULL) AND ((outcome)::text = ''::text)) OR ((decision_id IS NOT NULL) AND ((outcome)::text > ''::text))))
);

ALTER TABLE ONLY public.platform_erasurerequest FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_file (
    id uuid NOT NULL,
    sha256 character varying(64) NOT NULL,
    size bigint NOT NULL,
    media_type character varying(100) NOT NULL,
    data bytea NOT NULL,
    municipality_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_file FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_filescan (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    file_id uuid NOT NULL,
    number smallint NOT NULL,
    verdict character varying(20) NOT NULL,
    scanner character varying(60) NOT NULL,
    told character varying(200) NOT NULL,
    scanned_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.platform_filescan FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_formdraft (
    id uuid NOT NULL,
    place character varying(300) NOT NULL,
    query character varying(300) NOT NULL,
    revision integer NOT NULL,
    content text NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL,
    municipality_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_formdraft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_job (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    arguments jsonb NOT NULL,
    upload bytea,
    state character varying(20) NOT NULL,
    step smallint NOT NULL,
    steps smallint NOT NULL,
    doing character varying(100) NOT NULL,
    attempts smallint NOT NULL,
    is_cancel_asked boolean NOT NULL,
    said text NOT NULL,
    address character varying(300) NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT platform_job_has_title CHECK (((title)::text ~ '\S'::text)),
    CONSTRAINT platform_job_state_known CHECK (((state)::text = ANY ((ARRAY['QUEUED'::character varying, 'RUNNING'::character varying, 'DONE'::character varying, 'FAILED'::character varying, 'CANCELLED'::character varying])::text[])))
);

ALTER TABLE ONLY public.platform_job FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_keptanswer (
    id uuid NOT NULL,
    key character varying(100) NOT NULL,
    request_sha256 character varying(64) NOT NULL,
    status smallint NOT NULL,
    body text NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    municipality_id uuid NOT NULL,
    token_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_keptanswer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_mailaddress (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    address bytea NOT NULL,
    account_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_mailaddress FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_municipality (
    id uuid NOT NULL,
    code character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    kind character varying(20) NOT NULL
);

CREATE TABLE public.platform_notice (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    title character varying(200) NOT NULL,
    address character varying(300) NOT NULL,
    key character varying(200) NOT NULL,
    mail character varying(20) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    account_id uuid NOT NULL,
    CONSTRAINT platform_notice_mail_known CHECK (((mail)::text = ANY ((ARRAY[''::character varying, 'AT_ONCE'::character varying, 'IN_DIGEST'::character varying, 'SENT'::character varying])::text[])))
);

ALTER TABLE ONLY public.platform_notice FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_noticesetting (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    channel character varying(20) NOT NULL,
    account_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_noticesetting FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_observation (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    dataset character varying(60) NOT NULL,
    subject jsonb NOT NULL,
    subject_key character varying(400) NOT NULL,
    measure character varying(60) NOT NULL,
    value numeric,
    absence character varying(20) NOT NULL,
    unit character varying(20) NOT NULL,
    scale bigint NOT NULL,
    decimals smallint NOT NULL,
    nature character varying(20) NOT NULL,
    effective_date date NOT NULL,
    stated_on date NOT NULL,
    reporter character varying(60) NOT NULL,
    source_id uuid,
    place_line integer,
    place_column integer,
    place_cell character varying(200) NOT NULL,
    printed text NOT NULL,
    formula text NOT NULL,
    version integer NOT NULL,
    withdrawn boolean NOT NULL,
    municipality_id uuid NOT NULL,
    origin_id uuid NOT NULL,
    replaces_id uuid,
    operation_id uuid NOT NULL,
    division text GENERATED ALWAYS AS ((subject ->> 'division'::text)) STORED,
    CONSTRAINT platform_observation_absence CHECK (((absence)::text = ANY ((ARRAY[''::character varying, 'BLANK'::character varying, 'DASH'::character varying, 'DOT'::character varying, 'UNDECIDED'::character varying, 'NO_BUDGET'::character varying, 'TEXT'::character varying])::text[]))),
    CONSTRAINT platform_observation_computed_has_formula CHECK (((NOT ((nature)::text = 'COMPUTED'::text)) OR (NOT (formula = ''::text)))),
    CONSTRAINT platform_observation_nature CHECK (((nature)::text = ANY ((ARRAY['ACTUAL'::character varying, 'FORECAST'::character varying, 'TARGET'::character varying, 'PLAN'::character varying, 'COMPUTED'::character varying])::text[]))),
    CONSTRAINT platform_observation_precision CHECK (((decimals >= 0) AND (scale >= 1) AND (version >= 1))),
    CONSTRAINT platform_observation_value_or_absence CHECK (((((absence)::text = ''::text) AND (replaces_id IS NOT NULL) AND (value IS NULL) AND withdrawn) OR (((absence)::text = ''::text) AND (value IS NOT NULL) AND (NOT withdrawn)) OR ((value IS NULL) AND (NOT withdrawn) AND (NOT ((absence)::text = ''::text)))))
);

ALTER TABLE ONLY public.platform_observation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_operation (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    basis text NOT NULL,
    epoch bigint NOT NULL,
    records_facts boolean NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    actor_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    on_behalf_of_id uuid,
    CONSTRAINT platform_operation_has_basis CHECK ((basis ~ '\S'::text))
);

ALTER TABLE ONLY public.platform_operation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_personalreading (
    id uuid NOT NULL,
    read_at timestamp with time zone NOT NULL,
    address inet,
    subject_id uuid NOT NULL,
    field character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    purpose text NOT NULL,
    account_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    CONSTRAINT platform_reading_has_purpose CHECK ((purpose ~ '\S'::text))
);

ALTER TABLE ONLY public.platform_personalreading FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_readingcheck (
    id uuid NOT NULL,
    month date NOT NULL,
    readings integer NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_readingcheck FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_retentionhold (
    id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    attachment_id uuid NOT NULL,
    number smallint NOT NULL,
    kept_until date NOT NULL
);

ALTER TABLE ONLY public.platform_retentionhold FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_retentionperiod (
    id uuid NOT NULL,
    code character varying(30) NOT NULL,
    years smallint NOT NULL,
    valid_from date NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT platform_retentionperiod_years CHECK (((years >= 1) AND (years <= 30)))
);

ALTER TABLE ONLY public.platform_retentionperiod FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_rowchange (
    id uuid NOT NULL,
    table_name character varying(63) NOT NULL,
    row_id uuid NOT NULL,
    before jsonb NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid
);

ALTER TABLE ONLY public.platform_rowchange FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_ruling (
    id uuid NOT NULL,
    epoch bigint NOT NULL,
    dataset character varying(60) NOT NULL,
    subject_key character varying(400) NOT NULL,
    measure character varying(60) NOT NULL,
    effective_date date NOT NULL,
    nature character varying(20) NOT NULL,
    municipality_id uuid NOT NULL,
    observation_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    replaces_id uuid
);

ALTER TABLE ONLY public.platform_ruling FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_searchitem (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    subject character varying(500) NOT NULL,
    part character varying(60) NOT NULL,
    title character varying(300) NOT NULL,
    body text NOT NULL,
    day date,
    place character varying(60) NOT NULL,
    address character varying(300) NOT NULL,
    municipality_id uuid NOT NULL,
    readers character varying(36)[] NOT NULL
);

ALTER TABLE ONLY public.platform_searchitem FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_searchkeys (
    id uuid NOT NULL,
    day date,
    size integer NOT NULL,
    keys bigint[] NOT NULL,
    item_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    title character varying(300) NOT NULL
);
ALTER TABLE ONLY public.platform_searchkeys ALTER COLUMN keys SET STATISTICS 1000;

ALTER TABLE ONLY public.platform_searchkeys FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_searchtouch (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    subject character varying(500) NOT NULL,
    municipality_id uuid NOT NULL,
    marked_in bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL
);

ALTER TABLE ONLY public.platform_searchtouch FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_source (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    sha256 character varying(64) NOT NULL,
    format character varying(20) NOT NULL,
    stated_on date NOT NULL,
    file_id uuid,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    CONSTRAINT platform_source_sha256 CHECK (((sha256)::text ~ '^[0-9a-f]{64}$'::text))
);

ALTER TABLE ONLY public.platform_source FORCE ROW LEVEL SECURITY;

CREATE TABLE public.platform_tombstone (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    subject_id uuid,
    content text NOT NULL,
    signature character varying(128) NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.platform_tombstone FORCE ROW LEVEL SECURITY;

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reports_confirmedtable (
    id uuid NOT NULL,
    number integer NOT NULL,
    facts integer NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    intake_id uuid NOT NULL
);

ALTER TABLE ONLY public.reports_confirmedtable FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reports_definitionrevision (
    id uuid NOT NULL,
    report character varying(60) NOT NULL,
    number integer NOT NULL,
    title character varying(200) NOT NULL,
    source text NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.reports_definitionrevision FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reports_edition (
    id uuid NOT NULL,
    report character varying(60) NOT NULL,
    number integer NOT NULL,
    as_of date NOT NULL,
    epoch bigint NOT NULL,
    document text NOT NULL,
    document_sha256 character varying(64) NOT NULL,
    sidecar text NOT NULL,
    findings jsonb NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    replaces_id uuid,
    revision_id uuid NOT NULL
);

ALTER TABLE ONLY public.reports_edition FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reports_editionfile (
    id uuid NOT NULL,
    format character varying(20) NOT NULL,
    sha256 character varying(64) NOT NULL,
    data bytea NOT NULL,
    edition_id uuid NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL
);

ALTER TABLE ONLY public.reports_editionfile FORCE ROW LEVEL SECURITY;

CREATE TABLE public.reports_intake (
    id uuid NOT NULL,
    file_name character varying(200) NOT NULL,
    document text NOT NULL,
    as_of date NOT NULL,
    "where" jsonb NOT NULL,
    findings jsonb NOT NULL,
    municipality_id uuid NOT NULL,
    operation_id uuid NOT NULL,
    source_id uuid NOT NULL
);

ALTER TABLE ONLY public.reports_intake FORCE ROW LEVEL SECURITY;

CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id uuid NOT NULL
);

ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);

ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);

ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

INSERT INTO public.auth_permission VALUES (1, 'Can add permission', 1, 'add_permission');
INSERT INTO public.auth_permission VALUES (2, 'Can change permission', 1, 'change_permission');
INSERT INTO public.auth_permission VALUES (3, 'Can delete permission', 1, 'delete_permission');
INSERT INTO public.auth_permission VALUES (4, 'Can view permission', 1, 'view_permission');
INSERT INTO public.auth_permission VALUES (5, 'Can add group', 2, 'add_group');
INSERT INTO public.auth_permission VALUES (6, 'Can change group', 2, 'change_group');
INSERT INTO public.auth_permission VALUES (7, 'Can delete group', 2, 'delete_group');
INSERT INTO public.auth_permission VALUES (8, 'Can view group', 2, 'view_group');
INSERT INTO public.auth_permission VALUES (9, 'Can add content type', 3, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (10, 'Can change content type', 3, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (11, 'Can delete content type', 3, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (12, 'Can view content type', 3, 'view_contenttype');
INSERT INTO public.auth_permission VALUES (13, 'Can add session', 4, 'add_session');
INSERT INTO public.auth_permission VALUES (14, 'Can change session', 4, 'change_session');
INSERT INTO public.auth_permission VALUES (15, 'Can delete session', 4, 'delete_session');
INSERT INTO public.auth_permission VALUES (16, 'Can view session', 4, 'view_session');
INSERT INTO public.auth_permission VALUES (17, 'Can add procrastinate event', 5, 'add_procrastinateevent');
INSERT INTO public.auth_permission VALUES (18, 'Can change procrastinate event', 5, 'change_procrastinateevent');
INSERT INTO public.auth_permission VALUES (19, 'Can delete procrastinate event', 5, 'delete_procrastinateevent');
INSERT INTO public.auth_permission VALUES (20, 'Can view procrastinate event', 5, 'view_procrastinateevent');
INSERT INTO public.auth_permission VALUES (21, 'Can add procrastinate job', 6, 'add_procrastinatejob');
INSERT INTO public.auth_permission VALUES (22, 'Can change procrastinate job', 6, 'change_procrastinatejob');
INSERT INTO public.auth_permission VALUES (23, 'Can delete procrastinate job', 6, 'delete_procrastinatejob');
INSERT INTO public.auth_permission VALUES (24, 'Can view procrastinate job', 6, 'view_procrastinatejob');
INSERT INTO public.auth_permission VALUES (25, 'Can add procrastinate periodic defer', 7, 'add_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (26, 'Can change procrastinate periodic defer', 7, 'change_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (27, 'Can delete procrastinate periodic defer', 7, 'delete_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (28, 'Can view procrastinate periodic defer', 7, 'view_procrastinateperiodicdefer');
INSERT INTO public.auth_permission VALUES (29, 'Can add procrastinate worker', 8, 'add_procrastinateworker');
INSERT INTO public.auth_permission VALUES (30, 'Can change procrastinate worker', 8, 'change_procrastinateworker');
INSERT INTO public.auth_permission VALUES (31, 'Can delete procrastinate worker', 8, 'delete_procrastinateworker');
INSERT INTO public.auth_permission VALUES (32, 'Can view procrastinate worker', 8, 'view_procrastinateworker');
INSERT INTO public.auth_permission VALUES (33, 'Can add 지방자치단체', 9, 'add_municipality');
INSERT INTO public.auth_permission VALUES (34, 'Can change 지방자치단체', 9, 'change_municipality');
INSERT INTO public.auth_permission VALUES (35, 'Can delete 지방자치단체', 9, 'delete_municipality');
INSERT INTO public.auth_permission VALUES (36, 'Can view 지방자치단체', 9, 'view_municipality');
INSERT INTO public.auth_permission VALUES (37, 'Can add 계정', 10, 'add_account');
INSERT INTO public.auth_permission VALUES (38, 'Can change 계정', 10, 'change_account');
INSERT INTO public.auth_permission VALUES (39, 'Can delete 계정', 10, 'delete_account');
INSERT INTO public.auth_permission VALUES (40, 'Can view 계정', 10, 'view_account');
INSERT INTO public.auth_permission VALUES (41, 'Can add 등록 회차', 11, 'add_epoch');
INSERT INTO public.auth_permission VALUES (42, 'Can change 등록 회차', 11, 'change_epoch');
INSERT INTO public.auth_permission VALUES (43, 'Can delete 등록 회차', 11, 'delete_epoch');
INSERT INTO public.auth_permission VALUES (44, 'Can view 등록 회차', 11, 'view_epoch');
INSERT INTO public.auth_permission VALUES (45, 'Can add 처리 기록', 12, 'add_operation');
INSERT INTO public.auth_permission VALUES (46, 'Can change 처리 기록', 12, 'change_operation');
INSERT INTO public.auth_permission VALUES (47, 'Can delete 처리 기록', 12, 'delete_operation');
INSERT INTO public.auth_permission VALUES (48, 'Can view 처리 기록', 12, 'view_operation');
INSERT INTO public.auth_permission VALUES (49, 'Can add 파일', 13, 'add_file');
INSERT INTO public.auth_permission VALUES (50, 'Can change 파일', 13, 'change_file');
INSERT INTO public.auth_permission VALUES (51, 'Can delete 파일', 13, 'delete_file');
INSERT INTO public.auth_permission VALUES (52, 'Can view 파일', 13, 'view_file');
INSERT INTO public.auth_permission VALUES (53, 'Can add 출처', 14, 'add_source');
INSERT INTO public.auth_permission VALUES (54, 'Can change 출처', 14, 'change_source');
INSERT INTO public.auth_permission VALUES (55, 'Can delete 출처', 14, 'delete_source');
INSERT INTO public.auth_permission VALUES (56, 'Can view 출처', 14, 'view_source');
INSERT INTO public.auth_permission VALUES (57, 'Can add 관측값', 15, 'add_observation');
INSERT INTO public.auth_permission VALUES (58, 'Can change 관측값', 15, 'change_observation');
INSERT INTO public.auth_permission VALUES (59, 'Can delete 관측값', 15, 'delete_observation');
INSERT INTO public.auth_permission VALUES (60, 'Can view 관측값', 15, 'view_observation');
INSERT INTO public.auth_permission VALUES (61, 'Can add 채택 결정', 16, 'add_ruling');
INSERT INTO public.auth_permission VALUES (62, 'Can change 채택 결정', 16, 'change_ruling');
INSERT INTO public.auth_permission VALUES (63, 'Can delete 채택 결정', 16, 'delete_ruling');
INSERT INTO public.auth_permission VALUES (64, 'Can view 채택 결정', 16, 'view_ruling');
INSERT INTO public.auth_permission VALUES (65, 'Can add API 열쇠', 17, 'add_apitoken');
INSERT INTO public.auth_permission VALUES (66, 'Can change API 열쇠', 17, 'change_apitoken');
INSERT INTO public.auth_permission VALUES (67, 'Can delete API 열쇠', 17, 'delete_apitoken');
INSERT INTO public.auth_permission VALUES (68, 'Can view API 열쇠', 17, 'view_apitoken');
INSERT INTO public.auth_permission VALUES (69, 'Can add 보관한 답', 18, 'add_keptanswer');
INSERT INTO public.auth_permission VALUES (70, 'Can change 보관한 답', 18, 'change_keptanswer');
INSERT INTO public.auth_permission VALUES (71, 'Can delete 보관한 답', 18, 'delete_keptanswer');
INSERT INTO public.auth_permission VALUES (72, 'Can view 보관한 답', 18, 'view_keptanswer');
INSERT INTO public.auth_permission VALUES (73, 'Can add 결정의 행', 19, 'add_decisionpart');
INSERT INTO public.auth_permission VALUES (74, 'Can change 결정의 행', 19, 'change_decisionpart');
INSERT INTO public.auth_permission VALUES (75, 'Can delete 결정의 행', 19, 'delete_decisionpart');
INSERT INTO public.auth_permission VALUES (76, 'Can view 결정의 행', 19, 'view_decisionpart');
INSERT INTO public.auth_permission VALUES (77, 'Can add 결정 기록', 20, 'add_decision');
INSERT INTO public.auth_permission VALUES (78, 'Can change 결정 기록', 20, 'change_decision');
INSERT INTO public.auth_permission VALUES (79, 'Can delete 결정 기록', 20, 'delete_decision');
INSERT INTO public.auth_permission VALUES (80, 'Can view 결정 기록', 20, 'view_decision');
INSERT INTO public.auth_permission VALUES (81, 'Can add 접속기록', 21, 'add_personalreading');
INSERT INTO public.auth_permission VALUES (82, 'Can change 접속기록', 21, 'change_personalreading');
INSERT INTO public.auth_permission VALUES (83, 'Can delete 접속기록', 21, 'delete_personalreading');
INSERT INTO public.auth_permission VALUES (84, 'Can view 접속기록', 21, 'view_personalreading');
INSERT INTO public.auth_permission VALUES (85, 'Can add 접속기록 점검', 22, 'add_readingcheck');
INSERT INTO public.auth_permission VALUES (86, 'Can change 접속기록 점검', 22, 'change_readingcheck');
INSERT INTO public.auth_permission VALUES (87, 'Can delete 접속기록 점검', 22, 'delete_readingcheck');
INSERT INTO public.auth_permission VALUES (88, 'Can view 접속기록 점검', 22, 'view_readingcheck');
INSERT INTO public.auth_permission VALUES (89, 'Can add 파기 기록', 23, 'add_tombstone');
INSERT INTO public.auth_permission VALUES (90, 'Can change 파기 기록', 23, 'change_tombstone');
INSERT INTO public.auth_permission VALUES (91, 'Can delete 파기 기록', 23, 'delete_tombstone');
INSERT INTO public.auth_permission VALUES (92, 'Can view 파기 기록', 23, 'view_tombstone');
INSERT INTO public.auth_permission VALUES (93, 'Can add 작업', 24, 'add_job');
INSERT INTO public.auth_permission VALUES (94, 'Can change 작업', 24, 'change_job');
INSERT INTO public.auth_permission VALUES (95, 'Can delete 작업', 24, 'delete_job');
INSERT INTO public.auth_permission VALUES (96, 'Can view 작업', 24, 'view_job');
INSERT INTO public.auth_permission VALUES (97, 'Can add 검색 항목', 25, 'add_searchitem');
INSERT INTO public.auth_permission VALUES (98, 'Can change 검색 항목', 25, 'change_searchitem');
INSERT INTO public.auth_permission VALUES (99, 'Can delete 검색 항목', 25, 'delete_searchitem');
INSERT INTO public.auth_permission VALUES (100, 'Can view 검색 항목', 25, 'view_searchitem');
INSERT INTO public.auth_permission VALUES (101, 'Can add 검색 해시', 26, 'add_searchkeys');
INSERT INTO public.auth_permission VALUES (102, 'Can change 검색 해시', 26, 'change_searchkeys');
INSERT INTO public.auth_permission VALUES (103, 'Can delete 검색 해시', 26, 'delete_searchkeys');
INSERT INTO public.auth_permission VALUES (104, 'Can view 검색 해시', 26, 'view_searchkeys');
INSERT INTO public.auth_permission VALUES (105, 'Can add 다시 볼 대상', 27, 'add_searchtouch');
INSERT INTO public.auth_permission VALUES (106, 'Can change 다시 볼 대상', 27, 'change_searchtouch');
INSERT INTO public.auth_permission VALUES (107, 'Can delete 다시 볼 대상', 27, 'delete_searchtouch');
INSERT INTO public.auth_permission VALUES (108, 'Can view 다시 볼 대상', 27, 'view_searchtouch');
INSERT INTO public.auth_permission VALUES (109, 'Can add 권한 위임', 28, 'add_delegation');
INSERT INTO public.auth_permission VALUES (110, 'Can change 권한 위임', 28, 'change_delegation');
INSERT INTO public.auth_permission VALUES (111, 'Can delete 권한 위임', 28, 'delete_delegation');
INSERT INTO public.auth_permission VALUES (112, 'Can view 권한 위임', 28, 'view_delegation');
INSERT INTO public.auth_permission VALUES (113, 'Can add 권한 위임의 취소', 29, 'add_delegationend');
INSERT INTO public.auth_permission VALUES (114, 'Can change 권한 위임의 취소', 29, 'change_delegationend');
INSERT INTO public.auth_permission VALUES (115, 'Can delete 권한 위임의 취소', 29, 'delete_delegationend');
INSERT INTO public.auth_permission VALUES (116, 'Can view 권한 위임의 취소', 29, 'view_delegationend');
INSERT INTO public.auth_permission VALUES (117, 'Can add 알림', 30, 'add_notice');
INSERT INTO public.auth_permission VALUES (118, 'Can change 알림', 30, 'change_notice');
INSERT INTO public.auth_permission VALUES (119, 'Can delete 알림', 30, 'delete_notice');
INSERT INTO public.auth_permission VALUES (120, 'Can view 알림', 30, 'view_notice');
INSERT INTO public.auth_permission VALUES (121, 'Can add 알림 설정', 31, 'add_noticesetting');
INSERT INTO public.auth_permission VALUES (122, 'Can change 알림 설정', 31, 'change_noticesetting');
INSERT INTO public.auth_permission VALUES (123, 'Can delete 알림 설정', 31, 'delete_noticesetting');
INSERT INTO public.auth_permission VALUES (124, 'Can view 알림 설정', 31, 'view_noticesetting');
INSERT INTO public.auth_permission VALUES (125, 'Can add 메일 주소', 32, 'add_mailaddress');
INSERT INTO public.auth_permission VALUES (126, 'Can change 메일 주소', 32, 'change_mailaddress');
INSERT INTO public.auth_permission VALUES (127, 'Can delete 메일 주소', 32, 'delete_mailaddress');
INSERT INTO public.auth_permission VALUES (128, 'Can view 메일 주소', 32, 'view_mailaddress');
INSERT INTO public.auth_permission VALUES (129, 'Can add 모은 메일', 33, 'add_digest');
INSERT INTO public.auth_permission VALUES (130, 'Can change 모은 메일', 33, 'change_digest');
INSERT INTO public.auth_permission VALUES (131, 'Can delete 모은 메일', 33, 'delete_digest');
INSERT INTO public.auth_permission VALUES (132, 'Can view 모은 메일', 33, 'view_digest');
INSERT INTO public.auth_permission VALUES (133, 'Can add 붙임 파일', 34, 'add_attachment');
INSERT INTO public.auth_permission VALUES (134, 'Can change 붙임 파일', 34, 'change_attachment');
INSERT INTO public.auth_permission VALUES (135, 'Can delete 붙임 파일', 34, 'delete_attachment');
INSERT INTO public.auth_permission VALUES (136, 'Can view 붙임 파일', 34, 'view_attachment');
INSERT INTO public.auth_permission VALUES (137, 'Can add 붙임 파일의 판', 35, 'add_attachmentversion');
INSERT INTO public.auth_permission VALUES (138, 'Can change 붙임 파일의 판', 35, 'change_attachmentversion');
INSERT INTO public.auth_permission VALUES (139, 'Can delete 붙임 파일의 판', 35, 'delete_attachmentversion');
INSERT INTO public.auth_permission VALUES (140, 'Can view 붙임 파일의 판', 35, 'view_attachmentversion');
INSERT INTO public.auth_permission VALUES (141, 'Can add 붙임 파일 떼기', 36, 'add_attachmentremoval');
INSERT INTO public.auth_permission VALUES (142, 'Can change 붙임 파일 떼기', 36, 'change_attachmentremoval');
INSERT INTO public.auth_permission VALUES (143, 'Can delete 붙임 파일 떼기', 36, 'delete_attachmentremoval');
INSERT INTO public.auth_permission VALUES (144, 'Can view 붙임 파일 떼기', 36, 'view_attachmentremoval');
INSERT INTO public.auth_permission VALUES (145, 'Can add 바이러스 검사', 37, 'add_filescan');
INSERT INTO public.auth_permission VALUES (146, 'Can change 바이러스 검사', 37, 'change_filescan');
INSERT INTO public.auth_permission VALUES (147, 'Can delete 바이러스 검사', 37, 'delete_filescan');
INSERT INTO public.auth_permission VALUES (148, 'Can view 바이러스 검사', 37, 'view_filescan');
INSERT INTO public.auth_permission VALUES (149, 'Can add 기한 달력', 38, 'add_calendarfeed');
INSERT INTO public.auth_permission VALUES (150, 'Can change 기한 달력', 38, 'change_calendarfeed');
INSERT INTO public.auth_permission VALUES (151, 'Can delete 기한 달력', 38, 'delete_calendarfeed');
INSERT INTO public.auth_permission VALUES (152, 'Can view 기한 달력', 38, 'view_calendarfeed');
INSERT INTO public.auth_permission VALUES (153, 'Can add 달력의 기한', 39, 'add_calendarentry');
INSERT INTO public.auth_permission VALUES (154, 'Can change 달력의 기한', 39, 'change_calendarentry');
INSERT INTO public.auth_permission VALUES (155, 'Can delete 달력의 기한', 39, 'delete_calendarentry');
INSERT INTO public.auth_permission VALUES (156, 'Can view 달력의 기한', 39, 'view_calendarentry');
INSERT INTO public.auth_permission VALUES (157, 'Can add 파기 요청', 40, 'add_erasurerequest');
INSERT INTO public.auth_permission VALUES (158, 'Can change 파기 요청', 40, 'change_erasurerequest');
INSERT INTO public.auth_permission VALUES (159, 'Can delete 파기 요청', 40, 'delete_erasurerequest');
INSERT INTO public.auth_permission VALUES (160, 'Can view 파기 요청', 40, 'view_erasurerequest');
INSERT INTO public.auth_permission VALUES (161, 'Can add 자치단체 휴무일', 41, 'add_closedday');
INSERT INTO public.auth_permission VALUES (162, 'Can change 자치단체 휴무일', 41, 'change_closedday');
INSERT INTO public.auth_permission VALUES (163, 'Can delete 자치단체 휴무일', 41, 'delete_closedday');
INSERT INTO public.auth_permission VALUES (164, 'Can view 자치단체 휴무일', 41, 'view_closedday');
INSERT INTO public.auth_permission VALUES (165, 'Can add 기한 변경', 42, 'add_duechange');
INSERT INTO public.auth_permission VALUES (166, 'Can change 기한 변경', 42, 'change_duechange');
INSERT INTO public.auth_permission VALUES (167, 'Can delete 기한 변경', 42, 'delete_duechange');
INSERT INTO public.auth_permission VALUES (168, 'Can view 기한 변경', 42, 'view_duechange');
INSERT INTO public.auth_permission VALUES (169, 'Can add 자동 저장', 43, 'add_formdraft');
INSERT INTO public.auth_permission VALUES (170, 'Can change 자동 저장', 43, 'change_formdraft');
INSERT INTO public.auth_permission VALUES (171, 'Can delete 자동 저장', 43, 'delete_formdraft');
INSERT INTO public.auth_permission VALUES (172, 'Can view 자동 저장', 43, 'view_formdraft');
INSERT INTO public.auth_permission VALUES (173, 'Can add 개인정보 보유기간', 44, 'add_retentionperiod');
INSERT INTO public.auth_permission VALUES (174, 'Can change 개인정보 보유기간', 44, 'change_retentionperiod');
INSERT INTO public.auth_permission VALUES (175, 'Can delete 개인정보 보유기간', 44, 'delete_retentionperiod');
INSERT INTO public.auth_permission VALUES (176, 'Can view 개인정보 보유기간', 44, 'view_retentionperiod');
INSERT INTO public.auth_permission VALUES (177, 'Can add 행이 바뀐 기록', 45, 'add_rowchange');
INSERT INTO public.auth_permission VALUES (178, 'Can change 행이 바뀐 기록', 45, 'change_rowchange');
INSERT INTO public.auth_permission VALUES (179, 'Can delete 행이 바뀐 기록', 45, 'delete_rowchange');
INSERT INTO public.auth_permission VALUES (180, 'Can view 행이 바뀐 기록', 45, 'view_rowchange');
INSERT INTO public.auth_permission VALUES (181, 'Can add 공휴일 달력', 46, 'add_decreecalendar');
INSERT INTO public.auth_permission VALUES (182, 'Can change 공휴일 달력', 46, 'change_decreecalendar');
INSERT INTO public.auth_permission VALUES (183, 'Can delete 공휴일 달력', 46, 'delete_decreecalendar');
INSERT INTO public.auth_permission VALUES (184, 'Can view 공휴일 달력', 46, 'view_decreecalendar');
INSERT INTO public.auth_permission VALUES (185, 'Can add 공휴일로 바뀐 기한', 47, 'add_decreeduechange');
INSERT INTO public.auth_permission VALUES (186, 'Can change 공휴일로 바뀐 기한', 47, 'change_decreeduechange');
INSERT INTO public.auth_permission VALUES (187, 'Can delete 공휴일로 바뀐 기한', 47, 'delete_decreeduechange');
INSERT INTO public.auth_permission VALUES (188, 'Can view 공휴일로 바뀐 기한', 47, 'view_decreeduechange');
INSERT INTO public.auth_permission VALUES (189, 'Can add 뗀 붙임 파일 되돌리기', 48, 'add_attachmentrestoration');
INSERT INTO public.auth_permission VALUES (190, 'Can change 뗀 붙임 파일 되돌리기', 48, 'change_attachmentrestoration');
INSERT INTO public.auth_permission VALUES (191, 'Can delete 뗀 붙임 파일 되돌리기', 48, 'delete_attachmentrestoration');
INSERT INTO public.auth_permission VALUES (192, 'Can view 뗀 붙임 파일 되돌리기', 48, 'view_attachmentrestoration');
INSERT INTO public.auth_permission VALUES (193, 'Can add 폐기 요청', 49, 'add_disposalrequest');
INSERT INTO public.auth_permission VALUES (194, 'Can change 폐기 요청', 49, 'change_disposalrequest');
INSERT INTO public.auth_permission VALUES (195, 'Can delete 폐기 요청', 49, 'delete_disposalrequest');
INSERT INTO public.auth_permission VALUES (196, 'Can view 폐기 요청', 49, 'view_disposalrequest');
INSERT INTO public.auth_permission VALUES (197, 'Can add 폐기 보류', 50, 'add_retentionhold');
INSERT INTO public.auth_permission VALUES (198, 'Can change 폐기 보류', 50, 'change_retentionhold');
INSERT INTO public.auth_permission VALUES (199, 'Can delete 폐기 보류', 50, 'delete_retentionhold');
INSERT INTO public.auth_permission VALUES (200, 'Can view 폐기 보류', 50, 'view_retentionhold');
INSERT INTO public.auth_permission VALUES (201, 'Can add email address', 51, 'add_emailaddress');
INSERT INTO public.auth_permission VALUES (202, 'Can change email address', 51, 'change_emailaddress');
INSERT INTO public.auth_permission VALUES (203, 'Can delete email address', 51, 'delete_emailaddress');
INSERT INTO public.auth_permission VALUES (204, 'Can view email address', 51, 'view_emailaddress');
INSERT INTO public.auth_permission VALUES (205, 'Can add email confirmation', 52, 'add_emailconfirmation');
INSERT INTO public.auth_permission VALUES (206, 'Can change email confirmation', 52, 'change_emailconfirmation');
INSERT INTO public.auth_permission VALUES (207, 'Can delete email confirmation', 52, 'delete_emailconfirmation');
INSERT INTO public.auth_permission VALUES (208, 'Can view email confirmation', 52, 'view_emailconfirmation');
INSERT INTO public.auth_permission VALUES (209, 'Can add social account', 53, 'add_socialaccount');
INSERT INTO public.auth_permission VALUES (210, 'Can change social account', 53, 'change_socialaccount');
INSERT INTO public.auth_permission VALUES (211, 'Can delete social account', 53, 'delete_socialaccount');
INSERT INTO public.auth_permission VALUES (212, 'Can view social account', 53, 'view_socialaccount');
INSERT INTO public.auth_permission VALUES (213, 'Can add social application', 54, 'add_socialapp');
INSERT INTO public.auth_permission VALUES (214, 'Can change social application', 54, 'change_socialapp');
INSERT INTO public.auth_permission VALUES (215, 'Can delete social application', 54, 'delete_socialapp');
INSERT INTO public.auth_permission VALUES (216, 'Can view social application', 54, 'view_socialapp');
INSERT INTO public.auth_permission VALUES (217, 'Can add social application token', 55, 'add_socialtoken');
INSERT INTO public.auth_permission VALUES (218, 'Can change social application token', 55, 'change_socialtoken');
INSERT INTO public.auth_permission VALUES (219, 'Can delete social application token', 55, 'delete_socialtoken');
INSERT INTO public.auth_permission VALUES (220, 'Can view social application token', 55, 'view_socialtoken');
INSERT INTO public.auth_permission VALUES (221, 'Can add authenticator', 56, 'add_authenticator');
INSERT INTO public.auth_permission VALUES (222, 'Can change authenticator', 56, 'change_authenticator');
INSERT INTO public.auth_permission VALUES (223, 'Can delete authenticator', 56, 'delete_authenticator');
INSERT INTO public.auth_permission VALUES (224, 'Can view authenticator', 56, 'view_authenticator');
INSERT INTO public.auth_permission VALUES (225, 'Can add 인계인수', 57, 'add_handover');
INSERT INTO public.auth_permission VALUES (226, 'Can change 인계인수', 57, 'change_handover');
INSERT INTO public.auth_permission VALUES (227, 'Can delete 인계인수', 57, 'delete_handover');
INSERT INTO public.auth_permission VALUES (228, 'Can view 인계인수', 57, 'view_handover');
INSERT INTO public.auth_permission VALUES (229, 'Can add 인계 항목', 58, 'add_handoveritem');
INSERT INTO public.auth_permission VALUES (230, 'Can change 인계 항목', 58, 'change_handoveritem');
INSERT INTO public.auth_permission VALUES (231, 'Can delete 인계 항목', 58, 'delete_handoveritem');
INSERT INTO public.auth_permission VALUES (232, 'Can view 인계 항목', 58, 'view_handoveritem');
INSERT INTO public.auth_permission VALUES (233, 'Can add 조직·인사 명령', 59, 'add_order');
INSERT INTO public.auth_permission VALUES (234, 'Can change 조직·인사 명령', 59, 'change_order');
INSERT INTO public.auth_permission VALUES (235, 'Can delete 조직·인사 명령', 59, 'delete_order');
INSERT INTO public.auth_permission VALUES (236, 'Can view 조직·인사 명령', 59, 'view_order');
INSERT INTO public.auth_permission VALUES (237, 'Can add 직원', 60, 'add_person');
INSERT INTO public.auth_permission VALUES (238, 'Can change 직원', 60, 'change_person');
INSERT INTO public.auth_permission VALUES (239, 'Can delete 직원', 60, 'delete_person');
INSERT INTO public.auth_permission VALUES (240, 'Can view 직원', 60, 'view_person');
INSERT INTO public.auth_permission VALUES (241, 'Can add 직위', 61, 'add_post');
INSERT INTO public.auth_permission VALUES (242, 'Can change 직위', 61, 'change_post');
INSERT INTO public.auth_permission VALUES (243, 'Can delete 직위', 61, 'delete_post');
INSERT INTO public.auth_permission VALUES (244, 'Can view 직위', 61, 'view_post');
INSERT INTO public.auth_permission VALUES (245, 'Can add 임용', 62, 'add_appointment');
INSERT INTO public.auth_permission VALUES (246, 'Can change 임용', 62, 'change_appointment');
INSERT INTO public.auth_permission VALUES (247, 'Can delete 임용', 62, 'delete_appointment');
INSERT INTO public.auth_permission VALUES (248, 'Can view 임용', 62, 'view_appointment');
INSERT INTO public.auth_permission VALUES (249, 'Can add 부서', 63, 'add_unit');
INSERT INTO public.auth_permission VALUES (250, 'Can change 부서', 63, 'change_unit');
INSERT INTO public.auth_permission VALUES (251, 'Can delete 부서', 63, 'delete_unit');
INSERT INTO public.auth_permission VALUES (252, 'Can view 부서', 63, 'view_unit');
INSERT INTO public.auth_permission VALUES (253, 'Can add 부서 승계', 64, 'add_succession');
INSERT INTO public.auth_permission VALUES (254, 'Can change 부서 승계', 64, 'change_succession');
INSERT INTO public.auth_permission VALUES (255, 'Can delete 부서 승계', 64, 'delete_succession');
INSERT INTO public.auth_permission VALUES (256, 'Can view 부서 승계', 64, 'view_succession');
INSERT INTO public.auth_permission VALUES (257, 'Can add 인력표 서식', 65, 'add_staffingform');
INSERT INTO public.auth_permission VALUES (258, 'Can change 인력표 서식', 65, 'change_staffingform');
INSERT INTO public.auth_permission VALUES (259, 'Can delete 인력표 서식', 65, 'delete_staffingform');
INSERT INTO public.auth_permission VALUES (260, 'Can view 인력표 서식', 65, 'view_staffingform');
INSERT INTO public.auth_permission VALUES (261, 'Can add 정원', 66, 'add_quota');
INSERT INTO public.auth_permission VALUES (262, 'Can change 정원', 66, 'change_quota');
INSERT INTO public.auth_permission VALUES (263, 'Can delete 정원', 66, 'delete_quota');
INSERT INTO public.auth_permission VALUES (264, 'Can view 정원', 66, 'view_quota');
INSERT INTO public.auth_permission VALUES (265, 'Can add 직위 연혁', 67, 'add_postterm');
INSERT INTO public.auth_permission VALUES (266, 'Can change 직위 연혁', 67, 'change_postterm');
INSERT INTO public.auth_permission VALUES (267, 'Can delete 직위 연혁', 67, 'delete_postterm');
INSERT INTO public.auth_permission VALUES (268, 'Can view 직위 연혁', 67, 'view_postterm');
INSERT INTO public.auth_permission VALUES (269, 'Can add 분장사무', 68, 'add_duty');
INSERT INTO public.auth_permission VALUES (270, 'Can change 분장사무', 68, 'change_duty');
INSERT INTO public.auth_permission VALUES (271, 'Can delete 분장사무', 68, 'delete_duty');
INSERT INTO public.auth_permission VALUES (272, 'Can view 분장사무', 68, 'view_duty');
INSERT INTO public.auth_permission VALUES (273, 'Can add 부서 연혁', 69, 'add_unitterm');
INSERT INTO public.auth_permission VALUES (274, 'Can change 부서 연혁', 69, 'change_unitterm');
INSERT INTO public.auth_permission VALUES (275, 'Can delete 부서 연혁', 69, 'delete_unitterm');
INSERT INTO public.auth_permission VALUES (276, 'Can view 부서 연혁', 69, 'view_unitterm');
INSERT INTO public.auth_permission VALUES (277, 'Can add 인수 확인', 70, 'add_handoverreceipt');
INSERT INTO public.auth_permission VALUES (278, 'Can change 인수 확인', 70, 'change_handoverreceipt');
INSERT INTO public.auth_permission VALUES (279, 'Can delete 인수 확인', 70, 'delete_handoverreceipt');
INSERT INTO public.auth_permission VALUES (280, 'Can view 인수 확인', 70, 'view_handoverreceipt');
INSERT INTO public.auth_permission VALUES (281, 'Can add 물품', 71, 'add_equipment');
INSERT INTO public.auth_permission VALUES (282, 'Can change 물품', 71, 'change_equipment');
INSERT INTO public.auth_permission VALUES (283, 'Can delete 물품', 71, 'delete_equipment');
INSERT INTO public.auth_permission VALUES (284, 'Can view 물품', 71, 'view_equipment');
INSERT INTO public.auth_permission VALUES (285, 'Can add 물품 연혁', 72, 'add_equipmentterm');
INSERT INTO public.auth_permission VALUES (286, 'Can change 물품 연혁', 72, 'change_equipmentterm');
INSERT INTO public.auth_permission VALUES (287, 'Can delete 물품 연혁', 72, 'delete_equipmentterm');
INSERT INTO public.auth_permission VALUES (288, 'Can view 물품 연혁', 72, 'view_equipmentterm');
INSERT INTO public.auth_permission VALUES (289, 'Can add 회계관직', 73, 'add_accountingoffice');
INSERT INTO public.auth_permission VALUES (290, 'Can change 회계관직', 73, 'change_accountingoffice');
INSERT INTO public.auth_permission VALUES (291, 'Can delete 회계관직', 73, 'delete_accountingoffice');
INSERT INTO public.auth_permission VALUES (292, 'Can view 회계관직', 73, 'view_accountingoffice');
INSERT INTO public.auth_permission VALUES (293, 'Can add 조직 변경 표시', 74, 'add_standingmark');
INSERT INTO public.auth_permission VALUES (294, 'Can change 조직 변경 표시', 74, 'change_standingmark');
INSERT INTO public.auth_permission VALUES (295, 'Can delete 조직 변경 표시', 74, 'delete_standingmark');
INSERT INTO public.auth_permission VALUES (296, 'Can view 조직 변경 표시', 74, 'view_standingmark');
INSERT INTO public.auth_permission VALUES (297, 'Can add 시설', 75, 'add_facility');
INSERT INTO public.auth_permission VALUES (298, 'Can change 시설', 75, 'change_facility');
INSERT INTO public.auth_permission VALUES (299, 'Can delete 시설', 75, 'delete_facility');
INSERT INTO public.auth_permission VALUES (300, 'Can view 시설', 75, 'view_facility');
INSERT INTO public.auth_permission VALUES (301, 'Can add 시설 연혁', 76, 'add_facilityterm');
INSERT INTO public.auth_permission VALUES (302, 'Can change 시설 연혁', 76, 'change_facilityterm');
INSERT INTO public.auth_permission VALUES (303, 'Can delete 시설 연혁', 76, 'delete_facilityterm');
INSERT INTO public.auth_permission VALUES (304, 'Can view 시설 연혁', 76, 'view_facilityterm');
INSERT INTO public.auth_permission VALUES (305, 'Can add 직급 범위', 77, 'add_postgrades');
INSERT INTO public.auth_permission VALUES (306, 'Can change 직급 범위', 77, 'change_postgrades');
INSERT INTO public.auth_permission VALUES (307, 'Can delete 직급 범위', 77, 'delete_postgrades');
INSERT INTO public.auth_permission VALUES (308, 'Can view 직급 범위', 77, 'view_postgrades');
INSERT INTO public.auth_permission VALUES (309, 'Can add 직위 폐지', 78, 'add_postclosing');
INSERT INTO public.auth_permission VALUES (310, 'Can change 직위 폐지', 78, 'change_postclosing');
INSERT INTO public.auth_permission VALUES (311, 'Can delete 직위 폐지', 78, 'delete_postclosing');
INSERT INTO public.auth_permission VALUES (312, 'Can view 직위 폐지', 78, 'view_postclosing');
INSERT INTO public.auth_permission VALUES (313, 'Can add 업무', 79, 'add_officecase');
INSERT INTO public.auth_permission VALUES (314, 'Can change 업무', 79, 'change_officecase');
INSERT INTO public.auth_permission VALUES (315, 'Can delete 업무', 79, 'delete_officecase');
INSERT INTO public.auth_permission VALUES (316, 'Can view 업무', 79, 'view_officecase');
INSERT INTO public.auth_permission VALUES (317, 'Can add 기안', 80, 'add_draft');
INSERT INTO public.auth_permission VALUES (318, 'Can change 기안', 80, 'change_draft');
INSERT INTO public.auth_permission VALUES (319, 'Can delete 기안', 80, 'delete_draft');
INSERT INTO public.auth_permission VALUES (320, 'Can view 기안', 80, 'view_draft');
INSERT INTO public.auth_permission VALUES (321, 'Can add 온나라 문서', 81, 'add_documentrecord');
INSERT INTO public.auth_permission VALUES (322, 'Can change 온나라 문서', 81, 'change_documentrecord');
INSERT INTO public.auth_permission VALUES (323, 'Can delete 온나라 문서', 81, 'delete_documentrecord');
INSERT INTO public.auth_permission VALUES (324, 'Can view 온나라 문서', 81, 'view_documentrecord');
INSERT INTO public.auth_permission VALUES (325, 'Can add 이어진 업무', 82, 'add_caselink');
INSERT INTO public.auth_permission VALUES (326, 'Can change 이어진 업무', 82, 'change_caselink');
INSERT INTO public.auth_permission VALUES (327, 'Can delete 이어진 업무', 82, 'delete_caselink');
INSERT INTO public.auth_permission VALUES (328, 'Can view 이어진 업무', 82, 'view_caselink');
INSERT INTO public.auth_permission VALUES (329, 'Can add 업무 이력', 83, 'add_caseevent');
INSERT INTO public.auth_permission VALUES (330, 'Can change 업무 이력', 83, 'change_caseevent');
INSERT INTO public.auth_permission VALUES (331, 'Can delete 업무 이력', 83, 'delete_caseevent');
INSERT INTO public.auth_permission VALUES (332, 'Can view 업무 이력', 83, 'view_caseevent');
INSERT INTO public.auth_permission VALUES (333, 'Can add 의견 요청', 84, 'add_opinionrequest');
INSERT INTO public.auth_permission VALUES (334, 'Can change 의견 요청', 84, 'change_opinionrequest');
INSERT INTO public.auth_permission VALUES (335, 'Can delete 의견 요청', 84, 'delete_opinionrequest');
INSERT INTO public.auth_permission VALUES (336, 'Can view 의견 요청', 84, 'view_opinionrequest');
INSERT INTO public.auth_permission VALUES (337, 'Can add 결재선', 85, 'add_approvalstep');
INSERT INTO public.auth_permission VALUES (338, 'Can change 결재선', 85, 'change_approvalstep');
INSERT INTO public.auth_permission VALUES (339, 'Can delete 결재선', 85, 'delete_approvalstep');
INSERT INTO public.auth_permission VALUES (340, 'Can view 결재선', 85, 'view_approvalstep');
INSERT INTO public.auth_permission VALUES (341, 'Can add 안건', 86, 'add_agendaitem');
INSERT INTO public.auth_permission VALUES (342, 'Can change 안건', 86, 'change_agendaitem');
INSERT INTO public.auth_permission VALUES (343, 'Can delete 안건', 86, 'delete_agendaitem');
INSERT INTO public.auth_permission VALUES (344, 'Can view 안건', 86, 'view_agendaitem');
INSERT INTO public.auth_permission VALUES (345, 'Can add 출석', 87, 'add_attendance');
INSERT INTO public.auth_permission VALUES (346, 'Can change 출석', 87, 'change_attendance');
INSERT INTO public.auth_permission VALUES (347, 'Can delete 출석', 87, 'delete_attendance');
INSERT INTO public.auth_permission VALUES (348, 'Can view 출석', 87, 'view_attendance');
INSERT INTO public.auth_permission VALUES (349, 'Can add 위원회', 88, 'add_committee');
INSERT INTO public.auth_permission VALUES (350, 'Can change 위원회', 88, 'change_committee');
INSERT INTO public.auth_permission VALUES (351, 'Can delete 위원회', 88, 'delete_committee');
INSERT INTO public.auth_permission VALUES (352, 'Can view 위원회', 88, 'view_committee');
INSERT INTO public.auth_permission VALUES (353, 'Can add 위원', 89, 'add_committeemember');
INSERT INTO public.auth_permission VALUES (354, 'Can change 위원', 89, 'change_committeemember');
INSERT INTO public.auth_permission VALUES (355, 'Can delete 위원', 89, 'delete_committeemember');
INSERT INTO public.auth_permission VALUES (356, 'Can view 위원', 89, 'view_committeemember');
INSERT INTO public.auth_permission VALUES (357, 'Can add 위원회 연혁', 90, 'add_committeeterm');
INSERT INTO public.auth_permission VALUES (358, 'Can change 위원회 연혁', 90, 'change_committeeterm');
INSERT INTO public.auth_permission VALUES (359, 'Can delete 위원회 연혁', 90, 'delete_committeeterm');
INSERT INTO public.auth_permission VALUES (360, 'Can view 위원회 연혁', 90, 'view_committeeterm');
INSERT INTO public.auth_permission VALUES (361, 'Can add 회의', 91, 'add_meeting');
INSERT INTO public.auth_permission VALUES (362, 'Can change 회의', 91, 'change_meeting');
INSERT INTO public.auth_permission VALUES (363, 'Can delete 회의', 91, 'delete_meeting');
INSERT INTO public.auth_permission VALUES (364, 'Can view 회의', 91, 'view_meeting');
INSERT INTO public.auth_permission VALUES (365, 'Can add 회의 이력', 92, 'add_meetingevent');
INSERT INTO public.auth_permission VALUES (366, 'Can change 회의 이력', 92, 'change_meetingevent');
INSERT INTO public.auth_permission VALUES (367, 'Can delete 회의 이력', 92, 'delete_meetingevent');
INSERT INTO public.auth_permission VALUES (368, 'Can view 회의 이력', 92, 'view_meetingevent');
INSERT INTO public.auth_permission VALUES (369, 'Can add 제척·기피·회피', 93, 'add_recusal');
INSERT INTO public.auth_permission VALUES (370, 'Can change 제척·기피·회피', 93, 'change_recusal');
INSERT INTO public.auth_permission VALUES (371, 'Can delete 제척·기피·회피', 93, 'delete_recusal');
INSERT INTO public.auth_permission VALUES (372, 'Can view 제척·기피·회피', 93, 'view_recusal');
INSERT INTO public.auth_permission VALUES (373, 'Can add 기명 표결', 94, 'add_vote');
INSERT INTO public.auth_permission VALUES (374, 'Can change 기명 표결', 94, 'change_vote');
INSERT INTO public.auth_permission VALUES (375, 'Can delete 기명 표결', 94, 'delete_vote');
INSERT INTO public.auth_permission VALUES (376, 'Can view 기명 표결', 94, 'view_vote');
INSERT INTO public.auth_permission VALUES (377, 'Can add 저장한 보기', 95, 'add_savedview');
INSERT INTO public.auth_permission VALUES (378, 'Can change 저장한 보기', 95, 'change_savedview');
INSERT INTO public.auth_permission VALUES (379, 'Can delete 저장한 보기', 95, 'delete_savedview');
INSERT INTO public.auth_permission VALUES (380, 'Can view 저장한 보기', 95, 'view_savedview');
INSERT INTO public.auth_permission VALUES (381, 'Can add 민원인', 96, 'add_petitioner');
INSERT INTO public.auth_permission VALUES (382, 'Can change 민원인', 96, 'change_petitioner');
INSERT INTO public.auth_permission VALUES (383, 'Can delete 민원인', 96, 'delete_petitioner');
INSERT INTO public.auth_permission VALUES (384, 'Can view 민원인', 96, 'view_petitioner');
INSERT INTO public.auth_permission VALUES (385, 'Can add 외부 위원 연락처', 97, 'add_membercontact');
INSERT INTO public.auth_permission VALUES (386, 'Can change 외부 위원 연락처', 97, 'change_membercontact');
INSERT INTO public.auth_permission VALUES (387, 'Can delete 외부 위원 연락처', 97, 'delete_membercontact');
INSERT INTO public.auth_permission VALUES (388, 'Can view 외부 위원 연락처', 97, 'view_membercontact');
INSERT INTO public.auth_permission VALUES (389, 'Can add 함께 하는 직위', 98, 'add_copost');
INSERT INTO public.auth_permission VALUES (390, 'Can change 함께 하는 직위', 98, 'change_copost');
INSERT INTO public.auth_permission VALUES (391, 'Can delete 함께 하는 직위', 98, 'delete_copost');
INSERT INTO public.auth_permission VALUES (392, 'Can view 함께 하는 직위', 98, 'view_copost');
INSERT INTO public.auth_permission VALUES (393, 'Can add 기한의 멈춤과 연장', 99, 'add_duesegment');
INSERT INTO public.auth_permission VALUES (394, 'Can change 기한의 멈춤과 연장', 99, 'change_duesegment');
INSERT INTO public.auth_permission VALUES (395, 'Can delete 기한의 멈춤과 연장', 99, 'delete_duesegment');
INSERT INTO public.auth_permission VALUES (396, 'Can view 기한의 멈춤과 연장', 99, 'view_duesegment');
INSERT INTO public.auth_permission VALUES (397, 'Can add 위임전결표', 100, 'add_delegationtable');
INSERT INTO public.auth_permission VALUES (398, 'Can change 위임전결표', 100, 'change_delegationtable');
INSERT INTO public.auth_permission VALUES (399, 'Can delete 위임전결표', 100, 'delete_delegationtable');
INSERT INTO public.auth_permission VALUES (400, 'Can view 위임전결표', 100, 'view_delegationtable');
INSERT INTO public.auth_permission VALUES (401, 'Can add 담당 배정', 101, 'add_caseassignment');
INSERT INTO public.auth_permission VALUES (402, 'Can change 담당 배정', 101, 'change_caseassignment');
INSERT INTO public.auth_permission VALUES (403, 'Can delete 담당 배정', 101, 'delete_caseassignment');
INSERT INTO public.auth_permission VALUES (404, 'Can view 담당 배정', 101, 'view_caseassignment');
INSERT INTO public.auth_permission VALUES (405, 'Can add 위원 통지', 102, 'add_membernotice');
INSERT INTO public.auth_permission VALUES (406, 'Can change 위원 통지', 102, 'change_membernotice');
INSERT INTO public.auth_permission VALUES (407, 'Can delete 위원 통지', 102, 'delete_membernotice');
INSERT INTO public.auth_permission VALUES (408, 'Can view 위원 통지', 102, 'view_membernotice');
INSERT INTO public.auth_permission VALUES (409, 'Can add 기안의 붙임', 103, 'add_draftattachment');
INSERT INTO public.auth_permission VALUES (410, 'Can change 기안의 붙임', 103, 'change_draftattachment');
INSERT INTO public.auth_permission VALUES (411, 'Can delete 기안의 붙임', 103, 'delete_draftattachment');
INSERT INTO public.auth_permission VALUES (412, 'Can view 기안의 붙임', 103, 'view_draftattachment');
INSERT INTO public.auth_permission VALUES (413, 'Can add 예산 회계', 104, 'add_budgetaccount');
INSERT INTO public.auth_permission VALUES (414, 'Can change 예산 회계', 104, 'change_budgetaccount');
INSERT INTO public.auth_permission VALUES (415, 'Can delete 예산 회계', 104, 'delete_budgetaccount');
INSERT INTO public.auth_permission VALUES (416, 'Can view 예산 회계', 104, 'view_budgetaccount');
INSERT INTO public.auth_permission VALUES (417, 'Can add 예산과목', 105, 'add_appropriationcell');
INSERT INTO public.auth_permission VALUES (418, 'Can change 예산과목', 105, 'change_appropriationcell');
INSERT INTO public.auth_permission VALUES (419, 'Can delete 예산과목', 105, 'delete_appropriationcell');
INSERT INTO public.auth_permission VALUES (420, 'Can view 예산과목', 105, 'view_appropriationcell');
INSERT INTO public.auth_permission VALUES (421, 'Can add 회계연도', 106, 'add_fiscalyear');
INSERT INTO public.auth_permission VALUES (422, 'Can change 회계연도', 106, 'change_fiscalyear');
INSERT INTO public.auth_permission VALUES (423, 'Can delete 회계연도', 106, 'delete_fiscalyear');
INSERT INTO public.auth_permission VALUES (424, 'Can view 회계연도', 106, 'view_fiscalyear');
INSERT INTO public.auth_permission VALUES (425, 'Can add 예산 원장 사건', 107, 'add_ledgerevent');
INSERT INTO public.auth_permission VALUES (426, 'Can change 예산 원장 사건', 107, 'change_ledgerevent');
INSERT INTO public.auth_permission VALUES (427, 'Can delete 예산 원장 사건', 107, 'delete_ledgerevent');
INSERT INTO public.auth_permission VALUES (428, 'Can view 예산 원장 사건', 107, 'view_ledgerevent');
INSERT INTO public.auth_permission VALUES (429, 'Can add 예산 원장', 108, 'add_ledgerline');
INSERT INTO public.auth_permission VALUES (430, 'Can change 예산 원장', 108, 'change_ledgerline');
INSERT INTO public.auth_permission VALUES (431, 'Can delete 예산 원장', 108, 'delete_ledgerline');
INSERT INTO public.auth_permission VALUES (432, 'Can view 예산 원장', 108, 'view_ledgerline');
INSERT INTO public.auth_permission VALUES (433, 'Can add 세부사업', 109, 'add_programme');
INSERT INTO public.auth_permission VALUES (434, 'Can change 세부사업', 109, 'change_programme');
INSERT INTO public.auth_permission VALUES (435, 'Can delete 세부사업', 109, 'delete_programme');
INSERT INTO public.auth_permission VALUES (436, 'Can view 세부사업', 109, 'view_programme');
INSERT INTO public.auth_permission VALUES (437, 'Can add 회계연도 결산', 110, 'add_yearclosing');
INSERT INTO public.auth_permission VALUES (438, 'Can change 회계연도 결산', 110, 'change_yearclosing');
INSERT INTO public.auth_permission VALUES (439, 'Can delete 회계연도 결산', 110, 'delete_yearclosing');
INSERT INTO public.auth_permission VALUES (440, 'Can view 회계연도 결산', 110, 'view_yearclosing');
INSERT INTO public.auth_permission VALUES (441, 'Can add 예산안', 111, 'add_budgetversion');
INSERT INTO public.auth_permission VALUES (442, 'Can change 예산안', 111, 'change_budgetversion');
INSERT INTO public.auth_permission VALUES (443, 'Can delete 예산안', 111, 'delete_budgetversion');
INSERT INTO public.auth_permission VALUES (444, 'Can view 예산안', 111, 'view_budgetversion');
INSERT INTO public.auth_permission VALUES (445, 'Can add 예산안의 과목', 112, 'add_budgetline');
INSERT INTO public.auth_permission VALUES (446, 'Can change 예산안의 과목', 112, 'change_budgetline');
INSERT INTO public.auth_permission VALUES (447, 'Can delete 예산안의 과목', 112, 'delete_budgetline');
INSERT INTO public.auth_permission VALUES (448, 'Can view 예산안의 과목', 112, 'view_budgetline');
INSERT INTO public.auth_permission VALUES (449, 'Can add 예산안 금액', 113, 'add_linestatement');
INSERT INTO public.auth_permission VALUES (450, 'Can change 예산안 금액', 113, 'change_linestatement');
INSERT INTO public.auth_permission VALUES (451, 'Can delete 예산안 금액', 113, 'delete_linestatement');
INSERT INTO public.auth_permission VALUES (452, 'Can view 예산안 금액', 113, 'view_linestatement');
INSERT INTO public.auth_permission VALUES (453, 'Can add 산출근거', 114, 'add_calculationline');
INSERT INTO public.auth_permission VALUES (454, 'Can change 산출근거', 114, 'change_calculationline');
INSERT INTO public.auth_permission VALUES (455, 'Can delete 산출근거', 114, 'delete_calculationline');
INSERT INTO public.auth_permission VALUES (456, 'Can view 산출근거', 114, 'view_calculationline');
INSERT INTO public.auth_permission VALUES (457, 'Can add 예산안의 원장 등록', 115, 'add_versionposting');
INSERT INTO public.auth_permission VALUES (458, 'Can change 예산안의 원장 등록', 115, 'change_versionposting');
INSERT INTO public.auth_permission VALUES (459, 'Can delete 예산안의 원장 등록', 115, 'delete_versionposting');
INSERT INTO public.auth_permission VALUES (460, 'Can view 예산안의 원장 등록', 115, 'view_versionposting');
INSERT INTO public.auth_permission VALUES (461, 'Can add 예산안의 단계', 116, 'add_versionstep');
INSERT INTO public.auth_permission VALUES (462, 'Can change 예산안의 단계', 116, 'change_versionstep');
INSERT INTO public.auth_permission VALUES (463, 'Can delete 예산안의 단계', 116, 'delete_versionstep');
INSERT INTO public.auth_permission VALUES (464, 'Can view 예산안의 단계', 116, 'view_versionstep');
INSERT INTO public.auth_permission VALUES (465, 'Can add 예산 변경 요청', 117, 'add_movementrequest');
INSERT INTO public.auth_permission VALUES (466, 'Can change 예산 변경 요청', 117, 'change_movementrequest');
INSERT INTO public.auth_permission VALUES (467, 'Can delete 예산 변경 요청', 117, 'delete_movementrequest');
INSERT INTO public.auth_permission VALUES (468, 'Can view 예산 변경 요청', 117, 'view_movementrequest');
INSERT INTO public.auth_permission VALUES (469, 'Can add 예산 변경 요청의 과목', 118, 'add_requestline');
INSERT INTO public.auth_permission VALUES (470, 'Can change 예산 변경 요청의 과목', 118, 'change_requestline');
INSERT INTO public.auth_permission VALUES (471, 'Can delete 예산 변경 요청의 과목', 118, 'delete_requestline');
INSERT INTO public.auth_permission VALUES (472, 'Can view 예산 변경 요청의 과목', 118, 'view_requestline');
INSERT INTO public.auth_permission VALUES (473, 'Can add 예산 변경 요청의 원장 등록', 119, 'add_requestposting');
INSERT INTO public.auth_permission VALUES (474, 'Can change 예산 변경 요청의 원장 등록', 119, 'change_requestposting');
INSERT INTO public.auth_permission VALUES (475, 'Can delete 예산 변경 요청의 원장 등록', 119, 'delete_requestposting');
INSERT INTO public.auth_permission VALUES (476, 'Can view 예산 변경 요청의 원장 등록', 119, 'view_requestposting');
INSERT INTO public.auth_permission VALUES (477, 'Can add 재정 심사·계획', 120, 'add_matter');
INSERT INTO public.auth_permission VALUES (478, 'Can change 재정 심사·계획', 120, 'change_matter');
INSERT INTO public.auth_permission VALUES (479, 'Can delete 재정 심사·계획', 120, 'delete_matter');
INSERT INTO public.auth_permission VALUES (480, 'Can view 재정 심사·계획', 120, 'view_matter');
INSERT INTO public.auth_permission VALUES (481, 'Can add 재정 심사·계획의 내용', 121, 'add_matterstatement');
INSERT INTO public.auth_permission VALUES (482, 'Can change 재정 심사·계획의 내용', 121, 'change_matterstatement');
INSERT INTO public.auth_permission VALUES (483, 'Can delete 재정 심사·계획의 내용', 121, 'delete_matterstatement');
INSERT INTO public.auth_permission VALUES (484, 'Can view 재정 심사·계획의 내용', 121, 'view_matterstatement');
INSERT INTO public.auth_permission VALUES (485, 'Can add 연차별 재원', 122, 'add_matteramount');
INSERT INTO public.auth_permission VALUES (486, 'Can change 연차별 재원', 122, 'change_matteramount');
INSERT INTO public.auth_permission VALUES (487, 'Can delete 연차별 재원', 122, 'delete_matteramount');
INSERT INTO public.auth_permission VALUES (488, 'Can view 연차별 재원', 122, 'view_matteramount');
INSERT INTO public.auth_permission VALUES (489, 'Can add 재정 심사·계획의 단계', 123, 'add_matterstep');
INSERT INTO public.auth_permission VALUES (490, 'Can change 재정 심사·계획의 단계', 123, 'change_matterstep');
INSERT INTO public.auth_permission VALUES (491, 'Can delete 재정 심사·계획의 단계', 123, 'delete_matterstep');
INSERT INTO public.auth_permission VALUES (492, 'Can view 재정 심사·계획의 단계', 123, 'view_matterstep');
INSERT INTO public.auth_permission VALUES (493, 'Can add 배정유보', 124, 'add_allotmenthold');
INSERT INTO public.auth_permission VALUES (494, 'Can change 배정유보', 124, 'change_allotmenthold');
INSERT INTO public.auth_permission VALUES (495, 'Can delete 배정유보', 124, 'delete_allotmenthold');
INSERT INTO public.auth_permission VALUES (496, 'Can view 배정유보', 124, 'view_allotmenthold');
INSERT INTO public.auth_permission VALUES (497, 'Can add 예산배정계획', 125, 'add_allotmentplan');
INSERT INTO public.auth_permission VALUES (498, 'Can change 예산배정계획', 125, 'change_allotmentplan');
INSERT INTO public.auth_permission VALUES (499, 'Can delete 예산배정계획', 125, 'delete_allotmentplan');
INSERT INTO public.auth_permission VALUES (500, 'Can view 예산배정계획', 125, 'view_allotmentplan');
INSERT INTO public.auth_permission VALUES (501, 'Can add 배정 등록', 126, 'add_allotmentposting');
INSERT INTO public.auth_permission VALUES (502, 'Can change 배정 등록', 126, 'change_allotmentposting');
INSERT INTO public.auth_permission VALUES (503, 'Can delete 배정 등록', 126, 'delete_allotmentposting');
INSERT INTO public.auth_permission VALUES (504, 'Can view 배정 등록', 126, 'view_allotmentposting');
INSERT INTO public.auth_permission VALUES (505, 'Can add 유보한 금액', 127, 'add_heldamount');
INSERT INTO public.auth_permission VALUES (506, 'Can change 유보한 금액', 127, 'change_heldamount');
INSERT INTO public.auth_permission VALUES (507, 'Can delete 유보한 금액', 127, 'delete_heldamount');
INSERT INTO public.auth_permission VALUES (508, 'Can view 유보한 금액', 127, 'view_heldamount');
INSERT INTO public.auth_permission VALUES (509, 'Can add 배정유보 해제', 128, 'add_holdrelease');
INSERT INTO public.auth_permission VALUES (510, 'Can change 배정유보 해제', 128, 'change_holdrelease');
INSERT INTO public.auth_permission VALUES (511, 'Can delete 배정유보 해제', 128, 'delete_holdrelease');
INSERT INTO public.auth_permission VALUES (512, 'Can view 배정유보 해제', 128, 'view_holdrelease');
INSERT INTO public.auth_permission VALUES (513, 'Can add 분기별 배정 계획', 129, 'add_plannedallotment');
INSERT INTO public.auth_permission VALUES (514, 'Can change 분기별 배정 계획', 129, 'change_plannedallotment');
INSERT INTO public.auth_permission VALUES (515, 'Can delete 분기별 배정 계획', 129, 'delete_plannedallotment');
INSERT INTO public.auth_permission VALUES (516, 'Can view 분기별 배정 계획', 129, 'view_plannedallotment');
INSERT INTO public.auth_permission VALUES (517, 'Can add 예산절감 목표', 130, 'add_savingtarget');
INSERT INTO public.auth_permission VALUES (518, 'Can change 예산절감 목표', 130, 'change_savingtarget');
INSERT INTO public.auth_permission VALUES (519, 'Can delete 예산절감 목표', 130, 'delete_savingtarget');
INSERT INTO public.auth_permission VALUES (520, 'Can view 예산절감 목표', 130, 'view_savingtarget');
INSERT INTO public.auth_permission VALUES (521, 'Can add 예산절감 실적', 131, 'add_savingresult');
INSERT INTO public.auth_permission VALUES (522, 'Can change 예산절감 실적', 131, 'change_savingresult');
INSERT INTO public.auth_permission VALUES (523, 'Can delete 예산절감 실적', 131, 'delete_savingresult');
INSERT INTO public.auth_permission VALUES (524, 'Can view 예산절감 실적', 131, 'view_savingresult');
INSERT INTO public.auth_permission VALUES (525, 'Can add 신속집행 목표', 132, 'add_executiontarget');
INSERT INTO public.auth_permission VALUES (526, 'Can change 신속집행 목표', 132, 'change_executiontarget');
INSERT INTO public.auth_permission VALUES (527, 'Can delete 신속집행 목표', 132, 'delete_executiontarget');
INSERT INTO public.auth_permission VALUES (528, 'Can view 신속집행 목표', 132, 'view_executiontarget');
INSERT INTO public.auth_permission VALUES (529, 'Can add 세입과목', 133, 'add_revenuecell');
INSERT INTO public.auth_permission VALUES (530, 'Can change 세입과목', 133, 'change_revenuecell');
INSERT INTO public.auth_permission VALUES (531, 'Can delete 세입과목', 133, 'delete_revenuecell');
INSERT INTO public.auth_permission VALUES (532, 'Can view 세입과목', 133, 'view_revenuecell');
INSERT INTO public.auth_permission VALUES (533, 'Can add 세입 사건', 134, 'add_revenueevent');
INSERT INTO public.auth_permission VALUES (534, 'Can change 세입 사건', 134, 'change_revenueevent');
INSERT INTO public.auth_permission VALUES (535, 'Can delete 세입 사건', 134, 'delete_revenueevent');
INSERT INTO public.auth_permission VALUES (536, 'Can view 세입 사건', 134, 'view_revenueevent');
INSERT INTO public.auth_permission VALUES (537, 'Can add 세입 원장', 135, 'add_revenueline');
INSERT INTO public.auth_permission VALUES (538, 'Can change 세입 원장', 135, 'change_revenueline');
INSERT INTO public.auth_permission VALUES (539, 'Can delete 세입 원장', 135, 'delete_revenueline');
INSERT INTO public.auth_permission VALUES (540, 'Can view 세입 원장', 135, 'view_revenueline');
INSERT INTO public.auth_permission VALUES (541, 'Can add 세입·세출을 맞춘 차수', 136, 'add_sealedround');
INSERT INTO public.auth_permission VALUES (542, 'Can change 세입·세출을 맞춘 차수', 136, 'change_sealedround');
INSERT INTO public.auth_permission VALUES (543, 'Can delete 세입·세출을 맞춘 차수', 136, 'delete_sealedround');
INSERT INTO public.auth_permission VALUES (544, 'Can view 세입·세출을 맞춘 차수', 136, 'view_sealedround');
INSERT INTO public.auth_permission VALUES (545, 'Can add 원장 대사', 137, 'add_reconciliation');
INSERT INTO public.auth_permission VALUES (546, 'Can change 원장 대사', 137, 'change_reconciliation');
INSERT INTO public.auth_permission VALUES (547, 'Can delete 원장 대사', 137, 'delete_reconciliation');
INSERT INTO public.auth_permission VALUES (548, 'Can view 원장 대사', 137, 'view_reconciliation');
INSERT INTO public.auth_permission VALUES (549, 'Can add 원장 대사의 줄', 138, 'add_reconciledline');
INSERT INTO public.auth_permission VALUES (550, 'Can change 원장 대사의 줄', 138, 'change_reconciledline');
INSERT INTO public.auth_permission VALUES (551, 'Can delete 원장 대사의 줄', 138, 'delete_reconciledline');
INSERT INTO public.auth_permission VALUES (552, 'Can view 원장 대사의 줄', 138, 'view_reconciledline');
INSERT INTO public.auth_permission VALUES (553, 'Can add 차이의 사유', 139, 'add_differencereason');
INSERT INTO public.auth_permission VALUES (554, 'Can change 차이의 사유', 139, 'change_differencereason');
INSERT INTO public.auth_permission VALUES (555, 'Can delete 차이의 사유', 139, 'delete_differencereason');
INSERT INTO public.auth_permission VALUES (556, 'Can view 차이의 사유', 139, 'view_differencereason');
INSERT INTO public.auth_permission VALUES (557, 'Can add 채무부담행위의 계약', 140, 'add_debtcontract');
INSERT INTO public.auth_permission VALUES (558, 'Can change 채무부담행위의 계약', 140, 'change_debtcontract');
INSERT INTO public.auth_permission VALUES (559, 'Can delete 채무부담행위의 계약', 140, 'delete_debtcontract');
INSERT INTO public.auth_permission VALUES (560, 'Can view 채무부담행위의 계약', 140, 'view_debtcontract');
INSERT INTO public.auth_permission VALUES (561, 'Can add 예산안의 첨부서류', 141, 'add_enclosure');
INSERT INTO public.auth_permission VALUES (562, 'Can change 예산안의 첨부서류', 141, 'change_enclosure');
INSERT INTO public.auth_permission VALUES (563, 'Can delete 예산안의 첨부서류', 141, 'delete_enclosure');
INSERT INTO public.auth_permission VALUES (564, 'Can view 예산안의 첨부서류', 141, 'view_enclosure');
INSERT INTO public.auth_permission VALUES (565, 'Can add 계속비·채무부담행위·명시이월비', 142, 'add_provision');
INSERT INTO public.auth_permission VALUES (566, 'Can change 계속비·채무부담행위·명시이월비', 142, 'change_provision');
INSERT INTO public.auth_permission VALUES (567, 'Can delete 계속비·채무부담행위·명시이월비', 142, 'delete_provision');
INSERT INTO public.auth_permission VALUES (568, 'Can view 계속비·채무부담행위·명시이월비', 142, 'view_provision');
INSERT INTO public.auth_permission VALUES (569, 'Can add 계속비·채무부담행위·명시이월비의 금액', 143, 'add_provisionamount');
INSERT INTO public.auth_permission VALUES (570, 'Can change 계속비·채무부담행위·명시이월비의 금액', 143, 'change_provisionamount');
INSERT INTO public.auth_permission VALUES (571, 'Can delete 계속비·채무부담행위·명시이월비의 금액', 143, 'delete_provisionamount');
INSERT INTO public.auth_permission VALUES (572, 'Can view 계속비·채무부담행위·명시이월비의 금액', 143, 'view_provisionamount');
INSERT INTO public.auth_permission VALUES (573, 'Can add 계속비·채무부담행위·명시이월비의 내용', 144, 'add_provisionstatement');
INSERT INTO public.auth_permission VALUES (574, 'Can change 계속비·채무부담행위·명시이월비의 내용', 144, 'change_provisionstatement');
INSERT INTO public.auth_permission VALUES (575, 'Can delete 계속비·채무부담행위·명시이월비의 내용', 144, 'delete_provisionstatement');
INSERT INTO public.auth_permission VALUES (576, 'Can view 계속비·채무부담행위·명시이월비의 내용', 144, 'view_provisionstatement');
INSERT INTO public.auth_permission VALUES (577, 'Can add 세입 파일의 사건', 145, 'add_revenuefileevent');
INSERT INTO public.auth_permission VALUES (578, 'Can change 세입 파일의 사건', 145, 'change_revenuefileevent');
INSERT INTO public.auth_permission VALUES (579, 'Can delete 세입 파일의 사건', 145, 'delete_revenuefileevent');
INSERT INTO public.auth_permission VALUES (580, 'Can view 세입 파일의 사건', 145, 'view_revenuefileevent');
INSERT INTO public.auth_permission VALUES (581, 'Can add 뒤따르는 할 일을 마침', 146, 'add_dutyreport');
INSERT INTO public.auth_permission VALUES (582, 'Can change 뒤따르는 할 일을 마침', 146, 'change_dutyreport');
INSERT INTO public.auth_permission VALUES (583, 'Can delete 뒤따르는 할 일을 마침', 146, 'delete_dutyreport');
INSERT INTO public.auth_permission VALUES (584, 'Can view 뒤따르는 할 일을 마침', 146, 'view_dutyreport');
INSERT INTO public.auth_permission VALUES (585, 'Can add 세부사업 담당 팀', 147, 'add_teamterm');
INSERT INTO public.auth_permission VALUES (586, 'Can change 세부사업 담당 팀', 147, 'change_teamterm');
INSERT INTO public.auth_permission VALUES (587, 'Can delete 세부사업 담당 팀', 147, 'delete_teamterm');
INSERT INTO public.auth_permission VALUES (588, 'Can view 세부사업 담당 팀', 147, 'view_teamterm');
INSERT INTO public.auth_permission VALUES (589, 'Can add 원장 대사의 무효', 148, 'add_reconciliationvoid');
INSERT INTO public.auth_permission VALUES (590, 'Can change 원장 대사의 무효', 148, 'change_reconciliationvoid');
INSERT INTO public.auth_permission VALUES (591, 'Can delete 원장 대사의 무효', 148, 'delete_reconciliationvoid');
INSERT INTO public.auth_permission VALUES (592, 'Can view 원장 대사의 무효', 148, 'view_reconciliationvoid');
INSERT INTO public.auth_permission VALUES (593, 'Can add 코드 승계', 149, 'add_codesuccessor');
INSERT INTO public.auth_permission VALUES (594, 'Can change 코드 승계', 149, 'change_codesuccessor');
INSERT INTO public.auth_permission VALUES (595, 'Can delete 코드 승계', 149, 'delete_codesuccessor');
INSERT INTO public.auth_permission VALUES (596, 'Can view 코드 승계', 149, 'view_codesuccessor');
INSERT INTO public.auth_permission VALUES (597, 'Can add 코드표', 150, 'add_codetable');
INSERT INTO public.auth_permission VALUES (598, 'Can change 코드표', 150, 'change_codetable');
INSERT INTO public.auth_permission VALUES (599, 'Can delete 코드표', 150, 'delete_codetable');
INSERT INTO public.auth_permission VALUES (600, 'Can view 코드표', 150, 'view_codetable');
INSERT INTO public.auth_permission VALUES (601, 'Can add 코드', 151, 'add_codeentry');
INSERT INTO public.auth_permission VALUES (602, 'Can change 코드', 151, 'change_codeentry');
INSERT INTO public.auth_permission VALUES (603, 'Can delete 코드', 151, 'delete_codeentry');
INSERT INTO public.auth_permission VALUES (604, 'Can view 코드', 151, 'view_codeentry');
INSERT INTO public.auth_permission VALUES (605, 'Can add 승인을 기다리는 등록', 152, 'add_postingproposal');
INSERT INTO public.auth_permission VALUES (606, 'Can change 승인을 기다리는 등록', 152, 'change_postingproposal');
INSERT INTO public.auth_permission VALUES (607, 'Can delete 승인을 기다리는 등록', 152, 'delete_postingproposal');
INSERT INTO public.auth_permission VALUES (608, 'Can view 승인을 기다리는 등록', 152, 'view_postingproposal');
INSERT INTO public.auth_permission VALUES (609, 'Can add 등록의 승인', 153, 'add_proposaldecision');
INSERT INTO public.auth_permission VALUES (610, 'Can change 등록의 승인', 153, 'change_proposaldecision');
INSERT INTO public.auth_permission VALUES (611, 'Can delete 등록의 승인', 153, 'delete_proposaldecision');
INSERT INTO public.auth_permission VALUES (612, 'Can view 등록의 승인', 153, 'view_proposaldecision');
INSERT INTO public.auth_permission VALUES (613, 'Can add 품의', 154, 'add_spendingrequest');
INSERT INTO public.auth_permission VALUES (614, 'Can change 품의', 154, 'change_spendingrequest');
INSERT INTO public.auth_permission VALUES (615, 'Can delete 품의', 154, 'delete_spendingrequest');
INSERT INTO public.auth_permission VALUES (616, 'Can view 품의', 154, 'view_spendingrequest');
INSERT INTO public.auth_permission VALUES (617, 'Can add 연말 예상 집행액', 155, 'add_executionforecast');
INSERT INTO public.auth_permission VALUES (618, 'Can change 연말 예상 집행액', 155, 'change_executionforecast');
INSERT INTO public.auth_permission VALUES (619, 'Can delete 연말 예상 집행액', 155, 'delete_executionforecast');
INSERT INTO public.auth_permission VALUES (620, 'Can view 연말 예상 집행액', 155, 'view_executionforecast');
INSERT INTO public.auth_permission VALUES (621, 'Can add 예산 변경 요청의 새 과목', 156, 'add_requestedplace');
INSERT INTO public.auth_permission VALUES (622, 'Can change 예산 변경 요청의 새 과목', 156, 'change_requestedplace');
INSERT INTO public.auth_permission VALUES (623, 'Can delete 예산 변경 요청의 새 과목', 156, 'delete_requestedplace');
INSERT INTO public.auth_permission VALUES (624, 'Can view 예산 변경 요청의 새 과목', 156, 'view_requestedplace');
INSERT INTO public.auth_permission VALUES (625, 'Can add 재배정 부서의 사건', 157, 'add_unitmovement');
INSERT INTO public.auth_permission VALUES (626, 'Can change 재배정 부서의 사건', 157, 'change_unitmovement');
INSERT INTO public.auth_permission VALUES (627, 'Can delete 재배정 부서의 사건', 157, 'delete_unitmovement');
INSERT INTO public.auth_permission VALUES (628, 'Can view 재배정 부서의 사건', 157, 'view_unitmovement');
INSERT INTO public.auth_permission VALUES (629, 'Can add 이용 조항', 158, 'add_crossuseclause');
INSERT INTO public.auth_permission VALUES (630, 'Can change 이용 조항', 158, 'change_crossuseclause');
INSERT INTO public.auth_permission VALUES (631, 'Can delete 이용 조항', 158, 'delete_crossuseclause');
INSERT INTO public.auth_permission VALUES (632, 'Can view 이용 조항', 158, 'view_crossuseclause');
INSERT INTO public.auth_permission VALUES (633, 'Can add 외부재원의 움직임', 159, 'add_grantmovement');
INSERT INTO public.auth_permission VALUES (634, 'Can change 외부재원의 움직임', 159, 'change_grantmovement');
INSERT INTO public.auth_permission VALUES (635, 'Can delete 외부재원의 움직임', 159, 'delete_grantmovement');
INSERT INTO public.auth_permission VALUES (636, 'Can view 외부재원의 움직임', 159, 'view_grantmovement');
INSERT INTO public.auth_permission VALUES (637, 'Can add 보고서 정의', 160, 'add_definitionrevision');
INSERT INTO public.auth_permission VALUES (638, 'Can change 보고서 정의', 160, 'change_definitionrevision');
INSERT INTO public.auth_permission VALUES (639, 'Can delete 보고서 정의', 160, 'delete_definitionrevision');
INSERT INTO public.auth_permission VALUES (640, 'Can view 보고서 정의', 160, 'view_definitionrevision');
INSERT INTO public.auth_permission VALUES (641, 'Can add 보고서 호', 161, 'add_edition');
INSERT INTO public.auth_permission VALUES (642, 'Can change 보고서 호', 161, 'change_edition');
INSERT INTO public.auth_permission VALUES (643, 'Can delete 보고서 호', 161, 'delete_edition');
INSERT INTO public.auth_permission VALUES (644, 'Can view 보고서 호', 161, 'view_edition');
INSERT INTO public.auth_permission VALUES (645, 'Can add 보고서 파일', 162, 'add_editionfile');
INSERT INTO public.auth_permission VALUES (646, 'Can change 보고서 파일', 162, 'change_editionfile');
INSERT INTO public.auth_permission VALUES (647, 'Can delete 보고서 파일', 162, 'delete_editionfile');
INSERT INTO public.auth_permission VALUES (648, 'Can view 보고서 파일', 162, 'view_editionfile');
INSERT INTO public.auth_permission VALUES (649, 'Can add 보고서 올리기', 163, 'add_intake');
INSERT INTO public.auth_permission VALUES (650, 'Can change 보고서 올리기', 163, 'change_intake');
INSERT INTO public.auth_permission VALUES (651, 'Can delete 보고서 올리기', 163, 'delete_intake');
INSERT INTO public.auth_permission VALUES (652, 'Can view 보고서 올리기', 163, 'view_intake');
INSERT INTO public.auth_permission VALUES (653, 'Can add 확인한 표', 164, 'add_confirmedtable');
INSERT INTO public.auth_permission VALUES (654, 'Can change 확인한 표', 164, 'change_confirmedtable');
INSERT INTO public.auth_permission VALUES (655, 'Can delete 확인한 표', 164, 'delete_confirmedtable');
INSERT INTO public.auth_permission VALUES (656, 'Can view 확인한 표', 164, 'view_confirmedtable');

INSERT INTO public.django_content_type VALUES (1, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (2, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (3, 'contenttypes', 'contenttype');
INSERT INTO public.django_content_type VALUES (4, 'sessions', 'session');
INSERT INTO public.django_content_type VALUES (5, 'procrastinate', 'procrastinateevent');
INSERT INTO public.django_content_type VALUES (6, 'procrastinate', 'procrastinatejob');
INSERT INTO public.django_content_type VALUES (7, 'procrastinate', 'procrastinateperiodicdefer');
INSERT INTO public.django_content_type VALUES (8, 'procrastinate', 'procrastinateworker');
INSERT INTO public.django_content_type VALUES (9, 'platform', 'municipality');
INSERT INTO public.django_content_type VALUES (10, 'platform', 'account');
INSERT INTO public.django_content_type VALUES (11, 'platform', 'epoch');
INSERT INTO public.django_content_type VALUES (12, 'platform', 'operation');
INSERT INTO public.django_content_type VALUES (13, 'platform', 'file');
INSERT INTO public.django_content_type VALUES (14, 'platform', 'source');
INSERT INTO public.django_content_type VALUES (15, 'platform', 'observation');
INSERT INTO public.django_content_type VALUES (16, 'platform', 'ruling');
INSERT INTO public.django_content_type VALUES (17, 'platform', 'apitoken');
INSERT INTO public.django_content_type VALUES (18, 'platform', 'keptanswer');
INSERT INTO public.django_content_type VALUES (19, 'platform', 'decisionpart');
INSERT INTO public.django_content_type VALUES (20, 'platform', 'decision');
INSERT INTO public.django_content_type VALUES (21, 'platform', 'personalreading');
INSERT INTO public.django_content_type VALUES (22, 'platform', 'readingcheck');
INSERT INTO public.django_content_type VALUES (23, 'platform', 'tombstone');
INSERT INTO public.django_content_type VALUES (24, 'platform', 'job');
INSERT INTO public.django_content_type VALUES (25, 'platform', 'searchitem');
INSERT INTO public.django_content_type VALUES (26, 'platform', 'searchkeys');
INSERT INTO public.django_content_type VALUES (27, 'platform', 'searchtouch');
INSERT INTO public.django_content_type VALUES (28, 'platform', 'delegation');
INSERT INTO public.django_content_type VALUES (29, 'platform', 'delegationend');
INSERT INTO public.django_content_type VALUES (30, 'platform', 'notice');
INSERT INTO public.django_content_type VALUES (31, 'platform', 'noticesetting');
INSERT INTO public.django_content_type VALUES (32, 'platform', 'mailaddress');
INSERT INTO public.django_content_type VALUES (33, 'platform', 'digest');
INSERT INTO public.django_content_type VALUES (34, 'platform', 'attachment');
INSERT INTO public.django_content_type VALUES (35, 'platform', 'attachmentversion');
INSERT INTO public.django_content_type VALUES (36, 'platform', 'attachmentremoval');
INSERT INTO public.django_content_type VALUES (37, 'platform', 'filescan');
INSERT INTO public.django_content_type VALUES (38, 'platform', 'calendarfeed');
INSERT INTO public.django_content_type VALUES (39, 'platform', 'calendarentry');
INSERT INTO public.django_content_type VALUES (40, 'platform', 'erasurerequest');
INSERT INTO public.django_content_type VALUES (41, 'platform', 'closedday');
INSERT INTO public.django_content_type VALUES (42, 'platform', 'duechange');
INSERT INTO public.django_content_type VALUES (43, 'platform', 'formdraft');
INSERT INTO public.django_content_type VALUES (44, 'platform', 'retentionperiod');
INSERT INTO public.django_content_type VALUES (45, 'platform', 'rowchange');
INSERT INTO public.django_content_type VALUES (46, 'platform', 'decreecalendar');
INSERT INTO public.django_content_type VALUES (47, 'platform', 'decreeduechange');
INSERT INTO public.django_content_type VALUES (48, 'platform', 'attachmentrestoration');
INSERT INTO public.django_content_type VALUES (49, 'platform', 'disposalrequest');
INSERT INTO public.django_content_type VALUES (50, 'platform', 'retentionhold');
INSERT INTO public.django_content_type VALUES (51, 'account', 'emailaddress');
INSERT INTO public.django_content_type VALUES (52, 'account', 'emailconfirmation');
INSERT INTO public.django_content_type VALUES (53, 'socialaccount', 'socialaccount');
INSERT INTO public.django_content_type VALUES (54, 'socialaccount', 'socialapp');
INSERT INTO public.django_content_type VALUES (55, 'socialaccount', 'socialtoken');
INSERT INTO public.django_content_type VALUES (56, 'mfa', 'authenticator');
INSERT INTO public.django_content_type VALUES (57, 'org', 'handover');
INSERT INTO public.django_content_type VALUES (58, 'org', 'handoveritem');
INSERT INTO public.django_content_type VALUES (59, 'org', 'order');
INSERT INTO public.django_content_type VALUES (60, 'org', 'person');
INSERT INTO public.django_content_type VALUES (61, 'org', 'post');
INSERT INTO public.django_content_type VALUES (62, 'org', 'appointment');
INSERT INTO public.django_content_type VALUES (63, 'org', 'unit');
INSERT INTO public.django_content_type VALUES (64, 'org', 'succession');
INSERT INTO public.django_content_type VALUES (65, 'org', 'staffingform');
INSERT INTO public.django_content_type VALUES (66, 'org', 'quota');
INSERT INTO public.django_content_type VALUES (67, 'org', 'postterm');
INSERT INTO public.django_content_type VALUES (68, 'org', 'duty');
INSERT INTO public.django_content_type VALUES (69, 'org', 'unitterm');
INSERT INTO public.django_content_type VALUES (70, 'org', 'handoverreceipt');
INSERT INTO public.django_content_type VALUES (71, 'org', 'equipment');
INSERT INTO public.django_content_type VALUES (72, 'org', 'equipmentterm');
INSERT INTO public.django_content_type VALUES (73, 'org', 'accountingoffice');
INSERT INTO public.django_content_type VALUES (74, 'org', 'standingmark');
INSERT INTO public.django_content_type VALUES (75, 'org', 'facility');
INSERT INTO public.django_content_type VALUES (76, 'org', 'facilityterm');
INSERT INTO public.django_content_type VALUES (77, 'org', 'postgrades');
INSERT INTO public.django_content_type VALUES (78, 'org', 'postclosing');
INSERT INTO public.django_content_type VALUES (79, 'office', 'officecase');
INSERT INTO public.django_content_type VALUES (80, 'office', 'draft');
INSERT INTO public.django_content_type VALUES (81, 'office', 'documentrecord');
INSERT INTO public.django_content_type VALUES (82, 'office', 'caselink');
INSERT INTO public.django_content_type VALUES (83, 'office', 'caseevent');
INSERT INTO public.django_content_type VALUES (84, 'office', 'opinionrequest');
INSERT INTO public.django_content_type VALUES (85, 'office', 'approvalstep');
INSERT INTO public.django_content_type VALUES (86, 'office', 'agendaitem');
INSERT INTO public.django_content_type VALUES (87, 'office', 'attendance');
INSERT INTO public.django_content_type VALUES (88, 'office', 'committee');
INSERT INTO public.django_content_type VALUES (89, 'office', 'committeemember');
INSERT INTO public.django_content_type VALUES (90, 'office', 'committeeterm');
INSERT INTO public.django_content_type VALUES (91, 'office', 'meeting');
INSERT INTO public.django_content_type VALUES (92, 'office', 'meetingevent');
INSERT INTO public.django_content_type VALUES (93, 'office', 'recusal');
INSERT INTO public.django_content_type VALUES (94, 'office', 'vote');
INSERT INTO public.django_content_type VALUES (95, 'office', 'savedview');
INSERT INTO public.django_content_type VALUES (96, 'office', 'petitioner');
INSERT INTO public.django_content_type VALUES (97, 'office', 'membercontact');
INSERT INTO public.django_content_type VALUES (98, 'office', 'copost');
INSERT INTO public.django_content_type VALUES (99, 'office', 'duesegment');
INSERT INTO public.django_content_type VALUES (100, 'office', 'delegationtable');
INSERT INTO public.django_content_type VALUES (101, 'office', 'caseassignment');
INSERT INTO public.django_content_type VALUES (102, 'office', 'membernotice');
INSERT INTO public.django_content_type VALUES (103, 'office', 'draftattachment');
INSERT INTO public.django_content_type VALUES (104, 'budget', 'budgetaccount');
INSERT INTO public.django_content_type VALUES (105, 'budget', 'appropriationcell');
INSERT INTO public.django_content_type VALUES (106, 'budget', 'fiscalyear');
INSERT INTO public.django_content_type VALUES (107, 'budget', 'ledgerevent');
INSERT INTO public.django_content_type VALUES (108, 'budget', 'ledgerline');
INSERT INTO public.django_content_type VALUES (109, 'budget', 'programme');
INSERT INTO public.django_content_type VALUES (110, 'budget', 'yearclosing');
INSERT INTO public.django_content_type VALUES (111, 'budget', 'budgetversion');
INSERT INTO public.django_content_type VALUES (112, 'budget', 'budgetline');
INSERT INTO public.django_content_type VALUES (113, 'budget', 'linestatement');
INSERT INTO public.django_content_type VALUES (114, 'budget', 'calculationline');
INSERT INTO public.django_content_type VALUES (115, 'budget', 'versionposting');
INSERT INTO public.django_content_type VALUES (116, 'budget', 'versionstep');
INSERT INTO public.django_content_type VALUES (117, 'budget', 'movementrequest');
INSERT INTO public.django_content_type VALUES (118, 'budget', 'requestline');
INSERT INTO public.django_content_type VALUES (119, 'budget', 'requestposting');
INSERT INTO public.django_content_type VALUES (120, 'budget', 'matter');
INSERT INTO public.django_content_type VALUES (121, 'budget', 'matterstatement');
INSERT INTO public.django_content_type VALUES (122, 'budget', 'matteramount');
INSERT INTO public.django_content_type VALUES (123, 'budget', 'matterstep');
INSERT INTO public.django_content_type VALUES (124, 'budget', 'allotmenthold');
INSERT INTO public.django_content_type VALUES (125, 'budget', 'allotmentplan');
INSERT INTO public.django_content_type VALUES (126, 'budget', 'allotmentposting');
INSERT INTO public.django_content_type VALUES (127, 'budget', 'heldamount');
INSERT INTO public.django_content_type VALUES (128, 'budget', 'holdrelease');
INSERT INTO public.django_content_type VALUES (129, 'budget', 'plannedallotment');
INSERT INTO public.django_content_type VALUES (130, 'budget', 'savingtarget');
INSERT INTO public.django_content_type VALUES (131, 'budget', 'savingresult');
INSERT INTO public.django_content_type VALUES (132, 'budget', 'executiontarget');
INSERT INTO public.django_content_type VALUES (133, 'budget', 'revenuecell');
INSERT INTO public.django_content_type VALUES (134, 'budget', 'revenueevent');
INSERT INTO public.django_content_type VALUES (135, 'budget', 'revenueline');
INSERT INTO public.django_content_type VALUES (136, 'budget', 'sealedround');
INSERT INTO public.django_content_type VALUES (137, 'budget', 'reconciliation');
INSERT INTO public.django_content_type VALUES (138, 'budget', 'reconciledline');
INSERT INTO public.django_content_type VALUES (139, 'budget', 'differencereason');
INSERT INTO public.django_content_type VALUES (140, 'budget', 'debtcontract');
INSERT INTO public.django_content_type VALUES (141, 'budget', 'enclosure');
INSERT INTO public.django_content_type VALUES (142, 'budget', 'provision');
INSERT INTO public.django_content_type VALUES (143, 'budget', 'provisionamount');
INSERT INTO public.django_content_type VALUES (144, 'budget', 'provisionstatement');
INSERT INTO public.django_content_type VALUES (145, 'budget', 'revenuefileevent');
INSERT INTO public.django_content_type VALUES (146, 'budget', 'dutyreport');
INSERT INTO public.django_content_type VALUES (147, 'budget', 'teamterm');
INSERT INTO public.django_content_type VALUES (148, 'budget', 'reconciliationvoid');
INSERT INTO public.django_content_type VALUES (149, 'budget', 'codesuccessor');
INSERT INTO public.django_content_type VALUES (150, 'budget', 'codetable');
INSERT INTO public.django_content_type VALUES (151, 'budget', 'codeentry');
INSERT INTO public.django_content_type VALUES (152, 'budget', 'postingproposal');
INSERT INTO public.django_content_type VALUES (153, 'budget', 'proposaldecision');
INSERT INTO public.django_content_type VALUES (154, 'budget', 'spendingrequest');
INSERT INTO public.django_content_type VALUES (155, 'budget', 'executionforecast');
INSERT INTO public.django_content_type VALUES (156, 'budget', 'requestedplace');
INSERT INTO public.django_content_type VALUES (157, 'budget', 'unitmovement');
INSERT INTO public.django_content_type VALUES (158, 'budget', 'crossuseclause');
INSERT INTO public.django_content_type VALUES (159, 'budget', 'grantmovement');
INSERT INTO public.django_content_type VALUES (160, 'reports', 'definitionrevision');
INSERT INTO public.django_content_type VALUES (161, 'reports', 'edition');
INSERT INTO public.django_content_type VALUES (162, 'reports', 'editionfile');
INSERT INTO public.django_content_type VALUES (163, 'reports', 'intake');
INSERT INTO public.django_content_type VALUES (164, 'reports', 'confirmedtable');

INSERT INTO public.platform_decisionpart VALUES (30, 'org.undo', 'org_appointment', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (31, 'org.undo', 'org_duty', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (32, 'org.undo', 'org_postterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (33, 'org.undo', 'org_quota', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (34, 'org.undo', 'org_staffingform', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (35, 'org.undo', 'org_succession', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (36, 'org.undo', 'org_unitterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (37, 'org.equipment', 'org_order', 't.operation_id = $1', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (1, 'RULE', 'platform_ruling', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (2, 'platform.erase_person', 'platform_tombstone', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (3, 'platform.dispose_readings', 'platform_tombstone', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (4, 'platform.set_retention', 'platform_retentionperiod', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (5, 'org.personnel', 'org_order', 't.operation_id = $1', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (6, 'org.personnel', 'org_appointment', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (7, 'org.personnel', 'org_duty', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (66, 'budget.adopt', 'budget_versionstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (8, 'org.personnel', 'org_postterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (9, 'org.personnel', 'org_quota', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (10, 'org.personnel', 'org_staffingform', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (11, 'org.personnel', 'org_succession', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (12, 'org.personnel', 'org_unitterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (13, 'org.reorganisation', 'org_order', 't.operation_id = $1', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (14, 'org.reorganisation', 'org_appointment', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (15, 'org.reorganisation', 'org_duty', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (16, 'org.reorganisation', 'org_postterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (17, 'org.reorganisation', 'org_quota', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (18, 'org.reorganisation', 'org_staffingform', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (19, 'org.reorganisation', 'org_succession', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (20, 'org.reorganisation', 'org_unitterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (21, 'org.import', 'org_order', 't.operation_id = $1', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (22, 'org.import', 'org_appointment', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (23, 'org.import', 'org_duty', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (24, 'org.import', 'org_postterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (25, 'org.import', 'org_quota', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (26, 'org.import', 'org_staffingform', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (27, 'org.import', 'org_succession', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (28, 'org.import', 'org_unitterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (29, 'org.undo', 'org_order', 't.operation_id = $1', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (38, 'org.equipment', 'org_equipmentterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (39, 'office.submit', 'office_caseevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (40, 'office.submit', 'office_draft', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (41, 'office.review', 'office_caseevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (42, 'office.review', 'office_approvalstep', 't.decision_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (43, 'office.decide', 'office_caseevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (44, 'office.decide', 'office_approvalstep', 't.decision_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (45, 'office.return', 'office_caseevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (46, 'office.return', 'office_approvalstep', 't.decision_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (47, 'office.withdraw', 'office_caseevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (48, 'office.withdraw', 'office_approvalstep', 't.decision_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (49, 'office.resolve', 'office_caseevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (50, 'office.meeting_decide', 'office_meetingevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (51, 'office.meeting_decide', 'office_agendaitem', 't.decided_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (52, 'office.meeting_decide', 'office_vote', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (53, 'office.meeting_confirm', 'office_meetingevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (54, 'office.appoint_member', 'office_committeemember', 't.operation_id = $1 OR t.ended_by_id = $1', '["ended_on", "ended_by_id"]');
INSERT INTO public.platform_decisionpart VALUES (55, 'office.renew_member', 'office_committeemember', 't.operation_id = $1 OR t.ended_by_id = $1', '["ended_on", "ended_by_id"]');
INSERT INTO public.platform_decisionpart VALUES (56, 'office.remove_member', 'office_committeemember', 't.operation_id = $1 OR t.ended_by_id = $1', '["ended_on", "ended_by_id"]');
INSERT INTO public.platform_decisionpart VALUES (57, 'budget.post', 'budget_ledgerevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (59, 'budget.reverse', 'budget_ledgerevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (61, 'budget.close_fiscal_year', 'budget_yearclosing', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (62, 'budget.propose', 'budget_versionstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (63, 'budget.submit', 'budget_versionstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (64, 'budget.refer', 'budget_versionstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (65, 'budget.consent', 'budget_versionstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (67, 'budget.reject', 'budget_versionstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (68, 'budget.matter_pass', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (69, 'budget.matter_amend', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (70, 'budget.matter_vote_down', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (71, 'budget.matter_find_appropriate', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (72, 'budget.matter_find_conditional', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (73, 'budget.matter_find_reconsider', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (74, 'budget.matter_find_inappropriate', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (75, 'budget.matter_exempt', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (76, 'budget.matter_confirm', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (77, 'budget.matter_clear', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (78, 'budget.matter_select', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (79, 'budget.matter_adopt', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (80, 'budget.matter_council_reject', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (81, 'budget.matter_change', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (82, 'budget.matter_issue', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (83, 'budget.matter_publish', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (94, 'budget.matter_to_ministry', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (95, 'budget.matter_approve', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (84, 'budget.post_revenue', 'budget_revenueevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (85, 'budget.post_revenue', 'budget_revenueline', 't.event_id IN (SELECT e.id FROM budget_revenueevent e WHERE e.operation_id = $1)', '[]');
INSERT INTO public.platform_decisionpart VALUES (86, 'budget.seal_round', 'budget_sealedround', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (87, 'budget.reverse', 'budget_revenueevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (88, 'budget.reverse', 'budget_revenueline', 't.event_id IN (SELECT e.id FROM budget_revenueevent e WHERE e.operation_id = $1)', '[]');
INSERT INTO public.platform_decisionpart VALUES (96, 'budget.matter_approve_with', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (97, 'budget.matter_gazette', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (58, 'budget.post', 'budget_ledgerline', '(t.municipality_id, t.event_id) IN (SELECT e.municipality_id, e.id FROM budget_ledgerevent e WHERE e.operation_id = $1)', '[]');
INSERT INTO public.platform_decisionpart VALUES (60, 'budget.reverse', 'budget_ledgerline', '(t.municipality_id, t.event_id) IN (SELECT e.municipality_id, e.id FROM budget_ledgerevent e WHERE e.operation_id = $1)', '[]');
INSERT INTO public.platform_decisionpart VALUES (89, 'budget.matter_compile', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (90, 'budget.matter_appoint', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (91, 'budget.matter_finish', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (92, 'budget.matter_receive', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (93, 'budget.matter_present', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (98, 'budget.matter_answer', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (99, 'budget.matter_reopen', 'budget_matterstep', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (100, 'budget.post_unit', 'budget_ledgerevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (101, 'budget.post_unit', 'budget_ledgerline', 't.event_id = ANY (ARRAY(SELECT e.id FROM budget_ledgerevent e WHERE e.operation_id = $1))', '[]');
INSERT INTO public.platform_decisionpart VALUES (102, 'budget.post_unit', 'budget_unitmovement', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (103, 'platform.delegate', 'platform_delegation', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (104, 'platform.end_delegation', 'platform_delegationend', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (105, 'platform.reopen_day', 'platform_closedday', 't.withdrawn_by_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (106, 'platform.reopen_day', 'platform_duechange', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (107, 'files.dispose', 'platform_tombstone', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (108, 'platform.close_day', 'platform_closedday', 't.operation_id = $1', '["withdrawn_by_id"]');
INSERT INTO public.platform_decisionpart VALUES (109, 'platform.close_day', 'platform_duechange', 't.operation_id = $1', '["withdrawn_by_id"]');
INSERT INTO public.platform_decisionpart VALUES (110, 'files.hold', 'platform_retentionhold', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (111, 'files.decide_disposal', 'platform_disposalrequest', 't.decision_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (112, 'org.facility', 'org_order', 't.operation_id = $1', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (113, 'org.facility', 'org_facilityterm', 't.order_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1) OR t.ended_by_id IN (SELECT o.id FROM org_order o WHERE o.operation_id = $1)', '["ended_by_id", "ended_epoch"]');
INSERT INTO public.platform_decisionpart VALUES (114, 'org.designate', 'org_accountingoffice', 't.operation_id = $1', '["valid_until", "relieved_by_id"]');
INSERT INTO public.platform_decisionpart VALUES (115, 'org.relieve', 'org_accountingoffice', 't.relieved_by_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (116, 'office.set_delegation', 'office_delegationtable', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (117, 'office.end_committee', 'office_committee', 't.id IN (SELECT c.row_id FROM platform_rowchange c WHERE c.operation_id = $1 AND c.table_name = ''office_committee'')', '["post_id"]');
INSERT INTO public.platform_decisionpart VALUES (118, 'office.submit', 'office_draftattachment', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (119, 'office.review', 'office_draftattachment', 't.draft_id IN (SELECT s.draft_id FROM office_approvalstep s WHERE s.decision_id = $1)', '[]');
INSERT INTO public.platform_decisionpart VALUES (120, 'office.decide', 'office_draftattachment', 't.draft_id IN (SELECT s.draft_id FROM office_approvalstep s WHERE s.decision_id = $1)', '[]');
INSERT INTO public.platform_decisionpart VALUES (121, 'office.revise_committee', 'office_committeeterm', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (122, 'office.meeting_open', 'office_meetingevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (123, 'office.meeting_open', 'office_attendance', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (124, 'office.meeting_write', 'office_meetingevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (125, 'office.meeting_write', 'office_attendance', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (126, 'office.meeting_attend', 'office_meetingevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (127, 'office.meeting_attend', 'office_attendance', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (128, 'office.meeting_fail', 'office_meetingevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (129, 'office.meeting_fail', 'office_attendance', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (130, 'office.meeting_fail', 'office_agendaitem', 't.decided_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (131, 'office.meeting_recuse', 'office_meetingevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (132, 'office.meeting_recuse', 'office_recusal', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (133, 'office.meeting_defer', 'office_meetingevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (134, 'office.meeting_defer', 'office_agendaitem', 't.decided_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (135, 'office.meeting_drop', 'office_meetingevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (136, 'office.meeting_drop', 'office_agendaitem', 't.decided_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (137, 'office.meeting_cancel', 'office_meetingevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (138, 'office.meeting_cancel', 'office_agendaitem', 't.decided_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (139, 'office.meeting_end', 'office_meetingevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (140, 'office.hand_back', 'office_caseevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (141, 'office.resume', 'office_caseevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (142, 'office.resume', 'office_duesegment', 't.ended_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (143, 'office.extend', 'office_caseevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (144, 'office.extend', 'office_duesegment', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (145, 'office.register', 'office_caseevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (146, 'office.register', 'office_documentrecord', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (147, 'office.correct', 'office_caseevent', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (148, 'office.correct', 'office_documentrecord', 't.operation_id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (149, 'platform.change_role', 'platform_operation', 't.id = $1', '[]');
INSERT INTO public.platform_decisionpart VALUES (150, 'office.register_committee', 'office_committee', 't.operation_id = $1', '["post_id", "ended_on"]');
INSERT INTO public.platform_decisionpart VALUES (151, 'office.register_committee', 'office_committeeterm', 't.operation_id = $1', '["post_id", "ended_on"]');
INSERT INTO public.platform_decisionpart VALUES (152, 'office.suspend', 'office_caseevent', 't.operation_id = $1', '["until_on", "ended_id"]');
INSERT INTO public.platform_decisionpart VALUES (153, 'office.suspend', 'office_duesegment', 't.operation_id = $1', '["until_on", "ended_id"]');
INSERT INTO public.platform_decisionpart VALUES (154, 'reports.build_edition', 'reports_edition', 't.operation_id = $1', '[]');

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 656, true);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 164, true);

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);

SELECT pg_catalog.setval('public.platform_decisionpart_id_seq', 154, true);

SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);

SELECT pg_catalog.setval('public.socialaccount_socialaccount_id_seq', 1, false);

SELECT pg_catalog.setval('public.socialaccount_socialapp_id_seq', 1, false);

SELECT pg_catalog.setval('public.socialaccount_socialtoken_id_seq', 1, false);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_allotmenthold
    ADD CONSTRAINT budget_allotmenthold_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_allotmenthold
    ADD CONSTRAINT budget_allotmenthold_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_allotmentplan
    ADD CONSTRAINT budget_allotmentplan_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_allotmentplan
    ADD CONSTRAINT budget_allotmentplan_once UNIQUE (municipality_id, draft_id);

ALTER TABLE ONLY public.budget_allotmentplan
    ADD CONSTRAINT budget_allotmentplan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_allotmentposting
    ADD CONSTRAINT budget_allotmentposting_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_allotmentposting
    ADD CONSTRAINT budget_allotmentposting_once UNIQUE (municipality_id, event_id);

ALTER TABLE ONLY public.budget_allotmentposting
    ADD CONSTRAINT budget_allotmentposting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_appropriationcell
    ADD CONSTRAINT budget_appropriationcell_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_appropriationcell
    ADD CONSTRAINT budget_appropriationcell_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_appropriationcell
    ADD CONSTRAINT budget_appropriationcell_place UNIQUE NULLS NOT DISTINCT (municipality_id, account_id, programme_id, division, item, funding, carry_origin);

ALTER TABLE ONLY public.budget_budgetaccount
    ADD CONSTRAINT budget_budgetaccount_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_budgetaccount
    ADD CONSTRAINT budget_budgetaccount_name UNIQUE (municipality_id, fiscal_year_id, name);

ALTER TABLE ONLY public.budget_budgetaccount
    ADD CONSTRAINT budget_budgetaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_budgetline
    ADD CONSTRAINT budget_budgetline_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_budgetline
    ADD CONSTRAINT budget_budgetline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_budgetline
    ADD CONSTRAINT budget_budgetline_place UNIQUE NULLS NOT DISTINCT (municipality_id, version_id, side, account_id, programme_id, division, code);

ALTER TABLE ONLY public.budget_budgetversion
    ADD CONSTRAINT budget_budgetversion_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_budgetversion
    ADD CONSTRAINT budget_budgetversion_once UNIQUE NULLS NOT DISTINCT (municipality_id, fiscal_year_id, kind, round);

ALTER TABLE ONLY public.budget_budgetversion
    ADD CONSTRAINT budget_budgetversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_calculationline
    ADD CONSTRAINT budget_calculationline_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_calculationline
    ADD CONSTRAINT budget_calculationline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_calculationline
    ADD CONSTRAINT budget_calculationline_position UNIQUE (municipality_id, statement_id, "position");

ALTER TABLE ONLY public.budget_codeentry
    ADD CONSTRAINT budget_codeentry_code UNIQUE (municipality_id, table_id, level, account, code);

ALTER TABLE ONLY public.budget_codeentry
    ADD CONSTRAINT budget_codeentry_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_codeentry
    ADD CONSTRAINT budget_codeentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_codesuccessor
    ADD CONSTRAINT budget_codesuccessor_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_codesuccessor
    ADD CONSTRAINT budget_codesuccessor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_codesuccessor
    ADD CONSTRAINT budget_codesuccessor_position UNIQUE (municipality_id, year, kind, account, before, after, "position");

ALTER TABLE ONLY public.budget_codetable
    ADD CONSTRAINT budget_codetable_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_codetable
    ADD CONSTRAINT budget_codetable_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_codetable
    ADD CONSTRAINT budget_codetable_position UNIQUE (municipality_id, year, kind, "position");

ALTER TABLE ONLY public.budget_codetable
    ADD CONSTRAINT budget_codetable_withdrawn_once UNIQUE (municipality_id, withdraws_id);

ALTER TABLE ONLY public.budget_controltotal
    ADD CONSTRAINT budget_controltotal_key UNIQUE (municipality_id, cell_id, balance);

ALTER TABLE ONLY public.budget_crossuseclause
    ADD CONSTRAINT budget_crossuseclause_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_crossuseclause
    ADD CONSTRAINT budget_crossuseclause_name UNIQUE (municipality_id, fiscal_year_id, edition, name);

ALTER TABLE ONLY public.budget_crossuseclause
    ADD CONSTRAINT budget_crossuseclause_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_crossuseclause
    ADD CONSTRAINT budget_crossuseclause_position UNIQUE (municipality_id, fiscal_year_id, edition, "position");

ALTER TABLE ONLY public.budget_debtcontract
    ADD CONSTRAINT budget_debtcontract_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_debtcontract
    ADD CONSTRAINT budget_debtcontract_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_debtcontract
    ADD CONSTRAINT budget_debtcontract_position UNIQUE (municipality_id, provision_id, "position");

ALTER TABLE ONLY public.budget_differencereason
    ADD CONSTRAINT budget_differencereason_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_differencereason
    ADD CONSTRAINT budget_differencereason_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_differencereason
    ADD CONSTRAINT budget_differencereason_position UNIQUE (municipality_id, line_id, "position");

ALTER TABLE ONLY public.budget_dutyreport
    ADD CONSTRAINT budget_dutyreport_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_dutyreport
    ADD CONSTRAINT budget_dutyreport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_dutyreport
    ADD CONSTRAINT budget_dutyreport_position UNIQUE (municipality_id, fiscal_year_id, code, period, "position");

ALTER TABLE ONLY public.budget_enclosure
    ADD CONSTRAINT budget_enclosure_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_enclosure
    ADD CONSTRAINT budget_enclosure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_enclosure
    ADD CONSTRAINT budget_enclosure_position UNIQUE (municipality_id, version_id, code, "position");

ALTER TABLE ONLY public.budget_executionforecast
    ADD CONSTRAINT budget_executionforecast_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_executionforecast
    ADD CONSTRAINT budget_executionforecast_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_executionforecast
    ADD CONSTRAINT budget_executionforecast_position UNIQUE (municipality_id, programme_id, division, stated_on, "position");

ALTER TABLE ONLY public.budget_executiontarget
    ADD CONSTRAINT budget_executiontarget_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_executiontarget
    ADD CONSTRAINT budget_executiontarget_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_executiontarget
    ADD CONSTRAINT budget_executiontarget_position UNIQUE (municipality_id, fiscal_year_id, division, until, "position");

ALTER TABLE ONLY public.budget_fiscalyear
    ADD CONSTRAINT budget_fiscalyear_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_fiscalyear
    ADD CONSTRAINT budget_fiscalyear_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_fiscalyear
    ADD CONSTRAINT budget_fiscalyear_year UNIQUE (municipality_id, year);

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_event UNIQUE (municipality_id, matter_id, event_id, "position");

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_receipt UNIQUE (municipality_id, matter_id, receipt_id, "position");

ALTER TABLE ONLY public.budget_heldamount
    ADD CONSTRAINT budget_heldamount_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_heldamount
    ADD CONSTRAINT budget_heldamount_once UNIQUE (municipality_id, hold_id, cell_id);

ALTER TABLE ONLY public.budget_heldamount
    ADD CONSTRAINT budget_heldamount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_holdrelease
    ADD CONSTRAINT budget_holdrelease_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_holdrelease
    ADD CONSTRAINT budget_holdrelease_once UNIQUE (municipality_id, hold_id);

ALTER TABLE ONLY public.budget_holdrelease
    ADD CONSTRAINT budget_holdrelease_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_ledgerevent
    ADD CONSTRAINT budget_ledgerevent_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_ledgerevent
    ADD CONSTRAINT budget_ledgerevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_ledgerline
    ADD CONSTRAINT budget_ledgerline_once UNIQUE (municipality_id, event_id, balance, cell_id);

ALTER TABLE ONLY public.budget_ledgerline
    ADD CONSTRAINT budget_ledgerline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_linestatement
    ADD CONSTRAINT budget_linestatement_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_linestatement
    ADD CONSTRAINT budget_linestatement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_linestatement
    ADD CONSTRAINT budget_linestatement_position UNIQUE (municipality_id, line_id, "position");

ALTER TABLE ONLY public.budget_matter
    ADD CONSTRAINT budget_matter_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_matter
    ADD CONSTRAINT budget_matter_number UNIQUE (municipality_id, kind, year, number);

ALTER TABLE ONLY public.budget_matter
    ADD CONSTRAINT budget_matter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_matteramount
    ADD CONSTRAINT budget_matteramount_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_matteramount
    ADD CONSTRAINT budget_matteramount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_matteramount
    ADD CONSTRAINT budget_matteramount_place UNIQUE (municipality_id, statement_id, heading, sector, code, item, source, year);

ALTER TABLE ONLY public.budget_matterstatement
    ADD CONSTRAINT budget_matterstatement_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_matterstatement
    ADD CONSTRAINT budget_matterstatement_once UNIQUE (municipality_id, step_id);

ALTER TABLE ONLY public.budget_matterstatement
    ADD CONSTRAINT budget_matterstatement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_matterstep
    ADD CONSTRAINT budget_matterstep_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_matterstep
    ADD CONSTRAINT budget_matterstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_matterstep
    ADD CONSTRAINT budget_matterstep_position UNIQUE (municipality_id, matter_id, "position");

ALTER TABLE ONLY public.budget_movementrequest
    ADD CONSTRAINT budget_movementrequest_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_movementrequest
    ADD CONSTRAINT budget_movementrequest_once UNIQUE (municipality_id, draft_id);

ALTER TABLE ONLY public.budget_movementrequest
    ADD CONSTRAINT budget_movementrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_plannedallotment
    ADD CONSTRAINT budget_plannedallotment_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_plannedallotment
    ADD CONSTRAINT budget_plannedallotment_once UNIQUE (municipality_id, plan_id, cell_id, quarter);

ALTER TABLE ONLY public.budget_plannedallotment
    ADD CONSTRAINT budget_plannedallotment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_postingproposal
    ADD CONSTRAINT budget_postingproposal_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_postingproposal
    ADD CONSTRAINT budget_postingproposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_programme
    ADD CONSTRAINT budget_programme_code UNIQUE (municipality_id, account_id, code);

ALTER TABLE ONLY public.budget_programme
    ADD CONSTRAINT budget_programme_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_programme
    ADD CONSTRAINT budget_programme_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_proposaldecision
    ADD CONSTRAINT budget_proposaldecision_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_proposaldecision
    ADD CONSTRAINT budget_proposaldecision_once UNIQUE (municipality_id, proposal_id);

ALTER TABLE ONLY public.budget_proposaldecision
    ADD CONSTRAINT budget_proposaldecision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_provision
    ADD CONSTRAINT budget_provision_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_provision
    ADD CONSTRAINT budget_provision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_provision
    ADD CONSTRAINT budget_provision_place UNIQUE (municipality_id, version_id, kind, programme_id, division, code);

ALTER TABLE ONLY public.budget_provisionamount
    ADD CONSTRAINT budget_provisionamount_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_provisionamount
    ADD CONSTRAINT budget_provisionamount_once UNIQUE (municipality_id, statement_id, year, funding);

ALTER TABLE ONLY public.budget_provisionamount
    ADD CONSTRAINT budget_provisionamount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_provisionstatement
    ADD CONSTRAINT budget_provisionstatement_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_provisionstatement
    ADD CONSTRAINT budget_provisionstatement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_provisionstatement
    ADD CONSTRAINT budget_provisionstatement_position UNIQUE (municipality_id, provision_id, "position");

ALTER TABLE ONLY public.budget_reconciledline
    ADD CONSTRAINT budget_reconciledline_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_reconciledline
    ADD CONSTRAINT budget_reconciledline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_reconciledline
    ADD CONSTRAINT budget_reconciledline_position UNIQUE (municipality_id, reconciliation_id, "position");

ALTER TABLE ONLY public.budget_reconciliation
    ADD CONSTRAINT budget_reconciliation_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_reconciliation
    ADD CONSTRAINT budget_reconciliation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_reconciliationvoid
    ADD CONSTRAINT budget_reconciliationvoid_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_reconciliationvoid
    ADD CONSTRAINT budget_reconciliationvoid_once UNIQUE (municipality_id, reconciliation_id);

ALTER TABLE ONLY public.budget_reconciliationvoid
    ADD CONSTRAINT budget_reconciliationvoid_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_requestedplace
    ADD CONSTRAINT budget_requestedplace_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_requestedplace
    ADD CONSTRAINT budget_requestedplace_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_requestline
    ADD CONSTRAINT budget_requestline_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_requestline
    ADD CONSTRAINT budget_requestline_once UNIQUE (municipality_id, request_id, cell_id);

ALTER TABLE ONLY public.budget_requestline
    ADD CONSTRAINT budget_requestline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_requestposting
    ADD CONSTRAINT budget_requestposting_event UNIQUE (municipality_id, event_id);

ALTER TABLE ONLY public.budget_requestposting
    ADD CONSTRAINT budget_requestposting_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_requestposting
    ADD CONSTRAINT budget_requestposting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_requestposting
    ADD CONSTRAINT budget_requestposting_request UNIQUE (municipality_id, request_id);

ALTER TABLE ONLY public.budget_revenuecell
    ADD CONSTRAINT budget_revenuecell_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_revenuecell
    ADD CONSTRAINT budget_revenuecell_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_revenuecell
    ADD CONSTRAINT budget_revenuecell_place UNIQUE (municipality_id, account_id, division, code);

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_movement_once UNIQUE (municipality_id, movement_id);

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_reversed_once UNIQUE (municipality_id, reverses_id);

ALTER TABLE ONLY public.budget_revenuefileevent
    ADD CONSTRAINT budget_revenuefileevent_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_revenuefileevent
    ADD CONSTRAINT budget_revenuefileevent_once UNIQUE (municipality_id, event_id);

ALTER TABLE ONLY public.budget_revenuefileevent
    ADD CONSTRAINT budget_revenuefileevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_revenueline
    ADD CONSTRAINT budget_revenueline_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_revenueline
    ADD CONSTRAINT budget_revenueline_once UNIQUE (municipality_id, event_id, balance, cell_id);

ALTER TABLE ONLY public.budget_revenueline
    ADD CONSTRAINT budget_revenueline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_rollup_block
    ADD CONSTRAINT budget_rollup_block_key UNIQUE (municipality_id, year, grain, block, code);

ALTER TABLE ONLY public.budget_rollup_place
    ADD CONSTRAINT budget_rollup_place_key UNIQUE (municipality_id, year, grain, place);

ALTER TABLE ONLY public.budget_rollup_place
    ADD CONSTRAINT budget_rollup_place_number UNIQUE (municipality_id, year, grain, number);

ALTER TABLE ONLY public.budget_rollup_state
    ADD CONSTRAINT budget_rollup_state_municipality_id_key UNIQUE (municipality_id);

ALTER TABLE ONLY public.budget_savingresult
    ADD CONSTRAINT budget_savingresult_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_savingresult
    ADD CONSTRAINT budget_savingresult_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_savingresult
    ADD CONSTRAINT budget_savingresult_position UNIQUE (municipality_id, target_id, "position");

ALTER TABLE ONLY public.budget_savingtarget
    ADD CONSTRAINT budget_savingtarget_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_savingtarget
    ADD CONSTRAINT budget_savingtarget_once UNIQUE (municipality_id, fiscal_year_id, account_id, division, unit, category);

ALTER TABLE ONLY public.budget_savingtarget
    ADD CONSTRAINT budget_savingtarget_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_sealedround
    ADD CONSTRAINT budget_sealedround_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_sealedround
    ADD CONSTRAINT budget_sealedround_once UNIQUE NULLS NOT DISTINCT (municipality_id, fiscal_year_id, kind, round);

ALTER TABLE ONLY public.budget_sealedround
    ADD CONSTRAINT budget_sealedround_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_spendingrequest
    ADD CONSTRAINT budget_spendingrequest_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_spendingrequest
    ADD CONSTRAINT budget_spendingrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_spendingrequest
    ADD CONSTRAINT budget_spendingrequest_position UNIQUE (municipality_id, cell_id, number, "position");

ALTER TABLE ONLY public.budget_teamterm
    ADD CONSTRAINT budget_teamterm_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_teamterm
    ADD CONSTRAINT budget_teamterm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_teamterm
    ADD CONSTRAINT budget_teamterm_position UNIQUE (municipality_id, programme_id, "position");

ALTER TABLE ONLY public.budget_unitmovement
    ADD CONSTRAINT budget_unitmovement_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_unitmovement
    ADD CONSTRAINT budget_unitmovement_once UNIQUE (municipality_id, event_id);

ALTER TABLE ONLY public.budget_unitmovement
    ADD CONSTRAINT budget_unitmovement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_versionposting
    ADD CONSTRAINT budget_versionposting_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_versionposting
    ADD CONSTRAINT budget_versionposting_once UNIQUE (municipality_id, event_id);

ALTER TABLE ONLY public.budget_versionposting
    ADD CONSTRAINT budget_versionposting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_versionstep
    ADD CONSTRAINT budget_versionstep_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_versionstep
    ADD CONSTRAINT budget_versionstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.budget_versionstep
    ADD CONSTRAINT budget_versionstep_position UNIQUE (municipality_id, version_id, "position");

ALTER TABLE ONLY public.budget_yearclosing
    ADD CONSTRAINT budget_yearclosing_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.budget_yearclosing
    ADD CONSTRAINT budget_yearclosing_once UNIQUE (municipality_id, fiscal_year_id);

ALTER TABLE ONLY public.budget_yearclosing
    ADD CONSTRAINT budget_yearclosing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_agendaitem
    ADD CONSTRAINT office_agendaitem_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_agendaitem
    ADD CONSTRAINT office_agendaitem_of_subject UNIQUE (municipality_id, id, subject_id);

ALTER TABLE ONLY public.office_agendaitem
    ADD CONSTRAINT office_agendaitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_agendaitem
    ADD CONSTRAINT office_agendaitem_position UNIQUE (municipality_id, meeting_id, "position");

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_position UNIQUE (municipality_id, draft_id, "position");

ALTER TABLE ONLY public.office_attendance
    ADD CONSTRAINT office_attendance_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_attendance
    ADD CONSTRAINT office_attendance_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_attendance
    ADD CONSTRAINT office_attendance_position UNIQUE (municipality_id, meeting_id, member_id, "position");

ALTER TABLE ONLY public.office_caseassignment
    ADD CONSTRAINT office_caseassignment_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_caseassignment
    ADD CONSTRAINT office_caseassignment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_position UNIQUE (municipality_id, case_id, "position");

ALTER TABLE public.office_caseevent
    ADD CONSTRAINT office_caseevent_resolved_by_item CHECK ((((action)::text <> ALL ((ARRAY['resolve'::character varying, 'hand_back'::character varying])::text[])) OR (item_id IS NOT NULL))) NOT VALID;

ALTER TABLE ONLY public.office_caselink
    ADD CONSTRAINT office_caselink_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_caselink
    ADD CONSTRAINT office_caselink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_committee
    ADD CONSTRAINT office_committee_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_committee
    ADD CONSTRAINT office_committee_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeemember_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeemember_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeemember_renewed_once UNIQUE (municipality_id, renews_id);

ALTER TABLE ONLY public.office_committeeterm
    ADD CONSTRAINT office_committeeterm_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_committeeterm
    ADD CONSTRAINT office_committeeterm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_committeeterm
    ADD CONSTRAINT office_committeeterm_version UNIQUE (municipality_id, committee_id, valid_from, version);

ALTER TABLE ONLY public.office_copost
    ADD CONSTRAINT office_copost_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_copost
    ADD CONSTRAINT office_copost_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_delegationtable
    ADD CONSTRAINT office_delegationtable_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_delegationtable
    ADD CONSTRAINT office_delegationtable_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_delegationtable
    ADD CONSTRAINT office_delegationtable_version UNIQUE (municipality_id, valid_from, version);

ALTER TABLE ONLY public.office_documentrecord
    ADD CONSTRAINT office_documentrecord_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_documentrecord
    ADD CONSTRAINT office_documentrecord_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_draft
    ADD CONSTRAINT office_draft_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_draft
    ADD CONSTRAINT office_draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_draft
    ADD CONSTRAINT office_draft_version UNIQUE (municipality_id, case_id, version);

ALTER TABLE ONLY public.office_draftattachment
    ADD CONSTRAINT office_draftattachment_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_draftattachment
    ADD CONSTRAINT office_draftattachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_draftattachment
    ADD CONSTRAINT office_draftattachment_position UNIQUE (municipality_id, draft_id, "position");

ALTER TABLE ONLY public.office_duesegment
    ADD CONSTRAINT office_duesegment_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_duesegment
    ADD CONSTRAINT office_duesegment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_meeting
    ADD CONSTRAINT office_meeting_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_meeting
    ADD CONSTRAINT office_meeting_number UNIQUE (municipality_id, committee_id, year, number);

ALTER TABLE ONLY public.office_meeting
    ADD CONSTRAINT office_meeting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_meetingevent
    ADD CONSTRAINT office_meetingevent_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_meetingevent
    ADD CONSTRAINT office_meetingevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_meetingevent
    ADD CONSTRAINT office_meetingevent_position UNIQUE (municipality_id, meeting_id, "position");

ALTER TABLE ONLY public.office_membercontact
    ADD CONSTRAINT office_membercontact_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_membercontact
    ADD CONSTRAINT office_membercontact_once UNIQUE (municipality_id, member_id);

ALTER TABLE ONLY public.office_membercontact
    ADD CONSTRAINT office_membercontact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_membernotice
    ADD CONSTRAINT office_membernotice_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_membernotice
    ADD CONSTRAINT office_membernotice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_officecase
    ADD CONSTRAINT office_officecase_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_officecase
    ADD CONSTRAINT office_officecase_number UNIQUE (municipality_id, year, number);

ALTER TABLE ONLY public.office_officecase
    ADD CONSTRAINT office_officecase_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_opinionrequest
    ADD CONSTRAINT office_opinionrequest_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_opinionrequest
    ADD CONSTRAINT office_opinionrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_petitioner
    ADD CONSTRAINT office_petitioner_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_petitioner
    ADD CONSTRAINT office_petitioner_once UNIQUE (municipality_id, case_id);

ALTER TABLE ONLY public.office_petitioner
    ADD CONSTRAINT office_petitioner_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_recusal
    ADD CONSTRAINT office_recusal_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_recusal
    ADD CONSTRAINT office_recusal_once UNIQUE (municipality_id, item_id, member_id);

ALTER TABLE ONLY public.office_recusal
    ADD CONSTRAINT office_recusal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_savedview
    ADD CONSTRAINT office_savedview_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_savedview
    ADD CONSTRAINT office_savedview_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.office_vote
    ADD CONSTRAINT office_vote_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.office_vote
    ADD CONSTRAINT office_vote_once UNIQUE (municipality_id, item_id, member_id);

ALTER TABLE ONLY public.office_vote
    ADD CONSTRAINT office_vote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_accountingoffice
    ADD CONSTRAINT org_accountingoffice_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_accountingoffice
    ADD CONSTRAINT org_accountingoffice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_one_holder EXCLUDE USING gist (public.uuid_range(municipality_id, municipality_id, '[]'::text) WITH &&, public.uuid_range(post_id, post_id, '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&) WHERE (((ended_epoch IS NULL) AND ((kind)::text = ANY ((ARRAY['REGULAR'::character varying, 'SECONDED_IN'::character varying, 'SUBSTITUTE'::character varying])::text[]))));

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_one_post EXCLUDE USING gist (public.uuid_range(municipality_id, municipality_id, '[]'::text) WITH &&, public.uuid_range(person_id, person_id, '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&) WHERE (((ended_epoch IS NULL) AND ((kind)::text = ANY ((ARRAY['REGULAR'::character varying, 'SECONDED_IN'::character varying, 'SUBSTITUTE'::character varying])::text[]))));

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_duty
    ADD CONSTRAINT org_duty_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_duty
    ADD CONSTRAINT org_duty_one_listing EXCLUDE USING gist (public.uuid_range(municipality_id, municipality_id, '[]'::text) WITH &&, public.uuid_range(unit_id, unit_id, '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&) WHERE ((ended_epoch IS NULL));

ALTER TABLE ONLY public.org_duty
    ADD CONSTRAINT org_duty_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_equipment
    ADD CONSTRAINT org_equipment_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_equipment
    ADD CONSTRAINT org_equipment_number UNIQUE (municipality_id, number);

ALTER TABLE ONLY public.org_equipment
    ADD CONSTRAINT org_equipment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_one_state EXCLUDE USING gist (public.uuid_range(municipality_id, municipality_id, '[]'::text) WITH &&, public.uuid_range(equipment_id, equipment_id, '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&) WHERE ((ended_epoch IS NULL));

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_facility
    ADD CONSTRAINT org_facility_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_facility
    ADD CONSTRAINT org_facility_number UNIQUE (municipality_id, number);

ALTER TABLE ONLY public.org_facility
    ADD CONSTRAINT org_facility_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_facilityterm
    ADD CONSTRAINT org_facilityterm_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_facilityterm
    ADD CONSTRAINT org_facilityterm_one_state EXCLUDE USING gist (public.uuid_range(municipality_id, municipality_id, '[]'::text) WITH &&, public.uuid_range(facility_id, facility_id, '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&) WHERE ((ended_epoch IS NULL));

ALTER TABLE ONLY public.org_facilityterm
    ADD CONSTRAINT org_facilityterm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_handover
    ADD CONSTRAINT org_handover_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_handover
    ADD CONSTRAINT org_handover_once UNIQUE (municipality_id, order_id, post_id, effective_date);

ALTER TABLE ONLY public.org_handover
    ADD CONSTRAINT org_handover_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_handoveritem
    ADD CONSTRAINT org_handoveritem_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_handoveritem
    ADD CONSTRAINT org_handoveritem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_handoverreceipt
    ADD CONSTRAINT org_handoverreceipt_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_handoverreceipt
    ADD CONSTRAINT org_handoverreceipt_once UNIQUE (municipality_id, handover_id);

ALTER TABLE ONLY public.org_handoverreceipt
    ADD CONSTRAINT org_handoverreceipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_order
    ADD CONSTRAINT org_order_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_order
    ADD CONSTRAINT org_order_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_order
    ADD CONSTRAINT org_order_undone_once UNIQUE (municipality_id, undoes_id);

ALTER TABLE ONLY public.org_person
    ADD CONSTRAINT org_person_account UNIQUE (municipality_id, account_id);

ALTER TABLE ONLY public.org_person
    ADD CONSTRAINT org_person_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_person
    ADD CONSTRAINT org_person_number UNIQUE (municipality_id, number);

ALTER TABLE ONLY public.org_person
    ADD CONSTRAINT org_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_post
    ADD CONSTRAINT org_post_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_post
    ADD CONSTRAINT org_post_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_postclosing
    ADD CONSTRAINT org_postclosing_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_postclosing
    ADD CONSTRAINT org_postclosing_one_heir EXCLUDE USING gist (public.uuid_range(municipality_id, municipality_id, '[]'::text) WITH &&, public.uuid_range(post_id, post_id, '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&) WHERE ((ended_epoch IS NULL));

ALTER TABLE ONLY public.org_postclosing
    ADD CONSTRAINT org_postclosing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_postgrades
    ADD CONSTRAINT org_postgrades_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_postgrades
    ADD CONSTRAINT org_postgrades_one_range EXCLUDE USING gist (public.uuid_range(municipality_id, municipality_id, '[]'::text) WITH &&, public.uuid_range(post_id, post_id, '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&) WHERE ((ended_epoch IS NULL));

ALTER TABLE ONLY public.org_postgrades
    ADD CONSTRAINT org_postgrades_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_postterm
    ADD CONSTRAINT org_postterm_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_postterm
    ADD CONSTRAINT org_postterm_one_title EXCLUDE USING gist (public.uuid_range(municipality_id, municipality_id, '[]'::text) WITH &&, public.uuid_range(post_id, post_id, '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&) WHERE ((ended_epoch IS NULL));

ALTER TABLE ONLY public.org_postterm
    ADD CONSTRAINT org_postterm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_quota
    ADD CONSTRAINT org_quota_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_quota
    ADD CONSTRAINT org_quota_one_number EXCLUDE USING gist (public.uuid_range(municipality_id, municipality_id, '[]'::text) WITH &&, public.uuid_range(unit_id, unit_id, '[]'::text) WITH &&, public.text_range(((service)::text || (grade)::text), ((service)::text || (grade)::text), '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&) WHERE ((ended_epoch IS NULL));

ALTER TABLE ONLY public.org_quota
    ADD CONSTRAINT org_quota_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_staffingform
    ADD CONSTRAINT org_staffingform_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_staffingform
    ADD CONSTRAINT org_staffingform_one_form EXCLUDE USING gist (public.uuid_range(municipality_id, municipality_id, '[]'::text) WITH &&, public.uuid_range(unit_id, unit_id, '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&) WHERE ((ended_epoch IS NULL));

ALTER TABLE ONLY public.org_staffingform
    ADD CONSTRAINT org_staffingform_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_standingmark
    ADD CONSTRAINT org_standingmark_municipality_id_key UNIQUE (municipality_id);

ALTER TABLE ONLY public.org_standingmark
    ADD CONSTRAINT org_standingmark_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_standingmark
    ADD CONSTRAINT org_standingmark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_succession
    ADD CONSTRAINT org_succession_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_succession
    ADD CONSTRAINT org_succession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_unit
    ADD CONSTRAINT org_unit_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_unit
    ADD CONSTRAINT org_unit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.org_unitterm
    ADD CONSTRAINT org_unitterm_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.org_unitterm
    ADD CONSTRAINT org_unitterm_one_name EXCLUDE USING gist (public.uuid_range(municipality_id, municipality_id, '[]'::text) WITH &&, public.uuid_range(unit_id, unit_id, '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&) WHERE ((ended_epoch IS NULL));

ALTER TABLE ONLY public.org_unitterm
    ADD CONSTRAINT org_unitterm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_account
    ADD CONSTRAINT platform_account_login_key UNIQUE (login);

ALTER TABLE ONLY public.platform_account
    ADD CONSTRAINT platform_account_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_account
    ADD CONSTRAINT platform_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_apitoken
    ADD CONSTRAINT platform_apitoken_digest UNIQUE (municipality_id, digest);

ALTER TABLE ONLY public.platform_apitoken
    ADD CONSTRAINT platform_apitoken_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_apitoken
    ADD CONSTRAINT platform_apitoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_attachment
    ADD CONSTRAINT platform_attachment_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_attachment
    ADD CONSTRAINT platform_attachment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_attachmentremoval
    ADD CONSTRAINT platform_attachmentremoval_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_attachmentremoval
    ADD CONSTRAINT platform_attachmentremoval_number UNIQUE (municipality_id, attachment_id, number);

ALTER TABLE ONLY public.platform_attachmentremoval
    ADD CONSTRAINT platform_attachmentremoval_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_attachmentrestoration
    ADD CONSTRAINT platform_attachmentrestoration_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_attachmentrestoration
    ADD CONSTRAINT platform_attachmentrestoration_once UNIQUE (municipality_id, removal_id);

ALTER TABLE ONLY public.platform_attachmentrestoration
    ADD CONSTRAINT platform_attachmentrestoration_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_attachmentversion
    ADD CONSTRAINT platform_attachmentversion_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_attachmentversion
    ADD CONSTRAINT platform_attachmentversion_number UNIQUE (municipality_id, attachment_id, number);

ALTER TABLE ONLY public.platform_attachmentversion
    ADD CONSTRAINT platform_attachmentversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_cache
    ADD CONSTRAINT platform_cache_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.platform_calendarentry
    ADD CONSTRAINT platform_calendarentry_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_calendarentry
    ADD CONSTRAINT platform_calendarentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_calendarentry
    ADD CONSTRAINT platform_calendarentry_uid UNIQUE (municipality_id, account_id, uid);

ALTER TABLE ONLY public.platform_calendarfeed
    ADD CONSTRAINT platform_calendarfeed_digest UNIQUE (municipality_id, digest);

ALTER TABLE ONLY public.platform_calendarfeed
    ADD CONSTRAINT platform_calendarfeed_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_calendarfeed
    ADD CONSTRAINT platform_calendarfeed_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_closedday
    ADD CONSTRAINT platform_closedday_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_closedday
    ADD CONSTRAINT platform_closedday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_decision
    ADD CONSTRAINT platform_decision_hash UNIQUE (municipality_id, hash);

ALTER TABLE ONLY public.platform_decision
    ADD CONSTRAINT platform_decision_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_decision
    ADD CONSTRAINT platform_decision_number UNIQUE (municipality_id, number);

ALTER TABLE ONLY public.platform_decision
    ADD CONSTRAINT platform_decision_operation UNIQUE (municipality_id, operation_id);

ALTER TABLE ONLY public.platform_decision
    ADD CONSTRAINT platform_decision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_decisionpart
    ADD CONSTRAINT platform_decisionpart_once UNIQUE (kind, table_name);

ALTER TABLE ONLY public.platform_decisionpart
    ADD CONSTRAINT platform_decisionpart_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_decreecalendar
    ADD CONSTRAINT platform_decreecalendar_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_decreecalendar
    ADD CONSTRAINT platform_decreecalendar_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_decreeduechange
    ADD CONSTRAINT platform_decreeduechange_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_decreeduechange
    ADD CONSTRAINT platform_decreeduechange_once UNIQUE (municipality_id, decree_calendar_id, day, keeper, subject_id);

ALTER TABLE ONLY public.platform_decreeduechange
    ADD CONSTRAINT platform_decreeduechange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_delegation
    ADD CONSTRAINT platform_delegation_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_delegation
    ADD CONSTRAINT platform_delegation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_delegationend
    ADD CONSTRAINT platform_delegationend_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_delegationend
    ADD CONSTRAINT platform_delegationend_once UNIQUE (municipality_id, delegation_id);

ALTER TABLE ONLY public.platform_delegationend
    ADD CONSTRAINT platform_delegationend_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_digest
    ADD CONSTRAINT platform_digest_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_digest
    ADD CONSTRAINT platform_digest_once UNIQUE (municipality_id, account_id, day);

ALTER TABLE ONLY public.platform_digest
    ADD CONSTRAINT platform_digest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_disposalrequest
    ADD CONSTRAINT platform_disposalrequest_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_disposalrequest
    ADD CONSTRAINT platform_disposalrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_duechange
    ADD CONSTRAINT platform_duechange_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_duechange
    ADD CONSTRAINT platform_duechange_once UNIQUE (municipality_id, operation_id, keeper, subject_id);

ALTER TABLE ONLY public.platform_duechange
    ADD CONSTRAINT platform_duechange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_epoch
    ADD CONSTRAINT platform_epoch_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_epoch
    ADD CONSTRAINT platform_epoch_number UNIQUE (municipality_id, number);

ALTER TABLE ONLY public.platform_epoch
    ADD CONSTRAINT platform_epoch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_erasurerequest
    ADD CONSTRAINT platform_erasurerequest_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_erasurerequest
    ADD CONSTRAINT platform_erasurerequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_file
    ADD CONSTRAINT platform_file_content UNIQUE (municipality_id, sha256);

ALTER TABLE ONLY public.platform_file
    ADD CONSTRAINT platform_file_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_file
    ADD CONSTRAINT platform_file_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_filescan
    ADD CONSTRAINT platform_filescan_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_filescan
    ADD CONSTRAINT platform_filescan_number UNIQUE (municipality_id, file_id, number);

ALTER TABLE ONLY public.platform_filescan
    ADD CONSTRAINT platform_filescan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_formdraft
    ADD CONSTRAINT platform_formdraft_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_formdraft
    ADD CONSTRAINT platform_formdraft_once UNIQUE (municipality_id, account_id, place);

ALTER TABLE ONLY public.platform_formdraft
    ADD CONSTRAINT platform_formdraft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_job
    ADD CONSTRAINT platform_job_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_job
    ADD CONSTRAINT platform_job_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_keptanswer
    ADD CONSTRAINT platform_keptanswer_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_keptanswer
    ADD CONSTRAINT platform_keptanswer_once UNIQUE (municipality_id, token_id, key);

ALTER TABLE ONLY public.platform_keptanswer
    ADD CONSTRAINT platform_keptanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_mailaddress
    ADD CONSTRAINT platform_mailaddress_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_mailaddress
    ADD CONSTRAINT platform_mailaddress_once UNIQUE (municipality_id, account_id);

ALTER TABLE ONLY public.platform_mailaddress
    ADD CONSTRAINT platform_mailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_municipality
    ADD CONSTRAINT platform_municipality_code_key UNIQUE (code);

ALTER TABLE ONLY public.platform_municipality
    ADD CONSTRAINT platform_municipality_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_notice
    ADD CONSTRAINT platform_notice_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_notice
    ADD CONSTRAINT platform_notice_once UNIQUE (municipality_id, account_id, key);

ALTER TABLE ONLY public.platform_notice
    ADD CONSTRAINT platform_notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_noticesetting
    ADD CONSTRAINT platform_noticesetting_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_noticesetting
    ADD CONSTRAINT platform_noticesetting_once UNIQUE (municipality_id, account_id, kind);

ALTER TABLE ONLY public.platform_noticesetting
    ADD CONSTRAINT platform_noticesetting_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_observation
    ADD CONSTRAINT platform_observation_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_observation
    ADD CONSTRAINT platform_observation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_observation
    ADD CONSTRAINT platform_observation_replaced_once UNIQUE (municipality_id, replaces_id);

ALTER TABLE ONLY public.platform_operation
    ADD CONSTRAINT platform_operation_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_operation
    ADD CONSTRAINT platform_operation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_personalreading
    ADD CONSTRAINT platform_personalreading_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_personalreading
    ADD CONSTRAINT platform_personalreading_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_readingcheck
    ADD CONSTRAINT platform_readingcheck_month UNIQUE (municipality_id, month);

ALTER TABLE ONLY public.platform_readingcheck
    ADD CONSTRAINT platform_readingcheck_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_readingcheck
    ADD CONSTRAINT platform_readingcheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_retentionhold
    ADD CONSTRAINT platform_retentionhold_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_retentionhold
    ADD CONSTRAINT platform_retentionhold_number UNIQUE (municipality_id, attachment_id, number);

ALTER TABLE ONLY public.platform_retentionhold
    ADD CONSTRAINT platform_retentionhold_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_retentionperiod
    ADD CONSTRAINT platform_retentionperiod_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_retentionperiod
    ADD CONSTRAINT platform_retentionperiod_once UNIQUE (municipality_id, code, valid_from);

ALTER TABLE ONLY public.platform_retentionperiod
    ADD CONSTRAINT platform_retentionperiod_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_rowchange
    ADD CONSTRAINT platform_rowchange_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_rowchange
    ADD CONSTRAINT platform_rowchange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_ruling
    ADD CONSTRAINT platform_ruling_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_ruling
    ADD CONSTRAINT platform_ruling_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_ruling
    ADD CONSTRAINT platform_ruling_replaced_once UNIQUE (municipality_id, replaces_id);

ALTER TABLE ONLY public.platform_searchitem
    ADD CONSTRAINT platform_searchitem_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_searchitem
    ADD CONSTRAINT platform_searchitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_searchitem
    ADD CONSTRAINT platform_searchitem_subject UNIQUE (municipality_id, kind, subject, part);

ALTER TABLE ONLY public.platform_searchkeys
    ADD CONSTRAINT platform_searchkeys_item UNIQUE (municipality_id, item_id);

ALTER TABLE ONLY public.platform_searchkeys
    ADD CONSTRAINT platform_searchkeys_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_searchkeys
    ADD CONSTRAINT platform_searchkeys_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_searchtouch
    ADD CONSTRAINT platform_searchtouch_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_searchtouch
    ADD CONSTRAINT platform_searchtouch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_source
    ADD CONSTRAINT platform_source_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_source
    ADD CONSTRAINT platform_source_name UNIQUE (municipality_id, name);

ALTER TABLE ONLY public.platform_source
    ADD CONSTRAINT platform_source_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.platform_tombstone
    ADD CONSTRAINT platform_tombstone_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.platform_tombstone
    ADD CONSTRAINT platform_tombstone_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_confirmedtable
    ADD CONSTRAINT reports_confirmedtable_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.reports_confirmedtable
    ADD CONSTRAINT reports_confirmedtable_once UNIQUE (municipality_id, intake_id, number);

ALTER TABLE ONLY public.reports_confirmedtable
    ADD CONSTRAINT reports_confirmedtable_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_definitionrevision
    ADD CONSTRAINT reports_definitionrevision_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.reports_definitionrevision
    ADD CONSTRAINT reports_definitionrevision_number UNIQUE (municipality_id, report, number);

ALTER TABLE ONLY public.reports_definitionrevision
    ADD CONSTRAINT reports_definitionrevision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_number UNIQUE (municipality_id, report, number);

ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_editionfile
    ADD CONSTRAINT reports_editionfile_format UNIQUE (municipality_id, edition_id, format);

ALTER TABLE ONLY public.reports_editionfile
    ADD CONSTRAINT reports_editionfile_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.reports_editionfile
    ADD CONSTRAINT reports_editionfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_intake
    ADD CONSTRAINT reports_intake_municipality_key UNIQUE (municipality_id, id);

ALTER TABLE ONLY public.reports_intake
    ADD CONSTRAINT reports_intake_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_intake
    ADD CONSTRAINT reports_intake_source UNIQUE (municipality_id, source_id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);

ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX budget_allotmenthold_fiscal_year_id_8ee91cea ON public.budget_allotmenthold USING btree (fiscal_year_id);

CREATE INDEX budget_allotmenthold_municipality_id_1be87ea0 ON public.budget_allotmenthold USING btree (municipality_id);

CREATE INDEX budget_allotmenthold_operation_id_00d28559 ON public.budget_allotmenthold USING btree (operation_id);

CREATE INDEX budget_allotmentplan_case_id_39816f33 ON public.budget_allotmentplan USING btree (case_id);

CREATE INDEX budget_allotmentplan_draft_id_97b3641a ON public.budget_allotmentplan USING btree (draft_id);

CREATE INDEX budget_allotmentplan_fiscal_year_id_86c6994e ON public.budget_allotmentplan USING btree (fiscal_year_id);

CREATE INDEX budget_allotmentplan_municipality_id_f2d742f5 ON public.budget_allotmentplan USING btree (municipality_id);

CREATE INDEX budget_allotmentplan_operation_id_f9d9f819 ON public.budget_allotmentplan USING btree (operation_id);

CREATE INDEX budget_allotmentposting_event_id_a3e3a987 ON public.budget_allotmentposting USING btree (event_id);

CREATE INDEX budget_allotmentposting_municipality_id_e03a1214 ON public.budget_allotmentposting USING btree (municipality_id);

CREATE INDEX budget_allotmentposting_operation_id_891a32d0 ON public.budget_allotmentposting USING btree (operation_id);

CREATE INDEX budget_allotmentposting_plan_id_3276943a ON public.budget_allotmentposting USING btree (plan_id);

CREATE INDEX budget_appropriationcell_account_id_0dc95287 ON public.budget_appropriationcell USING btree (account_id);

CREATE INDEX budget_appropriationcell_municipality_id_3de878c0 ON public.budget_appropriationcell USING btree (municipality_id);

CREATE INDEX budget_appropriationcell_operation_id_00906060 ON public.budget_appropriationcell USING btree (operation_id);

CREATE INDEX budget_appropriationcell_programme_id_8f9f7b9b ON public.budget_appropriationcell USING btree (programme_id);

CREATE INDEX budget_budgetaccount_fiscal_year_id_1be59f37 ON public.budget_budgetaccount USING btree (fiscal_year_id);

CREATE INDEX budget_budgetaccount_municipality_id_e6646759 ON public.budget_budgetaccount USING btree (municipality_id);

CREATE INDEX budget_budgetaccount_operation_id_67d9fd7e ON public.budget_budgetaccount USING btree (operation_id);

CREATE INDEX budget_budgetline_account_id_6970ddc3 ON public.budget_budgetline USING btree (account_id);

CREATE INDEX budget_budgetline_municipality_id_9e1f9ec8 ON public.budget_budgetline USING btree (municipality_id);

CREATE INDEX budget_budgetline_operation_id_08ff4e12 ON public.budget_budgetline USING btree (operation_id);

CREATE INDEX budget_budgetline_programme_id_f10d1e23 ON public.budget_budgetline USING btree (programme_id);

CREATE INDEX budget_budgetline_version_id_9b2cf7e4 ON public.budget_budgetline USING btree (version_id);

CREATE INDEX budget_budgetversion_fiscal_year_id_e2b685fb ON public.budget_budgetversion USING btree (fiscal_year_id);

CREATE INDEX budget_budgetversion_municipality_id_e5b902a5 ON public.budget_budgetversion USING btree (municipality_id);

CREATE INDEX budget_budgetversion_operation_id_48857061 ON public.budget_budgetversion USING btree (operation_id);

CREATE INDEX budget_calculationline_municipality_id_d18c886d ON public.budget_calculationline USING btree (municipality_id);

CREATE INDEX budget_calculationline_statement_id_4c4f6870 ON public.budget_calculationline USING btree (statement_id);

CREATE INDEX budget_codeentry_municipality_id_c311afcf ON public.budget_codeentry USING btree (municipality_id);

CREATE INDEX budget_codeentry_table_id_509a7d17 ON public.budget_codeentry USING btree (table_id);

CREATE INDEX budget_codesuccessor_municipality_id_7156f1f4 ON public.budget_codesuccessor USING btree (municipality_id);

CREATE INDEX budget_codesuccessor_operation_id_42418610 ON public.budget_codesuccessor USING btree (operation_id);

CREATE INDEX budget_codetable_municipality_id_72b5cd1c ON public.budget_codetable USING btree (municipality_id);

CREATE INDEX budget_codetable_operation_id_5fcfb2a4 ON public.budget_codetable USING btree (operation_id);

CREATE INDEX budget_codetable_withdraws_id_d21dcdbb ON public.budget_codetable USING btree (withdraws_id);

CREATE INDEX budget_crossuseclause_fiscal_year_id_542df527 ON public.budget_crossuseclause USING btree (fiscal_year_id);

CREATE INDEX budget_crossuseclause_municipality_id_d0393ab9 ON public.budget_crossuseclause USING btree (municipality_id);

CREATE INDEX budget_crossuseclause_operation_id_6f59ecc7 ON public.budget_crossuseclause USING btree (operation_id);

CREATE INDEX budget_debtcontract_municipality_id_6509d948 ON public.budget_debtcontract USING btree (municipality_id);

CREATE INDEX budget_debtcontract_operation_id_0dc156e5 ON public.budget_debtcontract USING btree (operation_id);

CREATE INDEX budget_debtcontract_provision_id_ca45b911 ON public.budget_debtcontract USING btree (provision_id);

CREATE INDEX budget_differencereason_line_id_6bd08ca1 ON public.budget_differencereason USING btree (line_id);

CREATE INDEX budget_differencereason_municipality_id_d1fa72fe ON public.budget_differencereason USING btree (municipality_id);

CREATE INDEX budget_differencereason_operation_id_d2f03ee7 ON public.budget_differencereason USING btree (operation_id);

CREATE INDEX budget_dutyreport_fiscal_year_id_5f2e351a ON public.budget_dutyreport USING btree (fiscal_year_id);

CREATE INDEX budget_dutyreport_municipality_id_0e52012e ON public.budget_dutyreport USING btree (municipality_id);

CREATE INDEX budget_dutyreport_operation_id_bd849aa0 ON public.budget_dutyreport USING btree (operation_id);

CREATE INDEX budget_enclosure_attachment_id_3f433edc ON public.budget_enclosure USING btree (attachment_id);

CREATE INDEX budget_enclosure_municipality_id_8ffb5b7d ON public.budget_enclosure USING btree (municipality_id);

CREATE INDEX budget_enclosure_operation_id_917ffa18 ON public.budget_enclosure USING btree (operation_id);

CREATE INDEX budget_enclosure_version_id_3f3ec158 ON public.budget_enclosure USING btree (version_id);

CREATE INDEX budget_executionforecast_municipality_id_6cd1bb79 ON public.budget_executionforecast USING btree (municipality_id);

CREATE INDEX budget_executionforecast_operation_id_1f4743a5 ON public.budget_executionforecast USING btree (operation_id);

CREATE INDEX budget_executionforecast_programme_id_6f140982 ON public.budget_executionforecast USING btree (programme_id);

CREATE INDEX budget_executiontarget_fiscal_year_id_bca1af81 ON public.budget_executiontarget USING btree (fiscal_year_id);

CREATE INDEX budget_executiontarget_municipality_id_0178842d ON public.budget_executiontarget USING btree (municipality_id);

CREATE INDEX budget_executiontarget_operation_id_3fef5928 ON public.budget_executiontarget USING btree (operation_id);

CREATE INDEX budget_fiscalyear_municipality_id_136a7cbc ON public.budget_fiscalyear USING btree (municipality_id);

CREATE INDEX budget_fiscalyear_operation_id_d882c23a ON public.budget_fiscalyear USING btree (operation_id);

CREATE INDEX budget_grantmovement_event_id_41f0704c ON public.budget_grantmovement USING btree (event_id);

CREATE INDEX budget_grantmovement_matter_id_3c8cd917 ON public.budget_grantmovement USING btree (matter_id);

CREATE INDEX budget_grantmovement_municipality_id_2381ebe7 ON public.budget_grantmovement USING btree (municipality_id);

CREATE INDEX budget_grantmovement_operation_id_be714f06 ON public.budget_grantmovement USING btree (operation_id);

CREATE INDEX budget_grantmovement_receipt_id_76a4e4ca ON public.budget_grantmovement USING btree (receipt_id);

CREATE INDEX budget_heldamount_cell_id_4118999a ON public.budget_heldamount USING btree (cell_id);

CREATE INDEX budget_heldamount_hold_id_98e6fa4a ON public.budget_heldamount USING btree (hold_id);

CREATE INDEX budget_heldamount_municipality_id_61ab2215 ON public.budget_heldamount USING btree (municipality_id);

CREATE INDEX budget_heldamount_operation_id_69374d51 ON public.budget_heldamount USING btree (operation_id);

CREATE INDEX budget_holdrelease_hold_id_f9e59a34 ON public.budget_holdrelease USING btree (hold_id);

CREATE INDEX budget_holdrelease_municipality_id_5fb919bd ON public.budget_holdrelease USING btree (municipality_id);

CREATE INDEX budget_holdrelease_operation_id_91fbd545 ON public.budget_holdrelease USING btree (operation_id);

CREATE INDEX budget_ledgerevent_operation_id_0bc28f87 ON public.budget_ledgerevent USING btree (operation_id);

CREATE UNIQUE INDEX budget_ledgerevent_reversed_once ON public.budget_ledgerevent USING btree (municipality_id, reverses_id) WHERE (reverses_id IS NOT NULL);

CREATE INDEX budget_ledgerevent_seldom ON public.budget_ledgerevent USING btree (fiscal_year_id, kind, effective_date) WHERE (NOT ((kind)::text = ANY ((ARRAY['ALLOTMENT'::character varying, 'SUB_ALLOTMENT'::character varying, 'COMMITMENT'::character varying, 'EXPENDITURE'::character varying, 'RETURN'::character varying])::text[])));

CREATE INDEX budget_ledgerevent_source ON public.budget_ledgerevent USING btree (source_id) WHERE (source_id IS NOT NULL);

CREATE INDEX budget_ledgerevent_year ON public.budget_ledgerevent USING btree (fiscal_year_id, epoch);

CREATE INDEX budget_ledgerline_cell ON public.budget_ledgerline USING btree (municipality_id, cell_id, effective_date);

CREATE INDEX budget_ledgerline_epoch ON public.budget_ledgerline USING btree (municipality_id, epoch);

CREATE INDEX budget_ledgerline_pre_used ON public.budget_ledgerline USING btree (municipality_id, effective_date) WHERE ((balance)::text = 'PRE_USED'::text);

CREATE INDEX budget_linestatement_line_id_6ee1e9f3 ON public.budget_linestatement USING btree (line_id);

CREATE INDEX budget_linestatement_municipality_id_65d1d37c ON public.budget_linestatement USING btree (municipality_id);

CREATE INDEX budget_linestatement_operation_id_364ed02d ON public.budget_linestatement USING btree (operation_id);

CREATE INDEX budget_linestatement_step_id_9c8ee809 ON public.budget_linestatement USING btree (step_id);

CREATE INDEX budget_matter_municipality_id_04c66cff ON public.budget_matter USING btree (municipality_id);

CREATE INDEX budget_matter_operation_id_eadd7ac7 ON public.budget_matter USING btree (operation_id);

CREATE INDEX budget_matteramount_municipality_id_76692493 ON public.budget_matteramount USING btree (municipality_id);

CREATE INDEX budget_matteramount_statement_id_3e58e605 ON public.budget_matteramount USING btree (statement_id);

CREATE INDEX budget_matterstatement_matter_id_77961c60 ON public.budget_matterstatement USING btree (matter_id);

CREATE INDEX budget_matterstatement_municipality_id_da7b0da1 ON public.budget_matterstatement USING btree (municipality_id);

CREATE INDEX budget_matterstatement_operation_id_2122a4ad ON public.budget_matterstatement USING btree (operation_id);

CREATE INDEX budget_matterstatement_step_id_a96dbe36 ON public.budget_matterstatement USING btree (step_id);

CREATE INDEX budget_matterstep_matter_id_1707adb1 ON public.budget_matterstep USING btree (matter_id);

CREATE INDEX budget_matterstep_municipality_id_1f794884 ON public.budget_matterstep USING btree (municipality_id);

CREATE INDEX budget_matterstep_operation_id_ac124dcb ON public.budget_matterstep USING btree (operation_id);

CREATE INDEX budget_movementrequest_case_id_498a86e8 ON public.budget_movementrequest USING btree (case_id);

CREATE INDEX budget_movementrequest_draft_id_d467e548 ON public.budget_movementrequest USING btree (draft_id);

CREATE INDEX budget_movementrequest_fiscal_year_id_371fb985 ON public.budget_movementrequest USING btree (fiscal_year_id);

CREATE INDEX budget_movementrequest_municipality_id_f0536b43 ON public.budget_movementrequest USING btree (municipality_id);

CREATE INDEX budget_movementrequest_operation_id_eed6a7c9 ON public.budget_movementrequest USING btree (operation_id);

CREATE INDEX budget_plannedallotment_cell_id_d598d9e1 ON public.budget_plannedallotment USING btree (cell_id);

CREATE INDEX budget_plannedallotment_municipality_id_94fd8bf5 ON public.budget_plannedallotment USING btree (municipality_id);

CREATE INDEX budget_plannedallotment_operation_id_df69981c ON public.budget_plannedallotment USING btree (operation_id);

CREATE INDEX budget_plannedallotment_plan_id_879c6273 ON public.budget_plannedallotment USING btree (plan_id);

CREATE INDEX budget_postingproposal_municipality_id_bd73cd7c ON public.budget_postingproposal USING btree (municipality_id);

CREATE INDEX budget_postingproposal_operation_id_e6e6343a ON public.budget_postingproposal USING btree (operation_id);

CREATE INDEX budget_postingproposal_source_id_6246fbc0 ON public.budget_postingproposal USING btree (source_id);

CREATE INDEX budget_programme_account_id_d20b341e ON public.budget_programme USING btree (account_id);

CREATE INDEX budget_programme_municipality_id_00884720 ON public.budget_programme USING btree (municipality_id);

CREATE INDEX budget_programme_operation_id_05379d3c ON public.budget_programme USING btree (operation_id);

CREATE INDEX budget_proposaldecision_event_id_af0e13f1 ON public.budget_proposaldecision USING btree (event_id);

CREATE INDEX budget_proposaldecision_municipality_id_835a58a2 ON public.budget_proposaldecision USING btree (municipality_id);

CREATE INDEX budget_proposaldecision_operation_id_ac78f396 ON public.budget_proposaldecision USING btree (operation_id);

CREATE INDEX budget_proposaldecision_proposal_id_f794f1d2 ON public.budget_proposaldecision USING btree (proposal_id);

CREATE INDEX budget_provision_account_id_5ec59a72 ON public.budget_provision USING btree (account_id);

CREATE INDEX budget_provision_municipality_id_8ab395fe ON public.budget_provision USING btree (municipality_id);

CREATE INDEX budget_provision_operation_id_7805f82e ON public.budget_provision USING btree (operation_id);

CREATE INDEX budget_provision_programme_id_91c41129 ON public.budget_provision USING btree (programme_id);

CREATE INDEX budget_provision_version_id_a284504a ON public.budget_provision USING btree (version_id);

CREATE INDEX budget_provisionamount_municipality_id_790ffeea ON public.budget_provisionamount USING btree (municipality_id);

CREATE INDEX budget_provisionamount_statement_id_a1cee5b1 ON public.budget_provisionamount USING btree (statement_id);

CREATE INDEX budget_provisionstatement_municipality_id_4d0e7dfe ON public.budget_provisionstatement USING btree (municipality_id);

CREATE INDEX budget_provisionstatement_operation_id_20eaefda ON public.budget_provisionstatement USING btree (operation_id);

CREATE INDEX budget_provisionstatement_provision_id_52447b57 ON public.budget_provisionstatement USING btree (provision_id);

CREATE INDEX budget_provisionstatement_step_id_d5bf51ae ON public.budget_provisionstatement USING btree (step_id);

CREATE INDEX budget_reconciledline_municipality_id_fab9fde6 ON public.budget_reconciledline USING btree (municipality_id);

CREATE INDEX budget_reconciledline_reconciliation_id_5b1a5195 ON public.budget_reconciledline USING btree (reconciliation_id);

CREATE INDEX budget_reconciliation_fiscal_year_id_c8d96a31 ON public.budget_reconciliation USING btree (fiscal_year_id);

CREATE INDEX budget_reconciliation_municipality_id_a134098b ON public.budget_reconciliation USING btree (municipality_id);

CREATE INDEX budget_reconciliation_operation_id_bc7fedd1 ON public.budget_reconciliation USING btree (operation_id);

CREATE INDEX budget_reconciliation_source_id_a4ca7a60 ON public.budget_reconciliation USING btree (source_id);

CREATE INDEX budget_reconciliationvoid_municipality_id_5f77b0e4 ON public.budget_reconciliationvoid USING btree (municipality_id);

CREATE INDEX budget_reconciliationvoid_operation_id_780e2260 ON public.budget_reconciliationvoid USING btree (operation_id);

CREATE INDEX budget_reconciliationvoid_reconciliation_id_3eafecb2 ON public.budget_reconciliationvoid USING btree (reconciliation_id);

CREATE INDEX budget_requestedplace_municipality_id_91e70fbe ON public.budget_requestedplace USING btree (municipality_id);

CREATE INDEX budget_requestedplace_operation_id_f3861439 ON public.budget_requestedplace USING btree (operation_id);

CREATE INDEX budget_requestedplace_request_id_a5a701b9 ON public.budget_requestedplace USING btree (request_id);

CREATE INDEX budget_requestline_cell_id_af9a9fe6 ON public.budget_requestline USING btree (cell_id);

CREATE INDEX budget_requestline_municipality_id_e92a29b0 ON public.budget_requestline USING btree (municipality_id);

CREATE INDEX budget_requestline_operation_id_a15f38e1 ON public.budget_requestline USING btree (operation_id);

CREATE INDEX budget_requestline_request_id_03d3c908 ON public.budget_requestline USING btree (request_id);

CREATE INDEX budget_requestposting_event_id_4995f8ef ON public.budget_requestposting USING btree (event_id);

CREATE INDEX budget_requestposting_municipality_id_b66b0834 ON public.budget_requestposting USING btree (municipality_id);

CREATE INDEX budget_requestposting_operation_id_9d21c5eb ON public.budget_requestposting USING btree (operation_id);

CREATE INDEX budget_requestposting_request_id_beef20b4 ON public.budget_requestposting USING btree (request_id);

CREATE INDEX budget_revenuecell_account_id_98ca90fe ON public.budget_revenuecell USING btree (account_id);

CREATE INDEX budget_revenuecell_municipality_id_a551d2af ON public.budget_revenuecell USING btree (municipality_id);

CREATE INDEX budget_revenuecell_operation_id_dc4d5dfd ON public.budget_revenuecell USING btree (operation_id);

CREATE INDEX budget_revenueevent_fiscal_year_id_246891e7 ON public.budget_revenueevent USING btree (fiscal_year_id);

CREATE INDEX budget_revenueevent_movement_id_a96bb043 ON public.budget_revenueevent USING btree (movement_id);

CREATE INDEX budget_revenueevent_municipality_id_b54d81ff ON public.budget_revenueevent USING btree (municipality_id);

CREATE INDEX budget_revenueevent_operation_id_58166b60 ON public.budget_revenueevent USING btree (operation_id);

CREATE INDEX budget_revenueevent_reverses_id_df12a7b9 ON public.budget_revenueevent USING btree (reverses_id);

CREATE INDEX budget_revenuefileevent_event_id_19ba22a8 ON public.budget_revenuefileevent USING btree (event_id);

CREATE INDEX budget_revenuefileevent_municipality_id_005145e6 ON public.budget_revenuefileevent USING btree (municipality_id);

CREATE INDEX budget_revenuefileevent_source_id_11f2c113 ON public.budget_revenuefileevent USING btree (source_id);

CREATE INDEX budget_revenueline_cell ON public.budget_revenueline USING btree (municipality_id, cell_id, effective_date);

CREATE INDEX budget_revenueline_cell_id_4f809e6d ON public.budget_revenueline USING btree (cell_id);

CREATE INDEX budget_revenueline_event_id_1b02f606 ON public.budget_revenueline USING btree (event_id);

CREATE INDEX budget_revenueline_municipality_id_424f0ecd ON public.budget_revenueline USING btree (municipality_id);

CREATE INDEX budget_savingresult_municipality_id_2942a1bf ON public.budget_savingresult USING btree (municipality_id);

CREATE INDEX budget_savingresult_operation_id_f007434b ON public.budget_savingresult USING btree (operation_id);

CREATE INDEX budget_savingresult_target_id_edaa992e ON public.budget_savingresult USING btree (target_id);

CREATE INDEX budget_savingtarget_account_id_264c534f ON public.budget_savingtarget USING btree (account_id);

CREATE INDEX budget_savingtarget_fiscal_year_id_55554b52 ON public.budget_savingtarget USING btree (fiscal_year_id);

CREATE INDEX budget_savingtarget_municipality_id_255985fe ON public.budget_savingtarget USING btree (municipality_id);

CREATE INDEX budget_savingtarget_operation_id_2f79b127 ON public.budget_savingtarget USING btree (operation_id);

CREATE INDEX budget_sealedround_fiscal_year_id_e2bba8db ON public.budget_sealedround USING btree (fiscal_year_id);

CREATE INDEX budget_sealedround_municipality_id_4db08e30 ON public.budget_sealedround USING btree (municipality_id);

CREATE INDEX budget_sealedround_operation_id_36d4dd20 ON public.budget_sealedround USING btree (operation_id);

CREATE INDEX budget_spendingrequest_cell_id_e4847a72 ON public.budget_spendingrequest USING btree (cell_id);

CREATE INDEX budget_spendingrequest_municipality_id_a907ebd1 ON public.budget_spendingrequest USING btree (municipality_id);

CREATE INDEX budget_spendingrequest_operation_id_fcd25c41 ON public.budget_spendingrequest USING btree (operation_id);

CREATE INDEX budget_spendingrequest_source_id_ad3c1426 ON public.budget_spendingrequest USING btree (source_id);

CREATE INDEX budget_teamterm_municipality_id_ddc527b0 ON public.budget_teamterm USING btree (municipality_id);

CREATE INDEX budget_teamterm_operation_id_1363e7a7 ON public.budget_teamterm USING btree (operation_id);

CREATE INDEX budget_teamterm_programme_id_6350285c ON public.budget_teamterm USING btree (programme_id);

CREATE INDEX budget_teamterm_unit_id_817cdcdf ON public.budget_teamterm USING btree (unit_id);

CREATE INDEX budget_unitmovement_event_id_012f7f75 ON public.budget_unitmovement USING btree (event_id);

CREATE INDEX budget_unitmovement_municipality_id_df3e2a10 ON public.budget_unitmovement USING btree (municipality_id);

CREATE INDEX budget_unitmovement_operation_id_0be4aa04 ON public.budget_unitmovement USING btree (operation_id);

CREATE INDEX budget_versionposting_event_id_9b63712a ON public.budget_versionposting USING btree (event_id);

CREATE INDEX budget_versionposting_municipality_id_7a937983 ON public.budget_versionposting USING btree (municipality_id);

CREATE INDEX budget_versionposting_operation_id_cf93dd79 ON public.budget_versionposting USING btree (operation_id);

CREATE INDEX budget_versionposting_version_id_b6b3b568 ON public.budget_versionposting USING btree (version_id);

CREATE INDEX budget_versionstep_municipality_id_9c837ef1 ON public.budget_versionstep USING btree (municipality_id);

CREATE INDEX budget_versionstep_operation_id_af1987b7 ON public.budget_versionstep USING btree (operation_id);

CREATE INDEX budget_versionstep_version_id_1fa17f35 ON public.budget_versionstep USING btree (version_id);

CREATE INDEX budget_yearclosing_fiscal_year_id_73f36ac0 ON public.budget_yearclosing USING btree (fiscal_year_id);

CREATE INDEX budget_yearclosing_municipality_id_9710f42f ON public.budget_yearclosing USING btree (municipality_id);

CREATE INDEX budget_yearclosing_operation_id_60e08b05 ON public.budget_yearclosing USING btree (operation_id);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX office_agendaitem_decided_id_3a60f4ef ON public.office_agendaitem USING btree (decided_id);

CREATE INDEX office_agendaitem_meeting_id_af7638a8 ON public.office_agendaitem USING btree (meeting_id);

CREATE INDEX office_agendaitem_municipality_id_003027a4 ON public.office_agendaitem USING btree (municipality_id);

CREATE INDEX office_agendaitem_operation_id_e70d74ac ON public.office_agendaitem USING btree (operation_id);

CREATE UNIQUE INDEX office_agendaitem_subject_once ON public.office_agendaitem USING btree (municipality_id, subject_kind, subject_id) WHERE (((result)::text = ''::text) AND (subject_id IS NOT NULL));

CREATE INDEX office_approvalstep_decision_id_113ddeb8 ON public.office_approvalstep USING btree (decision_id);

CREATE INDEX office_approvalstep_delegation_id_a3e9d027 ON public.office_approvalstep USING btree (delegation_id);

CREATE INDEX office_approvalstep_draft_id_bb4e19aa ON public.office_approvalstep USING btree (draft_id);

CREATE INDEX office_approvalstep_municipality_id_8ef20a7f ON public.office_approvalstep USING btree (municipality_id);

CREATE INDEX office_approvalstep_operation_id_f0c846b2 ON public.office_approvalstep USING btree (operation_id);

CREATE INDEX office_approvalstep_post_id_703c6373 ON public.office_approvalstep USING btree (post_id);

CREATE INDEX office_attendance_meeting_id_6962c2be ON public.office_attendance USING btree (meeting_id);

CREATE INDEX office_attendance_member_id_07e2cfb4 ON public.office_attendance USING btree (member_id);

CREATE INDEX office_attendance_municipality_id_7ce73b30 ON public.office_attendance USING btree (municipality_id);

CREATE INDEX office_attendance_operation_id_5ada5dc7 ON public.office_attendance USING btree (operation_id);

CREATE INDEX office_case_post ON public.office_officecase USING btree (municipality_id, post_id, state);

CREATE INDEX office_caseassignment_before_id_94baca6c ON public.office_caseassignment USING btree (before_id);

CREATE INDEX office_caseassignment_case_id_c94bcb3f ON public.office_caseassignment USING btree (case_id);

CREATE INDEX office_caseassignment_municipality_id_b2f04e32 ON public.office_caseassignment USING btree (municipality_id);

CREATE INDEX office_caseassignment_operation_id_cb54c76d ON public.office_caseassignment USING btree (operation_id);

CREATE INDEX office_caseevent_case_id_6aaaf3ae ON public.office_caseevent USING btree (case_id);

CREATE INDEX office_caseevent_item_id_4a863b55 ON public.office_caseevent USING btree (item_id);

CREATE INDEX office_caseevent_municipality_id_a41b09ce ON public.office_caseevent USING btree (municipality_id);

CREATE INDEX office_caseevent_operation_id_6c83aa17 ON public.office_caseevent USING btree (operation_id);

CREATE INDEX office_caseevent_post_id_1c7f531c ON public.office_caseevent USING btree (post_id);

CREATE INDEX office_caselink_case_id_4f55d92b ON public.office_caselink USING btree (case_id);

CREATE INDEX office_caselink_follows_id_1bb07789 ON public.office_caselink USING btree (follows_id);

CREATE INDEX office_caselink_municipality_id_4059d4c3 ON public.office_caselink USING btree (municipality_id);

CREATE UNIQUE INDEX office_caselink_once ON public.office_caselink USING btree (municipality_id, case_id, follows_id) WHERE (removed_id IS NULL);

CREATE INDEX office_caselink_operation_id_1df3d673 ON public.office_caselink USING btree (operation_id);

CREATE INDEX office_caselink_removed_id_a985aa69 ON public.office_caselink USING btree (removed_id);

CREATE INDEX office_committee_municipality_id_59d5e49a ON public.office_committee USING btree (municipality_id);

CREATE INDEX office_committee_operation_id_d9a91b48 ON public.office_committee USING btree (operation_id);

CREATE INDEX office_committee_post_id_7f1ddbf2 ON public.office_committee USING btree (post_id);

CREATE INDEX office_committeemember_committee_id_31b1901c ON public.office_committeemember USING btree (committee_id);

CREATE INDEX office_committeemember_ended_by_id_fdfc2364 ON public.office_committeemember USING btree (ended_by_id);

CREATE INDEX office_committeemember_municipality_id_32532a15 ON public.office_committeemember USING btree (municipality_id);

CREATE INDEX office_committeemember_operation_id_e0983ff9 ON public.office_committeemember USING btree (operation_id);

CREATE INDEX office_committeemember_post_id_0f671aa9 ON public.office_committeemember USING btree (post_id);

CREATE INDEX office_committeemember_renews_id_54b8fdb3 ON public.office_committeemember USING btree (renews_id);

CREATE INDEX office_committeeterm_committee_id_0c95871b ON public.office_committeeterm USING btree (committee_id);

CREATE INDEX office_committeeterm_municipality_id_792de19d ON public.office_committeeterm USING btree (municipality_id);

CREATE INDEX office_committeeterm_operation_id_3447a461 ON public.office_committeeterm USING btree (operation_id);

CREATE INDEX office_copost_case_id_e46c4abc ON public.office_copost USING btree (case_id);

CREATE INDEX office_copost_ended_id_94c86242 ON public.office_copost USING btree (ended_id);

CREATE INDEX office_copost_municipality_id_7ae62e88 ON public.office_copost USING btree (municipality_id);

CREATE INDEX office_copost_operation_id_6c66ce3b ON public.office_copost USING btree (operation_id);

CREATE INDEX office_copost_post ON public.office_copost USING btree (municipality_id, post_id) WHERE (ended_id IS NULL);

CREATE INDEX office_copost_post_id_d3885217 ON public.office_copost USING btree (post_id);

CREATE INDEX office_delegationtable_municipality_id_0b01e864 ON public.office_delegationtable USING btree (municipality_id);

CREATE INDEX office_delegationtable_operation_id_f0570c7f ON public.office_delegationtable USING btree (operation_id);

CREATE INDEX office_documentrecord_case_id_dc74a242 ON public.office_documentrecord USING btree (case_id);

CREATE INDEX office_documentrecord_municipality_id_0781e675 ON public.office_documentrecord USING btree (municipality_id);

CREATE INDEX office_documentrecord_operation_id_4383a0e5 ON public.office_documentrecord USING btree (operation_id);

CREATE INDEX office_draft_case_id_716e9698 ON public.office_draft USING btree (case_id);

CREATE INDEX office_draft_municipality_id_ecf7b15e ON public.office_draft USING btree (municipality_id);

CREATE INDEX office_draft_operation_id_e8699975 ON public.office_draft USING btree (operation_id);

CREATE INDEX office_draft_post_id_9063e665 ON public.office_draft USING btree (post_id);

CREATE INDEX office_draftattachment_draft_id_080b1907 ON public.office_draftattachment USING btree (draft_id);

CREATE INDEX office_draftattachment_municipality_id_01fb049c ON public.office_draftattachment USING btree (municipality_id);

CREATE INDEX office_draftattachment_operation_id_18792c5b ON public.office_draftattachment USING btree (operation_id);

CREATE INDEX office_draftattachment_version_id_fe0c0e3c ON public.office_draftattachment USING btree (version_id);

CREATE INDEX office_duesegment_case_id_9e744fc2 ON public.office_duesegment USING btree (case_id);

CREATE INDEX office_duesegment_ended_id_8b208d74 ON public.office_duesegment USING btree (ended_id);

CREATE INDEX office_duesegment_municipality_id_3768365f ON public.office_duesegment USING btree (municipality_id);

CREATE UNIQUE INDEX office_duesegment_open ON public.office_duesegment USING btree (municipality_id, case_id) WHERE ((ended_id IS NULL) AND ((kind)::text = 'SUSPENDED'::text));

CREATE INDEX office_duesegment_operation_id_f51b2e76 ON public.office_duesegment USING btree (operation_id);

CREATE INDEX office_meeting_committee_id_5bcb0769 ON public.office_meeting USING btree (committee_id);

CREATE INDEX office_meeting_municipality_id_9814ca40 ON public.office_meeting USING btree (municipality_id);

CREATE INDEX office_meeting_operation_id_cf42f124 ON public.office_meeting USING btree (operation_id);

CREATE INDEX office_meetingevent_meeting_id_1ef668d2 ON public.office_meetingevent USING btree (meeting_id);

CREATE INDEX office_meetingevent_municipality_id_b832c939 ON public.office_meetingevent USING btree (municipality_id);

CREATE INDEX office_meetingevent_operation_id_43a5c8eb ON public.office_meetingevent USING btree (operation_id);

CREATE INDEX office_meetingevent_post_id_78674780 ON public.office_meetingevent USING btree (post_id);

CREATE INDEX office_membercontact_municipality_id_f26370c2 ON public.office_membercontact USING btree (municipality_id);

CREATE INDEX office_membercontact_operation_id_b784ef3d ON public.office_membercontact USING btree (operation_id);

CREATE INDEX office_membernotice_meeting_id_b9d6bb5b ON public.office_membernotice USING btree (meeting_id);

CREATE INDEX office_membernotice_member_id_d731b3a8 ON public.office_membernotice USING btree (member_id);

CREATE INDEX office_membernotice_municipality_id_d27c3ee1 ON public.office_membernotice USING btree (municipality_id);

CREATE INDEX office_membernotice_operation_id_69412bd0 ON public.office_membernotice USING btree (operation_id);

CREATE INDEX office_officecase_municipality_id_61369121 ON public.office_officecase USING btree (municipality_id);

CREATE INDEX office_officecase_operation_id_2cceb9ca ON public.office_officecase USING btree (operation_id);

CREATE INDEX office_officecase_post_id_e5e4a5f7 ON public.office_officecase USING btree (post_id);

CREATE INDEX office_officecase_requested_by_id_71faec05 ON public.office_officecase USING btree (requested_by_id);

CREATE INDEX office_opinionrequest_answered_id_63331fa4 ON public.office_opinionrequest USING btree (answered_id);

CREATE INDEX office_opinionrequest_case_id_72b2829e ON public.office_opinionrequest USING btree (case_id);

CREATE INDEX office_opinionrequest_municipality_id_893c168a ON public.office_opinionrequest USING btree (municipality_id);

CREATE INDEX office_opinionrequest_operation_id_0a7014f9 ON public.office_opinionrequest USING btree (operation_id);

CREATE INDEX office_opinionrequest_post_id_83427c41 ON public.office_opinionrequest USING btree (post_id);

CREATE INDEX office_petitioner_municipality_id_376ac3a0 ON public.office_petitioner USING btree (municipality_id);

CREATE INDEX office_petitioner_operation_id_0a9ff5bd ON public.office_petitioner USING btree (operation_id);

CREATE INDEX office_recusal_item_id_64c290a3 ON public.office_recusal USING btree (item_id);

CREATE INDEX office_recusal_member_id_37362196 ON public.office_recusal USING btree (member_id);

CREATE INDEX office_recusal_municipality_id_4f4edc5b ON public.office_recusal USING btree (municipality_id);

CREATE INDEX office_recusal_operation_id_22b8eb4e ON public.office_recusal USING btree (operation_id);

CREATE INDEX office_savedview_account_id_834b251c ON public.office_savedview USING btree (account_id);

CREATE UNIQUE INDEX office_savedview_default ON public.office_savedview USING btree (municipality_id, account_id, list_name) WHERE (is_default AND (removed_at IS NULL));

CREATE INDEX office_savedview_list ON public.office_savedview USING btree (municipality_id, list_name);

CREATE INDEX office_savedview_municipality_id_f6070388 ON public.office_savedview USING btree (municipality_id);

CREATE UNIQUE INDEX office_savedview_name ON public.office_savedview USING btree (municipality_id, account_id, list_name, name) WHERE (removed_at IS NULL);

CREATE INDEX office_savedview_operation_id_bcffa326 ON public.office_savedview USING btree (operation_id);

CREATE INDEX office_savedview_unit_id_6739ecb4 ON public.office_savedview USING btree (unit_id);

CREATE INDEX office_vote_item_id_fc1e9631 ON public.office_vote USING btree (item_id);

CREATE INDEX office_vote_member_id_85da6f83 ON public.office_vote USING btree (member_id);

CREATE INDEX office_vote_municipality_id_5f819293 ON public.office_vote USING btree (municipality_id);

CREATE INDEX office_vote_operation_id_05bd4993 ON public.office_vote USING btree (operation_id);

CREATE INDEX org_accountingoffice_municipality_id_32f8ef77 ON public.org_accountingoffice USING btree (municipality_id);

CREATE INDEX org_accountingoffice_operation_id_742eec23 ON public.org_accountingoffice USING btree (operation_id);

CREATE INDEX org_accountingoffice_person_id_4c9406c7 ON public.org_accountingoffice USING btree (person_id);

CREATE INDEX org_accountingoffice_relieved_by_id_7fa3cfe9 ON public.org_accountingoffice USING btree (relieved_by_id);

CREATE INDEX org_accountingoffice_unit_id_93f59ef0 ON public.org_accountingoffice USING btree (unit_id);

CREATE INDEX org_appointment_ended_by_id_77f1c9f6 ON public.org_appointment USING btree (ended_by_id);

CREATE INDEX org_appointment_municipality_id_91cd50a0 ON public.org_appointment USING btree (municipality_id);

CREATE INDEX org_appointment_order_id_4093e6c6 ON public.org_appointment USING btree (order_id);

CREATE INDEX org_appointment_person_id_4886ed7c ON public.org_appointment USING btree (person_id);

CREATE INDEX org_appointment_post_id_ce07cb4f ON public.org_appointment USING btree (post_id);

CREATE INDEX org_appointment_post_id_held ON public.org_appointment USING btree (municipality_id, post_id) WHERE (ended_epoch IS NULL);

CREATE INDEX org_duty_ended_by_id_7c1fb480 ON public.org_duty USING btree (ended_by_id);

CREATE INDEX org_duty_municipality_id_6d38bbb1 ON public.org_duty USING btree (municipality_id);

CREATE INDEX org_duty_order_id_5f5d37f1 ON public.org_duty USING btree (order_id);

CREATE INDEX org_duty_unit_id_80ebc4e7 ON public.org_duty USING btree (unit_id);

CREATE INDEX org_duty_unit_id_held ON public.org_duty USING btree (municipality_id, unit_id) WHERE (ended_epoch IS NULL);

CREATE INDEX org_equipment_municipality_id_8931cc7c ON public.org_equipment USING btree (municipality_id);

CREATE INDEX org_equipment_order_id_c015b1b2 ON public.org_equipment USING btree (order_id);

CREATE INDEX org_equipmentterm_ended_by_id_590dfd68 ON public.org_equipmentterm USING btree (ended_by_id);

CREATE INDEX org_equipmentterm_equipment_id_3af5b247 ON public.org_equipmentterm USING btree (equipment_id);

CREATE INDEX org_equipmentterm_municipality_id_71970b18 ON public.org_equipmentterm USING btree (municipality_id);

CREATE INDEX org_equipmentterm_order_id_f789cb98 ON public.org_equipmentterm USING btree (order_id);

CREATE INDEX org_equipmentterm_post_id_64c51211 ON public.org_equipmentterm USING btree (post_id);

CREATE INDEX org_equipmentterm_post_id_held ON public.org_equipmentterm USING btree (municipality_id, post_id) WHERE (ended_epoch IS NULL);

CREATE INDEX org_equipmentterm_unit_id_0e4b93d3 ON public.org_equipmentterm USING btree (unit_id);

CREATE INDEX org_equipmentterm_unit_id_held ON public.org_equipmentterm USING btree (municipality_id, unit_id) WHERE (ended_epoch IS NULL);

CREATE INDEX org_facility_municipality_id_b6d47037 ON public.org_facility USING btree (municipality_id);

CREATE INDEX org_facility_order_id_ee564955 ON public.org_facility USING btree (order_id);

CREATE INDEX org_facilityterm_ended_by_id_4a64b418 ON public.org_facilityterm USING btree (ended_by_id);

CREATE INDEX org_facilityterm_facility_id_11307090 ON public.org_facilityterm USING btree (facility_id);

CREATE INDEX org_facilityterm_municipality_id_ac57645e ON public.org_facilityterm USING btree (municipality_id);

CREATE INDEX org_facilityterm_order_id_c866632c ON public.org_facilityterm USING btree (order_id);

CREATE INDEX org_facilityterm_unit_id_5785063c ON public.org_facilityterm USING btree (unit_id);

CREATE INDEX org_facilityterm_unit_id_held ON public.org_facilityterm USING btree (municipality_id, unit_id) WHERE (ended_epoch IS NULL);

CREATE INDEX org_handover_giver_id_f1054da5 ON public.org_handover USING btree (giver_id);

CREATE INDEX org_handover_municipality_id_44e618a3 ON public.org_handover USING btree (municipality_id);

CREATE INDEX org_handover_order_id_417847ec ON public.org_handover USING btree (order_id);

CREATE INDEX org_handover_post_id_a14fca24 ON public.org_handover USING btree (post_id);

CREATE INDEX org_handover_taker_id_06d1fe58 ON public.org_handover USING btree (taker_id);

CREATE INDEX org_handoveritem_handover_id_1d0692be ON public.org_handoveritem USING btree (handover_id);

CREATE INDEX org_handoveritem_municipality_id_d3edfa58 ON public.org_handoveritem USING btree (municipality_id);

CREATE INDEX org_handoverreceipt_handover_id_643de782 ON public.org_handoverreceipt USING btree (handover_id);

CREATE INDEX org_handoverreceipt_municipality_id_4d5c7a99 ON public.org_handoverreceipt USING btree (municipality_id);

CREATE INDEX org_handoverreceipt_operation_id_dcc9402a ON public.org_handoverreceipt USING btree (operation_id);

CREATE INDEX org_order_municipality_id_f897ec7a ON public.org_order USING btree (municipality_id);

CREATE INDEX org_order_operation_id_f57b11e8 ON public.org_order USING btree (operation_id);

CREATE INDEX org_order_undoes_id_25d816f9 ON public.org_order USING btree (undoes_id);

CREATE INDEX org_person_account_id_1a822c56 ON public.org_person USING btree (account_id);

CREATE INDEX org_person_municipality_id_58b0a5e8 ON public.org_person USING btree (municipality_id);

CREATE INDEX org_post_municipality_id_68aaaf13 ON public.org_post USING btree (municipality_id);

CREATE INDEX org_post_order_id_ec5d523c ON public.org_post USING btree (order_id);

CREATE INDEX org_postclosing_ended_by_id_00251c32 ON public.org_postclosing USING btree (ended_by_id);

CREATE INDEX org_postclosing_into_id_08894949 ON public.org_postclosing USING btree (into_id);

CREATE INDEX org_postclosing_municipality_id_d9801f36 ON public.org_postclosing USING btree (municipality_id);

CREATE INDEX org_postclosing_order_id_a4d5988a ON public.org_postclosing USING btree (order_id);

CREATE INDEX org_postclosing_post_id_c79014ea ON public.org_postclosing USING btree (post_id);

CREATE INDEX org_postgrades_ended_by_id_0e9e7e52 ON public.org_postgrades USING btree (ended_by_id);

CREATE INDEX org_postgrades_municipality_id_643ae33b ON public.org_postgrades USING btree (municipality_id);

CREATE INDEX org_postgrades_order_id_5fd0ce5f ON public.org_postgrades USING btree (order_id);

CREATE INDEX org_postgrades_post_id_637262e4 ON public.org_postgrades USING btree (post_id);

CREATE INDEX org_postgrades_post_id_held ON public.org_postgrades USING btree (municipality_id, post_id) WHERE (ended_epoch IS NULL);

CREATE INDEX org_postterm_ended_by_id_b83e238a ON public.org_postterm USING btree (ended_by_id);

CREATE INDEX org_postterm_municipality_id_1a8957a6 ON public.org_postterm USING btree (municipality_id);

CREATE INDEX org_postterm_order_id_57bb8ff3 ON public.org_postterm USING btree (order_id);

CREATE INDEX org_postterm_post_id_d10740fc ON public.org_postterm USING btree (post_id);

CREATE INDEX org_postterm_unit_id_c44db5e0 ON public.org_postterm USING btree (unit_id);

CREATE INDEX org_postterm_unit_id_held ON public.org_postterm USING btree (municipality_id, unit_id) WHERE (ended_epoch IS NULL);

CREATE INDEX org_quota_ended_by_id_486ee683 ON public.org_quota USING btree (ended_by_id);

CREATE INDEX org_quota_municipality_id_34d3bac4 ON public.org_quota USING btree (municipality_id);

CREATE INDEX org_quota_order_id_5a2e6b29 ON public.org_quota USING btree (order_id);

CREATE INDEX org_quota_unit_id_cc7c0f28 ON public.org_quota USING btree (unit_id);

CREATE INDEX org_quota_unit_id_held ON public.org_quota USING btree (municipality_id, unit_id) WHERE (ended_epoch IS NULL);

CREATE INDEX org_staffingform_ended_by_id_be114e30 ON public.org_staffingform USING btree (ended_by_id);

CREATE INDEX org_staffingform_municipality_id_f8d6b288 ON public.org_staffingform USING btree (municipality_id);

CREATE INDEX org_staffingform_order_id_4266b595 ON public.org_staffingform USING btree (order_id);

CREATE INDEX org_staffingform_unit_id_e91bf630 ON public.org_staffingform USING btree (unit_id);

CREATE INDEX org_staffingform_unit_id_held ON public.org_staffingform USING btree (municipality_id, unit_id) WHERE (ended_epoch IS NULL);

CREATE INDEX org_succession_ended_by_id_a8122f65 ON public.org_succession USING btree (ended_by_id);

CREATE INDEX org_succession_municipality_id_d04a703c ON public.org_succession USING btree (municipality_id);

CREATE INDEX org_succession_order_id_a9410d64 ON public.org_succession USING btree (order_id);

CREATE INDEX org_succession_predecessor_id_deb27a67 ON public.org_succession USING btree (predecessor_id);

CREATE INDEX org_succession_successor_id_da12dace ON public.org_succession USING btree (successor_id);

CREATE INDEX org_unit_municipality_id_93e43153 ON public.org_unit USING btree (municipality_id);

CREATE INDEX org_unit_order_id_718dc9e2 ON public.org_unit USING btree (order_id);

CREATE INDEX org_unitterm_ended_by_id_7d8999e2 ON public.org_unitterm USING btree (ended_by_id);

CREATE INDEX org_unitterm_municipality_id_13c5aebe ON public.org_unitterm USING btree (municipality_id);

CREATE INDEX org_unitterm_order_id_cda019b0 ON public.org_unitterm USING btree (order_id);

CREATE INDEX org_unitterm_parent_id_9c536fe0 ON public.org_unitterm USING btree (parent_id);

CREATE INDEX org_unitterm_parent_id_held ON public.org_unitterm USING btree (municipality_id, parent_id) WHERE (ended_epoch IS NULL);

CREATE INDEX org_unitterm_unit_id_9902d9a3 ON public.org_unitterm USING btree (unit_id);

CREATE INDEX platform_account_login_210f69cc_like ON public.platform_account USING btree (login varchar_pattern_ops);

CREATE INDEX platform_account_municipality_id_c7405c5f ON public.platform_account USING btree (municipality_id);

CREATE INDEX platform_apitoken_account ON public.platform_apitoken USING btree (municipality_id, account_id);

CREATE INDEX platform_apitoken_account_id_34bbc0aa ON public.platform_apitoken USING btree (account_id);

CREATE INDEX platform_apitoken_municipality_id_0e76ee4f ON public.platform_apitoken USING btree (municipality_id);

CREATE INDEX platform_apitoken_operation_id_7e8bb808 ON public.platform_apitoken USING btree (operation_id);

CREATE INDEX platform_attachment_municipality_id_738f1334 ON public.platform_attachment USING btree (municipality_id);

CREATE INDEX platform_attachment_operation_id_4b8d0ad3 ON public.platform_attachment USING btree (operation_id);

CREATE INDEX platform_attachment_subject ON public.platform_attachment USING btree (municipality_id, subject_kind, subject_id);

CREATE INDEX platform_attachmentremoval_attachment_id_4057fd0c ON public.platform_attachmentremoval USING btree (attachment_id);

CREATE INDEX platform_attachmentremoval_municipality_id_b0d97d5a ON public.platform_attachmentremoval USING btree (municipality_id);

CREATE INDEX platform_attachmentremoval_operation_id_1e27a4cf ON public.platform_attachmentremoval USING btree (operation_id);

CREATE INDEX platform_attachmentrestoration_municipality_id_31b5c131 ON public.platform_attachmentrestoration USING btree (municipality_id);

CREATE INDEX platform_attachmentrestoration_operation_id_bb3efef1 ON public.platform_attachmentrestoration USING btree (operation_id);

CREATE INDEX platform_attachmentrestoration_removal_id_8a8f2181 ON public.platform_attachmentrestoration USING btree (removal_id);

CREATE INDEX platform_attachmentversion_attachment_id_c4deba53 ON public.platform_attachmentversion USING btree (attachment_id);

CREATE INDEX platform_attachmentversion_file_id_f89de31d ON public.platform_attachmentversion USING btree (file_id);

CREATE INDEX platform_attachmentversion_municipality_id_991f520e ON public.platform_attachmentversion USING btree (municipality_id);

CREATE INDEX platform_attachmentversion_operation_id_197b76c1 ON public.platform_attachmentversion USING btree (operation_id);

CREATE INDEX platform_cache_expires ON public.platform_cache USING btree (expires);

CREATE INDEX platform_calendarentry_account_id_02b4c3c3 ON public.platform_calendarentry USING btree (account_id);

CREATE INDEX platform_calendarentry_municipality_id_230347d4 ON public.platform_calendarentry USING btree (municipality_id);

CREATE INDEX platform_calendarfeed_account_id_4ea067a2 ON public.platform_calendarfeed USING btree (account_id);

CREATE INDEX platform_calendarfeed_municipality_id_307c039f ON public.platform_calendarfeed USING btree (municipality_id);

CREATE UNIQUE INDEX platform_calendarfeed_one ON public.platform_calendarfeed USING btree (municipality_id, account_id) WHERE (revoked_at IS NULL);

CREATE INDEX platform_calendarfeed_operation_id_1210d851 ON public.platform_calendarfeed USING btree (operation_id);

CREATE INDEX platform_closedday_municipality_id_fdfc93af ON public.platform_closedday USING btree (municipality_id);

CREATE UNIQUE INDEX platform_closedday_once ON public.platform_closedday USING btree (municipality_id, day) WHERE (withdrawn_by_id IS NULL);

CREATE INDEX platform_closedday_operation_id_71d432d6 ON public.platform_closedday USING btree (operation_id);

CREATE INDEX platform_closedday_withdrawn_by_id_b1cf4ff0 ON public.platform_closedday USING btree (withdrawn_by_id);

CREATE INDEX platform_decreecalendar_municipality_id_559479c9 ON public.platform_decreecalendar USING btree (municipality_id);

CREATE INDEX platform_decreeduechange_decree_calendar_id_8961189e ON public.platform_decreeduechange USING btree (decree_calendar_id);

CREATE INDEX platform_decreeduechange_municipality_id_da97a09d ON public.platform_decreeduechange USING btree (municipality_id);

CREATE INDEX platform_decreeduechange_of ON public.platform_decreeduechange USING btree (municipality_id, keeper, subject_id);

CREATE INDEX platform_delegation_delegate_id_15955a4f ON public.platform_delegation USING btree (delegate_id);

CREATE INDEX platform_delegation_delegator_id_814ce4f7 ON public.platform_delegation USING btree (delegator_id);

CREATE INDEX platform_delegation_municipality_id_6f943748 ON public.platform_delegation USING btree (municipality_id);

CREATE INDEX platform_delegation_operation_id_3db48c04 ON public.platform_delegation USING btree (operation_id);

CREATE INDEX platform_delegationend_delegation_id_1dc9f521 ON public.platform_delegationend USING btree (delegation_id);

CREATE INDEX platform_delegationend_municipality_id_6298a3c4 ON public.platform_delegationend USING btree (municipality_id);

CREATE INDEX platform_delegationend_operation_id_295cee39 ON public.platform_delegationend USING btree (operation_id);

CREATE INDEX platform_digest_account_id_7c3a3c32 ON public.platform_digest USING btree (account_id);

CREATE INDEX platform_digest_municipality_id_dfbc42af ON public.platform_digest USING btree (municipality_id);

CREATE INDEX platform_disposalrequest_attachment_id_01090bb4 ON public.platform_disposalrequest USING btree (attachment_id);

CREATE INDEX platform_disposalrequest_decision_id_022337d3 ON public.platform_disposalrequest USING btree (decision_id);

CREATE INDEX platform_disposalrequest_municipality_id_61488227 ON public.platform_disposalrequest USING btree (municipality_id);

CREATE INDEX platform_disposalrequest_operation_id_fe783dec ON public.platform_disposalrequest USING btree (operation_id);

CREATE UNIQUE INDEX platform_disposalrequest_waits_once ON public.platform_disposalrequest USING btree (municipality_id, attachment_id) WHERE (decision_id IS NULL);

CREATE INDEX platform_duechange_closed_day_id_efa1e3e9 ON public.platform_duechange USING btree (closed_day_id);

CREATE INDEX platform_duechange_municipality_id_88eaadc4 ON public.platform_duechange USING btree (municipality_id);

CREATE INDEX platform_duechange_operation_id_213eb8a5 ON public.platform_duechange USING btree (operation_id);

CREATE INDEX platform_duechange_subject ON public.platform_duechange USING btree (municipality_id, keeper, subject_id);

CREATE INDEX platform_epoch_municipality_id_fb829ca4 ON public.platform_epoch USING btree (municipality_id);

CREATE INDEX platform_erasurerequest_decision_id_e9451afc ON public.platform_erasurerequest USING btree (decision_id);

CREATE INDEX platform_erasurerequest_municipality_id_615aa634 ON public.platform_erasurerequest USING btree (municipality_id);

CREATE INDEX platform_erasurerequest_operation_id_fa778b15 ON public.platform_erasurerequest USING btree (operation_id);

CREATE UNIQUE INDEX platform_erasurerequest_waits_once ON public.platform_erasurerequest USING btree (municipality_id, subject_id) WHERE (decision_id IS NULL);

CREATE INDEX platform_file_municipality_id_25e85552 ON public.platform_file USING btree (municipality_id);

CREATE INDEX platform_filescan_file_id_0a713517 ON public.platform_filescan USING btree (file_id);

CREATE INDEX platform_filescan_municipality_id_5ca8418a ON public.platform_filescan USING btree (municipality_id);

CREATE INDEX platform_formdraft_account_id_45e0ad92 ON public.platform_formdraft USING btree (account_id);

CREATE INDEX platform_formdraft_municipality_id_5cda7c61 ON public.platform_formdraft USING btree (municipality_id);

CREATE INDEX platform_formdraft_saved ON public.platform_formdraft USING btree (municipality_id, saved_at);

CREATE INDEX platform_job_municipality_id_19706a77 ON public.platform_job USING btree (municipality_id);

CREATE INDEX platform_job_operation_id_f534e235 ON public.platform_job USING btree (operation_id);

CREATE INDEX platform_job_state ON public.platform_job USING btree (municipality_id, state);

CREATE INDEX platform_keptanswer_municipality_id_4ce24370 ON public.platform_keptanswer USING btree (municipality_id);

CREATE INDEX platform_keptanswer_token_id_3413ecb1 ON public.platform_keptanswer USING btree (token_id);

CREATE INDEX platform_mailaddress_account_id_30d1d73b ON public.platform_mailaddress USING btree (account_id);

CREATE INDEX platform_mailaddress_municipality_id_8edad3a4 ON public.platform_mailaddress USING btree (municipality_id);

CREATE INDEX platform_municipality_code_6df85afa_like ON public.platform_municipality USING btree (code varchar_pattern_ops);

CREATE INDEX platform_notice_account_id_5f65b07a ON public.platform_notice USING btree (account_id);

CREATE INDEX platform_notice_municipality_id_24194d50 ON public.platform_notice USING btree (municipality_id);

CREATE INDEX platform_notice_newest ON public.platform_notice USING btree (municipality_id, account_id, made_at);

CREATE INDEX platform_notice_unread ON public.platform_notice USING btree (municipality_id, account_id) WHERE (read_at IS NULL);

CREATE INDEX platform_noticesetting_account_id_04725d40 ON public.platform_noticesetting USING btree (account_id);

CREATE INDEX platform_noticesetting_municipality_id_91f37aa1 ON public.platform_noticesetting USING btree (municipality_id);

CREATE INDEX platform_observation_division ON public.platform_observation USING btree (municipality_id, dataset, division);

CREATE INDEX platform_observation_lookup ON public.platform_observation USING btree (municipality_id, dataset, effective_date, subject_key, measure);

CREATE INDEX platform_observation_municipality_id_e88c7507 ON public.platform_observation USING btree (municipality_id);

CREATE INDEX platform_observation_operation_id_97435b10 ON public.platform_observation USING btree (operation_id);

CREATE INDEX platform_observation_origin ON public.platform_observation USING btree (municipality_id, origin_id);

CREATE INDEX platform_observation_origin_id_d6faeceb ON public.platform_observation USING btree (origin_id);

CREATE UNIQUE INDEX platform_observation_recorded_once ON public.platform_observation USING btree (municipality_id, source_id, place_line, place_cell, dataset, subject_key, measure, effective_date, nature) NULLS NOT DISTINCT WHERE ((replaces_id IS NULL) AND (source_id IS NOT NULL));

CREATE INDEX platform_observation_replaces_id_9ace6f65 ON public.platform_observation USING btree (replaces_id);

CREATE INDEX platform_observation_source_id_06555e88 ON public.platform_observation USING btree (source_id);

CREATE INDEX platform_operation_actor_id_93ad5f87 ON public.platform_operation USING btree (actor_id);

CREATE INDEX platform_operation_epoch ON public.platform_operation USING btree (municipality_id, epoch);

CREATE INDEX platform_operation_on_behalf_of_id_d515e1b0 ON public.platform_operation USING btree (on_behalf_of_id);

CREATE INDEX platform_personalreading_account_id_5bc29d21 ON public.platform_personalreading USING btree (account_id);

CREATE INDEX platform_personalreading_municipality_id_01e92f48 ON public.platform_personalreading USING btree (municipality_id);

CREATE INDEX platform_reading_time ON public.platform_personalreading USING btree (municipality_id, read_at);

CREATE INDEX platform_readingcheck_municipality_id_1be65780 ON public.platform_readingcheck USING btree (municipality_id);

CREATE INDEX platform_readingcheck_operation_id_4332cfdc ON public.platform_readingcheck USING btree (operation_id);

CREATE INDEX platform_retentionhold_attachment_id_dc6c024c ON public.platform_retentionhold USING btree (attachment_id);

CREATE INDEX platform_retentionhold_municipality_id_3ec2b9b8 ON public.platform_retentionhold USING btree (municipality_id);

CREATE INDEX platform_retentionhold_operation_id_a222c664 ON public.platform_retentionhold USING btree (operation_id);

CREATE INDEX platform_retentionperiod_municipality_id_249465bd ON public.platform_retentionperiod USING btree (municipality_id);

CREATE INDEX platform_retentionperiod_operation_id_1501ce72 ON public.platform_retentionperiod USING btree (operation_id);

CREATE INDEX platform_rowchange_municipality_id_f2f9c6c3 ON public.platform_rowchange USING btree (municipality_id);

CREATE INDEX platform_rowchange_operation_id_8e93dcb5 ON public.platform_rowchange USING btree (operation_id);

CREATE INDEX platform_rowchange_row ON public.platform_rowchange USING btree (municipality_id, table_name, row_id);

CREATE UNIQUE INDEX platform_ruling_first ON public.platform_ruling USING btree (municipality_id, dataset, subject_key, measure, effective_date, nature) WHERE (replaces_id IS NULL);

CREATE INDEX platform_ruling_municipality_id_397b3f5d ON public.platform_ruling USING btree (municipality_id);

CREATE INDEX platform_ruling_observation_id_ff815259 ON public.platform_ruling USING btree (observation_id);

CREATE INDEX platform_ruling_operation_id_6ddafafd ON public.platform_ruling USING btree (operation_id);

CREATE INDEX platform_ruling_replaces_id_8ade15d9 ON public.platform_ruling USING btree (replaces_id);

CREATE INDEX platform_searchitem_municipality_id_8765d49d ON public.platform_searchitem USING btree (municipality_id);

CREATE INDEX platform_searchkeys_item_id_3846be42 ON public.platform_searchkeys USING btree (item_id);

CREATE INDEX platform_searchkeys_keys ON public.platform_searchkeys USING gin (keys) WITH (fastupdate=off);

CREATE INDEX platform_searchkeys_municipality_id_c071c9e0 ON public.platform_searchkeys USING btree (municipality_id);

CREATE INDEX platform_searchtouch_marked_in ON public.platform_searchtouch USING btree (municipality_id, marked_in);

CREATE INDEX platform_searchtouch_municipality_id_7abd0070 ON public.platform_searchtouch USING btree (municipality_id);

CREATE INDEX platform_source_file_id_daa37cc8 ON public.platform_source USING btree (file_id);

CREATE INDEX platform_source_municipality_id_fd62a7a8 ON public.platform_source USING btree (municipality_id);

CREATE INDEX platform_source_operation_id_c94a5374 ON public.platform_source USING btree (operation_id);

CREATE UNIQUE INDEX platform_tombstone_erased_once ON public.platform_tombstone USING btree (municipality_id, subject_id) WHERE ((kind)::text = 'ERASURE'::text);

CREATE INDEX platform_tombstone_municipality_id_fb9dca7f ON public.platform_tombstone USING btree (municipality_id);

CREATE INDEX platform_tombstone_operation_id_83a949bd ON public.platform_tombstone USING btree (operation_id);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX reports_confirmedtable_intake_id_648b7799 ON public.reports_confirmedtable USING btree (intake_id);

CREATE INDEX reports_confirmedtable_municipality_id_7ad91767 ON public.reports_confirmedtable USING btree (municipality_id);

CREATE INDEX reports_confirmedtable_operation_id_add1bbc3 ON public.reports_confirmedtable USING btree (operation_id);

CREATE INDEX reports_definitionrevision_municipality_id_3bb69bda ON public.reports_definitionrevision USING btree (municipality_id);

CREATE INDEX reports_definitionrevision_operation_id_74927f90 ON public.reports_definitionrevision USING btree (operation_id);

CREATE INDEX reports_edition_municipality_id_73f8bd00 ON public.reports_edition USING btree (municipality_id);

CREATE INDEX reports_edition_operation_id_ccb50a06 ON public.reports_edition USING btree (operation_id);

CREATE INDEX reports_edition_replaces_id_5cc18179 ON public.reports_edition USING btree (replaces_id);

CREATE INDEX reports_edition_revision_id_58fd15f9 ON public.reports_edition USING btree (revision_id);

CREATE INDEX reports_editionfile_edition_id_db4249fe ON public.reports_editionfile USING btree (edition_id);

CREATE INDEX reports_editionfile_municipality_id_b62d64f1 ON public.reports_editionfile USING btree (municipality_id);

CREATE INDEX reports_editionfile_operation_id_fc8b1cb1 ON public.reports_editionfile USING btree (operation_id);

CREATE INDEX reports_intake_municipality_id_3cbf2933 ON public.reports_intake USING btree (municipality_id);

CREATE INDEX reports_intake_operation_id_3150f0e1 ON public.reports_intake USING btree (operation_id);

CREATE INDEX reports_intake_source_id_550ba1bb ON public.reports_intake USING btree (source_id);

CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);

CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);

CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE TRIGGER budget_allotmenthold_append_only BEFORE DELETE OR UPDATE ON public.budget_allotmenthold FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_allotmenthold_not_emptied BEFORE TRUNCATE ON public.budget_allotmenthold FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_allotmentplan_append_only BEFORE DELETE OR UPDATE ON public.budget_allotmentplan FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_allotmentplan_not_emptied BEFORE TRUNCATE ON public.budget_allotmentplan FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_allotmentposting_append_only BEFORE DELETE OR UPDATE ON public.budget_allotmentposting FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_allotmentposting_not_emptied BEFORE TRUNCATE ON public.budget_allotmentposting FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_appropriationcell_append_only BEFORE DELETE OR UPDATE ON public.budget_appropriationcell FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_appropriationcell_not_emptied BEFORE TRUNCATE ON public.budget_appropriationcell FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_budgetaccount_append_only BEFORE DELETE OR UPDATE ON public.budget_budgetaccount FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_budgetaccount_not_emptied BEFORE TRUNCATE ON public.budget_budgetaccount FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_budgetline_append_only BEFORE DELETE OR UPDATE ON public.budget_budgetline FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_budgetline_budget_line_searched_delete AFTER DELETE ON public.budget_budgetline REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.line', 'SELECT t.id');

CREATE TRIGGER budget_budgetline_budget_line_searched_insert AFTER INSERT ON public.budget_budgetline REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.line', 'SELECT t.id');

CREATE TRIGGER budget_budgetline_budget_line_searched_update AFTER UPDATE ON public.budget_budgetline REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.line', 'SELECT t.id');

CREATE TRIGGER budget_budgetline_not_emptied BEFORE TRUNCATE ON public.budget_budgetline FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_budgetversion_append_only BEFORE DELETE OR UPDATE ON public.budget_budgetversion FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_budgetversion_not_emptied BEFORE TRUNCATE ON public.budget_budgetversion FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_calculationline_append_only BEFORE DELETE OR UPDATE ON public.budget_calculationline FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_calculationline_budget_line_searched_delete AFTER DELETE ON public.budget_calculationline REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.line', 'SELECT s.line_id FROM budget_linestatement s WHERE s.id = t.statement_id');

CREATE TRIGGER budget_calculationline_budget_line_searched_insert AFTER INSERT ON public.budget_calculationline REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.line', 'SELECT s.line_id FROM budget_linestatement s WHERE s.id = t.statement_id');

CREATE TRIGGER budget_calculationline_budget_line_searched_update AFTER UPDATE ON public.budget_calculationline REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.line', 'SELECT s.line_id FROM budget_linestatement s WHERE s.id = t.statement_id');

CREATE TRIGGER budget_calculationline_not_emptied BEFORE TRUNCATE ON public.budget_calculationline FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_codeentry_append_only BEFORE DELETE OR UPDATE ON public.budget_codeentry FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_codeentry_not_emptied BEFORE TRUNCATE ON public.budget_codeentry FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_codesuccessor_append_only BEFORE DELETE OR UPDATE ON public.budget_codesuccessor FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_codesuccessor_not_emptied BEFORE TRUNCATE ON public.budget_codesuccessor FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_codetable_append_only BEFORE DELETE OR UPDATE ON public.budget_codetable FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_codetable_not_emptied BEFORE TRUNCATE ON public.budget_codetable FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_crossuseclause_append_only BEFORE DELETE OR UPDATE ON public.budget_crossuseclause FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_crossuseclause_not_emptied BEFORE TRUNCATE ON public.budget_crossuseclause FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_debtcontract_append_only BEFORE DELETE OR UPDATE ON public.budget_debtcontract FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_debtcontract_not_emptied BEFORE TRUNCATE ON public.budget_debtcontract FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_differencereason_append_only BEFORE DELETE OR UPDATE ON public.budget_differencereason FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_differencereason_not_emptied BEFORE TRUNCATE ON public.budget_differencereason FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_dutyreport_append_only BEFORE DELETE OR UPDATE ON public.budget_dutyreport FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_dutyreport_not_emptied BEFORE TRUNCATE ON public.budget_dutyreport FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_enclosure_append_only BEFORE DELETE OR UPDATE ON public.budget_enclosure FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_enclosure_not_emptied BEFORE TRUNCATE ON public.budget_enclosure FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_executionforecast_append_only BEFORE DELETE OR UPDATE ON public.budget_executionforecast FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_executionforecast_not_emptied BEFORE TRUNCATE ON public.budget_executionforecast FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_executiontarget_append_only BEFORE DELETE OR UPDATE ON public.budget_executiontarget FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_executiontarget_not_emptied BEFORE TRUNCATE ON public.budget_executiontarget FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_fiscalyear_append_only BEFORE DELETE OR UPDATE ON public.budget_fiscalyear FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_fiscalyear_not_emptied BEFORE TRUNCATE ON public.budget_fiscalyear FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_grantmovement_append_only BEFORE DELETE OR UPDATE ON public.budget_grantmovement FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_grantmovement_not_emptied BEFORE TRUNCATE ON public.budget_grantmovement FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_heldamount_append_only BEFORE DELETE OR UPDATE ON public.budget_heldamount FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_heldamount_not_emptied BEFORE TRUNCATE ON public.budget_heldamount FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_holdrelease_append_only BEFORE DELETE OR UPDATE ON public.budget_holdrelease FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_holdrelease_not_emptied BEFORE TRUNCATE ON public.budget_holdrelease FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_ledgerevent_append_only BEFORE DELETE OR UPDATE ON public.budget_ledgerevent FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_ledgerevent_not_emptied BEFORE TRUNCATE ON public.budget_ledgerevent FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_ledgerevent_references AFTER INSERT ON public.budget_ledgerevent REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_ledgerevent_references();

CREATE CONSTRAINT TRIGGER budget_ledgerevent_revenue AFTER INSERT ON public.budget_ledgerevent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.kind)::text = ANY ((ARRAY['DEEMED'::character varying, 'PRE_USE'::character varying, 'ABSORB_DEEMED'::character varying, 'ABSORB_PRE_USE'::character varying])::text[]))) EXECUTE FUNCTION public.ieum_require_revenue();

CREATE TRIGGER budget_ledgerevent_sealed BEFORE INSERT ON public.budget_ledgerevent FOR EACH ROW WHEN (((new.kind)::text = ANY ((ARRAY['ORIGINAL'::character varying, 'REVISED'::character varying, 'ABSORB_PROVISIONAL'::character varying, 'SUPPLEMENTARY'::character varying, 'ABSORB_PRE_USE'::character varying, 'ABSORB_DEEMED'::character varying, 'REVERSAL'::character varying])::text[]))) EXECUTE FUNCTION public.ieum_refuse_sealed();

CREATE TRIGGER budget_ledgerline_append_only BEFORE DELETE OR UPDATE ON public.budget_ledgerline FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_ledgerline_not_emptied BEFORE TRUNCATE ON public.budget_ledgerline FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_ledgerline_references AFTER INSERT ON public.budget_ledgerline REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_ledgerline_references();

CREATE TRIGGER budget_ledgerline_totals AFTER INSERT ON public.budget_ledgerline REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_ledgerline_totals();

CREATE TRIGGER budget_linestatement_append_only BEFORE DELETE OR UPDATE ON public.budget_linestatement FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_linestatement_budget_line_searched_delete AFTER DELETE ON public.budget_linestatement REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.line', 'SELECT t.line_id');

CREATE TRIGGER budget_linestatement_budget_line_searched_insert AFTER INSERT ON public.budget_linestatement REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.line', 'SELECT t.line_id');

CREATE TRIGGER budget_linestatement_budget_line_searched_update AFTER UPDATE ON public.budget_linestatement REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.line', 'SELECT t.line_id');

CREATE TRIGGER budget_linestatement_not_emptied BEFORE TRUNCATE ON public.budget_linestatement FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_matter_append_only BEFORE DELETE OR UPDATE ON public.budget_matter FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_matter_budget_matter_searched_delete AFTER DELETE ON public.budget_matter REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.matter', 'SELECT t.id');

CREATE TRIGGER budget_matter_budget_matter_searched_insert AFTER INSERT ON public.budget_matter REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.matter', 'SELECT t.id');

CREATE TRIGGER budget_matter_budget_matter_searched_update AFTER UPDATE ON public.budget_matter REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.matter', 'SELECT t.id');

CREATE TRIGGER budget_matter_not_emptied BEFORE TRUNCATE ON public.budget_matter FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_matteramount_append_only BEFORE DELETE OR UPDATE ON public.budget_matteramount FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_matteramount_budget_matter_searched_delete AFTER DELETE ON public.budget_matteramount REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.matter', 'SELECT s.matter_id FROM budget_matterstatement s WHERE s.id = t.statement_id');

CREATE TRIGGER budget_matteramount_budget_matter_searched_insert AFTER INSERT ON public.budget_matteramount REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.matter', 'SELECT s.matter_id FROM budget_matterstatement s WHERE s.id = t.statement_id');

CREATE TRIGGER budget_matteramount_budget_matter_searched_update AFTER UPDATE ON public.budget_matteramount REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.matter', 'SELECT s.matter_id FROM budget_matterstatement s WHERE s.id = t.statement_id');

CREATE TRIGGER budget_matteramount_not_emptied BEFORE TRUNCATE ON public.budget_matteramount FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_matterstatement_append_only BEFORE DELETE OR UPDATE ON public.budget_matterstatement FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_matterstatement_budget_matter_searched_delete AFTER DELETE ON public.budget_matterstatement REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.matter', 'SELECT t.matter_id');

CREATE TRIGGER budget_matterstatement_budget_matter_searched_insert AFTER INSERT ON public.budget_matterstatement REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.matter', 'SELECT t.matter_id');

CREATE TRIGGER budget_matterstatement_budget_matter_searched_update AFTER UPDATE ON public.budget_matterstatement REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.matter', 'SELECT t.matter_id');

CREATE TRIGGER budget_matterstatement_not_emptied BEFORE TRUNCATE ON public.budget_matterstatement FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_matterstep_append_only BEFORE DELETE OR UPDATE ON public.budget_matterstep FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_matterstep_not_emptied BEFORE TRUNCATE ON public.budget_matterstep FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_movementrequest_append_only BEFORE DELETE OR UPDATE ON public.budget_movementrequest FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_movementrequest_not_emptied BEFORE TRUNCATE ON public.budget_movementrequest FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_plannedallotment_append_only BEFORE DELETE OR UPDATE ON public.budget_plannedallotment FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_plannedallotment_not_emptied BEFORE TRUNCATE ON public.budget_plannedallotment FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_postingproposal_append_only BEFORE DELETE OR UPDATE ON public.budget_postingproposal FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_postingproposal_not_emptied BEFORE TRUNCATE ON public.budget_postingproposal FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_programme_append_only BEFORE DELETE OR UPDATE ON public.budget_programme FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_programme_budget_programme_searched_delete AFTER DELETE ON public.budget_programme REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.programme', 'SELECT t.id');

CREATE TRIGGER budget_programme_budget_programme_searched_insert AFTER INSERT ON public.budget_programme REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.programme', 'SELECT t.id');

CREATE TRIGGER budget_programme_budget_programme_searched_update AFTER UPDATE ON public.budget_programme REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('budget.programme', 'SELECT t.id');

CREATE TRIGGER budget_programme_not_emptied BEFORE TRUNCATE ON public.budget_programme FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_proposaldecision_append_only BEFORE DELETE OR UPDATE ON public.budget_proposaldecision FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_proposaldecision_not_emptied BEFORE TRUNCATE ON public.budget_proposaldecision FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_provision_append_only BEFORE DELETE OR UPDATE ON public.budget_provision FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_provision_not_emptied BEFORE TRUNCATE ON public.budget_provision FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_provisionamount_append_only BEFORE DELETE OR UPDATE ON public.budget_provisionamount FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_provisionamount_not_emptied BEFORE TRUNCATE ON public.budget_provisionamount FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_provisionstatement_append_only BEFORE DELETE OR UPDATE ON public.budget_provisionstatement FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_provisionstatement_not_emptied BEFORE TRUNCATE ON public.budget_provisionstatement FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_reconciledline_append_only BEFORE DELETE OR UPDATE ON public.budget_reconciledline FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_reconciledline_not_emptied BEFORE TRUNCATE ON public.budget_reconciledline FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_reconciliation_append_only BEFORE DELETE OR UPDATE ON public.budget_reconciliation FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_reconciliation_not_emptied BEFORE TRUNCATE ON public.budget_reconciliation FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_reconciliationvoid_append_only BEFORE DELETE OR UPDATE ON public.budget_reconciliationvoid FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_reconciliationvoid_not_emptied BEFORE TRUNCATE ON public.budget_reconciliationvoid FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_requestedplace_append_only BEFORE DELETE OR UPDATE ON public.budget_requestedplace FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_requestedplace_not_emptied BEFORE TRUNCATE ON public.budget_requestedplace FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_requestline_append_only BEFORE DELETE OR UPDATE ON public.budget_requestline FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_requestline_not_emptied BEFORE TRUNCATE ON public.budget_requestline FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_requestposting_append_only BEFORE DELETE OR UPDATE ON public.budget_requestposting FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_requestposting_not_emptied BEFORE TRUNCATE ON public.budget_requestposting FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_revenuecell_append_only BEFORE DELETE OR UPDATE ON public.budget_revenuecell FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_revenuecell_not_emptied BEFORE TRUNCATE ON public.budget_revenuecell FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_revenueevent_append_only BEFORE DELETE OR UPDATE ON public.budget_revenueevent FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_revenueevent_not_emptied BEFORE TRUNCATE ON public.budget_revenueevent FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_revenuefileevent_append_only BEFORE DELETE OR UPDATE ON public.budget_revenuefileevent FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_revenuefileevent_not_emptied BEFORE TRUNCATE ON public.budget_revenuefileevent FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_revenueline_append_only BEFORE DELETE OR UPDATE ON public.budget_revenueline FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_revenueline_not_emptied BEFORE TRUNCATE ON public.budget_revenueline FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_savingresult_append_only BEFORE DELETE OR UPDATE ON public.budget_savingresult FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_savingresult_not_emptied BEFORE TRUNCATE ON public.budget_savingresult FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_savingtarget_append_only BEFORE DELETE OR UPDATE ON public.budget_savingtarget FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_savingtarget_not_emptied BEFORE TRUNCATE ON public.budget_savingtarget FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_sealedround_append_only BEFORE DELETE OR UPDATE ON public.budget_sealedround FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_sealedround_not_emptied BEFORE TRUNCATE ON public.budget_sealedround FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_spendingrequest_append_only BEFORE DELETE OR UPDATE ON public.budget_spendingrequest FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_spendingrequest_not_emptied BEFORE TRUNCATE ON public.budget_spendingrequest FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_teamterm_append_only BEFORE DELETE OR UPDATE ON public.budget_teamterm FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_teamterm_not_emptied BEFORE TRUNCATE ON public.budget_teamterm FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_unitmovement_append_only BEFORE DELETE OR UPDATE ON public.budget_unitmovement FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_unitmovement_not_emptied BEFORE TRUNCATE ON public.budget_unitmovement FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_versionposting_append_only BEFORE DELETE OR UPDATE ON public.budget_versionposting FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_versionposting_not_emptied BEFORE TRUNCATE ON public.budget_versionposting FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_versionstep_append_only BEFORE DELETE OR UPDATE ON public.budget_versionstep FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_versionstep_not_emptied BEFORE TRUNCATE ON public.budget_versionstep FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_yearclosing_append_only BEFORE DELETE OR UPDATE ON public.budget_yearclosing FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER budget_yearclosing_not_emptied BEFORE TRUNCATE ON public.budget_yearclosing FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_agendaitem_not_emptied BEFORE TRUNCATE ON public.office_agendaitem FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_agendaitem_not_removed BEFORE DELETE ON public.office_agendaitem FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_agendaitem_office_case_searched_delete AFTER DELETE ON public.office_agendaitem REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.subject_id WHERE t.subject_kind = ''office.case''');

CREATE TRIGGER office_agendaitem_office_case_searched_insert AFTER INSERT ON public.office_agendaitem REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.subject_id WHERE t.subject_kind = ''office.case''');

CREATE TRIGGER office_agendaitem_office_case_searched_update AFTER UPDATE ON public.office_agendaitem REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.subject_id WHERE t.subject_kind = ''office.case''');

CREATE TRIGGER office_agendaitem_office_meeting_searched_delete AFTER DELETE ON public.office_agendaitem REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.meeting', 'SELECT t.meeting_id');

CREATE TRIGGER office_agendaitem_office_meeting_searched_insert AFTER INSERT ON public.office_agendaitem REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.meeting', 'SELECT t.meeting_id');

CREATE TRIGGER office_agendaitem_office_meeting_searched_update AFTER UPDATE ON public.office_agendaitem REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.meeting', 'SELECT t.meeting_id');

CREATE TRIGGER office_agendaitem_settled BEFORE UPDATE ON public.office_agendaitem FOR EACH ROW WHEN (((old.result)::text <> ''::text)) EXECUTE FUNCTION public.ieum_refuse_change();

CREATE CONSTRAINT TRIGGER office_approvalstep_held AFTER INSERT OR UPDATE ON public.office_approvalstep DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_held('outcome = ''''');

CREATE TRIGGER office_approvalstep_history AFTER UPDATE OF post_id ON public.office_approvalstep FOR EACH ROW EXECUTE FUNCTION public.ieum_keep_change('post_id');

CREATE CONSTRAINT TRIGGER office_approvalstep_holds AFTER UPDATE ON public.org_postterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_holds('office_approvalstep', 'outcome = ''''');

CREATE TRIGGER office_approvalstep_not_emptied BEFORE TRUNCATE ON public.office_approvalstep FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_approvalstep_not_removed BEFORE DELETE ON public.office_approvalstep FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_approvalstep_office_case_searched_delete AFTER DELETE ON public.office_approvalstep REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT d.case_id FROM office_draft d WHERE d.id = t.draft_id');

CREATE TRIGGER office_approvalstep_office_case_searched_insert AFTER INSERT ON public.office_approvalstep REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT d.case_id FROM office_draft d WHERE d.id = t.draft_id');

CREATE TRIGGER office_approvalstep_office_case_searched_update AFTER UPDATE ON public.office_approvalstep REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT d.case_id FROM office_draft d WHERE d.id = t.draft_id');

CREATE CONSTRAINT TRIGGER office_approvalstep_passes AFTER UPDATE ON public.org_postclosing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_holds('office_approvalstep', 'outcome = ''''');

CREATE TRIGGER office_attendance_append_only BEFORE DELETE OR UPDATE ON public.office_attendance FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_attendance_not_emptied BEFORE TRUNCATE ON public.office_attendance FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_caseassignment_append_only BEFORE DELETE OR UPDATE ON public.office_caseassignment FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_caseassignment_not_emptied BEFORE TRUNCATE ON public.office_caseassignment FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_caseevent_append_only BEFORE DELETE OR UPDATE ON public.office_caseevent FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_caseevent_not_emptied BEFORE TRUNCATE ON public.office_caseevent FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_caseevent_office_case_searched_delete AFTER DELETE ON public.office_caseevent REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_caseevent_office_case_searched_insert AFTER INSERT ON public.office_caseevent REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_caseevent_office_case_searched_update AFTER UPDATE ON public.office_caseevent REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_caselink_not_emptied BEFORE TRUNCATE ON public.office_caselink FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_caselink_not_removed BEFORE DELETE ON public.office_caselink FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE CONSTRAINT TRIGGER office_committee_held AFTER INSERT OR UPDATE ON public.office_committee DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_held('ended_on IS NULL');

CREATE TRIGGER office_committee_history AFTER UPDATE OF post_id, ended_on ON public.office_committee FOR EACH ROW EXECUTE FUNCTION public.ieum_keep_change('post_id', 'ended_on');

CREATE CONSTRAINT TRIGGER office_committee_holds AFTER UPDATE ON public.org_postterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_holds('office_committee', 'ended_on IS NULL');

CREATE TRIGGER office_committee_not_emptied BEFORE TRUNCATE ON public.office_committee FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_committee_not_removed BEFORE DELETE ON public.office_committee FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_committee_office_case_searched_delete AFTER DELETE ON public.office_committee REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT i.subject_id FROM office_meeting m JOIN office_agendaitem i ON i.meeting_id = m.id WHERE m.committee_id = t.id AND i.subject_kind = ''office.case''');

CREATE TRIGGER office_committee_office_case_searched_insert AFTER INSERT ON public.office_committee REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT i.subject_id FROM office_meeting m JOIN office_agendaitem i ON i.meeting_id = m.id WHERE m.committee_id = t.id AND i.subject_kind = ''office.case''');

CREATE TRIGGER office_committee_office_case_searched_update AFTER UPDATE ON public.office_committee REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT i.subject_id FROM office_meeting m JOIN office_agendaitem i ON i.meeting_id = m.id WHERE m.committee_id = t.id AND i.subject_kind = ''office.case''');

CREATE TRIGGER office_committee_office_committee_searched_delete AFTER DELETE ON public.office_committee REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.committee', 'SELECT t.id');

CREATE TRIGGER office_committee_office_committee_searched_insert AFTER INSERT ON public.office_committee REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.committee', 'SELECT t.id');

CREATE TRIGGER office_committee_office_committee_searched_update AFTER UPDATE ON public.office_committee REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.committee', 'SELECT t.id');

CREATE TRIGGER office_committee_office_meeting_searched_delete AFTER DELETE ON public.office_committee REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.meeting', 'SELECT m.id FROM office_meeting m WHERE m.committee_id = t.id');

CREATE TRIGGER office_committee_office_meeting_searched_insert AFTER INSERT ON public.office_committee REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.meeting', 'SELECT m.id FROM office_meeting m WHERE m.committee_id = t.id');

CREATE TRIGGER office_committee_office_meeting_searched_update AFTER UPDATE ON public.office_committee REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.meeting', 'SELECT m.id FROM office_meeting m WHERE m.committee_id = t.id');

CREATE CONSTRAINT TRIGGER office_committee_passes AFTER UPDATE ON public.org_postclosing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_holds('office_committee', 'ended_on IS NULL');

CREATE TRIGGER office_committeemember_not_emptied BEFORE TRUNCATE ON public.office_committeemember FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_committeemember_not_removed BEFORE DELETE ON public.office_committeemember FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_committeemember_settled BEFORE UPDATE ON public.office_committeemember FOR EACH ROW WHEN ((old.ended_on IS NOT NULL)) EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_committeeterm_append_only BEFORE DELETE OR UPDATE ON public.office_committeeterm FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_committeeterm_not_emptied BEFORE TRUNCATE ON public.office_committeeterm FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_committeeterm_office_committee_searched_delete AFTER DELETE ON public.office_committeeterm REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.committee', 'SELECT t.committee_id');

CREATE TRIGGER office_committeeterm_office_committee_searched_insert AFTER INSERT ON public.office_committeeterm REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.committee', 'SELECT t.committee_id');

CREATE TRIGGER office_committeeterm_office_committee_searched_update AFTER UPDATE ON public.office_committeeterm REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.committee', 'SELECT t.committee_id');

CREATE TRIGGER office_committeeterm_office_meeting_searched_delete AFTER DELETE ON public.office_committeeterm REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.meeting', 'SELECT m.id FROM office_meeting m WHERE m.committee_id = t.committee_id');

CREATE TRIGGER office_committeeterm_office_meeting_searched_insert AFTER INSERT ON public.office_committeeterm REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.meeting', 'SELECT m.id FROM office_meeting m WHERE m.committee_id = t.committee_id');

CREATE TRIGGER office_committeeterm_office_meeting_searched_update AFTER UPDATE ON public.office_committeeterm REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.meeting', 'SELECT m.id FROM office_meeting m WHERE m.committee_id = t.committee_id');

CREATE CONSTRAINT TRIGGER office_copost_held AFTER INSERT OR UPDATE ON public.office_copost DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_held('ended_id IS NULL AND EXISTS (SELECT FROM office_officecase c WHERE c.id = case_id AND c.state <> ''CLOSED'')');

CREATE TRIGGER office_copost_history AFTER UPDATE OF post_id ON public.office_copost FOR EACH ROW EXECUTE FUNCTION public.ieum_keep_change('post_id');

CREATE CONSTRAINT TRIGGER office_copost_holds AFTER UPDATE ON public.org_postterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_holds('office_copost', 'ended_id IS NULL AND EXISTS (SELECT FROM office_officecase c WHERE c.id = case_id AND c.state <> ''CLOSED'')');

CREATE TRIGGER office_copost_not_emptied BEFORE TRUNCATE ON public.office_copost FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_copost_not_removed BEFORE DELETE ON public.office_copost FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_copost_office_case_searched_delete AFTER DELETE ON public.office_copost REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_copost_office_case_searched_insert AFTER INSERT ON public.office_copost REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_copost_office_case_searched_update AFTER UPDATE ON public.office_copost REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE CONSTRAINT TRIGGER office_copost_passes AFTER UPDATE ON public.org_postclosing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_holds('office_copost', 'ended_id IS NULL AND EXISTS (SELECT FROM office_officecase c WHERE c.id = case_id AND c.state <> ''CLOSED'')');

CREATE TRIGGER office_delegationtable_append_only BEFORE DELETE OR UPDATE ON public.office_delegationtable FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_delegationtable_not_emptied BEFORE TRUNCATE ON public.office_delegationtable FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_documentrecord_append_only BEFORE DELETE OR UPDATE ON public.office_documentrecord FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_documentrecord_not_emptied BEFORE TRUNCATE ON public.office_documentrecord FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_documentrecord_office_case_searched_delete AFTER DELETE ON public.office_documentrecord REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_documentrecord_office_case_searched_insert AFTER INSERT ON public.office_documentrecord REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_documentrecord_office_case_searched_update AFTER UPDATE ON public.office_documentrecord REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_draft_append_only BEFORE DELETE OR UPDATE ON public.office_draft FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_draft_not_emptied BEFORE TRUNCATE ON public.office_draft FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_draft_office_case_searched_delete AFTER DELETE ON public.office_draft REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_draft_office_case_searched_insert AFTER INSERT ON public.office_draft REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_draft_office_case_searched_update AFTER UPDATE ON public.office_draft REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_draftattachment_append_only BEFORE DELETE OR UPDATE ON public.office_draftattachment FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_draftattachment_not_emptied BEFORE TRUNCATE ON public.office_draftattachment FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_duesegment_not_emptied BEFORE TRUNCATE ON public.office_duesegment FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_duesegment_not_removed BEFORE DELETE ON public.office_duesegment FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_meeting_history AFTER UPDATE OF remarks, starts_at, place, answer_by ON public.office_meeting FOR EACH ROW EXECUTE FUNCTION public.ieum_keep_change('remarks', 'starts_at', 'place', 'answer_by');

CREATE TRIGGER office_meeting_not_emptied BEFORE TRUNCATE ON public.office_meeting FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_meeting_not_removed BEFORE DELETE ON public.office_meeting FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_meeting_office_meeting_searched_delete AFTER DELETE ON public.office_meeting REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.meeting', 'SELECT t.id');

CREATE TRIGGER office_meeting_office_meeting_searched_insert AFTER INSERT ON public.office_meeting REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.meeting', 'SELECT t.id');

CREATE TRIGGER office_meeting_office_meeting_searched_update AFTER UPDATE ON public.office_meeting REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.meeting', 'SELECT t.id');

CREATE TRIGGER office_meeting_settled BEFORE UPDATE ON public.office_meeting FOR EACH ROW WHEN (((old.state)::text = ANY ((ARRAY['FAILED'::character varying, 'CANCELLED'::character varying, 'MINUTED'::character varying])::text[]))) EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_meetingevent_append_only BEFORE DELETE OR UPDATE ON public.office_meetingevent FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_meetingevent_not_emptied BEFORE TRUNCATE ON public.office_meetingevent FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_membercontact_history AFTER UPDATE OF operation_id, contact, mail ON public.office_membercontact FOR EACH ROW EXECUTE FUNCTION public.ieum_keep_change('operation_id', 'contact', 'mail');

CREATE TRIGGER office_membercontact_not_emptied BEFORE TRUNCATE ON public.office_membercontact FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_membercontact_not_removed BEFORE DELETE ON public.office_membercontact FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_membernotice_not_emptied BEFORE TRUNCATE ON public.office_membernotice FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_membernotice_not_removed BEFORE DELETE ON public.office_membernotice FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_membernotice_settled BEFORE UPDATE ON public.office_membernotice FOR EACH ROW WHEN ((old.told_on IS NOT NULL)) EXECUTE FUNCTION public.ieum_refuse_change();

CREATE CONSTRAINT TRIGGER office_officecase_held AFTER INSERT OR UPDATE ON public.office_officecase DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_held('state <> ''CLOSED''');

CREATE TRIGGER office_officecase_history AFTER UPDATE OF post_id ON public.office_officecase FOR EACH ROW EXECUTE FUNCTION public.ieum_keep_change('post_id');

CREATE CONSTRAINT TRIGGER office_officecase_holds AFTER UPDATE ON public.org_postterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_holds('office_officecase', 'state <> ''CLOSED''');

CREATE TRIGGER office_officecase_not_emptied BEFORE TRUNCATE ON public.office_officecase FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_officecase_not_removed BEFORE DELETE ON public.office_officecase FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_officecase_office_case_searched_delete AFTER DELETE ON public.office_officecase REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.id');

CREATE TRIGGER office_officecase_office_case_searched_insert AFTER INSERT ON public.office_officecase REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.id');

CREATE TRIGGER office_officecase_office_case_searched_update AFTER UPDATE ON public.office_officecase REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.id');

CREATE CONSTRAINT TRIGGER office_officecase_passes AFTER UPDATE ON public.org_postclosing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_holds('office_officecase', 'state <> ''CLOSED''');

CREATE CONSTRAINT TRIGGER office_opinionrequest_held AFTER INSERT OR UPDATE ON public.office_opinionrequest DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_held('answered_id IS NULL');

CREATE TRIGGER office_opinionrequest_history AFTER UPDATE OF post_id ON public.office_opinionrequest FOR EACH ROW EXECUTE FUNCTION public.ieum_keep_change('post_id');

CREATE CONSTRAINT TRIGGER office_opinionrequest_holds AFTER UPDATE ON public.org_postterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_holds('office_opinionrequest', 'answered_id IS NULL');

CREATE TRIGGER office_opinionrequest_not_emptied BEFORE TRUNCATE ON public.office_opinionrequest FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_opinionrequest_not_removed BEFORE DELETE ON public.office_opinionrequest FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_opinionrequest_office_case_searched_delete AFTER DELETE ON public.office_opinionrequest REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_opinionrequest_office_case_searched_insert AFTER INSERT ON public.office_opinionrequest REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE TRIGGER office_opinionrequest_office_case_searched_update AFTER UPDATE ON public.office_opinionrequest REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('office.case', 'SELECT t.case_id');

CREATE CONSTRAINT TRIGGER office_opinionrequest_passes AFTER UPDATE ON public.org_postclosing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_office_holds('office_opinionrequest', 'answered_id IS NULL');

CREATE TRIGGER office_petitioner_append_only BEFORE DELETE OR UPDATE ON public.office_petitioner FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_petitioner_not_emptied BEFORE TRUNCATE ON public.office_petitioner FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_recusal_append_only BEFORE DELETE OR UPDATE ON public.office_recusal FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_recusal_not_emptied BEFORE TRUNCATE ON public.office_recusal FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_vote_append_only BEFORE DELETE OR UPDATE ON public.office_vote FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER office_vote_not_emptied BEFORE TRUNCATE ON public.office_vote FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_accountingoffice_exclusive BEFORE INSERT ON public.org_accountingoffice FOR EACH ROW EXECUTE FUNCTION public.ieum_check_accounting();

CREATE TRIGGER org_accountingoffice_kept BEFORE UPDATE ON public.org_accountingoffice FOR EACH ROW EXECUTE FUNCTION public.ieum_keep_accounting();

CREATE TRIGGER org_accountingoffice_not_emptied BEFORE TRUNCATE ON public.org_accountingoffice FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_accountingoffice_not_removed BEFORE DELETE ON public.org_accountingoffice FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_appointment_kept BEFORE UPDATE ON public.org_appointment FOR EACH ROW EXECUTE FUNCTION public.ieum_org_keep();

CREATE TRIGGER org_appointment_marked_insert AFTER INSERT ON public.org_appointment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_org_mark();

CREATE TRIGGER org_appointment_marked_update AFTER UPDATE ON public.org_appointment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_org_mark();

CREATE TRIGGER org_appointment_not_emptied BEFORE TRUNCATE ON public.org_appointment FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_appointment_not_removed BEFORE DELETE ON public.org_appointment FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE CONSTRAINT TRIGGER org_appointment_post_id_borne AFTER UPDATE ON public.org_postterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_bears('post_id', 'org_appointment', 'post_id');

CREATE CONSTRAINT TRIGGER org_appointment_post_id_stands AFTER INSERT ON public.org_appointment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_stands('post_id', 'org_postterm', 'post_id');

CREATE TRIGGER org_duty_kept BEFORE UPDATE ON public.org_duty FOR EACH ROW EXECUTE FUNCTION public.ieum_org_keep();

CREATE TRIGGER org_duty_not_emptied BEFORE TRUNCATE ON public.org_duty FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_duty_not_removed BEFORE DELETE ON public.org_duty FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_duty_org_unit_searched_delete AFTER DELETE ON public.org_duty REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.unit', 'SELECT t.unit_id');

CREATE TRIGGER org_duty_org_unit_searched_insert AFTER INSERT ON public.org_duty REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.unit', 'SELECT t.unit_id');

CREATE TRIGGER org_duty_org_unit_searched_update AFTER UPDATE ON public.org_duty REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.unit', 'SELECT t.unit_id');

CREATE CONSTRAINT TRIGGER org_duty_unit_id_borne AFTER UPDATE ON public.org_unitterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_bears('unit_id', 'org_duty', 'unit_id');

CREATE CONSTRAINT TRIGGER org_duty_unit_id_stands AFTER INSERT ON public.org_duty DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_stands('unit_id', 'org_unitterm', 'unit_id');

CREATE TRIGGER org_equipment_append_only BEFORE DELETE OR UPDATE ON public.org_equipment FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_equipment_not_emptied BEFORE TRUNCATE ON public.org_equipment FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_equipmentterm_kept BEFORE UPDATE ON public.org_equipmentterm FOR EACH ROW EXECUTE FUNCTION public.ieum_org_keep();

CREATE TRIGGER org_equipmentterm_not_emptied BEFORE TRUNCATE ON public.org_equipmentterm FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_equipmentterm_not_removed BEFORE DELETE ON public.org_equipmentterm FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE CONSTRAINT TRIGGER org_equipmentterm_post_id_borne AFTER UPDATE ON public.org_postterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_bears('post_id', 'org_equipmentterm', 'post_id');

CREATE CONSTRAINT TRIGGER org_equipmentterm_post_id_stands AFTER INSERT ON public.org_equipmentterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_stands('post_id', 'org_postterm', 'post_id');

CREATE CONSTRAINT TRIGGER org_equipmentterm_unit_id_borne AFTER UPDATE ON public.org_unitterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_bears('unit_id', 'org_equipmentterm', 'unit_id');

CREATE CONSTRAINT TRIGGER org_equipmentterm_unit_id_stands AFTER INSERT ON public.org_equipmentterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_stands('unit_id', 'org_unitterm', 'unit_id');

CREATE TRIGGER org_facility_append_only BEFORE DELETE OR UPDATE ON public.org_facility FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_facility_not_emptied BEFORE TRUNCATE ON public.org_facility FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_facilityterm_kept BEFORE UPDATE ON public.org_facilityterm FOR EACH ROW EXECUTE FUNCTION public.ieum_org_keep();

CREATE TRIGGER org_facilityterm_not_emptied BEFORE TRUNCATE ON public.org_facilityterm FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_facilityterm_not_removed BEFORE DELETE ON public.org_facilityterm FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_facilityterm_org_facility_searched_delete AFTER DELETE ON public.org_facilityterm REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.facility', 'SELECT t.facility_id');

CREATE TRIGGER org_facilityterm_org_facility_searched_insert AFTER INSERT ON public.org_facilityterm REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.facility', 'SELECT t.facility_id');

CREATE TRIGGER org_facilityterm_org_facility_searched_update AFTER UPDATE ON public.org_facilityterm REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.facility', 'SELECT t.facility_id');

CREATE CONSTRAINT TRIGGER org_facilityterm_unit_id_borne AFTER UPDATE ON public.org_unitterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_bears('unit_id', 'org_facilityterm', 'unit_id');

CREATE CONSTRAINT TRIGGER org_facilityterm_unit_id_stands AFTER INSERT ON public.org_facilityterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_stands('unit_id', 'org_unitterm', 'unit_id');

CREATE TRIGGER org_handover_append_only BEFORE DELETE OR UPDATE ON public.org_handover FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_handover_not_emptied BEFORE TRUNCATE ON public.org_handover FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_handoveritem_append_only BEFORE DELETE OR UPDATE ON public.org_handoveritem FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_handoveritem_not_emptied BEFORE TRUNCATE ON public.org_handoveritem FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_handoverreceipt_append_only BEFORE DELETE OR UPDATE ON public.org_handoverreceipt FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_handoverreceipt_not_emptied BEFORE TRUNCATE ON public.org_handoverreceipt FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_order_append_only BEFORE DELETE OR UPDATE ON public.org_order FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_order_not_emptied BEFORE TRUNCATE ON public.org_order FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_person_history AFTER UPDATE OF id, municipality_id, name ON public.org_person FOR EACH ROW EXECUTE FUNCTION public.ieum_keep_change('id', 'municipality_id', 'name');

CREATE TRIGGER org_person_marked_update AFTER UPDATE ON public.org_person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_org_mark();

CREATE TRIGGER org_post_append_only BEFORE DELETE OR UPDATE ON public.org_post FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_post_not_emptied BEFORE TRUNCATE ON public.org_post FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE CONSTRAINT TRIGGER org_postclosing_into_id_borne AFTER UPDATE ON public.org_postterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_passes('post_id');

CREATE CONSTRAINT TRIGGER org_postclosing_into_id_passed AFTER UPDATE ON public.org_postclosing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_passes('post_id');

CREATE CONSTRAINT TRIGGER org_postclosing_into_id_stands AFTER INSERT ON public.org_postclosing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_passes('into_id');

CREATE TRIGGER org_postclosing_kept BEFORE UPDATE ON public.org_postclosing FOR EACH ROW EXECUTE FUNCTION public.ieum_org_keep();

CREATE TRIGGER org_postclosing_not_emptied BEFORE TRUNCATE ON public.org_postclosing FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_postclosing_not_removed BEFORE DELETE ON public.org_postclosing FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_postgrades_kept BEFORE UPDATE ON public.org_postgrades FOR EACH ROW EXECUTE FUNCTION public.ieum_org_keep();

CREATE TRIGGER org_postgrades_not_emptied BEFORE TRUNCATE ON public.org_postgrades FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_postgrades_not_removed BEFORE DELETE ON public.org_postgrades FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE CONSTRAINT TRIGGER org_postgrades_post_id_borne AFTER UPDATE ON public.org_postterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_bears('post_id', 'org_postgrades', 'post_id');

CREATE CONSTRAINT TRIGGER org_postgrades_post_id_stands AFTER INSERT ON public.org_postgrades DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_stands('post_id', 'org_postterm', 'post_id');

CREATE TRIGGER org_postterm_kept BEFORE UPDATE ON public.org_postterm FOR EACH ROW EXECUTE FUNCTION public.ieum_org_keep();

CREATE TRIGGER org_postterm_marked_insert AFTER INSERT ON public.org_postterm REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_org_mark();

CREATE TRIGGER org_postterm_marked_update AFTER UPDATE ON public.org_postterm REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_org_mark();

CREATE TRIGGER org_postterm_not_emptied BEFORE TRUNCATE ON public.org_postterm FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_postterm_not_removed BEFORE DELETE ON public.org_postterm FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_postterm_org_post_searched_delete AFTER DELETE ON public.org_postterm REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.post', 'SELECT t.post_id');

CREATE TRIGGER org_postterm_org_post_searched_insert AFTER INSERT ON public.org_postterm REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.post', 'SELECT t.post_id');

CREATE TRIGGER org_postterm_org_post_searched_update AFTER UPDATE ON public.org_postterm REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.post', 'SELECT t.post_id');

CREATE CONSTRAINT TRIGGER org_postterm_unit_id_borne AFTER UPDATE ON public.org_unitterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_bears('unit_id', 'org_postterm', 'unit_id');

CREATE CONSTRAINT TRIGGER org_postterm_unit_id_stands AFTER INSERT ON public.org_postterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_stands('unit_id', 'org_unitterm', 'unit_id');

CREATE TRIGGER org_quota_kept BEFORE UPDATE ON public.org_quota FOR EACH ROW EXECUTE FUNCTION public.ieum_org_keep();

CREATE TRIGGER org_quota_not_emptied BEFORE TRUNCATE ON public.org_quota FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_quota_not_removed BEFORE DELETE ON public.org_quota FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE CONSTRAINT TRIGGER org_quota_unit_id_borne AFTER UPDATE ON public.org_unitterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_bears('unit_id', 'org_quota', 'unit_id');

CREATE CONSTRAINT TRIGGER org_quota_unit_id_stands AFTER INSERT ON public.org_quota DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_stands('unit_id', 'org_unitterm', 'unit_id');

CREATE TRIGGER org_staffingform_kept BEFORE UPDATE ON public.org_staffingform FOR EACH ROW EXECUTE FUNCTION public.ieum_org_keep();

CREATE TRIGGER org_staffingform_not_emptied BEFORE TRUNCATE ON public.org_staffingform FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_staffingform_not_removed BEFORE DELETE ON public.org_staffingform FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE CONSTRAINT TRIGGER org_staffingform_unit_id_borne AFTER UPDATE ON public.org_unitterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_bears('unit_id', 'org_staffingform', 'unit_id');

CREATE CONSTRAINT TRIGGER org_staffingform_unit_id_stands AFTER INSERT ON public.org_staffingform DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_stands('unit_id', 'org_unitterm', 'unit_id');

CREATE TRIGGER org_succession_kept BEFORE UPDATE ON public.org_succession FOR EACH ROW EXECUTE FUNCTION public.ieum_org_keep();

CREATE TRIGGER org_succession_not_emptied BEFORE TRUNCATE ON public.org_succession FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_succession_not_removed BEFORE DELETE ON public.org_succession FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_unit_append_only BEFORE DELETE OR UPDATE ON public.org_unit FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_unit_not_emptied BEFORE TRUNCATE ON public.org_unit FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_unitterm_kept BEFORE UPDATE ON public.org_unitterm FOR EACH ROW EXECUTE FUNCTION public.ieum_org_keep();

CREATE TRIGGER org_unitterm_marked_insert AFTER INSERT ON public.org_unitterm REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_org_mark();

CREATE TRIGGER org_unitterm_marked_update AFTER UPDATE ON public.org_unitterm REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_org_mark();

CREATE TRIGGER org_unitterm_not_emptied BEFORE TRUNCATE ON public.org_unitterm FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_unitterm_not_removed BEFORE DELETE ON public.org_unitterm FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER org_unitterm_org_post_searched_delete AFTER DELETE ON public.org_unitterm REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.post', 'SELECT p.post_id FROM org_postterm p WHERE p.unit_id = t.unit_id');

CREATE TRIGGER org_unitterm_org_post_searched_insert AFTER INSERT ON public.org_unitterm REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.post', 'SELECT p.post_id FROM org_postterm p WHERE p.unit_id = t.unit_id');

CREATE TRIGGER org_unitterm_org_post_searched_update AFTER UPDATE ON public.org_unitterm REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.post', 'SELECT p.post_id FROM org_postterm p WHERE p.unit_id = t.unit_id');

CREATE TRIGGER org_unitterm_org_unit_searched_delete AFTER DELETE ON public.org_unitterm REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.unit', 'SELECT t.unit_id');

CREATE TRIGGER org_unitterm_org_unit_searched_insert AFTER INSERT ON public.org_unitterm REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.unit', 'SELECT t.unit_id');

CREATE TRIGGER org_unitterm_org_unit_searched_update AFTER UPDATE ON public.org_unitterm REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('org.unit', 'SELECT t.unit_id');

CREATE CONSTRAINT TRIGGER org_unitterm_parent_id_borne AFTER UPDATE ON public.org_unitterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_bears('unit_id', 'org_unitterm', 'parent_id');

CREATE CONSTRAINT TRIGGER org_unitterm_parent_id_stands AFTER INSERT ON public.org_unitterm DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_org_stands('parent_id', 'org_unitterm', 'unit_id');

CREATE TRIGGER platform_apitoken_history AFTER UPDATE OF revoked_at ON public.platform_apitoken FOR EACH ROW EXECUTE FUNCTION public.ieum_keep_change('revoked_at');

CREATE TRIGGER platform_attachment_append_only BEFORE DELETE OR UPDATE ON public.platform_attachment FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_attachment_not_emptied BEFORE TRUNCATE ON public.platform_attachment FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_attachmentremoval_append_only BEFORE DELETE OR UPDATE ON public.platform_attachmentremoval FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_attachmentremoval_not_emptied BEFORE TRUNCATE ON public.platform_attachmentremoval FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_attachmentrestoration_append_only BEFORE DELETE OR UPDATE ON public.platform_attachmentrestoration FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_attachmentrestoration_not_emptied BEFORE TRUNCATE ON public.platform_attachmentrestoration FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_attachmentversion_append_only BEFORE DELETE OR UPDATE ON public.platform_attachmentversion FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_attachmentversion_not_emptied BEFORE TRUNCATE ON public.platform_attachmentversion FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_calendarfeed_history AFTER UPDATE OF revoked_at ON public.platform_calendarfeed FOR EACH ROW EXECUTE FUNCTION public.ieum_keep_change('revoked_at');

CREATE TRIGGER platform_closedday_kept BEFORE UPDATE ON public.platform_closedday FOR EACH ROW EXECUTE FUNCTION public.ieum_keep_closed_day();

CREATE TRIGGER platform_closedday_not_emptied BEFORE TRUNCATE ON public.platform_closedday FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_closedday_not_removed BEFORE DELETE ON public.platform_closedday FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_decision_append_only BEFORE DELETE OR UPDATE ON public.platform_decision FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_decision_not_emptied BEFORE TRUNCATE ON public.platform_decision FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_decisionpart_told AFTER INSERT OR DELETE OR UPDATE ON public.platform_decisionpart FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_write_telling();

CREATE TRIGGER platform_decreecalendar_append_only BEFORE DELETE OR UPDATE ON public.platform_decreecalendar FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_decreecalendar_not_emptied BEFORE TRUNCATE ON public.platform_decreecalendar FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_decreeduechange_append_only BEFORE DELETE OR UPDATE ON public.platform_decreeduechange FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_decreeduechange_not_emptied BEFORE TRUNCATE ON public.platform_decreeduechange FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_delegation_append_only BEFORE DELETE OR UPDATE ON public.platform_delegation FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_delegation_not_emptied BEFORE TRUNCATE ON public.platform_delegation FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_delegationend_append_only BEFORE DELETE OR UPDATE ON public.platform_delegationend FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_delegationend_not_emptied BEFORE TRUNCATE ON public.platform_delegationend FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_disposalrequest_decided BEFORE UPDATE ON public.platform_disposalrequest FOR EACH ROW EXECUTE FUNCTION public.ieum_decide_erasure();

CREATE TRIGGER platform_disposalrequest_not_emptied BEFORE TRUNCATE ON public.platform_disposalrequest FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_disposalrequest_not_removed BEFORE DELETE ON public.platform_disposalrequest FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_duechange_append_only BEFORE DELETE OR UPDATE ON public.platform_duechange FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_duechange_not_emptied BEFORE TRUNCATE ON public.platform_duechange FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_epoch_append_only BEFORE DELETE OR UPDATE ON public.platform_epoch FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_epoch_not_emptied BEFORE TRUNCATE ON public.platform_epoch FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_erasurerequest_decided BEFORE UPDATE ON public.platform_erasurerequest FOR EACH ROW EXECUTE FUNCTION public.ieum_decide_erasure();

CREATE TRIGGER platform_erasurerequest_not_emptied BEFORE TRUNCATE ON public.platform_erasurerequest FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_erasurerequest_not_removed BEFORE DELETE ON public.platform_erasurerequest FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_file_append_only BEFORE DELETE OR UPDATE ON public.platform_file FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_file_not_emptied BEFORE TRUNCATE ON public.platform_file FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_filescan_append_only BEFORE DELETE OR UPDATE ON public.platform_filescan FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_filescan_not_emptied BEFORE TRUNCATE ON public.platform_filescan FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_observation_append_only BEFORE DELETE OR UPDATE ON public.platform_observation FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_observation_not_emptied BEFORE TRUNCATE ON public.platform_observation FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_observation_platform_fact_searched_delete AFTER DELETE ON public.platform_observation REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('platform.fact', 'SELECT t.dataset || chr(10) || t.subject_key');

CREATE TRIGGER platform_observation_platform_fact_searched_insert AFTER INSERT ON public.platform_observation REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('platform.fact', 'SELECT t.dataset || chr(10) || t.subject_key');

CREATE TRIGGER platform_observation_platform_fact_searched_update AFTER UPDATE ON public.platform_observation REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('platform.fact', 'SELECT t.dataset || chr(10) || t.subject_key');

CREATE TRIGGER platform_operation_append_only BEFORE DELETE OR UPDATE ON public.platform_operation FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_operation_behalf BEFORE INSERT ON public.platform_operation FOR EACH ROW WHEN ((new.on_behalf_of_id IS NOT NULL)) EXECUTE FUNCTION public.ieum_check_behalf();

CREATE CONSTRAINT TRIGGER platform_operation_chained AFTER INSERT ON public.platform_operation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.ieum_chain_operation();

CREATE TRIGGER platform_operation_not_emptied BEFORE TRUNCATE ON public.platform_operation FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_operation_noted AFTER INSERT ON public.platform_operation FOR EACH ROW EXECUTE FUNCTION public.ieum_note_operation();

CREATE TRIGGER platform_personalreading_append_only BEFORE DELETE OR UPDATE ON public.platform_personalreading FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_personalreading_not_emptied BEFORE TRUNCATE ON public.platform_personalreading FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_readingcheck_append_only BEFORE DELETE OR UPDATE ON public.platform_readingcheck FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_readingcheck_not_emptied BEFORE TRUNCATE ON public.platform_readingcheck FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_retentionhold_append_only BEFORE DELETE OR UPDATE ON public.platform_retentionhold FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_retentionhold_not_emptied BEFORE TRUNCATE ON public.platform_retentionhold FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_retentionperiod_append_only BEFORE DELETE OR UPDATE ON public.platform_retentionperiod FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_retentionperiod_not_emptied BEFORE TRUNCATE ON public.platform_retentionperiod FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_rowchange_append_only BEFORE DELETE OR UPDATE ON public.platform_rowchange FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_rowchange_not_emptied BEFORE TRUNCATE ON public.platform_rowchange FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_ruling_append_only BEFORE DELETE OR UPDATE ON public.platform_ruling FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_ruling_by_another BEFORE INSERT ON public.platform_ruling FOR EACH ROW EXECUTE FUNCTION public.ieum_check_ruling();

CREATE TRIGGER platform_ruling_not_emptied BEFORE TRUNCATE ON public.platform_ruling FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_source_append_only BEFORE DELETE OR UPDATE ON public.platform_source FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_source_not_emptied BEFORE TRUNCATE ON public.platform_source FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_tombstone_append_only BEFORE DELETE OR UPDATE ON public.platform_tombstone FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER platform_tombstone_not_emptied BEFORE TRUNCATE ON public.platform_tombstone FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

CREATE TRIGGER reports_confirmedtable_append_only BEFORE DELETE OR UPDATE ON public.reports_confirmedtable FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER reports_confirmedtable_not_emptied BEFORE TRUNCATE ON public.reports_confirmedtable FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER reports_definitionrevision_append_only BEFORE DELETE OR UPDATE ON public.reports_definitionrevision FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER reports_definitionrevision_not_emptied BEFORE TRUNCATE ON public.reports_definitionrevision FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER reports_edition_append_only BEFORE DELETE OR UPDATE ON public.reports_edition FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER reports_edition_not_emptied BEFORE TRUNCATE ON public.reports_edition FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER reports_edition_reports_edition_searched_delete AFTER DELETE ON public.reports_edition REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('reports.edition', 'SELECT e.id FROM reports_edition e WHERE e.municipality_id = t.municipality_id AND e.report = t.report');

CREATE TRIGGER reports_edition_reports_edition_searched_insert AFTER INSERT ON public.reports_edition REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('reports.edition', 'SELECT e.id FROM reports_edition e WHERE e.municipality_id = t.municipality_id AND e.report = t.report');

CREATE TRIGGER reports_edition_reports_edition_searched_update AFTER UPDATE ON public.reports_edition REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('reports.edition', 'SELECT e.id FROM reports_edition e WHERE e.municipality_id = t.municipality_id AND e.report = t.report');

CREATE TRIGGER reports_editionfile_append_only BEFORE DELETE OR UPDATE ON public.reports_editionfile FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER reports_editionfile_not_emptied BEFORE TRUNCATE ON public.reports_editionfile FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER reports_intake_append_only BEFORE DELETE OR UPDATE ON public.reports_intake FOR EACH ROW EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER reports_intake_not_emptied BEFORE TRUNCATE ON public.reports_intake FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_refuse_change();

CREATE TRIGGER reports_intake_reports_intake_searched_delete AFTER DELETE ON public.reports_intake REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('reports.intake', 'SELECT t.id');

CREATE TRIGGER reports_intake_reports_intake_searched_insert AFTER INSERT ON public.reports_intake REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('reports.intake', 'SELECT t.id');

CREATE TRIGGER reports_intake_reports_intake_searched_update AFTER UPDATE ON public.reports_intake REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION public.ieum_search_touch('reports.intake', 'SELECT t.id');

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_platform_account_id FOREIGN KEY (user_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmenthold
    ADD CONSTRAINT budget_allotmenthold_fiscal_year_id_8ee91cea_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmenthold
    ADD CONSTRAINT budget_allotmenthold_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_allotmenthold
    ADD CONSTRAINT budget_allotmenthold_municipality_id_1be87ea0_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmenthold
    ADD CONSTRAINT budget_allotmenthold_operation_id_00d28559_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmenthold
    ADD CONSTRAINT budget_allotmenthold_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_allotmentplan
    ADD CONSTRAINT budget_allotmentplan_case_id_39816f33_fk_office_officecase_id FOREIGN KEY (case_id) REFERENCES public.office_officecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmentplan
    ADD CONSTRAINT budget_allotmentplan_case_id_same_municipality FOREIGN KEY (municipality_id, case_id) REFERENCES public.office_officecase(municipality_id, id);

ALTER TABLE ONLY public.budget_allotmentplan
    ADD CONSTRAINT budget_allotmentplan_draft_id_97b3641a_fk_office_draft_id FOREIGN KEY (draft_id) REFERENCES public.office_draft(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmentplan
    ADD CONSTRAINT budget_allotmentplan_draft_id_same_municipality FOREIGN KEY (municipality_id, draft_id) REFERENCES public.office_draft(municipality_id, id);

ALTER TABLE ONLY public.budget_allotmentplan
    ADD CONSTRAINT budget_allotmentplan_fiscal_year_id_86c6994e_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmentplan
    ADD CONSTRAINT budget_allotmentplan_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_allotmentplan
    ADD CONSTRAINT budget_allotmentplan_municipality_id_f2d742f5_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmentplan
    ADD CONSTRAINT budget_allotmentplan_operation_id_f9d9f819_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmentplan
    ADD CONSTRAINT budget_allotmentplan_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_allotmentposting
    ADD CONSTRAINT budget_allotmentpost_event_id_a3e3a987_fk_budget_le FOREIGN KEY (event_id) REFERENCES public.budget_ledgerevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmentposting
    ADD CONSTRAINT budget_allotmentpost_municipality_id_e03a1214_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmentposting
    ADD CONSTRAINT budget_allotmentpost_operation_id_891a32d0_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmentposting
    ADD CONSTRAINT budget_allotmentpost_plan_id_3276943a_fk_budget_al FOREIGN KEY (plan_id) REFERENCES public.budget_allotmentplan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_allotmentposting
    ADD CONSTRAINT budget_allotmentposting_event_id_same_municipality FOREIGN KEY (municipality_id, event_id) REFERENCES public.budget_ledgerevent(municipality_id, id);

ALTER TABLE ONLY public.budget_allotmentposting
    ADD CONSTRAINT budget_allotmentposting_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_allotmentposting
    ADD CONSTRAINT budget_allotmentposting_plan_id_same_municipality FOREIGN KEY (municipality_id, plan_id) REFERENCES public.budget_allotmentplan(municipality_id, id);

ALTER TABLE ONLY public.budget_appropriationcell
    ADD CONSTRAINT budget_appropriation_account_id_0dc95287_fk_budget_bu FOREIGN KEY (account_id) REFERENCES public.budget_budgetaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_appropriationcell
    ADD CONSTRAINT budget_appropriation_municipality_id_3de878c0_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_appropriationcell
    ADD CONSTRAINT budget_appropriation_operation_id_00906060_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_appropriationcell
    ADD CONSTRAINT budget_appropriation_programme_id_8f9f7b9b_fk_budget_pr FOREIGN KEY (programme_id) REFERENCES public.budget_programme(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_appropriationcell
    ADD CONSTRAINT budget_appropriationcell_account_id_same_municipality FOREIGN KEY (municipality_id, account_id) REFERENCES public.budget_budgetaccount(municipality_id, id);

ALTER TABLE ONLY public.budget_appropriationcell
    ADD CONSTRAINT budget_appropriationcell_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_appropriationcell
    ADD CONSTRAINT budget_appropriationcell_programme_id_same_municipality FOREIGN KEY (municipality_id, programme_id) REFERENCES public.budget_programme(municipality_id, id);

ALTER TABLE ONLY public.budget_budgetaccount
    ADD CONSTRAINT budget_budgetaccount_fiscal_year_id_1be59f37_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_budgetaccount
    ADD CONSTRAINT budget_budgetaccount_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_budgetaccount
    ADD CONSTRAINT budget_budgetaccount_municipality_id_e6646759_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_budgetaccount
    ADD CONSTRAINT budget_budgetaccount_operation_id_67d9fd7e_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_budgetaccount
    ADD CONSTRAINT budget_budgetaccount_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_budgetline
    ADD CONSTRAINT budget_budgetline_account_id_6970ddc3_fk_budget_bu FOREIGN KEY (account_id) REFERENCES public.budget_budgetaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_budgetline
    ADD CONSTRAINT budget_budgetline_account_id_same_municipality FOREIGN KEY (municipality_id, account_id) REFERENCES public.budget_budgetaccount(municipality_id, id);

ALTER TABLE ONLY public.budget_budgetline
    ADD CONSTRAINT budget_budgetline_municipality_id_9e1f9ec8_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_budgetline
    ADD CONSTRAINT budget_budgetline_operation_id_08ff4e12_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_budgetline
    ADD CONSTRAINT budget_budgetline_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_budgetline
    ADD CONSTRAINT budget_budgetline_programme_id_f10d1e23_fk_budget_programme_id FOREIGN KEY (programme_id) REFERENCES public.budget_programme(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_budgetline
    ADD CONSTRAINT budget_budgetline_programme_id_same_municipality FOREIGN KEY (municipality_id, programme_id) REFERENCES public.budget_programme(municipality_id, id);

ALTER TABLE ONLY public.budget_budgetline
    ADD CONSTRAINT budget_budgetline_version_id_9b2cf7e4_fk_budget_bu FOREIGN KEY (version_id) REFERENCES public.budget_budgetversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_budgetline
    ADD CONSTRAINT budget_budgetline_version_id_same_municipality FOREIGN KEY (municipality_id, version_id) REFERENCES public.budget_budgetversion(municipality_id, id);

ALTER TABLE ONLY public.budget_budgetversion
    ADD CONSTRAINT budget_budgetversion_fiscal_year_id_e2b685fb_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_budgetversion
    ADD CONSTRAINT budget_budgetversion_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_budgetversion
    ADD CONSTRAINT budget_budgetversion_municipality_id_e5b902a5_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_budgetversion
    ADD CONSTRAINT budget_budgetversion_operation_id_48857061_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_budgetversion
    ADD CONSTRAINT budget_budgetversion_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_calculationline
    ADD CONSTRAINT budget_calculationli_municipality_id_d18c886d_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_calculationline
    ADD CONSTRAINT budget_calculationli_statement_id_4c4f6870_fk_budget_li FOREIGN KEY (statement_id) REFERENCES public.budget_linestatement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_calculationline
    ADD CONSTRAINT budget_calculationline_statement_id_same_municipality FOREIGN KEY (municipality_id, statement_id) REFERENCES public.budget_linestatement(municipality_id, id);

ALTER TABLE ONLY public.budget_codeentry
    ADD CONSTRAINT budget_codeentry_municipality_id_c311afcf_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_codeentry
    ADD CONSTRAINT budget_codeentry_table_id_509a7d17_fk_budget_codetable_id FOREIGN KEY (table_id) REFERENCES public.budget_codetable(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_codeentry
    ADD CONSTRAINT budget_codeentry_table_id_same_municipality FOREIGN KEY (municipality_id, table_id) REFERENCES public.budget_codetable(municipality_id, id);

ALTER TABLE ONLY public.budget_codesuccessor
    ADD CONSTRAINT budget_codesuccessor_municipality_id_7156f1f4_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_codesuccessor
    ADD CONSTRAINT budget_codesuccessor_operation_id_42418610_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_codesuccessor
    ADD CONSTRAINT budget_codesuccessor_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_codetable
    ADD CONSTRAINT budget_codetable_municipality_id_72b5cd1c_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_codetable
    ADD CONSTRAINT budget_codetable_operation_id_5fcfb2a4_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_codetable
    ADD CONSTRAINT budget_codetable_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_codetable
    ADD CONSTRAINT budget_codetable_withdraws_id_d21dcdbb_fk_budget_codetable_id FOREIGN KEY (withdraws_id) REFERENCES public.budget_codetable(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_codetable
    ADD CONSTRAINT budget_codetable_withdraws_id_same_municipality FOREIGN KEY (municipality_id, withdraws_id) REFERENCES public.budget_codetable(municipality_id, id);

ALTER TABLE ONLY public.budget_controltotal
    ADD CONSTRAINT budget_controltotal_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id);

ALTER TABLE ONLY public.budget_crossuseclause
    ADD CONSTRAINT budget_crossuseclaus_fiscal_year_id_542df527_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_crossuseclause
    ADD CONSTRAINT budget_crossuseclaus_municipality_id_d0393ab9_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_crossuseclause
    ADD CONSTRAINT budget_crossuseclaus_operation_id_6f59ecc7_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_crossuseclause
    ADD CONSTRAINT budget_crossuseclause_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_crossuseclause
    ADD CONSTRAINT budget_crossuseclause_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_debtcontract
    ADD CONSTRAINT budget_debtcontract_municipality_id_6509d948_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_debtcontract
    ADD CONSTRAINT budget_debtcontract_operation_id_0dc156e5_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_debtcontract
    ADD CONSTRAINT budget_debtcontract_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_debtcontract
    ADD CONSTRAINT budget_debtcontract_provision_id_ca45b911_fk_budget_pr FOREIGN KEY (provision_id) REFERENCES public.budget_provision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_debtcontract
    ADD CONSTRAINT budget_debtcontract_provision_id_same_municipality FOREIGN KEY (municipality_id, provision_id) REFERENCES public.budget_provision(municipality_id, id);

ALTER TABLE ONLY public.budget_differencereason
    ADD CONSTRAINT budget_differencerea_line_id_6bd08ca1_fk_budget_re FOREIGN KEY (line_id) REFERENCES public.budget_reconciledline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_differencereason
    ADD CONSTRAINT budget_differencerea_municipality_id_d1fa72fe_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_differencereason
    ADD CONSTRAINT budget_differencerea_operation_id_d2f03ee7_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_differencereason
    ADD CONSTRAINT budget_differencereason_line_id_same_municipality FOREIGN KEY (municipality_id, line_id) REFERENCES public.budget_reconciledline(municipality_id, id);

ALTER TABLE ONLY public.budget_differencereason
    ADD CONSTRAINT budget_differencereason_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_dutyreport
    ADD CONSTRAINT budget_dutyreport_fiscal_year_id_5f2e351a_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_dutyreport
    ADD CONSTRAINT budget_dutyreport_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_dutyreport
    ADD CONSTRAINT budget_dutyreport_municipality_id_0e52012e_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_dutyreport
    ADD CONSTRAINT budget_dutyreport_operation_id_bd849aa0_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_dutyreport
    ADD CONSTRAINT budget_dutyreport_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_enclosure
    ADD CONSTRAINT budget_enclosure_attachment_id_3f433edc_fk_platform_ FOREIGN KEY (attachment_id) REFERENCES public.platform_attachment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_enclosure
    ADD CONSTRAINT budget_enclosure_attachment_id_same_municipality FOREIGN KEY (municipality_id, attachment_id) REFERENCES public.platform_attachment(municipality_id, id);

ALTER TABLE ONLY public.budget_enclosure
    ADD CONSTRAINT budget_enclosure_municipality_id_8ffb5b7d_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_enclosure
    ADD CONSTRAINT budget_enclosure_operation_id_917ffa18_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_enclosure
    ADD CONSTRAINT budget_enclosure_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_enclosure
    ADD CONSTRAINT budget_enclosure_version_id_3f3ec158_fk_budget_budgetversion_id FOREIGN KEY (version_id) REFERENCES public.budget_budgetversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_enclosure
    ADD CONSTRAINT budget_enclosure_version_id_same_municipality FOREIGN KEY (municipality_id, version_id) REFERENCES public.budget_budgetversion(municipality_id, id);

ALTER TABLE ONLY public.budget_executionforecast
    ADD CONSTRAINT budget_executionfore_municipality_id_6cd1bb79_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_executionforecast
    ADD CONSTRAINT budget_executionfore_operation_id_1f4743a5_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_executionforecast
    ADD CONSTRAINT budget_executionfore_programme_id_6f140982_fk_budget_pr FOREIGN KEY (programme_id) REFERENCES public.budget_programme(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_executionforecast
    ADD CONSTRAINT budget_executionforecast_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_executionforecast
    ADD CONSTRAINT budget_executionforecast_programme_id_same_municipality FOREIGN KEY (municipality_id, programme_id) REFERENCES public.budget_programme(municipality_id, id);

ALTER TABLE ONLY public.budget_executiontarget
    ADD CONSTRAINT budget_executiontarg_fiscal_year_id_bca1af81_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_executiontarget
    ADD CONSTRAINT budget_executiontarg_municipality_id_0178842d_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_executiontarget
    ADD CONSTRAINT budget_executiontarg_operation_id_3fef5928_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_executiontarget
    ADD CONSTRAINT budget_executiontarget_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_executiontarget
    ADD CONSTRAINT budget_executiontarget_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_fiscalyear
    ADD CONSTRAINT budget_fiscalyear_municipality_id_136a7cbc_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_fiscalyear
    ADD CONSTRAINT budget_fiscalyear_operation_id_d882c23a_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_fiscalyear
    ADD CONSTRAINT budget_fiscalyear_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_event_id_41f0704c_fk_budget_ledgerevent_id FOREIGN KEY (event_id) REFERENCES public.budget_ledgerevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_event_id_same_municipality FOREIGN KEY (municipality_id, event_id) REFERENCES public.budget_ledgerevent(municipality_id, id);

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_matter_id_3c8cd917_fk_budget_matter_id FOREIGN KEY (matter_id) REFERENCES public.budget_matter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_matter_id_same_municipality FOREIGN KEY (municipality_id, matter_id) REFERENCES public.budget_matter(municipality_id, id);

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_municipality_id_2381ebe7_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_operation_id_be714f06_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_receipt_id_76a4e4ca_fk_budget_re FOREIGN KEY (receipt_id) REFERENCES public.budget_revenueevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_grantmovement
    ADD CONSTRAINT budget_grantmovement_receipt_id_same_municipality FOREIGN KEY (municipality_id, receipt_id) REFERENCES public.budget_revenueevent(municipality_id, id);

ALTER TABLE ONLY public.budget_heldamount
    ADD CONSTRAINT budget_heldamount_cell_id_4118999a_fk_budget_ap FOREIGN KEY (cell_id) REFERENCES public.budget_appropriationcell(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_heldamount
    ADD CONSTRAINT budget_heldamount_cell_id_same_municipality FOREIGN KEY (municipality_id, cell_id) REFERENCES public.budget_appropriationcell(municipality_id, id);

ALTER TABLE ONLY public.budget_heldamount
    ADD CONSTRAINT budget_heldamount_hold_id_98e6fa4a_fk_budget_allotmenthold_id FOREIGN KEY (hold_id) REFERENCES public.budget_allotmenthold(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_heldamount
    ADD CONSTRAINT budget_heldamount_hold_id_same_municipality FOREIGN KEY (municipality_id, hold_id) REFERENCES public.budget_allotmenthold(municipality_id, id);

ALTER TABLE ONLY public.budget_heldamount
    ADD CONSTRAINT budget_heldamount_municipality_id_61ab2215_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_heldamount
    ADD CONSTRAINT budget_heldamount_operation_id_69374d51_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_heldamount
    ADD CONSTRAINT budget_heldamount_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_holdrelease
    ADD CONSTRAINT budget_holdrelease_hold_id_f9e59a34_fk_budget_allotmenthold_id FOREIGN KEY (hold_id) REFERENCES public.budget_allotmenthold(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_holdrelease
    ADD CONSTRAINT budget_holdrelease_hold_id_same_municipality FOREIGN KEY (municipality_id, hold_id) REFERENCES public.budget_allotmenthold(municipality_id, id);

ALTER TABLE ONLY public.budget_holdrelease
    ADD CONSTRAINT budget_holdrelease_municipality_id_5fb919bd_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_holdrelease
    ADD CONSTRAINT budget_holdrelease_operation_id_91fbd545_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_holdrelease
    ADD CONSTRAINT budget_holdrelease_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_ledgerevent
    ADD CONSTRAINT budget_ledgerevent_approver_id_e6e99aa2_fk_platform_account_id FOREIGN KEY (approver_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_linestatement
    ADD CONSTRAINT budget_linestatement_line_id_6ee1e9f3_fk_budget_budgetline_id FOREIGN KEY (line_id) REFERENCES public.budget_budgetline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_linestatement
    ADD CONSTRAINT budget_linestatement_line_id_same_municipality FOREIGN KEY (municipality_id, line_id) REFERENCES public.budget_budgetline(municipality_id, id);

ALTER TABLE ONLY public.budget_linestatement
    ADD CONSTRAINT budget_linestatement_municipality_id_65d1d37c_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_linestatement
    ADD CONSTRAINT budget_linestatement_operation_id_364ed02d_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_linestatement
    ADD CONSTRAINT budget_linestatement_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_linestatement
    ADD CONSTRAINT budget_linestatement_step_id_9c8ee809_fk_budget_versionstep_id FOREIGN KEY (step_id) REFERENCES public.budget_versionstep(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_linestatement
    ADD CONSTRAINT budget_linestatement_step_id_same_municipality FOREIGN KEY (municipality_id, step_id) REFERENCES public.budget_versionstep(municipality_id, id);

ALTER TABLE ONLY public.budget_matter
    ADD CONSTRAINT budget_matter_municipality_id_04c66cff_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_matter
    ADD CONSTRAINT budget_matter_operation_id_eadd7ac7_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_matter
    ADD CONSTRAINT budget_matter_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_matteramount
    ADD CONSTRAINT budget_matteramount_municipality_id_76692493_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_matteramount
    ADD CONSTRAINT budget_matteramount_statement_id_3e58e605_fk_budget_ma FOREIGN KEY (statement_id) REFERENCES public.budget_matterstatement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_matteramount
    ADD CONSTRAINT budget_matteramount_statement_id_same_municipality FOREIGN KEY (municipality_id, statement_id) REFERENCES public.budget_matterstatement(municipality_id, id);

ALTER TABLE ONLY public.budget_matterstatement
    ADD CONSTRAINT budget_matterstateme_municipality_id_da7b0da1_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_matterstatement
    ADD CONSTRAINT budget_matterstateme_operation_id_2122a4ad_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_matterstatement
    ADD CONSTRAINT budget_matterstatement_matter_id_77961c60_fk_budget_matter_id FOREIGN KEY (matter_id) REFERENCES public.budget_matter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_matterstatement
    ADD CONSTRAINT budget_matterstatement_matter_id_same_municipality FOREIGN KEY (municipality_id, matter_id) REFERENCES public.budget_matter(municipality_id, id);

ALTER TABLE ONLY public.budget_matterstatement
    ADD CONSTRAINT budget_matterstatement_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_matterstatement
    ADD CONSTRAINT budget_matterstatement_step_id_a96dbe36_fk_budget_matterstep_id FOREIGN KEY (step_id) REFERENCES public.budget_matterstep(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_matterstatement
    ADD CONSTRAINT budget_matterstatement_step_id_same_municipality FOREIGN KEY (municipality_id, step_id) REFERENCES public.budget_matterstep(municipality_id, id);

ALTER TABLE ONLY public.budget_matterstep
    ADD CONSTRAINT budget_matterstep_matter_id_1707adb1_fk_budget_matter_id FOREIGN KEY (matter_id) REFERENCES public.budget_matter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_matterstep
    ADD CONSTRAINT budget_matterstep_matter_id_same_municipality FOREIGN KEY (municipality_id, matter_id) REFERENCES public.budget_matter(municipality_id, id);

ALTER TABLE ONLY public.budget_matterstep
    ADD CONSTRAINT budget_matterstep_municipality_id_1f794884_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_matterstep
    ADD CONSTRAINT budget_matterstep_operation_id_ac124dcb_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_matterstep
    ADD CONSTRAINT budget_matterstep_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_movementrequest
    ADD CONSTRAINT budget_movementreque_fiscal_year_id_371fb985_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_movementrequest
    ADD CONSTRAINT budget_movementreque_municipality_id_f0536b43_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_movementrequest
    ADD CONSTRAINT budget_movementreque_operation_id_eed6a7c9_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_movementrequest
    ADD CONSTRAINT budget_movementrequest_case_id_498a86e8_fk_office_officecase_id FOREIGN KEY (case_id) REFERENCES public.office_officecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_movementrequest
    ADD CONSTRAINT budget_movementrequest_case_id_same_municipality FOREIGN KEY (municipality_id, case_id) REFERENCES public.office_officecase(municipality_id, id);

ALTER TABLE ONLY public.budget_movementrequest
    ADD CONSTRAINT budget_movementrequest_draft_id_d467e548_fk_office_draft_id FOREIGN KEY (draft_id) REFERENCES public.office_draft(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_movementrequest
    ADD CONSTRAINT budget_movementrequest_draft_id_same_municipality FOREIGN KEY (municipality_id, draft_id) REFERENCES public.office_draft(municipality_id, id);

ALTER TABLE ONLY public.budget_movementrequest
    ADD CONSTRAINT budget_movementrequest_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_movementrequest
    ADD CONSTRAINT budget_movementrequest_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_plannedallotment
    ADD CONSTRAINT budget_plannedallotm_cell_id_d598d9e1_fk_budget_ap FOREIGN KEY (cell_id) REFERENCES public.budget_appropriationcell(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_plannedallotment
    ADD CONSTRAINT budget_plannedallotm_municipality_id_94fd8bf5_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_plannedallotment
    ADD CONSTRAINT budget_plannedallotm_operation_id_df69981c_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_plannedallotment
    ADD CONSTRAINT budget_plannedallotm_plan_id_879c6273_fk_budget_al FOREIGN KEY (plan_id) REFERENCES public.budget_allotmentplan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_plannedallotment
    ADD CONSTRAINT budget_plannedallotment_cell_id_same_municipality FOREIGN KEY (municipality_id, cell_id) REFERENCES public.budget_appropriationcell(municipality_id, id);

ALTER TABLE ONLY public.budget_plannedallotment
    ADD CONSTRAINT budget_plannedallotment_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_plannedallotment
    ADD CONSTRAINT budget_plannedallotment_plan_id_same_municipality FOREIGN KEY (municipality_id, plan_id) REFERENCES public.budget_allotmentplan(municipality_id, id);

ALTER TABLE ONLY public.budget_postingproposal
    ADD CONSTRAINT budget_postingpropos_municipality_id_bd73cd7c_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_postingproposal
    ADD CONSTRAINT budget_postingpropos_operation_id_e6e6343a_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_postingproposal
    ADD CONSTRAINT budget_postingproposal_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_postingproposal
    ADD CONSTRAINT budget_postingproposal_source_id_6246fbc0_fk_platform_source_id FOREIGN KEY (source_id) REFERENCES public.platform_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_postingproposal
    ADD CONSTRAINT budget_postingproposal_source_id_same_municipality FOREIGN KEY (municipality_id, source_id) REFERENCES public.platform_source(municipality_id, id);

ALTER TABLE ONLY public.budget_programme
    ADD CONSTRAINT budget_programme_account_id_d20b341e_fk_budget_budgetaccount_id FOREIGN KEY (account_id) REFERENCES public.budget_budgetaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_programme
    ADD CONSTRAINT budget_programme_account_id_same_municipality FOREIGN KEY (municipality_id, account_id) REFERENCES public.budget_budgetaccount(municipality_id, id);

ALTER TABLE ONLY public.budget_programme
    ADD CONSTRAINT budget_programme_municipality_id_00884720_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_programme
    ADD CONSTRAINT budget_programme_operation_id_05379d3c_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_programme
    ADD CONSTRAINT budget_programme_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_proposaldecision
    ADD CONSTRAINT budget_proposaldecis_event_id_af0e13f1_fk_budget_le FOREIGN KEY (event_id) REFERENCES public.budget_ledgerevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_proposaldecision
    ADD CONSTRAINT budget_proposaldecis_municipality_id_835a58a2_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_proposaldecision
    ADD CONSTRAINT budget_proposaldecis_operation_id_ac78f396_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_proposaldecision
    ADD CONSTRAINT budget_proposaldecis_proposal_id_f794f1d2_fk_budget_po FOREIGN KEY (proposal_id) REFERENCES public.budget_postingproposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_proposaldecision
    ADD CONSTRAINT budget_proposaldecision_event_id_same_municipality FOREIGN KEY (municipality_id, event_id) REFERENCES public.budget_ledgerevent(municipality_id, id);

ALTER TABLE ONLY public.budget_proposaldecision
    ADD CONSTRAINT budget_proposaldecision_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_proposaldecision
    ADD CONSTRAINT budget_proposaldecision_proposal_id_same_municipality FOREIGN KEY (municipality_id, proposal_id) REFERENCES public.budget_postingproposal(municipality_id, id);

ALTER TABLE ONLY public.budget_provision
    ADD CONSTRAINT budget_provision_account_id_5ec59a72_fk_budget_budgetaccount_id FOREIGN KEY (account_id) REFERENCES public.budget_budgetaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_provision
    ADD CONSTRAINT budget_provision_account_id_same_municipality FOREIGN KEY (municipality_id, account_id) REFERENCES public.budget_budgetaccount(municipality_id, id);

ALTER TABLE ONLY public.budget_provision
    ADD CONSTRAINT budget_provision_municipality_id_8ab395fe_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_provision
    ADD CONSTRAINT budget_provision_operation_id_7805f82e_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_provision
    ADD CONSTRAINT budget_provision_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_provision
    ADD CONSTRAINT budget_provision_programme_id_91c41129_fk_budget_programme_id FOREIGN KEY (programme_id) REFERENCES public.budget_programme(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_provision
    ADD CONSTRAINT budget_provision_programme_id_same_municipality FOREIGN KEY (municipality_id, programme_id) REFERENCES public.budget_programme(municipality_id, id);

ALTER TABLE ONLY public.budget_provision
    ADD CONSTRAINT budget_provision_version_id_a284504a_fk_budget_budgetversion_id FOREIGN KEY (version_id) REFERENCES public.budget_budgetversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_provision
    ADD CONSTRAINT budget_provision_version_id_same_municipality FOREIGN KEY (municipality_id, version_id) REFERENCES public.budget_budgetversion(municipality_id, id);

ALTER TABLE ONLY public.budget_provisionamount
    ADD CONSTRAINT budget_provisionamou_municipality_id_790ffeea_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_provisionamount
    ADD CONSTRAINT budget_provisionamou_statement_id_a1cee5b1_fk_budget_pr FOREIGN KEY (statement_id) REFERENCES public.budget_provisionstatement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_provisionamount
    ADD CONSTRAINT budget_provisionamount_statement_id_same_municipality FOREIGN KEY (municipality_id, statement_id) REFERENCES public.budget_provisionstatement(municipality_id, id);

ALTER TABLE ONLY public.budget_provisionstatement
    ADD CONSTRAINT budget_provisionstat_municipality_id_4d0e7dfe_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_provisionstatement
    ADD CONSTRAINT budget_provisionstat_operation_id_20eaefda_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_provisionstatement
    ADD CONSTRAINT budget_provisionstat_provision_id_52447b57_fk_budget_pr FOREIGN KEY (provision_id) REFERENCES public.budget_provision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_provisionstatement
    ADD CONSTRAINT budget_provisionstat_step_id_d5bf51ae_fk_budget_ve FOREIGN KEY (step_id) REFERENCES public.budget_versionstep(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_provisionstatement
    ADD CONSTRAINT budget_provisionstatement_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_provisionstatement
    ADD CONSTRAINT budget_provisionstatement_provision_id_same_municipality FOREIGN KEY (municipality_id, provision_id) REFERENCES public.budget_provision(municipality_id, id);

ALTER TABLE ONLY public.budget_provisionstatement
    ADD CONSTRAINT budget_provisionstatement_step_id_same_municipality FOREIGN KEY (municipality_id, step_id) REFERENCES public.budget_versionstep(municipality_id, id);

ALTER TABLE ONLY public.budget_reconciledline
    ADD CONSTRAINT budget_reconciledlin_municipality_id_fab9fde6_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_reconciledline
    ADD CONSTRAINT budget_reconciledlin_reconciliation_id_5b1a5195_fk_budget_re FOREIGN KEY (reconciliation_id) REFERENCES public.budget_reconciliation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_reconciledline
    ADD CONSTRAINT budget_reconciledline_reconciliation_id_same_municipality FOREIGN KEY (municipality_id, reconciliation_id) REFERENCES public.budget_reconciliation(municipality_id, id);

ALTER TABLE ONLY public.budget_reconciliation
    ADD CONSTRAINT budget_reconciliatio_fiscal_year_id_c8d96a31_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_reconciliationvoid
    ADD CONSTRAINT budget_reconciliatio_municipality_id_5f77b0e4_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_reconciliation
    ADD CONSTRAINT budget_reconciliatio_municipality_id_a134098b_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_reconciliationvoid
    ADD CONSTRAINT budget_reconciliatio_operation_id_780e2260_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_reconciliation
    ADD CONSTRAINT budget_reconciliatio_operation_id_bc7fedd1_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_reconciliationvoid
    ADD CONSTRAINT budget_reconciliatio_reconciliation_id_3eafecb2_fk_budget_re FOREIGN KEY (reconciliation_id) REFERENCES public.budget_reconciliation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_reconciliation
    ADD CONSTRAINT budget_reconciliation_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_reconciliation
    ADD CONSTRAINT budget_reconciliation_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_reconciliation
    ADD CONSTRAINT budget_reconciliation_source_id_a4ca7a60_fk_platform_source_id FOREIGN KEY (source_id) REFERENCES public.platform_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_reconciliation
    ADD CONSTRAINT budget_reconciliation_source_id_same_municipality FOREIGN KEY (municipality_id, source_id) REFERENCES public.platform_source(municipality_id, id);

ALTER TABLE ONLY public.budget_reconciliationvoid
    ADD CONSTRAINT budget_reconciliationvoid_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_reconciliationvoid
    ADD CONSTRAINT budget_reconciliationvoid_reconciliation_id_same_municipality FOREIGN KEY (municipality_id, reconciliation_id) REFERENCES public.budget_reconciliation(municipality_id, id);

ALTER TABLE ONLY public.budget_requestedplace
    ADD CONSTRAINT budget_requestedplac_municipality_id_91e70fbe_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_requestedplace
    ADD CONSTRAINT budget_requestedplac_operation_id_f3861439_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_requestedplace
    ADD CONSTRAINT budget_requestedplac_request_id_a5a701b9_fk_budget_mo FOREIGN KEY (request_id) REFERENCES public.budget_movementrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_requestedplace
    ADD CONSTRAINT budget_requestedplace_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_requestedplace
    ADD CONSTRAINT budget_requestedplace_request_id_same_municipality FOREIGN KEY (municipality_id, request_id) REFERENCES public.budget_movementrequest(municipality_id, id);

ALTER TABLE ONLY public.budget_requestline
    ADD CONSTRAINT budget_requestline_cell_id_af9a9fe6_fk_budget_ap FOREIGN KEY (cell_id) REFERENCES public.budget_appropriationcell(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_requestline
    ADD CONSTRAINT budget_requestline_cell_id_same_municipality FOREIGN KEY (municipality_id, cell_id) REFERENCES public.budget_appropriationcell(municipality_id, id);

ALTER TABLE ONLY public.budget_requestline
    ADD CONSTRAINT budget_requestline_municipality_id_e92a29b0_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_requestline
    ADD CONSTRAINT budget_requestline_operation_id_a15f38e1_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_requestline
    ADD CONSTRAINT budget_requestline_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_requestline
    ADD CONSTRAINT budget_requestline_request_id_03d3c908_fk_budget_mo FOREIGN KEY (request_id) REFERENCES public.budget_movementrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_requestline
    ADD CONSTRAINT budget_requestline_request_id_same_municipality FOREIGN KEY (municipality_id, request_id) REFERENCES public.budget_movementrequest(municipality_id, id);

ALTER TABLE ONLY public.budget_requestposting
    ADD CONSTRAINT budget_requestpostin_event_id_4995f8ef_fk_budget_le FOREIGN KEY (event_id) REFERENCES public.budget_ledgerevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_requestposting
    ADD CONSTRAINT budget_requestpostin_municipality_id_b66b0834_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_requestposting
    ADD CONSTRAINT budget_requestpostin_operation_id_9d21c5eb_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_requestposting
    ADD CONSTRAINT budget_requestpostin_request_id_beef20b4_fk_budget_mo FOREIGN KEY (request_id) REFERENCES public.budget_movementrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_requestposting
    ADD CONSTRAINT budget_requestposting_event_id_same_municipality FOREIGN KEY (municipality_id, event_id) REFERENCES public.budget_ledgerevent(municipality_id, id);

ALTER TABLE ONLY public.budget_requestposting
    ADD CONSTRAINT budget_requestposting_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_requestposting
    ADD CONSTRAINT budget_requestposting_request_id_same_municipality FOREIGN KEY (municipality_id, request_id) REFERENCES public.budget_movementrequest(municipality_id, id);

ALTER TABLE ONLY public.budget_revenuecell
    ADD CONSTRAINT budget_revenuecell_account_id_98ca90fe_fk_budget_bu FOREIGN KEY (account_id) REFERENCES public.budget_budgetaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenuecell
    ADD CONSTRAINT budget_revenuecell_account_id_same_municipality FOREIGN KEY (municipality_id, account_id) REFERENCES public.budget_budgetaccount(municipality_id, id);

ALTER TABLE ONLY public.budget_revenuecell
    ADD CONSTRAINT budget_revenuecell_municipality_id_a551d2af_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenuecell
    ADD CONSTRAINT budget_revenuecell_operation_id_dc4d5dfd_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenuecell
    ADD CONSTRAINT budget_revenuecell_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_fiscal_year_id_246891e7_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_movement_id_a96bb043_fk_budget_le FOREIGN KEY (movement_id) REFERENCES public.budget_ledgerevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_movement_id_same_municipality FOREIGN KEY (municipality_id, movement_id) REFERENCES public.budget_ledgerevent(municipality_id, id);

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_municipality_id_b54d81ff_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_operation_id_58166b60_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_reverses_id_df12a7b9_fk_budget_re FOREIGN KEY (reverses_id) REFERENCES public.budget_revenueevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenueevent
    ADD CONSTRAINT budget_revenueevent_reverses_id_same_municipality FOREIGN KEY (municipality_id, reverses_id) REFERENCES public.budget_revenueevent(municipality_id, id);

ALTER TABLE ONLY public.budget_revenuefileevent
    ADD CONSTRAINT budget_revenuefileev_event_id_19ba22a8_fk_budget_re FOREIGN KEY (event_id) REFERENCES public.budget_revenueevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenuefileevent
    ADD CONSTRAINT budget_revenuefileev_municipality_id_005145e6_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenuefileevent
    ADD CONSTRAINT budget_revenuefileev_source_id_11f2c113_fk_platform_ FOREIGN KEY (source_id) REFERENCES public.platform_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenuefileevent
    ADD CONSTRAINT budget_revenuefileevent_event_id_same_municipality FOREIGN KEY (municipality_id, event_id) REFERENCES public.budget_revenueevent(municipality_id, id);

ALTER TABLE ONLY public.budget_revenuefileevent
    ADD CONSTRAINT budget_revenuefileevent_source_id_same_municipality FOREIGN KEY (municipality_id, source_id) REFERENCES public.platform_source(municipality_id, id);

ALTER TABLE ONLY public.budget_revenueline
    ADD CONSTRAINT budget_revenueline_cell_id_4f809e6d_fk_budget_revenuecell_id FOREIGN KEY (cell_id) REFERENCES public.budget_revenuecell(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenueline
    ADD CONSTRAINT budget_revenueline_cell_id_same_municipality FOREIGN KEY (municipality_id, cell_id) REFERENCES public.budget_revenuecell(municipality_id, id);

ALTER TABLE ONLY public.budget_revenueline
    ADD CONSTRAINT budget_revenueline_event_id_1b02f606_fk_budget_revenueevent_id FOREIGN KEY (event_id) REFERENCES public.budget_revenueevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_revenueline
    ADD CONSTRAINT budget_revenueline_event_id_same_municipality FOREIGN KEY (municipality_id, event_id) REFERENCES public.budget_revenueevent(municipality_id, id);

ALTER TABLE ONLY public.budget_revenueline
    ADD CONSTRAINT budget_revenueline_municipality_id_424f0ecd_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_rollup_block
    ADD CONSTRAINT budget_rollup_block_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id);

ALTER TABLE ONLY public.budget_rollup_place
    ADD CONSTRAINT budget_rollup_place_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id);

ALTER TABLE ONLY public.budget_rollup_state
    ADD CONSTRAINT budget_rollup_state_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id);

ALTER TABLE ONLY public.budget_savingresult
    ADD CONSTRAINT budget_savingresult_municipality_id_2942a1bf_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_savingresult
    ADD CONSTRAINT budget_savingresult_operation_id_f007434b_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_savingresult
    ADD CONSTRAINT budget_savingresult_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_savingresult
    ADD CONSTRAINT budget_savingresult_target_id_edaa992e_fk_budget_sa FOREIGN KEY (target_id) REFERENCES public.budget_savingtarget(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_savingresult
    ADD CONSTRAINT budget_savingresult_target_id_same_municipality FOREIGN KEY (municipality_id, target_id) REFERENCES public.budget_savingtarget(municipality_id, id);

ALTER TABLE ONLY public.budget_savingtarget
    ADD CONSTRAINT budget_savingtarget_account_id_264c534f_fk_budget_bu FOREIGN KEY (account_id) REFERENCES public.budget_budgetaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_savingtarget
    ADD CONSTRAINT budget_savingtarget_account_id_same_municipality FOREIGN KEY (municipality_id, account_id) REFERENCES public.budget_budgetaccount(municipality_id, id);

ALTER TABLE ONLY public.budget_savingtarget
    ADD CONSTRAINT budget_savingtarget_fiscal_year_id_55554b52_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_savingtarget
    ADD CONSTRAINT budget_savingtarget_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_savingtarget
    ADD CONSTRAINT budget_savingtarget_municipality_id_255985fe_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_savingtarget
    ADD CONSTRAINT budget_savingtarget_operation_id_2f79b127_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_savingtarget
    ADD CONSTRAINT budget_savingtarget_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_sealedround
    ADD CONSTRAINT budget_sealedround_fiscal_year_id_e2bba8db_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_sealedround
    ADD CONSTRAINT budget_sealedround_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_sealedround
    ADD CONSTRAINT budget_sealedround_municipality_id_4db08e30_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_sealedround
    ADD CONSTRAINT budget_sealedround_operation_id_36d4dd20_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_sealedround
    ADD CONSTRAINT budget_sealedround_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_spendingrequest
    ADD CONSTRAINT budget_spendingreque_cell_id_e4847a72_fk_budget_ap FOREIGN KEY (cell_id) REFERENCES public.budget_appropriationcell(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_spendingrequest
    ADD CONSTRAINT budget_spendingreque_municipality_id_a907ebd1_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_spendingrequest
    ADD CONSTRAINT budget_spendingreque_operation_id_fcd25c41_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_spendingrequest
    ADD CONSTRAINT budget_spendingrequest_cell_id_same_municipality FOREIGN KEY (municipality_id, cell_id) REFERENCES public.budget_appropriationcell(municipality_id, id);

ALTER TABLE ONLY public.budget_spendingrequest
    ADD CONSTRAINT budget_spendingrequest_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_spendingrequest
    ADD CONSTRAINT budget_spendingrequest_source_id_ad3c1426_fk_platform_source_id FOREIGN KEY (source_id) REFERENCES public.platform_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_spendingrequest
    ADD CONSTRAINT budget_spendingrequest_source_id_same_municipality FOREIGN KEY (municipality_id, source_id) REFERENCES public.platform_source(municipality_id, id);

ALTER TABLE ONLY public.budget_teamterm
    ADD CONSTRAINT budget_teamterm_municipality_id_ddc527b0_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_teamterm
    ADD CONSTRAINT budget_teamterm_operation_id_1363e7a7_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_teamterm
    ADD CONSTRAINT budget_teamterm_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_teamterm
    ADD CONSTRAINT budget_teamterm_programme_id_6350285c_fk_budget_programme_id FOREIGN KEY (programme_id) REFERENCES public.budget_programme(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_teamterm
    ADD CONSTRAINT budget_teamterm_programme_id_same_municipality FOREIGN KEY (municipality_id, programme_id) REFERENCES public.budget_programme(municipality_id, id);

ALTER TABLE ONLY public.budget_teamterm
    ADD CONSTRAINT budget_teamterm_unit_id_817cdcdf_fk_org_unit_id FOREIGN KEY (unit_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_teamterm
    ADD CONSTRAINT budget_teamterm_unit_id_same_municipality FOREIGN KEY (municipality_id, unit_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.budget_unitmovement
    ADD CONSTRAINT budget_unitmovement_event_id_012f7f75_fk_budget_ledgerevent_id FOREIGN KEY (event_id) REFERENCES public.budget_ledgerevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_unitmovement
    ADD CONSTRAINT budget_unitmovement_event_id_same_municipality FOREIGN KEY (municipality_id, event_id) REFERENCES public.budget_ledgerevent(municipality_id, id);

ALTER TABLE ONLY public.budget_unitmovement
    ADD CONSTRAINT budget_unitmovement_municipality_id_df3e2a10_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_unitmovement
    ADD CONSTRAINT budget_unitmovement_operation_id_0be4aa04_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_unitmovement
    ADD CONSTRAINT budget_unitmovement_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_versionposting
    ADD CONSTRAINT budget_versionpostin_event_id_9b63712a_fk_budget_le FOREIGN KEY (event_id) REFERENCES public.budget_ledgerevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_versionposting
    ADD CONSTRAINT budget_versionpostin_municipality_id_7a937983_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_versionposting
    ADD CONSTRAINT budget_versionpostin_operation_id_cf93dd79_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_versionposting
    ADD CONSTRAINT budget_versionpostin_version_id_b6b3b568_fk_budget_bu FOREIGN KEY (version_id) REFERENCES public.budget_budgetversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_versionposting
    ADD CONSTRAINT budget_versionposting_event_id_same_municipality FOREIGN KEY (municipality_id, event_id) REFERENCES public.budget_ledgerevent(municipality_id, id);

ALTER TABLE ONLY public.budget_versionposting
    ADD CONSTRAINT budget_versionposting_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_versionposting
    ADD CONSTRAINT budget_versionposting_version_id_same_municipality FOREIGN KEY (municipality_id, version_id) REFERENCES public.budget_budgetversion(municipality_id, id);

ALTER TABLE ONLY public.budget_versionstep
    ADD CONSTRAINT budget_versionstep_municipality_id_9c837ef1_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_versionstep
    ADD CONSTRAINT budget_versionstep_operation_id_af1987b7_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_versionstep
    ADD CONSTRAINT budget_versionstep_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.budget_versionstep
    ADD CONSTRAINT budget_versionstep_version_id_1fa17f35_fk_budget_bu FOREIGN KEY (version_id) REFERENCES public.budget_budgetversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_versionstep
    ADD CONSTRAINT budget_versionstep_version_id_same_municipality FOREIGN KEY (municipality_id, version_id) REFERENCES public.budget_budgetversion(municipality_id, id);

ALTER TABLE ONLY public.budget_yearclosing
    ADD CONSTRAINT budget_yearclosing_fiscal_year_id_73f36ac0_fk_budget_fi FOREIGN KEY (fiscal_year_id) REFERENCES public.budget_fiscalyear(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_yearclosing
    ADD CONSTRAINT budget_yearclosing_fiscal_year_id_same_municipality FOREIGN KEY (municipality_id, fiscal_year_id) REFERENCES public.budget_fiscalyear(municipality_id, id);

ALTER TABLE ONLY public.budget_yearclosing
    ADD CONSTRAINT budget_yearclosing_municipality_id_9710f42f_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_yearclosing
    ADD CONSTRAINT budget_yearclosing_operation_id_60e08b05_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.budget_yearclosing
    ADD CONSTRAINT budget_yearclosing_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_platform_account_id FOREIGN KEY (user_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_agendaitem
    ADD CONSTRAINT office_agendaitem_decided_id_3a60f4ef_fk_platform_operation_id FOREIGN KEY (decided_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_agendaitem
    ADD CONSTRAINT office_agendaitem_decided_id_same_municipality FOREIGN KEY (municipality_id, decided_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_agendaitem
    ADD CONSTRAINT office_agendaitem_meeting_id_af7638a8_fk_office_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.office_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_agendaitem
    ADD CONSTRAINT office_agendaitem_meeting_id_same_municipality FOREIGN KEY (municipality_id, meeting_id) REFERENCES public.office_meeting(municipality_id, id);

ALTER TABLE ONLY public.office_agendaitem
    ADD CONSTRAINT office_agendaitem_municipality_id_003027a4_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_agendaitem
    ADD CONSTRAINT office_agendaitem_operation_id_e70d74ac_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_agendaitem
    ADD CONSTRAINT office_agendaitem_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_decision_id_113ddeb8_fk_platform_ FOREIGN KEY (decision_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_decision_id_same_municipality FOREIGN KEY (municipality_id, decision_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_delegation_id_a3e9d027_fk_office_de FOREIGN KEY (delegation_id) REFERENCES public.office_delegationtable(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_delegation_id_same_municipality FOREIGN KEY (municipality_id, delegation_id) REFERENCES public.office_delegationtable(municipality_id, id);

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_draft_id_bb4e19aa_fk_office_draft_id FOREIGN KEY (draft_id) REFERENCES public.office_draft(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_draft_id_same_municipality FOREIGN KEY (municipality_id, draft_id) REFERENCES public.office_draft(municipality_id, id);

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_municipality_id_8ef20a7f_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_operation_id_f0c846b2_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_post_id_703c6373_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_approvalstep
    ADD CONSTRAINT office_approvalstep_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.office_attendance
    ADD CONSTRAINT office_attendance_meeting_id_6962c2be_fk_office_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.office_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_attendance
    ADD CONSTRAINT office_attendance_meeting_id_same_municipality FOREIGN KEY (municipality_id, meeting_id) REFERENCES public.office_meeting(municipality_id, id);

ALTER TABLE ONLY public.office_attendance
    ADD CONSTRAINT office_attendance_member_id_07e2cfb4_fk_office_co FOREIGN KEY (member_id) REFERENCES public.office_committeemember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_attendance
    ADD CONSTRAINT office_attendance_member_id_same_municipality FOREIGN KEY (municipality_id, member_id) REFERENCES public.office_committeemember(municipality_id, id);

ALTER TABLE ONLY public.office_attendance
    ADD CONSTRAINT office_attendance_municipality_id_7ce73b30_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_attendance
    ADD CONSTRAINT office_attendance_operation_id_5ada5dc7_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_attendance
    ADD CONSTRAINT office_attendance_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_caseassignment
    ADD CONSTRAINT office_caseassignmen_municipality_id_b2f04e32_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caseassignment
    ADD CONSTRAINT office_caseassignmen_operation_id_cb54c76d_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caseassignment
    ADD CONSTRAINT office_caseassignment_before_id_94baca6c_fk_org_post_id FOREIGN KEY (before_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caseassignment
    ADD CONSTRAINT office_caseassignment_before_id_same_municipality FOREIGN KEY (municipality_id, before_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.office_caseassignment
    ADD CONSTRAINT office_caseassignment_case_id_c94bcb3f_fk_office_officecase_id FOREIGN KEY (case_id) REFERENCES public.office_officecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caseassignment
    ADD CONSTRAINT office_caseassignment_case_id_same_municipality FOREIGN KEY (municipality_id, case_id) REFERENCES public.office_officecase(municipality_id, id);

ALTER TABLE ONLY public.office_caseassignment
    ADD CONSTRAINT office_caseassignment_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_case_id_6aaaf3ae_fk_office_officecase_id FOREIGN KEY (case_id) REFERENCES public.office_officecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_case_id_same_municipality FOREIGN KEY (municipality_id, case_id) REFERENCES public.office_officecase(municipality_id, id);

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_item_about_case FOREIGN KEY (municipality_id, item_id, case_id) REFERENCES public.office_agendaitem(municipality_id, id, subject_id);

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_item_id_4a863b55_fk_office_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.office_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_item_id_same_municipality FOREIGN KEY (municipality_id, item_id) REFERENCES public.office_agendaitem(municipality_id, id);

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_municipality_id_a41b09ce_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_operation_id_6c83aa17_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_post_id_1c7f531c_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caseevent
    ADD CONSTRAINT office_caseevent_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.office_caselink
    ADD CONSTRAINT office_caselink_case_id_4f55d92b_fk_office_officecase_id FOREIGN KEY (case_id) REFERENCES public.office_officecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caselink
    ADD CONSTRAINT office_caselink_case_id_same_municipality FOREIGN KEY (municipality_id, case_id) REFERENCES public.office_officecase(municipality_id, id);

ALTER TABLE ONLY public.office_caselink
    ADD CONSTRAINT office_caselink_follows_id_1bb07789_fk_office_officecase_id FOREIGN KEY (follows_id) REFERENCES public.office_officecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caselink
    ADD CONSTRAINT office_caselink_follows_id_same_municipality FOREIGN KEY (municipality_id, follows_id) REFERENCES public.office_officecase(municipality_id, id);

ALTER TABLE ONLY public.office_caselink
    ADD CONSTRAINT office_caselink_municipality_id_4059d4c3_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caselink
    ADD CONSTRAINT office_caselink_operation_id_1df3d673_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caselink
    ADD CONSTRAINT office_caselink_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_caselink
    ADD CONSTRAINT office_caselink_removed_id_a985aa69_fk_platform_operation_id FOREIGN KEY (removed_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_caselink
    ADD CONSTRAINT office_caselink_removed_id_same_municipality FOREIGN KEY (municipality_id, removed_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_committee
    ADD CONSTRAINT office_committee_municipality_id_59d5e49a_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_committee
    ADD CONSTRAINT office_committee_operation_id_d9a91b48_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_committee
    ADD CONSTRAINT office_committee_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_committee
    ADD CONSTRAINT office_committee_post_id_7f1ddbf2_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_committee
    ADD CONSTRAINT office_committee_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeememb_committee_id_31b1901c_fk_office_co FOREIGN KEY (committee_id) REFERENCES public.office_committee(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeememb_ended_by_id_fdfc2364_fk_platform_ FOREIGN KEY (ended_by_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeememb_municipality_id_32532a15_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeememb_operation_id_e0983ff9_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeememb_renews_id_54b8fdb3_fk_office_co FOREIGN KEY (renews_id) REFERENCES public.office_committeemember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeemember_committee_id_same_municipality FOREIGN KEY (municipality_id, committee_id) REFERENCES public.office_committee(municipality_id, id);

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeemember_ended_by_id_same_municipality FOREIGN KEY (municipality_id, ended_by_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeemember_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeemember_post_id_0f671aa9_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeemember_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.office_committeemember
    ADD CONSTRAINT office_committeemember_renews_id_same_municipality FOREIGN KEY (municipality_id, renews_id) REFERENCES public.office_committeemember(municipality_id, id);

ALTER TABLE ONLY public.office_committeeterm
    ADD CONSTRAINT office_committeeterm_committee_id_0c95871b_fk_office_co FOREIGN KEY (committee_id) REFERENCES public.office_committee(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_committeeterm
    ADD CONSTRAINT office_committeeterm_committee_id_same_municipality FOREIGN KEY (municipality_id, committee_id) REFERENCES public.office_committee(municipality_id, id);

ALTER TABLE ONLY public.office_committeeterm
    ADD CONSTRAINT office_committeeterm_municipality_id_792de19d_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_committeeterm
    ADD CONSTRAINT office_committeeterm_operation_id_3447a461_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_committeeterm
    ADD CONSTRAINT office_committeeterm_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_copost
    ADD CONSTRAINT office_copost_case_id_e46c4abc_fk_office_officecase_id FOREIGN KEY (case_id) REFERENCES public.office_officecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_copost
    ADD CONSTRAINT office_copost_case_id_same_municipality FOREIGN KEY (municipality_id, case_id) REFERENCES public.office_officecase(municipality_id, id);

ALTER TABLE ONLY public.office_copost
    ADD CONSTRAINT office_copost_ended_id_94c86242_fk_platform_operation_id FOREIGN KEY (ended_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_copost
    ADD CONSTRAINT office_copost_ended_id_same_municipality FOREIGN KEY (municipality_id, ended_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_copost
    ADD CONSTRAINT office_copost_municipality_id_7ae62e88_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_copost
    ADD CONSTRAINT office_copost_operation_id_6c66ce3b_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_copost
    ADD CONSTRAINT office_copost_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_copost
    ADD CONSTRAINT office_copost_post_id_d3885217_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_copost
    ADD CONSTRAINT office_copost_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.office_delegationtable
    ADD CONSTRAINT office_delegationtab_municipality_id_0b01e864_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_delegationtable
    ADD CONSTRAINT office_delegationtab_operation_id_f0570c7f_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_delegationtable
    ADD CONSTRAINT office_delegationtable_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_documentrecord
    ADD CONSTRAINT office_documentrecor_municipality_id_0781e675_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_documentrecord
    ADD CONSTRAINT office_documentrecor_operation_id_4383a0e5_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_documentrecord
    ADD CONSTRAINT office_documentrecord_case_id_dc74a242_fk_office_officecase_id FOREIGN KEY (case_id) REFERENCES public.office_officecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_documentrecord
    ADD CONSTRAINT office_documentrecord_case_id_same_municipality FOREIGN KEY (municipality_id, case_id) REFERENCES public.office_officecase(municipality_id, id);

ALTER TABLE ONLY public.office_documentrecord
    ADD CONSTRAINT office_documentrecord_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_draft
    ADD CONSTRAINT office_draft_case_id_716e9698_fk_office_officecase_id FOREIGN KEY (case_id) REFERENCES public.office_officecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_draft
    ADD CONSTRAINT office_draft_case_id_same_municipality FOREIGN KEY (municipality_id, case_id) REFERENCES public.office_officecase(municipality_id, id);

ALTER TABLE ONLY public.office_draft
    ADD CONSTRAINT office_draft_municipality_id_ecf7b15e_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_draft
    ADD CONSTRAINT office_draft_operation_id_e8699975_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_draft
    ADD CONSTRAINT office_draft_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_draft
    ADD CONSTRAINT office_draft_post_id_9063e665_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_draft
    ADD CONSTRAINT office_draft_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.office_draftattachment
    ADD CONSTRAINT office_draftattachme_municipality_id_01fb049c_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_draftattachment
    ADD CONSTRAINT office_draftattachme_operation_id_18792c5b_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_draftattachment
    ADD CONSTRAINT office_draftattachme_version_id_fe0c0e3c_fk_platform_ FOREIGN KEY (version_id) REFERENCES public.platform_attachmentversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_draftattachment
    ADD CONSTRAINT office_draftattachment_draft_id_080b1907_fk_office_draft_id FOREIGN KEY (draft_id) REFERENCES public.office_draft(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_draftattachment
    ADD CONSTRAINT office_draftattachment_draft_id_same_municipality FOREIGN KEY (municipality_id, draft_id) REFERENCES public.office_draft(municipality_id, id);

ALTER TABLE ONLY public.office_draftattachment
    ADD CONSTRAINT office_draftattachment_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_draftattachment
    ADD CONSTRAINT office_draftattachment_version_id_same_municipality FOREIGN KEY (municipality_id, version_id) REFERENCES public.platform_attachmentversion(municipality_id, id);

ALTER TABLE ONLY public.office_duesegment
    ADD CONSTRAINT office_duesegment_case_id_9e744fc2_fk_office_officecase_id FOREIGN KEY (case_id) REFERENCES public.office_officecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_duesegment
    ADD CONSTRAINT office_duesegment_case_id_same_municipality FOREIGN KEY (municipality_id, case_id) REFERENCES public.office_officecase(municipality_id, id);

ALTER TABLE ONLY public.office_duesegment
    ADD CONSTRAINT office_duesegment_ended_id_8b208d74_fk_platform_operation_id FOREIGN KEY (ended_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_duesegment
    ADD CONSTRAINT office_duesegment_ended_id_same_municipality FOREIGN KEY (municipality_id, ended_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_duesegment
    ADD CONSTRAINT office_duesegment_municipality_id_3768365f_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_duesegment
    ADD CONSTRAINT office_duesegment_operation_id_f51b2e76_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_duesegment
    ADD CONSTRAINT office_duesegment_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_meeting
    ADD CONSTRAINT office_meeting_committee_id_5bcb0769_fk_office_committee_id FOREIGN KEY (committee_id) REFERENCES public.office_committee(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_meeting
    ADD CONSTRAINT office_meeting_committee_id_same_municipality FOREIGN KEY (municipality_id, committee_id) REFERENCES public.office_committee(municipality_id, id);

ALTER TABLE ONLY public.office_meeting
    ADD CONSTRAINT office_meeting_municipality_id_9814ca40_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_meeting
    ADD CONSTRAINT office_meeting_operation_id_cf42f124_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_meeting
    ADD CONSTRAINT office_meeting_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_meetingevent
    ADD CONSTRAINT office_meetingevent_meeting_id_1ef668d2_fk_office_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.office_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_meetingevent
    ADD CONSTRAINT office_meetingevent_meeting_id_same_municipality FOREIGN KEY (municipality_id, meeting_id) REFERENCES public.office_meeting(municipality_id, id);

ALTER TABLE ONLY public.office_meetingevent
    ADD CONSTRAINT office_meetingevent_municipality_id_b832c939_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_meetingevent
    ADD CONSTRAINT office_meetingevent_operation_id_43a5c8eb_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_meetingevent
    ADD CONSTRAINT office_meetingevent_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_meetingevent
    ADD CONSTRAINT office_meetingevent_post_id_78674780_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_meetingevent
    ADD CONSTRAINT office_meetingevent_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.office_membercontact
    ADD CONSTRAINT office_membercontact_member_id_b9428b52_fk_office_co FOREIGN KEY (member_id) REFERENCES public.office_committeemember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_membercontact
    ADD CONSTRAINT office_membercontact_member_id_same_municipality FOREIGN KEY (municipality_id, member_id) REFERENCES public.office_committeemember(municipality_id, id);

ALTER TABLE ONLY public.office_membercontact
    ADD CONSTRAINT office_membercontact_municipality_id_f26370c2_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_membercontact
    ADD CONSTRAINT office_membercontact_operation_id_b784ef3d_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_membercontact
    ADD CONSTRAINT office_membercontact_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_membernotice
    ADD CONSTRAINT office_membernotice_meeting_id_b9d6bb5b_fk_office_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.office_meeting(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_membernotice
    ADD CONSTRAINT office_membernotice_meeting_id_same_municipality FOREIGN KEY (municipality_id, meeting_id) REFERENCES public.office_meeting(municipality_id, id);

ALTER TABLE ONLY public.office_membernotice
    ADD CONSTRAINT office_membernotice_member_id_d731b3a8_fk_office_co FOREIGN KEY (member_id) REFERENCES public.office_committeemember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_membernotice
    ADD CONSTRAINT office_membernotice_member_id_same_municipality FOREIGN KEY (municipality_id, member_id) REFERENCES public.office_committeemember(municipality_id, id);

ALTER TABLE ONLY public.office_membernotice
    ADD CONSTRAINT office_membernotice_municipality_id_d27c3ee1_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_membernotice
    ADD CONSTRAINT office_membernotice_operation_id_69412bd0_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_membernotice
    ADD CONSTRAINT office_membernotice_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_officecase
    ADD CONSTRAINT office_officecase_municipality_id_61369121_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_officecase
    ADD CONSTRAINT office_officecase_operation_id_2cceb9ca_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_officecase
    ADD CONSTRAINT office_officecase_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_officecase
    ADD CONSTRAINT office_officecase_post_id_e5e4a5f7_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_officecase
    ADD CONSTRAINT office_officecase_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.office_officecase
    ADD CONSTRAINT office_officecase_requested_by_id_71faec05_fk_platform_ FOREIGN KEY (requested_by_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_opinionrequest
    ADD CONSTRAINT office_opinionreques_answered_id_63331fa4_fk_platform_ FOREIGN KEY (answered_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_opinionrequest
    ADD CONSTRAINT office_opinionreques_municipality_id_893c168a_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_opinionrequest
    ADD CONSTRAINT office_opinionreques_operation_id_0a7014f9_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_opinionrequest
    ADD CONSTRAINT office_opinionrequest_answered_id_same_municipality FOREIGN KEY (municipality_id, answered_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_opinionrequest
    ADD CONSTRAINT office_opinionrequest_case_id_72b2829e_fk_office_officecase_id FOREIGN KEY (case_id) REFERENCES public.office_officecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_opinionrequest
    ADD CONSTRAINT office_opinionrequest_case_id_same_municipality FOREIGN KEY (municipality_id, case_id) REFERENCES public.office_officecase(municipality_id, id);

ALTER TABLE ONLY public.office_opinionrequest
    ADD CONSTRAINT office_opinionrequest_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_opinionrequest
    ADD CONSTRAINT office_opinionrequest_post_id_83427c41_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_opinionrequest
    ADD CONSTRAINT office_opinionrequest_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.office_petitioner
    ADD CONSTRAINT office_petitioner_case_id_4cceeb2c_fk_office_officecase_id FOREIGN KEY (case_id) REFERENCES public.office_officecase(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_petitioner
    ADD CONSTRAINT office_petitioner_case_id_same_municipality FOREIGN KEY (municipality_id, case_id) REFERENCES public.office_officecase(municipality_id, id);

ALTER TABLE ONLY public.office_petitioner
    ADD CONSTRAINT office_petitioner_municipality_id_376ac3a0_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_petitioner
    ADD CONSTRAINT office_petitioner_operation_id_0a9ff5bd_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_petitioner
    ADD CONSTRAINT office_petitioner_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_recusal
    ADD CONSTRAINT office_recusal_item_id_64c290a3_fk_office_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.office_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_recusal
    ADD CONSTRAINT office_recusal_item_id_same_municipality FOREIGN KEY (municipality_id, item_id) REFERENCES public.office_agendaitem(municipality_id, id);

ALTER TABLE ONLY public.office_recusal
    ADD CONSTRAINT office_recusal_member_id_37362196_fk_office_committeemember_id FOREIGN KEY (member_id) REFERENCES public.office_committeemember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_recusal
    ADD CONSTRAINT office_recusal_member_id_same_municipality FOREIGN KEY (municipality_id, member_id) REFERENCES public.office_committeemember(municipality_id, id);

ALTER TABLE ONLY public.office_recusal
    ADD CONSTRAINT office_recusal_municipality_id_4f4edc5b_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_recusal
    ADD CONSTRAINT office_recusal_operation_id_22b8eb4e_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_recusal
    ADD CONSTRAINT office_recusal_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_savedview
    ADD CONSTRAINT office_savedview_account_id_834b251c_fk_platform_account_id FOREIGN KEY (account_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_savedview
    ADD CONSTRAINT office_savedview_municipality_id_f6070388_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_savedview
    ADD CONSTRAINT office_savedview_operation_id_bcffa326_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_savedview
    ADD CONSTRAINT office_savedview_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.office_savedview
    ADD CONSTRAINT office_savedview_unit_id_6739ecb4_fk_org_unit_id FOREIGN KEY (unit_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_savedview
    ADD CONSTRAINT office_savedview_unit_id_same_municipality FOREIGN KEY (municipality_id, unit_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.office_vote
    ADD CONSTRAINT office_vote_item_id_fc1e9631_fk_office_agendaitem_id FOREIGN KEY (item_id) REFERENCES public.office_agendaitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_vote
    ADD CONSTRAINT office_vote_item_id_same_municipality FOREIGN KEY (municipality_id, item_id) REFERENCES public.office_agendaitem(municipality_id, id);

ALTER TABLE ONLY public.office_vote
    ADD CONSTRAINT office_vote_member_id_85da6f83_fk_office_committeemember_id FOREIGN KEY (member_id) REFERENCES public.office_committeemember(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_vote
    ADD CONSTRAINT office_vote_member_id_same_municipality FOREIGN KEY (municipality_id, member_id) REFERENCES public.office_committeemember(municipality_id, id);

ALTER TABLE ONLY public.office_vote
    ADD CONSTRAINT office_vote_municipality_id_5f819293_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_vote
    ADD CONSTRAINT office_vote_operation_id_05bd4993_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.office_vote
    ADD CONSTRAINT office_vote_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.org_accountingoffice
    ADD CONSTRAINT org_accountingoffice_municipality_id_32f8ef77_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_accountingoffice
    ADD CONSTRAINT org_accountingoffice_operation_id_742eec23_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_accountingoffice
    ADD CONSTRAINT org_accountingoffice_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.org_accountingoffice
    ADD CONSTRAINT org_accountingoffice_person_id_4c9406c7_fk_org_person_id FOREIGN KEY (person_id) REFERENCES public.org_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_accountingoffice
    ADD CONSTRAINT org_accountingoffice_person_id_same_municipality FOREIGN KEY (municipality_id, person_id) REFERENCES public.org_person(municipality_id, id);

ALTER TABLE ONLY public.org_accountingoffice
    ADD CONSTRAINT org_accountingoffice_relieved_by_id_7fa3cfe9_fk_platform_ FOREIGN KEY (relieved_by_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_accountingoffice
    ADD CONSTRAINT org_accountingoffice_relieved_by_id_same_municipality FOREIGN KEY (municipality_id, relieved_by_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.org_accountingoffice
    ADD CONSTRAINT org_accountingoffice_unit_id_93f59ef0_fk_org_unit_id FOREIGN KEY (unit_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_accountingoffice
    ADD CONSTRAINT org_accountingoffice_unit_id_same_municipality FOREIGN KEY (municipality_id, unit_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_ended_by_id_77f1c9f6_fk_org_order_id FOREIGN KEY (ended_by_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_ended_by_id_same_municipality FOREIGN KEY (municipality_id, ended_by_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_municipality_id_91cd50a0_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_order_id_4093e6c6_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_person_id_4886ed7c_fk_org_person_id FOREIGN KEY (person_id) REFERENCES public.org_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_person_id_same_municipality FOREIGN KEY (municipality_id, person_id) REFERENCES public.org_person(municipality_id, id);

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_post_id_ce07cb4f_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_appointment
    ADD CONSTRAINT org_appointment_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.org_duty
    ADD CONSTRAINT org_duty_ended_by_id_7c1fb480_fk_org_order_id FOREIGN KEY (ended_by_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_duty
    ADD CONSTRAINT org_duty_ended_by_id_same_municipality FOREIGN KEY (municipality_id, ended_by_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_duty
    ADD CONSTRAINT org_duty_municipality_id_6d38bbb1_fk_platform_municipality_id FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_duty
    ADD CONSTRAINT org_duty_order_id_5f5d37f1_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_duty
    ADD CONSTRAINT org_duty_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_duty
    ADD CONSTRAINT org_duty_unit_id_80ebc4e7_fk_org_unit_id FOREIGN KEY (unit_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_duty
    ADD CONSTRAINT org_duty_unit_id_same_municipality FOREIGN KEY (municipality_id, unit_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.org_equipment
    ADD CONSTRAINT org_equipment_municipality_id_8931cc7c_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_equipment
    ADD CONSTRAINT org_equipment_order_id_c015b1b2_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_equipment
    ADD CONSTRAINT org_equipment_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_ended_by_id_590dfd68_fk_org_order_id FOREIGN KEY (ended_by_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_ended_by_id_same_municipality FOREIGN KEY (municipality_id, ended_by_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_equipment_id_3af5b247_fk_org_equipment_id FOREIGN KEY (equipment_id) REFERENCES public.org_equipment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_equipment_id_same_municipality FOREIGN KEY (municipality_id, equipment_id) REFERENCES public.org_equipment(municipality_id, id);

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_municipality_id_71970b18_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_order_id_f789cb98_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_post_id_64c51211_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_unit_id_0e4b93d3_fk_org_unit_id FOREIGN KEY (unit_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_equipmentterm
    ADD CONSTRAINT org_equipmentterm_unit_id_same_municipality FOREIGN KEY (municipality_id, unit_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.org_facility
    ADD CONSTRAINT org_facility_municipality_id_b6d47037_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_facility
    ADD CONSTRAINT org_facility_order_id_ee564955_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_facility
    ADD CONSTRAINT org_facility_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_facilityterm
    ADD CONSTRAINT org_facilityterm_ended_by_id_4a64b418_fk_org_order_id FOREIGN KEY (ended_by_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_facilityterm
    ADD CONSTRAINT org_facilityterm_ended_by_id_same_municipality FOREIGN KEY (municipality_id, ended_by_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_facilityterm
    ADD CONSTRAINT org_facilityterm_facility_id_11307090_fk_org_facility_id FOREIGN KEY (facility_id) REFERENCES public.org_facility(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_facilityterm
    ADD CONSTRAINT org_facilityterm_facility_id_same_municipality FOREIGN KEY (municipality_id, facility_id) REFERENCES public.org_facility(municipality_id, id);

ALTER TABLE ONLY public.org_facilityterm
    ADD CONSTRAINT org_facilityterm_municipality_id_ac57645e_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_facilityterm
    ADD CONSTRAINT org_facilityterm_order_id_c866632c_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_facilityterm
    ADD CONSTRAINT org_facilityterm_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_facilityterm
    ADD CONSTRAINT org_facilityterm_unit_id_5785063c_fk_org_unit_id FOREIGN KEY (unit_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_facilityterm
    ADD CONSTRAINT org_facilityterm_unit_id_same_municipality FOREIGN KEY (municipality_id, unit_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.org_handover
    ADD CONSTRAINT org_handover_giver_id_f1054da5_fk_org_person_id FOREIGN KEY (giver_id) REFERENCES public.org_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_handover
    ADD CONSTRAINT org_handover_giver_id_same_municipality FOREIGN KEY (municipality_id, giver_id) REFERENCES public.org_person(municipality_id, id);

ALTER TABLE ONLY public.org_handover
    ADD CONSTRAINT org_handover_municipality_id_44e618a3_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_handover
    ADD CONSTRAINT org_handover_order_id_417847ec_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_handover
    ADD CONSTRAINT org_handover_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_handover
    ADD CONSTRAINT org_handover_post_id_a14fca24_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_handover
    ADD CONSTRAINT org_handover_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.org_handover
    ADD CONSTRAINT org_handover_taker_id_06d1fe58_fk_org_person_id FOREIGN KEY (taker_id) REFERENCES public.org_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_handover
    ADD CONSTRAINT org_handover_taker_id_same_municipality FOREIGN KEY (municipality_id, taker_id) REFERENCES public.org_person(municipality_id, id);

ALTER TABLE ONLY public.org_handoveritem
    ADD CONSTRAINT org_handoveritem_handover_id_1d0692be_fk_org_handover_id FOREIGN KEY (handover_id) REFERENCES public.org_handover(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_handoveritem
    ADD CONSTRAINT org_handoveritem_handover_id_same_municipality FOREIGN KEY (municipality_id, handover_id) REFERENCES public.org_handover(municipality_id, id);

ALTER TABLE ONLY public.org_handoveritem
    ADD CONSTRAINT org_handoveritem_municipality_id_d3edfa58_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_handoverreceipt
    ADD CONSTRAINT org_handoverreceipt_handover_id_643de782_fk_org_handover_id FOREIGN KEY (handover_id) REFERENCES public.org_handover(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_handoverreceipt
    ADD CONSTRAINT org_handoverreceipt_handover_id_same_municipality FOREIGN KEY (municipality_id, handover_id) REFERENCES public.org_handover(municipality_id, id);

ALTER TABLE ONLY public.org_handoverreceipt
    ADD CONSTRAINT org_handoverreceipt_municipality_id_4d5c7a99_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_handoverreceipt
    ADD CONSTRAINT org_handoverreceipt_operation_id_dcc9402a_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_handoverreceipt
    ADD CONSTRAINT org_handoverreceipt_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.org_order
    ADD CONSTRAINT org_order_municipality_id_f897ec7a_fk_platform_municipality_id FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_order
    ADD CONSTRAINT org_order_operation_id_f57b11e8_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_order
    ADD CONSTRAINT org_order_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.org_order
    ADD CONSTRAINT org_order_undoes_id_25d816f9_fk_org_order_id FOREIGN KEY (undoes_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_order
    ADD CONSTRAINT org_order_undoes_id_same_municipality FOREIGN KEY (municipality_id, undoes_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_person
    ADD CONSTRAINT org_person_account_id_1a822c56_fk_platform_account_id FOREIGN KEY (account_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_person
    ADD CONSTRAINT org_person_municipality_id_58b0a5e8_fk_platform_municipality_id FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_post
    ADD CONSTRAINT org_post_municipality_id_68aaaf13_fk_platform_municipality_id FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_post
    ADD CONSTRAINT org_post_order_id_ec5d523c_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_post
    ADD CONSTRAINT org_post_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_postclosing
    ADD CONSTRAINT org_postclosing_ended_by_id_00251c32_fk_org_order_id FOREIGN KEY (ended_by_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postclosing
    ADD CONSTRAINT org_postclosing_ended_by_id_same_municipality FOREIGN KEY (municipality_id, ended_by_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_postclosing
    ADD CONSTRAINT org_postclosing_into_id_08894949_fk_org_post_id FOREIGN KEY (into_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postclosing
    ADD CONSTRAINT org_postclosing_into_id_same_municipality FOREIGN KEY (municipality_id, into_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.org_postclosing
    ADD CONSTRAINT org_postclosing_municipality_id_d9801f36_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postclosing
    ADD CONSTRAINT org_postclosing_order_id_a4d5988a_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postclosing
    ADD CONSTRAINT org_postclosing_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_postclosing
    ADD CONSTRAINT org_postclosing_post_id_c79014ea_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postclosing
    ADD CONSTRAINT org_postclosing_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.org_postgrades
    ADD CONSTRAINT org_postgrades_ended_by_id_0e9e7e52_fk_org_order_id FOREIGN KEY (ended_by_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postgrades
    ADD CONSTRAINT org_postgrades_ended_by_id_same_municipality FOREIGN KEY (municipality_id, ended_by_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_postgrades
    ADD CONSTRAINT org_postgrades_municipality_id_643ae33b_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postgrades
    ADD CONSTRAINT org_postgrades_order_id_5fd0ce5f_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postgrades
    ADD CONSTRAINT org_postgrades_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_postgrades
    ADD CONSTRAINT org_postgrades_post_id_637262e4_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postgrades
    ADD CONSTRAINT org_postgrades_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.org_postterm
    ADD CONSTRAINT org_postterm_ended_by_id_b83e238a_fk_org_order_id FOREIGN KEY (ended_by_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postterm
    ADD CONSTRAINT org_postterm_ended_by_id_same_municipality FOREIGN KEY (municipality_id, ended_by_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_postterm
    ADD CONSTRAINT org_postterm_municipality_id_1a8957a6_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postterm
    ADD CONSTRAINT org_postterm_order_id_57bb8ff3_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postterm
    ADD CONSTRAINT org_postterm_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_postterm
    ADD CONSTRAINT org_postterm_post_id_d10740fc_fk_org_post_id FOREIGN KEY (post_id) REFERENCES public.org_post(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postterm
    ADD CONSTRAINT org_postterm_post_id_same_municipality FOREIGN KEY (municipality_id, post_id) REFERENCES public.org_post(municipality_id, id);

ALTER TABLE ONLY public.org_postterm
    ADD CONSTRAINT org_postterm_unit_id_c44db5e0_fk_org_unit_id FOREIGN KEY (unit_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_postterm
    ADD CONSTRAINT org_postterm_unit_id_same_municipality FOREIGN KEY (municipality_id, unit_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.org_quota
    ADD CONSTRAINT org_quota_ended_by_id_486ee683_fk_org_order_id FOREIGN KEY (ended_by_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_quota
    ADD CONSTRAINT org_quota_ended_by_id_same_municipality FOREIGN KEY (municipality_id, ended_by_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_quota
    ADD CONSTRAINT org_quota_municipality_id_34d3bac4_fk_platform_municipality_id FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_quota
    ADD CONSTRAINT org_quota_order_id_5a2e6b29_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_quota
    ADD CONSTRAINT org_quota_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_quota
    ADD CONSTRAINT org_quota_unit_id_cc7c0f28_fk_org_unit_id FOREIGN KEY (unit_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_quota
    ADD CONSTRAINT org_quota_unit_id_same_municipality FOREIGN KEY (municipality_id, unit_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.org_staffingform
    ADD CONSTRAINT org_staffingform_ended_by_id_be114e30_fk_org_order_id FOREIGN KEY (ended_by_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_staffingform
    ADD CONSTRAINT org_staffingform_ended_by_id_same_municipality FOREIGN KEY (municipality_id, ended_by_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_staffingform
    ADD CONSTRAINT org_staffingform_municipality_id_f8d6b288_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_staffingform
    ADD CONSTRAINT org_staffingform_order_id_4266b595_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_staffingform
    ADD CONSTRAINT org_staffingform_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_staffingform
    ADD CONSTRAINT org_staffingform_unit_id_e91bf630_fk_org_unit_id FOREIGN KEY (unit_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_staffingform
    ADD CONSTRAINT org_staffingform_unit_id_same_municipality FOREIGN KEY (municipality_id, unit_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.org_standingmark
    ADD CONSTRAINT org_standingmark_municipality_id_e8e4aa3a_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_succession
    ADD CONSTRAINT org_succession_ended_by_id_a8122f65_fk_org_order_id FOREIGN KEY (ended_by_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_succession
    ADD CONSTRAINT org_succession_ended_by_id_same_municipality FOREIGN KEY (municipality_id, ended_by_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_succession
    ADD CONSTRAINT org_succession_municipality_id_d04a703c_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_succession
    ADD CONSTRAINT org_succession_order_id_a9410d64_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_succession
    ADD CONSTRAINT org_succession_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_succession
    ADD CONSTRAINT org_succession_predecessor_id_deb27a67_fk_org_unit_id FOREIGN KEY (predecessor_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_succession
    ADD CONSTRAINT org_succession_predecessor_id_same_municipality FOREIGN KEY (municipality_id, predecessor_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.org_succession
    ADD CONSTRAINT org_succession_successor_id_da12dace_fk_org_unit_id FOREIGN KEY (successor_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_succession
    ADD CONSTRAINT org_succession_successor_id_same_municipality FOREIGN KEY (municipality_id, successor_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.org_unit
    ADD CONSTRAINT org_unit_municipality_id_93e43153_fk_platform_municipality_id FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_unit
    ADD CONSTRAINT org_unit_order_id_718dc9e2_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_unit
    ADD CONSTRAINT org_unit_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_unitterm
    ADD CONSTRAINT org_unitterm_ended_by_id_7d8999e2_fk_org_order_id FOREIGN KEY (ended_by_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_unitterm
    ADD CONSTRAINT org_unitterm_ended_by_id_same_municipality FOREIGN KEY (municipality_id, ended_by_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_unitterm
    ADD CONSTRAINT org_unitterm_municipality_id_13c5aebe_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_unitterm
    ADD CONSTRAINT org_unitterm_order_id_cda019b0_fk_org_order_id FOREIGN KEY (order_id) REFERENCES public.org_order(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_unitterm
    ADD CONSTRAINT org_unitterm_order_id_same_municipality FOREIGN KEY (municipality_id, order_id) REFERENCES public.org_order(municipality_id, id);

ALTER TABLE ONLY public.org_unitterm
    ADD CONSTRAINT org_unitterm_parent_id_9c536fe0_fk_org_unit_id FOREIGN KEY (parent_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_unitterm
    ADD CONSTRAINT org_unitterm_parent_id_same_municipality FOREIGN KEY (municipality_id, parent_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.org_unitterm
    ADD CONSTRAINT org_unitterm_unit_id_9902d9a3_fk_org_unit_id FOREIGN KEY (unit_id) REFERENCES public.org_unit(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.org_unitterm
    ADD CONSTRAINT org_unitterm_unit_id_same_municipality FOREIGN KEY (municipality_id, unit_id) REFERENCES public.org_unit(municipality_id, id);

ALTER TABLE ONLY public.platform_account
    ADD CONSTRAINT platform_account_municipality_id_c7405c5f_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_apitoken
    ADD CONSTRAINT platform_apitoken_account_id_34bbc0aa_fk_platform_account_id FOREIGN KEY (account_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_apitoken
    ADD CONSTRAINT platform_apitoken_municipality_id_0e76ee4f_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_apitoken
    ADD CONSTRAINT platform_apitoken_operation_id_7e8bb808_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_apitoken
    ADD CONSTRAINT platform_apitoken_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_attachment
    ADD CONSTRAINT platform_attachment_municipality_id_738f1334_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_attachment
    ADD CONSTRAINT platform_attachment_operation_id_4b8d0ad3_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_attachment
    ADD CONSTRAINT platform_attachment_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_attachmentremoval
    ADD CONSTRAINT platform_attachmentr_attachment_id_4057fd0c_fk_platform_ FOREIGN KEY (attachment_id) REFERENCES public.platform_attachment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_attachmentrestoration
    ADD CONSTRAINT platform_attachmentr_municipality_id_31b5c131_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_attachmentremoval
    ADD CONSTRAINT platform_attachmentr_municipality_id_b0d97d5a_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_attachmentremoval
    ADD CONSTRAINT platform_attachmentr_operation_id_1e27a4cf_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_attachmentrestoration
    ADD CONSTRAINT platform_attachmentr_operation_id_bb3efef1_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_attachmentrestoration
    ADD CONSTRAINT platform_attachmentr_removal_id_8a8f2181_fk_platform_ FOREIGN KEY (removal_id) REFERENCES public.platform_attachmentremoval(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_attachmentremoval
    ADD CONSTRAINT platform_attachmentremoval_attachment_id_same_municipality FOREIGN KEY (municipality_id, attachment_id) REFERENCES public.platform_attachment(municipality_id, id);

ALTER TABLE ONLY public.platform_attachmentremoval
    ADD CONSTRAINT platform_attachmentremoval_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_attachmentrestoration
    ADD CONSTRAINT platform_attachmentrestoration_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_attachmentrestoration
    ADD CONSTRAINT platform_attachmentrestoration_removal_id_same_municipality FOREIGN KEY (municipality_id, removal_id) REFERENCES public.platform_attachmentremoval(municipality_id, id);

ALTER TABLE ONLY public.platform_attachmentversion
    ADD CONSTRAINT platform_attachmentv_attachment_id_c4deba53_fk_platform_ FOREIGN KEY (attachment_id) REFERENCES public.platform_attachment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_attachmentversion
    ADD CONSTRAINT platform_attachmentv_municipality_id_991f520e_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_attachmentversion
    ADD CONSTRAINT platform_attachmentv_operation_id_197b76c1_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_attachmentversion
    ADD CONSTRAINT platform_attachmentversion_attachment_id_same_municipality FOREIGN KEY (municipality_id, attachment_id) REFERENCES public.platform_attachment(municipality_id, id);

ALTER TABLE ONLY public.platform_attachmentversion
    ADD CONSTRAINT platform_attachmentversion_file_id_f89de31d_fk_platform_file_id FOREIGN KEY (file_id) REFERENCES public.platform_file(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_attachmentversion
    ADD CONSTRAINT platform_attachmentversion_file_id_same_municipality FOREIGN KEY (municipality_id, file_id) REFERENCES public.platform_file(municipality_id, id);

ALTER TABLE ONLY public.platform_attachmentversion
    ADD CONSTRAINT platform_attachmentversion_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_calendarentry
    ADD CONSTRAINT platform_calendarent_account_id_02b4c3c3_fk_platform_ FOREIGN KEY (account_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_calendarentry
    ADD CONSTRAINT platform_calendarent_municipality_id_230347d4_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_calendarfeed
    ADD CONSTRAINT platform_calendarfee_account_id_4ea067a2_fk_platform_ FOREIGN KEY (account_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_calendarfeed
    ADD CONSTRAINT platform_calendarfee_municipality_id_307c039f_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_calendarfeed
    ADD CONSTRAINT platform_calendarfee_operation_id_1210d851_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_calendarfeed
    ADD CONSTRAINT platform_calendarfeed_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_closedday
    ADD CONSTRAINT platform_closedday_municipality_id_fdfc93af_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_closedday
    ADD CONSTRAINT platform_closedday_operation_id_71d432d6_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_closedday
    ADD CONSTRAINT platform_closedday_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_closedday
    ADD CONSTRAINT platform_closedday_withdrawn_by_id_b1cf4ff0_fk_platform_ FOREIGN KEY (withdrawn_by_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_closedday
    ADD CONSTRAINT platform_closedday_withdrawn_by_id_same_municipality FOREIGN KEY (municipality_id, withdrawn_by_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_decision
    ADD CONSTRAINT platform_decision_operation_id_b3f7b305_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_decision
    ADD CONSTRAINT platform_decision_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_decreecalendar
    ADD CONSTRAINT platform_decreecalen_municipality_id_559479c9_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_decreeduechange
    ADD CONSTRAINT platform_decreeduech_decree_calendar_id_8961189e_fk_platform_ FOREIGN KEY (decree_calendar_id) REFERENCES public.platform_decreecalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_decreeduechange
    ADD CONSTRAINT platform_decreeduech_municipality_id_da97a09d_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_decreeduechange
    ADD CONSTRAINT platform_decreeduechange_decree_calendar_id_same_municipality FOREIGN KEY (municipality_id, decree_calendar_id) REFERENCES public.platform_decreecalendar(municipality_id, id);

ALTER TABLE ONLY public.platform_delegation
    ADD CONSTRAINT platform_delegation_delegate_id_15955a4f_fk_platform_account_id FOREIGN KEY (delegate_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_delegation
    ADD CONSTRAINT platform_delegation_delegate_same_municipality FOREIGN KEY (municipality_id, delegate_id) REFERENCES public.platform_account(municipality_id, id);

ALTER TABLE ONLY public.platform_delegation
    ADD CONSTRAINT platform_delegation_delegator_id_814ce4f7_fk_platform_ FOREIGN KEY (delegator_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_delegation
    ADD CONSTRAINT platform_delegation_delegator_same_municipality FOREIGN KEY (municipality_id, delegator_id) REFERENCES public.platform_account(municipality_id, id);

ALTER TABLE ONLY public.platform_delegation
    ADD CONSTRAINT platform_delegation_municipality_id_6f943748_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_delegation
    ADD CONSTRAINT platform_delegation_operation_id_3db48c04_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_delegation
    ADD CONSTRAINT platform_delegation_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_delegationend
    ADD CONSTRAINT platform_delegatione_delegation_id_1dc9f521_fk_platform_ FOREIGN KEY (delegation_id) REFERENCES public.platform_delegation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_delegationend
    ADD CONSTRAINT platform_delegatione_municipality_id_6298a3c4_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_delegationend
    ADD CONSTRAINT platform_delegatione_operation_id_295cee39_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_delegationend
    ADD CONSTRAINT platform_delegationend_delegation_id_same_municipality FOREIGN KEY (municipality_id, delegation_id) REFERENCES public.platform_delegation(municipality_id, id);

ALTER TABLE ONLY public.platform_delegationend
    ADD CONSTRAINT platform_delegationend_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_digest
    ADD CONSTRAINT platform_digest_account_id_7c3a3c32_fk_platform_account_id FOREIGN KEY (account_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_digest
    ADD CONSTRAINT platform_digest_municipality_id_dfbc42af_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_disposalrequest
    ADD CONSTRAINT platform_disposalreq_attachment_id_01090bb4_fk_platform_ FOREIGN KEY (attachment_id) REFERENCES public.platform_attachment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_disposalrequest
    ADD CONSTRAINT platform_disposalreq_decision_id_022337d3_fk_platform_ FOREIGN KEY (decision_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_disposalrequest
    ADD CONSTRAINT platform_disposalreq_municipality_id_61488227_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_disposalrequest
    ADD CONSTRAINT platform_disposalreq_operation_id_fe783dec_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_disposalrequest
    ADD CONSTRAINT platform_disposalrequest_attachment_id_same_municipality FOREIGN KEY (municipality_id, attachment_id) REFERENCES public.platform_attachment(municipality_id, id);

ALTER TABLE ONLY public.platform_disposalrequest
    ADD CONSTRAINT platform_disposalrequest_decision_id_same_municipality FOREIGN KEY (municipality_id, decision_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_disposalrequest
    ADD CONSTRAINT platform_disposalrequest_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_duechange
    ADD CONSTRAINT platform_duechange_closed_day_id_efa1e3e9_fk_platform_ FOREIGN KEY (closed_day_id) REFERENCES public.platform_closedday(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_duechange
    ADD CONSTRAINT platform_duechange_closed_day_id_same_municipality FOREIGN KEY (municipality_id, closed_day_id) REFERENCES public.platform_closedday(municipality_id, id);

ALTER TABLE ONLY public.platform_duechange
    ADD CONSTRAINT platform_duechange_municipality_id_88eaadc4_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_duechange
    ADD CONSTRAINT platform_duechange_operation_id_213eb8a5_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_duechange
    ADD CONSTRAINT platform_duechange_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_epoch
    ADD CONSTRAINT platform_epoch_municipality_id_fb829ca4_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_erasurerequest
    ADD CONSTRAINT platform_erasurerequ_decision_id_e9451afc_fk_platform_ FOREIGN KEY (decision_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_erasurerequest
    ADD CONSTRAINT platform_erasurerequ_municipality_id_615aa634_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_erasurerequest
    ADD CONSTRAINT platform_erasurerequ_operation_id_fa778b15_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_erasurerequest
    ADD CONSTRAINT platform_erasurerequest_decision_id_same_municipality FOREIGN KEY (municipality_id, decision_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_erasurerequest
    ADD CONSTRAINT platform_erasurerequest_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_file
    ADD CONSTRAINT platform_file_municipality_id_25e85552_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_filescan
    ADD CONSTRAINT platform_filescan_file_id_0a713517_fk_platform_file_id FOREIGN KEY (file_id) REFERENCES public.platform_file(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_filescan
    ADD CONSTRAINT platform_filescan_file_id_same_municipality FOREIGN KEY (municipality_id, file_id) REFERENCES public.platform_file(municipality_id, id);

ALTER TABLE ONLY public.platform_filescan
    ADD CONSTRAINT platform_filescan_municipality_id_5ca8418a_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_formdraft
    ADD CONSTRAINT platform_formdraft_account_id_45e0ad92_fk_platform_account_id FOREIGN KEY (account_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_formdraft
    ADD CONSTRAINT platform_formdraft_municipality_id_5cda7c61_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_job
    ADD CONSTRAINT platform_job_municipality_id_19706a77_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_job
    ADD CONSTRAINT platform_job_operation_id_f534e235_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_job
    ADD CONSTRAINT platform_job_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_keptanswer
    ADD CONSTRAINT platform_keptanswer_municipality_id_4ce24370_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_keptanswer
    ADD CONSTRAINT platform_keptanswer_token_id_3413ecb1_fk_platform_apitoken_id FOREIGN KEY (token_id) REFERENCES public.platform_apitoken(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_keptanswer
    ADD CONSTRAINT platform_keptanswer_token_id_same_municipality FOREIGN KEY (municipality_id, token_id) REFERENCES public.platform_apitoken(municipality_id, id);

ALTER TABLE ONLY public.platform_mailaddress
    ADD CONSTRAINT platform_mailaddress_account_id_30d1d73b_fk_platform_account_id FOREIGN KEY (account_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_mailaddress
    ADD CONSTRAINT platform_mailaddress_municipality_id_8edad3a4_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_notice
    ADD CONSTRAINT platform_notice_account_id_5f65b07a_fk_platform_account_id FOREIGN KEY (account_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_notice
    ADD CONSTRAINT platform_notice_municipality_id_24194d50_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_noticesetting
    ADD CONSTRAINT platform_noticesetti_account_id_04725d40_fk_platform_ FOREIGN KEY (account_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_noticesetting
    ADD CONSTRAINT platform_noticesetti_municipality_id_91f37aa1_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_observation
    ADD CONSTRAINT platform_observation_municipality_id_e88c7507_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_observation
    ADD CONSTRAINT platform_observation_operation_id_97435b10_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_observation
    ADD CONSTRAINT platform_observation_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_observation
    ADD CONSTRAINT platform_observation_origin_id_d6faeceb_fk_platform_ FOREIGN KEY (origin_id) REFERENCES public.platform_observation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_observation
    ADD CONSTRAINT platform_observation_origin_id_same_municipality FOREIGN KEY (municipality_id, origin_id) REFERENCES public.platform_observation(municipality_id, id);

ALTER TABLE ONLY public.platform_observation
    ADD CONSTRAINT platform_observation_replaces_id_9ace6f65_fk_platform_ FOREIGN KEY (replaces_id) REFERENCES public.platform_observation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_observation
    ADD CONSTRAINT platform_observation_replaces_id_same_municipality FOREIGN KEY (municipality_id, replaces_id) REFERENCES public.platform_observation(municipality_id, id);

ALTER TABLE ONLY public.platform_observation
    ADD CONSTRAINT platform_observation_source_id_06555e88_fk_platform_source_id FOREIGN KEY (source_id) REFERENCES public.platform_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_observation
    ADD CONSTRAINT platform_observation_source_id_same_municipality FOREIGN KEY (municipality_id, source_id) REFERENCES public.platform_source(municipality_id, id);

ALTER TABLE ONLY public.platform_operation
    ADD CONSTRAINT platform_operation_actor_id_93ad5f87_fk_platform_account_id FOREIGN KEY (actor_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_operation
    ADD CONSTRAINT platform_operation_municipality_id_eb1c8330_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_operation
    ADD CONSTRAINT platform_operation_on_behalf_of_id_d515e1b0_fk_platform_ FOREIGN KEY (on_behalf_of_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_personalreading
    ADD CONSTRAINT platform_personalrea_account_id_5bc29d21_fk_platform_ FOREIGN KEY (account_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_personalreading
    ADD CONSTRAINT platform_personalrea_municipality_id_01e92f48_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_readingcheck
    ADD CONSTRAINT platform_readingchec_municipality_id_1be65780_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_readingcheck
    ADD CONSTRAINT platform_readingchec_operation_id_4332cfdc_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_readingcheck
    ADD CONSTRAINT platform_readingcheck_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_retentionhold
    ADD CONSTRAINT platform_retentionho_attachment_id_dc6c024c_fk_platform_ FOREIGN KEY (attachment_id) REFERENCES public.platform_attachment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_retentionhold
    ADD CONSTRAINT platform_retentionho_municipality_id_3ec2b9b8_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_retentionhold
    ADD CONSTRAINT platform_retentionho_operation_id_a222c664_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_retentionhold
    ADD CONSTRAINT platform_retentionhold_attachment_id_same_municipality FOREIGN KEY (municipality_id, attachment_id) REFERENCES public.platform_attachment(municipality_id, id);

ALTER TABLE ONLY public.platform_retentionhold
    ADD CONSTRAINT platform_retentionhold_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_retentionperiod
    ADD CONSTRAINT platform_retentionpe_municipality_id_249465bd_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_retentionperiod
    ADD CONSTRAINT platform_retentionpe_operation_id_1501ce72_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_retentionperiod
    ADD CONSTRAINT platform_retentionperiod_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_rowchange
    ADD CONSTRAINT platform_rowchange_municipality_id_f2f9c6c3_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_rowchange
    ADD CONSTRAINT platform_rowchange_operation_id_8e93dcb5_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_rowchange
    ADD CONSTRAINT platform_rowchange_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_ruling
    ADD CONSTRAINT platform_ruling_municipality_id_397b3f5d_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_ruling
    ADD CONSTRAINT platform_ruling_observation_id_ff815259_fk_platform_ FOREIGN KEY (observation_id) REFERENCES public.platform_observation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_ruling
    ADD CONSTRAINT platform_ruling_observation_id_same_municipality FOREIGN KEY (municipality_id, observation_id) REFERENCES public.platform_observation(municipality_id, id);

ALTER TABLE ONLY public.platform_ruling
    ADD CONSTRAINT platform_ruling_operation_id_6ddafafd_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_ruling
    ADD CONSTRAINT platform_ruling_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_ruling
    ADD CONSTRAINT platform_ruling_replaces_id_8ade15d9_fk_platform_ruling_id FOREIGN KEY (replaces_id) REFERENCES public.platform_ruling(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_ruling
    ADD CONSTRAINT platform_ruling_replaces_id_same_municipality FOREIGN KEY (municipality_id, replaces_id) REFERENCES public.platform_ruling(municipality_id, id);

ALTER TABLE ONLY public.platform_searchitem
    ADD CONSTRAINT platform_searchitem_municipality_id_8765d49d_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_searchkeys
    ADD CONSTRAINT platform_searchkeys_item_id_3846be42_fk_platform_searchitem_id FOREIGN KEY (item_id) REFERENCES public.platform_searchitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_searchkeys
    ADD CONSTRAINT platform_searchkeys_item_id_same_municipality FOREIGN KEY (municipality_id, item_id) REFERENCES public.platform_searchitem(municipality_id, id);

ALTER TABLE ONLY public.platform_searchkeys
    ADD CONSTRAINT platform_searchkeys_municipality_id_c071c9e0_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_searchtouch
    ADD CONSTRAINT platform_searchtouch_municipality_id_7abd0070_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_source
    ADD CONSTRAINT platform_source_file_id_daa37cc8_fk_platform_file_id FOREIGN KEY (file_id) REFERENCES public.platform_file(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_source
    ADD CONSTRAINT platform_source_file_id_same_municipality FOREIGN KEY (municipality_id, file_id) REFERENCES public.platform_file(municipality_id, id);

ALTER TABLE ONLY public.platform_source
    ADD CONSTRAINT platform_source_municipality_id_fd62a7a8_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_source
    ADD CONSTRAINT platform_source_operation_id_c94a5374_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_source
    ADD CONSTRAINT platform_source_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.platform_tombstone
    ADD CONSTRAINT platform_tombstone_municipality_id_fb9dca7f_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_tombstone
    ADD CONSTRAINT platform_tombstone_operation_id_83a949bd_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.platform_tombstone
    ADD CONSTRAINT platform_tombstone_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.reports_confirmedtable
    ADD CONSTRAINT reports_confirmedtab_municipality_id_7ad91767_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_confirmedtable
    ADD CONSTRAINT reports_confirmedtab_operation_id_add1bbc3_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_confirmedtable
    ADD CONSTRAINT reports_confirmedtable_intake_id_648b7799_fk_reports_intake_id FOREIGN KEY (intake_id) REFERENCES public.reports_intake(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_confirmedtable
    ADD CONSTRAINT reports_confirmedtable_intake_id_same_municipality FOREIGN KEY (municipality_id, intake_id) REFERENCES public.reports_intake(municipality_id, id);

ALTER TABLE ONLY public.reports_confirmedtable
    ADD CONSTRAINT reports_confirmedtable_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.reports_definitionrevision
    ADD CONSTRAINT reports_definitionre_municipality_id_3bb69bda_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_definitionrevision
    ADD CONSTRAINT reports_definitionre_operation_id_74927f90_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_definitionrevision
    ADD CONSTRAINT reports_definitionrevision_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_municipality_id_73f8bd00_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_operation_id_ccb50a06_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_replaces_id_5cc18179_fk_reports_edition_id FOREIGN KEY (replaces_id) REFERENCES public.reports_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_replaces_id_same_municipality FOREIGN KEY (municipality_id, replaces_id) REFERENCES public.reports_edition(municipality_id, id);

ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_revision_id_58fd15f9_fk_reports_d FOREIGN KEY (revision_id) REFERENCES public.reports_definitionrevision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_edition
    ADD CONSTRAINT reports_edition_revision_id_same_municipality FOREIGN KEY (municipality_id, revision_id) REFERENCES public.reports_definitionrevision(municipality_id, id);

ALTER TABLE ONLY public.reports_editionfile
    ADD CONSTRAINT reports_editionfile_edition_id_db4249fe_fk_reports_edition_id FOREIGN KEY (edition_id) REFERENCES public.reports_edition(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_editionfile
    ADD CONSTRAINT reports_editionfile_edition_id_same_municipality FOREIGN KEY (municipality_id, edition_id) REFERENCES public.reports_edition(municipality_id, id);

ALTER TABLE ONLY public.reports_editionfile
    ADD CONSTRAINT reports_editionfile_municipality_id_b62d64f1_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_editionfile
    ADD CONSTRAINT reports_editionfile_operation_id_fc8b1cb1_fk_platform_ FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_editionfile
    ADD CONSTRAINT reports_editionfile_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.reports_intake
    ADD CONSTRAINT reports_intake_municipality_id_3cbf2933_fk_platform_ FOREIGN KEY (municipality_id) REFERENCES public.platform_municipality(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_intake
    ADD CONSTRAINT reports_intake_operation_id_3150f0e1_fk_platform_operation_id FOREIGN KEY (operation_id) REFERENCES public.platform_operation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_intake
    ADD CONSTRAINT reports_intake_operation_id_same_municipality FOREIGN KEY (municipality_id, operation_id) REFERENCES public.platform_operation(municipality_id, id);

ALTER TABLE ONLY public.reports_intake
    ADD CONSTRAINT reports_intake_source_id_550ba1bb_fk_platform_source_id FOREIGN KEY (source_id) REFERENCES public.platform_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_intake
    ADD CONSTRAINT reports_intake_source_id_same_municipality FOREIGN KEY (municipality_id, source_id) REFERENCES public.platform_source(municipality_id, id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_platform_ FOREIGN KEY (user_id) REFERENCES public.platform_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE public.budget_allotmenthold ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_allotmenthold_municipality ON public.budget_allotmenthold USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_allotmentplan ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_allotmentplan_municipality ON public.budget_allotmentplan USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_allotmentposting ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_allotmentposting_municipality ON public.budget_allotmentposting USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_appropriationcell ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_appropriationcell_municipality ON public.budget_appropriationcell USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_budgetaccount ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_budgetaccount_municipality ON public.budget_budgetaccount USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_budgetline ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_budgetline_municipality ON public.budget_budgetline USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_budgetversion ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_budgetversion_municipality ON public.budget_budgetversion USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_calculationline ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_calculationline_municipality ON public.budget_calculationline USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_codeentry ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_codeentry_municipality ON public.budget_codeentry USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_codesuccessor ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_codesuccessor_municipality ON public.budget_codesuccessor USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_codetable ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_codetable_municipality ON public.budget_codetable USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_controltotal ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_controltotal_municipality ON public.budget_controltotal USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_crossuseclause ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_crossuseclause_municipality ON public.budget_crossuseclause USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_debtcontract ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_debtcontract_municipality ON public.budget_debtcontract USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_differencereason ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_differencereason_municipality ON public.budget_differencereason USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_dutyreport ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_dutyreport_municipality ON public.budget_dutyreport USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_enclosure ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_enclosure_municipality ON public.budget_enclosure USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_executionforecast ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_executionforecast_municipality ON public.budget_executionforecast USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_executiontarget ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_executiontarget_municipality ON public.budget_executiontarget USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_fiscalyear ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_fiscalyear_municipality ON public.budget_fiscalyear USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_grantmovement ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_grantmovement_municipality ON public.budget_grantmovement USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_heldamount ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_heldamount_municipality ON public.budget_heldamount USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_holdrelease ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_holdrelease_municipality ON public.budget_holdrelease USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_ledgerevent ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_ledgerevent_municipality ON public.budget_ledgerevent USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_ledgerline ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_ledgerline_municipality ON public.budget_ledgerline USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_linestatement ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_linestatement_municipality ON public.budget_linestatement USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_matter ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_matter_municipality ON public.budget_matter USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_matteramount ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_matteramount_municipality ON public.budget_matteramount USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_matterstatement ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_matterstatement_municipality ON public.budget_matterstatement USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_matterstep ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_matterstep_municipality ON public.budget_matterstep USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_movementrequest ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_movementrequest_municipality ON public.budget_movementrequest USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_plannedallotment ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_plannedallotment_municipality ON public.budget_plannedallotment USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_postingproposal ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_postingproposal_municipality ON public.budget_postingproposal USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_programme ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_programme_municipality ON public.budget_programme USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_proposaldecision ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_proposaldecision_municipality ON public.budget_proposaldecision USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_provision ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_provision_municipality ON public.budget_provision USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_provisionamount ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_provisionamount_municipality ON public.budget_provisionamount USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_provisionstatement ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_provisionstatement_municipality ON public.budget_provisionstatement USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_reconciledline ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_reconciledline_municipality ON public.budget_reconciledline USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_reconciliation ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_reconciliation_municipality ON public.budget_reconciliation USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_reconciliationvoid ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_reconciliationvoid_municipality ON public.budget_reconciliationvoid USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_requestedplace ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_requestedplace_municipality ON public.budget_requestedplace USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_requestline ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_requestline_municipality ON public.budget_requestline USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_requestposting ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_requestposting_municipality ON public.budget_requestposting USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_revenuecell ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_revenuecell_municipality ON public.budget_revenuecell USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_revenueevent ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_revenueevent_municipality ON public.budget_revenueevent USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_revenuefileevent ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_revenuefileevent_municipality ON public.budget_revenuefileevent USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_revenueline ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_revenueline_municipality ON public.budget_revenueline USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_rollup_block ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_rollup_block_municipality ON public.budget_rollup_block USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_rollup_place ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_rollup_place_municipality ON public.budget_rollup_place USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_rollup_state ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_rollup_state_municipality ON public.budget_rollup_state USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_savingresult ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_savingresult_municipality ON public.budget_savingresult USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_savingtarget ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_savingtarget_municipality ON public.budget_savingtarget USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_sealedround ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_sealedround_municipality ON public.budget_sealedround USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_spendingrequest ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_spendingrequest_municipality ON public.budget_spendingrequest USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_teamterm ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_teamterm_municipality ON public.budget_teamterm USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_unitmovement ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_unitmovement_municipality ON public.budget_unitmovement USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_versionposting ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_versionposting_municipality ON public.budget_versionposting USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_versionstep ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_versionstep_municipality ON public.budget_versionstep USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.budget_yearclosing ENABLE ROW LEVEL SECURITY;

CREATE POLICY budget_yearclosing_municipality ON public.budget_yearclosing USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_agendaitem ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_agendaitem_municipality ON public.office_agendaitem USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_approvalstep ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_approvalstep_municipality ON public.office_approvalstep USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_attendance ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_attendance_municipality ON public.office_attendance USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_caseassignment ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_caseassignment_municipality ON public.office_caseassignment USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_caseevent ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_caseevent_municipality ON public.office_caseevent USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_caselink ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_caselink_municipality ON public.office_caselink USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_committee ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_committee_municipality ON public.office_committee USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_committeemember ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_committeemember_municipality ON public.office_committeemember USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_committeeterm ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_committeeterm_municipality ON public.office_committeeterm USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_copost ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_copost_municipality ON public.office_copost USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_delegationtable ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_delegationtable_municipality ON public.office_delegationtable USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_documentrecord ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_documentrecord_municipality ON public.office_documentrecord USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_draft ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_draft_municipality ON public.office_draft USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_draftattachment ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_draftattachment_municipality ON public.office_draftattachment USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_duesegment ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_duesegment_municipality ON public.office_duesegment USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_meeting ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_meeting_municipality ON public.office_meeting USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_meetingevent ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_meetingevent_municipality ON public.office_meetingevent USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_membercontact ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_membercontact_municipality ON public.office_membercontact USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_membernotice ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_membernotice_municipality ON public.office_membernotice USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_officecase ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_officecase_municipality ON public.office_officecase USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_opinionrequest ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_opinionrequest_municipality ON public.office_opinionrequest USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_petitioner ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_petitioner_municipality ON public.office_petitioner USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_recusal ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_recusal_municipality ON public.office_recusal USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_savedview ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_savedview_municipality ON public.office_savedview USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.office_vote ENABLE ROW LEVEL SECURITY;

CREATE POLICY office_vote_municipality ON public.office_vote USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_accountingoffice ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_accountingoffice_municipality ON public.org_accountingoffice USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_appointment ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_appointment_municipality ON public.org_appointment USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_duty ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_duty_municipality ON public.org_duty USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_equipment ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_equipment_municipality ON public.org_equipment USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_equipmentterm ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_equipmentterm_municipality ON public.org_equipmentterm USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_facility ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_facility_municipality ON public.org_facility USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_facilityterm ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_facilityterm_municipality ON public.org_facilityterm USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_handover ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_handover_municipality ON public.org_handover USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_handoveritem ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_handoveritem_municipality ON public.org_handoveritem USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_handoverreceipt ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_handoverreceipt_municipality ON public.org_handoverreceipt USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_order ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_order_municipality ON public.org_order USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_person ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_person_municipality ON public.org_person USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_post ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_post_municipality ON public.org_post USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_postclosing ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_postclosing_municipality ON public.org_postclosing USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_postgrades ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_postgrades_municipality ON public.org_postgrades USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_postterm ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_postterm_municipality ON public.org_postterm USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_quota ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_quota_municipality ON public.org_quota USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_staffingform ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_staffingform_municipality ON public.org_staffingform USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_standingmark ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_standingmark_municipality ON public.org_standingmark USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_succession ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_succession_municipality ON public.org_succession USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_unit ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_unit_municipality ON public.org_unit USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.org_unitterm ENABLE ROW LEVEL SECURITY;

CREATE POLICY org_unitterm_municipality ON public.org_unitterm USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_apitoken ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_apitoken_municipality ON public.platform_apitoken USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_attachment ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_attachment_municipality ON public.platform_attachment USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_attachmentremoval ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_attachmentremoval_municipality ON public.platform_attachmentremoval USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_attachmentrestoration ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_attachmentrestoration_municipality ON public.platform_attachmentrestoration USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_attachmentversion ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_attachmentversion_municipality ON public.platform_attachmentversion USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_calendarentry ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_calendarentry_municipality ON public.platform_calendarentry USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_calendarfeed ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_calendarfeed_municipality ON public.platform_calendarfeed USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_closedday ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_closedday_municipality ON public.platform_closedday USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_decision ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_decision_municipality ON public.platform_decision USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_decreecalendar ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_decreecalendar_municipality ON public.platform_decreecalendar USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_decreeduechange ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_decreeduechange_municipality ON public.platform_decreeduechange USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_delegation ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_delegation_municipality ON public.platform_delegation USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_delegationend ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_delegationend_municipality ON public.platform_delegationend USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_digest ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_digest_municipality ON public.platform_digest USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_disposalrequest ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_disposalrequest_municipality ON public.platform_disposalrequest USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_duechange ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_duechange_municipality ON public.platform_duechange USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_epoch ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_epoch_municipality ON public.platform_epoch USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_erasurerequest ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_erasurerequest_municipality ON public.platform_erasurerequest USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_file ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_file_municipality ON public.platform_file USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_filescan ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_filescan_municipality ON public.platform_filescan USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_formdraft ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_formdraft_municipality ON public.platform_formdraft USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_job ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_job_municipality ON public.platform_job USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_keptanswer ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_keptanswer_municipality ON public.platform_keptanswer USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_mailaddress ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_mailaddress_municipality ON public.platform_mailaddress USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_notice ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_notice_municipality ON public.platform_notice USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_noticesetting ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_noticesetting_municipality ON public.platform_noticesetting USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_observation ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_observation_municipality ON public.platform_observation USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_operation ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_operation_municipality ON public.platform_operation USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_personalreading ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_personalreading_municipality ON public.platform_personalreading USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_readingcheck ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_readingcheck_municipality ON public.platform_readingcheck USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_retentionhold ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_retentionhold_municipality ON public.platform_retentionhold USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_retentionperiod ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_retentionperiod_municipality ON public.platform_retentionperiod USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_rowchange ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_rowchange_municipality ON public.platform_rowchange USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_ruling ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_ruling_municipality ON public.platform_ruling USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_searchitem ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_searchitem_municipality ON public.platform_searchitem USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_searchkeys ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_searchkeys_municipality ON public.platform_searchkeys USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_searchtouch ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_searchtouch_municipality ON public.platform_searchtouch USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_source ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_source_municipality ON public.platform_source USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.platform_tombstone ENABLE ROW LEVEL SECURITY;

CREATE POLICY platform_tombstone_municipality ON public.platform_tombstone USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.reports_confirmedtable ENABLE ROW LEVEL SECURITY;

CREATE POLICY reports_confirmedtable_municipality ON public.reports_confirmedtable USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.reports_definitionrevision ENABLE ROW LEVEL SECURITY;

CREATE POLICY reports_definitionrevision_municipality ON public.reports_definitionrevision USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.reports_edition ENABLE ROW LEVEL SECURITY;

CREATE POLICY reports_edition_municipality ON public.reports_edition USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.reports_editionfile ENABLE ROW LEVEL SECURITY;

CREATE POLICY reports_editionfile_municipality ON public.reports_editionfile USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

ALTER TABLE public.reports_intake ENABLE ROW LEVEL SECURITY;

CREATE POLICY reports_intake_municipality ON public.reports_intake USING ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality))) WITH CHECK ((municipality_id = ( SELECT public.ieum_municipality() AS ieum_municipality)));

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ieum_app;
GRANT USAGE ON SCHEMA public TO ieum_backup;

REVOKE ALL ON FUNCTION public.ieum_budget_bans() FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_budget_bans() TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_budget_lock(municipality uuid, fiscal_year uuid, cells uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_budget_lock_round(municipality uuid, kind text, fiscal_year uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_budget_remainders(municipality uuid, fiscal_year uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_budget_remainders(municipality uuid, fiscal_year uuid) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_chain_operation() FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_chain_operation() TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_chain_past(decided text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_check_accounting() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_check_behalf() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_check_ruling() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_close_epoch() FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_close_epoch() TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_close_fiscal_year(municipality uuid, actor uuid, on_behalf_of uuid, basis text, closed uuid, OUT event uuid, OUT operation uuid, OUT epoch bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_close_fiscal_year(municipality uuid, actor uuid, on_behalf_of uuid, basis text, closed uuid, OUT event uuid, OUT operation uuid, OUT epoch bigint) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_decide_erasure() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_decision_told(operation uuid, kind text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_epoch_at(known_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_epoch_at(known_at timestamp with time zone) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_epoch_key(municipality uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_epoch_key(municipality uuid) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_fault_name(fault integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_fold_rollups(anew boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_fold_rollups(anew boolean) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_fold_year(municipality uuid, folded_year smallint, first_day date, folded bigint, target bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_has_power(municipality uuid, actor uuid, behalf uuid, day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_has_power(municipality uuid, actor uuid, behalf uuid, day date) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_hold_cells(municipality uuid, fiscal_year uuid, cells uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_hold_cells(municipality uuid, fiscal_year uuid, cells uuid[]) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_hold_year(municipality uuid, fiscal_year uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_hold_year(municipality uuid, fiscal_year uuid) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_is_exchange(kind text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_is_revenue_short(municipality uuid, cells uuid[], from_day date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_is_sealed(municipality uuid, fiscal_year uuid, kind text, round integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_is_with_expenditure(kind text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_keep_accounting() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_keep_change() FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_keep_change() TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_keep_closed_day() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_keep_file(media_type text, content bytea, OUT file uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_keep_file(media_type text, content bytea, OUT file uuid) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_ledger_balances() FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_ledger_balances() TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_ledgerevent_references() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_ledgerline_references() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_ledgerline_totals() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_line_fault(kind text, amount bigint, is_of_year boolean, carry_origin text, grain text, item text, funding text, reports integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_log_reading(municipality uuid, account uuid, address inet, kind text, purpose text, readings jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_log_reading(municipality uuid, account uuid, address inet, kind text, purpose text, readings jsonb) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_may_act_for(municipality uuid, actor uuid, behalf uuid, day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_may_act_for(municipality uuid, actor uuid, behalf uuid, day date) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_movement_fault(kind text, round integer, day date, authority text, first_day date, last_day date, payments_until date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_movement_parts() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_municipality() FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_municipality() TO ieum_app;
GRANT ALL ON FUNCTION public.ieum_municipality() TO ieum_backup;

REVOKE ALL ON FUNCTION public.ieum_near_limits(municipality uuid, cells uuid[], from_day date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_note_operation() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_office_held() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_office_holds() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_open_operation(municipality uuid, kind text, actor uuid, on_behalf_of uuid, basis text, records_facts boolean, OUT operation uuid, OUT epoch bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_open_operation(municipality uuid, kind text, actor uuid, on_behalf_of uuid, basis text, records_facts boolean, OUT operation uuid, OUT epoch bigint) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_org_bears() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_org_hold(municipality uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_org_hold(municipality uuid) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_org_keep() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_org_lasts(municipality uuid, named uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_org_lasts(municipality uuid, named uuid) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_org_mark() FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_org_mark() TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_org_passes() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_org_stands() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_post_movement(municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer, year integer, day date, document uuid, line_number integer, authority text, approver uuid, cells uuid[], amounts bigint[], OUT event uuid, OUT operation uuid, OUT epoch bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_post_movement(municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer, year integer, day date, document uuid, line_number integer, authority text, approver uuid, cells uuid[], amounts bigint[], OUT event uuid, OUT operation uuid, OUT epoch bigint) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_post_movements(municipality uuid, actor uuid, year integer, document uuid, bases text[], kinds text[], rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[], amounts bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_post_movements(municipality uuid, actor uuid, year integer, document uuid, bases text[], kinds text[], rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[], amounts bigint[]) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_post_observations(municipality uuid, kind text, actor uuid, on_behalf_of uuid, basis text, source uuid, rows jsonb, OUT operation uuid, OUT epoch bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_post_observations(municipality uuid, kind text, actor uuid, on_behalf_of uuid, basis text, source uuid, rows jsonb, OUT operation uuid, OUT epoch bigint) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_post_revenue(municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer, fiscal_year uuid, day date, reversed uuid, movement uuid, lines jsonb, OUT event uuid, OUT operation uuid, OUT epoch bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_post_revenue(municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer, fiscal_year uuid, day date, reversed uuid, movement uuid, lines jsonb, OUT event uuid, OUT operation uuid, OUT epoch bigint) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_post_unit_movement(municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer, year integer, day date, document uuid, line_number integer, authority text, approver uuid, cells uuid[], amounts bigint[], of_unit text, OUT event uuid, OUT operation uuid, OUT epoch bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_post_unit_movement(municipality uuid, actor uuid, on_behalf_of uuid, basis text, movement_kind text, movement_round integer, year integer, day date, document uuid, line_number integer, authority text, approver uuid, cells uuid[], amounts bigint[], of_unit text, OUT event uuid, OUT operation uuid, OUT epoch bigint) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_refuse_change() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_refuse_sealed() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_register_source(municipality uuid, actor uuid, on_behalf_of uuid, basis text, name text, hash text, format text, stated_on date, media_type text, content bytea, OUT source uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_register_source(municipality uuid, actor uuid, on_behalf_of uuid, basis text, name text, hash text, format text, stated_on date, media_type text, content bytea, OUT source uuid) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_replace_observation(municipality uuid, kind text, actor uuid, on_behalf_of uuid, basis text, replaced uuid, change jsonb, OUT observation uuid, OUT operation uuid, OUT epoch bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_replace_observation(municipality uuid, kind text, actor uuid, on_behalf_of uuid, basis text, replaced uuid, change jsonb, OUT observation uuid, OUT operation uuid, OUT epoch bigint) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_require_headroom(municipality uuid, cells uuid[], from_day date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_require_read_committed() FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_require_read_committed() TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_require_revenue() FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_require_revenue() TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_require_units(municipality uuid, touched uuid[], from_day date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_revenue_fault(municipality uuid, kind text, round integer, fiscal_year uuid, day date, is_reversal boolean, lines jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_revenue_gap(municipality uuid, movement uuid, kind text, lines jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_revenue_parts(kind text) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_reverse_its_revenue(municipality uuid, moved uuid, operation uuid, own_epoch bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_reverse_movement(municipality uuid, actor uuid, on_behalf_of uuid, basis text, reversed uuid, OUT event uuid, OUT operation uuid, OUT epoch bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_reverse_movement(municipality uuid, actor uuid, on_behalf_of uuid, basis text, reversed uuid, OUT event uuid, OUT operation uuid, OUT epoch bigint) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_rollup_places(municipality uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_rollup_places(municipality uuid) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_rows_digest(part text, condition text, operation uuid, ignored jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_rule_on(municipality uuid, actor uuid, on_behalf_of uuid, basis text, chosen uuid, OUT operation uuid, OUT epoch bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_rule_on(municipality uuid, actor uuid, on_behalf_of uuid, basis text, chosen uuid, OUT operation uuid, OUT epoch bigint) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_seal_decision(operation uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_seal_round(municipality uuid, actor uuid, on_behalf_of uuid, basis text, fiscal_year uuid, sealed_kind text, sealed_round integer, OUT event uuid, OUT operation uuid, OUT epoch bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_seal_round(municipality uuid, actor uuid, on_behalf_of uuid, basis text, fiscal_year uuid, sealed_kind text, sealed_round integer, OUT event uuid, OUT operation uuid, OUT epoch bigint) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_search_likeness(asked bigint[], titled bigint[], common integer, among integer, most integer, closed text[], reading text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_search_likeness(asked bigint[], titled bigint[], common integer, among integer, most integer, closed text[], reading text[]) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_search_mark_all() FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_search_mark_all() TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_search_month(day date) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_search_newest(ask jsonb, needed bigint[], phrases text[], since date, until date, today date, most integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_search_ranked(asks jsonb, stretches text[], phrases text[], since date, until date, today date, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_search_ranked(asks jsonb, stretches text[], phrases text[], since date, until date, today date, most integer) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_search_touch() FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_search_touch() TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_standing_fault(municipality uuid, fiscal_year uuid, events uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_stands_in(municipality uuid, actor uuid, behalf uuid, day date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_stands_in(municipality uuid, actor uuid, behalf uuid, day date) TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_told(told jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_told(told jsonb) TO ieum_app;
GRANT ALL ON FUNCTION public.ieum_told(told jsonb) TO ieum_backup;

REVOKE ALL ON FUNCTION public.ieum_uuid7() FROM PUBLIC;
GRANT ALL ON FUNCTION public.ieum_uuid7() TO ieum_app;

REVOKE ALL ON FUNCTION public.ieum_uuid7_after(first uuid, n bigint) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_write_few(municipality uuid, own_epoch bigint, opened_year integer, document uuid, operations uuid[], kinds text[], rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[], amounts bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_write_many(municipality uuid, own_epoch bigint, opened_year integer, document uuid, operations uuid[], kinds text[], rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[], amounts bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_write_movements(municipality uuid, own_epoch bigint, opened_year integer, document uuid, approver uuid, operations uuid[], kinds text[], rounds integer[], days date[], places integer[], authorities text[], numbers integer[], cells uuid[], amounts bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_write_one(municipality uuid, own_epoch bigint, opened_year integer, document uuid, approver uuid, operation uuid, kind text, round integer, day date, place integer, authority text, cells uuid[], amounts bigint[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION public.ieum_write_telling() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) TO ieum_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO ieum_app;
GRANT SELECT ON TABLE public.procrastinate_jobs TO ieum_backup;

REVOKE ALL ON FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_notify_queue_abort_job_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_notify_queue_abort_job_v1() TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_notify_queue_job_inserted_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_notify_queue_job_inserted_v1() TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_register_worker_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_register_worker_v1() TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_trigger_function_status_events_update_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_update_v1() TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_unlink_periodic_defers_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_unlink_periodic_defers_v1() TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) TO ieum_app;

REVOKE ALL ON FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) TO ieum_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailaddress TO ieum_app;
GRANT SELECT ON TABLE public.account_emailaddress TO ieum_backup;

GRANT USAGE ON SEQUENCE public.account_emailaddress_id_seq TO ieum_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailconfirmation TO ieum_app;
GRANT SELECT ON TABLE public.account_emailconfirmation TO ieum_backup;

GRANT USAGE ON SEQUENCE public.account_emailconfirmation_id_seq TO ieum_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group TO ieum_app;
GRANT SELECT ON TABLE public.auth_group TO ieum_backup;

GRANT USAGE ON SEQUENCE public.auth_group_id_seq TO ieum_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group_permissions TO ieum_app;
GRANT SELECT ON TABLE public.auth_group_permissions TO ieum_backup;

GRANT USAGE ON SEQUENCE public.auth_group_permissions_id_seq TO ieum_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_permission TO ieum_app;
GRANT SELECT ON TABLE public.auth_permission TO ieum_backup;

GRANT USAGE ON SEQUENCE public.auth_permission_id_seq TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.budget_allotmenthold TO ieum_app;
GRANT SELECT ON TABLE public.budget_allotmenthold TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_allotmentplan TO ieum_app;
GRANT SELECT ON TABLE public.budget_allotmentplan TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_allotmentposting TO ieum_app;
GRANT SELECT ON TABLE public.budget_allotmentposting TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_appropriationcell TO ieum_app;
GRANT SELECT ON TABLE public.budget_appropriationcell TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_budgetaccount TO ieum_app;
GRANT SELECT ON TABLE public.budget_budgetaccount TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_budgetline TO ieum_app;
GRANT SELECT ON TABLE public.budget_budgetline TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_budgetversion TO ieum_app;
GRANT SELECT ON TABLE public.budget_budgetversion TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_calculationline TO ieum_app;
GRANT SELECT ON TABLE public.budget_calculationline TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_codeentry TO ieum_app;
GRANT SELECT ON TABLE public.budget_codeentry TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_codesuccessor TO ieum_app;
GRANT SELECT ON TABLE public.budget_codesuccessor TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_codetable TO ieum_app;
GRANT SELECT ON TABLE public.budget_codetable TO ieum_backup;

GRANT SELECT ON TABLE public.budget_controltotal TO ieum_app;
GRANT SELECT ON TABLE public.budget_controltotal TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_crossuseclause TO ieum_app;
GRANT SELECT ON TABLE public.budget_crossuseclause TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_debtcontract TO ieum_app;
GRANT SELECT ON TABLE public.budget_debtcontract TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_differencereason TO ieum_app;
GRANT SELECT ON TABLE public.budget_differencereason TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_dutyreport TO ieum_app;
GRANT SELECT ON TABLE public.budget_dutyreport TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_enclosure TO ieum_app;
GRANT SELECT ON TABLE public.budget_enclosure TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_executionforecast TO ieum_app;
GRANT SELECT ON TABLE public.budget_executionforecast TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_executiontarget TO ieum_app;
GRANT SELECT ON TABLE public.budget_executiontarget TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_fiscalyear TO ieum_app;
GRANT SELECT ON TABLE public.budget_fiscalyear TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_grantmovement TO ieum_app;
GRANT SELECT ON TABLE public.budget_grantmovement TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_heldamount TO ieum_app;
GRANT SELECT ON TABLE public.budget_heldamount TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_holdrelease TO ieum_app;
GRANT SELECT ON TABLE public.budget_holdrelease TO ieum_backup;

GRANT SELECT ON TABLE public.budget_ledgerevent TO ieum_app;
GRANT SELECT ON TABLE public.budget_ledgerevent TO ieum_backup;

GRANT SELECT ON TABLE public.budget_ledgerline TO ieum_app;
GRANT SELECT ON TABLE public.budget_ledgerline TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_linestatement TO ieum_app;
GRANT SELECT ON TABLE public.budget_linestatement TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_matter TO ieum_app;
GRANT SELECT ON TABLE public.budget_matter TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_matteramount TO ieum_app;
GRANT SELECT ON TABLE public.budget_matteramount TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_matterstatement TO ieum_app;
GRANT SELECT ON TABLE public.budget_matterstatement TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_matterstep TO ieum_app;
GRANT SELECT ON TABLE public.budget_matterstep TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_movementrequest TO ieum_app;
GRANT SELECT ON TABLE public.budget_movementrequest TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_plannedallotment TO ieum_app;
GRANT SELECT ON TABLE public.budget_plannedallotment TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_postingproposal TO ieum_app;
GRANT SELECT ON TABLE public.budget_postingproposal TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_programme TO ieum_app;
GRANT SELECT ON TABLE public.budget_programme TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_proposaldecision TO ieum_app;
GRANT SELECT ON TABLE public.budget_proposaldecision TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_provision TO ieum_app;
GRANT SELECT ON TABLE public.budget_provision TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_provisionamount TO ieum_app;
GRANT SELECT ON TABLE public.budget_provisionamount TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_provisionstatement TO ieum_app;
GRANT SELECT ON TABLE public.budget_provisionstatement TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_reconciledline TO ieum_app;
GRANT SELECT ON TABLE public.budget_reconciledline TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_reconciliation TO ieum_app;
GRANT SELECT ON TABLE public.budget_reconciliation TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_reconciliationvoid TO ieum_app;
GRANT SELECT ON TABLE public.budget_reconciliationvoid TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_requestedplace TO ieum_app;
GRANT SELECT ON TABLE public.budget_requestedplace TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_requestline TO ieum_app;
GRANT SELECT ON TABLE public.budget_requestline TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_requestposting TO ieum_app;
GRANT SELECT ON TABLE public.budget_requestposting TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_revenuecell TO ieum_app;
GRANT SELECT ON TABLE public.budget_revenuecell TO ieum_backup;

GRANT SELECT ON TABLE public.budget_revenueevent TO ieum_app;
GRANT SELECT ON TABLE public.budget_revenueevent TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_revenuefileevent TO ieum_app;
GRANT SELECT ON TABLE public.budget_revenuefileevent TO ieum_backup;

GRANT SELECT ON TABLE public.budget_revenueline TO ieum_app;
GRANT SELECT ON TABLE public.budget_revenueline TO ieum_backup;

GRANT SELECT ON TABLE public.budget_rollup_block TO ieum_app;
GRANT SELECT ON TABLE public.budget_rollup_block TO ieum_backup;

GRANT SELECT ON TABLE public.budget_rollup_place TO ieum_app;
GRANT SELECT ON TABLE public.budget_rollup_place TO ieum_backup;

GRANT SELECT ON TABLE public.budget_rollup_state TO ieum_app;
GRANT SELECT ON TABLE public.budget_rollup_state TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_savingresult TO ieum_app;
GRANT SELECT ON TABLE public.budget_savingresult TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_savingtarget TO ieum_app;
GRANT SELECT ON TABLE public.budget_savingtarget TO ieum_backup;

GRANT SELECT ON TABLE public.budget_sealedround TO ieum_app;
GRANT SELECT ON TABLE public.budget_sealedround TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_spendingrequest TO ieum_app;
GRANT SELECT ON TABLE public.budget_spendingrequest TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_teamterm TO ieum_app;
GRANT SELECT ON TABLE public.budget_teamterm TO ieum_backup;

GRANT SELECT ON TABLE public.budget_unitmovement TO ieum_app;
GRANT SELECT ON TABLE public.budget_unitmovement TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_versionposting TO ieum_app;
GRANT SELECT ON TABLE public.budget_versionposting TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.budget_versionstep TO ieum_app;
GRANT SELECT ON TABLE public.budget_versionstep TO ieum_backup;

GRANT SELECT ON TABLE public.budget_yearclosing TO ieum_app;
GRANT SELECT ON TABLE public.budget_yearclosing TO ieum_backup;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_content_type TO ieum_app;
GRANT SELECT ON TABLE public.django_content_type TO ieum_backup;

GRANT USAGE ON SEQUENCE public.django_content_type_id_seq TO ieum_app;

GRANT SELECT ON TABLE public.django_migrations TO ieum_app;
GRANT SELECT ON TABLE public.django_migrations TO ieum_backup;

GRANT USAGE ON SEQUENCE public.django_migrations_id_seq TO ieum_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_session TO ieum_app;
GRANT SELECT ON TABLE public.django_session TO ieum_backup;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mfa_authenticator TO ieum_app;
GRANT SELECT ON TABLE public.mfa_authenticator TO ieum_backup;

GRANT USAGE ON SEQUENCE public.mfa_authenticator_id_seq TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_agendaitem TO ieum_app;
GRANT SELECT ON TABLE public.office_agendaitem TO ieum_backup;

GRANT UPDATE(result) ON TABLE public.office_agendaitem TO ieum_app;

GRANT UPDATE(seated) ON TABLE public.office_agendaitem TO ieum_app;

GRANT UPDATE(present) ON TABLE public.office_agendaitem TO ieum_app;

GRANT UPDATE(in_favour) ON TABLE public.office_agendaitem TO ieum_app;

GRANT UPDATE(against) ON TABLE public.office_agendaitem TO ieum_app;

GRANT UPDATE(abstained) ON TABLE public.office_agendaitem TO ieum_app;

GRANT UPDATE(reason) ON TABLE public.office_agendaitem TO ieum_app;

GRANT UPDATE(judged) ON TABLE public.office_agendaitem TO ieum_app;

GRANT UPDATE(decided_id) ON TABLE public.office_agendaitem TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_approvalstep TO ieum_app;
GRANT SELECT ON TABLE public.office_approvalstep TO ieum_backup;

GRANT UPDATE(outcome) ON TABLE public.office_approvalstep TO ieum_app;

GRANT UPDATE(capacity) ON TABLE public.office_approvalstep TO ieum_app;

GRANT UPDATE(decision_id) ON TABLE public.office_approvalstep TO ieum_app;

GRANT UPDATE(post_id) ON TABLE public.office_approvalstep TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_attendance TO ieum_app;
GRANT SELECT ON TABLE public.office_attendance TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.office_caseassignment TO ieum_app;
GRANT SELECT ON TABLE public.office_caseassignment TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.office_caseevent TO ieum_app;
GRANT SELECT ON TABLE public.office_caseevent TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.office_caselink TO ieum_app;
GRANT SELECT ON TABLE public.office_caselink TO ieum_backup;

GRANT UPDATE(removed_id) ON TABLE public.office_caselink TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_committee TO ieum_app;
GRANT SELECT ON TABLE public.office_committee TO ieum_backup;

GRANT UPDATE(ended_on) ON TABLE public.office_committee TO ieum_app;

GRANT UPDATE(post_id) ON TABLE public.office_committee TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_committeemember TO ieum_app;
GRANT SELECT ON TABLE public.office_committeemember TO ieum_backup;

GRANT UPDATE(ended_on) ON TABLE public.office_committeemember TO ieum_app;

GRANT UPDATE(ended_by_id) ON TABLE public.office_committeemember TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_committeeterm TO ieum_app;
GRANT SELECT ON TABLE public.office_committeeterm TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.office_copost TO ieum_app;
GRANT SELECT ON TABLE public.office_copost TO ieum_backup;

GRANT UPDATE(post_id) ON TABLE public.office_copost TO ieum_app;

GRANT UPDATE(ended_id) ON TABLE public.office_copost TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_delegationtable TO ieum_app;
GRANT SELECT ON TABLE public.office_delegationtable TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.office_documentrecord TO ieum_app;
GRANT SELECT ON TABLE public.office_documentrecord TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.office_draft TO ieum_app;
GRANT SELECT ON TABLE public.office_draft TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.office_draftattachment TO ieum_app;
GRANT SELECT ON TABLE public.office_draftattachment TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.office_duesegment TO ieum_app;
GRANT SELECT ON TABLE public.office_duesegment TO ieum_backup;

GRANT UPDATE(until_on) ON TABLE public.office_duesegment TO ieum_app;

GRANT UPDATE(ended_id) ON TABLE public.office_duesegment TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_meeting TO ieum_app;
GRANT SELECT ON TABLE public.office_meeting TO ieum_backup;

GRANT UPDATE(place) ON TABLE public.office_meeting TO ieum_app;

GRANT UPDATE(state) ON TABLE public.office_meeting TO ieum_app;

GRANT UPDATE(notify_by) ON TABLE public.office_meeting TO ieum_app;

GRANT UPDATE(notified_on) ON TABLE public.office_meeting TO ieum_app;

GRANT UPDATE(remarks) ON TABLE public.office_meeting TO ieum_app;

GRANT UPDATE(starts_at) ON TABLE public.office_meeting TO ieum_app;

GRANT UPDATE(answer_by) ON TABLE public.office_meeting TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_meetingevent TO ieum_app;
GRANT SELECT ON TABLE public.office_meetingevent TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.office_membercontact TO ieum_app;
GRANT SELECT ON TABLE public.office_membercontact TO ieum_backup;

GRANT UPDATE(operation_id) ON TABLE public.office_membercontact TO ieum_app;

GRANT UPDATE(contact) ON TABLE public.office_membercontact TO ieum_app;

GRANT UPDATE(mail) ON TABLE public.office_membercontact TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_membernotice TO ieum_app;
GRANT SELECT ON TABLE public.office_membernotice TO ieum_backup;

GRANT UPDATE(told_on) ON TABLE public.office_membernotice TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_officecase TO ieum_app;
GRANT SELECT ON TABLE public.office_officecase TO ieum_backup;

GRANT UPDATE(state) ON TABLE public.office_officecase TO ieum_app;

GRANT UPDATE(due_on) ON TABLE public.office_officecase TO ieum_app;

GRANT UPDATE(calendar_version) ON TABLE public.office_officecase TO ieum_app;

GRANT UPDATE(post_id) ON TABLE public.office_officecase TO ieum_app;

GRANT UPDATE(due_time) ON TABLE public.office_officecase TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_opinionrequest TO ieum_app;
GRANT SELECT ON TABLE public.office_opinionrequest TO ieum_backup;

GRANT UPDATE(answer) ON TABLE public.office_opinionrequest TO ieum_app;

GRANT UPDATE(answered_id) ON TABLE public.office_opinionrequest TO ieum_app;

GRANT UPDATE(post_id) ON TABLE public.office_opinionrequest TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_petitioner TO ieum_app;
GRANT SELECT ON TABLE public.office_petitioner TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.office_recusal TO ieum_app;
GRANT SELECT ON TABLE public.office_recusal TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.office_savedview TO ieum_app;
GRANT SELECT ON TABLE public.office_savedview TO ieum_backup;

GRANT UPDATE(name) ON TABLE public.office_savedview TO ieum_app;

GRANT UPDATE(is_default) ON TABLE public.office_savedview TO ieum_app;

GRANT UPDATE(removed_at) ON TABLE public.office_savedview TO ieum_app;

GRANT UPDATE(operation_id) ON TABLE public.office_savedview TO ieum_app;

GRANT UPDATE(unit_id) ON TABLE public.office_savedview TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.office_vote TO ieum_app;
GRANT SELECT ON TABLE public.office_vote TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.org_accountingoffice TO ieum_app;
GRANT SELECT ON TABLE public.org_accountingoffice TO ieum_backup;

GRANT UPDATE(valid_until) ON TABLE public.org_accountingoffice TO ieum_app;

GRANT UPDATE(relieved_by_id) ON TABLE public.org_accountingoffice TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.org_appointment TO ieum_app;
GRANT SELECT ON TABLE public.org_appointment TO ieum_backup;

GRANT UPDATE(ended_epoch) ON TABLE public.org_appointment TO ieum_app;

GRANT UPDATE(ended_by_id) ON TABLE public.org_appointment TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.org_duty TO ieum_app;
GRANT SELECT ON TABLE public.org_duty TO ieum_backup;

GRANT UPDATE(ended_epoch) ON TABLE public.org_duty TO ieum_app;

GRANT UPDATE(ended_by_id) ON TABLE public.org_duty TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.org_equipment TO ieum_app;
GRANT SELECT ON TABLE public.org_equipment TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.org_equipmentterm TO ieum_app;
GRANT SELECT ON TABLE public.org_equipmentterm TO ieum_backup;

GRANT UPDATE(ended_epoch) ON TABLE public.org_equipmentterm TO ieum_app;

GRANT UPDATE(ended_by_id) ON TABLE public.org_equipmentterm TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.org_facility TO ieum_app;
GRANT SELECT ON TABLE public.org_facility TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.org_facilityterm TO ieum_app;
GRANT SELECT ON TABLE public.org_facilityterm TO ieum_backup;

GRANT UPDATE(ended_epoch) ON TABLE public.org_facilityterm TO ieum_app;

GRANT UPDATE(ended_by_id) ON TABLE public.org_facilityterm TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.org_handover TO ieum_app;
GRANT SELECT ON TABLE public.org_handover TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.org_handoveritem TO ieum_app;
GRANT SELECT ON TABLE public.org_handoveritem TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.org_handoverreceipt TO ieum_app;
GRANT SELECT ON TABLE public.org_handoverreceipt TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.org_order TO ieum_app;
GRANT SELECT ON TABLE public.org_order TO ieum_backup;

GRANT SELECT,INSERT,UPDATE ON TABLE public.org_person TO ieum_app;
GRANT SELECT ON TABLE public.org_person TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.org_post TO ieum_app;
GRANT SELECT ON TABLE public.org_post TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.org_postclosing TO ieum_app;
GRANT SELECT ON TABLE public.org_postclosing TO ieum_backup;

GRANT UPDATE(ended_epoch) ON TABLE public.org_postclosing TO ieum_app;

GRANT UPDATE(ended_by_id) ON TABLE public.org_postclosing TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.org_postgrades TO ieum_app;
GRANT SELECT ON TABLE public.org_postgrades TO ieum_backup;

GRANT UPDATE(ended_epoch) ON TABLE public.org_postgrades TO ieum_app;

GRANT UPDATE(ended_by_id) ON TABLE public.org_postgrades TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.org_postterm TO ieum_app;
GRANT SELECT ON TABLE public.org_postterm TO ieum_backup;

GRANT UPDATE(ended_epoch) ON TABLE public.org_postterm TO ieum_app;

GRANT UPDATE(ended_by_id) ON TABLE public.org_postterm TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.org_quota TO ieum_app;
GRANT SELECT ON TABLE public.org_quota TO ieum_backup;

GRANT UPDATE(ended_epoch) ON TABLE public.org_quota TO ieum_app;

GRANT UPDATE(ended_by_id) ON TABLE public.org_quota TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.org_staffingform TO ieum_app;
GRANT SELECT ON TABLE public.org_staffingform TO ieum_backup;

GRANT UPDATE(ended_epoch) ON TABLE public.org_staffingform TO ieum_app;

GRANT UPDATE(ended_by_id) ON TABLE public.org_staffingform TO ieum_app;

GRANT SELECT ON TABLE public.org_standingmark TO ieum_app;
GRANT SELECT ON TABLE public.org_standingmark TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.org_succession TO ieum_app;
GRANT SELECT ON TABLE public.org_succession TO ieum_backup;

GRANT UPDATE(ended_epoch) ON TABLE public.org_succession TO ieum_app;

GRANT UPDATE(ended_by_id) ON TABLE public.org_succession TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.org_unit TO ieum_app;
GRANT SELECT ON TABLE public.org_unit TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.org_unitterm TO ieum_app;
GRANT SELECT ON TABLE public.org_unitterm TO ieum_backup;

GRANT UPDATE(ended_epoch) ON TABLE public.org_unitterm TO ieum_app;

GRANT UPDATE(ended_by_id) ON TABLE public.org_unitterm TO ieum_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.platform_account TO ieum_app;
GRANT SELECT ON TABLE public.platform_account TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_apitoken TO ieum_app;
GRANT SELECT ON TABLE public.platform_apitoken TO ieum_backup;

GRANT UPDATE(revoked_at) ON TABLE public.platform_apitoken TO ieum_app;

GRANT UPDATE(used_at) ON TABLE public.platform_apitoken TO ieum_app;

GRANT UPDATE(minute) ON TABLE public.platform_apitoken TO ieum_app;

GRANT UPDATE(requests) ON TABLE public.platform_apitoken TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.platform_attachment TO ieum_app;
GRANT SELECT ON TABLE public.platform_attachment TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_attachmentremoval TO ieum_app;
GRANT SELECT ON TABLE public.platform_attachmentremoval TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_attachmentrestoration TO ieum_app;
GRANT SELECT ON TABLE public.platform_attachmentrestoration TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_attachmentversion TO ieum_app;
GRANT SELECT ON TABLE public.platform_attachmentversion TO ieum_backup;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.platform_cache TO ieum_app;
GRANT SELECT ON TABLE public.platform_cache TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_calendarentry TO ieum_app;
GRANT SELECT ON TABLE public.platform_calendarentry TO ieum_backup;

GRANT UPDATE(title) ON TABLE public.platform_calendarentry TO ieum_app;

GRANT UPDATE(due_on) ON TABLE public.platform_calendarentry TO ieum_app;

GRANT UPDATE(sequence) ON TABLE public.platform_calendarentry TO ieum_app;

GRANT UPDATE(changed_at) ON TABLE public.platform_calendarentry TO ieum_app;

GRANT UPDATE(due_time) ON TABLE public.platform_calendarentry TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.platform_calendarfeed TO ieum_app;
GRANT SELECT ON TABLE public.platform_calendarfeed TO ieum_backup;

GRANT UPDATE(revoked_at) ON TABLE public.platform_calendarfeed TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.platform_closedday TO ieum_app;
GRANT SELECT ON TABLE public.platform_closedday TO ieum_backup;

GRANT UPDATE(withdrawn_by_id) ON TABLE public.platform_closedday TO ieum_app;

GRANT SELECT ON TABLE public.platform_decision TO ieum_app;
GRANT SELECT ON TABLE public.platform_decision TO ieum_backup;

GRANT SELECT ON TABLE public.platform_decisionpart TO ieum_app;
GRANT SELECT ON TABLE public.platform_decisionpart TO ieum_backup;

GRANT USAGE ON SEQUENCE public.platform_decisionpart_id_seq TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.platform_decreecalendar TO ieum_app;
GRANT SELECT ON TABLE public.platform_decreecalendar TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_decreeduechange TO ieum_app;
GRANT SELECT ON TABLE public.platform_decreeduechange TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_delegation TO ieum_app;
GRANT SELECT ON TABLE public.platform_delegation TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_delegationend TO ieum_app;
GRANT SELECT ON TABLE public.platform_delegationend TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_digest TO ieum_app;
GRANT SELECT ON TABLE public.platform_digest TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_disposalrequest TO ieum_app;
GRANT SELECT ON TABLE public.platform_disposalrequest TO ieum_backup;

GRANT UPDATE(decision_id) ON TABLE public.platform_disposalrequest TO ieum_app;

GRANT UPDATE(outcome) ON TABLE public.platform_disposalrequest TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.platform_duechange TO ieum_app;
GRANT SELECT ON TABLE public.platform_duechange TO ieum_backup;

GRANT SELECT ON TABLE public.platform_epoch TO ieum_app;
GRANT SELECT ON TABLE public.platform_epoch TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_erasurerequest TO ieum_app;
GRANT SELECT ON TABLE public.platform_erasurerequest TO ieum_backup;

GRANT UPDATE(outcome) ON TABLE public.platform_erasurerequest TO ieum_app;

GRANT UPDATE(decision_id) ON TABLE public.platform_erasurerequest TO ieum_app;

GRANT SELECT ON TABLE public.platform_file TO ieum_app;
GRANT SELECT ON TABLE public.platform_file TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_filescan TO ieum_app;
GRANT SELECT ON TABLE public.platform_filescan TO ieum_backup;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.platform_formdraft TO ieum_app;
GRANT SELECT ON TABLE public.platform_formdraft TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_job TO ieum_app;
GRANT SELECT ON TABLE public.platform_job TO ieum_backup;

GRANT UPDATE(upload) ON TABLE public.platform_job TO ieum_app;

GRANT UPDATE(state) ON TABLE public.platform_job TO ieum_app;

GRANT UPDATE(step) ON TABLE public.platform_job TO ieum_app;

GRANT UPDATE(steps) ON TABLE public.platform_job TO ieum_app;

GRANT UPDATE(doing) ON TABLE public.platform_job TO ieum_app;

GRANT UPDATE(attempts) ON TABLE public.platform_job TO ieum_app;

GRANT UPDATE(is_cancel_asked) ON TABLE public.platform_job TO ieum_app;

GRANT UPDATE(said) ON TABLE public.platform_job TO ieum_app;

GRANT UPDATE(address) ON TABLE public.platform_job TO ieum_app;

GRANT UPDATE(started_at) ON TABLE public.platform_job TO ieum_app;

GRANT UPDATE(ended_at) ON TABLE public.platform_job TO ieum_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.platform_keptanswer TO ieum_app;
GRANT SELECT ON TABLE public.platform_keptanswer TO ieum_backup;

GRANT SELECT,INSERT,DELETE ON TABLE public.platform_mailaddress TO ieum_app;
GRANT SELECT ON TABLE public.platform_mailaddress TO ieum_backup;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.platform_municipality TO ieum_app;
GRANT SELECT ON TABLE public.platform_municipality TO ieum_backup;

GRANT SELECT,INSERT,DELETE ON TABLE public.platform_notice TO ieum_app;
GRANT SELECT ON TABLE public.platform_notice TO ieum_backup;

GRANT UPDATE(mail) ON TABLE public.platform_notice TO ieum_app;

GRANT UPDATE(read_at) ON TABLE public.platform_notice TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.platform_noticesetting TO ieum_app;
GRANT SELECT ON TABLE public.platform_noticesetting TO ieum_backup;

GRANT UPDATE(channel) ON TABLE public.platform_noticesetting TO ieum_app;

GRANT SELECT ON TABLE public.platform_observation TO ieum_app;
GRANT SELECT ON TABLE public.platform_observation TO ieum_backup;

GRANT SELECT ON TABLE public.platform_operation TO ieum_app;
GRANT SELECT ON TABLE public.platform_operation TO ieum_backup;

GRANT SELECT ON TABLE public.platform_personalreading TO ieum_app;
GRANT SELECT ON TABLE public.platform_personalreading TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_readingcheck TO ieum_app;
GRANT SELECT ON TABLE public.platform_readingcheck TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_retentionhold TO ieum_app;
GRANT SELECT ON TABLE public.platform_retentionhold TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_retentionperiod TO ieum_app;
GRANT SELECT ON TABLE public.platform_retentionperiod TO ieum_backup;

GRANT SELECT ON TABLE public.platform_rowchange TO ieum_app;
GRANT SELECT ON TABLE public.platform_rowchange TO ieum_backup;

GRANT SELECT ON TABLE public.platform_ruling TO ieum_app;
GRANT SELECT ON TABLE public.platform_ruling TO ieum_backup;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.platform_searchitem TO ieum_app;
GRANT SELECT ON TABLE public.platform_searchitem TO ieum_backup;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.platform_searchkeys TO ieum_app;
GRANT SELECT ON TABLE public.platform_searchkeys TO ieum_backup;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.platform_searchtouch TO ieum_app;
GRANT SELECT ON TABLE public.platform_searchtouch TO ieum_backup;

GRANT SELECT ON TABLE public.platform_source TO ieum_app;
GRANT SELECT ON TABLE public.platform_source TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.platform_tombstone TO ieum_app;
GRANT SELECT ON TABLE public.platform_tombstone TO ieum_backup;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO ieum_app;
GRANT SELECT ON TABLE public.procrastinate_events TO ieum_backup;

GRANT USAGE ON SEQUENCE public.procrastinate_events_id_seq TO ieum_app;

GRANT USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO ieum_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO ieum_app;
GRANT SELECT ON TABLE public.procrastinate_periodic_defers TO ieum_backup;

GRANT USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO ieum_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO ieum_app;
GRANT SELECT ON TABLE public.procrastinate_workers TO ieum_backup;

GRANT USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO ieum_app;

GRANT SELECT,INSERT ON TABLE public.reports_confirmedtable TO ieum_app;
GRANT SELECT ON TABLE public.reports_confirmedtable TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.reports_definitionrevision TO ieum_app;
GRANT SELECT ON TABLE public.reports_definitionrevision TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.reports_edition TO ieum_app;
GRANT SELECT ON TABLE public.reports_edition TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.reports_editionfile TO ieum_app;
GRANT SELECT ON TABLE public.reports_editionfile TO ieum_backup;

GRANT SELECT,INSERT ON TABLE public.reports_intake TO ieum_app;
GRANT SELECT ON TABLE public.reports_intake TO ieum_backup;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.socialaccount_socialaccount TO ieum_app;
GRANT SELECT ON TABLE public.socialaccount_socialaccount TO ieum_backup;

GRANT USAGE ON SEQUENCE public.socialaccount_socialaccount_id_seq TO ieum_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.socialaccount_socialapp TO ieum_app;
GRANT SELECT ON TABLE public.socialaccount_socialapp TO ieum_backup;

GRANT USAGE ON SEQUENCE public.socialaccount_socialapp_id_seq TO ieum_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.socialaccount_socialtoken TO ieum_app;
GRANT SELECT ON TABLE public.socialaccount_socialtoken TO ieum_backup;

GRANT USAGE ON SEQUENCE public.socialaccount_socialtoken_id_seq TO ieum_app;

ALTER DEFAULT PRIVILEGES FOR ROLE ieum_owner GRANT USAGE ON SEQUENCES TO ieum_app;

ALTER DEFAULT PRIVILEGES FOR ROLE ieum_owner REVOKE ALL ON FUNCTIONS FROM PUBLIC;

ALTER DEFAULT PRIVILEGES FOR ROLE ieum_owner GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO ieum_app;
ALTER DEFAULT PRIVILEGES FOR ROLE ieum_owner GRANT SELECT ON TABLES TO ieum_backup;


INSERT INTO public.django_migrations (app, name, applied) VALUES
    ('platform', '0001_municipalities_and_accounts', now()),
    ('account', '0001_initial', now()),
    ('account', '0002_email_max_length', now()),
    ('account', '0003_alter_emailaddress_create_unique_verified_email', now()),
    ('account', '0004_alter_emailaddress_drop_unique_email', now()),
    ('account', '0005_emailaddress_idx_upper_email', now()),
    ('account', '0006_emailaddress_lower', now()),
    ('account', '0007_emailaddress_idx_email', now()),
    ('account', '0008_emailaddress_unique_primary_email_fixup', now()),
    ('account', '0009_emailaddress_unique_primary_email', now()),
    ('contenttypes', '0001_initial', now()),
    ('contenttypes', '0002_remove_content_type_name', now()),
    ('auth', '0001_initial', now()),
    ('auth', '0002_alter_permission_name_max_length', now()),
    ('auth', '0003_alter_user_email_max_length', now()),
    ('auth', '0004_alter_user_username_opts', now()),
    ('auth', '0005_alter_user_last_login_null', now()),
    ('auth', '0006_require_contenttypes_0002', now()),
    ('auth', '0007_alter_validators_add_error_messages', now()),
    ('auth', '0008_alter_user_username_max_length', now()),
    ('auth', '0009_alter_user_last_name_max_length', now()),
    ('auth', '0010_alter_group_name_max_length', now()),
    ('auth', '0011_update_proxy_permissions', now()),
    ('auth', '0012_alter_user_first_name_max_length', now()),
    ('procrastinate', '0001_initial', now()),
    ('procrastinate', '0002_drop_started_at_column', now()),
    ('procrastinate', '0003_drop_started_at_column', now()),
    ('procrastinate', '0004_drop_procrastinate_version_table', now()),
    ('procrastinate', '0005_fix_procrastinate_fetch_job', now()),
    ('procrastinate', '0006_fix_trigger_status_events_insert', now()),
    ('procrastinate', '0007_add_queueing_lock_column', now()),
    ('procrastinate', '0008_close_fetch_job_race_condition', now()),
    ('procrastinate', '0009_add_defer_job_function', now()),
    ('procrastinate', '0010_add_procrastinate_periodic_defers', now()),
    ('procrastinate', '0011_add_foreign_key_index', now()),
    ('procrastinate', '0012_add_locks_to_periodic_defer', now()),
    ('procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
    ('procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
    ('procrastinate', '0015_add_trigger_on_job_deletion', now()),
    ('procrastinate', '0016_delete_finished_jobs', now()),
    ('procrastinate', '0017_add_checks_to_finish_job', now()),
    ('procrastinate', '0018_add_checks_to_retry_job', now()),
    ('procrastinate', '0019_fix_finish_job_compat_issue', now()),
    ('procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
    ('procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
    ('procrastinate', '0022_null_locks_excluded', now()),
    ('procrastinate', '0023_remove_old_finish_job_function', now()),
    ('procrastinate', '0024_job_id_bigint', now()),
    ('procrastinate', '0025_add_models', now()),
    ('procrastinate', '0026_add_job_priority', now()),
    ('procrastinate', '0027_add_periodic_job_priority', now()),
    ('procrastinate', '0028_add_cancel_states', now()),
    ('procrastinate', '0029_add_additional_params_to_retry_job', now()),
    ('procrastinate', '0030_alter_procrastinateevent_options', now()),
    ('procrastinate', '0031_add_indexes_for_fetch_job', now()),
    ('procrastinate', '0032_pre_cancel_notification', now()),
    ('procrastinate', '0033_post_cancel_notification', now()),
    ('procrastinate', '0034_pre_add_heartbeat', now()),
    ('procrastinate', '0035_post_add_heartbeat', now()),
    ('procrastinate', '0036_add_worker_model', now()),
    ('procrastinate', '0037_pre_batch_defer_jobs', now()),
    ('procrastinate', '0038_post_batch_defer_jobs', now()),
    ('procrastinate', '0039_pre_priority_lock_fetch_job', now()),
    ('procrastinate', '0040_pre_retry_failed_job', now()),
    ('procrastinate', '0041_post_retry_failed_job', now()),
    ('platform', '0002_operations_and_epochs', now()),
    ('platform', '0003_observations', now()),
    ('platform', '0004_posting', now()),
    ('platform', '0005_attempts', now()),
    ('platform', '0006_api_tokens', now()),
    ('platform', '0007_decision_chain', now()),
    ('platform', '0008_personal_readings', now()),
    ('platform', '0009_jobs', now()),
    ('platform', '0010_search', now()),
    ('platform', '0011_delegations', now()),
    ('platform', '0012_notices', now()),
    ('platform', '0013_decisions_told_at_once', now()),
    ('platform', '0013_attachments', now()),
    ('platform', '0014_calendars', now()),
    ('platform', '0015_observations_by_division', now()),
    ('platform', '0016_rulings_by_another', now()),
    ('platform', '0017_search_kinds_at_once', now()),
    ('platform', '0018_erasure_requests', now()),
    ('platform', '0019_decisions_planned_by_their_rows', now()),
    ('platform', '0020_closed_days', now()),
    ('platform', '0021_search_marks', now()),
    ('platform', '0022_search_newest_first', now()),
    ('platform', '0023_form_drafts', now()),
    ('platform', '0024_decisions_told_by_index', now()),
    ('platform', '0025_search_likeness_of_many_kinds', now()),
    ('platform', '0026_account_periods', now()),
    ('platform', '0027_decisions_name_their_operation', now()),
    ('platform', '0028_long_values_told_by_columns', now()),
    ('platform', '0029_retention_periods', now()),
    ('platform', '0030_likeness_planned_by_its_words', now()),
    ('org', '0001_units_posts_people', now()),
    ('org', '0002_dated_rows', now()),
    ('org', '0003_sealed_names', now()),
    ('org', '0004_seal_names', now()),
    ('org', '0005_no_plain_names', now()),
    ('org', '0006_chained_orders', now()),
    ('org', '0007_equipment', now()),
    ('org', '0008_stand_ins', now()),
    ('org', '0009_searched', now()),
    ('org', '0010_accounting_offices', now()),
    ('org', '0011_standing_marks', now()),
    ('office', '0001_cases_and_approvals', now()),
    ('office', '0002_tenants_and_posts', now()),
    ('office', '0003_committees_and_meetings', now()),
    ('office', '0004_committee_tenants', now()),
    ('office', '0005_chained_decisions', now()),
    ('budget', '0001_appropriation_ledger', now()),
    ('budget', '0002_posting', now()),
    ('budget', '0003_holding_cells', now()),
    ('budget', '0004_special_grants', now()),
    ('budget', '0005_rollups', now()),
    ('budget', '0006_all_movements', now()),
    ('budget', '0007_posting_all_movements', now()),
    ('budget', '0008_budget_versions', now()),
    ('budget', '0009_rollups_by_balance', now()),
    ('budget', '0010_posting_many', now()),
    ('budget', '0011_posting_by_the_thousand', now()),
    ('budget', '0012_chained_movements', now()),
    ('budget', '0013_movement_requests', now()),
    ('budget', '0014_matters', now()),
    ('budget', '0015_allotment_plan', now()),
    ('budget', '0016_searched', now()),
    ('budget', '0017_targets', now()),
    ('budget', '0018_posting_in_one_statement', now()),
    ('budget', '0018_revenue', now()),
    ('budget', '0019_posting_revenue', now()),
    ('budget', '0020_reconciliations', now()),
    ('budget', '0021_provisions', now()),
    ('budget', '0022_revenue_files', now()),
    ('budget', '0023_posting_one', now()),
    ('budget', '0024_duty_reports', now()),
    ('budget', '0025_rewards', now()),
    ('budget', '0026_limits_together', now()),
    ('budget', '0027_programme_teams', now()),
    ('budget', '0028_control_totals', now()),
    ('budget', '0029_bills_published', now()),
    ('budget', '0030_revenue_with_expenditure', now()),
    ('budget', '0031_revenue_required_by_the_owner', now()),
    ('budget', '0032_disclosure_items', now()),
    ('budget', '0033_posting_without_statistics', now()),
    ('budget', '0034_codes_and_voids', now()),
    ('budget', '0035_transfers_by_law', now()),
    ('budget', '0036_events_joined_to_lines', now()),
    ('budget', '0037_void_once_in_a_municipality', now()),
    ('budget', '0038_sources_and_accounts', now()),
    ('budget', '0039_code_tables', now()),
    ('budget', '0040_settlements', now()),
    ('budget', '0041_proposals', now()),
    ('budget', '0042_spending_requests', now()),
    ('budget', '0043_execution_forecasts', now()),
    ('budget', '0044_requested_places', now()),
    ('budget', '0045_revenue_transfers', now()),
    ('budget', '0046_reconciled_revenue', now()),
    ('budget', '0047_more_code_tables', now()),
    ('budget', '0048_sub_allotted_units', now()),
    ('budget', '0049_targets_of_divisions', now()),
    ('budget', '0050_allotment_before_year', now()),
    ('budget', '0051_items_of_a_year', now()),
    ('budget', '0052_reserve_grounds', now()),
    ('budget', '0053_provisional_proposals', now()),
    ('budget', '0054_carried_without_commitment', now()),
    ('budget', '0055_cross_use_clauses', now()),
    ('budget', '0056_sectors_of_plans', now()),
    ('budget', '0057_successors_of_revenue_and_sources', now()),
    ('budget', '0058_grant_movements', now()),
    ('budget', '0059_matters_searched', now()),
    ('budget', '0060_terms_of_accounts', now()),
    ('budget', '0061_places_side_by_side', now()),
    ('mfa', '0001_initial', now()),
    ('mfa', '0002_authenticator_timestamps', now()),
    ('mfa', '0003_authenticator_type_uniq', now()),
    ('platform', '0031_row_history', now()),
    ('platform', '0032_chained_powers', now()),
    ('platform', '0033_calendar_minutes', now()),
    ('platform', '0034_first_password', now()),
    ('platform', '0035_access_log', now()),
    ('platform', '0036_decree_calendars', now()),
    ('platform', '0037_files_put_back', now()),
    ('platform', '0038_file_disposals', now()),
    ('platform', '0039_search_readers', now()),
    ('org', '0012_facilities', now()),
    ('org', '0013_facilities_searched', now()),
    ('org', '0014_row_history', now()),
    ('org', '0015_chained_accounting', now()),
    ('org', '0016_handover_days', now()),
    ('org', '0017_funded_bodies', now()),
    ('org', '0018_post_grades', now()),
    ('org', '0019_post_closings', now()),
    ('office', '0006_searched', now()),
    ('office', '0007_moved_due_dates', now()),
    ('office', '0008_saved_views', now()),
    ('office', '0009_petitioners', now()),
    ('office', '0010_seal_petitioners', now()),
    ('office', '0011_people_by_municipality', now()),
    ('office', '0012_data_requests', now()),
    ('office', '0013_beside_cases', now()),
    ('office', '0014_delegation_tables', now()),
    ('office', '0015_case_assignments', now()),
    ('office', '0016_row_history', now()),
    ('office', '0017_chained_rules', now()),
    ('office', '0018_case_minutes', now()),
    ('office', '0019_member_notices', now()),
    ('office', '0020_decision_grounds', now()),
    ('office', '0021_draft_attachments', now()),
    ('office', '0022_decisions_cause_steps', now()),
    ('office', '0023_more_chained_decisions', now()),
    ('office', '0024_work_of_closing_posts', now()),
    ('office', '0025_readers_searched', now()),
    ('reports', '0001_editions_and_intakes', now()),
    ('reports', '0002_chained_editions', now()),
    ('reports', '0003_searched', now()),
    ('reports', '0004_released_copies', now()),
    ('sessions', '0001_initial', now()),
    ('socialaccount', '0001_initial', now()),
    ('socialaccount', '0002_token_max_lengths', now()),
    ('socialaccount', '0003_extra_data_default_dict', now()),
    ('socialaccount', '0004_app_provider_id_settings', now()),
    ('socialaccount', '0005_socialtoken_nullable_app', now()),
    ('socialaccount', '0006_alter_socialaccount_extra_data', now());
