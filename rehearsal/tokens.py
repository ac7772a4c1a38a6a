"""Text to tokens and back, with the words around a turn that the model was tuned with; the only door to tokenizers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rehearsal.gguf_file import NotReadable

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_CONTROL = 3  # the kind of a token that is no text
_BEGIN = "<|im_start|>"  # of a turn; its end is the end of a text


class Encoded(NamedTuple):
    """A pair as tokens; those from `taught` on are the answer with its end."""

    ids: tuple[int, ...]
    taught: int


class Tokens:
    """The vocabulary of one model."""

    def __init__(self, tokenizer: Tokenizer, begin: int, end: int) -> None:
        self._tokenizer = tokenizer
        self._begin, self.end = begin, end

    def prompt(self, prompt: str) -> list[int]:
        """A prompt up to where the answer begins."""
        asked = [*self._plain(f"user\n{prompt}"), self.end, *self._plain("\n")]
        return [self._begin, *asked, self._begin, *self._plain("assistant\n")]

    def pair(self, prompt: str, answer: str) -> Encoded:
        """A prompt with its answer and the end of the turn."""
        asked = self.prompt(prompt)
        return Encoded((*asked, *self._plain(answer), self.end, *self._plain("\n")), len(asked))

    def count(self, prompt: str, answer: str) -> int:
        """How many tokens a pair has."""
        return len(self.pair(prompt, answer).ids)

    def text(self, ids: list[int]) -> str:
        """Tokens as text."""
        return str(self._tokenizer.decode(ids, skip_special_tokens=True))

    def _plain(self, text: str) -> list[int]:
        """Text as it stands: what looks like a control token in a person's words is not one."""
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)


def read_tokens(settings: dict[str, Any]) -> Tokens:
    """The vocabulary in the settings of a GGUF file. Raises NotReadable."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    if settings.get("tokenizer.ggml.pre") != "smollm":
        raise NotReadable("the text of this model is cut in a way that is not known here")
    words = settings["tokenizer.ggml.tokens"]
    merges = [tuple(each.split(" ", 1)) for each in settings["tokenizer.ggml.merges"]]
    tokenizer = Tokenizer(models.BPE(vocab={word: at for at, word in enumerate(words)}, merges=merges))
    digits = pre_tokenizers.Digits(individual_digits=True)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([digits, pre_tokenizers.ByteLevel(add_prefix_space=False)])
    tokenizer.decoder = decoders.ByteLevel()
    kinds = settings["tokenizer.ggml.token_type"]
    tokenizer.add_special_tokens([word for word, kind in zip(words, kinds, strict=True) if kind == _CONTROL])
    tokenizer.encode_special_tokens = True
    return Tokens(tokenizer, words.index(_BEGIN), int(settings["tokenizer.ggml.eos_token_id"]))
