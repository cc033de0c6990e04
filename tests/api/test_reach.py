"""Every operation that an app declares is reached by the API, or stands here with why people alone do it."""

import ast
import inspect
from importlib import import_module
from pathlib import Path

import ieum

HOME = Path(ieum.__file__).parent
APPS = ("ieum.budget.operations", "ieum.office.operations", "ieum.org.operations")
"""Packages that name their operations."""
_OUTSIDE = ("api", "site", "demo")
"""Packages that do nothing but by operations of the others."""
ACTORS = {"actor_id", "account_id"}
"""Who acts, by the name of the argument."""
_ACCOUNTS = "accounts are opened, closed and given roles by operators and the chart, who show who they are"
_PERSONS = "touches what is known of persons, which is read and ended on pages with a purpose"
_BY_EYE = "what changes is looked at before: the form of the page shows it"
_BELOW = "a part of other operations, by which a program does it"
_TWIN = "the same as another operation that is reached: "
EXCEPTIONS = {
    **dict.fromkeys(
        ("change_role", "close_account", "fit_roles", "join_account", "leave_account", "open_account",
         "remove_factors", "renew_password", "reopen_account", "register_person", "set_period"), _ACCOUNTS,
    ),
    **dict.fromkeys(
        ("issue_token", "revoke_token", "open_feed", "revoke_feed", "feed_of", "tokens_of"),
        "secrets of an account, which it makes itself on its own page and which are shown once",
    ),
    **dict.fromkeys(("delegate", "end_delegation"), "a person names who stands in, on the page"),
    **dict.fromkeys(("choose_channels", "save_view"), "what a person chooses on the page that it is about"),
    **dict.fromkeys(
        ("bury", "check_readings", "decide_erasure", "dispose_readings", "erase_person", "read_personal",
         "request_erasure", "set_retention", "state_contact"), _PERSONS,
    ),
    "decide_disposal": "records are destroyed for good after a review, which a person decides on its page",
    **dict.fromkeys(
        ("close_fiscal_year", "confirm_table", "confirm_tables", "edit_item", "record_fact_file", "record_facts",
         "rule_on", "save_definition", "set_delegation", "set_reminders", "withdraw_tables", "name_document",
         "join_grant_movement"), _BY_EYE,
    ),
    **dict.fromkeys(("try_event", "try_revenue", "lines_tried"), "only tries what another operation does"),
    **dict.fromkeys(("may_confirm", "may_withdraw"), "only tells whether; the operation refuses where not"),
    **dict.fromkeys(
        ("admitted", "ask_job", "forget_address", "open_fiscal_year", "open_operation", "post_movement", "post_revenue",
         "post_revenue_of", "post_with_revenue", "read_admitted", "register_cell", "register_revenue_cell",
         "register_source", "reverse_movement", "reverse_revenue", "seal_round", "withdraw_observation"), _BELOW,
    ),
    "propose_allotment_rows": f"{_TWIN}propose_allotment, for what is pasted",
    "submit_by_own_rule": f"{_TWIN}request_movement and draft_allotment_plan, which submit so",
    "sub_allot": f"{_TWIN}post_file, whose column 재배정부서 names the unit",
    "take_back_carrying": f"{_TWIN}take_back_event",
    **dict.fromkeys(("undo_execution", "undo_file", "undo_revenue_file"), f"{_TWIN}undo_taken_file"),
}  # fmt: skip
"""What people do on pages or the server alone, or what is no step of its own, by its reason."""


def declared():
    """Every operation that somebody does."""
    named = {getattr(import_module(app), name) for app in APPS for name in import_module(app).__all__}
    return {each for each in named if acts(each)} | {
        each
        for module in modules()
        for name, each in vars(module).items()
        if not name.startswith("_") and acts(each) and each.__module__ == module.__name__
    }


def modules():
    """Modules of no such package that open an operation, so that their public functions are some."""
    for path in sorted(HOME.rglob("*.py")):
        name = ".".join(("ieum", *path.relative_to(HOME).with_suffix("").parts)).removesuffix(".__init__")
        is_named = name.startswith(APPS) or name.split(".")[1:2] in [[each] for each in _OUTSIDE]
        if not is_named and "migrations" not in path.parts and "open_operation(" in path.read_text(encoding="utf-8"):
            yield import_module(name)


def acts(each):
    """Whether something is a function that is told who acts."""
    return inspect.isfunction(each) and bool(ACTORS & set(inspect.signature(each).parameters))


def is_reached(each, found):
    """Whether the views name an operation itself, or an app's by its name in a table."""
    objects, names = found
    return each in objects or (each.__module__.startswith(APPS) and each.__name__ in names)


def reached():
    """What the views of the API name: every function, and every text, which may be the name of one."""
    objects, names = set(), set()
    for path in (HOME / "api" / "views").glob("*.py"):
        module = vars(import_module(f"ieum.api.views.{path.stem}"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Name):
                objects.add(function(module.get(node.id)))
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                objects.add(function(getattr(module.get(node.value.id), node.attr, None)))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                names.add(node.value)
    return objects, names


def function(each):
    """A function; None for anything else."""
    return each if inspect.isfunction(each) else None


def test_every_operation_is_reached_or_is_an_exception_with_its_reason():
    found = reached()

    assert sorted({each.__name__ for each in declared() if not is_reached(each, found)}) == sorted(EXCEPTIONS)


def test_every_exception_tells_its_reason():
    assert [name for name, reason in EXCEPTIONS.items() if len(reason) < len("people alone")] == []
