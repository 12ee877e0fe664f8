"""Words in braces become names, amounts and dates: drawn once a concern, then kept."""

import re
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from augenhoehe.transfer.demo.texts import load

SLOT = re.compile(r"{(\w+)}")
FORMS = {("Frau", "de"): "Frau", ("Herr", "de"): "Herr", ("Frau", "en"): "Ms", ("Herr", "en"): "Mr"}
DAY = {"de": "j. F", "en": "j F"}
DEADLINE = {"de": "l, j. F", "en": "l j F"}
HELLO = {"de": "Guten Tag", "en": "Hello"}
PHONE = {"de": "Tel.", "en": "Phone"}
PAYROLL_LAG = timedelta(days=10)


def formal(person, language):
    """“Frau Dr. Pohl”, “Ms Pohl”; the full name without a form of address."""
    form, title = FORMS.get((person["form"], language), ""), _academic(person)
    if not form:
        return person["name"]
    if title and language == "en":
        return f"{title.removeprefix('Prof. ')} {person['last_name']}"
    return " ".join(word for word in (form, title, person["last_name"]) if word)


def _academic(person):
    """Staff have a job where customers have an academic title."""
    title = person.get("title", "")
    return title if isinstance(title, str) else ""


def shown(moment, form, language):
    """A moment in the words of a language."""
    with override(language):
        return date_format(timezone.localtime(moment), form[language])


class Slots:
    """The values of one concern."""

    def __init__(self, rng, *, writer, language, at):
        self.rng, self.writer, self.language, self.at = rng, writer, language, at
        self.known = dict(self._of_writer())

    def fill(self, text, *, agent=None, **now):
        """`text` with its slots filled; `agent` writes it, `now` are values of this text only."""
        if agent is not None:
            now |= {
                "agent": agent["name"],
                "agent_first": agent["first_name"],
                "agent_formal": formal(agent, self.language),
            }
        return SLOT.sub(lambda found: str(now.get(found[1]) or self._value(found[1])), text)

    def _value(self, key):
        if key not in self.known:
            self.known[key] = self._draw(next(s for s in load("slots") if s["key"] == key))
        return self.known[key]

    def _of_writer(self):
        person, company = self.writer.person, self.writer.company
        name = formal(person, self.language)
        yield "salutation", f"{HELLO[self.language]} {name}"
        yield "contact", person["name"]
        yield "contact_first", person["first_name"]
        yield "contact_formal", name
        yield "phone", person["phone"]
        yield "company", company["name"] if company else person["name"]
        yield "client", self.writer.client or (company["name"] if company else person["name"])
        yield "sig", self._signature(person, company)
        yield "lead", next(p["name"] for p in load("people")["staff"] if "lead" in p["roles"])

    def _signature(self, person, company):
        role = person.get("role", {}).get(self.language, "")
        lines = [person["name"], role]
        if company:
            lines += [
                company["name"],
                f"{company['street']}, {company['postcode']} {company['town']}",
            ]
        lines.append(f"{PHONE[self.language]} {person['phone']}")
        return "\n".join(line for line in lines if line)

    def _draw(self, slot):
        if "values" in slot:
            return self._one_of(slot)
        if "pattern" in slot:
            return slot["pattern"].format(self.rng.randint(*slot["between"]))
        if "money" in slot:
            return self._money(self.rng.randint(*slot["money"]) + self.rng.randint(0, 99) / 100)
        return DATED[slot["source"]](self, slot)

    def _one_of(self, slot):
        taken = {self.known.get("employee"), self.known.get("employee2")}
        values = slot["values"][self.language]
        return self.rng.choice([v for v in values if v not in taken] or values)

    def _money(self, amount):
        text = f"{amount:,.2f}"
        return text.translate(str.maketrans(",.", ".,")) if self.language == "de" else text

    def _month(self, slot):
        middle = (timezone.localtime(self.at) - PAYROLL_LAG).replace(day=15)
        return shown(
            middle + timedelta(days=30.4 * slot["offset"]), {"de": "F", "en": "F"}, self.language
        )

    def _year(self, slot):
        return timezone.localtime(self.at).year + slot["offset"]

    def _day(self, slot):
        return shown(
            self.at + timedelta(days=self.rng.randint(*slot["between"])), DAY, self.language
        )

    def _by_year(self, slot):
        years = slot["by_year"]
        wanted = str(self._year(slot))
        return years.get(wanted, years[max(years)])[self.language]

    def _promise(self, slot):
        return shown(self.at + timedelta(days=6), DEADLINE, self.language)


DATED = {
    "month": Slots._month,
    "year": Slots._year,
    "day": Slots._day,
    "by_year": Slots._by_year,
    "promise": Slots._promise,
}
