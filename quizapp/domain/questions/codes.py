"""The codes of the mistakes that question types find between fields."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, str]] = {
    "QB201": "The same option stands twice in one question.",
    "QB202": "A question has its options both in the short form and as choices.",
    "QB203": "A choice has no right option, or several.",
    "QB204": "A question has fewer than two options.",
    "QB210": "An option is marked correct, but its weight is zero or negative.",
    "QB211": "A question with several right options has none.",
    "QB220": "A text question has no accepted answer, or both answer and answers.",
    "QB221": "The same accepted answer stands twice.",
    "QB222": "No accepted answer is worth full points.",
    "QB223": "A pattern has more than 200 characters.",
    "QB224": "The groups of a pattern are nested more than 10 deep.",
    "QB225": "The repeat counts of a pattern multiply to more than 1,000.",
    "QB226": "A pattern repeats a group that itself ends in an unlimited repeat.",
    "QB227": "A pattern cannot be read, or uses what is not supported.",
    "QB230": "A number question has both tolerance and digits.",
    "QB231": "A unit's factor cannot be right.",
    "QB232": "A unit is required, but the question names none.",
    "QB233": "A unit's name starts like a number.",
    "QB234": "A tolerance cannot be read.",
    "QB240": "The same left item stands twice in a matching question.",
    "QB241": "A matching question has fewer than two pairs.",
    "QB242": "A distractor is also the right answer of a pair, or stands twice.",
    "QB250": "An ordering question has fewer than two items.",
    "QB251": "The same item stands twice in an ordering question.",
    "QB260": "A cloze text has no gap.",
    "QB261": "A gap, or one of its alternatives, is empty.",
    "QB262": "A gap is not closed.",
    "QB263": "A gap mixes typed alternatives and drop-down options.",
    "QB264": "A drop-down has the same option twice.",
    "QB265": "A number in a gap cannot be read.",
    "QB270": "The fewest words of an essay are more than the most.",
    "QB280": "Both sides of a flashcard are the same.",
}
"""Code -> what it means, one sentence each."""
