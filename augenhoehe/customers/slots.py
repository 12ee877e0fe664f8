"""Where other rooms may hang panels on the pages of customers."""

from augenhoehe.base.offers import slot

COMPANY = slot("customers.company")
CONTACT = slot("customers.contact")
COMPANY_ACTIONS = slot("customers.company.actions")
CONTACT_ACTIONS = slot("customers.contact.actions")
