"""A problem of a question file: where it is, its code, and words that say what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from quizapp.domain.errors import Message
from quizapp.domain.questions.codes import CODES as QUESTION_CODES


class Severity(StrEnum):
    """How much a problem matters: an error keeps something out of the bank."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, at one place of one file.

    Line and column start at 1 and count characters. `path` leads from the question (named by
    `question`, when its id can be read) or from the top of the file to the place. `source` is
    the line itself, cut to a width a terminal can show, and `caret` the column in it.
    """

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    path: str
    message: Message
    question: str | None = None
    source: str = ""
    caret: int = 0

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order problems as a reader meets them."""
        return (self.file, self.line, self.column, self.code, self.path)

    def __str__(self) -> str:
        path = f"{self.path}: " if self.path else ""
        where = f"{self.file}:{self.line}:{self.column}"
        return f"{where}: {self.severity} {self.code}: {path}{self.message}"


def severity_of(code: str) -> Severity:
    """Return the severity that a code carries: QB3xx are warnings, all others errors."""
    return Severity.WARNING if code.startswith("QB3") else Severity.ERROR


CODES: Final[dict[str, str]] = {
    # Reading: the file as bytes and as YAML.
    "QB001": "The file is not UTF-8 text.",
    "QB002": "The file is UTF-16 or UTF-32 text instead of UTF-8.",
    "QB003": "The file is larger than 10 MB.",
    "QB004": "A control character, such as NUL, stands in the file.",
    "QB005": "A line break of an unusual kind (U+0085, U+2028 or U+2029) stands in the file.",
    "QB006": "A tab is used where only spaces may indent.",
    "QB007": "The file is not valid YAML at this place.",
    "QB008": "A quotation mark is not closed.",
    "QB009": "A bracket or brace is not closed.",
    "QB010": "An anchor (&) or alias (*) is used, or text that begins with one is not quoted.",
    "QB011": "A tag (!) is used, or text that begins with one is not quoted.",
    "QB012": "A second document begins in the file.",
    "QB013": "The same key stands twice in one mapping.",
    "QB014": "The file is nested more than 20 levels deep.",
    "QB015": "The file has more than 500,000 keys and values.",
    "QB016": "The file is empty.",
    "QB017": "The top of the file is not a mapping of keys and values.",
    "QB018": "A key is empty, or is a list or a mapping instead of text.",
    "QB019": "A piece of text is longer than 30,000 characters.",
    "QB020": "The file cannot be read.",
    "QB021": "A folder has the name of a question file.",
    "QB022": "A link leads nowhere, in a circle, or out of the bank.",
    "QB023": "The file has too many problems; those after this one are not shown.",
    # Shape: what each key holds.
    "QB101": "A list or mapping stands where text is expected.",
    "QB102": "Text is expected and there is none.",
    "QB104": "A value is neither true nor false.",
    "QB105": "A value is not a number.",
    "QB106": "A value is not a whole number.",
    "QB107": "A value is not a duration.",
    "QB108": "A value is not a percentage from 0% to 100%.",
    "QB109": "A value is not a date and time with its time zone.",
    "QB110": "A required key is missing.",
    "QB111": "A key is not known here.",
    "QB112": "A value is not one of the words that can stand here.",
    "QB113": "A value holds characters, or has a form, that cannot be used here.",
    "QB114": "A single value or mapping stands where a list is expected.",
    "QB115": "A list or single value stands where a mapping is expected.",
    "QB116": "A number is too small or too large.",
    "QB117": "A list or mapping has too few entries, or more than 1,000.",
    "QB118": "A text is too short or too long.",
    "QB119": "A value has none of the forms that can stand here.",
    "QB120": "The type of the question cannot be told from its keys.",
    "QB121": "An answer reads as a number, and nothing says whether it is a number or a text.",
    "QB122": "The file is of a format version that this program does not read.",
    "QB199": "A value cannot be used here.",
    # Cross-field: keys that do not go together.
    **QUESTION_CODES,
    "QB200": "The quiz has a due date, but its feedback does not wait for it.",
    "QB205": "A source is referred to that the file does not have.",
    "QB206": "The same question id stands twice in the file or in the bank.",
    "QB207": "Two files make a quiz of the same id.",
    "QB208": "The quiz draws more questions than the file has.",
    "QB209": "The feedback waits for a due date that is not given.",
    "QB290": "An image is not in the media folder beside the file.",
    "QB291": "The path of an image leads out of the media folder.",
    # Lint: what is allowed and probably not meant.
    "QB301": "The file has no id, so renaming it would part it from its results.",
    "QB302": "The file has no title.",
    "QB303": "Two options differ only in case, spaces, accents or punctuation.",
    "QB304": "A right answer also stands among the wrong ones.",
    "QB305": "An option that speaks of the others is not pinned to its place.",
    "QB306": "Two ids differ only in upper and lower case.",
    "QB307": "The right option is much longer than all others.",
    "QB308": "A space and # ended the text here; what follows was read as a comment.",
    "QB309": "An escape in double quotes made a control character.",
    "QB310": "A $ has no partner, so the formula does not end.",
    "QB311": "An image has no alternative text.",
    "QB312": "Two prompts are nearly the same.",
    "QB313": "A source is used by no question.",
    "QB314": "The right answer of one question stands in another question of the quiz.",
    "QB315": "An image does not lie in the media folder, so no page shows it.",
}
"""Every code, each explained in one sentence; the manual and the tests read this."""
