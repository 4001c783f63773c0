"""`python -m training.matters.encoding --base FOLDER`: teach the encoder from the written items and write its file.

The folder holds the published weights of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0): config.json, model.safetensors,
vocab.txt. It needs requirements.txt beside this file. The worlds of `kept_apart` are never learnt from.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel

from redaction.matters.encoder import MATTERS_OUT, NUMBERS, PACKAGED, SHARES, VOCABULARY, clause_pieces
from redaction.matters.matter import MATTERS
from redaction.matters.windows import Window, windows
from redaction.matters.wordpiece import WordPieces
from training.matters.corpus import ITEMS, Sentence, WrittenItem, kept_apart, written_items
from training.matters.merging import merged

_SEED = 1
_PASSES = 3
_TOGETHER = 8  # windows
_SORTED = 20 * _TOGETHER  # windows of like length stand together, or most of a batch is padding
_RATE, _RATE_OF_THE_HEAD, _SHRINK = 2e-4, 1e-3, 0.01
_RISING = 0.06  # share of the steps in which the rate rises
_LEAST_RATE = 0.02
_SMOOTHED = 0.05  # a writer's opinion is not the last word
_DROPPED = 0.1
_STEEPEST = 1.0
_UNASKED = -100  # torch's sign of a place without an answer


@dataclass(frozen=True, slots=True)
class Example:
    """A window and the column of each of its rows' matters, (rows,): of its sentences and then of their clauses."""

    window: Window
    answers: NDArray[np.int64]


class Network(nn.Module):
    """The published encoder; a sentence is the mean over its pieces, and its scores a line through it."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(base, attn_implementation="eager")
        self.body.embeddings.word_embeddings.weight.requires_grad = False  # a word that was never met keeps its sense
        self.drop = nn.Dropout(_DROPPED)
        self.head = nn.Linear(self.body.config.hidden_size, len(MATTERS))

    def forward(self, numbers: torch.Tensor, shares: torch.Tensor, seen: torch.Tensor | None = None) -> torch.Tensor:
        """Numbers (windows, pieces), shares (windows, rows, pieces) -> scores (windows, rows, matters); `seen` marks no padding."""
        rows = self.body.embeddings(input_ids=numbers)
        mask = None if seen is None else (1.0 - seen[:, None, None, :]) * torch.finfo(rows.dtype).min
        for layer in self.body.encoder.layer:
            rows = layer(rows, mask)
            rows = rows[0] if isinstance(rows, tuple) else rows
        return self.head(self.drop(shares @ rows))


class OneWindow(nn.Module):
    """What the gateway runs: one window without padding -> logarithms of probabilities, (rows, matters)."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, numbers: torch.Tensor, shares: torch.Tensor) -> torch.Tensor:
        """Numbers (1, pieces), shares (rows, pieces)."""
        return torch.log_softmax(self.network(numbers, shares[None])[0], -1)


def examples(items: Sequence[WrittenItem], pieces: WordPieces, chance: random.Random) -> Iterator[Example]:
    """The windows of all items, in which some sentences are run together."""
    for item in items:
        written = tuple(merged(item.written, chance))
        read = [clause_pieces(pieces, [clause.text for clause in sentence.clauses]) for sentence in written]
        for window in windows(read, pieces.begin, pieces.end):
            yield Example(window, _answers(window, written[window.start : window.end]))


def _answers(window: Window, written: Sequence[Sentence]) -> NDArray[np.int64]:
    of_clauses = (clause.matter for each, count in zip(written, window.clauses, strict=True) for clause in each.clauses[:count])
    matters = (*(sentence.matter for sentence in written), *of_clauses)
    return np.array([MATTERS.index(matter) for matter in matters], dtype=np.int64)


