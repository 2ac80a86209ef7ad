# PyTorch's part of the benchmark: the same models, eager, trained for a while on each request.
# Use: FILE (training images, gzipped IDX), the recipe gan as JSON. Its data is ready as floats, in order: no loader, no shuffling. Denormal numbers
# are zeros, as in Jamjae.
import gzip
import json
import sys
from pathlib import Path
from time import perf_counter

import numpy as np
import torch
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).parent.parent / 'test' / 'golden'))
from codebooks import OfRecipe
from recipes import ConvVae, recipes

sys.path.insert(0, str(Path(__file__).parent.parent / 'results' / 'twins'))
import gan

# 16 bytes of header: magic number, count, height, width.
with gzip.open(sys.argv[1]) as file:
    digits = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 28, 28)
data = {}
trainings = {}


def hello(threads):
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
    return {'name': f'PyTorch {torch.__version__}', 'threads': torch.get_num_threads()}


def train(recipe, batch, images, seconds, fused, size=None):
    """`size`: the side of colour images; without it the digits."""
    key = (recipe, batch, size, fused)
    if key not in trainings and recipe in others:
        trainings[key] = others[recipe](batch, floats(images), fused)
    if key not in trainings:
        model = ConvVae((3, size, size)) if size else recipes[recipe].build()
        given = colours(images, size) if size else floats(images)
        trainings[key] = training(recipes[recipe], model, batch, given, fused)
    step = trainings[key]
    taken, started = 0, perf_counter()
    while perf_counter() - started < seconds:
        step()
        taken += 1
    return {'milliseconds': 1000 * (perf_counter() - started) / taken, 'steps': taken}


def floats(images):
    if images not in data:
        chosen = np.arange(images) % len(digits)
        data[images] = torch.from_numpy(digits[chosen].astype(np.float32) / 255)
    return data[images]


def colours(images, size):
    if (images, size) not in data:
        data[images, size] = torch.rand(images, 3, size, size)
    return data[images, size]


def training(recipe, model, batch, images, fused):
    loss_of = vae_loss if recipe.noise[0] == 'latent' else autoencoder_loss
    optimizer = recipe.optimizer(model.parameters(), **({'fused': True} if fused else {}))
    share = 1 if recipe.reduction is torch.sum else 1 / batch
    at = 0

    def step():
        nonlocal at
        x = images[at : at + batch]
        at = at + batch if at + 2 * batch <= len(images) else 0
        optimizer.zero_grad()
        (share * loss_of(model, x)).backward()
        optimizer.step()

    return step


def cycled(images, batch, take):
    at = 0

    def step():
        nonlocal at
        take(images[at : at + batch])
        at = at + batch if at + 2 * batch <= len(images) else 0

    return step


def vq_training(batch, images, fused):
    model = OfRecipe().float()
    optimizer = torch.optim.Adam(model.parameters(), fused=fused)

    def take(x):
        optimizer.zero_grad()
        model(x)['loss'].mean().backward()
        optimizer.step()

    return cycled(images, batch, take)


def gan_training(batch, images, fused):
    configuration = json.loads(sys.argv[2])
    parts = gan.networks(configuration, fused=fused)
    latent = configuration['model']['latent']
    return cycled(images[:, None], batch, lambda x: gan.step(*parts, x, latent))


others = {'vq-vae': vq_training, 'gan': gan_training}


def vae_loss(model, x):
    mean, log_variance = model.encode(x)
    logits = model.decode(mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean))
    reconstruction = F.binary_cross_entropy_with_logits(logits, x.flatten(1), reduction='sum')
    kl = -0.5 * torch.sum(1 + log_variance - mean.pow(2) - log_variance.exp())
    return reconstruction + kl


def autoencoder_loss(model, x):
    given = torch.clamp(x + 0.3 * torch.randn_like(x), 0, 1)
    # The recipe's reduction: the mean over the values of an image, summed over the batch.
    return F.mse_loss(model.autoencode(given), given) * len(x)


def matmul(size, seconds):
    a = torch.full((size, size), 0.5)
    best, end = 0, perf_counter() + seconds
    while perf_counter() < end:
        started = perf_counter()
        for _ in range(4):
            a @ a
        best = max(best, 4 * 2 * size**3 / (perf_counter() - started) / 1e9)
    return {'gflops': best}


answers = {'hello': hello, 'train': train, 'matmul': matmul}
for line in sys.stdin:
    question = json.loads(line)
    print(json.dumps(answers[question.pop('ask')](**question)), flush=True)
