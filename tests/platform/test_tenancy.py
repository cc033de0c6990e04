"""A municipality sees and touches its own rows, whatever is tried."""

from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from tests.platform.facts import draft, known, record, register

from ieum.platform import operations
from ieum.platform.choices import MunicipalityKind, Role
from ieum.platform.database.tenancy import (
    NoMunicipality,
    NoSuchMunicipality,
    OtherMunicipality,
    current_municipality,
    municipality,
    reading,
    snapshot,
)
from ieum.platform.middleware import MunicipalityMiddleware
from ieum.platform.models import Account, Observation, Operation, Source

pytestmark = pytest.mark.database
TENANT_TABLES = ("epoch", "operation", "file", "source", "observation", "ruling")


@pytest.fixture
def both(district, neighbour):
    """Both municipalities with one source and one observation each."""
    for each in (district, neighbour):
        with municipality(each.code):
            record(each, draft(), source_id=register(each, content=None))
        with snapshot(each.code):
            pass
    return district, neighbour


def as_application(database, district, statement, parameters=()):
    with database.connect() as application:
        application.execute("SELECT set_config('ieum.municipality', %s, true)", [str(district.id)])
        return application.execute(statement, parameters).fetchall()


@pytest.mark.parametrize("table", ["epoch", "operation", "source", "observation"])
def test_rows_of_another_municipality_are_not_seen(database, both, table):
    statement = f"SELECT DISTINCT municipality_id FROM platform_{table}"  # noqa: S608 - a constant

    assert [as_application(database, each, statement) for each in both] == [[(each.id,)] for each in both]


@pytest.mark.parametrize("table", ["epoch", "operation", "source", "observation"])
def test_without_a_municipality_reading_is_an_error_and_not_an_empty_answer(database, both, table):
    with database.connect() as application, pytest.raises(psycopg.Error, match="no municipality is set"):
        application.execute(f"SELECT count(*) FROM platform_{table}")  # noqa: S608 - a constant


def test_a_municipality_does_not_outlive_its_transaction(database, both):
    with municipality(both[0].code):
        assert Observation.objects.count() == 1

    with pytest.raises(Exception, match="no municipality is set"):
        Observation.objects.count()


def test_reading_where_one_is_asks_nothing_more_of_the_database(both):
    district, neighbour = both
    with municipality(district.code), CaptureQueriesContext(connection) as asked:
        with reading(district.id):
            assert Observation.objects.count() == 1
        with pytest.raises(OtherMunicipality), reading(neighbour.id):
            pass

    assert [each["sql"].split()[0] for each in asked.captured_queries][:1] == ["SELECT"]
    with reading(district.id):
        assert (current_municipality(), Observation.objects.count()) == (district.id, 1)
    with pytest.raises(NoMunicipality):
        current_municipality()


def test_a_municipality_within_itself_is_still_all_or_nothing(district):
    with municipality(district.code):
        with municipality(district.id):
            record(district, draft(), source_id=register(district, content=None))
            transaction.set_rollback(True)
        assert Observation.objects.count() == 0
        with municipality(district.code):
            record(district, draft(), source_id=register(district, content=None))
        assert Observation.objects.count() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "SET row_security = off; SELECT * FROM platform_observation",
        "SET ROLE ieum_owner",
        "SET SESSION AUTHORIZATION ieum_owner",
        "ALTER TABLE platform_observation DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE platform_observation NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY platform_observation_municipality ON platform_observation",
        "ALTER TABLE platform_observation DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "CREATE TABLE mine (id integer)",
        "CREATE FUNCTION ieum_municipality() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
        "CREATE OR REPLACE FUNCTION public.ieum_municipality() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
        "COPY platform_observation TO PROGRAM 'cat'",
        "DELETE FROM django_migrations",
    ],
)
def test_the_application_role_cannot_step_out_of_row_security(database, both, statement):
    with database.connect() as application:
        application.execute("SELECT set_config('ieum.municipality', %s, true)", [str(both[0].id)])
        with pytest.raises(psycopg.Error):
            application.execute(statement)


def test_tables_that_the_application_makes_for_itself_do_not_deceive_the_posting_functions(database, both):
    district = both[0]
    with database.connect() as application:
        application.execute("SELECT set_config('ieum.municipality', %s, true)", [str(district.id)])
        try:
            application.execute("CREATE TEMP TABLE platform_epoch (municipality_id uuid, number bigint)")
        except psycopg.errors.InsufficientPrivilege:
            return
        application.execute("INSERT INTO pg_temp.platform_epoch VALUES (%s, 99)", [district.id])
        opened = application.execute(
            "SELECT epoch FROM ieum_open_operation(%s, 'X', %s, NULL, '근거', true)", [district.id, district.officer_id]
        ).fetchone()

    assert opened == (2,)


