"""What the worker does for files."""

from augenhoehe.base.jobs import job
from augenhoehe.files.actions.sweep import sweep_blobs


@job("files.sweep", outward=True)
def sweep():
    """Nightly: remove what nobody links any more."""
    sweep_blobs()
