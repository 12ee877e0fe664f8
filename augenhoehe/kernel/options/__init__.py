"""Ways out that several parties rated: those no other one beats, and the fairest.

Pareto dominance and the maximin rule (Rawls 1971), by comparing: small numbers, no solver.
"""

from augenhoehe.kernel.options.weighing import fairest, unbeaten

__all__ = ["fairest", "unbeaten"]
