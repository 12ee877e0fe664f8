"""Ways in: mail, web form, phone, reception become tickets, and nothing is lost."""
