"""A step of an approval line keeps by which rule its post decides, and an event by what somebody else acted."""

import django.db.models.deletion
from django.db import migrations, models

REFERENCE = "office_approvalstep_delegation_id_same_municipality"
KEY = f"""
ALTER TABLE office_approvalstep ADD CONSTRAINT {REFERENCE} FOREIGN KEY (municipality_id, delegation_id)
    REFERENCES office_delegationtable (municipality_id, id)
"""


class Migration(migrations.Migration):
    dependencies = [("office", "0019_member_notices")]
    operations = [
        migrations.AddField(
            "caseevent",
            "ground",
            models.CharField(blank=True, default="", max_length=400, verbose_name="대결의 근거"),
            preserve_default=False,
        ),
        migrations.AddField(
            "approvalstep",
            "rule",
            models.CharField(blank=True, default="", max_length=400, verbose_name="결재권의 근거"),
            preserve_default=False,
        ),
        migrations.AddField(
            "approvalstep",
            "delegation",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="office.delegationtable",
                verbose_name="위임전결표",
            ),
        ),
        migrations.RunSQL(KEY, f"ALTER TABLE office_approvalstep DROP CONSTRAINT {REFERENCE}"),
    ]
