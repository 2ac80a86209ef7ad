"""Trains the PyTorch twin of a configuration and measures it: -log p(x) of the test digits by importance sampling.

    python results/twins/vae.py CONFIG.json --data MNIST --set objective.samples=5 --seed 1 --samples 1000

Written from the papers for comparison only; it shares nothing with Jamjae but the configuration.
"""

import argparse
import gzip
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

LOG_TWO_PI = math.log(2 * math.pi)


def images(folder, name):
    path = Path(folder) / f'{name}-images-idx3-ubyte'
    data = path.read_bytes() if path.exists() else gzip.decompress(Path(f'{path}.gz').read_bytes())
    return torch.from_numpy(np.frombuffer(data, np.uint8, offset=16).reshape(-1, 784).copy())


def log_normal(z, mean, log_variance):
    return -0.5 * (LOG_TWO_PI + log_variance + (z - mean) ** 2 * torch.exp(-log_variance))


class Gated(nn.Module):
    """a * sigmoid(b) of the two halves of a linear layer."""

    def __init__(self, inputs, units):
        super().__init__()
        self.both = nn.Linear(inputs, 2 * units)

    def forward(self, x):
        return F.glu(self.both(x))


def layers(configured, size):
    made = []
    for layer in configured:
        kind = layer['type']
        if kind == 'linear':
            made.append(nn.Linear(size, layer['units']))
            size = layer['units']
        elif kind == 'gatedLinear':
            made.append(Gated(size, layer['units']))
            size = layer['units']
        else:
            made.append({'relu': nn.ReLU, 'tanh': nn.Tanh}[kind]())
    return made, size


class Vae(nn.Module):
    def __init__(self, model):
        super().__init__()
        latent = model['latent']
        encoder, size = layers(model['encoder'], 784)
        self.encoder = nn.Sequential(*encoder, nn.Linear(size, 2 * latent))
        decoder, size = layers(model['decoder'], latent)
        self.decoder = nn.Sequential(*decoder, nn.Linear(size, 784))
        prior = model.get('prior', {'type': 'standardNormal'})
        # The logits of pseudo-inputs.
        self.pseudo = None
        if prior['type'] == 'vampPrior':
            self.pseudo = nn.Parameter(torch.empty(prior['components'], 784).uniform_(-1, 1))
        if model.get('initialization') == 'glorotUniform':
            for layer in self.modules():
                if isinstance(layer, nn.Linear):
                    nn.init.xavier_uniform_(layer.weight)
                    nn.init.zeros_(layer.bias)

    def encode(self, x):
        mean, log_variance = self.encoder(x).chunk(2, 1)
        return mean, log_variance.clamp(-30, 20)

    def log_prior(self, z):
        """Shapes: [..., latent] -> [...]."""
        if self.pseudo is None:
            zero = torch.zeros(())
            return log_normal(z, zero, zero).sum(-1)
        mean, log_variance = self.encode(torch.sigmoid(4 * self.pseudo))
        each = log_normal(z.unsqueeze(-2), mean, log_variance).sum(-1)
        return torch.logsumexp(each, -1) - math.log(len(mean))

    def log_weights(self, x, k):
        """log p(x, z) - log q(z | x) of k samples, and its parts. Shapes: [batch, 784] -> [batch, k]."""
        mean, log_variance = self.encode(x)
        mean, log_variance = mean[:, None], log_variance[:, None]
        noise = torch.randn(len(x), k, mean.shape[-1])
        z = mean + torch.exp(log_variance / 2) * noise
        logits = self.decoder(z.flatten(0, 1)).view(len(x), k, 784)
        target = x[:, None].expand_as(logits)
        reconstruction = F.binary_cross_entropy_with_logits(logits, target, reduction='none').sum(2)
        ratio = self.log_prior(z) - log_normal(z, mean, log_variance).sum(2)
        return ratio - reconstruction, reconstruction, ratio, mean, log_variance

    def loss(self, x, objective, weight):
        k = objective.get('samples', 1)
        weights, reconstruction, ratio, mean, log_variance = self.log_weights(x, k)
        if objective['type'] == 'iwae':
            return (math.log(k) - torch.logsumexp(weights, 1)).mean()
        if self.pseudo is not None:
            return (reconstruction.mean(1) - weight * ratio.mean(1)).mean()
        kl = 0.5 * (mean**2 + log_variance.exp() - log_variance - 1).sum((1, 2))
        return (reconstruction.mean(1) + weight * kl).mean()


