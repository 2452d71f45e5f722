"""Work that goes on in a second process, so that a machine's other core has something to do."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def aside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Begin ``work`` beside what the block does; gives a function that waits for its result.

    What ``work`` raises, that function raises. The process is a copy of this one, so ``work`` needs
    no arguments that can be sent, only a result that can. It ends with the block.
    """
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    process = fork.Process(target=_send, args=(work, sender, receiver), daemon=True)
    process.start()
    sender.close()

    def result() -> T:
        try:
            value, error = receiver.recv()
        except EOFError:
            raise RuntimeError("the second process of the build was ended before it had a result") from None
        if error:
            raise error
        return value  # type: ignore[no-any-return]

    try:
        yield result
    finally:
        process.terminate()
        process.join()
        receiver.close()


def _send(work: Callable[[], T], sender: Connection, receiver: Connection) -> None:
    # Else nobody would notice here that the other process is gone, which alone reads it.
    receiver.close()
    message: tuple[T | None, Exception | None]
    try:
        message = work(), None
    except Exception as error:
        message = None, error
    with suppress(BrokenPipeError):
        sender.send(message)
