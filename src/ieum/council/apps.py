"""Django's entry to the app; it makes the app's facts and figures known."""

from django.apps import AppConfig

from ieum.kernel import registry


class CouncilConfig(AppConfig):
    """의회."""

    name = "ieum.council"
    label = "council"
    verbose_name = "의회"

    def ready(self) -> None:
        """Register datasets and figure tables."""
        from ieum.council import figures

        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
