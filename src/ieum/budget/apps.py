"""Django's entry to the app; it makes the app's facts, figures and state machines known."""

from django.apps import AppConfig

from ieum.kernel import registry


class BudgetConfig(AppConfig):
    """예산."""

    name = "ieum.budget"
    label = "budget"
    verbose_name = "예산"

    def ready(self) -> None:
        """Register datasets, figure tables, machines and what approval of a request does."""
        from ieum.budget import (
            attaching,
            due_keeping,
            figures,
            operations,
            search,
            states,
            telling,
            work,
        )
        from ieum.budget.figures import savings
        from ieum.budget.operations import APPROVED_REQUESTS
        from ieum.budget.operations.allotment import APPROVED_PLANS
        from ieum.budget.rules import message_codes, permissions
        from ieum.budget.rules.requests import DELEGATED
        from ieum.budget.tasks import POST_FILE, TAKE_EXECUTION, UNDO_FILE

        registry.datasets.register(*figures.DATASETS)
        registry.figure_tables.register(*figures.FIGURE_TABLES)
        registry.notice_kinds.register(*telling.NOTICE_KINDS)
        registry.message_codes.register(*message_codes.MESSAGE_CODES)
        registry.machines.register(states.VERSION, *states.MATTERS.values())
        registry.derived.register(*figures.DERIVED, *savings.DERIVED)
        registry.answered.register(*figures.ANSWERED)
        registry.approval_effects.register(APPROVED_REQUESTS, APPROVED_PLANS)
        registry.delegated_matters.register(*DELEGATED)
        registry.post_work.register(*work.POST_WORK)
        registry.permissions.register(*permissions.PERMISSIONS)
        registry.searchables.register(*search.SEARCHABLES)
        registry.stakes.register(*permissions.STAKES, *permissions.MATTER_STAKES)
        registry.decision_subjects.register(*operations.SUBJECTS)
        registry.job_kinds.register(POST_FILE, TAKE_EXECUTION, UNDO_FILE)
        registry.due_keepers.register(*due_keeping.KEEPERS)
        registry.attachment_subjects.register(attaching.BILLS)
