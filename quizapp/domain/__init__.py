"""The rules of quizapp, pure: no web framework, no SQL, no clock, no disk."""
