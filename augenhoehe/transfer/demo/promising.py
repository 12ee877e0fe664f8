"""What the house of the demo promises, one promise agreed with a company, and extra wishes."""

from datetime import datetime, time, timedelta
from random import Random

from django.utils import timezone

from augenhoehe.catalogue import events as catalogue_events
from augenhoehe.catalogue.actions.write import PARTS
from augenhoehe.catalogue.finding import docs
from augenhoehe.catalogue.models import Extra, PromiseVersion, ServicePromise
from augenhoehe.customers import events as customer_events
from augenhoehe.customers.models import Agreement
from augenhoehe.search.actions import index_texts
from augenhoehe.tickets import events
from augenhoehe.tickets.models import ExtraWish
from augenhoehe.tickets.wordings import chosen_of
from augenhoehe.transfer.actions.write_rows import write_rows
from augenhoehe.transfer.demo.texts import load

TONGUES = ("de", "en")
LINES = ("included", "impossible")
# In the data a “solution” is a standard solution.
NAMED = {"solution": "solved"}
# So long after a concern came somebody answers the wish in it.
ANSWERED = timedelta(hours=2)


def add_service(world, stories):
    """Promises in versions, an agreement, and the wishes of a year."""
    data = load("service")
    today = timezone.localdate(world.now)
    promises = {row["key"]: _promise(world, row) for row in data["promises"]}
    write_rows([list(promises.values())])
    versions = {row["key"]: _versions(world, promises, row, today) for row in data["promises"]}
    write_rows([[one for rows in versions.values() for one in rows]])
    _add_extras(data["promises"], versions)
    agreed = [_agree(world, promises, row, today) for row in data["promises"] if row["agreed"]]
    write_rows([agreed])
    index_texts(list(docs()))
    products = {row["key"]: row.get("product") for row in data["promises"]}
    fitting = _Fitting(stories, set(products.values()), agreed)
    for row in data["wishes"]:
        taken = fitting.take(world, products[row["promise"]], row["count"])
        for place, ticket in enumerate(taken):
            text = row["texts"][place % len(row["texts"])]
            _add_wish(world, ticket, versions[row["promise"]], (row["choice"], text))


def _promise(world, row):
    names = {f"title_{tongue}": row["title"][tongue] for tongue in TONGUES}
    return ServicePromise(
        product=world.house.products.get(row.get("product")),
        is_agreed=bool(row["agreed"]),
        owner=world.house.people[row["owner"]],
        created_at=world.now - timedelta(days=-row["versions"][0]["from"]),
        **names,
    )


def _versions(world, promises, row, today):
    promise, found = promises[row["key"]], []
    for number, said in enumerate(row["versions"], 1):
        begin = today + timedelta(days=said["from"])
        at = timezone.make_aware(datetime.combine(begin, time(9)))
        version = PromiseVersion(
            promise=promise,
            number=number,
            valid_from=begin,
            valid_to=None if said["to"] is None else today + timedelta(days=said["to"]),
            is_public=row["public"],
            written_by=promise.owner,
            written_at=at,
            **_texts(said),
        )
        found.append(version)
        _record_version(world, version)
    return found


def _texts(said):
    told = {
        (part, tongue): said[NAMED.get(part, part)][tongue] for part in PARTS for tongue in TONGUES
    }
    return {
        f"{part}_{tongue}": "\n".join(text) if part in LINES else text
        for (part, tongue), text in told.items()
    }


def _record_version(world, version):
    told = {"by": version.written_by, "at": version.written_at}
    if version.number == 1:
        world.record(catalogue_events.PROMISE_WRITTEN, version.promise, **told)
    else:
        kind = catalogue_events.PROMISE_CHANGED
        world.record(kind, version.promise, **told, version=version.number)


def _add_extras(rows, versions):
    extras = [
        _extra(version, place, line)
        for row in rows
        for version, said in zip(versions[row["key"]], row["versions"], strict=True)
        for place, line in enumerate(said["costs"])
    ]
    write_rows([extras])


def _extra(version, place, line):
    words = {f"what_{tongue}": line["what"][tongue] for tongue in TONGUES}
    pers = {f"per_{tongue}": line["per"][tongue] for tongue in TONGUES if "per" in line}
    return Extra(version=version, position=place, cents=line["cents"], **words, **pers)


def _agree(world, promises, row, today):
    companies = {w.company["key"]: w.company_row for w in world.writers if w.company}
    since = today + timedelta(days=row["versions"][0]["from"] + 30)
    at = timezone.make_aware(datetime.combine(since, time(10)))
    agreement = Agreement(
        company=companies[row["agreed"][0]], promise=promises[row["key"]], agreed_on=since
    )
    kind, by = customer_events.AGREED, promises[row["key"]].owner
    world.record(kind, agreement.company, by=by, at=at, agreement_id=agreement)
    return agreement


class _Fitting:
    """Concerns in which a wish may have come up: each once, spread over the year."""

    def __init__(self, stories, products, agreed):
        companies = {one.company for one in agreed}
        tickets = [story.ticket for story in stories if story.agent]
        self.tickets = [
            ticket
            for ticket in tickets
            if ticket.company not in companies and not (ticket.no_concern or ticket.is_history)
        ]
        self.products, self.rng = products, Random("service")

    def take(self, world, product, count):
        """So many concerns about a product with a promise of its own; None: about any other."""
        own = {world.house.products[key] for key in self.products if key}
        wanted = world.house.products.get(product)
        found = [
            ticket
            for ticket in self.tickets
            if (ticket.product == wanted if wanted else ticket.product not in own)
            and ticket.opened_at + ANSWERED < world.now
        ]
        taken = self.rng.sample(found, min(count, len(found) // 3))
        self.tickets = [ticket for ticket in self.tickets if ticket not in taken]
        return taken


def _add_wish(world, ticket, versions, said):
    """The wish of a concern, answered by whoever has it."""
    choice, text = said
    day, at = timezone.localdate(ticket.opened_at), ticket.opened_at + ANSWERED
    version = next(one for one in versions if one.held_on(day))
    chosen = chosen_of(version, choice, language=ticket.language)
    wish = ExtraWish(ticket=ticket, version=version, wished_at=at, text=text[ticket.language])
    wish.answer, wish.about = chosen.answer, chosen.about
    world.book.add(wish)
    by = ticket.assignee or world.house.people["hanne"]
    world.record(events.WISH_NOTED, ticket, by=by, at=at, wish_id=wish)
