"""The platform as a Django app."""

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    """Municipalities, accounts, operations and facts."""

    name = "ieum.platform"
    label = "platform"
    verbose_name = "기반"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin to count what metrics tell."""
        # Models must be there before.
        from ieum.platform.watch.metrics import begin_counting  # noqa: PLC0415 - see above

        begin_counting()
