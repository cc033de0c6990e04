"""Django's entry to the app; it makes known what keys of the API may be for."""

from django.apps import AppConfig

from ieum.kernel import registry


class ApiConfig(AppConfig):
    """API."""

    name = "ieum.api"
    label = "api"
    verbose_name = "API"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register scopes."""
        from ieum.api.scopes import SCOPES

        registry.scopes.register(*SCOPES)
