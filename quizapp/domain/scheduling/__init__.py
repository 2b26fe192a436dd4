"""Spaced repetition: (state of a card, rating, moment) -> state of a card, by FSRS-6."""
