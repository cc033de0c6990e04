"""What the tests of the demo's files share: the datasets and figure tables of all apps."""

import pytest

from tests.registered import register_all


@pytest.fixture(scope="session", autouse=True)
def known_facts():
    """Register what the apps know."""
    register_all()
