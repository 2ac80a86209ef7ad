# Golden values of likelihoods with one scale for all values: a parameter of the model, or the optimum of each batch.
from math import log, pi

import torch
from recipes import Recipe, Vae, adam, hidden
from steps import three_steps
from torch import nn

LATENTS, VALUES = 3, 20
LEAST = 1 / 255


class Scale(nn.Module):
    """The logarithm of the scale, of errors |x - mean| to the power n."""

    def __init__(self, kind, power):
        super().__init__()
        self.kind, self.power = kind, power
        if kind == 'shared':
            self.logScale = nn.Parameter(torch.zeros(()))
        else:
            self.register_buffer('runningError', torch.ones(()))

    def forward(self, errors):
        if self.kind == 'shared':
            return torch.log(LEAST + torch.exp(self.logScale))
        error = self.runningError
        if self.training:
            error = errors.mean()
            self.runningError = 0.9 * self.runningError + 0.1 * error.detach()
        return torch.log(error.clamp(min=LEAST**self.power)) / self.power


class ScaledVae(Vae):
    given = (VALUES,)

    def __init__(self, kind, power):
        nn.Module.__init__(self)
        self.encoder = hidden([VALUES, 12], nn.ReLU)
        self.posterior = nn.Linear(12, 2 * LATENTS)
        self.decoder = hidden([LATENTS, 12], nn.ReLU)
        self.output = nn.Linear(12, VALUES)
        self.likelihood = Scale(kind, power)

    def forward(self, x, noise):
        mean, log_variance = self.encode(x)
        made = torch.sigmoid(self.decode(mean + torch.exp(0.5 * log_variance) * noise))
        power = self.likelihood.power
        errors = (made - x.flatten(1)).abs() ** power
        log_scale = self.likelihood(errors)
        constant = 0.5 * log(2 * pi) if power == 2 else log(2)
        terms = errors / (power * torch.exp(log_scale) ** power) + log_scale + constant
        reconstruction = terms.sum(1)
        kl = -0.5 * (1 + log_variance - mean**2 - log_variance.exp()).sum(1)
        return {'loss': reconstruction + kl, 'reconstruction': reconstruction, 'kl': kl}


def recipe(kind, power):
    return Recipe(
        name=kind,
        build=lambda: ScaledVae(kind, power),
        batch=9,
        optimizer=adam(lr=1e-2),
        reduction=torch.mean,
        initialization='uniformFanIn',
        noise=('latent', (LATENTS,)),
        shape=(5, 4),
    )


def scale_cases():
    made = {}
    for likelihood, option, power in [('gaussian', 'deviation', 2), ('laplace', 'scale', 1)]:
        for kind in ['shared', 'optimal']:
            case = recipe(kind, power)
            made[f'{likelihood} {kind}'] = {
                'likelihood': {'type': likelihood, option: kind},
                'shape': case.shape,
                'batch': case.batch,
                **three_steps(case),
            }
    return made
