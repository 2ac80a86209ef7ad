# The recipes in PyTorch, written from the tutorials' architectures; names are Jamjae's.
from collections import namedtuple
from math import sqrt

import torch
from layers import Residual
from torch import nn
from torch.distributions import Categorical, Normal
from torch.nn import functional as F

# Of tabular-vae's table: 1 for a number, else the number of categories.
places = [1, 1, 3, 3, 1, 5, 2, 1]

Recipe = namedtuple(
    'Recipe',
    'name build batch optimizer reduction initialization noise shape places',
    defaults=[(28, 28), None],
)


class Vae(nn.Module):
    given = (784,)

    def __init__(self, widths, latents, activation):
        super().__init__()
        self.encoder = hidden([784, *widths], activation)
        self.posterior = nn.Linear(widths[-1], 2 * latents)
        self.decoder = hidden([latents, *reversed(widths)], activation)
        self.output = nn.Linear(widths[0], 784)

    def forward(self, x, noise):
        mean, log_variance = self.encode(x)
        logits = self.decode(mean + torch.exp(0.5 * log_variance) * noise)
        flat = x.flatten(1)
        cross_entropy = F.binary_cross_entropy_with_logits(logits, flat, reduction='none')
        reconstruction = cross_entropy.sum(1)
        kl = -0.5 * (1 + log_variance - mean**2 - log_variance.exp()).sum(1)
        return {'loss': reconstruction + kl, 'reconstruction': reconstruction, 'kl': kl}

    def reconstruct(self, x, _):
        mean, _ = self.encode(x)
        return torch.sigmoid(self.decode(mean)).view_as(x)

    def encode(self, x):
        return self.posterior(self.encoder(x.view(len(x), *self.given))).chunk(2, 1)

    def decode(self, latents):
        return self.output(self.decoder(latents)).flatten(1)


