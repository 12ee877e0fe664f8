"""People, roles, teams, touchpoints, absences."""

from datetime import UTC
from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import DEFAULT_DB_ALIAS, connection, models
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LANGUAGES = [("de", "Deutsch"), ("en", "English")]
STATES = [
    ("BW", "Baden-Württemberg"),
    ("BY", "Bayern"),
    ("BE", "Berlin"),
    ("BB", "Brandenburg"),
    ("HB", "Bremen"),
    ("HH", "Hamburg"),
    ("HE", "Hessen"),
    ("MV", "Mecklenburg-Vorpommern"),
    ("NI", "Niedersachsen"),
    ("NW", "Nordrhein-Westfalen"),
    ("RP", "Rheinland-Pfalz"),
    ("SL", "Saarland"),
    ("SN", "Sachsen"),
    ("ST", "Sachsen-Anhalt"),
    ("SH", "Schleswig-Holstein"),
    ("TH", "Thüringen"),
]


class Role(models.TextChoices):
    """What somebody may see and do; several at once are possible."""

    LEAD = "lead", pgettext_lazy("role", "Lead")
    AGENT = "agent", pgettext_lazy("role", "Agent")
    RECEPTION = "reception", pgettext_lazy("role", "Reception")
    BOSS = "boss", pgettext_lazy("role", "Boss")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administrator")
    OBSERVER = "observer", pgettext_lazy("role", "Observer")


READING_ROLES = frozenset({Role.LEAD, Role.AGENT, Role.RECEPTION})


class UserManager(BaseUserManager):
    """Finds people by their e-mail address, whatever its case."""

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """A person who works with Augenhöhe."""

    email = models.EmailField(pgettext_lazy("field", "e-mail"), unique=True)
    name = models.CharField(pgettext_lazy("field", "name"), max_length=120)
    language = models.CharField(
        pgettext_lazy("field", "language"), max_length=5, choices=LANGUAGES, default="de"
    )
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    date_joined = models.DateTimeField(null=True)
    teams = models.ManyToManyField("Team", through="Membership", related_name="members")

    objects = UserManager()
    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "id"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("people:person", args=[self.pk])

    @cached_property
    def standing(self):
        """Roles, teams, absences, leads one stands in for, all of the house: asked once."""
        return [(kind, value) for _pk, kind, value in standing_of([self.pk])]

    def _standing_of(self, kind):
        return (value for known, value in self.standing if known == kind)

    def forget_standing(self):
        """Ask anew, after an action has changed roles, teams or absences."""
        for name in ("standing", "roles", "team_ids", "stands_in", "all_teams"):
            self.__dict__.pop(name, None)

    @cached_property
    def roles(self):
        """The set of this person's roles."""
        return frozenset(self._standing_of("role"))

    @cached_property
    def team_ids(self):
        """The ids of the teams this person is a member of."""
        return tuple(sorted(int(value) for value in self._standing_of("team")))

    @property
    def may_be_away(self):
        """Is an absence noted for today or later?"""
        return any(True for _value in self._standing_of("absence"))

    @cached_property
    def stands_in(self):
        """{id of a lead who is away today: the first day}, where this person is the deputy."""
        return {int(pk): date for pk, date in map(str.split, self._standing_of("deputy"))}

    @property
    def house_is_set_up(self):
        """Is the department this person works in through its set-up?"""
        return any(True for _value in self._standing_of("set up"))

    @cached_property
    def all_teams(self):
        """All teams of the house in their order, without letters; what may be read comes below."""
        teams = map(Team.from_line, self._standing_of("house team"))
        return sorted(teams, key=lambda team: (team.position, team.name))

    @property
    def readable_team_ids(self):
        """The ids of all teams whose concerns this person may read, literal.

        Reading across teams is normal; a confidential team is read by its members and the lead.
        """
        if not self.reads_tickets:
            return ()
        hidden = set(self.hidden_team_ids)
        return tuple(sorted(team.pk for team in self.all_teams if team.pk not in hidden))

    @property
    def readable_teams(self):
        """Teams at work whose concerns this person may read, in their order."""
        hidden = set(self.hidden_team_ids)
        return [t for t in self.all_teams if t.pk not in hidden and t.retired_at is None]

    @property
    def hidden_team_ids(self):
        """The ids of the confidential teams whose concerns this reader may not see."""
        if self.has_role(Role.LEAD):
            return ()
        closed = {team.pk for team in self.all_teams if team.is_confidential}
        return tuple(sorted(closed - set(self.team_ids)))

    def has_role(self, *roles):
        """Does this person hold one of these roles?"""
        return not self.roles.isdisjoint(roles)

    @property
    def reads_tickets(self):
        """May this person read concerns at all?"""
        return not self.roles.isdisjoint(READING_ROLES)

    @property
    def is_lead(self):
        return Role.LEAD in self.roles

    @property
    def may_change_settings(self):
        return self.has_role(Role.LEAD, Role.ADMINISTRATOR)

    @property
    def initials(self):
        words = self.name.split()
        return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


def standing_of(user_ids):
    """[(user id, kind, value)] for any number of people in one query; of the house without one."""
    people = ", ".join(["%s"] * len(user_ids)) or "NULL"
    today = str(timezone.localdate())
    values = [*user_ids, *user_ids, *user_ids, today, *user_ids, today, today]
    with connection.cursor() as cursor:
        cursor.execute(STANDING.format(people=people), values)
        return cursor.fetchall()


