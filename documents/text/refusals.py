"""The one word for "this cannot be done": what every verb raises when it leaves things as they were."""


class Refused(Exception):
    """Nothing changed. The message says in Dutch why, and what to do next; it is shown as it is.

    A kind of its own only where a caller does something else with it than showing the message.
    """

    @property
    def message(self) -> str:
        return str(self)
