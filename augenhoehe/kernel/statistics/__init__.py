"""Figures that do not lie on small numbers: shares and medians with their intervals.

`wilson(hits, n)` and `median_interval(values)`; both in plain Python, so that pages may use them.
"""

from augenhoehe.kernel.statistics.order import Middle, median_interval, quantile
from augenhoehe.kernel.statistics.shares import Share, wilson

__all__ = ["Middle", "Share", "median_interval", "quantile", "wilson"]
