"""Posts have a range of grades for a time, in which whoever is appointed to them is."""

from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import ieum.platform.database.identity
from ieum.platform.database.schema import tenant_table

# Its name begins with a digit, and so no import statement can name it.
rows = import_module("ieum.org.migrations.0002_dated_rows")


def _key(target: str, name: str, *, null: bool = False) -> Any:
    return models.ForeignKey(
        null=null, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=target, verbose_name=name
    )


class Migration(migrations.Migration):
    dependencies = [("org", "0017_funded_bodies")]
    operations = [
        migrations.CreateModel(
            name="PostGrades",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ieum.platform.database.identity.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("epoch", models.BigIntegerField(verbose_name="등록 회차")),
                ("ended_epoch", models.BigIntegerField(null=True, verbose_name="고친 회차")),
                ("valid_from", models.DateField(verbose_name="시작일")),
                ("valid_until", models.DateField(null=True, verbose_name="끝난 다음 날")),
                ("highest", models.SmallIntegerField(verbose_name="가장 높은 급")),
                ("lowest", models.SmallIntegerField(verbose_name="가장 낮은 급")),
                ("ended_by", _key("org.order", "고친 명령", null=True)),
                ("municipality", _key("platform.municipality", "지방자치단체")),
                ("order", _key("org.order", "근거 명령")),
                ("post", _key("org.post", "직위")),
            ],
            options={
                "verbose_name": "직급 범위",
                "verbose_name_plural": "직급 범위",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(highest__gte=1, lowest__lte=10, highest__lte=models.F("lowest")),
                        name="org_postgrades_are_a_range",
                    )
                ],
            },
        ),
        tenant_table("org_postgrades", {**rows.ORDERS, "post_id": "org_post"}),
        rows.dated("org_postgrades"),
        rows.once("org_postgrades", "one_range", ("post_id",), ""),
        rows.stands_on("org_postgrades", "post_id", "org_postterm", "post_id"),
    ]
