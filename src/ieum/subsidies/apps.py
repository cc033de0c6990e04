"""Django's entry to the app; it makes the app's facts and figures known."""

from django.apps import AppConfig

from ieum.kernel import registry


class SubsidiesConfig(AppConfig):
    """보조·공모."""

    name = "ieum.subsidies"
    label = "subsidies"
    verbose_name = "보조·공모"

    def ready(self) -> None:
        """Register datasets and figure tables."""
        from ieum.subsidies import figures

        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
