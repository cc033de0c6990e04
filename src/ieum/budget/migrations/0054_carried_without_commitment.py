"""What is carried over by accident without a commitment, as the law lets it, is not bound by the commitments."""

from django.db import migrations

_BEFORE = "WHERE l.balance = 'CARRIED_INCIDENTAL') AS incidental"
# A movement that takes such a one back counts as it did.
_NOW = """WHERE l.balance = 'CARRIED_INCIDENTAL' AND NOT EXISTS (
                SELECT FROM budget_ledgerevent e
                LEFT JOIN budget_ledgerevent r ON r.municipality_id = e.municipality_id AND r.id = e.reverses_id
                WHERE e.municipality_id = l.municipality_id AND e.id = l.event_id
                AND starts_with(coalesce(r.authority, e.authority), '원인행위 없는 사고이월')
            )) AS incidental"""


def _replacing(old: str, new: str) -> str:
    return f"""
DO $change$
DECLARE
    known text := pg_get_functiondef('ieum_require_headroom(uuid, uuid[], date)'::regprocedure);
BEGIN
    IF position($old${old}$old$ IN known) = 0 THEN
        RAISE EXCEPTION 'the limits are not those that are changed';
    END IF;
    EXECUTE replace(known, $old${old}$old$, $new${new}$new$);
END $change$;
"""


class Migration(migrations.Migration):
    dependencies = [("budget", "0053_provisional_proposals")]

    operations = [migrations.RunSQL(_replacing(_BEFORE, _NOW), _replacing(_NOW, _BEFORE))]
