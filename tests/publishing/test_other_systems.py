"""What is done on macOS and on Windows, as far as their calls can be played here."""

from __future__ import annotations

import ctypes
import errno
import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from types import ModuleType

import pytest

from statuary.publishing import disk, exchange, turns
from tests.publishing.sites import NEW, OLD, cold, publish, tree


@pytest.fixture
def another_system() -> Iterator[Callable[[], None]]:
    """Give what forgets which step this system has; it is forgotten again at the end."""
    exchange._step.cache_clear()  # as nobody else asks twice
    yield exchange._step.cache_clear
    exchange._step.cache_clear()


class Renamex:
    """`renamex_np` of macOS, played by this system's own step."""

    def __init__(self, code: int) -> None:
        self.argtypes: tuple[object, ...] = ()
        self.calls: list[tuple[bytes, bytes, int]] = []
        self._code = code
        self._real = exchange._step()

    def __call__(self, one: bytes, other: bytes, flags: int) -> int:
        """Exchange two folders, or fail with the number that an error has."""
        self.calls.append((one, other, flags))
        if self._code or self._real is None:
            ctypes.set_errno(self._code)
            return -1
        return self._real(one, other)


@pytest.mark.skipif(sys.platform != "linux", reason="it is played by the step of Linux")
@pytest.mark.parametrize("code", [0, errno.ENOTSUP, errno.EINVAL, errno.EXDEV])
def test_a_swap_on_macos(
    tmp_path: Path,
    another_system: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    code: int,
) -> None:
    """The call takes two paths and the flag for a swap; where it is refused, files are replaced."""
    renamex = Renamex(code)
    library = type("Library", (), {"renamex_np": renamex})()
    publish(tmp_path, OLD)
    before = (tmp_path / "site").stat().st_ino
    another_system()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name, use_errno: library if use_errno else None)
    publish(tmp_path, NEW)
    paths = tuple(str(tmp_path / name).encode() for name in (".site.statuary/spare", "site"))
    assert renamex.argtypes == (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint)
    assert renamex.calls == [(*paths, 2)]
    assert tree(tmp_path / "site") == cold(tmp_path, NEW)
    assert ((tmp_path / "site").stat().st_ino == before) is bool(code)


def test_there_is_no_swap_on_windows(
    tmp_path: Path, another_system: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """There a site is published file by file, and no step of another system is looked for."""
    publish(tmp_path, OLD)
    another_system()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", None)
    before = (tmp_path / "site").stat().st_ino
    assert not exchange.is_known()
    with pytest.raises(OSError, match="implemented"):
        disk.exchange(tmp_path / "site", tmp_path)
    publish(tmp_path, NEW)
    assert tree(tmp_path / "site") == cold(tmp_path, NEW)
    assert (tmp_path / "site").stat().st_ino == before


def played_msvcrt(tries: list[int]) -> ModuleType:
    """Give Windows' locks, played by those of this system; it notes each try that waits."""
    fcntl = pytest.importorskip("fcntl")
    module = ModuleType("msvcrt")
    module.LK_LOCK, module.LK_NBLCK = 1, 2  # type: ignore[attr-defined]

    def locking(opened: int, mode: int, count: int) -> None:
        assert count == 1
        if mode == 1:
            tries.append(opened)
            Event().wait(0.01)  # for a second, there
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            code = errno.EDEADLOCK if mode == 1 else errno.EACCES
            raise OSError(code, "locked") from None

    module.locking = locking  # type: ignore[attr-defined]
    return module


def test_turns_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There a wait gives up by itself after a while, and is begun again until the turn has come."""
    tries: list[int] = []
    monkeypatch.setitem(sys.modules, "msvcrt", played_msvcrt(tries))
    spec = importlib.util.spec_from_file_location("turns_there", str(turns.__file__))
    assert spec is not None
    assert spec.loader is not None
    there = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        spec.loader.exec_module(there)
    monkeypatch.setattr(there, "PATIENCE_SECONDS", 0.01)
    publish(tmp_path, OLD)
    told: Queue[str] = Queue()

    def second() -> None:
        with there.turn(tmp_path / "site", lambda: told.put("it waits")):
            told.put("it has its turn")

    with there.turn(tmp_path / "site"):
        Thread(target=second, daemon=True).start()
        assert told.get(timeout=30) == "it waits"
        while len(tries) < 3:
            Event().wait(0.01)
        assert told.empty()
    assert told.get(timeout=30) == "it has its turn"
