"""Charts drawn on the server, as SVG from plain data: no script, no style attribute.

    drawing = control_chart(spots, limits=limits, target=0.9, starts=[Start(7, "…")], words=words)
    {% load charts %}{% chart drawing csv="?as=csv" %}

Each function gives a `Drawing`: the picture, its title (the finding, in words), and the same as a
table. Words come from the caller, translated; `Words.show` turns a value into text.
"""

from augenhoehe.ui.charts.bars import bars_with_whiskers, distribution, funnel_steps
from augenhoehe.ui.charts.control import control_chart
from augenhoehe.ui.charts.data import Drawing, Spot, Start, Words
from augenhoehe.ui.charts.dots import dot_and_whisker
from augenhoehe.ui.charts.funnel import funnel_plot

__all__ = [
    "Drawing",
    "Spot",
    "Start",
    "Words",
    "bars_with_whiskers",
    "control_chart",
    "distribution",
    "dot_and_whisker",
    "funnel_plot",
    "funnel_steps",
]
