"""Multiple: several options are right."""

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
)
from quizapp.domain.questions.options import (
    MarkedOption,
    Option,
    OptionOrText,
    as_option,
    check_forms,
    check_options,
    lay_out,
    marked,
    shown,
)
from quizapp.domain.scalars import Flag, Text


@dataclass(frozen=True, slots=True)
class MultipleEntry(Entry):
    """The options in shown order, posted as repeated `answer`; how many are right is not told."""

    options: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class MultipleResult(Result):
    """The options in shown order; one that is right and not picked was missed."""

    options: tuple[MarkedOption, ...]


class Multiple(Question):
    """Several right options among others.

    A right option counts its weight (1 unless written), a wrong one costs 1 unless its weight,
    0 to -1, says otherwise. With R the weights of all right options, r those of the right ones
    picked, and w the cost of the wrong ones picked, `grading` gives:

    - net-correct: (r - w) / R. Picking everything gains nothing.
    - each-answer: every option is a decision of its own; the share, by weight, of options
      treated rightly, picked when right and left when wrong.
    - coverage: r / R, the share found, times r / (r + w), the share of what was picked that is
      right. Half of what is there, found without a mistake, and all of it among as much that is
      wrong, give one half each.
    - all-or-nothing: 1 when exactly the right options are picked, else 0.
    """

    kind: ClassVar[str] = "multiple"

    type: Literal["multiple"] = "multiple"
    answers: tuple[Text, ...] = ()
    wrong: tuple[Text, ...] = ()
    choices: tuple[OptionOrText, ...] = ()
    grading: Literal["net-correct", "each-answer", "coverage", "all-or-nothing"] = "net-correct"
    shuffle: Flag = True

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """Return all options in their long form, in file order."""
        if self.choices:
            return tuple(as_option(each) for each in self.choices)
        right = tuple(Option(text=each, correct=True) for each in self.answers)
        return right + tuple(Option(text=each) for each in self.wrong)

    @cached_property
    def weights(self) -> dict[str, float]:
        """Return what picking each option adds or takes: above 0 for a right one."""
        return {
            option.id: option.worth if option.right or option.weight is not None else -1.0
            for option in self.options
        }

    def check(self) -> Iterator[Finding]:
        """Yield what makes it unanswerable: no key, one option, mixed forms."""
        if mixed := list(check_forms([*self.answers, *self.wrong], self.choices, "answers")):
            yield from mixed
            return
        if not any(option.worth > 0 for option in self.options):
            yield Finding(
                ("choices",) if self.choices else (),
                "QB211",
                N_("no option is right. Add answers: [...], or correct: true to an option."),
            )
        elif len(self.options) < 2:
            yield Finding((), "QB204", N_("it needs at least two options. Add wrong: [...]."))
        head = [("answers", place) for place in range(len(self.answers))]
        yield from check_options(self.options, () if self.choices else head)

    def lay_out(self, seed: str) -> tuple[str, ...]:
        """Order the options; the short form is always shuffled, for its order is the key."""
        return lay_out(seed, self.options, shuffle=self.shuffle or not self.choices)

    def entry(self, sheet: Sheet, value: JsonValue = None) -> MultipleEntry:
        """Return prompt and options."""
        return MultipleEntry(self.kind, self.prompt, shown(self.options, sheet, value))

    def parse(self, form: Form, sheet: Sheet) -> JsonValue:
        """Read the picked options' ids, in shown order so that equal sets are equal values."""
        picked = {sheet.find(value) for value in form.get("answer", ()) if value}
        if None in picked:
            raise forged()
        return [option for option in sheet.order if option in picked] or None

    def grade(self, value: JsonValue) -> Mark:
        """Mark the picked set by `grading`, as the class says."""
        chosen = value if isinstance(value, list) else []
        picked = {each for each in chosen if isinstance(each, str) and each in self.weights}
        return Mark.of(self._fraction(picked) if picked else 0.0, floor=self.floor)

    def _fraction(self, picked: set[str]) -> float:
        right = {each: weight for each, weight in self.weights.items() if weight > 0}
        cost = {each: -weight for each, weight in self.weights.items() if weight <= 0}
        whole = sum(right.values())
        gained = sum(weight for each, weight in right.items() if each in picked)
        lost = sum(weight for each, weight in cost.items() if each in picked)
        if not whole:
            return 0.0
        if self.grading == "all-or-nothing":
            return float(picked == set(right))
        if self.grading == "each-answer":
            spared = sum(cost.values()) - lost
            return (gained + spared) / (whole + sum(cost.values()))
        if self.grading == "coverage":
            return gained / whole * gained / (gained + lost) if gained else 0.0
        return (gained - lost) / whole

    def result(self, sheet: Sheet, value: JsonValue, mark: Mark) -> MultipleResult:
        """Return the options with the picked and the right ones marked."""
        return MultipleResult(
            self.kind, self.prompt, mark, marked(self.options, sheet, value, "wrong")
        )

    def describe(self, value: JsonValue) -> str:
        """Return the picked options' texts."""
        chosen = value if isinstance(value, list) else []
        return "; ".join(option.text for option in self.options if option.id in chosen)

    def describe_key(self) -> str:
        """Return the right options' texts."""
        return "; ".join(each.text for each in self.options if self.weights[each.id] > 0)

    def key(self) -> JsonValue:
        """Return each option's weight and the way of grading."""
        return {"grading": self.grading, "weights": dict(self.weights)}
