"""Codes of reports with their Korean labels."""

from django.db.models import TextChoices


class Format(TextChoices):
    """A kind of file that an edition is given out as; only a released one (발행본) is another on each installation."""

    HWPX = "hwpx", "한글(HWPX)"
    PDF = "pdf", "PDF"
    DOCX = "docx", "워드(DOCX)"
    HTML = "html", "웹 문서(HTML)"
    JSON = "json", "자료(JSON)"
    RELEASED_HWPX = "released.hwpx", "발행본(HWPX)"
    RELEASED_PDF = "released.pdf", "발행본(PDF)"
    SIDECAR = "sidecar.json", "숫자 근거(JSON)"
