"""Things of the budget that programs ask for and change, and what is sent to each."""

from decimal import Decimal

from django.utils.timezone import localdate
from tests.budget.bills import FINANCE
from tests.budget.ledger import Books
from tests.budget.matters import record

from ieum.budget import operations as budget
from ieum.budget import queries as cells
from ieum.budget.choices import AdvanceKind, CodeKind, MatterKind, RevenueKind, SavingCategory
from ieum.budget.code_table_rows import read_code_rows
from ieum.budget.models import AppropriationCell
from ieum.budget.queries.code_tables import standing_tables
from ieum.budget.queries.codes import standing_successors
from ieum.budget.rules.codes import Succession
from ieum.budget.rules.provisions import HEAD
from ieum.platform.choices import Retention
from ieum.platform.files import operations as files

TODAY = localdate()
FAR = TODAY.year + 5
"""A year whose codes bind nothing that other tests write."""
CODES = "구분\t회계\t코드\t이름\t상위 코드\n편성목\t\t201\t일반운영비\t\n통계목\t\t201-01\t사무관리비\t"
WITH_FILES = {"attach_case_file", "attach_file", "add_file_version", "add_deemed_revenue"}
"""Operations that send a file."""


def more_of_budget(bureau, source_id, bill, places):
    """Events of both ledgers, and what else of the budget can be changed: codes, targets, papers and disclosures."""
    disclosure = record(bureau, MatterKind.DISCLOSURE, by="officer", period="SETTLEMENT")
    by = {"actor_id": bureau.accounts["officer"], "basis": "시험"}
    paid = _paid(Books(bureau.hall.district))
    with bureau.inside():
        place = budget.register_revenue_cell(
            year=TODAY.year, account="일반회계", division="세무과", code="111-01", **by
        )
        day = TODAY.replace(month=1, day=1)
        income = budget.post_revenue(year=TODAY.year, kind=RevenueKind.ORIGINAL, lines={place: 1_000}, on=day, **by)
        saving = budget.set_saving_target(
            year=TODAY.year, account="일반회계", division=FINANCE, unit="재산관리", category=SavingCategory.RUNNING,
            base=1_000_000, rate=Decimal(10), on=TODAY, **by,
        )  # fmt: skip
        paper, off = (
            files.attach(
                subject_kind="budget.version", subject_id=bill, name="설명서.csv", data=data, retention=Retention.YEAR,
                **by,
            )
            for data in (b"a,b\n1,2\n", b"a,b\n3,4\n")
        )  # fmt: skip
        files.take_off(attachment_id=off.attachment_id, **by)
        budget.take_in_codes(year=FAR, rows=read_code_rows(CODES)[0], **by)
        budget.record_successors(year=FAR, rows={0: Succession(CodeKind.ITEM, "", "201-02", "201-01")}, **by)
        asked = budget.ask_spending(
            cell_id=places[0], number="품의-1", asked=budget.AskedSpending(TODAY, 100), on=TODAY, **by
        )
        advance = {"event_id": paid["payment"], "kind": AdvanceKind.ADVANCE, "due_on": TODAY}
        budget.say_advance(**advance, on=TODAY, **by)
        budget.match_return(return_id=paid["matched"], event_id=paid["payment"], on=TODAY, **by)
        return {
            **paid, "spending": asked.pk,
            "programme": AppropriationCell.objects.get(pk=places[0]).programme_id,
            "event": cells.standing_events(source_id)[-1].pk, "income": income.event_id, "saving": saving.pk,
            "paper": paper.attachment_id, "off": off.attachment_id,
            "disclosure": disclosure, "codes": standing_tables(FAR)[0].pk,
            "succession": standing_successors(FAR)[0].pk,
        }  # fmt: skip


def _paid(books):
    """A payment of 재무과, one that is no advance yet, and two 반납 of the first."""
    cell, day = books.cell("202-01", division=FINANCE, year=TODAY.year), TODAY.replace(month=1, day=1)
    for kind in ("ORIGINAL", "ALLOTMENT", "COMMITMENT"):
        books.post(kind, {cell: 20}, day, year=TODAY.year)
    payment, other = (books.post("EXPENDITURE", {cell: 10}, day, year=TODAY.year) for _ in range(2))
    matched, unmatched = (books.post("RETURN", {cell: 2}, day, year=TODAY.year) for _ in range(2))
    return {"payment": payment, "payment_untold": other, "matched": matched, "unmatched": unmatched}


