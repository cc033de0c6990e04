"""The examples of the reference that send a file, sent as they are printed: each is answered as the page says."""

import json
import re
import shlex
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.api.programs import of, program
from tests.api.table import OPERATIONS
from tests.budget.ledger import Books

from ieum.api import urls
from ieum.api.examples import examples
from ieum.api.reference import SITE, chapters
from ieum.budget.choices import Funding
from ieum.kernel.registry import scopes
from ieum.platform.choices import Retention, Role
from ieum.platform.files import operations as files

pytestmark = pytest.mark.database
DAY = date(2026, 3, 2)
PRINTED = {
    each.name: each.request
    for _, operations in chapters(urls.description())
    for each in operations
    if "form" in examples()[each.name]
}
SHELL = re.compile(r"cat > (?P<file>.+) <<'끝'\n(?P<content>.*\n)끝\n(?P<curl>curl .*)", re.DOTALL)
OF_THE_MOMENT = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+09:00)", re.ASCII
)
"""What no example can know: identifiers, and when it was sent."""


def parts_of(printed):
    """The address, heads and fields of an example, as a shell would have curl send them."""
    found = SHELL.fullmatch(printed)
    (_, place, *words) = shlex.split(found["curl"].replace("\\\n", ""))
    pairs = list(zip(words[::2], words[1::2], strict=True))
    heads = dict(said.split(": ", 1) for option, said in pairs if option == "-H")
    fields = dict(said.split("=", 1) for option, said in pairs if option == "-F")
    (name,) = shlex.split(found["file"])
    assert fields["file"] == f"@{name}"
    return place.removeprefix(SITE), heads, fields | {"file": SimpleUploadedFile(name, found["content"].encode())}


@pytest.fixture
def things(full):
    """What stands in this office for what the examples name."""
    books = Books(full.desk.hall.district)
    cell = books.cell("301-01", "0909", year=2026, funding=Funding.CITY)
    deemed = books.post("DEEMED", {cell: 300}, DAY, round=2, year=2026)
    books.cell("101-01", "0111", year=2027)
    with full.desk.inside():
        attached = files.attach(
            subject_kind="office.case", subject_id=full.case, name="설명서.csv", data=b"a,b\n1,2\n", basis="시험",
            retention=Retention.YEARS_10, actor_id=full.desk.accounts["officer"],
        )  # fmt: skip
    return {"011": full.case, "304": deemed, "315": attached.attachment_id}


def asking(full, name):
    """A program with a key for an operation."""
    (scope,) = [each for each in scopes if each.name == OPERATIONS[name][2]]
    if scope.name in ("WORK_ON_CASES", "ATTACH_FILES"):
        return of(full, "officer")
    return program(full.office, Role.TEAM_LEAD if Role.TEAM_LEAD in scope.roles else Role.OFFICER)


def here(words, things):
    """The same about the things of this office."""
    return re.sub(r"0192f0c4-8a00-7000-8000-000000000(\d{3})", lambda found: str(things[found[1]]), words)


def of_any_time(answer):
    return json.loads(OF_THE_MOMENT.sub("-", json.dumps(answer, ensure_ascii=False)))


def test_each_upload_that_the_page_prints_is_answered_as_it_says(full, things):
    answers, expected = {}, {}
    for name, printed in PRINTED.items():
        place, heads, fields = parts_of(here(printed, things))
        assert heads.pop("Authorization") == "Bearer ieum.3180.…"
        answer = asking(full, name).post(place, fields, **heads)
        is_file = answer.headers["Content-Type"] == "application/octet-stream"
        answers[name] = (answer.status_code, None if is_file else of_any_time(answer.json()))
        status = 200 if name in ("check_document", "convert_document") else 201
        expected[name] = (status, of_any_time(examples()[name].get("answer")))

    assert answers == expected
    assert len(answers) == 18
