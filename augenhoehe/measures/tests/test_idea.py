import pytest

from augenhoehe.base.actions import Refused
from augenhoehe.journal.models import Entry
from augenhoehe.measures import rules
from augenhoehe.measures.actions.idea import answer_idea, give_idea, read_answer
from augenhoehe.measures.models import Idea
from augenhoehe.measures.needs import idea as needs
from augenhoehe.measures.tests.making import day
from augenhoehe.people.tests.cast import signed_in


def bring(cast, **more):
    return give_idea("Alle fragen nach dem Termin", better="Ihn nennen", by=cast.bob, **more)


def test_an_idea_needs_both_sentences(cast):
    with pytest.raises(Refused):
        give_idea("Etwas", better=" ", by=cast.bob)
    assert not Idea.objects.exists()


def test_who_does_not_want_to_be_named_is_named_nowhere(cast):
    idea = bring(cast, is_named=False)
    assert rules.author_of(idea, cast.lead) is None
    assert rules.author_of(idea, cast.bob) == cast.bob
    assert Entry.objects.get(subject_id=idea.pk).by_id is None
    for path in (f"/measures/ideas/{idea.pk}/", "/measures/ideas/", "/measures/ideas/?export=csv"):
        reply = signed_in(cast.lead).get(path)
        body = b"".join(reply.streaming_content) if reply.streaming else reply.content
        assert b"Bob" not in body


def test_an_answer_comes_to_the_authors_day_until_it_is_read(cast):
    idea = bring(cast)
    assert [one.label for one in needs(Idea.objects.all(), cast.lead, idea.given_at)]
    answer_idea(idea, answer="Gern, im Frühjahr", state="later", by=cast.lead)
    waits = needs(Idea.objects.all(), cast.bob, idea.given_at)
    assert len(waits) == 1
    signed_in(cast.bob).get(f"/measures/ideas/{idea.pk}/")
    assert needs(Idea.objects.all(), cast.bob, idea.given_at) == []
    read_answer(idea)


def test_an_answer_says_what_becomes_of_it(cast):
    idea = bring(cast)
    with pytest.raises(Refused):
        answer_idea(idea, answer="Danke", state="taken", by=cast.lead)
    with pytest.raises(Refused):
        answer_idea(idea, answer=" ", state="later", by=cast.lead)
    idea.refresh_from_db()
    assert idea.state == "new" and idea.answered_at is None


def test_only_who_answers_ideas_makes_a_measure_of_one(cast):
    idea = bring(cast)
    data = {"title": "Termin nennen", "due_on": day(3), "serves": "none"}
    path = f"/measures/new/?idea={idea.pk}"
    signed_in(cast.alice).post(path, data | {"owner": cast.alice.pk})
    idea.refresh_from_db()
    assert idea.state == "new"
    signed_in(cast.lead).post(path, data | {"owner": cast.lead.pk})
    idea.refresh_from_db()
    assert idea.state == "taken" and idea.measure
    assert (
        "Bob Berger" in signed_in(cast.boss).get(idea.measure.get_absolute_url()).content.decode()
    )
