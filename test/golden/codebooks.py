# Golden values of VQ-VAEs: quantizers as the papers' equations have them, with PyTorch's gradients.
from math import gcd

import formula
import numpy as np
import torch
from ladder import numbers
from recipes import Recipe, adam, variables
from steps import STEPS, as_tensors, copies, start
from torch import nn
from torch.nn import functional as F

BATCH, CODES, DIMENSIONS = 9, 6, 3


def straight_through(vectors, quantized):
    return vectors + (quantized - vectors).detach()


class Codebook(nn.Module):
    """The nearest of learned vectors; moving averages of batches that are counted in units of the average code."""

    def __init__(self, by_gradient=False, decay=0.9, restart=0.0, commitment=0.25, codes=CODES, dimensions=DIMENSIONS):
        super().__init__()
        self.codes = codes
        self.by_gradient, self.decay, self.restart, self.commitment = by_gradient, decay, restart, commitment
        # As the other variables: the formula's numbers of that name.
        codebook = torch.from_numpy(formula.uniform('quantizer.codebook', (codes, dimensions), 1 / codes)).double()
        if by_gradient:
            self.codebook = nn.Parameter(codebook)
            return
        self.register_buffer('codebook', codebook)
        self.register_buffer('sizes', torch.zeros(codes))
        self.register_buffer('sums', torch.zeros(codes, dimensions))

    def nearest(self, vectors):
        return torch.cdist(vectors.detach(), self.codebook.detach()).argmin(1)

    def once(self, vectors):
        index = self.nearest(vectors)
        chosen = self.codebook[index]
        penalty = self.commitment * (vectors - chosen.detach()).square().sum(1)
        if self.by_gradient:
            penalty = penalty + (vectors.detach() - chosen).square().sum(1)
        if self.training and not self.by_gradient:
            chosen = chosen.clone()
            self.update(vectors.detach(), index)
        return chosen, index, penalty

    def forward(self, vectors):
        chosen, index, penalty = self.once(vectors)
        return straight_through(vectors, chosen), index[:, None], penalty

    def update(self, vectors, index):
        hot = F.one_hot(index, self.codes).to(vectors)
        weight = (1 - self.decay) * self.codes / len(vectors)
        self.sizes.mul_(self.decay).add_(hot.sum(0), alpha=weight)
        self.sums.mul_(self.decay).add_(hot.T @ vectors, alpha=weight)
        total = self.sizes.sum()
        smoothed = (self.sizes + 1e-5) / (total + self.codes * 1e-5) * total
        self.codebook.copy_(self.sums / smoothed[:, None])
        if not self.restart:
            return
        stride = round(len(vectors) * 0.618)
        while gcd(stride, len(vectors)) > 1:
            stride += 1
        others = vectors[torch.arange(self.codes) * stride % len(vectors)]
        alive = self.sizes > self.restart
        self.sizes.copy_(torch.where(alive, self.sizes, 1.0))
        self.sums.copy_(torch.where(alive[:, None], self.sums, others))
        self.codebook.copy_(torch.where(alive[:, None], self.codebook, others))


class Residual(nn.ModuleList):
    def __init__(self, count=2):
        super().__init__(Codebook() for _ in range(count))
        for at, each in enumerate(self):
            each.codebook.copy_(
                torch.from_numpy(formula.uniform(f'quantizer.{at}.codebook', (CODES, DIMENSIONS), 1 / CODES))
            )

    def forward(self, vectors):
        left, total, penalties, indices = vectors, 0, 0, []
        for each in self:
            chosen, index, penalty = each.once(left)
            left = left - chosen.detach()
            total, penalties = total + chosen, penalties + penalty
            indices.append(index)
        return straight_through(vectors, total), torch.stack(indices, 1), penalties


class Finite(nn.Module):
    """FSQ; of each dimension the bound, as in the paper's appendix."""

    def __init__(self, levels=(4, 3, 2)):
        super().__init__()
        self.levels = torch.tensor(levels)

    def forward(self, vectors):
        half = (self.levels - 1) * (1 + 1e-3) / 2
        offset = torch.where(self.levels % 2 == 0, 0.5, 0.0)
        shift = (offset / half).atanh()
        bounded = (vectors + shift).tanh() * half - offset
        rounded = bounded.round()
        width = self.levels // 2
        basis = torch.tensor([1, *self.levels.cumprod(0)[:-1].tolist()])
        index = ((rounded + width) * basis).sum(1)
        return straight_through(bounded, rounded) / width, index[:, None], torch.zeros(len(vectors))


class LookupFree(nn.Module):
    def forward(self, vectors):
        signs = torch.where(vectors > 0, 1.0, -1.0).double()
        index = ((vectors > 0) * 2 ** torch.arange(vectors.shape[1])).sum(1)
        # Distances to both signs: (v − 1)² and (v + 1)².
        probability = torch.softmax(torch.stack([-((vectors - 1) ** 2), -((vectors + 1) ** 2)]), 0)
        entropy = lambda p: -(p * p.log()).sum(0)
        each = entropy(probability).sum(1)
        whole = entropy(probability.mean(1)).sum()
        penalty = 0.25 * (vectors - signs).square().sum(1) + 0.1 * (each - whole)
        return straight_through(vectors, signs), index[:, None], penalty


