"""Django's entry to the app; it makes the app's facts and figures known."""

from django.apps import AppConfig

from ieum.kernel import registry


class LegalConfig(AppConfig):
    """법무."""

    name = "ieum.legal"
    label = "legal"
    verbose_name = "법무"

    def ready(self) -> None:
        """Register datasets and figure tables."""
        from ieum.legal import figures

        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
