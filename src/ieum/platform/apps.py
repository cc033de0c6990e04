"""The platform as a Django app."""

from django.apps import AppConfig

from ieum.kernel import registry


class PlatformConfig(AppConfig):
    """Municipalities, accounts, operations and facts."""

    name = "ieum.platform"
    label = "platform"
    verbose_name = "기반"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin to count what metrics tell, and register permissions."""
        # Models must be there before.
        from ieum.platform.account_periods import PERIODS
        from ieum.platform.closed_days import permissions as closed_days
        from ieum.platform.database.tenancy import before_commit
        from ieum.platform.files import permissions as files
        from ieum.platform.files.disposing import DISPOSE
        from ieum.platform.files.texts import ROUND as READING
        from ieum.platform.form_drafts.operations import EXPIRY
        from ieum.platform.form_drafts.permissions import PERMISSIONS as FORM_DRAFTS
        from ieum.platform.jobs import permissions as jobs
        from ieum.platform.login import records
        from ieum.platform.login.permissions import PERMISSIONS as LOGIN
        from ieum.platform.notices import kinds as notices
        from ieum.platform.notices.mail import DIGESTS
        from ieum.platform.notices.permissions import PERMISSIONS as NOTICES
        from ieum.platform.personal.permissions import PERMISSIONS
        from ieum.platform.search.common import ROUND as COUNTING
        from ieum.platform.search.files import SEARCHABLE as FILES
        from ieum.platform.search.operations import settle
        from ieum.platform.search.permissions import PERMISSIONS as SEARCH
        from ieum.platform.search.upkeep import ROUND as INDEXING
        from ieum.platform.states import JOB
        from ieum.platform.watch.metrics import begin_counting

        registry.machines.register(JOB)
        registry.permissions.register(*PERMISSIONS, *jobs.PERMISSIONS, *files.PERMISSIONS, *NOTICES, *SEARCH)
        registry.permissions.register(*closed_days.PERMISSIONS, *FORM_DRAFTS, *LOGIN)
        registry.job_kinds.register(DISPOSE)
        registry.stakes.register(*jobs.STAKES)
        registry.notice_kinds.register(
            notices.JOB_ENDED, notices.DUE_MOVED, notices.ACCOUNT_ENDS, notices.DISPOSAL_ASKED,
            notices.DISPOSAL_DECIDED,
        )  # fmt: skip
        registry.rounds.register(PERIODS, DIGESTS, INDEXING, COUNTING, READING, EXPIRY)
        registry.searchables.register(FILES)
        before_commit(settle)
        begin_counting()
        records.begin_keeping()