class Dense(nn.Module):
    """One place."""

    places = 1

    def __init__(self, quantizer):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(20, 12), nn.LeakyReLU(0.2))
        self.latent = nn.Linear(12, DIMENSIONS)
        self.quantizer = quantizer
        self.decoder = nn.Sequential(nn.Linear(DIMENSIONS, 12), nn.LeakyReLU(0.2))
        self.output = nn.Linear(12, 20)

    def features(self, x):
        return self.encoder(x.flatten(1))[:, :, None]

    def logits(self, latents):
        return self.output(self.decoder(latents.flatten(1))).flatten(1)

    def forward(self, x, _=None):
        maps = self.features(x).flatten(2)
        vectors = self.latent(maps.transpose(1, 2).reshape(-1, maps.shape[1]))
        quantized, index, penalty = self.quantizer(vectors)
        latents = quantized.view(len(x), self.places, -1).transpose(1, 2)
        logits = self.logits(latents)
        reconstruction = F.binary_cross_entropy_with_logits(logits, x.flatten(1), reduction='none').sum(1)
        terms = {
            'loss': reconstruction + penalty.view(len(x), self.places).sum(1),
            'reconstruction': reconstruction,
        }
        self.codes = {'latents': latents.flatten(1), 'indices': index.view(len(x), -1)}
        return terms


class Convolutional(Dense):
    """Maps of 4 by 3."""

    places = 12

    def __init__(self, quantizer):
        super().__init__(quantizer)
        self.encoder = nn.Sequential(nn.Conv2d(2, 4, 3, 2, 1), nn.LeakyReLU(0.2))
        self.latent = nn.Linear(4, DIMENSIONS)
        self.decoder = nn.Sequential(nn.Unflatten(1, (DIMENSIONS, 4, 3)), nn.Conv2d(DIMENSIONS, 4, 3, 1, 1), nn.LeakyReLU(0.2))
        self.output = nn.ConvTranspose2d(4, 2, 3, 2, 1, (0, 1))

    def features(self, x):
        return self.encoder(x)


class OfRecipe(Dense):
    """The recipe vq-vae for images of 28 by 28."""

    places = 49

    def __init__(self):
        super().__init__(Codebook(decay=0.99, restart=0.1, codes=256, dimensions=16))
        relu = nn.LeakyReLU(0.2)
        self.encoder = nn.Sequential(
            *(nn.Conv2d(1, 32, 3, 2, 1), relu, nn.Conv2d(32, 64, 3, 2, 1), relu, nn.Conv2d(64, 64, 3, 1, 1), nn.BatchNorm2d(64))
        )
        self.latent = nn.Linear(64, 16)
        self.decoder = nn.Sequential(
            *(nn.Unflatten(1, (16, 7, 7)), nn.Conv2d(16, 64, 3, 1, 1), relu),
            *(nn.ConvTranspose2d(64, 32, 3, 2, 1, 1), relu),
        )
        self.output = nn.ConvTranspose2d(32, 1, 3, 2, 1, 1)

    def features(self, x):
        return self.encoder(x[:, None])


def codebook_steps(build, shape, initialization='uniformFanIn'):
    made = Recipe(
        name='codebooks',
        build=build,
        batch=BATCH,
        optimizer=adam(lr=1e-2),
        reduction=torch.mean,
        initialization=initialization,
        noise=('none', (1,)),
        shape=shape,
    )
    model = start(made)
    optimizer = made.optimizer(model.parameters())
    figures, gradients = [], {}
    for step in range(STEPS):
        optimizer.zero_grad()
        terms = model(as_tensors(made, step)[0])
        made.reduction(terms['loss']).backward()
        if step == 0:
            gradients = copies({name: each.grad for name, each in model.named_parameters()})
        optimizer.step()
        rows = model.codes['indices'].view(BATCH * model.places, -1)
        counts = [F.one_hot(each.long(), 256).double().mean(0) for each in rows.T]
        entropies = torch.stack([torch.special.entr(each).sum() for each in counts])
        means = {name: each.mean().item() for name, each in terms.items()}
        figures.append({**means, 'perplexity': entropies.exp().mean().item()})
    model.eval()
    with torch.no_grad():
        measured = model(as_tensors(made, STEPS)[0])
    return {
        'shape': shape,
        'batch': BATCH,
        'figures': figures,
        'gradients': gradients,
        # The bias before a normalization moves by rounding alone.
        'after': {name: np.where(abs(each) < 2e-6, 0, each) for name, each in copies(variables(model)).items()},
        'evaluation': copies({**measured, **{name: each.double() for name, each in model.codes.items()}}),
    }


def codebook_cases():
    small, maps = [5, 4], [2, 7, 6]
    return {
        'gradient': codebook_steps(lambda: Dense(Codebook(by_gradient=True)), small),
        'ema': codebook_steps(lambda: Convolutional(Codebook()), maps),
        'restart': codebook_steps(lambda: Convolutional(Codebook(decay=0.5, restart=0.4)), maps),
        'residual': codebook_steps(lambda: Convolutional(Residual()), maps),
        'fsq': codebook_steps(lambda: Convolutional(Finite()), maps),
        'vq-vae': codebook_steps(OfRecipe, [28, 28], 'glorotUniform'),
        'lfq': codebook_steps(lambda: Convolutional(LookupFree()), maps),
    }
