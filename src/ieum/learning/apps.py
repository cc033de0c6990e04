"""Django's entry to the app; it makes the app's facts and figures known."""

from django.apps import AppConfig

from ieum.kernel import registry


class LearningConfig(AppConfig):
    """교육."""

    name = "ieum.learning"
    label = "learning"
    verbose_name = "교육"

    def ready(self) -> None:
        """Register datasets and figure tables."""
        from ieum.learning import figures

        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
