"""The register of complaints of an older system or of another body: a line a complaint."""
