"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is slow; that is no fault of what is tested.
settings.register_profile("ieum", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ieum")

pytest_plugins = ["tests.database", "tests.prepared", "tests.chrome", "tests.mail_server"]

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The research material beside the repository: the real reports and what they truly contain."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        if os.environ.get("IEUM_REQUIRE_SHARED"):
            pytest.fail(f"IEUM_REQUIRE_SHARED is set, but there is no folder {folder.name} beside the repository")
        pytest.skip("the research material is not beside the repository")
    return folder


def pytest_make_parametrize_id(val, argname):
    """Call files by the name of their argument: one packed at another second is of other bytes, but the same case."""
    return argname if isinstance(val, bytes) else None


def pytest_sessionfinish(session):
    """Fail where nothing may be left out: a browser run without a browser has shown nothing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("IEUM_NO_SKIPS") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
