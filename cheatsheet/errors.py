"""What can go wrong in a way that a user should read, and the exit codes that other programs rely on."""

from enum import IntEnum


class ExitCode(IntEnum):
    DONE = 0
    NOTHING_FOUND = 1
    USAGE = 2
    BROKEN = 3
    INTERRUPTED = 130


class DkrError(Exception):
    """A mistake with a message for the user: what is wrong, and in `hint` what to do next."""

    exit_code = ExitCode.BROKEN

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(DkrError):
    """dkr was asked for something that it does not offer."""

    exit_code = ExitCode.USAGE


class NotFoundError(DkrError):
    """Nothing answers to the name that was given."""

    exit_code = ExitCode.NOTHING_FOUND


class UnreadableError(DkrError):
    """It is not known what a command line asks for, so that nothing can be said about it."""


class BrokenPagesError(DkrError):
    """The pages cannot be compiled; `dkr lint` lists why."""


class BrokenStateError(DkrError):
    """A file of dkr's own, such as the quiz's memory, cannot be read or written."""
