"""Questions of one quiz that give each other's answers away."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.domain.bank.lint.remark import Remark, questions
from quizapp.domain.bank.lint.wording import keys, shown, words
from quizapp.domain.bank.loaded import LoadedFile
from quizapp.domain.errors import N_

LONGEST = 12
"""Most words of a key that is looked for; a longer one stands nowhere else by chance."""


def given_away(file: LoadedFile) -> Iterator[Remark]:
    """Remark on a key, of two words or a number, that another question of the quiz shows."""
    found = list(questions(file))
    wanted: dict[tuple[str, ...], list[int]] = {}
    for place, (_, question) in enumerate(found):
        for key in {words(each) for each in keys(question)}:
            if _tells(key):
                wanted.setdefault(key, []).append(place)
    lengths = sorted({len(key) for key in wanted})
    for place, (path, question) in enumerate(found):
        reported = set()
        for text in shown(question):
            spoken = words(text)
            for length in lengths:
                for at in range(len(spoken) - length + 1):
                    key = spoken[at : at + length]
                    owner = next((each for each in wanted.get(key, ()) if each != place), None)
                    if owner is not None and owner not in reported:
                        reported.add(owner)
                        yield _remark(path, found[owner][1].id, key)


def _tells(key: tuple[str, ...]) -> bool:
    """Tell whether a key is looked for: one digit or one word stands everywhere by chance."""
    if len(key) == 1:
        return key[0][0].isdigit() and len(key[0]) > 1
    return 1 < len(key) <= LONGEST


def _remark(path: tuple[str | int, ...], owner: str, key: tuple[str, ...]) -> Remark:
    return Remark(
        path,
        "QB314",
        N_(
            'this question shows "{key}", the answer of {owner}. Reword one of the two.',
            key=" ".join(key),
            owner=owner,
        ),
    )
