"""Mail as data: read it, clean it, fold it, place it in its thread, judge it, write it.

Plain Python without clock, database or network. Import from the modules (nothing is
re-exported, so that rarely needed parsers load only where they are used).

`parse`      parse(raw: bytes) -> ParsedMail; raises Unparseable(code, params) and nothing else
             delivered_to(mail) -> tuple of addresses from Delivered-To, X-Original-To …
`model`      the frozen dataclasses
  Address(name, email)              email: lower case, domain in ASCII (xn--…), "" when broken;
                                    .domain  .shown ("Jörg <j@müller.de>")  .pretty_email
  Attachment(name, content_type, data, cid="", is_inline=False)   cid without <>;
                                    is_inline: the HTML shows it by its cid
  Hint(code, params)                parts.cut, depth.cut, header.cut, text.cut, addresses.cut,
                                    tnef.failed, date.missing, from.missing, message_id.missing
  ParsedMail(from_, sender, reply_to, to, cc, subject, date, message_id, in_reply_to,
             references, text, html, attachments, headers, digest, hints)
      from_, sender: Address | None (email may be "");  reply_to, to, cc: tuple[Address, ...]
      answer_to -> tuple[Address, ...]   Reply-To, else From, else Sender
      subject: one line;  date: aware datetime | None
      message_id (never empty), in_reply_to ("" when none), references: WITHOUT angle
      brackets, oldest first;  text: "\n" line ends, made from the HTML if need be;
      html: raw, "" when the mail had none;  headers: dict lower name -> tuple of values;
      header(name) -> first value or "";  digest: 64 hex of message-id + body
      (same digest in one mailbox = duplicate)
  Unparseable(code, params)         mail.empty, mail.no_headers
`addresses`  parse_addresses(header_value) -> tuple[Address, ...];
             normalise_email(text) -> str, "" if none;  normalise_domain(text) -> str
`html`       clean_html(html, *, remote=False, cids=None) -> CleanHtml(html, has_remote, is_cut)
                 cids: {content-id: url}; pictures from elsewhere only with remote=True
             html_to_text(html) -> str;  text_to_html(text) -> str (escaped, <p>, <br>, links)
`fold`       fold(text) -> list[Part(kind, text)]   kind: "reply" | "quote" | "signature";
                 "".join(p.text) == text; short mails and bare quotes are one "reply"
             split_reply(text) -> the same without the exception for these
             visible(text) -> str, the new words only (previews, search, standard solutions)
`foldhtml`   fold_html(clean_html, *, label) -> str: quotes of cleaned html wrapped in
                 <details class="mail-quote"><summary>label</summary>…</details>
`wishes`     wish_in(text) -> str, the sentence that says what is wished, "" where none does
`apology`    look_at(text) -> list[Hint(code, sentence)]; responsible, repair, but, if, others
`threads`    strip_prefixes(subject) -> str;  subject_number(subject) -> int | None ([#1042]);
             candidates(mail, *, keys=(), own_domains=(), mailboxes=()) -> tuple[Candidate, ...]
                 Candidate(kind, value, ticket_id=None, contact_id=None), in the order to try;
                 kind: "reply_address" | "own_id" | "reference" | "in_reply_to" | "subject"
`ids`        make_message_id(domain, token) -> "token.ah@domain" (token: 8–200 of A-Za-z0-9._-,
                 unguessable);  is_own_id(message_id, domains) -> bool;
             thread_references(references, message_id, limit=30) -> tuple, first and newest kept
`replyaddress` sign(mailbox_address, ticket_id, contact_id, key) -> str
             verify(address, keys) -> (ticket_id, contact_id) | None;  keys: bytes, any number
`automatic`  classify(mail, *, own_addresses=(), own_domains=()) -> Classification(kind, reasons)
                 kind: "person" | "auto_reply" | "out_of_office" | "bulk" | "bounce" | "own_loop"
                 .is_person  .may_be_answered_automatically (a person without any machine's sign)
             is_role_address(email) -> bool (mailer-daemon, no-reply …; also for broken ones)
`bounces`    read_bounce(mail) -> Bounce(original_id, failures) | None;  .is_permanent
                 Failure(email, status, is_permanent, text);  is_bounce(mail) -> bool
`compose`    Outgoing(*, from_, to, subject, html, message_id, date, text="", cc=(), bcc=(),
                 reply_to=(), attachments=(), in_reply_to="", references=(),
                 is_automatic=False, headers=())       from_, to …: Address
             compose(outgoing) -> bytes (CRLF, ASCII; the same mail has the same bytes);
             envelope(outgoing) -> (sender, [emails, Bcc included])
`fields`     BadField(code, params): address.broken, address.not_ascii, address.too_long,
                 address.number, recipients.missing, date.naive, header.name, header.value,
                 message_id.broken
`placeholders` suggest_placeholders(text, *, known=()) -> tuple[Suggestion, ...]
                 Suggestion(key, text, start, end)  key: salutation, name, date, time, amount,
                 invoice, customer_number, number, email, phone, iban (then "date_2", "date_3" …)
             make_template(text, suggestions) -> str with {{key}};
             fill(template, values) -> str (keys without value stay);  keys_in(template) -> tuple
"""
