"""Django's entry to the app."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """업무 화면."""

    name = "ieum.site"
    label = "site"
    verbose_name = "업무 화면"