# Written out, because every page asks it and the ORM takes a millisecond to say it.
STANDING = """
SELECT user_id, 'role', role FROM people_grant WHERE user_id IN ({people})
UNION ALL
SELECT user_id, 'team', CAST(team_id AS text) FROM people_membership WHERE user_id IN ({people})
UNION ALL
SELECT user_id, 'absence', CAST(id AS text) FROM people_absence
    WHERE user_id IN ({people}) AND ended_at IS NULL AND ends_on >= %s
UNION ALL
SELECT a.deputy_id, 'deputy', CAST(a.user_id AS text) || ' ' || CAST(a.starts_on AS text)
    FROM people_absence a JOIN people_user u ON u.id = a.user_id AND u.is_active
    JOIN people_grant g ON g.user_id = u.id AND g.role = 'lead'
    WHERE a.deputy_id IN ({people}) AND a.ended_at IS NULL
    AND a.starts_on <= %s AND a.ends_on >= %s
UNION ALL
SELECT NULL, 'set up', CAST(id AS text) FROM people_department WHERE set_up_at IS NOT NULL
UNION ALL
SELECT NULL, 'house team', CAST(id AS text) || ',' || CAST(position AS text) || ','
    || CASE WHEN is_confidential THEN '1' ELSE '' END || ','
    || COALESCE(CAST(retired_at AS text), '') || ',' || name
    FROM people_team
"""


class Grant(models.Model):
    """A role that a person holds."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="grant_once")]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"


# In the order of the model, as `from_db` reads them.
LINE = ("id", "name", "is_confidential", "position", "retired_at")


def as_moment(text):
    """A moment that a database gave as text: UTC, whether it says so or not."""
    moment = parse_datetime(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Team(models.Model):
    """People who answer together."""

    name = models.CharField(pgettext_lazy("field", "name"), max_length=80, unique=True)
    is_reception = models.BooleanField(_("takes calls for others"), default=False)
    is_confidential = models.BooleanField(
        pgettext_lazy("team", "confidential"),
        default=False,
        help_text=_("Only members and the lead read its concerns."),
    )
    signature_de = models.TextField(_("signature, German"), blank=True, default="")
    signature_en = models.TextField(_("signature, English"), blank=True, default="")
    acknowledges = models.BooleanField(_("acknowledges receipt"), default=True)
    acknowledgement_de = models.TextField(_("acknowledgement, German"), blank=True, default="")
    acknowledgement_en = models.TextField(_("acknowledgement, English"), blank=True, default="")
    position = models.PositiveSmallIntegerField(pgettext_lazy("field", "position"), default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("people:team", args=[self.pk])

    @classmethod
    def from_line(cls, line):
        """A team out of a line of STANDING; the rest of its columns comes when it is asked for."""
        pk, position, closed, retired, name = line.split(",", 4)
        retired_at = as_moment(retired) if retired else None
        values = (int(pk), name, bool(closed), int(position), retired_at)
        return cls.from_db(DEFAULT_DB_ALIAS, LINE, values)


class Membership(models.Model):
    """A person is in a team; one may be in several."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "team"], name="membership_once")]

    def __str__(self):
        return f"{self.user}, {self.team}"


class TouchpointKind(models.TextChoices):
    """The ways a concern can come in."""

    MAIL = "mail", pgettext_lazy("field", "E-mail")
    FORM = "form", _("Web form")
    PHONE = "phone", pgettext_lazy("touchpoint", "Phone")
    RECEPTION = "reception", pgettext_lazy("touchpoint", "Reception")
    INTERNAL = "internal", pgettext_lazy("touchpoint", "Colleagues")


class Touchpoint(models.Model):
    """A named place where customers meet the service (S1)."""

    name = models.CharField(pgettext_lazy("field", "name"), max_length=80)
    kind = models.CharField(
        pgettext_lazy("field", "kind"), max_length=12, choices=TouchpointKind.choices
    )
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="touchpoints")
    slug = models.SlugField(
        _("address of the public form"), max_length=60, unique=True, null=True, blank=True
    )
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["team__position", "name"]

    def __str__(self):
        return self.name


class Absence(models.Model):
    """Somebody is away, until a day, and somebody else answers for them."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="absences")
    deputy = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="deputises"
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["ends_on", "starts_on"], name="absence_days")]

    def __str__(self):
        return f"{self.user}: {self.starts_on} – {self.ends_on}"

    @property
    def is_over(self):
        """Has it ended, or was it ended?"""
        return self.ended_at is not None or self.ends_on < timezone.localdate()

    @property
    def has_begun(self):
        """Does it last today?"""
        return self.starts_on <= timezone.localdate() and not self.is_over


class Department(models.Model):
    """The one department of this installation, and what holds for all of it."""

    name = models.CharField(_("company name"), max_length=120, blank=True, default="")
    state = models.CharField(_("state (holidays)"), max_length=4, choices=STATES, default="NW")
    language = models.CharField(
        pgettext_lazy("field", "language"), max_length=5, choices=LANGUAGES, default="de"
    )
    is_demo = models.BooleanField(default=False)
    set_up_at = models.DateTimeField(null=True)
    checklist = models.JSONField(default=dict)
    begin_hash = models.CharField(max_length=64, blank=True, default="")

    def __str__(self):
        return self.name


class FollowUp(models.Model):
    """A date on anything (Wiedervorlage): come back to it then."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="follow_ups")
    subject_type = models.IntegerField()
    subject_id = models.BigIntegerField()
    due_at = models.DateTimeField(pgettext_lazy("field", "when"))
    note = models.CharField(pgettext_lazy("field", "note"), max_length=200, blank=True, default="")
    set_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="followup_subject"),
            models.Index(
                fields=["user", "due_at"],
                condition=models.Q(done_at=None),
                name="followup_waiting",
            ),
        ]

    def __str__(self):
        return self.note or str(self.due_at)
