"""Words, stems and phrases found in texts, in one pass, with the place of each.

`read_lines` turns what somebody typed into `Line`s, `Book` finds them; nothing that is typed ever
becomes a regular expression, so no line can make a text slow.
"""

from augenhoehe.kernel.codebook.finding import Book, Entry, Hit
from augenhoehe.kernel.codebook.lines import Line, Part, faults_of, read_lines

__all__ = ["Book", "Entry", "Hit", "Line", "Part", "faults_of", "read_lines"]
