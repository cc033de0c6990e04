from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ieum.platform.database.identity import uuid7
from ieum.platform.database.schema import append_only, tenant_table

# Accounts are no rows of tenants, so the pair of municipality and account is named by a key of its own.
PARTIES = """
ALTER TABLE platform_account ADD CONSTRAINT platform_account_municipality_key UNIQUE (municipality_id, id);
ALTER TABLE platform_delegation
    ADD CONSTRAINT platform_delegation_delegator_same_municipality
        FOREIGN KEY (municipality_id, delegator_id) REFERENCES platform_account (municipality_id, id),
    ADD CONSTRAINT platform_delegation_delegate_same_municipality
        FOREIGN KEY (municipality_id, delegate_id) REFERENCES platform_account (municipality_id, id);
"""
NO_PARTIES = """
ALTER TABLE platform_delegation
    DROP CONSTRAINT platform_delegation_delegator_same_municipality,
    DROP CONSTRAINT platform_delegation_delegate_same_municipality;
ALTER TABLE platform_account DROP CONSTRAINT platform_account_municipality_key;
"""
MAY = """
-- By 직무대리: what posts say, the app of the organisation puts in its place.
CREATE FUNCTION ieum_stands_in(municipality uuid, actor uuid, behalf uuid, day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$ SELECT false $$;
CREATE FUNCTION ieum_may_act_for(municipality uuid, actor uuid, behalf uuid, day date) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM platform_delegation d
        WHERE d.municipality_id = municipality AND d.delegate_id = actor AND d.delegator_id = behalf
        AND d.valid_from <= day AND day < d.valid_until
        AND NOT EXISTS (SELECT FROM platform_delegationend e WHERE e.delegation_id = d.id)
    ) OR ieum_stands_in(municipality, actor, behalf, day)
$$;
GRANT EXECUTE ON FUNCTION ieum_stands_in(uuid, uuid, uuid, date), ieum_may_act_for(uuid, uuid, uuid, date) TO ieum_app;
CREATE FUNCTION ieum_check_behalf() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.on_behalf_of_id <> NEW.actor_id AND NOT ieum_may_act_for(
        NEW.municipality_id, NEW.actor_id, NEW.on_behalf_of_id, (NEW.recorded_at AT TIME ZONE 'Asia/Seoul')::date
    ) THEN
        RAISE EXCEPTION 'the account does not act for the other one today' USING ERRCODE = 'IE010';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER platform_operation_behalf BEFORE INSERT ON platform_operation
    FOR EACH ROW WHEN (NEW.on_behalf_of_id IS NOT NULL) EXECUTE FUNCTION ieum_check_behalf();
"""
NOT_MAY = """
DROP TRIGGER platform_operation_behalf ON platform_operation;
DROP FUNCTION ieum_check_behalf();
DROP FUNCTION ieum_may_act_for(uuid, uuid, uuid, date);
DROP FUNCTION ieum_stands_in(uuid, uuid, uuid, date);
"""


def _row(name: str, to: str, word: str, related: str = "+") -> tuple[str, Any]:
    return (
        name,
        models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name=related, to=to, verbose_name=word),
    )


class Migration(migrations.Migration):
    dependencies = [("platform", "0010_search")]
    operations = [
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(verbose_name="끝난 다음 날")),
                (
                    "actions",
                    models.JSONField(
                        default=list, help_text="권한의 이름. 비면 위임할 수 있는 모두.", verbose_name="위임한 일"
                    ),
                ),
                _row("delegate", settings.AUTH_USER_MODEL, "위임받은 계정"),
                _row("delegator", settings.AUTH_USER_MODEL, "위임한 계정"),
                _row("municipality", "platform.municipality", "지방자치단체"),
                _row("operation", "platform.operation", "처리 기록"),
            ],
            options={
                "verbose_name": "권한 위임",
                "verbose_name_plural": "권한 위임",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("delegator", models.F("delegate")), _negated=True),
                        name="platform_delegation_to_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_from__lt", models.F("valid_until"))),
                        name="platform_delegation_has_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DelegationEnd",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                _row("delegation", "platform.delegation", "권한 위임", "ends"),
                _row("municipality", "platform.municipality", "지방자치단체"),
                _row("operation", "platform.operation", "처리 기록"),
            ],
            options={
                "verbose_name": "권한 위임의 취소",
                "verbose_name_plural": "권한 위임의 취소",
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "delegation"), name="platform_delegationend_once")
                ],
            },
        ),
        tenant_table("platform_delegation", {"operation_id": "platform_operation"}),
        append_only("platform_delegation"),
        tenant_table(
            "platform_delegationend",
            {"operation_id": "platform_operation", "delegation_id": "platform_delegation"},
        ),
        append_only("platform_delegationend"),
        migrations.RunSQL(PARTIES, NO_PARTIES),
        migrations.RunSQL(MAY, NOT_MAY),
    ]