def factor_after(schedule, epochs):
    """The factor of the learning rate after so many epochs."""
    if not schedule:
        return 1
    assert schedule['type'] == 'multiStep', schedule
    return schedule['factor'] ** sum(at <= epochs for at in schedule['at'])


def kl_weight(model, step, steps_per_epoch):
    schedule = model.get('klSchedule')
    if not schedule:
        return model.get('klWeight', 1)
    assert schedule['type'] == 'linear', schedule
    return model.get('klWeight', 1) * min(1, step / (schedule['epochs'] * steps_per_epoch))


def negative_log_likelihood(model, x, samples):
    total, per_step = 0.0, min(samples, 500)
    with torch.no_grad():
        for example in x.split(1):
            parts = [model.log_weights(example, per_step)[0] for _ in range(samples // per_step)]
            all_weights = torch.cat(parts, 1)
            total += (math.log(all_weights.shape[1]) - torch.logsumexp(all_weights, 1)).sum().item()
    return total / len(x)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('configuration')
    arguments.add_argument('--data', required=True)
    arguments.add_argument('--test', help='where the test digits are, if not there')
    arguments.add_argument('--set', action='append', default=[])
    arguments.add_argument('--seed', type=int, default=1)
    arguments.add_argument('--samples', type=int, default=1000)
    arguments.add_argument('--threads', type=int, default=1)
    arguments.add_argument('--epochs', type=int)
    options = arguments.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    configuration = json.loads(Path(options.configuration).read_text())
    for change in options.set:
        path, value = change.split('=', 1)
        *folders, name = path.split('.')
        place = configuration
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = json.loads(value)
    model_options, training = configuration['model'], configuration['training']
    epochs = options.epochs or training['epochs']
    train = images(options.data, 'train')
    test = images(options.test or options.data, 't10k')
    grey = train.float() / 255
    model = Vae(model_options)
    adam = training['optimizer']
    optimizer = torch.optim.Adam(
        model.parameters(), lr=adam['learningRate'], eps=adam.get('epsilon', 1e-8), fused=True
    )
    objective = model_options.get('objective', {'type': 'elbo'})
    batch = training['batchSize']
    is_dynamic = training['binarize'] == 'dynamic'
    fixed = None if is_dynamic else torch.bernoulli(grey)
    steps_per_epoch, step, started = math.ceil(len(grey) / batch), 0, time.time()
    for epoch in range(epochs):
        for group in optimizer.param_groups:
            group['lr'] = adam['learningRate'] * factor_after(training.get('schedule'), epoch)
        pixels = torch.bernoulli(grey) if is_dynamic else fixed
        for chosen in torch.randperm(len(grey)).split(batch):
            weight = kl_weight(model_options, step, steps_per_epoch)
            loss = model.loss(pixels[chosen], objective, weight)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
        if epoch % 10 == 9:
            print(f'{epoch + 1} {loss.item():.3f} {time.time() - started:.0f} s', flush=True)
    # One sample of the test digits for every twin.
    tested = torch.bernoulli(test.float() / 255, generator=torch.Generator().manual_seed(0))
    nll = negative_log_likelihood(model, tested, options.samples)
    seconds = time.time() - started
    print(json.dumps({'seed': options.seed, 'epochs': epochs, 'nll': nll, 'seconds': seconds}))


main()
