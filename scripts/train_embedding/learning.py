"""Contrastive learning: what belongs together shall be nearer than the rest of the batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from scripts.train_embedding.corpus import Group, Ids

_NEVER = -1e4
_FEWEST_TOKENS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningOptions:
    """How training runs.

    Attributes:
        steps: Batches.
        batch: Pairs in each.
        rate: Adam's; it falls to zero along half a cosine.
        scale: Cosines are multiplied by it before the softmax.
        forget: Share of a question's tokens that are dropped at random.
        apart: Share of questions whose words are taken out of their passage, so that it must be
            told by other words: the search by words finds the same words anyway.
        taught: Weight of the teacher's likenesses where a group has them; the pairs have the rest.
        tokens: Longest text.
        asked: Groups whose pieces each ask for their heading.
        forget_asked: Their share of dropped tokens, on both sides; there are few of them, and they
            come round often.
        shares: How often a batch is drawn from each group.
    """

    steps: int
    batch: int = 768
    rate: float = 3e-3
    scale: float = 20.0
    forget: float = 0.15
    apart: float = 0.3
    taught: float = 0.7
    tokens: int = 128
    asked: frozenset[str] = frozenset()
    forget_asked: float = 0.4
    shares: Mapping[str, float]


class Rows:
    """The token vectors, and Adam's state for the rows that a batch touches."""

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        self.values = torch.from_numpy(vectors.copy())
        self._mean = torch.zeros_like(self.values)
        self._square = torch.zeros_like(self.values)
        self._seen = torch.zeros(len(vectors), 1)

    def update(self, rows: torch.Tensor, gradient: torch.Tensor, rate: float) -> None:
        """One step of Adam for ``rows`` alone."""
        self._seen[rows] += 1
        mean = self._mean[rows].mul_(0.9).add_(gradient, alpha=0.1)
        square = self._square[rows].mul_(0.999).addcmul_(gradient, gradient, value=0.001)
        self._mean[rows], self._square[rows] = mean, square
        mean = mean / (1 - 0.9 ** self._seen[rows])
        square = square / (1 - 0.999 ** self._seen[rows])
        self.values[rows] -= rate * mean / (square.sqrt() + 1e-8)


def learn(
    groups: Sequence[Group], vectors: NDArray[np.float32], options: LearningOptions, seed: int
) -> NDArray[np.float32]:
    """The token vectors after training that starts with ``vectors``."""
    generator = np.random.default_rng(seed)
    rows = Rows(vectors)
    named = {group.name: group for group in groups}
    names = [name for name in options.shares if name in named]
    chances = np.array([options.shares[name] for name in names])
    loss_sum = 0.0
    for step in range(options.steps):
        group = named[generator.choice(names, p=chances / chances.sum())]
        rate = options.rate * 0.5 * (1 + np.cos(np.pi * step / options.steps))
        loss_sum += _step(rows, group, options, generator, rate)
        if (step + 1) % 100 == 0:
            print(f"{step + 1} {loss_sum / 100:.3f}", flush=True)
            loss_sum = 0.0
    return rows.values.numpy()


def _step(
    rows: Rows,
    group: Group,
    options: LearningOptions,
    generator: np.random.Generator,
    rate: float,
) -> float:
    numbers = generator.integers(len(group), size=options.batch)
    look = _view_of_asked if group.name in options.asked else _view
    views = [look(group, int(number), generator, options) for number in numbers]
    lefts, rights = [left for left, _ in views], [right for _, right in views]
    touched, places = np.unique(np.concatenate([*lefts, *rights]), return_inverse=True)
    chosen = torch.from_numpy(touched.astype(np.int64))
    used = rows.values[chosen].requires_grad_()
    n_left = sum(map(len, lefts))
    left = _means(used, places[:n_left], lefts)
    right = _means(used, places[n_left:], rights)
    logits = options.scale * left @ right.T
    same = _same_heading(group, numbers)
    logits = logits.masked_fill(same, _NEVER)
    aim = _aim(group, numbers, same, options)
    loss = functional.cross_entropy(logits, aim) + functional.cross_entropy(logits.T, aim)
    loss.backward()  # type: ignore[no-untyped-call]
    if used.grad is not None:
        rows.update(chosen, used.grad, rate)
    return float(loss.detach()) / 2


