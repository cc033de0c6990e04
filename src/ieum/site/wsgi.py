"""The application that a WSGI server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from ieum.kernel.shipped import READERS

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ieum.settings")
application = get_wsgi_application()

# All views and the description of the API too: two seconds, which the first visitor of each process would wait.
reverse("home")
for _read in READERS:
    _read()
# What is loaded by now stays, so that the collector need not look through it in the middle of pages.
gc.collect()
gc.freeze()
# A page makes hardly any cycles; at the usual 700 a third of the time of thousands of cells goes into looking for some.
gc.set_threshold(20_000)
