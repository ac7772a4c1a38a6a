"""The errors that a person may see.

PeriError                   a sentence for the person: what happened, what to do now
├── SettingError            a setting is unknown or has a value that does not work
├── InputRefused            what was sent cannot be taken (too long, not text)
├── TurnRunning             this conversation is still answering
├── NotYours                the conversation does not exist for this person
├── StoreError              what was said could not be kept
│   └── NewerSchema         the data was written by a newer Peri
├── ModelError              the speaker could not answer
│   ├── ModelUnavailable    unreachable, overloaded or out of time; trying again may help
│   ├── ModelRefused        the provider withheld or filtered the answer
│   ├── ContextTooLong      the conversation does not fit the model, even when trimmed
│   └── ModelMisconfigured  the key, the name or the address is wrong; trying again does not help
└── ToolRefusal             a tool says no, in a sentence that helps model and person alike
    └── WrongArguments      what the model wrote does not fit the tool; the sentence is the model's alone
"""


class PeriError(Exception):
    """Base of all errors written for the person; `str()` is the sentence to show."""


class SettingError(PeriError):
    """A setting is unknown or has a value that does not work."""


class InputRefused(PeriError):
    """What was sent cannot be taken."""


class TurnRunning(PeriError):
    """The conversation is still answering the message before."""


class NotYours(PeriError):
    """The conversation does not exist for this person."""


class StoreError(PeriError):
    """What was said could not be kept."""


class NewerSchema(StoreError):
    """The stored data was written by a newer version of Peri."""


class ModelError(PeriError):
    """The speaker could not answer."""


class ModelUnavailable(ModelError):
    """Unreachable, overloaded or out of time; trying again may help."""


class ModelRefused(ModelError):
    """The provider withheld or filtered the answer."""


class ContextTooLong(ModelError):
    """The conversation does not fit the model, even when trimmed."""


class ModelMisconfigured(ModelError):
    """Key, name or address of the model is wrong; trying again does not help."""


class ToolRefusal(PeriError):
    """A tool says no; the sentence goes to the model and may be shown to the person."""


class WrongArguments(ToolRefusal):
    """A tool was called with arguments that it cannot take; the sentence goes to the model and to no person."""