def asked_of_budget(made):
    """The address of each operation, and what is sent there; None where it only reads."""
    return {
        **_of_events(made), **_of_codes(made), **_of_targets(made), **_of_year_ends(made), **_of_papers(made),
        **_of_terms(made), **_of_advances(made),
        **_of_the_ledger(made), **_of_bills(made), **_of_matters(made),
    }  # fmt: skip


def _of_events(made):
    event, income, basis = made.budget["event"], made.budget["income"], {"basis": "시험"}
    return {
        "take_back_budget_event": (f"/api/budget/events/{event}/undo", basis),
        "take_back_revenue_event": (f"/api/budget/revenue/events/{income}/undo", basis),
    }


def _of_codes(made):
    basis = {"basis": "시험"}
    return {
        "withdraw_codes": (f"/api/budget/code-tables/{made.budget['codes']}/withdrawal", basis),
        "end_succession": (f"/api/budget/code-successions/{made.budget['succession']}/withdrawal", basis),
    }


def _of_targets(made):
    ours = {"year": TODAY.year, "division": FINANCE, "basis": "시험"}
    saving = {**ours, "account": "일반회계", "unit": "계약관리", "category": "RUNNING", "base": 1_000, "rate": 10}
    said = {"stated_on": f"{TODAY}", "rows": [{"code": "0911", "amount": 900}]}
    aim = {**ours, "until": f"{TODAY.year}-12-31", "rate": 60.5}
    return {
        "set_execution_target": ("/api/budget/execution-targets", aim),
        "set_saving_target": ("/api/budget/saving-targets", saving),
        "state_saving": (
            f"/api/budget/saving-targets/{made.budget['saving']}/result", {"spent": 900, "evidence": "시험"}
        ),
        "state_forecasts": ("/api/budget/forecasts", {**ours, **said}),
    }  # fmt: skip


def _of_year_ends(made):
    line = {"cell_id": str(made.cells[0]), "kind": "INCIDENTAL_CARRY_OUT", "amount": 100}
    line |= {"paper": "입찰공고 2026-7", "uncommitted": "TENDERED"}
    given = {"year": TODAY.year, "on": f"{TODAY.year}-12-31", "basis": "시험", "lines": [line]}
    return {"propose_carrying": ("/api/budget/carryings", given)}


def _of_advances(made):
    of, basis = made.budget, {"basis": "시험"}
    here = f"/api/budget/advances/{of['payment']}"
    return {
        "get_advance": (here, None),
        "say_advance": (
            "/api/budget/advances",
            {**basis, "event_id": str(of["payment_untold"]), "kind": "IMPREST", "due_on": f"{TODAY}"},
        ),
        "settle_advance": (f"{here}/settlement", {**basis, "used": 5, "settled_on": f"{TODAY}"}),
        "match_return": (f"{here}/returns", {**basis, "return_id": str(of["unmatched"])}),
        "unmatch_return": (f"/api/budget/advances/returns/{of['matched']}/withdrawal", basis),
        "withdraw_advance": (f"{here}/withdrawal", basis),
    }  # fmt: skip


def _of_terms(made):
    cell, basis = {"cell_id": str(made.cells[0])}, {"basis": "시험"}
    team = {"programme_ids": [str(made.budget["programme"])], "unit_id": str(made.bureau.hall.unit(FINANCE))}
    early = {"year": TODAY.year, "on": f"{TODAY.year - 1}-12-20", "reason": "시험", "ground": "TRAVEL"}
    return {
        "ask_spending": (
            "/api/budget/spending", {**cell, **basis, "number": "품의-2", "asked_on": f"{TODAY}", "amount": 100}
        ),
        "end_spending": (
            f"/api/budget/spending/{made.budget['spending']}/end", {**basis, "state": "WITHDRAWN", "since": f"{TODAY}"}
        ),
        "put_in_charge": ("/api/budget/teams", {**team, **basis, "valid_from": f"{TODAY}"}),
        "propose_allotment_before_year": (
            "/api/budget/allotments/before-year", {**early, "lines": [{**cell, "amount": 100}]}
        ),
    }  # fmt: skip