def _aim(
    group: Group, numbers: NDArray[np.int64], same: torch.Tensor, options: LearningOptions
) -> torch.Tensor:
    """How much of each right side a left side shall choose: its own, or what is like it."""
    own = torch.eye(len(numbers))
    if not len(group.meanings):
        return own
    meanings = torch.from_numpy(group.meanings[numbers].astype(np.float32))
    alike = (options.scale * meanings @ meanings.T).masked_fill(same, _NEVER)
    return options.taught * torch.softmax(alike, dim=1) + (1 - options.taught) * own


def _view(
    group: Group, number: int, generator: np.random.Generator, options: LearningOptions
) -> tuple[Ids, Ids]:
    """A question and its answer: heading and text, a sentence and its neighbours, or two halves."""
    first, end = int(group.first[number]), int(group.first[number + 1])
    heading = group.heading(number)
    kind = generator.random()
    if end - first == 2 or (kind < 0.4 and len(heading)):
        left, right = heading, group.span(first + 1, end)
        if generator.random() < 0.5 and end - first == 2:
            left, right = right, left
    elif kind < 0.75:
        own = int(generator.integers(first + 1, end))
        left = group.span(own, own + 1)
        parts = [group.span(first + 1, own), group.span(own + 1, end)]
        if generator.random() < 0.5:
            parts.insert(0, heading)
        right = np.concatenate(parts)
    else:
        middle = int(generator.integers(first + 2, end))
        left, right = group.span(first + 1, middle), group.span(middle, end)
    left, right = _some(left, options, generator), right[: options.tokens]
    if end - first > 2 and generator.random() < options.apart:
        right = _without(right, left)
    return left, right


_STATEMENT_SHARE = 0.75
"""How often a question stands beside its statement; else beside another question for the same."""


def _view_of_asked(
    group: Group, number: int, generator: np.random.Generator, options: LearningOptions
) -> tuple[Ids, Ids]:
    """A question and its statement, or two questions for one statement."""
    first, end = int(group.first[number]), int(group.first[number + 1])
    one, other = (int(place) for place in generator.permutation(np.arange(first + 1, end))[:2])
    is_statement = generator.random() < _STATEMENT_SHARE
    right = group.heading(number) if is_statement else group.span(other, other + 1)
    often = replace(options, forget=options.forget_asked)
    return _some(group.span(one, one + 1), often, generator), _some(right, often, generator)


def _without(ids: Ids, others: Ids) -> Ids:
    kept = ids[~np.isin(ids, others)]
    return kept if len(kept) >= _FEWEST_TOKENS else ids


def _some(ids: Ids, options: LearningOptions, generator: np.random.Generator) -> Ids:
    ids = ids[: options.tokens]
    kept = ids[generator.random(len(ids)) >= options.forget]
    return kept if len(kept) else ids


def _means(used: torch.Tensor, places: NDArray[np.int64], texts: Sequence[Ids]) -> torch.Tensor:
    offsets = np.concatenate([[0], np.cumsum([len(text) for text in texts])[:-1]])
    means = functional.embedding_bag(
        torch.from_numpy(places), used, torch.from_numpy(offsets), mode="mean"
    )
    return functional.normalize(means)


def _same_heading(group: Group, numbers: NDArray[np.int64]) -> torch.Tensor:
    """Two passages under one heading are no opposites, nor is a passage drawn twice."""
    codes = [hash(group.heading(int(number)).tobytes()) for number in numbers]
    code = np.array(codes)
    same = code[:, None] == code[None, :]
    np.fill_diagonal(same, val=False)
    return torch.from_numpy(same)
