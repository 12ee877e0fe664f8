"""Figures that do not lie on small numbers: each with its interval, none without its n.

Plain Python, so that pages may use it; `heavy.py` alone loads libraries, and only jobs reach it in
a child process. Results are codes and numbers, rooms put them into words.

shares, sharediffs, rates, nps, means, order, lumps: figures, intervals, differences, planning.
chart, limits, runs: control charts. response, strata, funnel, suppression: honesty of surveys.
drivers: what a score hangs on. agreement: do several people rate alike. drawing: by lot.
courses, effects, segmented, verdicts, planning, cautions: measures.
"""

from augenhoehe.kernel.statistics.agreement import (
    Agreement,
    Kappa,
    agreement,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
)
from augenhoehe.kernel.statistics.cautions import cautions
from augenhoehe.kernel.statistics.changes import Change
from augenhoehe.kernel.statistics.chart import Chart, Point, share_chart, xmr_chart
from augenhoehe.kernel.statistics.courses import Course, Method, choose_method, find_effect
from augenhoehe.kernel.statistics.drivers import Drivers, drivers, quadrants
from augenhoehe.kernel.statistics.effects import Effect, before_after, difference_in_differences
from augenhoehe.kernel.statistics.funnel import Group, funnel, funnel_limits
from augenhoehe.kernel.statistics.judging import enough
from augenhoehe.kernel.statistics.lumps import (
    Lump,
    lump_nps,
    lump_share,
    lump_times,
    lump_values,
    sum_lumps,
)
from augenhoehe.kernel.statistics.means import (
    Mean,
    geometric_mean,
    log_ratio,
    mean_difference,
    mean_interval,
    median_ratio,
    time_ratio,
)
from augenhoehe.kernel.statistics.nps import (
    Nps,
    NpsCounts,
    count_scores,
    detectable_nps_change,
    n_for_nps,
    nps,
    nps_difference,
)
from augenhoehe.kernel.statistics.order import Middle, median_interval, quantile, quantile_interval
from augenhoehe.kernel.statistics.planning import Plan, needed_periods, smallest_visible
from augenhoehe.kernel.statistics.rates import Rate, rate, rate_ratio
from augenhoehe.kernel.statistics.response import (
    Response,
    early_and_late,
    mean_bounds,
    response,
    share_bounds,
)
from augenhoehe.kernel.statistics.runs import Anhoej, anhoej
from augenhoehe.kernel.statistics.segmented import Segmented, segmented
from augenhoehe.kernel.statistics.sharediffs import detectable_share_change, n_for_share, newcombe
from augenhoehe.kernel.statistics.shares import Share, rule_of_three, upper_bound, wilson
from augenhoehe.kernel.statistics.strata import Stratum, Weighted, post_stratify
from augenhoehe.kernel.statistics.suppression import Shown, may_show_part, suppress, suppress_row
from augenhoehe.kernel.statistics.verdicts import Verdict, judge

__all__ = [
    "Agreement",
    "Anhoej",
    "Change",
    "Chart",
    "Course",
    "Drivers",
    "Effect",
    "Group",
    "Kappa",
    "Lump",
    "Mean",
    "Method",
    "Middle",
    "Nps",
    "NpsCounts",
    "Plan",
    "Point",
    "Rate",
    "Response",
    "Segmented",
    "Share",
    "Shown",
    "Stratum",
    "Verdict",
    "Weighted",
    "agreement",
    "anhoej",
    "before_after",
    "cautions",
    "choose_method",
    "cohen_kappa",
    "count_scores",
    "detectable_nps_change",
    "detectable_share_change",
    "difference_in_differences",
    "drivers",
    "early_and_late",
    "enough",
    "find_effect",
    "fleiss_kappa",
    "funnel",
    "funnel_limits",
    "geometric_mean",
    "gwet_ac1",
    "judge",
    "krippendorff_alpha",
    "log_ratio",
    "lump_nps",
    "lump_share",
    "lump_times",
    "lump_values",
    "may_show_part",
    "mean_bounds",
    "mean_difference",
    "mean_interval",
    "median_interval",
    "median_ratio",
    "n_for_nps",
    "n_for_share",
    "needed_periods",
    "newcombe",
    "nps",
    "nps_difference",
    "percent_agreement",
    "post_stratify",
    "quadrants",
    "quantile",
    "quantile_interval",
    "rate",
    "rate_ratio",
    "response",
    "rule_of_three",
    "segmented",
    "share_bounds",
    "share_chart",
    "smallest_visible",
    "sum_lumps",
    "suppress",
    "suppress_row",
    "time_ratio",
    "upper_bound",
    "wilson",
    "xmr_chart",
]
