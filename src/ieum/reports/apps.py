"""Django's entry to the app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """보고서."""

    name = "ieum.reports"
    label = "reports"
    verbose_name = "보고서"
