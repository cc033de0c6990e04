from importlib import import_module

from django.db import migrations, models

# The same question as org.powers.stands_in: a post that is held beside an own one counts too, and whoever is away from
# their own post, for days too (직무대리규정 제2조: 사고), is away from it.
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
            AND holder.kind IN ('REGULAR', 'SECONDED_IN', 'SUBSTITUTE', 'CONCURRENT')
        JOIN held away ON away.account_id = behalf AND away.kind IN ('LEAVE', 'SECONDED_OUT', 'ABSENT')
        WHERE acting.kind = 'ACTING' AND acting.account_id = actor
    )
$$;
"""
KINDS = [
    ("REGULAR", "임용"),
    ("CONCURRENT", "겸임"),
    ("ACTING", "직무대리"),
    ("SECONDED_IN", "파견 받음"),
    ("SUBSTITUTE", "대체인력"),
    ("SECONDED_OUT", "파견 나감"),
    ("LEAVE", "휴직"),
    ("ABSENT", "휴가·출장"),
]


class Migration(migrations.Migration):
    dependencies = [("org", "0021_equipment_searched")]
    operations = [
        migrations.RunSQL(STANDS_IN, import_module("ieum.org.migrations.0008_stand_ins").STANDS_IN),
        migrations.AlterField(
            "appointment", "kind", models.CharField(choices=KINDS, max_length=20, verbose_name="발령 구분")
        ),
    ]
