"""The explorer page, the report, and what they are made of."""

from sse_atlas.viz.page import explorer_html, write_explorer
from sse_atlas.viz.report import report_html, write_report

__all__ = ["explorer_html", "report_html", "write_explorer", "write_report"]