class ConvVae(Vae):
    """Fitted to images of any shape; where it is odd, output paddings differ between height and width."""

    widths, is_residual = (32, 64, 128), False

    def __init__(self, given=(3, 13, 10)):
        nn.Module.__init__(self)
        narrow, middle, wide = self.widths
        self.given = given
        channels, *size = given
        sizes = [size]
        for _ in range(3):
            sizes.append([(length + 1) // 2 for length in sizes[-1]])
        _, first, second, last = sizes
        area = last[0] * last[1]

        def up(inward, outward, to):
            padding = tuple((length - 1) % 2 for length in to)
            options = {'stride': 2, 'padding': 1, 'output_padding': padding}
            return nn.ConvTranspose2d(inward, outward, 3, **options)

        self.encoder = nn.Sequential(
            nn.Conv2d(channels, narrow, 3, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(narrow, middle, 3, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(middle, wide, 3, stride=2, padding=1),
            *self.block(wide),
            nn.LeakyReLU(0.2),
            nn.Flatten(),
        )
        self.posterior = nn.Linear(wide * area, 64)
        self.decoder = nn.Sequential(
            nn.Linear(32, wide * area),
            *([] if self.is_residual else [nn.LeakyReLU(0.2)]),
            nn.Unflatten(1, (wide, *last)),
            *([*self.block(wide), nn.LeakyReLU(0.2)] if self.is_residual else []),
            up(wide, middle, second),
            nn.LeakyReLU(0.2),
            up(middle, narrow, first),
            nn.LeakyReLU(0.2),
        )
        self.output = up(narrow, channels, size)

    def block(self, channels):
        inner = [nn.LeakyReLU(0.2), nn.Conv2d(channels, channels, 3, padding=1)]
        return [Residual(*inner)] if self.is_residual else []


class ResidualConvVae(ConvVae):
    widths, is_residual = (24, 48, 96), True


class TabularVae(Vae):
    """Of numbers (one column each) and categories (a column for each)."""

    def __init__(self, places):
        nn.Module.__init__(self)
        self.places, self.given = places, (2 * sum(places),)
        self.encoder = hidden([2 * sum(places), 128, 64], nn.ReLU)
        self.posterior = nn.Linear(64, 16)
        self.decoder = hidden([8, 64, 128], nn.ReLU)
        self.output = nn.Linear(128, 2 * sum(places))

    def forward(self, x, noise):
        mean, log_variance = self.encode(x)
        made = self.decode(mean + torch.exp(0.5 * log_variance) * noise).view_as(x)
        reconstruction = 0
        for values, given in zip(x.split(self.places, 2), made.split(self.places, 2)):
            is_known = values[:, 1, 0] == 1
            if values.shape[2] == 1:
                deviation = 0.05 + torch.exp(given[:, 1, 0])
                log_probability = Normal(given[:, 0, 0], deviation).log_prob(values[:, 0, 0])
            else:
                log_probability = Categorical(logits=given[:, 0]).log_prob(values[:, 0].argmax(1))
            reconstruction = reconstruction - torch.where(is_known, log_probability, 0)
        kl = -0.5 * (1 + log_variance - mean**2 - log_variance.exp()).sum(1)
        return {'loss': reconstruction + kl, 'reconstruction': reconstruction, 'kl': kl}

    def reconstruct(self, x, _):
        mean, _ = self.encode(x)
        row = self.decode(mean).view_as(x)[:, 0]
        parts = [
            part if part.shape[1] == 1 else part.softmax(1) for part in row.split(self.places, 1)
        ]
        row = torch.cat(parts, 1)
        return torch.stack([row, torch.ones_like(row)], 1)


class DenoisingAutoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(1, 8, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(8, 16, 3, stride=2, padding=1),
            nn.BatchNorm2d(16),
            nn.ReLU(),
            nn.Conv2d(16, 32, 3, stride=2),
            nn.ReLU(),
            nn.Flatten(),
            nn.Linear(288, 128),
            nn.ReLU(),
        )
        self.latent = nn.Linear(128, 4)
        self.decoder = nn.Sequential(
            nn.Linear(4, 128),
            nn.ReLU(),
            nn.Linear(128, 288),
            nn.ReLU(),
            nn.Unflatten(1, (32, 3, 3)),
            nn.ConvTranspose2d(32, 16, 3, stride=2),
            nn.BatchNorm2d(16),
            nn.ReLU(),
            nn.ConvTranspose2d(16, 8, 3, stride=2, padding=1, output_padding=1),
            nn.BatchNorm2d(8),
            nn.ReLU(),
        )
        self.output = nn.ConvTranspose2d(8, 1, 3, stride=2, padding=1, output_padding=1)

    def forward(self, x, noise):
        """The target is the noisy image; without noise (None) it is the clean one."""
        given = x if noise is None else torch.clamp(x + 0.3 * noise, 0, 1)
        error = F.mse_loss(self.autoencode(given), given, reduction='none').flatten(1).mean(1)
        return {'loss': error, 'reconstruction': error}

    def reconstruct(self, x, noise):
        return self.autoencode(torch.clamp(x + 0.3 * noise, 0, 1))

    def autoencode(self, given):
        latents = self.latent(self.encoder(given.unsqueeze(1)))
        return torch.sigmoid(self.output(self.decoder(latents))).squeeze(1)


def hidden(sizes, activation):
    layers = []
    for before, after in zip(sizes, sizes[1:]):
        layers += [nn.Linear(before, after), activation()]
    return nn.Sequential(*layers)


def adam(**options):
    return lambda parameters, **more: torch.optim.Adam(parameters, **options, **more)


recipes = {
    recipe.name: recipe
    for recipe in [
        Recipe(
            name='ch13-autoencoder',
            build=DenoisingAutoencoder,
            batch=128,
            optimizer=adam(lr=1e-3, weight_decay=1e-5),
            reduction=torch.mean,
            initialization='uniformFanIn',
            noise=('corruption', (28, 28)),
        ),
        Recipe(
            name='ch13-vae',
            build=lambda: Vae([400, 400], 200, lambda: nn.LeakyReLU(0.2)),
            batch=100,
            optimizer=adam(lr=1e-3),
            reduction=torch.sum,
            initialization='uniformFanIn',
            noise=('latent', (200,)),
        ),
        Recipe(
            name='relu-vae-2d',
            build=lambda: Vae([256, 256], 2, nn.ReLU),
            batch=128,
            optimizer=adam(lr=1e-4),
            reduction=torch.sum,
            initialization='uniformFanIn',
            noise=('latent', (2,)),
        ),
        Recipe(
            name='keras-vae-2d',
            build=lambda: Vae([512, 256], 2, nn.ReLU),
            batch=1024,
            optimizer=adam(lr=1e-3, eps=1e-7),
            reduction=torch.mean,
            initialization='glorotUniform',
            noise=('latent', (2,)),
        ),
        Recipe(
            name='conv-vae',
            build=ConvVae,
            batch=64,
            optimizer=adam(lr=2e-3),
            reduction=torch.mean,
            initialization='glorotUniform',
            noise=('latent', (32,)),
            shape=(3, 13, 10),
        ),
        Recipe(
            name='residual-conv-vae',
            build=ResidualConvVae,
            batch=32,
            optimizer=adam(lr=2e-3),
            reduction=torch.mean,
            initialization='glorotUniform',
            noise=('latent', (32,)),
            shape=(3, 13, 10),
        ),
        Recipe(
            name='tabular-vae',
            build=lambda: TabularVae(places),
            batch=64,
            optimizer=adam(lr=2e-3),
            reduction=torch.mean,
            initialization='glorotUniform',
            noise=('latent', (8,)),
            shape=(2, sum(places)),
            places=places,
        ),
    ]
}


def bounds(model, initialization):
    """For every weight and bias but those of batch normalization: the bound of its initialization."""
    found = {}
    for path, layer in model.named_modules():
        if isinstance(layer, nn.Embedding):
            found[f'{path}.weight'] = 1.0
        if not isinstance(layer, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d)):
            continue
        # PyTorch counts the fan-in on the second dimension, for transposed convolutions too.
        outward, inward, *kernel = layer.weight.shape
        area = torch.Size(kernel).numel()
        glorot = initialization == 'glorotUniform'
        weight = sqrt(6 / ((inward + outward) * area)) if glorot else 1 / sqrt(inward * area)
        found[f'{path}.weight'] = weight
        found[f'{path}.bias'] = 0.0 if glorot else weight
    return found


def variables(model):
    """Every parameter and running statistic under its name in Jamjae."""
    names = {'running_mean': 'runningMean', 'running_var': 'runningVariance'}
    return {
        '.'.join([*path, names.get(last, last)]): tensor
        for *path, last, tensor in (
            (*name.split('.'), tensor) for name, tensor in model.state_dict().items()
        )
        if last != 'num_batches_tracked'
    }
