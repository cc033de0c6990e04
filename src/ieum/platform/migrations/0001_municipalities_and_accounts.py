from django.db import migrations, models

from ieum.platform.database.identity import uuid7

MUNICIPALITY = """
CREATE FUNCTION ieum_municipality() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    municipality text := nullif(current_setting('ieum.municipality', true), '');
BEGIN
    -- A setting that is silently empty would give totals of 0.
    IF municipality IS NULL THEN
        RAISE EXCEPTION 'no municipality is set' USING ERRCODE = 'IE001';
    END IF;
    RETURN municipality::uuid;
END $$;
GRANT EXECUTE ON FUNCTION ieum_municipality() TO ieum_app, ieum_backup;
"""
UUID7 = """
CREATE FUNCTION ieum_uuid7() RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT encode(
        set_bit(set_bit(overlay(
            uuid_send(gen_random_uuid())
            PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
            FROM 1 FOR 6
        ), 52, 1), 53, 1),
        'hex'
    )::uuid
$$;
GRANT EXECUTE ON FUNCTION ieum_uuid7() TO ieum_app;
"""
REFUSE_CHANGE = """
CREATE FUNCTION ieum_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only added to, % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'IE006';
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(MUNICIPALITY, "DROP FUNCTION ieum_municipality()"),
        migrations.RunSQL(UUID7, "DROP FUNCTION ieum_uuid7()"),
        migrations.RunSQL(
            "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM ieum_app",
            "GRANT INSERT, UPDATE, DELETE ON django_migrations TO ieum_app",
        ),
        migrations.RunSQL(REFUSE_CHANGE, "DROP FUNCTION ieum_refuse_change()"),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=30, unique=True, verbose_name="부호")),
                ("name", models.CharField(max_length=40, verbose_name="이름")),
                (
                    "kind",
                    models.CharField(
                        choices=[("METROPOLITAN", "시·도"), ("CITY", "시"), ("COUNTY", "군"), ("DISTRICT", "자치구")],
                        max_length=20,
                        verbose_name="구분",
                    ),
                ),
            ],
            options={
                "verbose_name": "지방자치단체",
                "verbose_name_plural": "지방자치단체",
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("login", models.CharField(max_length=60, unique=True, verbose_name="아이디")),
                ("title", models.CharField(max_length=60, verbose_name="직위")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("OFFICER", "담당"),
                            ("TEAM_LEAD", "팀장"),
                            ("DIVISION_HEAD", "과장"),
                            ("MAYOR", "단체장"),
                            ("DEPARTMENT", "사업부서"),
                            ("COUNCIL", "의회"),
                            ("AUDITOR", "감사"),
                            ("RESIDENT", "주민"),
                            ("OPERATOR", "운영자"),
                        ],
                        max_length=20,
                        verbose_name="역할",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="사용")),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=models.PROTECT,
                        to="platform.municipality",
                        verbose_name="지방자치단체",
                    ),
                ),
            ],
            options={
                "verbose_name": "계정",
                "verbose_name_plural": "계정",
            },
        ),
    ]
