"""What can go wrong: every error answers whether a retry can help.

    BroadsheetError
    ├── Rejected    the source is at fault: an editor must act, a retry changes nothing
    ├── Conflict    someone else was faster: read again and decide anew
    ├── Harmed      somebody has written by hand where we do: whose it is writes it anew
    └── OutOfTime   Lambda would end the function before long: what is left comes again

Anything else that rises is a fault of ours or of AWS: the queue brings the
event back, and after five times parks it where an alarm sees it.
"""


class BroadsheetError(Exception):
    """Every error that this package raises on purpose."""


class Rejected(BroadsheetError):
    """The source cannot be published as it is.

    `code` is stable and for machines; `message` says to an editor what is wrong
    and what to do; `line` and `column` count from 1 in the source file, where there is one.
    """

    def __init__(self, code: str, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.line = line
        self.column = column


class Conflict(BroadsheetError):
    """What stands there is not what it was when we looked."""


class Harmed(BroadsheetError, ValueError):
    """What stands there is nothing that we write: the daily look has it written anew."""


class OutOfTime(BroadsheetError):
    """Lambda would end the function before long: what is left comes again."""
