"""What is kept of answers says what a full count says, and leads to exactly its records."""

from datetime import timedelta
from io import BytesIO
from random import Random
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.utils import timezone

from augenhoehe.base.tallies import SOURCES
from augenhoehe.base.tokens import new_token
from augenhoehe.evaluation import results
from augenhoehe.evaluation.results import Period
from augenhoehe.indicators import keeping, queries
from augenhoehe.indicators.actions.recount import rebuild, refresh
from augenhoehe.indicators.models import Kept
from augenhoehe.indicators.sight import Sight
from augenhoehe.indicators.tests.test_recount import House, kept_and_counted
from augenhoehe.journal.actions import record
from augenhoehe.measures.courses import weeks_of
from augenhoehe.measures.sizes import provable
from augenhoehe.people.tests.cast import make_cast, signed_in
from augenhoehe.surveys.actions.answer import answer_survey
from augenhoehe.surveys.actions.bring_in import bring_in, lay_down, take_out
from augenhoehe.surveys.answers import Given
from augenhoehe.surveys.events import ASKED
from augenhoehe.surveys.mapping import Line, Taking
from augenhoehe.surveys.models import Batch, Invitation, Response
from augenhoehe.surveys.opening import by_token
from augenhoehe.surveys.scoring import scale_for
from augenhoehe.surveys.tests.cast import invite, make_survey
from augenhoehe.tickets.actions.hand_over import hand_over_urgently
from augenhoehe.tickets.models import Ticket
from augenhoehe.tickets.tests.cast import make_contact, make_ticket

DAY = timedelta(days=1)
STEPS = ["open", "ask", "ask", "say", "say", "again", "bring", "undo", "topic", "solve", "hide"]
OURS = ("csat", "nps", "ces", "response_rate")


class Asking(House):
    """The department at random, asking and being answered."""

    def __init__(self, cast):
        super().__init__(cast)
        self.surveys = [make_survey(kind) for kind in ("csat", "nps", "ces")]
        self.out = []

    def _ask(self, ticket, rng):
        survey = rng.choice(self.surveys)
        ago = timedelta(minutes=rng.randrange(60 * 24 * 80))
        contact = make_contact(f"Ole{rng.randrange(10**12)} O", company=f"Firma {rng.randrange(2)}")
        about = {"ticket": ticket} if survey.kind != "nps" else {"contact": contact}
        if Invitation.objects.filter(survey=survey, ticket=ticket).exists():
            return
        invitation, token = invite(survey, sent_ago=ago, company=contact.companies.first(), **about)
        record(ASKED, invitation.contact, by="system", survey_id=survey.pk)
        self.out.append((invitation, token, ago))

    def _say(self, ticket, rng):
        if not self.out:
            return
        invitation, token, ago = self.out.pop(rng.randrange(len(self.out)))
        low, high = {"csat": (1, 5), "nps": (0, 10), "ces": (1, 7)}[invitation.survey.kind]
        said = answer_survey(
            by_token(token), given=Given({"score": rng.randint(low, high)}), by="customer"
        )
        Response.objects.filter(pk=said.pk).update(at=timezone.now() - ago * rng.random())

    def _again(self, ticket, rng):
        said = Response.objects.exclude(invitation=None).order_by("?").first()
        if said:
            opened = by_token(self._new_token(said.invitation))
            answer_survey(opened, given=Given({"score": rng.randint(1, 5)}), by="customer")

    def _new_token(self, invitation):
        token, hashed = new_token()
        Invitation.objects.filter(pk=invitation.pk).update(token_hash=hashed)
        return token

    def _bring(self, ticket, rng):
        survey, now = rng.choice(self.surveys), timezone.now()
        lines = [
            Line(n, now - rng.randrange(80) * DAY, f"who{n}", Given({"score": rng.randint(1, 5)}),
                 f"{rng.randrange(10**9)}")
            for n in range(4)
        ]  # fmt: skip
        batch = lay_down(survey, name="x.csv", file=BytesIO(b"x"), by=self.cast.lead)
        content = survey.versions.last().content
        bring_in(batch, taking=Taking(content, lines, row_count=4), by=self.cast.lead)

    def _undo(self, ticket, rng):
        if batch := Batch.objects.exclude(report={}).order_by("?").first():
            take_out(batch, by=self.cast.lead)

    def _hide(self, ticket, rng):
        if rng.random() < 0.3:
            facts = {"danger": "colleague", "sentence": "Laut.", "concerned": self.cast.bob}
            hand_over_urgently(ticket, by=self.cast.alice, **facts)


@pytest.fixture
def house(db, monkeypatch):
    monkeypatch.setattr(keeping, "SMALL", 0)
    return Asking(make_cast())


