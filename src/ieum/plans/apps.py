"""Django's entry to the app; it makes the app's facts and figures known."""

from django.apps import AppConfig

from ieum.kernel import registry


class PlansConfig(AppConfig):
    """계획."""

    name = "ieum.plans"
    label = "plans"
    verbose_name = "계획"

    def ready(self) -> None:
        """Register datasets and figure tables."""
        from ieum.plans import figures

        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
