from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import append_only, decision, tenant_table

# Its name begins with a digit, and so no import statement can name it.
rows = import_module("ieum.org.migrations.0002_dated_rows")

ORDERED = "(SELECT o.id FROM org_order o WHERE o.operation_id = $1)"
PARTS = {
    "org_order": "t.operation_id = $1",
    "org_facilityterm": f"t.order_id IN {ORDERED} OR t.ended_by_id IN {ORDERED}",
}


def _key(target: str, name: str, *, null: bool = False, related: str = "+") -> Any:
    return models.ForeignKey(
        null=null,
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related,
        to=target,
        verbose_name=name,
    )


def _id() -> Any:
    return models.UUIDField(
        default=ieum.platform.database.identity.uuid7, editable=False, primary_key=True, serialize=False
    )


class Migration(migrations.Migration):
    dependencies = [("org", "0011_standing_marks")]
    operations = [
        migrations.AlterField(
            model_name="order",
            name="kind",
            field=models.CharField(
                choices=[
                    ("PERSONNEL", "인사발령"),
                    ("REORGANISATION", "조직개편"),
                    ("IMPORT", "파일 등록"),
                    ("EQUIPMENT", "물품 변경"),
                    ("FACILITY", "시설 변경"),
                    ("UNDO", "되돌림"),
                ],
                max_length=20,
                verbose_name="구분",
            ),
        ),
        migrations.CreateModel(
            name="Facility",
            fields=[
                ("id", _id()),
                ("number", models.CharField(max_length=40, verbose_name="시설번호")),
                ("municipality", _key("platform.municipality", "지방자치단체")),
                ("order", _key("org.order", "등록한 명령")),
            ],
            options={
                "verbose_name": "시설",
                "verbose_name_plural": "시설",
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "number"), name="org_facility_number"),
                    models.CheckConstraint(condition=models.Q(number__regex=r"\S"), name="org_facility_has_number"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FacilityTerm",
            fields=[
                ("id", _id()),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("ended_epoch", models.BigIntegerField(null=True, verbose_name="고친 회차")),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(null=True, verbose_name="끝난 다음 날")),
                ("name", models.CharField(max_length=60, verbose_name="시설명")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("OFFICE_BUILDING", "청사"),
                            ("ARCHIVE", "기록관·자료실"),
                            ("COMPUTING", "전산·통신시설"),
                            ("CULTURE", "문화시설"),
                            ("SPORTS", "체육시설"),
                            ("YOUTH", "청소년시설"),
                            ("WELFARE", "복지시설"),
                            ("PARKING", "주차·차량시설"),
                            ("OTHER", "그 밖의 시설"),
                        ],
                        max_length=20,
                        verbose_name="구분",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=120, verbose_name="소재지")),
                ("places", models.IntegerField(verbose_name="개소")),
                (
                    "area",
                    models.DecimalField(decimal_places=2, max_digits=12, null=True, verbose_name="연면적(㎡)"),
                ),
                ("floors_above", models.SmallIntegerField(null=True, verbose_name="지상 층수")),
                ("floors_below", models.SmallIntegerField(null=True, verbose_name="지하 층수")),
                ("completed_in", models.SmallIntegerField(null=True, verbose_name="준공 연도")),
                ("remark", models.CharField(blank=True, max_length=200, verbose_name="비고")),
                (
                    "state",
                    models.CharField(
                        choices=[("OPEN", "운영"), ("SUSPENDED", "휴관"), ("CLOSED", "폐지")],
                        max_length=20,
                        verbose_name="상태",
                    ),
                ),
                ("ended_by", _key("org.order", "고친 명령", null=True)),
                ("facility", _key("org.facility", "시설", related="terms")),
                ("municipality", _key("platform.municipality", "지방자치단체")),
                ("order", _key("org.order", "근거 명령")),
                ("unit", _key("org.unit", "관리 부서", null=True)),
            ],
            options={
                "verbose_name": "시설 연혁",
                "verbose_name_plural": "시설 연혁",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(name__regex=r"\S"), name="org_facilityterm_has_name"),
                    models.CheckConstraint(
                        condition=models.Q(places__gte=1)
                        & (models.Q(area=None) | models.Q(area__gt=0))
                        & (models.Q(floors_above=None) | models.Q(floors_above__gte=0))
                        & (models.Q(floors_below=None) | models.Q(floors_below__gte=0)),
                        name="org_facilityterm_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(state="CLOSED", unit=None)
                        | models.Q(state__in=["OPEN", "SUSPENDED"], unit__isnull=False),
                        name="org_facilityterm_one_unit_or_gone",
                    ),
                ],
            },
        ),
        tenant_table("org_facility", {"order_id": "org_order"}),
        append_only("org_facility"),
        tenant_table("org_facilityterm", {**rows.ORDERS, "facility_id": "org_facility", "unit_id": "org_unit"}),
        rows.dated("org_facilityterm"),
        rows.once("org_facilityterm", "one_state", ("facility_id",), ""),
        rows.stands_on("org_facilityterm", "unit_id", "org_unitterm", "unit_id"),
        decision("org.facility", PARTS, ignored=("ended_by_id", "ended_epoch")),
    ]
