"""Charts of tables, drawn as SVG of our own; the table always stands beside."""

from ieum.documents.charts.data import KINDS, NothingToDraw, chart_data
from ieum.documents.charts.drawing import chart, linked_chart

__all__ = ["KINDS", "NothingToDraw", "chart", "chart_data", "linked_chart"]
