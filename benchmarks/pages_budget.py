"""The budget whose pages are measured: a bill, a ledger and what goes with them, in a district of the demo."""

from datetime import date
from importlib import import_module
from typing import Any

MUNICIPALITY, LOGIN = "geumcheon", "gc-lead"
"""The district, and who may do most in it."""
CELLS = 1_000
ROWS, DIVISION = 200, "기획예산과"


def post_budget() -> None:
    """A budget of a thousand cells in 37 divisions, with what was allotted to them."""
    rows = [
        "회계연도,효력일,구분,회계,정책사업코드,정책사업,단위사업코드,단위사업,세부사업코드,세부사업,부서,통계목,재원,금액(원)"
    ]
    for number in range(CELLS):
        names = f"{number % 9 + 10},정책,{number % 90 + 100},단위,{number % 450 + 1000},사업"
        place = f"일반회계,{names},부서{number % 37},201-{number // 450 + 1:02},구비"
        rows += [f"2026,2026-01-01,본예산,{place},1000000", f"2026,2026-01-02,배정,{place},400000"]
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    file = {"name": "budget.csv", "data": "\n".join(rows).encode()}
    operations = import_module("ieum.budget.operations")
    operations.post_file(code=MUNICIPALITY, actor_id=account.pk, basis="측정", **file)
    operations.fold_rollups(code=MUNICIPALITY)


def cell() -> Any:
    """A cell of that budget."""
    queries = import_module("ieum.budget.queries")
    return next(iter(queries.registered_cells(queries.find_year(2026).id).values()))


def events() -> dict[str, Any]:
    """An allotment of that budget, and a levy."""
    operations, models = import_module("ieum.budget.operations"), import_module("ieum.budget.models")
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    own = {"year": 2026, "actor_id": account.pk, "basis": "측정"}
    place = operations.register_revenue_cell(account="일반회계", division="부서0", code="111-01", **own)
    levy = operations.post_revenue(kind="LEVY", lines={place: 1_000}, on=date(2026, 3, 2), **own)
    allotted = models.LedgerEvent.objects.filter(kind="ALLOTMENT").latest("pk")
    return {"event_id": allotted.pk, "revenue_event_id": levy.event_id, "revenue_cell_id": place}


def taken_file() -> Any:
    """The file that the budget came in by."""
    return import_module("ieum.budget.queries.taken_files").taken_files()[0].source_id


def request() -> Any:
    """A change of use between two cells of that budget, which waits for approval."""
    operations, queries = import_module("ieum.budget.operations"), import_module("ieum.budget.queries")
    rules, kind = import_module("ieum.budget.rules"), import_module("ieum.budget.choices").MovementKind.CHANGE_OF_USE
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    cells = queries.registered_cells(queries.find_year(2026).id)
    first, second = (cell for draft, cell in cells.items() if draft.programme[0] == "1000" and draft.item < "201-03")
    asked = operations.Asked(kind=kind, lines=[rules.Line(first, -1000), rules.Line(second, 1000)], reason="측정")
    return operations.request_movement(year=2026, asked=asked, actor_id=account.pk, on=date(2026, 9, 1)).pk


def proposal() -> Any:
    """An allotment beside the plan that waits for a second person."""
    operations, rules = import_module("ieum.budget.operations"), import_module("ieum.budget.rules")
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    asked = {"lines": [rules.Line(cell(), 1_000)], "reason": "측정", "on": date(2026, 3, 2)}
    return operations.propose_allotment(year=2026, actor_id=account.pk, **asked).pk


def advance() -> Any:
    """A payment of that budget that is settled later."""
    operations, choices = import_module("ieum.budget.operations"), import_module("ieum.budget.choices")
    rules, day = import_module("ieum.budget.rules"), date(2026, 3, 2)
    own = {"actor_id": import_module("ieum.platform.models").Account.objects.get(login=LOGIN).pk, "basis": "측정"}
    lines = (rules.Line(cell(), 1_000),)
    for kind in (choices.MovementKind.COMMITMENT, choices.MovementKind.EXPENDITURE):
        movement = rules.Movement(kind=kind, effective_date=day, lines=lines)
        paid = operations.post_movement(year=2026, movement=movement, **own)
    kind = choices.AdvanceKind.ADVANCE
    operations.say_advance(event_id=paid.event_id, kind=kind, due_on=date(2026, 9, 1), on=day, **own)
    return paid.event_id


def version() -> Any:
    """A bill of the year after that budget, with a sheet of as many rows as a large division writes."""
    operations, sheets = import_module("ieum.budget.operations"), import_module("ieum.budget.rules.sheets")
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    day = date(2026, 9, 1)
    bill = operations.open_version(year=2027, kind="ORIGINAL", round=None, actor_id=account.pk, on=day)
    rows = [
        sheets.SheetRow({"programme": f"{number % 50 + 1000}", "code": f"201-{number % 4 + 1:02}",
                         "description": "물품", "formula": "10,000원*12월", "city": "50%"})
        for number in range(ROWS)
    ]  # fmt: skip
    sheet = sheets.Sheet(import_module("ieum.budget.choices").Side.EXPENDITURE, "일반회계", DIVISION)
    operations.write_sheet(version_id=bill.pk, sheet=sheet, rows=rows, seen=0, actor_id=account.pk, on=day)
    return bill.pk