def taught(network: Network, items: Sequence[WrittenItem], pieces: WordPieces) -> None:
    """Change the network's weights; prints how far it is. In each pass other sentences are run together."""
    chance = random.Random(_SEED)
    batches = [batch for _ in range(_PASSES) for batch in _batches(list(examples(items, pieces, chance)), chance)]
    optimiser = torch.optim.AdamW(_groups(network))
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step / len(batches)))
    wrong = nn.CrossEntropyLoss(label_smoothing=_SMOOTHED, ignore_index=_UNASKED)
    network.train()
    for done, batch in enumerate(batches, start=1):
        numbers, shares, seen, answers = _padded(batch)
        loss = wrong(network(numbers, shares, seen).flatten(0, 1), answers.flatten())
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), _STEEPEST)
        optimiser.step()
        rate.step()
        optimiser.zero_grad()
        if done % 50 == 0 or done == len(batches):
            print(f"step {done} of {len(batches)}: loss {loss.item():.3f}", flush=True)
    network.eval()


def write_encoder(network: Network, vocabulary: str, file: Path) -> None:
    """The file that `Encoder.at` reads: weights in eight bits, the vocabulary among its notes."""
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder, "whole.onnx"), Path(folder, "small.onnx")
        numbers, shares = torch.ones((1, 7), dtype=torch.int64), torch.full((2, 7), 1 / 7)
        axes = {NUMBERS: {1: "pieces"}, SHARES: {0: "rows", 1: "pieces"}, MATTERS_OUT: {0: "rows"}}
        names = {"input_names": [NUMBERS, SHARES], "output_names": [MATTERS_OUT], "dynamic_axes": axes}
        torch.onnx.export(OneWindow(network), (numbers, shares), str(whole), dynamo=False, opset_version=17, **names)
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"])
        made = onnx.load(small)
        made.metadata_props.add(key=VOCABULARY, value=vocabulary)
        onnx.save(made, file)


def _batches(learnt: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    order = chance.sample(learnt, len(learnt))
    chunks = [sorted(order[at : at + _SORTED], key=lambda each: len(each.window.numbers)) for at in range(0, len(order), _SORTED)]
    found = [chunk[at : at + _TOGETHER] for chunk in chunks for at in range(0, len(chunk), _TOGETHER)]
    chance.shuffle(found)
    return found


def _padded(batch: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Numbers and what of them is seen, (windows, pieces); shares; answers, (windows, rows)."""
    longest, most = (max(each.window.shares.shape[axis] for each in batch) for axis in (1, 0))
    numbers = torch.zeros((len(batch), longest), dtype=torch.int64)
    seen, shares = torch.zeros((len(batch), longest)), torch.zeros((len(batch), most, longest))
    answers = torch.full((len(batch), most), _UNASKED)
    for row, each in enumerate(batch):
        rows, length = each.window.shares.shape
        numbers[row, :length] = torch.from_numpy(each.window.numbers)
        seen[row, :length] = 1.0
        shares[row, :rows, :length] = torch.from_numpy(each.window.shares)
        answers[row, :rows] = torch.from_numpy(each.answers)
    return numbers, shares, seen, answers


def _groups(network: Network) -> list[dict[str, object]]:
    body = [each for each in network.body.parameters() if each.requires_grad]
    return [
        {"params": [each for each in body if each.ndim > 1], "lr": _RATE, "weight_decay": _SHRINK},
        {"params": [each for each in body if each.ndim == 1], "lr": _RATE, "weight_decay": 0.0},
        {"params": list(network.head.parameters()), "lr": _RATE_OF_THE_HEAD, "weight_decay": _SHRINK},
    ]


def _rate(done: float) -> float:
    """The share of the full rate when this share of the steps is done."""
    return min(1.0, (done + 1e-3) / _RISING) * max(_LEAST_RATE, 1.0 - done)


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--items", type=Path, default=ITEMS)
    parser.add_argument("--out", type=Path, default=PACKAGED)
    chosen = parser.parse_args()
    vocabulary = (chosen.base / "vocab.txt").read_text(encoding="utf-8").rstrip("\n")
    items = written_items(chosen.items)
    apart = kept_apart(items)
    learnt = [item for item in items if item.world not in apart]
    print(f"learning from {len(learnt)} items; never from {', '.join(apart)} ...", flush=True)
    torch.manual_seed(_SEED)
    network = Network(chosen.base)
    taught(network, learnt, WordPieces(vocabulary.split("\n")))
    write_encoder(network, vocabulary, chosen.out)


if __name__ == "__main__":
    main()
