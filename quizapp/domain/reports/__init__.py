"""Tables of scores: one file per report, and REPORTS, the registry."""

from __future__ import annotations

from quizapp.domain.reports.report import Report
from quizapp.domain.reports.responses import RESPONSES
from quizapp.domain.reports.scores import SCORES
from quizapp.domain.reports.wide import WIDE

REPORTS: dict[str, Report] = {each.name: each for each in (SCORES, RESPONSES, WIDE)}