def submitted() -> Any:
    """As large a bill of the year after that, which was handed over to the council."""
    operations, sheets = import_module("ieum.budget.operations"), import_module("ieum.budget.rules.sheets")
    queries, side = import_module("ieum.budget.queries.bills"), import_module("ieum.budget.choices").Side
    enclosures, account = import_module("ieum.budget.queries.enclosures"), import_module("ieum.platform.models").Account
    lead, head, mayor = (account.objects.get(login=f"gc-{name}").pk for name in ("lead", "head", "mayor"))
    day = date(2026, 9, 1)
    bill = operations.open_version(year=2028, kind="ORIGINAL", round=None, actor_id=lead, on=day)
    asked = [
        sheets.SheetRow({"programme": f"{number % 50 + 1000}", "code": f"201-{number % 4 + 1:02}",
                         "description": "물품", "formula": "10,000원*12월"})
        for number in range(ROWS)
    ]  # fmt: skip
    income = [sheets.SheetRow({"code": "111-01", "description": "재산세", "formula": f"{ROWS * 120_000:,}원"})]
    for of, rows in ((side.EXPENDITURE, asked), (side.REVENUE, income)):
        sheet = sheets.Sheet(of, "일반회계", DIVISION)
        operations.write_sheet(version_id=bill.pk, sheet=sheet, rows=rows, seen=0, actor_id=lead, on=day)
    for action, actor in (("collect", lead), ("review", lead), ("propose", head)):
        operations.advance_version(version_id=bill.pk, action=action, actor_id=actor, on=day)
    for each in enclosures.missing(queries.version(bill.pk)):
        operations.enclose(
            version_id=bill.pk, code=each.document.code, form="NONE", attachment_id=None, reason="측정", actor_id=head
        )
    operations.advance_version(version_id=bill.pk, action="submit", actor_id=mayor, on=day)
    return bill.pk


def reconciled() -> dict[str, Any]:
    """A statement by division and item beside that budget, none of whose amounts agree, and one line of it."""
    operations, queries = import_module("ieum.budget.operations"), import_module("ieum.budget.queries.reconciling")
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    rows = [f"부서{division},201-{item:02},{division + 1}" for division in range(37) for item in range(1, 4)]
    data = "\n".join(["부서,통계목,예산현액(원)", *rows]).encode()
    made = operations.reconcile(
        code=MUNICIPALITY, name="명세.csv", data=data, year=2026, as_of=date(2026, 6, 30), actor_id=account.pk,
        basis="측정",
    )  # fmt: skip
    with import_module("ieum.platform.database.tenancy").municipality(MUNICIPALITY):
        line = queries.lines_of(made.reconciliation_id)[0]
    return {"reconciliation_id": made.reconciliation_id, "line_id": line.pk}


def matter() -> Any:
    """A mid-term plan of five hundred rows over five years, which a page shows whole."""
    operations, matters = import_module("ieum.budget.operations"), import_module("ieum.budget.rules.matters")
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    head = ["\t".join(["구분", "부호", "내용", "재원", *map(str, range(2027, 2032))])]
    rows = [f"분야{number % 13}\t{number + 1000}\t사업{number}\t구비" + "\t1,000" * 5 for number in range(500)]
    plan = operations.record_matter(
        kind=import_module("ieum.budget.choices").MatterKind.MID_TERM, year=2027, title="계획", division=DIVISION,
        programme="", traits={"direction": "측정"}, amounts=matters.read_table("\n".join([*head, *rows])),
        actor_id=account.pk, on=date(2026, 9, 1),
    )  # fmt: skip
    return plan.pk


def disclosure() -> Any:
    """A disclosure of the budget that is not published yet."""
    operations, kinds = import_module("ieum.budget.operations"), import_module("ieum.budget.choices").MatterKind
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    traits = {"period": "BUDGET", "confirmed_on": "2025-12-15", "address": "구 누리집"}
    return operations.record_matter(
        kind=kinds.DISCLOSURE, year=2026, title="재정공시", division=DIVISION, programme="", traits=traits, amounts=(),
        actor_id=account.pk, on=date(2026, 2, 1),
    )  # fmt: skip


def publication(report: str) -> Any:
    """A disclosure of the budget that was published, of which the first edition of a report is the document."""
    operations, made = import_module("ieum.budget.operations"), disclosure()
    account = import_module("ieum.platform.models").Account.objects.get(login=LOGIN)
    operations.name_document(disclosure_id=made.pk, document=f"{report}/1", actor_id=account.pk, on=date(2026, 2, 1))
    operations.advance_matter(
        matter_id=made.pk, action="publish", reason="측정", actor_id=account.pk, on=date(2026, 2, 2)
    )
    return made.pk
