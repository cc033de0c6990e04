"""Where a request comes from, behind a web server of this machine or without one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from ipaddress import ip_address

from django.http import HttpRequest

PASSED_ON_FROM = "HTTP_X_REAL_IP"
"""The header by which the web server in front says who asks (deploy/proxy.conf); what a browser sends is replaced."""

_current: ContextVar[str | None] = ContextVar("visitor", default=None)


def visitor_address(request: HttpRequest) -> str | None:
    """The address that asks (접속지), as IPv4 or IPv6; None where it is not known.

    A header is believed only where the request comes from this machine: nobody else stands in front of the site.
    """
    peer = _address(request.META.get("REMOTE_ADDR", ""))
    if peer is not None and ip_address(peer).is_loopback and PASSED_ON_FROM in request.META:
        return _address(request.META[PASSED_ON_FROM])
    return peer


@contextmanager
def coming_from(address: str | None) -> Iterator[None]:
    """Answer a request that comes from an address."""
    token = _current.set(address)
    try:
        yield
    finally:
        _current.reset(token)


def current_address() -> str | None:
    """Where the request that is answered now comes from; None where none is, as in a command or a job."""
    return _current.get()


def _address(words: str) -> str | None:
    try:
        return str(ip_address(words))
    except ValueError:
        return None