def test_a_posting_function_serves_only_the_municipality_that_is_set(database, both):
    district, neighbour = both
    for function, rest in (
        ("ieum_open_operation(%s, 'X', %s, NULL, '근거', true)", ()),
        ("ieum_post_observations(%s, 'X', %s, NULL, '근거', NULL, '[]')", ()),
        ("ieum_replace_observation(%s, 'X', %s, NULL, '근거', %s, '{}')", (neighbour.id,)),
        ("ieum_rule_on(%s, %s, NULL, '근거', %s)", (neighbour.id,)),
        ("ieum_register_source(%s, %s, NULL, '근거', '가', repeat('a', 64), 'txt', '2023-11-21', '', NULL)", ()),
    ):
        with pytest.raises(psycopg.Error, match="another municipality is set"):
            as_application(
                database,
                district,
                f"SELECT {function}",
                (neighbour.id, neighbour.officer_id, *rest),
            )


def test_nothing_is_written_beside_the_posting_functions(database, both):
    district = both[0]
    for table in TENANT_TABLES:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            as_application(
                database,
                district,
                f"INSERT INTO platform_{table} (id, municipality_id) VALUES (%s, %s) RETURNING id",  # noqa: S608
                (district.id, district.id),
            )


def test_a_row_cannot_name_a_row_of_another_municipality_even_for_the_owner(database, both):
    district, neighbour = both
    with municipality(neighbour.code):
        source, operation = Source.objects.get().pk, Operation.objects.first().pk
    with database.connect("owner") as owner:
        for column, value in (("source_id", source), ("operation_id", operation)):
            columns = "dataset, subject, subject_key, measure, value, absence, unit, scale, decimals, nature, "
            columns += "effective_date, stated_on, reporter, place_cell, printed, formula, version, withdrawn, epoch"
            other = "operation_id" if column == "source_id" else "source_id"
            statement = f"""
                INSERT INTO platform_observation (id, municipality_id, origin_id, {columns}, {column}, {other})
                SELECT %(new)s, municipality_id, %(new)s, {columns}, %(value)s, {other}
                FROM platform_observation WHERE municipality_id = %(own)s
            """  # noqa: S608 - constants
            parameters = {"new": UUID(int=7), "value": value, "own": district.id}
            with pytest.raises(psycopg.errors.ForeignKeyViolation, match="same_municipality"), owner.transaction():
                owner.execute(statement, parameters)


def test_work_of_one_municipality_does_not_enter_another_one(both):
    with municipality(both[0].code):
        with pytest.raises(OtherMunicipality), municipality(both[1].code):
            pass
        with municipality(both[0].id) as inner:
            assert inner == current_municipality() == both[0].id

    with pytest.raises(NoMunicipality):
        current_municipality()


def test_a_fault_inside_undoes_the_work_of_the_municipality(both):
    def fail():
        with municipality(both[0].code):
            record(both[0], draft(line=99))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert len(known(both[0])) == 1


def test_an_unknown_code_is_refused(database):
    with pytest.raises(NoSuchMunicipality, match=r"등록되지 않은 지방자치단체입니다: 0000"), municipality("0000"):
        pass


def test_a_code_that_is_known_gives_the_same_municipality_and_account_again(database):
    first = operations.register_municipality(code="3180", name="영등포구", kind=MunicipalityKind.DISTRICT)
    account = {"login": "lead", "title": "예산팀장", "role": Role.TEAM_LEAD, "municipality_id": first}

    assert operations.register_municipality(code="3180", name="다른 이름", kind=MunicipalityKind.CITY) == first
    made = operations.register_account(**account, password="처음 비밀번호")  # noqa: S106 - of a test
    assert operations.register_account(**account, password="다른 비밀번호") == made  # noqa: S106 - of a test
    kept = Account.objects.get(pk=made)
    assert kept.check_password("처음 비밀번호")
    assert kept.password.startswith("argon2")


def middleware(view, user):
    request = RequestFactory().get("/")
    request.user = user
    return MunicipalityMiddleware(view).process_view(request, view, (), {})


def test_a_view_of_a_logged_in_officer_runs_in_the_municipality(district):
    def view(request):
        return HttpResponse(str(current_municipality()))

    answer = middleware(view, Account.objects.get(pk=district.officer_id))

    assert answer.content.decode() == str(district.id)
    assert not connection.in_atomic_block


def test_a_view_that_fails_leaves_nothing_behind(district):
    def view(request):
        record(district, draft())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        middleware(view, Account.objects.get(pk=district.officer_id))

    assert known(district) == []


def test_a_view_for_an_operator_runs_outside_of_any_municipality(database):
    operator = Account.objects.create(login="operator", title="운영자", role=Role.OPERATOR)

    assert middleware(lambda _: HttpResponse("x"), operator) is None