def _of_papers(made):
    bill, paper = made.budget["bill"], f"/api/attachments/{made.budget['paper']}"
    here, disclosed = f"/api/budget/bills/{bill}", f"/api/budget/disclosures/{made.budget['disclosure']}"
    paper_named = {"attachment_ids": [str(made.budget["paper"])]}
    basis, table = {"basis": "시험"}, "\t".join((*HEAD, f"{TODAY.year - 1}"))
    line = "0111\t201-01\t재산 관리\t기간 부족\t구비\t1,000"
    asked = {"items": ["2-3"], "division": FINANCE, "answer_by": f"{TODAY}"}
    return {
        "get_attachment": (paper, None),
        "attach_file": ("/api/attachments", {**basis, "kind": "budget.version", "subject_id": str(bill)}),
        "add_file_version": (f"{paper}/versions", basis),
        "take_off_file": (f"{paper}/removal", basis),
        "restore_file": (f"/api/attachments/{made.budget['off']}/restoration", basis),
        "request_disposal": ("/api/disposal-requests", {**basis, **paper_named}),
        "hold_expired_files": ("/api/retention-holds", {**basis, **paper_named, "kept_until": f"{TODAY}"}),
        "list_bill_documents": (f"{here}/documents", None),
        "get_bill_document": (f"{here}/documents/40/hwpx", None),
        "enclose_document": (f"{here}/documents", {"code": "1", "form": "NONE", "reason": "해당 없음"}),
        "get_provisions": (f"{here}/provisions?kind=EXPRESS&division={FINANCE}", None),
        "write_provisions": (
            f"{here}/provisions", {"kind": "EXPRESS", "division": FINANCE, "seen": 0, "table": f"{table}\n{line}"}
        ),
        "contract_debt": (f"/api/budget/debts/{bill}/contracts", {"amount": 1, "on": f"{TODAY}", **basis}),
        "list_disclosure_items": (f"{disclosed}/items", None),
        "ask_disclosure_items": (f"{disclosed}/requests", asked),
        "add_deemed_revenue": (f"/api/budget/deemings/{made.budget['event']}/revenue", basis),
    }  # fmt: skip


def _of_the_ledger(made):
    asked = {name: value for name, value in made.change().items() if name != "year"}
    proposal = f"/api/budget/proposals/{made.budget['proposal']}"
    hold, compared = made.budget["hold"], made.budget["reconciliation"]
    why, day = {"reason": "시험"}, {"on": f"{TODAY}", "reason": "시험"}
    line = f"/api/budget/reconciliation-lines/{made.budget['line']}/reason"
    return {
        "revise_budget_change": (f"/api/budget/requests/{made.request}/revision", asked),
        "propose_allotment": (
            "/api/budget/allotments/occasional",
            {"year": TODAY.year, "lines": [{"cell_id": str(made.cells[0]), "amount": 100}], **day},
        ),
        "release_hold": (f"/api/budget/allotment-holds/{hold}/release", day),
        "confirm_proposal": (f"{proposal}/confirmation", {}),
        "return_proposal": (f"{proposal}/return", why),
        "withdraw_proposal": (f"{proposal}/withdrawal", why),
        "list_reconciled_lines": (f"/api/budget/reconciliations/{compared}/lines", None),
        "explain_difference": (line, why),
        "void_reconciliation": (f"/api/budget/reconciliations/{compared}/void", why),
    }


def _of_bills(made):
    here, sheet = f"/api/budget/bills/{made.budget['bill']}", {"division": FINANCE}
    row = {"programme": "0111", "code": "201-01", "description": "사무용품", "formula": "1,000천원"}
    codes = {
        "policy_code": "01",
        "policy": "재정",
        "unit_code": "011",
        "unit": "재산",
        "code": "0119",
        "name": "시험",
    }
    return {
        "get_bill": (here, None),
        "list_bill_lines": (f"{here}/lines", None),
        "get_sheet": (f"{here}/sheet?division={FINANCE}", None),
        "write_sheet": (f"{here}/sheet", {**sheet, "seen": 0, "rows": [row]}),
        "advance_bill": (f"{here}/steps", {"action": "collect", "on": f"{TODAY}"}),
        "adopt_bill": (f"{here}/adoption", {"voted_on": f"{TODAY}", "reason": "의결"}),
        "register_programme": (f"{here}/programmes", {"account_kind": "GENERAL", **codes}),
    }


def _of_matters(made):
    here = f"/api/budget/matters/{made.budget['project']}"
    said = {
        "traits": [{"name": name, "value": value} for name, value in (("nature", "GENERAL"), ("is_new", "Y"))],
        "amounts": [{"source": "OWN", "year": 2026, "amount": 4_000_000_000}],
    }  # fmt: skip
    head = {"kind": "INVESTMENT", "year": 2026, "title": "도서관", "division": FINANCE}
    return {
        "get_matter": (here, None),
        "record_matter": ("/api/budget/matters", {**head, **said}),
        "state_matter": (f"{here}/statement", {**said, "reason": "설계 변경"}),
        "advance_matter": (f"{here}/steps", {"action": "submit", "on": "2026-03-02"}),
    }
