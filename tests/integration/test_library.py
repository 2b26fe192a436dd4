"""The library reads the bank from disk and notices what changes there."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from pathlib import Path

import pytest

from quizapp.config import Config
from quizapp.domain.bank.bank import Bank
from quizapp.domain.errors import BankError, NotFound
from quizapp.services import library as module
from quizapp.services.library import Library, bank_folder
from quizapp.services.library_folder import resolve_folder, shipped_bank
from quizapp.services.library_scan import Scan, scan


class Hands:
    """A library with a clock that only the test moves; `wall` stands still at its start."""

    def __init__(self, folder: Path) -> None:
        self.now = 0.0
        self.library = Library(folder, clock=lambda: self.now, wall=lambda: 0.0)

    def after(self, seconds: float) -> Bank:
        self.now += seconds
        return self.library.snapshot()

    def settled(self) -> Bank:
        """Look twice, far enough apart."""
        self.after(1.0)
        return self.after(0.5)


def question(name: str, prompt: str = "P") -> str:
    return f"- id: {name}\n  prompt: '{prompt}'\n  answer: x\n  wrong: [y]\n"


def write(folder: Path, name: str, *, prompt: str = "P", extra: str = "") -> Path:
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    body = question(path.stem, prompt)
    path.write_text(f"id: {path.stem}\nquestions:\n{body}{extra}", encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "bank"
    write(folder, "a")
    return folder


@pytest.fixture
def hands(folder: Path) -> Hands:
    hands = Hands(folder)
    hands.library.snapshot()
    return hands


def test_the_first_look_reads_everything(folder: Path) -> None:
    write(folder, "b")
    write(folder, "deep/er/c")
    write(folder, "samples/s")
    bank = Library(folder).snapshot()
    assert list(bank.quizzes) == ["a", "b", "c", "s"]
    assert [each.id for each in bank.listed] == ["a", "b", "c"]
    assert bank.files["deep/er/c.yaml"].name == "deep/er/c.yaml"


def test_hidden_files_and_other_suffixes_are_passed_over(folder: Path) -> None:
    write(folder, ".hidden")
    write(folder, ".git/x")
    write(folder, "media/x")
    (folder / "notes.txt").write_text("a: [")
    assert list(Library(folder).snapshot().files) == ["a.yaml"]


def test_nothing_changes_between_two_looks_of_the_same_folder(hands: Hands) -> None:
    bank = hands.library.snapshot()
    assert hands.settled() is bank


def test_the_folder_is_looked_at_once_a_second(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []

    def counted(path: Path) -> Scan:
        looks.append(path)
        return scan(path)

    monkeypatch.setattr(module, "scan", counted)
    for _ in range(24):
        hands.after(0.125)
    assert len(looks) == 3


@pytest.mark.parametrize("change", ["new", "edited", "deleted"])
def test_a_change_is_noticed_within_two_seconds(hands: Hands, folder: Path, change: str) -> None:
    def done(bank: Bank) -> bool:
        if change == "new":
            return "b" in bank.quizzes
        if change == "deleted":
            return "a" not in bank.quizzes
        return bank.questions["a"].prompt == "New"

    hands.after(0.99)
    if change == "new":
        write(folder, "b")
    elif change == "edited":
        write(folder, "a", prompt="New")
    else:
        (folder / "a.yaml").unlink()
    noticed = next((step for step in range(40) if done(hands.after(0.05))), None)
    assert noticed is not None
    assert 0.5 <= (noticed + 1) * 0.05 <= 2.0


def test_a_file_that_still_grows_does_not_count(hands: Hands, folder: Path) -> None:
    path = write(folder, "b")
    whole = path.read_text()
    path.write_text(whole[:-4])
    hands.after(1.0)
    path.write_text(whole)
    assert "b" not in hands.after(0.5).quizzes
    assert "b" in hands.after(0.5).quizzes


def test_a_change_of_long_ago_counts_at_the_first_look(folder: Path) -> None:
    library = Library(folder, clock=iter([0.0, 5.0, 5.0, 5.0, 5.0]).__next__, wall=lambda: 9e9)
    library.snapshot()
    write(folder, "b")
    assert "b" in library.snapshot().quizzes


def test_only_the_changed_file_is_read_again(
    hands: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, "b")
    before = hands.settled()
    write(folder, "b", prompt="New")
    after = hands.settled()
    assert after.files["a.yaml"] is before.files["a.yaml"]
    assert after.files["b.yaml"] is not before.files["b.yaml"]
    assert before.questions["b"].prompt == "P", "a snapshot never changes"


@pytest.mark.parametrize("text", ["a: [b", "", "id: a\nquestions:\n- id: a\n  promt: P\n"])
def test_a_broken_edit_keeps_the_last_good_version(hands: Hands, folder: Path, text: str) -> None:
    (folder / "a.yaml").write_text(text)
    bank = hands.settled()
    assert list(bank.questions) == ["a"]
    assert bank.problems["a.yaml"]
    assert list(bank.edits) == ["a.yaml"]
    write(folder, "a", prompt="Mended")
    bank = hands.settled()
    assert bank.questions["a"].prompt == "Mended"
    assert not bank.problems
    assert not bank.edits


def test_an_edit_with_one_bad_question_keeps_the_last_good_version(
    hands: Hands, folder: Path
) -> None:
    write(folder, "a", prompt="New", extra="- id: b\n")
    bank = hands.settled()
    assert bank.questions["a"].prompt == "P"
    assert [each.code for each in bank.all_problems] == ["QB120"]


def test_a_file_that_never_was_good_serves_its_sound_questions(folder: Path) -> None:
    write(folder, "a", extra="- id: b\n")
    hands = Hands(folder)
    assert list(hands.library.snapshot().questions) == ["a"]
    write(folder, "a", prompt="New", extra="- id: b\n")
    assert hands.settled().questions["a"].prompt == "New"


def test_a_deleted_broken_file_takes_its_problems_with_it(hands: Hands, folder: Path) -> None:
    (folder / "a.yaml").write_text("a: [b")
    hands.settled()
    (folder / "a.yaml").unlink()
    bank = hands.settled()
    assert not bank.problems
    assert not bank.quizzes


def test_folders_links_and_pipes_become_problems(folder: Path) -> None:
    (folder / "folder.yaml").mkdir()
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    (folder / "gone.yaml").symlink_to(folder / "nowhere.yaml")
    (folder / "circle").symlink_to(folder)
    os.mkfifo(folder / "pipe.yaml")
    (folder / "big.yaml").write_bytes(b"a: " + b"x" * 10_000_001)
    bank = Library(folder).snapshot()
    assert list(bank.quizzes) == ["a"]
    assert {name: [each.code for each in found] for name, found in bank.problems.items()} == {
        "big.yaml": ["QB003"],
        "circle": ["QB022"],
        "folder.yaml": ["QB021"],
        "gone.yaml": ["QB022"],
        "loop.yaml": ["QB022"],
        "pipe.yaml": ["QB020"],
    }


def test_a_linked_file_is_read(folder: Path, tmp_path: Path) -> None:
    (folder / "b.yaml").symlink_to(write(tmp_path, "b"))
    assert list(Library(folder).snapshot().quizzes) == ["a", "b"]


def test_an_unreadable_file_becomes_a_problem(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, *_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    bank = Library(folder).snapshot()
    assert [each.code for each in bank.all_problems] == ["QB020"]
    assert not bank.quizzes


def test_a_folder_that_vanishes_keeps_what_was_there(hands: Hands, folder: Path) -> None:
    folder.rename(folder.with_name("away"))
    bank = hands.settled()
    assert list(bank.quizzes) == ["a"]
    assert [each.code for each in bank.problems["."]] == ["QB022"]
    folder.with_name("away").rename(folder)
    assert not hands.settled().problems


def test_an_image_is_served_by_its_hash(folder: Path) -> None:
    (folder / "media").mkdir()
    (folder / "media/x.png").write_bytes(b"picture")
    write(folder, "a", prompt="![x](media/x.png)")
    hands = Hands(folder)
    bank = hands.library.snapshot()
    sha256 = hashlib.sha256(b"picture").hexdigest()
    assert bank.media == {"media/x.png": sha256}
    assert bank.quizzes["a"].media == {"media/x.png": sha256}
    assert hands.library.media(sha256) == b"picture"
    (folder / "media/x.png").write_bytes(b"another")
    with pytest.raises(NotFound):
        hands.library.media(sha256)
    assert hands.after(1.0).media["media/x.png"] == sha256, "it may still be growing"
    assert hands.after(1.0).media["media/x.png"] == hashlib.sha256(b"another").hexdigest()


def test_an_image_put_in_place_later_is_noticed(folder: Path) -> None:
    write(folder, "a", prompt="![x](media/x.png)")
    hands = Hands(folder)
    assert [each.code for each in hands.library.snapshot().all_problems] == ["QB290"]
    (folder / "media").mkdir()
    (folder / "media/x.png").write_bytes(b"picture")
    hands.after(1.0)
    assert list(hands.after(1.0).questions) == ["a"]


def test_a_worker_that_had_nothing_to_do_takes_a_file_and_its_image_at_once(folder: Path) -> None:
    now = 0.0
    library = Library(folder, clock=lambda: now, wall=lambda: time.time() + now)
    library.snapshot()
    (folder / "media").mkdir()
    (folder / "media/x.png").write_bytes(b"picture")
    write(folder, "b", prompt="![x](media/x.png)")
    now = 60.0
    assert list(library.snapshot().quizzes) == ["a", "b"]


def test_an_image_is_found_before_any_page_was_asked_for(folder: Path) -> None:
    write(folder, "a", prompt="![x](media/x.png)")
    (folder / "media").mkdir()
    (folder / "media/x.png").write_bytes(b"picture")
    assert Library(folder).media(hashlib.sha256(b"picture").hexdigest()) == b"picture"


def test_an_image_outside_the_bank_is_not_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    (folder / "media").mkdir()
    (folder / "media/x.png").symlink_to(tmp_path / "secret.png")
    write(folder, "a", prompt="![x](media/x.png)")
    assert [each.code for each in Library(folder).snapshot().all_problems] == ["QB290"]


def test_an_unknown_hash_is_not_found(hands: Hands) -> None:
    with pytest.raises(NotFound):
        hands.library.media("0" * 64)


def test_many_threads_see_one_bank(folder: Path) -> None:
    library = Library(folder)
    seen: list[Bank] = []
    threads = [threading.Thread(target=lambda: seen.append(library.snapshot())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert len({id(each) for each in seen}) == 1


def test_nobody_waits_while_another_thread_looks(hands: Hands) -> None:
    before = hands.library.snapshot()
    with hands.library._scanning:
        assert hands.after(5.0) is before


def test_the_configured_folder_comes_first(tmp_path: Path, folder: Path) -> None:
    config = Config(instance=tmp_path / "instance", questions=folder)
    assert bank_folder(config) == folder
    with pytest.raises(BankError, match="QUIZAPP_QUESTIONS"):
        bank_folder(Config(instance=tmp_path, questions=tmp_path / "none"))


def test_questions_here_come_before_a_copy_of_the_shipped_bank(
    tmp_path: Path, folder: Path
) -> None:
    places = {"instance": tmp_path / "instance", "shipped": folder}
    copied = resolve_folder(None, here=tmp_path, **places)
    assert copied == tmp_path / "instance" / "questions"
    assert list(Library(copied).snapshot().quizzes) == ["a"]
    write(copied, "b")
    assert resolve_folder(None, here=tmp_path, **places) == copied
    assert (copied / "b.yaml").exists(), "it is filled only once"
    (tmp_path / "questions").mkdir()
    assert resolve_folder(None, here=tmp_path, **places) == tmp_path / "questions"


def test_without_a_shipped_bank_the_folder_is_empty(tmp_path: Path) -> None:
    made = resolve_folder(
        None, here=tmp_path, instance=tmp_path / "instance", shipped=tmp_path / "none"
    )
    assert list(made.iterdir()) == []


def test_the_shipped_bank_is_there() -> None:
    assert (shipped_bank() / "samples" / "choice.yaml").is_file()
