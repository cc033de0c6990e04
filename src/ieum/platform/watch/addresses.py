"""Addresses for watchers; they stand beside the site, since no account opens them."""

from django.urls import path

from ieum.platform.watch import views

urlpatterns = [
    path("health/live/", views.live, name="health_live"),
    path("health/ready/", views.ready, name="health_ready"),
    path("metrics/", views.metrics, name="metrics"),
]
