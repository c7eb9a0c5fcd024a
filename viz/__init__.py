"""The explorer page, the report, and what they are made of."""

from sse_atlas.viz.explorer.page import Explorer, explorer_html
from sse_atlas.viz.report import report_html, write_report

__all__ = ["Explorer", "explorer_html", "report_html", "write_report"]
