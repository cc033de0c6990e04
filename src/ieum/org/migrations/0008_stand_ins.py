from django.db import migrations

# The same question as org.powers.stands_in, asked by the database of what is recorded for somebody else.
STANDS_IN = """
CREATE OR REPLACE FUNCTION ieum_stands_in(municipality uuid, actor uuid, behalf uuid, day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
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
"""
NOBODY = """
CREATE OR REPLACE FUNCTION ieum_stands_in(municipality uuid, actor uuid, behalf uuid, day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$ SELECT false $$;
"""


class Migration(migrations.Migration):
    dependencies = [("org", "0007_equipment"), ("platform", "0011_delegations")]
    operations = [migrations.RunSQL(STANDS_IN, NOBODY)]
