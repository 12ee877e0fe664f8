"""Personal data in a text found and covered, before the text is shown elsewhere.

It covers too much rather than too little; a person reads the result before it is used.
"""

from augenhoehe.kernel.masking.covering import Masked, Place, mask
from augenhoehe.kernel.masking.people import Known

__all__ = ["Known", "Masked", "Place", "mask"]
