"""Text: a few words are typed and compared with what is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, JsonValue, Tag

from quizapp.domain.errors import N_
from quizapp.domain.questions.base import (
    Entry,
    Finding,
    Form,
    Frozen,
    Mark,
    Outcome,
    Question,
    Result,
    Sheet,
    only,
)
from quizapp.domain.questions.match import Match
from quizapp.domain.questions.patterns import is_pattern, matches, refuse
from quizapp.domain.scalars import Number, Text


@dataclass(frozen=True, slots=True)
class TextEntry(Entry):
    """What was typed so far, in the field `answer`."""

    value: str


@dataclass(frozen=True, slots=True)
class TextResult(Result):
    """What was typed, what is accepted in full, and the feedback of what it matched."""

    value: str
    accepted: tuple[str, ...]
    feedback: str | None


class Accepted(Frozen):
    """A text, or /pattern/, that is foreseen: right, partly right, or a known mistake."""

    text: Text
    weight: Annotated[Number, Field(ge=-1, le=1)] = 1.0
    feedback: Text | None = None


def _shape(value: object) -> str:
    return "long" if isinstance(value, dict | Accepted) else "short"


AcceptedOrText = Annotated[
    Annotated[Accepted, Tag("long")] | Annotated[Text, Tag("short")], Discriminator(_shape)
]


class TextQuestion(Question):
    """A short text that is compared with accepted ones.

    Among those that match, the one with the fewest typing errors counts, then the one with the
    greatest weight; a pattern matches without errors.
    """

    kind: ClassVar[str] = "text"

    type: Literal["text"] = "text"
    answer: Text | None = None
    answers: tuple[AcceptedOrText, ...] = ()
    match: Match = Match()

    @cached_property
    def accepted(self) -> tuple[Accepted, ...]:
        """Return what is foreseen, in file order and its long form."""
        if self.answer is not None:
            return (Accepted(text=self.answer),)
        return tuple(
            each if isinstance(each, Accepted) else Accepted(text=each) for each in self.answers
        )

    def check(self) -> Iterator[Finding]:
        """Yield what makes it unanswerable or ambiguous, and patterns that are not safe."""
        if (self.answer is None) == (not self.answers):
            yield Finding(
                ("answers",) if self.answers else (),
                "QB220",
                N_("a text question needs either answer or answers. Write one of them."),
            )
            return
        if all(each.weight < 1 for each in self.accepted):
            yield Finding(
                ("answers",),
                "QB222",
                N_("no answer is worth full points. Leave the weight of one out."),
            )
        seen: set[str] = set()
        for index, each in enumerate(self.accepted):
            path = ("answers", index) if self.answer is None else ("answer",)
            folded = each.text if is_pattern(each.text) else self.match.fold(each.text)
            if folded in seen:
                yield Finding(
                    path,
                    "QB221",
                    N_('"{text}" is the same as an answer above it. Remove one.', text=each.text),
                )
            seen.add(folded)
            if is_pattern(each.text) and (refused := refuse(self._pattern(each))):
                yield Finding(path, *refused)

    def _pattern(self, accepted: Accepted) -> str:
        return self.match.fold_pattern(accepted.text[1:-1])

    def lay_out(self, seed: str) -> tuple[str, ...]:
        """Return nothing: there is nothing to shuffle."""
        return ()

    def entry(self, sheet: Sheet, value: JsonValue = None) -> TextEntry:
        """Return the prompt and what was typed."""
        return TextEntry(self.kind, self.prompt, _typed(value))

    def parse(self, form: Form, sheet: Sheet) -> JsonValue:
        """Read what was typed."""
        return only(form, "answer") or None

    def grade(self, value: JsonValue) -> Mark:
        """Give the weight of what it matches; leave open what a slow pattern did not decide."""
        found, undecided = self._find(_typed(value))
        if undecided and (found is None or found.weight < 1):
            return Mark(
                None,
                Outcome.AWAITING,
                note=N_("This answer could not be compared in time. Your teacher will mark it."),
            )
        return Mark.of(found.weight if found else 0.0, floor=self.floor)

    def _find(self, typed: str) -> tuple[Accepted | None, bool]:
        undecided = False
        best: tuple[int, float, Accepted] | None = None
        for each in self.accepted:
            if is_pattern(each.text):
                outcome = matches(
                    self._pattern(each), self.match.fold_for_pattern(typed), case=self.match.case
                )
                undecided |= outcome is None
                distance = 0 if outcome else None
            else:
                distance = self.match.distance(typed, each.text)
            if distance is not None and (
                best is None or (distance, -each.weight) < (best[0], -best[1])
            ):
                best = distance, each.weight, each
        return (best[2] if best else None), undecided

    def result(self, sheet: Sheet, value: JsonValue, mark: Mark) -> TextResult:
        """Return what was typed beside all that is accepted in full."""
        found = None if value is None else self._find(_typed(value))[0]
        return TextResult(
            self.kind,
            self.prompt,
            mark,
            _typed(value),
            self._right(),
            found.feedback if found else None,
        )

    def _right(self) -> tuple[str, ...]:
        right = [each.text for each in self.accepted if each.weight >= 1]
        return tuple(text for text in right if not is_pattern(text)) or tuple(right)

    def describe(self, value: JsonValue) -> str:
        """Return what was typed."""
        return _typed(value)

    def describe_key(self) -> str:
        """Return all that is accepted in full, patterns only when there is nothing else."""
        return "; ".join(self._right())

    def key(self) -> JsonValue:
        """Return the accepted texts with their weights, and what matters in comparing."""
        pairs = sorted((each.text, each.weight) for each in self.accepted)
        return {
            "answers": [[text, weight] for text, weight in pairs],
            "match": self.match.model_dump(mode="json"),
        }


def _typed(value: JsonValue) -> str:
    return value if isinstance(value, str) else ""
