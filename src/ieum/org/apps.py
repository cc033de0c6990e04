"""Django's entry to the app; it makes the app's facts and figures known."""

from django.apps import AppConfig

from ieum.kernel import registry


class OrgConfig(AppConfig):
    """조직."""

    name = "ieum.org"
    label = "org"
    verbose_name = "조직"

    def ready(self) -> None:
        """Register datasets, figure tables and persons."""
        from ieum.org import answers, figures, persons, powers, search, states, telling
        from ieum.org.operations import handing_over, unfit_roles
        from ieum.org.rules import permissions
        from ieum.platform.personal.subjects import subjects
        from ieum.platform.powers import offices

        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
        registry.derived.register(*figures.DERIVED)
        registry.answered.register(*answers.ANSWERED)
        registry.machines.register(states.EQUIPMENT, states.FACILITY)
        subjects.register(persons.OFFICIALS)
        offices.register(powers.POSTS)
        registry.permissions.register(*permissions.PERMISSIONS)
        registry.searchables.register(*search.SEARCHABLES)
        registry.notice_kinds.register(telling.HANDED_OVER, telling.ROLES_UNFIT)
        registry.rounds.register(handing_over.HAND_OVERS, unfit_roles.ROLES)
        registry.irregularities.register(unfit_roles.UNFIT, unfit_roles.UNKNOWN)
