"""An edition is also given out as a copy that prints its link of the chain of decisions."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0003_searched"),
    ]

    operations = [
        migrations.AlterField(
            model_name="editionfile",
            name="format",
            field=models.CharField(
                choices=[
                    ("hwpx", "한글(HWPX)"),
                    ("pdf", "PDF"),
                    ("docx", "워드(DOCX)"),
                    ("html", "웹 문서(HTML)"),
                    ("json", "자료(JSON)"),
                    ("released.hwpx", "발행본(HWPX)"),
                    ("released.pdf", "발행본(PDF)"),
                    ("sidecar.json", "숫자 근거(JSON)"),
                ],
                max_length=20,
                verbose_name="형식",
            ),
        ),
    ]
