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
        from ieum.platform.account_periods import PERIODS  # noqa: PLC0415 - see above
        from ieum.platform.closed_days import permissions as closed_days  # noqa: PLC0415 - see above
        from ieum.platform.database.tenancy import before_commit  # noqa: PLC0415 - see above
        from ieum.platform.files import permissions as files  # noqa: PLC0415 - see above
        from ieum.platform.files.disposing import DISPOSE  # noqa: PLC0415 - see above
        from ieum.platform.files.texts import ROUND as READING  # noqa: PLC0415 - see above
        from ieum.platform.form_drafts.operations import EXPIRY  # noqa: PLC0415 - see above
        from ieum.platform.form_drafts.permissions import PERMISSIONS as FORM_DRAFTS  # noqa: PLC0415 - see above
        from ieum.platform.jobs import permissions as jobs  # noqa: PLC0415 - see above
        from ieum.platform.login import records  # noqa: PLC0415 - see above
        from ieum.platform.login.permissions import PERMISSIONS as LOGIN  # noqa: PLC0415 - see above
        from ieum.platform.notices import kinds as notices  # noqa: PLC0415 - see above
        from ieum.platform.notices.mail import DIGESTS  # noqa: PLC0415 - see above
        from ieum.platform.notices.permissions import PERMISSIONS as NOTICES  # noqa: PLC0415 - see above
        from ieum.platform.personal.permissions import PERMISSIONS  # noqa: PLC0415 - see above
        from ieum.platform.search.common import ROUND as COUNTING  # noqa: PLC0415 - see above
        from ieum.platform.search.files import SEARCHABLE as FILES  # noqa: PLC0415 - see above
        from ieum.platform.search.operations import settle  # noqa: PLC0415 - see above
        from ieum.platform.search.permissions import PERMISSIONS as SEARCH  # noqa: PLC0415 - see above
        from ieum.platform.search.upkeep import ROUND as INDEXING  # noqa: PLC0415 - see above
        from ieum.platform.states import JOB  # noqa: PLC0415 - see above
        from ieum.platform.watch.metrics import begin_counting  # noqa: PLC0415 - see above

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
