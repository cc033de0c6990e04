"""Django's entry to the app; it makes the app's facts and figures known."""

from django.apps import AppConfig

from ieum.kernel import registry


class StatisticsConfig(AppConfig):
    """통계."""

    name = "ieum.statistics"
    label = "statistics"
    verbose_name = "통계"

    def ready(self) -> None:
        """Register datasets and figure tables."""
        from ieum.statistics import figures

        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
