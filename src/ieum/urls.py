"""Addresses of the installation: the API, what watchers ask, and the pages."""

from django.urls import include, path

from ieum.platform.watch import addresses as watch

handler400 = "ieum.site.views.errors.unreadable"
handler403 = "ieum.site.views.errors.forbidden"
handler404 = "ieum.site.views.errors.not_found"
handler500 = "ieum.site.views.errors.broken"

urlpatterns = [
    path("api/", include("ieum.api.urls")),
    *watch.urlpatterns,
    path("", include("ieum.site.urls")),
]
