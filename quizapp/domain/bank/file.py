"""What a question file says besides its questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from quizapp.domain.errors import N_
from quizapp.domain.questions.base import Finding, Floor, Frozen, Points, QuestionId
from quizapp.domain.questions.match import Match
from quizapp.domain.scalars import Duration, Flag, Moment, Percent, Text, Whole

FORMAT_VERSION = 1

AtLeastOne = Annotated[Whole, Field(ge=1)]
Locale = Annotated[Text, Field(pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$")]


class QuizSettings(Frozen):
    """How the quiz of a file is taken, where no assignment says otherwise."""

    draw: AtLeastOne | None = None
    time_limit: Duration | None = None
    feedback: Literal["each", "end", "due", "never"] = "each"
    due: Moment | None = None
    shuffle: Flag = False
    layout: Literal["one", "all"] = "one"
    attempts: AtLeastOne | None = None
    hints_cost: Percent = 0.0

    def check(self) -> Iterator[Finding]:
        """Yield the mistakes between settings."""
        if self.feedback == "due" and self.due is None:
            yield Finding(
                ("feedback",), "QB209", N_("the feedback waits for a due date. Add due: ….")
            )
        if self.due is not None and self.feedback != "due":
            yield Finding(
                ("due",),
                "QB200",
                N_("a due date goes with feedback: due only. Add that, or delete this line."),
            )


class FileSource(Frozen):
    """A work that questions refer to by its key."""

    title: Text | None = None
    url: Text | None = None
    author: Text | None = None
    date: Text | None = None
    licence: Text | None = None


class Defaults(Frozen):
    """Values laid under every question whose type has such a key."""

    points: Points | None = None
    shuffle: Flag | None = None
    floor: Floor | None = None
    hints_cost: Percent | None = None
    match: Match | None = None
    use: Literal["any", "quiz"] | None = None


class Header(Frozen):
    """All of a file but its questions."""

    quizapp: Whole = FORMAT_VERSION
    id: QuestionId | None = None
    title: Text | None = None
    description: Text | None = None
    locale: Locale | None = None
    tags: tuple[Text, ...] = ()
    defaults: Defaults = Defaults()
    quiz: QuizSettings = QuizSettings()
    sources: dict[Text, FileSource] = Field(default_factory=dict)
    listed: Flag = True
    author: Text | None = None
    licence: Text | None = None
    use: Literal["any", "quiz"] | None = None

    def check(self) -> Iterator[Finding]:
        """Yield the mistakes between keys."""
        if self.quizapp != FORMAT_VERSION:
            yield Finding(
                ("quizapp",),
                "QB122",
                N_(
                    "this program reads format {known}, and the file says {found}. "
                    "Write quizapp: {known}, or install a newer program.",
                    known=FORMAT_VERSION,
                    found=self.quizapp,
                ),
            )
        for path, code, message in self.quiz.check():
            yield Finding(("quiz", *path), code, message)
