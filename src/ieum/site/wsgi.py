"""The application that a WSGI server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
application = get_wsgi_application()

from ieum.budget.rules.parameters import parameters  # noqa: E402 - the apps stand by now
from ieum.documents.styles.sheet import office_styles  # noqa: E402
from ieum.kernel.calendar.days import national_calendar  # noqa: E402
from ieum.kernel.deadlines.counting import civil_act, working_hours  # noqa: E402
from ieum.kernel.deadlines.rules import rules  # noqa: E402
from ieum.site.help import helps  # noqa: E402

SHIPPED = (national_calendar, civil_act, working_hours, rules, helps, office_styles, parameters)
"""What reads files that come with the program: read before anybody asks, so that no visitor waits for it."""
for _read in SHIPPED:
    _read()
# All views and the description of the API too: two seconds, which the first visitor of each process would wait.
reverse("home")
# What is loaded by now stays, so that the collector need not look through it in the middle of pages.
gc.collect()
gc.freeze()
# A page makes hardly any cycles; at the usual 700 a third of the time of thousands of cells goes into looking for some.
gc.set_threshold(20_000)
