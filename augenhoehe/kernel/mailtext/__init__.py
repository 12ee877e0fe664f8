"""Mail as data: read it, clean it, fold it, place it in its thread, judge it, write it.

Plain Python without clock, database or network. Import from the modules (nothing is
re-exported, so that rarely needed parsers load only where they are used).

`parse`      parse(raw: bytes) -> ParsedMail; raises Unparseable(code, params) and nothing else
`model`      the frozen dataclasses
  Address(name, email)              email: lower case, domain in ASCII (xn--…); "" when broken;
                                    .domain, .shown ("Jörg <j@müller.de>"), .pretty_email
  Attachment(name, content_type, data, cid, is_inline)      cid without <>, "" when none
  Hint(code, params)                codes: parts.cut, depth.cut, header.cut, text.cut, html.cut,
                                    addresses.cut, tnef.failed, date.missing, from.missing,
                                    message_id.missing
  ParsedMail(from_, sender, reply_to, to, cc, subject, date, message_id, in_reply_to,
             references, text, html, attachments, headers, digest, hints, report)
      from_, sender: Address | None;  reply_to, to, cc: tuple[Address, ...]
      answer_to -> tuple[Address, ...]   Reply-To, else From, else Sender
      recipients -> tuple[Address, ...]  To, Cc and Delivered-To / X-Original-To
      subject: one line;  date: aware datetime | None
      message_id, in_reply_to (str, "" when none), references: WITHOUT angle brackets,
      oldest first;  text: always filled (made from html if need be), "\n" line ends;
      html: raw, "" when the mail had none;  headers: dict lower name -> tuple of values;
      header(name) -> first value or "";  digest: 64 hex of message-id + body
      (same digest in one mailbox = duplicate)
  Unparseable(code, params)         codes: mail.empty, mail.no_headers
`html`       clean_html(html, *, remote=False, cids=None) -> CleanHtml(html, has_remote)
                 cids: {content-id: url}
             html_to_text(html) -> str;  text_to_html(text) -> str (escaped, <p>, <br>, links)
`fold`       fold(text) -> list[Part(kind, text)]   kind: "reply" | "quote" | "signature";
                 "".join(p.text) == text; short mails are one "reply"
             split_reply(text) -> the same without the exception for short mails
             visible(text) -> str, the new words only (previews, search, standard solutions)
`foldhtml`   fold_html(clean_html, *, label) -> str: quotes of cleaned html wrapped in
                 <details class="mail-quote"><summary>label</summary>…</details>
`threads`    strip_prefixes(subject) -> str;  subject_number(subject) -> int | None ([#1042]);
             candidates(mail, *, keys=(), own_domains=(), mailboxes=()) -> tuple[Candidate, ...]
                 Candidate(kind, value, ticket_id=None, contact_id=None), in the order to try;
                 kind: "reply_address" | "own_id" | "reference" | "in_reply_to" | "subject"
`replyaddress` sign(mailbox_address, ticket_id, contact_id, key) -> str
             verify(address, keys) -> (ticket_id, contact_id) | None;  keys: bytes, newest first
`automatic`  classify(mail, *, own_addresses=(), own_domains=()) -> Classification(kind, reasons)
                 kind: "person" | "auto_reply" | "out_of_office" | "bulk" | "bounce" | "own_loop"
                 .may_be_answered_automatically -> bool; is_role_address(email) -> bool
`bounces`    read_bounce(mail) -> Bounce | None
                 Bounce(original_id, failures)  Failure(email, status, is_permanent, text)
`compose`    Outgoing(from_, to, subject, html, message_id, date, text="", cc=(), bcc=(),
                 reply_to=(), attachments=(), in_reply_to="", references=(),
                 is_automatic=False, headers=())       from_/to/…: Address
             compose(outgoing) -> bytes (CRLF, ASCII);  envelope(outgoing) -> (sender, [emails])
             make_message_id(domain, token) -> "token@domain";  BadField(code, params)
             thread_references(references, message_id) -> tuple (capped, first and last kept)
`placeholders` suggest_placeholders(text, *, known=()) -> tuple[Suggestion, ...]
                 Suggestion(key, text, start, end)  key: salutation, name, date, time, amount,
                 invoice, customer_number, number, email, phone, iban (+ "_2", "_3" …)
             make_template(text, suggestions) -> str with {{key}};
             fill(template, values) -> str (unknown stay);  keys_in(template) -> tuple[str, ...]
"""
