"""Files under the hash of their content: a blob once, a link for each place it is used.

Words: blob, attachment. The bytes lie in the data folder; a link's end is the file's end.
"""
