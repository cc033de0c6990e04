"""Who may know whom: each rule holds for the project, and breaks when a violation of it is planted."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
RANKS = {
    package.strip(" ()"): rank
    for rank, layer in enumerate(reversed(CONTRACTS[0]["layers"]))
    for package in layer.split("|")
}
"""Package and its height: kernel is 0, and one may know what is lower."""
PARENTS = re.compile(r"""{%\s*(?:extends|include)\s+["'](\w+)/""")


def may_know(package: str, other: str) -> bool:
    return package == other or RANKS[package] > RANKS[other]


def foreign_models(graph: grimp.ImportGraph) -> set[tuple[str, str]]:
    """Find imports of the models of one app in another one."""
    models = {module for module in graph.modules if re.fullmatch(r"ieum\.\w+\.models(\.\w+)?", module)}
    return {
        (importer, module)
        for module in models
        for importer in graph.find_modules_that_directly_import(module)
        if importer.split(".")[1] != module.split(".")[1]
    }


def upward_relations(models) -> set[tuple[str, str]]:
    """Find foreign keys that point to a model of an app that stands no lower."""
    return {
        (str(model._meta), str(field.related_model._meta))
        for model in models
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and is_ours(field.related_model) and is_ours(model)
        if not may_know(model._meta.app_label, field.related_model._meta.app_label)
    }


def is_ours(model) -> bool:
    return model.__module__.startswith("ieum.")


def upward_migrations(dependencies) -> set[tuple[str, str]]:
    """Find migrations that wait for one of an app that stands no lower."""
    return {(app, other) for app, other in dependencies if {app, other} <= RANKS.keys() and not may_know(app, other)}


PLATFORM_TEMPLATES = {"ui", "account", "mfa", "socialaccount"}
"""Folders of templates that belong to the platform: its own, and those that the login library asks for."""


def upward_templates(folder: Path) -> set[tuple[str, str]]:
    """Find templates that stand on one of a package that stands no lower."""
    found = set()
    for path in folder.glob("**/templates/**/*.html"):
        package = path.relative_to(folder).parts[0]
        for parent in PARENTS.findall(path.read_text(encoding="utf-8")):
            owner = "platform" if parent in PLATFORM_TEMPLATES else parent
            if not may_know(package, owner):
                found.add((path.name, parent))
    return found


def test_models_are_private_to_their_app():
    assert foreign_models(grimp.build_graph("ieum", exclude_type_checking_imports=True)) == set()


def test_a_foreign_model_is_found_when_it_is_planted():
    graph = grimp.build_graph("ieum")
    graph.add_module("ieum.budget.views")
    graph.add_import(importer="ieum.budget.views", imported="ieum.platform.models")

    assert ("ieum.budget.views", "ieum.platform.models") in foreign_models(graph)


def test_foreign_keys_point_down():
    assert upward_relations(apps.get_models()) == set()


def test_a_foreign_key_that_points_up_is_found_when_it_is_planted(monkeypatch):
    monkeypatch.setitem(RANKS, "platform", max(RANKS.values()) + 1)

    assert ("reports.intake", "platform.source") in upward_relations(apps.get_models())


def dependencies():
    loader = MigrationLoader(None)
    return [
        (app, other) for (app, _), migration in loader.disk_migrations.items() for other, _ in migration.dependencies
    ]


def test_migrations_wait_only_for_those_of_lower_apps():
    assert upward_migrations(dependencies()) == set()


def test_a_migration_that_waits_for_a_higher_app_is_found_when_it_is_planted():
    assert upward_migrations([*dependencies(), ("platform", "reports")]) == {("platform", "reports")}


def test_templates_stand_only_on_those_of_lower_packages():
    assert upward_templates(ROOT / "src" / "ieum") == set()


def test_a_template_that_stands_on_a_higher_package_is_found_when_it_is_planted(tmp_path):
    page = tmp_path / "platform" / "ui" / "templates" / "ui" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text("{% extends 'reports/base.html' %}", encoding="utf-8")

    assert upward_templates(tmp_path) == {("page.html", "reports")}


def test_migrations_are_named_by_hand():
    names = [path.stem for path in (ROOT / "src").glob("ieum/**/migrations/[0-9]*.py")]

    assert names
    assert [name for name in names if not re.fullmatch(r"\d{4}_[a-z][a-z_0-9]+", name) or "auto" in name] == []


@pytest.mark.database
def test_no_change_of_a_model_lacks_its_migration(database):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0, skip_checks=True)


@pytest.fixture
def copy(tmp_path):
    """A copy of the sources into which violations are planted."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(copy):
    return subprocess.run(
        [sys.executable, "-c", "import importlinter.cli as c; c.lint_imports_command()", "--no-cache"],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def plant(copy, files: dict[str, str]) -> None:
    for name, line in files.items():
        path = copy / "src" / "ieum" / name
        path.parent.mkdir(exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else '"""Planted."""\n'
        path.write_text(f"{text}\n{line}\n", encoding="utf-8")


def test_the_contracts_are_kept_in_the_copy_before_anything_is_planted(copy):
    assert "Contracts: 3 kept, 0 broken." in lint_imports(copy).stdout


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"kernel/units.py": "import ieum.documents.model"}, "ieum.kernel is not allowed to import ieum.documents"),
        ({"platform/rules.py": "import ieum.org.figures"}, "ieum.platform is not allowed to import ieum.org"),
        ({"legal/figures.py": "import ieum.council.figures"}, "ieum.legal is not allowed to import ieum.council"),
        ({"platform/models.py": "import ieum.platform.queries"}, "ieum.platform.models is not allowed to import"),
        ({"platform/rules.py": "import django.db"}, "ieum.platform.rules is not allowed to import django"),
        ({"plans/states.py": "import django.db"}, "ieum.plans.states is not allowed to import django"),
        ({"checking/claims.py": "import psycopg"}, "ieum.checking is not allowed to import psycopg"),
        ({"cli.py": "import django"}, "ieum.cli is not allowed to import django"),
        ({"weather/__init__.py": ""}, "ieum.weather"),
    ],
)
def test_a_contract_breaks_when_a_violation_is_planted(copy, files, said):
    plant(copy, files)

    done = lint_imports(copy)

    assert done.returncode == 1
    assert said in " ".join(done.stdout.split())
