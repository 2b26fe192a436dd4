"""A bank is all files put together, and says where they clash."""

from __future__ import annotations

import pytest

from quizapp.domain.bank.bank import gather
from quizapp.domain.bank.loader import load_file

HASH = "0" * 64


def file(quiz: str, *, question: str = "a", prompt: str = "P", head: str = "") -> str:
    """Return the text of a file with one question."""
    return (
        f"id: {quiz}\ntitle: T\n{head}questions:\n- id: {question}\n"
        f"  prompt: '{prompt}'\n  answer: x\n  wrong: [y]\n"
    )


def test_quizzes_come_in_the_order_of_file_names() -> None:
    files = [load_file(file(each, question=each), f"{each}.yaml") for each in "cab"]
    bank = gather(files)
    assert list(bank.quizzes) == list(bank.questions) == ["a", "b", "c"]
    assert bank.quiz_of("b") is bank.quizzes["b"]
    assert bank.quiz_of("z") is None
    assert not bank.all_problems


def test_questions_are_found_by_tag() -> None:
    one = load_file(file("a", head="tags: [bio, x]\n"), "a.yaml")
    two = load_file(file("b", question="b", head="tags: [bio]\n"), "b.yaml")
    by_tag = gather([one, two]).by_tag
    assert {tag: [each.id for each in found] for tag, found in by_tag.items()} == {
        "bio": ["a", "b"],
        "x": ["a"],
    }


def test_samples_are_in_the_bank_and_not_listed() -> None:
    bank = gather(
        [load_file(file("s", question="s"), "samples/s.yaml"), load_file(file("a"), "a.yaml")]
    )
    assert set(bank.quizzes) == {"a", "s"}
    assert [each.id for each in bank.listed] == ["a"]


def test_the_second_quiz_of_an_id_gives_way() -> None:
    bank = gather([load_file(file("q"), "a.yaml"), load_file(file("q", question="b"), "b.yaml")])
    assert bank.quizzes["q"].file == "a.yaml"
    assert [str(each)[:21] for each in bank.all_problems] == ["b.yaml:1:5: error QB2"]
    assert bank.all_problems[0].code == "QB207"
    assert list(bank.questions) == ["a"]


def test_a_broken_file_leaves_the_others_alone() -> None:
    bank = gather([load_file("a: [", "a.yaml"), load_file(file("b"), "b.yaml")])
    assert list(bank.quizzes) == ["b"]
    assert list(bank.problems) == ["a.yaml"]
    assert list(bank.files) == ["a.yaml", "b.yaml"]


def test_a_missing_image_leaves_the_question_out_and_is_told_at_its_place() -> None:
    text = file("q", prompt="Look: ![a map](media/map.png)")
    loaded = load_file(text + "- id: b\n  prompt: P\n  answer: x\n  wrong: [y]\n", "bio/a.yaml")
    bank = gather([loaded])
    (problem,) = bank.all_problems
    assert (problem.code, problem.line, problem.column) == ("QB290", 5, 27)
    assert "bio/media/map.png" in str(problem)
    assert list(bank.questions) == ["b"]


def test_an_image_is_known_by_the_path_the_file_writes() -> None:
    loaded = load_file(file("q", prompt="![a map](media/map.png)"), "bio/a.yaml")
    bank = gather([loaded], {"bio/media/map.png": HASH})
    assert not bank.all_problems
    assert bank.quizzes["q"].media == {"media/map.png": HASH}


@pytest.mark.parametrize("path", ["media/../../secret.png", "media/./x.png", "media//x.png"])
def test_an_image_cannot_leave_the_media_folder(path: str) -> None:
    loaded = load_file(file("q", prompt=f"![a]({path})"), "a.yaml")
    assert [each.code for each in gather([loaded], {path: HASH}).all_problems] == ["QB291"]


def test_sources_and_settings_reach_the_quiz() -> None:
    head = "sources: {b: {title: Book, author: X}}\nquiz: {draw: 1}\nlicence: CC0\n"
    quiz = gather([load_file(file("q", head=head), "a.yaml")]).quizzes["q"]
    assert quiz.sources == {"b": {"title": "Book", "author": "X"}}
    assert (quiz.settings.draw, quiz.licence, quiz.title) == (1, "CC0", "T")


def test_a_newer_version_that_cannot_be_served_shows_its_problems() -> None:
    good, bad = load_file(file("q"), "a.yaml"), load_file("a: [b", "a.yaml")
    bank = gather([good], edits=[bad])
    assert list(bank.quizzes) == ["q"]
    assert [each.code for each in bank.all_problems] == ["QB009"]
    assert bank.edits["a.yaml"] is bad
