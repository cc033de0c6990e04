from django.db import migrations, models

KINDS = [
    ("MAYOR", "구청장"),
    ("VICE_MAYOR", "부구청장"),
    ("BUREAU", "국"),
    ("CENTRE", "소"),
    ("OFFICE", "담당관"),
    ("DIVISION", "과"),
    ("TEAM", "팀"),
    ("NEIGHBOURHOOD", "동"),
    ("COUNCIL_OFFICE", "의회사무국"),
    ("CORPORATION", "공단"),
    ("FUNDED_BODY", "출연기관"),
]


class Migration(migrations.Migration):
    dependencies = [("org", "0016_handover_days")]
    operations = [
        migrations.AlterField("unitterm", "kind", models.CharField(choices=KINDS, max_length=20, verbose_name="구분")),
    ]
