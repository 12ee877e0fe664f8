"""The figures that are counted on tickets."""

from augenhoehe.tickets import figures_of_concerns, figures_of_handovers, figures_of_wishes

__all__ = ["figures_of_concerns", "figures_of_handovers", "figures_of_wishes"]
