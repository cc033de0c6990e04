"""Writes docs/personal-data.md from the personal fields of the models; a test fails where the page is not fresh."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "personal-data.md"
PLAIN = Path(__file__).with_name("plain_columns.yaml")
HEAD = """# Personal data

Written by `python tools/personal_data.py` from the models and `tools/plain_columns.yaml`; change those, not this page.
How it is kept, shown, read and erased, the README of platform and ADR 0011 say.

## Personal fields (개인정보 항목)

Ciphertext under a key per person, masked wherever it is shown. Each reading is logged with its purpose (접속기록).

One value is opened without such a line: the mail address of an account, by the worker that sends that account its own
notices (`platform.notices.mail`). Nobody reads it there: it goes onto the head of the mail to whom it belongs, into no
log and no answer, and that a mail went out stands with each notice. 접속기록 says who handled personal data (개인정보의
안전성 확보조치 기준 제8조제1항); a line for each mail, with nobody in it, would bury those that it is read for. The
address of a member of a committee, to whom an officer lets a notice be sent, is read by that officer and logged. A test
names every place that opens a value (`tests/test_personal_data.py`).

| 항목 | 뜻 | 종류 | 처리 근거 | 보유기간 |
|---|---|---|---|---|
"""
PLAIN_HEAD = """
## Other text (개인정보로 두지 않는 글)

Each column of text that is no personal field, and why it may stand as it is.
"""


def page() -> str:
    """The page, from all fields and the list of plain columns."""
    return "".join([HEAD, *_personal(), PLAIN_HEAD, *_plain()])


def plain_columns() -> list[dict[str, Any]]:
    """The reasons with their columns."""
    read: list[dict[str, Any]] = yaml.safe_load(PLAIN.read_text(encoding="utf-8"))
    return read


def columns_of_text() -> set[str]:
    """All columns of all tables that could hold a name and are not declared personal."""
    from django.apps import apps  # noqa: PLC0415 - Django must be set up first
    from django.db import models  # noqa: PLC0415 - see above

    from ieum.platform.personal.fields import PersonalField  # noqa: PLC0415 - see above

    text = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    return {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, text) and not isinstance(field, PersonalField) and not field.choices
    }


def _personal() -> Iterator[str]:
    from ieum.platform.personal.fields import personal_fields  # noqa: PLC0415 - Django must be set up first
    from ieum.platform.personal.retention import period_of  # noqa: PLC0415 - see above

    for field in personal_fields():
        said, period = field.declared, period_of(field.declared.retention)
        named = f"{field.model._meta.verbose_name} {field.verbose_name}"
        yield f"| {field.place} | {named} | {said.kind} | {said.basis} | {period} |\n"


def _plain() -> Iterator[str]:
    for group in plain_columns():
        listed = ", ".join(group["columns"])
        yield f"\n- {group['reason']}: {listed}.\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
    os.environ.setdefault("IEUM_SECRET_KEY", "unused")
    import django

    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name}\n")
