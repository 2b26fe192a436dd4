"""Images that some students cannot see, or that nobody can."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.domain.bank.lint.remark import Remark
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.bank.media import FOLDER
from quizapp.domain.errors import N_


def missing_alt(file: LoadedFile) -> Iterator[Remark]:
    """Remark on an image that a screen reader passes over."""
    for image in file.images:
        if not image.alt:
            words = N_("the image has no alternative text. Say in the brackets what it shows.")
            yield Remark(image.path, "QB311", words, image.target)


def outside_media(file: LoadedFile) -> Iterator[Remark]:
    """Remark on an image that pages do not load: from another site or folder."""
    for image in file.images:
        if not image.target.startswith(FOLDER):
            words = N_("only images under media/ are shown. Save a copy there.")
            yield Remark(image.path, "QB315", words, image.target)
