"""A report in words: for the console, for machines, for pages that need no more."""

from dataclasses import asdict

from augenhoehe.kernel.replycheck.rulebook import rulebook

ATTITUDES = {
    "A": {"de": "Augenhöhe und bestimmte Freundlichkeit", "en": "Eye level and firm friendliness"},
    "F": {"de": "Flexibilität", "en": "Flexibility"},
    "U": {"de": "Unaufdringliche Hilfe", "en": "Unobtrusive help"},
    "W": {"de": "Wahrhaftigkeit", "en": "Sincerity"},
    "K": {"de": "Klarheit und klare Grenzen", "en": "Clarity and clear limits"},
}


def tell(report, text, *, language="de", own=()):
    """The report on `text` as plain data in `language`; wordings stay in the letter's.

    own: rules of the house that took part besides ours.
    """
    rules = {rule.id: rule for rule in (*rulebook().rules, *own)}
    carriers = {carrier.id: carrier for carrier in rulebook().carriers}
    return {
        "language": report.language,
        "form": report.form,
        "next_step": report.is_next_step_named,
        "findings": [
            _finding(one, rules[one.rule], report, text, language) for one in report.findings
        ],
        "carrying": [
            {
                "code": mark.code,
                "title": carriers[mark.code].title[language],
                "start": mark.start,
                "end": mark.end,
                "text": text[mark.start : mark.end],
            }
            for mark in report.carrying
        ],
        "questions": [asdict(question) for question in report.questions],
        "readability": asdict(report.readability),
    }


def _finding(finding, rule, report, text, language):
    return {
        "rule": finding.rule,
        "attitude": ATTITUDES[finding.attitude][language],
        "title": rule.title[language],
        "why": rule.why[language],
        "better": rule.better.get(report.language) or next(iter(rule.better.values())),
        "weight": finding.weight,
        "start": finding.start,
        "end": finding.end,
        "text": text[finding.start : finding.end],
        "params": finding.params,
    }
