"""People as they are pasted: name, e-mail, and in any order a team and a role."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from augenhoehe.people.actions.invite_person import Invitee
from augenhoehe.people.models import Role, User
from augenhoehe.people.queries import active_teams

CUT = re.compile(r"[;,\t]|(?<=\S)\s{2,}(?=\S)")
ADDRESS = re.compile(r"<?([^\s<>;,]+@[^\s<>;,]+)>?")


def read_lines(text, *, language, roles):
    """(people, mistakes): whom to invite, and a sentence for each line that is not clear."""
    teams = {team.name.casefold(): team for team in active_teams()}
    words = {str(role.label).casefold(): role for role in Role}
    words |= {role.value: role for role in Role}
    people, mistakes, seen = [], [], set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            person = _read(line, teams, words, seen, language)
            people.append(_with_role(person, roles))
        except ValidationError as error:
            mistakes.append(_("Line %(n)s: %(why)s") % {"n": number, "why": error.messages[0]})
    return people, mistakes


def _read(line, teams, words, seen, language):
    found = ADDRESS.search(line)
    if found is None:
        raise ValidationError(_("there is no e-mail address in it."))
    email = _check(found[1].strip(".,;").lower(), seen)
    rest = line[: found.start()] + ";" + line[found.end() :]
    name, ours, roles = "", [], []
    for part in filter(None, (part.strip() for part in CUT.split(rest))):
        if part.casefold() in teams:
            ours.append(teams[part.casefold()])
        elif part.casefold() in words:
            roles.append(words[part.casefold()])
        elif not name:
            name = part[:120]
        else:
            raise ValidationError(_("“%(word)s” is no team and no role.") % {"word": part})
    return Invitee(email, name or _name_of(email), tuple(roles), tuple(ours), language)


def _check(email, seen):
    validate_email(email)
    if email in seen:
        raise ValidationError(_("%(email)s stands there twice.") % {"email": email})
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError(_("%(email)s is here already.") % {"email": email})
    seen.add(email)
    return email


def _with_role(person, allowed):
    """Whoever is in a team works on concerns, at the reception takes calls; if it may be given."""
    if not set(person.roles) <= set(allowed):
        raise ValidationError(_("such a role is given by a lead only."))
    at_reception = bool(person.teams) and all(team.is_reception for team in person.teams)
    usual = Role.RECEPTION if at_reception else Role.AGENT
    if person.roles or usual not in allowed:
        return person
    return person._replace(roles=(usual,))


def _name_of(email):
    return " ".join(re.split(r"[._-]+", email.partition("@")[0])).title()
