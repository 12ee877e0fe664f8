"""The index and its stems, one for all rooms: rooms hand texts in, and ask with what one may read.

Words: document, scope, group. Below every room that is searched; knows none of them.

Hand in (in the action that changed the text, or in a reaction to it):
    index_texts([Doc(owner=ref(message), group=ref(ticket), at=message.at,
                     scope=team_scope(ticket.team_id), texts=[message.text], language="de")])
    index_texts([Doc(owner=ref(ticket), at=ticket.opened_at, scope=…, texts=[subject],
                     names=[subject, f"#{ticket.pk}", contact.name, *addresses, company.name])])
  `owner` is the document's key (handing in again replaces it), `group` what a hit leads to (the
  owner when left out); both are declared as subjects. `texts` are found by stems, `names` by
  parts of words too; keep names short (subject, names, addresses, numbers).
  `drop([ref, …])`, `drop_groups([ref, …])`, `rescope(ref(ticket), scope)` (moved to another team,
  made confidential), `regroup(ref(ticket), to=ref(other))` (merged); `purge()` after an erasure.
Declare (in `subjects.py`):
    @scopes("tickets")
    def seen(user): return [team_scope(i) for i in user.readable_team_ids] + private scopes
    @source("tickets")
    def docs(): yield Doc(…) for everything               # used by `search rebuild`
  A confidential ticket gets `private_scope(ref(ticket))`, and only its readers get that scope.
  Who reads single things of a scope, and nothing else of it, gets them by `@lends("tickets")`.
Ask: `find("lohn abrech", scopes=scopes_of(user), lent=lent_to(user))` -> [Hit(id, owner, group,
at)], newest first.
  The pages resolve hits through the owner's `visible_to` again, so a wrong scope shows nothing.
"""