@pytest.mark.parametrize("seed", range(5))
def test_what_is_kept_of_answers_is_a_full_count_whatever_happened(house, monkeypatch, seed):
    rng = Random(seed)
    for number in range(80):
        if number == 40:
            for source in SOURCES.values():
                rebuild(source)
        house.live(rng.choice(STEPS), rng.randrange(10**6))
    now = timezone.now()
    refresh(SOURCES.values(), now=now)
    ours = [one.code for name, one in SOURCES.items() if name.startswith("surveys.")]
    assert Kept.objects.filter(source__in=ours).exists()
    kept, counted = kept_and_counted(monkeypatch, now)
    for key in counted:
        assert kept[key] == counted[key], key


def listed(user, address):
    """How many records the list behind an address shows, page by page."""
    door, parts, count = signed_in(user), urlsplit(address), 0
    query = dict(parse_qsl(parts.query))
    while True:
        page = door.get(f"{parts.path}?{urlencode(query)}").context["page"]
        count += len(page.rows)
        if not page.next_key:
            return count
        query["after"] = page.next_key


@pytest.fixture
def busy(house):
    rng = Random(7)
    for number in range(130):
        house.live("open" if number < 30 else rng.choice(("ask", "say", "bring", "topic")), number)
    return house


@pytest.mark.parametrize("name", OURS)
def test_as_many_records_stand_behind_a_figure_as_it_counted(busy, name):
    now = timezone.now()
    figure = queries.reading(name, queries.last_days(60, now=now), now=now)
    assert figure.reading.n > 0
    assert listed(busy.cast.lead, figure.reading.records) == figure.reading.n


@pytest.mark.parametrize(
    ("name", "kind"),
    [("csat", "company"), ("csat", "channel"), ("csat", "survey"), ("nps", "company"),
     ("response_rate", "topic"), ("response_rate", "company")],
)  # fmt: skip
def test_as_many_records_stand_behind_a_part_as_it_counted(busy, name, kind):
    now = timezone.now()
    found = queries.parts(name, queries.last_days(90, now=now), kind, now=now)
    told = [part for part in found if part.key != "-" and part.reading.n]
    assert told
    for part in told:
        assert listed(busy.cast.lead, part.reading.records) == part.reading.n, part.key


@pytest.mark.parametrize("promise", ["confidential", "anonymous"])
def test_what_was_promised_to_stay_in_sums_is_in_no_figure_and_in_no_list(house, promise):
    """An attack: the figures of two windows that differ by a day would tell one person's answer."""
    survey = make_survey("nps", promise=promise)
    contact = make_contact("Ida I")
    invitation, _token = invite(survey, contact=contact)
    if promise == "confidential":
        version = survey.versions.last()
        Response.objects.create(
            survey=survey, version=version, score=0, at=timezone.now(), invitation=invitation,
            contact=contact, text="geheim", channel="mail",
        )  # fmt: skip
    for name in OURS:
        assert not queries.reading(name, queries.last_days(30)).reading.n
    door = signed_in(house.cast.lead)
    assert not door.get("/evaluation/responses/").context["page"].rows
    for query in ("", f"?survey={survey.pk}"):
        assert "geheim" not in door.get(f"/evaluation/responses/{query}").content.decode()


def test_a_doubtful_answer_and_one_asked_again_count_nowhere(house):
    survey = house.surveys[0]
    facts = {"survey": survey, "version": survey.versions.last(), "at": timezone.now()}
    for doubt in ("trap", "early", "again"):
        Response.objects.create(score=1, channel="mail", doubt=doubt, **facts)
    assert queries.reading("csat", queries.last_days(30)).reading.n == 0


def test_a_list_keeps_what_a_colleague_may_not_read_from_them(house):
    cast = house.cast
    ticket = make_ticket(cast.confidential, contact=make_contact("Kai K"))
    survey = house.surveys[0]
    facts = {"survey": survey, "version": survey.versions.last(), "at": timezone.now()}
    Response.objects.create(score=2, channel="mail", ticket=ticket, text="vertraulich", **facts)
    invite(survey, ticket=ticket)
    for path in ("responses", "invitations"):
        assert len(signed_in(cast.lead).get(f"/evaluation/{path}/").context["page"].rows) == 1
        assert not signed_in(cast.alice).get(f"/evaluation/{path}/").context["page"].rows
    assert signed_in(cast.alice).get("/evaluation/responses/?export=csv").status_code == 403


def test_the_list_is_searched_filtered_and_exported(house):
    survey = house.surveys[0]
    facts = {"survey": survey, "version": survey.versions.last(), "channel": "phone"}
    for score, text in ((1, "viel zu langsam"), (5, "schnell"), (4, "")):
        Response.objects.create(
            score=score, text=text, is_critical=score < 3, at=timezone.now(), **facts
        )
    door = signed_in(house.cast.lead)
    for query, many in (("q=zu+LANG", 1), ("take=critical", 1), ("take=text", 2), ("channel=qr", 3),
                        ("channel=phone", 3), ("channel=mail", 0), (f"survey={survey.pk}", 3),
                        ("survey=99999999999999999999", 3), ("company=²", 3), ("q=%00", 3)):  # fmt: skip
        assert len(door.get(f"/evaluation/responses/?{query}").context["page"].rows) == many, query
    table = b"".join(door.get("/evaluation/responses/?q=schnell&export=csv").streaming_content)
    assert b"schnell" in table and b"langsam" not in table
    assert Ticket.objects.count() == 0


