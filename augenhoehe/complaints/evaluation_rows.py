"""The figures and parts of an evaluation as rows of a table, in words."""

from dataclasses import dataclass

from django.utils.translation import pgettext

from augenhoehe.complaints import evaluation_words as words
from augenhoehe.ui.templatetags.ui import money, number


@dataclass(frozen=True)
class Row:
    """A figure in words; `held`: by which rule it is not shown; `is_empty`: nothing to count."""

    title: str
    definition: str
    left_out: str
    held: str = ""
    is_empty: bool = False
    value: str = ""
    interval: str = ""
    judged: str = ""
    n: int = 0
    href: str = ""
    before: str = ""
    change: str = ""


@dataclass(frozen=True)
class PartRow:
    """A part in words."""

    name: str
    n: int
    href: str
    share: str
    rate: str
    justified: str
    spent: str


def rows_of(found, *, reads):
    """The figures of an evaluation, those of an older register only where there is one."""
    return rows_of_lines(found.lines, reads=reads)


def rows_of_lines(lines, *, reads):
    """{name: line} as rows."""
    recorded = lines["complaints.recorded"].now
    shown = [
        line
        for name, line in lines.items()
        if name != "complaints.recorded" or (recorded.reading and recorded.reading.n)
    ]
    return [row_of(line, reads=reads) for line in shown]


def row_of(line, *, reads):
    """One figure against the time before."""
    one = line.now.indicator
    about = (str(one.title), str(one.definition), str(one.left_out))
    if line.now.too_few:
        return Row(*about, held=str(words.HELD_BACK[line.now.why]))
    read = line.now.reading
    if read.value is None or (not read.n and one.unit not in ("count", "rate")):
        return Row(*about, held=pgettext("figure", "nothing to count"), is_empty=True)
    return Row(
        *about,
        value=words.shower(one.unit)(read.value),
        interval=words.interval_of(line.now),
        judged=words.judged(line.now),
        n=read.n,
        href=read.records if reads and read.n else "",
        before=_before(line.before, one.unit),
        change=words.change_of(line),
    )


def _before(figure, unit):
    read = figure.reading
    if read is None or read.value is None or (not read.n and unit not in ("count", "rate")):
        return "–"
    said = words.shower(unit)(read.value)
    return said if unit == "count" else f"{said} (n\u00a0{number(read.n)})"


def part_rows(parts, names, *, reads):
    """The parts of an evaluation."""
    return [
        PartRow(
            name=names.get(row.key, row.key),
            n=row.reading.n,
            href=row.reading.records if reads else "",
            share=_with_ends(row.share, words.share),
            rate=_with_ends(row.rate, lambda value: number(value, 1)),
            justified=_justified(row.justified),
            spent=money(row.spent.value) if row.spent and row.spent.value else "",
        )
        for row in parts.rows
    ]


def told_columns(rows):
    """Which columns of the parts say anything."""
    return {
        name for name in ("rate", "justified", "spent") if any(getattr(row, name) for row in rows)
    }


def _with_ends(found, show):
    if found is None or found.value is None:
        return ""
    return f"{show(found.value)} ({show(found.low)} – {show(found.high)})"


def _justified(part):
    if part is None:
        return ""
    if part.too_few:
        return str(words.HELD_BACK["part"])
    read = part.reading
    if not read.n:
        return ""
    return f"{_with_ends(read, words.share)}, n\u00a0{number(read.n)}"
