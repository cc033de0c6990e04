"""Addresses of the installation: the API, and the pages."""

from django.urls import include, path

handler403 = "ieum.site.views.errors.forbidden"
handler404 = "ieum.site.views.errors.not_found"
handler500 = "ieum.site.views.errors.broken"

urlpatterns = [path("api/", include("ieum.api.urls")), path("", include("ieum.site.urls"))]
