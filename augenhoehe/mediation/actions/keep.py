"""What is typed on the sheet of a clearing talk is kept while one types."""

from django.utils import timezone

from augenhoehe.base.actions import housekeeping
from augenhoehe.mediation.actions.open import locked
from augenhoehe.mediation.models import Interest, Option, Point, Rating, Voice


@housekeeping("who typed which word of a sheet is nobody's business")
def keep_sheet(talk, *, typed):
    """Write down what was typed; fields that nobody touched stay as they are."""
    talk = locked(talk)
    _keep_head(talk, typed)
    for party in talk.parties.all():
        _keep_voices(party, typed)
        _keep_interests(party, typed)
        if (otherwise := typed.text(f"b-{party.pk}")) is not None:
            party.otherwise = otherwise
            party.save(update_fields=["otherwise"])
    _keep_options(talk, typed)
    _keep_points(talk, typed)
    return talk


def _keep_head(talk, typed):
    signs, said = typed.many("signs"), typed.ticked("rules")
    if signs is not None:
        talk.signs = signs
    if said is not None:
        talk.rules_said_at = (talk.rules_said_at or timezone.now()) if said else None
    if typed.touches("talk_at"):
        talk.talk_at = typed.moment("talk_at")
    talk.save(update_fields=["signs", "rules_said_at", "talk_at"])


def _keep_voices(party, typed):
    known = {voice.line: voice for voice in party.voices.all()}
    for line in Voice.Line.values:
        text, heard = typed.text(f"v-{party.pk}-{line}"), typed.ticked(f"h-{party.pk}-{line}")
        voice = known.get(line) or Voice(party=party, line=line)
        if text is not None:
            voice.text = text
        if heard is not None:
            voice.heard_at = (voice.heard_at or timezone.now()) if heard else None
        if voice.pk or voice.text or voice.heard_at:
            voice.save()


def _keep_interests(party, typed):
    """A line each; by its place, so that a better word for it keeps what meets it."""
    lines = typed.lines(f"i-{party.pk}")
    known = list(party.interests.all())
    if lines is not None:
        for interest, text in zip(known, lines, strict=False):
            interest.text = text
            interest.save(update_fields=["text"])
        for text in lines[len(known) :]:
            Interest.objects.create(party=party, text=text)
        for interest in known[len(lines) :]:
            interest.delete()
    for interest in known:
        left = typed.ticked(f"l-{interest.pk}")
        if left is not None and interest.pk:
            interest.is_left_open = left
            interest.save(update_fields=["is_left_open"])


def _keep_options(talk, typed):
    known = {one.key: one for one in talk.options.all()}
    parties = list(talk.parties.values_list("pk", flat=True))
    for key in typed.keys("o"):
        option = known.get(key) or Option(talk=talk, key=key)
        option.text = typed.text(f"o-{key}-text", option.text)
        option.criterion = typed.text(f"o-{key}-criterion", option.criterion)
        if option.text:
            option.save()
            _keep_ratings(option, typed, parties)
        elif option.pk:
            option.delete()


def _keep_ratings(option, typed, parties):
    for party_id in parties:
        value = typed.rating(f"r-{option.key}-{party_id}")
        if value == "":
            Rating.objects.filter(option=option, party_id=party_id).delete()
        elif value is not None:
            Rating.objects.update_or_create(
                option=option, party_id=party_id, defaults={"value": value}
            )


def _keep_points(talk, typed):
    known = {one.key: one for one in talk.points.all()}
    interests = set(Interest.objects.filter(party__talk=talk).values_list("pk", flat=True))
    parties = set(talk.parties.values_list("pk", flat=True))
    for key in typed.keys("p"):
        point = known.get(key) or Point(talk=talk, key=key)
        point.text = typed.text(f"p-{key}-text", point.text)
        if not point.text:
            if point.pk:
                point.delete()
            continue
        if typed.touches(f"p-{key}-due"):
            point.due_on = typed.day(f"p-{key}-due")
        if typed.touches(f"p-{key}-who"):
            point.party_id, point.user_id = typed.who(f"p-{key}-who", parties)
        point.save()
        if (meets := typed.many(f"p-{key}-meets")) is not None:
            point.meets.set({int(pk) for pk in meets if pk.isdecimal()} & interests)
