"""Who the department works for: companies and the people who write for them.

Words: company, contact. A contact may write for several companies; we ask, we never guess.
Use: `recognise_sender("a@bau.de", name=…, language=…, forms_company=True)` ->
`Recognised(contact, companies)` with `.company` only when certain (contact None: no address);
`queries.same_ids(thing)` where something is listed by contact or company (merged rows stay and
point on); slots `customers.company` and `customers.contact` for panels (host: the row);
`customers:suggest` `?q=` answers `<li role="option" data-contact data-company data-phone …>` for
a combobox, or JSON with `Accept: application/json`. `note_bounce(email)` marks an address.
"""
