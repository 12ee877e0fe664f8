"""Measures the pages that say what answers say, at a large number of them.

python bench/evaluation.py [--answers 1000000] [--folder data/bench-answers]

Fills the folder once: answers over three years to one survey after solutions, three in five by mail
(two in five of those asked answer), on a quarter as many concerns. Counts everything once, then
measures each page (statements and CPU time, Django's test client, one thread) and the page for
experts with its drivers in a child process.
"""

import argparse
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import rig  # noqa: E402

STATEMENTS, CPU, DRIVERS = 12, 200, 20
DAYS, COMPANIES, CONTACTS = 1095, 20_000, 100_000
# Seconds between one row and the next; times the rows it should reach over all days.
STEP = 97
SERIES = "WITH RECURSIVE series(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < {})"
PAGES = {
    "results, 90 days": "/evaluation/{}/",
    "results, a year": "/evaluation/{}/?from={}",
    "compare by team, 90 days": "/evaluation/{}/compare/",
    "compare by company, 90 days": "/evaluation/{}/compare/?by=company",
    "compare by topic, 90 days": "/evaluation/{}/compare/?by=topic",
    "experts": "/evaluation/{}/experts/",
    "responses": "/evaluation/responses/",
    "responses of a survey, critical": "/evaluation/responses/?survey={}&take=critical",
    "responses, searched": "/evaluation/responses/?q=langsam",
    "who was asked": "/evaluation/invitations/",
    "all figures, 30 days": "/figures/",
    "CSAT: course": "/figures/csat/",
    "CSAT: by team": "/figures/csat/?view=parts&by=team",
    "CSAT: by company": "/figures/csat/?view=parts&by=company",
    "CSAT: months": "/figures/csat/?view=months",
    "response rate: course": "/figures/response_rate/",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answers", type=int, default=1_000_000)
    parser.add_argument("--folder", default="data/bench-answers")
    options = parser.parse_args()
    place = Path(options.folder) / f"{options.answers}"
    place.mkdir(parents=True, exist_ok=True)
    os.environ.update(AUGENHOEHE_DATA=str(place), PYTHONPATH=str(rig.ROOT))
    rig.set_up()
    survey = filled(options.answers)
    study(survey)
    measure(options.answers, survey)


def filled(count):
    """The survey with so many answers; filled and counted once."""
    from django.core.management import call_command  # noqa: PLC0415 - stands on Django

    from augenhoehe.surveys.models import Survey  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if found := Survey.objects.first():
        return found
    began = time.monotonic()
    survey = fill(count)
    rig.print_head(f"Filling {count:,} answers (once)")
    rig.print_row("filled", time.monotonic() - began, unit="s")
    keep()
    return survey


def fill(count):
    """Write people, concerns, invitations and answers, a statement a table."""
    from augenhoehe.people.tests.cast import make_cast  # noqa: PLC0415
    from augenhoehe.surveys.tests.cast import make_survey  # noqa: PLC0415

    cast, survey = make_cast(), make_survey("csat")
    ticket = fill_concerns(count // 4, cast)
    fill_answers(count, survey, ticket)
    link()
    return survey


def spread():
    """Moments of the last three years, in SQL of `i`."""
    from django.utils import timezone  # noqa: PLC0415

    now = f"{timezone.now():%Y-%m-%d %H:%M:%S}"
    return f"datetime('{now}', '-' || (i * {STEP} % {DAYS * 86400}) || ' seconds')"


def fill_concerns(count, cast):
    """Companies, people and so many concerns; one of these."""
    from augenhoehe.catalogue.models import Product, Topic  # noqa: PLC0415
    from augenhoehe.customers.models import Company, Contact  # noqa: PLC0415
    from augenhoehe.tickets.models import Ticket  # noqa: PLC0415
    from augenhoehe.tickets.tests.cast import make_contact, make_ticket  # noqa: PLC0415

    for number in range(30):
        Topic.objects.create(name_de=f"Thema {number}")
        Product.objects.create(name_de=f"Produkt {number}")
    contact = make_contact("Mia M", company="Muster GmbH")
    ticket = make_ticket(cast.technical, contact=contact)
    copy(Company, Company.objects.first(), COMPANIES, {"name": "'Firma ' || i"})
    copy(Contact, contact, CONTACTS, {"name": "'Mia ' || i"})
    facts = {
        "opened_at": spread(),
        "solved_at": spread(),
        "status_key": "'k' || i",
        "team": f"{cast.technical.pk} + i % 3",
        "topic": "1 + i % 30",
        "product": "1 + i % 30",
        "assignee": f"{cast.alice.pk} + i % 5",
        "company": f"1 + i % {COMPANIES}",
        "chased_count": "i % 7 = 0",
        "reopened_count": "i % 11 = 0",
        "moved_count": "i % 5 = 0",
        "first_response_at": f"datetime({spread()}, '+' || (i % 500) || ' minutes')",
        "response_due_at": f"datetime({spread()}, '+240 minutes')",
        "state": "'solved'",
        "is_live": "0",
    }
    copy(Ticket, ticket, count, facts)
    return ticket


def fill_answers(count, survey, ticket):
    """Half as many invitations more than answers, and the answers."""
    from django.utils import timezone  # noqa: PLC0415

    from augenhoehe.surveys.models import Invitation, Response  # noqa: PLC0415
    from augenhoehe.surveys.tests.cast import invite  # noqa: PLC0415

    invitation, _token = invite(survey, ticket=ticket)
    response = Response.objects.create(
        survey=survey, version=survey.versions.first(), channel="status", score=4,
        values={"score": 4}, at=timezone.now(),
    )  # fmt: skip
    about = {
        "ticket": f"1 + i % {count // 4}",
        "contact": f"1 + i % {CONTACTS}",
        "company": f"1 + i % {COMPANIES}",
    }
    sent = {"sent_at": spread(), "created_at": spread(), "round": "i", "token_hash": "NULL"}
    state = {"state": "CASE WHEN i % 5 < 2 THEN 'answered' ELSE 'expired' END"}
    copy(Invitation, invitation, count * 3 // 2, sent | about | state)
    given = {
        "at": spread(),
        "score": "1 + (i * 7919) % 5",
        "is_critical": "(i * 7919) % 5 < 2",
        "team": f"{ticket.team_id} + i % 3",
        "text": "CASE WHEN i % 4 = 0 THEN 'Es war langsam, aber gut. ' || i ELSE '' END",
    }
    copy(Response, response, count, given | about)


def copy(model, row, count, changes):
    """Write a row so many times again, with these columns changed (SQL of `i`)."""
    from django.db import connection  # noqa: PLC0415

    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    told = [changes.get(field.name, f'"{field.column}"') for field in fields]
    names = ", ".join(f'"{field.column}"' for field in fields)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'{SERIES.format(count)} INSERT INTO "{table}" ({names}) '
            f'SELECT {", ".join(told)} FROM series, "{table}" WHERE id = {row.pk}'
        )


def link():
    """Three in five answers belong to an invitation that was answered."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE pairs AS SELECT id, row_number() OVER (ORDER BY id) AS place "
            "FROM surveys_invitation WHERE state = 'answered'"
        )
        cursor.execute("CREATE UNIQUE INDEX pair ON pairs (place)")
        cursor.execute(
            "UPDATE surveys_response SET channel = 'mail', invitation_id = pairs.id, "
            "ticket_id = one.ticket_id, company_id = one.company_id, "
            "at = datetime(one.sent_at, '+' || (pairs.place % 200) || ' hours') "
            "FROM pairs JOIN surveys_invitation AS one ON one.id = pairs.id "
            "WHERE pairs.place = surveys_response.id"
        )
        cursor.execute("ANALYZE")


def keep():
    """Everything counted once; then what it costs when nothing is new."""
    from augenhoehe.base.tallies import SOURCES  # noqa: PLC0415
    from augenhoehe.indicators.actions.recount import rebuild, refresh  # noqa: PLC0415
    from augenhoehe.indicators.models import Kept  # noqa: PLC0415

    began = time.monotonic()
    for source in SOURCES.values():
        rebuild(source)
    rig.print_row("everything counted", time.monotonic() - began, unit="s")
    rig.print_row("rows kept", Kept.objects.count())
    rig.print_row("refresh, nothing new", cpu(lambda: refresh(SOURCES.values())), unit="ms")


def study(survey):
    """The page for experts computed, with the drivers in their child process."""
    from django.utils import timezone  # noqa: PLC0415

    from augenhoehe.evaluation.actions.study import compute_study  # noqa: PLC0415
    from augenhoehe.evaluation.models import Study  # noqa: PLC0415
    from augenhoehe.evaluation.results import Period  # noqa: PLC0415
    from augenhoehe.evaluation.studying import YEAR, drivers_of  # noqa: PLC0415
    from augenhoehe.surveys.scoring import scale_for  # noqa: PLC0415

    if not Study.objects.filter(survey=survey).exists():
        begun = time.monotonic()
        compute_study(survey, progress=lambda done, total: None)
        whole = time.monotonic() - begun
    else:
        whole = None
    today, content = timezone.localdate(), survey.versions.first().content
    steps, begun, cost = [], time.monotonic(), sum(os.times()[:4])
    found = drivers_of(
        survey, content, (Period(today - YEAR, today), scale_for(content)),
        progress=lambda done, total: steps.append(done),
    )  # fmt: skip
    rig.print_head("The page for experts, computed by the worker")
    rig.print_row("answers in the drivers", found["n"])
    rig.print_row("drivers", len(found["codes"]))
    rig.print_row("times it told how far it is", len(steps))
    spent, words = time.monotonic() - begun, "drivers, from the answers to the intervals"
    rig.print_row(f"{words}: CPU time", sum(os.times()[:4]) - cost, DRIVERS, unit="s")
    rig.print_row(f"{words}: by the clock", spent, unit="s")
    if whole:
        rig.print_row("the whole page", whole, unit="s")


def measure(count, survey):
    """Print the table of pages."""
    from datetime import timedelta  # noqa: PLC0415

    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415
    from within import Counter  # noqa: PLC0415

    from augenhoehe.people.models import Grant  # noqa: PLC0415

    client = Client(HTTP_HOST="localhost")
    client.force_login(Grant.objects.get(role="lead").user)
    rig.print_head(f"Pages of results at {count:,} answers")
    year = timezone.localdate() - timedelta(days=364)
    for words, pattern in PAGES.items():
        path = pattern.format(survey.pk, year)
        statements, answer = Counter(), client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        with connection.execute_wrapper(statements):
            client.get(path)
        rig.print_row(f"{words}: statements", statements.count, STATEMENTS)
        cost = rig.best(lambda path=path: cpu(lambda: client.get(path)), rounds=3)
        rig.print_row(f"{words}: CPU time", cost, CPU, unit="ms")
    rig.print_yardstick()


def cpu(run):
    """CPU time of a call in ms."""
    began = time.process_time()
    run()
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    main()
