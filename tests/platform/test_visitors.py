"""Where a request comes from."""

import pytest
from django.test import RequestFactory

from ieum.platform.login.adapters import AccountAdapter
from ieum.platform.visitors import visitor_address


def asked(peer, **headers):
    return RequestFactory().get("/", REMOTE_ADDR=peer, **headers)


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1"])
def test_the_web_server_of_this_machine_is_believed_whom_it_asks_for(peer):
    assert visitor_address(asked(peer, HTTP_X_REAL_IP="10.1.2.3")) == "10.1.2.3"


def test_nobody_else_is_believed():
    assert visitor_address(asked("10.9.9.9", HTTP_X_REAL_IP="10.1.2.3")) == "10.9.9.9"


def test_without_a_web_server_who_asks_is_the_visitor():
    assert visitor_address(asked("127.0.0.1")) == "127.0.0.1"


@pytest.mark.parametrize("words", ["", "어디", "10.1.2.3, 10.4.5.6", "10.1.2.3\x00"])
def test_what_is_no_address_is_not_known(words):
    assert visitor_address(asked("127.0.0.1", HTTP_X_REAL_IP=words)) is None
    assert visitor_address(asked(words)) is None


def test_log_in_counts_visitors_and_not_the_web_server():
    first, second = (asked("127.0.0.1", HTTP_X_REAL_IP=address) for address in ("10.1.2.3", "10.1.2.4"))

    assert [AccountAdapter().get_client_ip(each) for each in (first, second)] == ["10.1.2.3", "10.1.2.4"]
