"""How many slips of the keyboard lie between two texts."""

from __future__ import annotations


def edits(typed: str, wanted: str, limit: int) -> int | None:
    """Return the optimal string alignment distance, or None when it is above `limit`.

    One edit inserts, removes or replaces a character, or swaps two neighbours. Only a band of
    2 x limit + 1 cells of each row is looked at.
    """
    if abs(len(typed) - len(wanted)) > limit:
        return None
    far = limit + 1
    before: list[int] = []
    row = [min(place, far) for place in range(len(wanted) + 1)]
    for i, char in enumerate(typed, 1):
        current = [far] * (len(wanted) + 1)
        current[0] = min(i, far)
        for j in range(max(1, i - limit), min(len(wanted), i + limit) + 1):
            same = char == wanted[j - 1]
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (not same))
            if i > 1 and j > 1 and char == wanted[j - 2] and typed[i - 2] == wanted[j - 1]:
                cost = min(cost, before[j - 2] + 1)
            current[j] = min(cost, far)
        before, row = row, current
    return row[-1] if row[-1] <= limit else None
