"""A real mail server for tests, on this machine."""

from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings

from tests.site.running import free_port


class Post:
    """A mail server's memory: what came, whom it refuses, and what it says to the next ones."""

    def __init__(self):
        self.mails = []
        self.answers = []
        self.unknown = set()
        self.hangs_up = False

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - the library's name
        if address in self.unknown:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802 - the library's name
        if self.answers:
            return self.answers.pop()
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.hangs_up:
            server.transport.close()
        return "250 OK"


@pytest.fixture
def post(monkeypatch):
    """The server, and settings that name it."""
    memory = Post()
    controller = Controller(memory, hostname="127.0.0.1", port=free_port())
    controller.start()
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
    monkeypatch.setattr(settings, "EMAIL_HOST", "127.0.0.1")
    monkeypatch.setattr(settings, "EMAIL_PORT", controller.port)
    yield memory
    controller.stop()
