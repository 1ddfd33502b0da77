"""Where this machine keeps tesseract's German model, which peers that bring tesseract may use."""

import os
from pathlib import Path

_USUAL = (
    "/usr/share/tesseract-ocr",
    "/usr/share/tessdata",
    "/usr/local/share",
    "/opt/homebrew/share",
)


def tessdata() -> Path | None:
    """The folder that holds ``deu.traineddata``; without one peers would fetch it from the net."""
    named = os.environ.get("TESSDATA_PREFIX")
    for place in map(Path, ([named] if named else []) + list(_USUAL)):
        for model in sorted(place.glob("**/deu.traineddata")):
            return model.parent
    return None
