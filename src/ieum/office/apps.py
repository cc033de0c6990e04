"""Django's entry to the app; it makes the app's state machines and the work that it gives to posts known."""

from django.apps import AppConfig

from ieum.kernel import registry


class OfficeConfig(AppConfig):
    """업무."""

    name = "ieum.office"
    label = "office"
    verbose_name = "업무"

    def ready(self) -> None:
        """Register facts, machines, work and what committees decide on."""
        from ieum.office import attaching, due_keeping, figures, people, reminding, search, states, tasks, telling, work
        from ieum.office.operations import referrals
        from ieum.office.rules import permissions
        from ieum.platform.personal.subjects import subjects

        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
        registry.derived.register(*figures.DERIVED)
        registry.machines.register(states.CASE, states.MEETING)
        registry.post_work.register(*work.POST_WORK)
        registry.decision_subjects.register(referrals.CASES)
        registry.permissions.register(*permissions.PERMISSIONS)
        registry.stakes.register(*permissions.STAKES)
        registry.notice_kinds.register(*telling.NOTICE_KINDS)
        registry.rounds.register(reminding.REMINDERS)
        registry.job_kinds.register(tasks.MAIL_NOTICES)
        registry.searchables.register(*search.SEARCHABLES)
        subjects.register(*people.SUBJECTS)
        registry.due_keepers.register(*due_keeping.KEEPERS)
        registry.attachment_subjects.register(*attaching.SUBJECTS)
