"""Options to choose from, as `choice` and `multiple` share them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal
from unicodedata import normalize

from pydantic import Discriminator, Field, JsonValue, Tag

from quizapp.domain.errors import N_
from quizapp.domain.questions.base import (
    Finding,
    Frozen,
    Sheet,
    Shown,
    shuffled,
    text_id,
)
from quizapp.domain.scalars import Flag, Number, Text

Path = tuple[str | int, ...]


class Option(Frozen):
    """One option in the long form."""

    text: Text
    correct: Flag = False
    weight: Annotated[Number, Field(ge=-1, le=1)] | None = None
    feedback: Text | None = None
    pin: Literal["first", "last"] | None = None

    @property
    def id(self) -> str:
        """Return the option's stable name, made from its text."""
        return text_id(self.text)

    @property
    def worth(self) -> float:
        """Return the weight, which for an option without one is 1 when correct, else 0."""
        return self.weight if self.weight is not None else float(self.correct)

    @property
    def right(self) -> bool:
        """Tell whether picking it is right."""
        return self.correct or self.worth >= 1


@dataclass(frozen=True, slots=True)
class MarkedOption:
    """An option after answering; `state` is right, partly, wrong, or None for nothing to say."""

    text: str
    picked: bool
    right: bool
    state: str | None
    feedback: str | None


def _shape(value: object) -> str:
    return "long" if isinstance(value, dict | Option) else "short"


OptionOrText = Annotated[
    Annotated[Option, Tag("long")] | Annotated[Text, Tag("short")], Discriminator(_shape)
]


def as_option(value: Option | str) -> Option:
    """Return a choice written as bare text in its long form."""
    return value if isinstance(value, Option) else Option(text=value)


def lay_out(seed: str, options: Sequence[Option], *, shuffle: bool) -> tuple[str, ...]:
    """Order options: pinned first, then shuffled (or as written), then pinned last."""
    free = [option.id for option in options if option.pin is None]
    return (
        *(option.id for option in options if option.pin == "first"),
        *(shuffled(seed, free) if shuffle else free),
        *(option.id for option in options if option.pin == "last"),
    )


def shown(options: Sequence[Option], sheet: Sheet, picked: JsonValue) -> tuple[Shown, ...]:
    """Return the options as the answering page shows them."""
    chosen = picked if isinstance(picked, list) else [picked]
    by_id = {option.id: option for option in options}
    return tuple(
        Shown(sheet.value(each), by_id[each].text, each in chosen)
        for each in sheet.order
        if each in by_id
    )


def marked(
    options: Sequence[Option], sheet: Sheet, picked: JsonValue, state: str
) -> tuple[MarkedOption, ...]:
    """Return the options as the result page shows them; `state` names a picked wrong one."""
    chosen = picked if isinstance(picked, list) else [picked]
    by_id = {option.id: option for option in options}
    return tuple(
        MarkedOption(
            option.text,
            option.id in chosen,
            option.right,
            "right" if option.right else state if option.id in chosen else None,
            option.feedback if option.id in chosen or option.right else None,
        )
        for option in (by_id[each] for each in sheet.order if each in by_id)
    )


def all_differ(texts: Sequence[str]) -> bool:
    """Tell whether no two options share an id, without building them."""
    return len({normalize("NFC", text) for text in texts}) == len(texts)


def check_forms(short: Sequence[object], long: Sequence[object], name: str) -> Iterator[Finding]:
    """Yield the mistake of writing options in both forms; `name` is the short form's key."""
    if long and any(short):
        yield Finding(
            ("choices",),
            "QB202",
            N_("choices stand beside {name} or wrong. Keep one form.", name=name),
        )


def check_options(options: Sequence[Option], head: Sequence[Path]) -> Iterator[Finding]:
    """Yield the mistakes any list of options can have: two the same, or a senseless weight.

    `head` holds where each of the first options stands in the short form, before those of
    `wrong`; in the long form it is empty and all stand under `choices`.
    """
    name = "wrong" if head else "choices"
    seen: set[str] = set()
    for index, option in enumerate(options):
        path = head[index] if index < len(head) else (name, index - len(head))
        text = normalize("NFC", option.text)  # the same ids, without hashing at every load
        if text in seen:
            yield Finding(
                path,
                "QB201",
                N_('the option "{text}" stands here twice. Remove one.', text=option.text),
            )
        seen.add(text)
        if option.correct and option.worth <= 0:
            yield Finding(
                (*path, "weight"),
                "QB210",
                N_(
                    "correct: true contradicts weight: {weight}. Remove one of them.",
                    weight=option.worth,
                ),
            )
