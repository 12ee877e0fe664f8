"""The figures that are counted on tickets."""

from augenhoehe.tickets import figures_of_concerns, figures_of_handovers

__all__ = ["figures_of_concerns", "figures_of_handovers"]
