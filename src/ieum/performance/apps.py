"""Django's entry to the app; it makes the app's facts and figures known."""

from django.apps import AppConfig

from ieum.kernel import registry


class PerformanceConfig(AppConfig):
    """성과."""

    name = "ieum.performance"
    label = "performance"
    verbose_name = "성과"

    def ready(self) -> None:
        """Register datasets and figure tables."""
        from ieum.performance import figures

        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
