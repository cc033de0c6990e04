"""Django's entry to the app; it makes the app's permissions known."""

from django.apps import AppConfig

from ieum.checking.message_codes import MESSAGE_CODES
from ieum.kernel import registry


class ReportsConfig(AppConfig):
    """보고서."""

    name = "ieum.reports"
    label = "reports"
    verbose_name = "보고서"

    def ready(self) -> None:
        """Register permissions, jobs, what can be found and codes of messages."""
        from ieum.reports import search
        from ieum.reports.rules import PERMISSIONS
        from ieum.reports.tasks import MAKE_FILES

        registry.permissions.register(*PERMISSIONS)
        registry.job_kinds.register(MAKE_FILES)
        registry.searchables.register(*search.SEARCHABLES)
        registry.message_codes.register(*MESSAGE_CODES)
