"""Django's entry to the app; it makes the app's state machines and the work that it gives to posts known."""

from django.apps import AppConfig

from ieum.kernel import registry


class OfficeConfig(AppConfig):
    """업무."""

    name = "ieum.office"
    label = "office"
    verbose_name = "업무"

    def ready(self) -> None:
        """Register machines and work."""
        from ieum.office import states, work  # noqa: PLC0415 - Django asks for apps before their modules

        registry.machines.register(states.CASE)
        registry.post_work.register(*work.POST_WORK)
