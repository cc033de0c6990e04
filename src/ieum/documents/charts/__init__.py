"""Charts of tables and of trees, drawn as SVG of our own; a table always stands beside, a tree is told in words."""

from ieum.documents.charts.data import KINDS, ChartData, NothingToDraw, Series, chart_data
from ieum.documents.charts.drawing import chart, linked_chart
from ieum.documents.charts.tree import Node, tree

__all__ = ["KINDS", "ChartData", "Node", "NothingToDraw", "Series", "chart", "chart_data", "linked_chart", "tree"]
