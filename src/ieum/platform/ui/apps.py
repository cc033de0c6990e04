"""The Django app that brings the templates and static files."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, template tags and static files; no models."""

    name = "ieum.platform.ui"
    label = "ui"
    verbose_name = "화면"
