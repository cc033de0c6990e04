"""Programs of a city are told of its 시장 and 시의회, where the words of the program speak of 구청장 and 구의회."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import RequestFactory
from django.utils.timezone import localdate, now
from tests.api.programs import program_of, scopes_of
from tests.budget.bills import income, row

from ieum.api.errors import Refusal, answer
from ieum.platform import heads
from ieum.platform.choices import MunicipalityKind, Role
from ieum.platform.models import Municipality
from ieum.platform.tokens import use_token

pytestmark = pytest.mark.database
YEAR = localdate().year + 2


@pytest.fixture
def city(made):
    """The office, of a city."""
    Municipality.objects.filter(pk=made.office.id).update(kind=MunicipalityKind.CITY)
    heads._words_of.cache_clear()
    yield made
    heads._words_of.cache_clear()


@pytest.fixture
def head(city):
    """A program of the director."""
    return program_of(city.office, city.bureau.accounts["head"], scopes_of(Role.DIVISION_HEAD))


def test_the_steps_of_a_bill_and_the_labels_of_values_and_a_refusal_say_so(city, head):
    city.bureau.open(year=YEAR)
    city.bureau.write(row())
    city.bureau.write(income("1,000천원"), side="REVENUE")
    city.bureau.to_team()

    moves = head.get(f"/api/budget/bills/{city.bureau.version_id}").json()["moves"]
    labels = [each["label"] for each in head.get("/api/datasets?limit=200").json()["items"]]
    request = RequestFactory().get("/api/budget/bills")
    request.request_id, request.auth = "1", use_token(head.text, moment=now())
    refused = answer(request, Refusal(409, "REFUSED", "과목에 구청장의 동의가 없습니다.")).content.decode()

    assert "시장안으로 올리기" in [each["label"] for each in moves]
    assert [each for each in labels if "구의회" in each] == []
    assert "시의회 회기" in labels
    assert "과목에 시장의 동의가 없습니다." in refused


def test_a_document_of_a_bill_names_its_stage_so(city, head):
    city.bureau.open(year=YEAR)
    city.bureau.write(row())
    city.bureau.write(income("1,000천원"), side="REVENUE")
    city.bureau.to_team().enclose().go("head propose")

    answered = head.get(f"/api/budget/bills/{city.bureau.version_id}/documents/40-1/hwpx")

    with ZipFile(BytesIO(answered.content)) as file:
        said = "".join(file.read(each).decode() for each in file.namelist() if each.endswith(".xml"))
    assert "예산안 시장안 단계" in said


def test_what_an_order_changed_says_so_and_leaves_what_somebody_has_named(city):
    mayor = program_of(city.office, city.bureau.accounts["head"], scopes_of(Role.DIVISION_HEAD))
    into = str(city.bureau.hall.unit("구청장"))
    change = {"change": "CREATE", "name": "구청장 사랑방", "kind": "VICE_MAYOR", "into": into}
    order = {"title": "개편", "effective_date": "2026-03-01", "basis": "방침", "changes": [change], "is_preview": False}

    made = mayor.post("/api/reorganisations", order).json()

    told = mayor.get(f"/api/orders/{made['order_id']}").json()["changes"]
    assert told == ["부서 신설: 구청장 사랑방 (부시장)"]
