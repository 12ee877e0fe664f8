"""Amounts of money as people type them: integer cents, without a currency's arithmetic.

`read_cents("1.234,50 €", "de")` gives 123450; what is no amount raises `BadAmount` with a code.
"""

from augenhoehe.kernel.money.reading import MOST_CENTS, BadAmount, read_cents

__all__ = ["MOST_CENTS", "BadAmount", "read_cents"]
