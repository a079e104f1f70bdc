"""What ``procman serve`` tells the open pages: built, or failed and why."""

from __future__ import annotations

import threading


class SiteEvents:
    """How the last build went; pages wait for the next one."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._number = 0
        self._fault = ""

    def built(self) -> None:
        """The site is up to date."""
        self._happened("")

    def failed(self, fault: str) -> None:
        """The site could not be built; ``fault`` says what to mend."""
        self._happened(fault)

    @property
    def latest(self) -> tuple[int, str]:
        """Number of the last event, from 1, and its fault; empty when the build went well."""
        with self._condition:
            return self._number, self._fault

    def after(self, number: int, timeout: float) -> tuple[int, str]:
        """The latest event once there is one after ``number``, or when ``timeout`` seconds have passed."""
        with self._condition:
            self._condition.wait_for(lambda: self._number > number, timeout)
            return self._number, self._fault

    def _happened(self, fault: str) -> None:
        with self._condition:
            self._number += 1
            self._fault = fault
            self._condition.notify_all()
