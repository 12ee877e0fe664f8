"""The quiet hour (H2): a private space, sealed with a key that only its owner can open.

Words: quiet hour (stille Stunde), private space, note, shared line, recovery code. Nothing in here
scores a person; a line is seen by others only after its author shared it on purpose.
"""
