"""Files under the hash of their content: a blob once, a link for each place it is used.

Words: blob, attachment. The bytes lie in the data folder; a link's end is the file's end.
Use: `blob = store_blob(data)`, `attach(blob, owner=message, name=…, content_type=…)`,
`queries.read(blob)`, `queries.attachments_by_owner(messages)`, `move_attachments(source=draft,
to=message)`; links in pages: `attachment.get_absolute_url`, `attachment.show_url` (images).
The doors ask the owner's subject (`visible_to`), so an owner's model must be declared as one.
A door of another kind (the customer's status page) asks itself and answers with `serve.serve`.
`sweep_blobs` is due nightly (job `files.sweep`).
"""
