"""Choice: one option is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import JsonValue

from quizapp.domain.errors import N_
from quizapp.domain.questions.base import (
    Entry,
    Finding,
    Form,
    Mark,
    Question,
    Result,
    Sheet,
    Shown,
    forged,
    only,
)
from quizapp.domain.questions.options import (
    MarkedOption,
    Option,
    OptionOrText,
    all_differ,
    as_option,
    check_forms,
    check_options,
    lay_out,
    marked,
    shown,
)
from quizapp.domain.scalars import Flag, Text


@dataclass(frozen=True, slots=True)
class ChoiceEntry(Entry):
    """The options in shown order."""

    options: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class ChoiceResult(Result):
    """The options in shown order, with what each was worth."""

    options: tuple[MarkedOption, ...]


class Choice(Question):
    """One right option among several; weights allow partly right ones."""

    kind: ClassVar[str] = "choice"

    type: Literal["choice"] = "choice"
    answer: Text | None = None
    wrong: tuple[Text, ...] = ()
    choices: tuple[OptionOrText, ...] = ()
    shuffle: Flag = True

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """Return all options in their long form, in file order."""
        if self.choices:
            return tuple(as_option(each) for each in self.choices)
        key = (Option(text=self.answer, correct=True),) if self.answer else ()
        return key + tuple(Option(text=each) for each in self.wrong)

    def check(self) -> Iterator[Finding]:
        """Yield what makes it unanswerable: no key, several keys, one option, mixed forms."""
        if (
            self.answer
            and self.wrong
            and not self.choices
            and all_differ((self.answer, *self.wrong))
        ):
            return  # the usual short form: building its options takes longer than reading it
        if mixed := list(check_forms([self.answer, *self.wrong], self.choices, "answer")):
            yield from mixed
            return
        right = sum(option.right for option in self.options)
        if right != 1:
            yield Finding(
                ("choices",) if self.choices else (),
                "QB203",
                N_(
                    "a choice needs exactly one right option, and {count} are marked. "
                    "Mark one with correct: true, or say type: multiple.",
                    count=right,
                ),
            )
        elif len(self.options) < 2:
            yield Finding((), "QB204", N_("a choice needs at least two options. Add wrong: [...]."))
        yield from check_options(self.options, () if self.choices else [("answer",)])

    def lay_out(self, seed: str) -> tuple[str, ...]:
        """Order the options; the short form is always shuffled, for its order is the key."""
        return lay_out(seed, self.options, shuffle=self.shuffle or not self.choices)

    def entry(self, sheet: Sheet, value: JsonValue = None) -> ChoiceEntry:
        """Return prompt and options."""
        return ChoiceEntry(self.kind, self.prompt, shown(self.options, sheet, value))

    def parse(self, form: Form, sheet: Sheet) -> JsonValue:
        """Read the picked option's id."""
        value = only(form, "answer")
        if not value:
            return None
        option = sheet.find(value)
        if option is None:
            raise forged()
        return option

    def grade(self, value: JsonValue) -> Mark:
        """Give the picked option's weight."""
        worth = next((option.worth for option in self.options if option.id == value), 0.0)
        return Mark.of(worth, floor=self.floor)

    def result(self, sheet: Sheet, value: JsonValue, mark: Mark) -> ChoiceResult:
        """Return the options with the picked and the right one marked."""
        return ChoiceResult(
            self.kind, self.prompt, mark, marked(self.options, sheet, value, str(mark.outcome))
        )

    def describe(self, value: JsonValue) -> str:
        """Return the picked option's text."""
        return next((option.text for option in self.options if option.id == value), "")

    def describe_key(self) -> str:
        """Return the right option's text."""
        return next((option.text for option in self.options if option.right), "")

    def key(self) -> JsonValue:
        """Return each option's weight."""
        return {option.id: option.worth for option in self.options}
