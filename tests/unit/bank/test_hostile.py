"""A file made to hurt is refused in little memory and little time."""

from __future__ import annotations

import subprocess
import sys

import pytest

CHILD = """
import resource, sys
from quizapp.domain.bank.loader import load_file
for limit, most in ((resource.RLIMIT_DATA, 200_000_000), (resource.RLIMIT_CPU, 60)):
    resource.setrlimit(limit, (most, most))
loaded = load_file(eval(sys.argv[1]), "hostile.yaml")
if sys.platform == "darwin":
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
else:  # ru_maxrss would count the memory of the process this one was forked from
    with open("/proc/self/status") as status:
        peak = 1024 * int(next(line for line in status if line.startswith("VmHWM")).split()[1])
assert peak < 200_000_000, peak
print(" ".join(sorted({each.code for each in loaded.problems})))
"""

LAUGHS = (
    "b''.join(b'%c: &%c [%s]\\n' % (98 + i, 98 + i, b','.join([b'*%c' % (97 + i)] * 9))"
    " for i in range(20))"
)


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ("b'[' * 100_000", "QB014"),
        ("b'[' * 9_999_999", "QB014"),
        ("b'- ' * 4_999_999", "QB014"),
        ("b'? ' * 4_999_999", "QB018"),
        (LAUGHS, "QB010 QB023"),
        ("b'a: ' + b'x' * 50_000_000", "QB003"),
        ("b'\\0' * 9_999_999", "QB002"),
        ("b'a: [' + b'xx,' * 3_000_000 + b']'", "QB015"),
        ("b''.join(b'k%d: v\\n' % i for i in range(240_000))", "QB117"),
        ("b'questions:\\n' + b'- x\\n' * 490_000", "QB023 QB115"),
        ("('a: ' + '\\U0001F600' * 2_400_000).encode()", "QB019 QB111"),
        ("b'\\n' * 9_999_999", "QB016"),
    ],
    ids=lambda each: str(each)[:24],
)
def test_a_hostile_file_stays_under_200_mb(data: str, codes: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, data], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert set(codes.split()) <= set(done.stdout.split())


def test_the_limit_of_the_child_is_real() -> None:
    child = CHILD.replace("loaded = load_file(", "hog = b'x' * 210_000_000; loaded = load_file(")
    done = subprocess.run(
        [sys.executable, "-c", child, "b''"], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