@pytest.mark.parametrize(
    "query",
    ["figure=csat", "figure=csat&since=x&until=y&at=z", "figure=concerns.in&since=2026-01-01T00:00Z"
     "&until=2026-02-01T00:00Z&at=2026-02-01T00:00Z"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["responses", "invitations"])
def test_a_broken_window_is_none(house, path, query):
    reply = signed_in(house.cast.lead).get(f"/evaluation/{path}/?{query}")
    assert reply.status_code == 200 and not reply.context["wanted"].behind


@pytest.mark.parametrize("name", OURS)
def test_an_indicator_without_data_says_so(house, name):
    door = signed_in(house.cast.lead)
    for query in ("", "?view=parts", "?view=months", "?segment=company:1"):
        reply = door.get(f"/figures/{name}/{query}")
        assert reply.status_code == 200, query
    assert "Nichts zu zählen" in reply.content.decode() or "Nothing to count" in (
        reply.content.decode()
    )


@pytest.mark.parametrize("seed", range(3))
def test_the_page_of_results_says_the_same_of_what_is_kept(house, monkeypatch, seed):
    rng = Random(seed)
    for number in range(90):
        step = "open" if number < 20 else rng.choice(("ask", "say", "bring", "hide"))
        house.live(step, rng.randrange(10**6))
    for source in SOURCES.values():
        rebuild(source)
    period = Period.from_query({}, timezone.localdate())
    for survey in house.surveys:
        said = []
        for small in (0, 10**9):
            monkeypatch.setattr(keeping, "SMALL", small)
            scale, sight = scale_for(survey.versions.last().content), Sight()
            scores = results.scores_of(survey, period, scale, sight=sight)
            said.append((scores, results.funnel(survey, period, sight=sight)))
        kept, counted = said
        assert (kept[0].now, kept[0].before) == (counted[0].now, counted[0].before)
        assert kept[0].months == counted[0].months and kept[0].others == counted[0].others
        assert kept[1] == counted[1]


def test_a_figure_leads_to_the_results_and_says_who_was_not_asked(house):
    survey = house.surveys[0]
    held, _token = invite(survey, contact=make_contact("Hella H"), state="blocked", sent_at=None)
    Invitation.objects.filter(pk=held.pk).update(decided_rule="open")
    shown = signed_in(house.cast.lead).get("/figures/csat/").content.decode()
    assert f"/evaluation/{survey.pk}/" in shown
    assert '<dd class="nums">1</dd>' in shown
    back = signed_in(house.cast.lead).get(f"/evaluation/{survey.pk}/").content.decode()
    assert f"/figures/csat/?segment=survey:{survey.pk}" in back


def test_companies_are_split_for_whoever_may_know_them(busy):
    page = "/figures/csat/?view=parts&by=company"
    assert "Firma" in str(signed_in(busy.cast.lead).get(page).context["parts"].rows)
    boss = signed_in(busy.cast.boss)
    assert "company" not in dict(boss.get(page).context["kinds"])
    assert boss.get("/figures/csat/?segment=company:1").context["asked"].segment is None


def test_the_number_behind_a_score_leads_to_its_answers(busy):
    door = signed_in(busy.cast.lead)
    for survey in busy.surveys:
        reply = door.get(f"/evaluation/{survey.pk}/")
        score, before = reply.context["picture"].score, reply.context["picture"].before
        found = [listed(busy.cast.lead, address) for address in reply.context["records"]]
        assert found == [score.n, before.n]
    assert not signed_in(busy.cast.boss).get(f"/evaluation/{survey.pk}/").context["records"]


def test_the_effect_of_a_measure_can_be_shown_on_answers(house):
    """A week of an NPS is known by its promoters and detractors, not by its points alone."""
    assert {"csat", "nps", "ces", "response_rate"} <= dict(provable()).keys()
    survey = house.surveys[1]
    facts = {"survey": survey, "version": survey.versions.last(), "channel": "mail"}
    for score in (10, 10, 8, 0):
        Response.objects.create(score=score, at=timezone.now() - 20 * DAY, **facts)
    weeks = weeks_of("nps", start=timezone.localdate() - 5 * DAY)
    assert sum(lump.n for lump in weeks.before) == 4
    assert sum(lump.total for lump in weeks.before) == 1
    assert sum(lump.squares for lump in weeks.before) == 3
