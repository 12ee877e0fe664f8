"""Static files with a hash in their name, kept for ever, compressed; plain names until then."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Hashed names; a file that nobody collected keeps its own name instead of an error."""

    manifest_strict = False
    support_js_module_import_aggregation = True

    def hashed_name(self, name, content=None, filename=None):
        """The name with its hash; what a foreign file imports and does not bring stays as it is."""
        try:
            return super().hashed_name(name, content, filename)
        except ValueError:
            return name
