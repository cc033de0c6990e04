"""Django's entry to the app; it makes the app's facts and figures known."""

from django.apps import AppConfig

from ieum.kernel import registry


class ParticipationConfig(AppConfig):
    """참여."""

    name = "ieum.participation"
    label = "participation"
    verbose_name = "참여"

    def ready(self) -> None:
        """Register datasets and figure tables."""
        from ieum.participation import figures

        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
