# Evaluates a VAE in PyTorch with float64 and compares the metrics of Jamjae with it.
# Use: GIVEN (weights, images, labels, noise) FOUND (the metrics)
import json
import math
import sys

import numpy as np
import torch
from report import report
from safetensors.torch import load_file

given, found = sys.argv[1:]
tensors = load_file(given)
with open(found) as file:
    found = json.load(file)
tolerance = 1e-4


def agree(check, actual, expected, limit=tolerance):
    actual, expected = np.atleast_1d(actual), np.atleast_1d(expected)
    off = float(np.max(np.abs(actual - expected) / np.maximum(np.abs(expected), 1e-2)))
    report(check, off < limit, f'largest relative difference {off:.1e}')


def linear(x, path):
    return x @ tensors[f'{path}.weight'].double().T + tensors[f'{path}.bias'].double()


def encode(x):
    return linear(torch.relu(linear(x, 'encoder.0')), 'posterior').chunk(2, dim=-1)


def log_likelihood(x, z):
    logits = linear(torch.relu(linear(z, 'decoder.0')), 'output')
    return torch.distributions.Bernoulli(logits=logits).log_prob(x).sum(-1)


def images(name):
    return tensors[f'images/{name}'].double() / 255


def error(values):
    return values.std(ddof=1) / math.sqrt(len(values))


x = images('validation')
mean, log_variance = encode(x)
posterior = torch.distributions.Normal(mean, (log_variance / 2).exp())
prior = torch.distributions.Normal(torch.zeros_like(mean), torch.ones_like(mean))
kl = torch.distributions.kl_divergence(posterior, prior).numpy()
once = mean + posterior.scale * tensors['noise/once'].double()
reconstruction = -log_likelihood(x, once).numpy()
elbo = -reconstruction - kl.sum(1)

validation = found['validation']
agree('The ELBO is that of PyTorch', validation['elbo']['mean'], elbo.mean())
agree('Its standard error too', validation['elbo']['standardError'], error(elbo))
agree('The reconstruction', validation['reconstruction']['mean'], reconstruction.mean())
agree('The KL', validation['kl']['mean'], kl.sum(1).mean())
bits = -elbo.mean() / 784 / math.log(2)
if 'bitsPerDimension' in validation:
    agree('The bits per dimension', validation['bitsPerDimension']['mean'], bits)
else:
    report('Grey pixels have no bits per dimension', not found['isLikelihood'], '')
agree('The KL of each latent', found['latents']['kl'], kl.mean(0))
agree('The variance of each mean', found['latents']['variance'], mean.numpy().var(0))
active = int((mean.numpy().var(0) > 0.01).sum())
report('As many latents are active', active == found['latents']['active'], str(active))

noise = tensors['noise/many'].double()
samples = noise.shape[1]
bounds = []
for image, centre, scale, each in zip(x, mean, posterior.scale, noise):
    z = centre + scale * each
    weights = (
        log_likelihood(image, z)
        + torch.distributions.Normal(0.0, 1.0).log_prob(z).sum(-1)
        - torch.distributions.Normal(centre, scale).log_prob(z).sum(-1)
    )
    bounds.append(torch.logsumexp(weights, 0).item() - math.log(samples))
bounds = np.array(bounds)
weighted = found['importanceWeighted']
agree('The importance-weighted bound', weighted['bound']['mean'], bounds.mean())
agree('Its standard error too', weighted['bound']['standardError'], error(bounds))

# Representation quality of the codes.
codes = {name: encode(images(name))[0] for name in ('train', 'validation')}
labels = {name: tensors[f'labels/{name}'].long() for name in codes}
k = found['representation']['nearestNeighbours']['k']
distances = torch.cdist(codes['validation'], codes['train'], compute_mode='donot_use_mm_for_euclid_dist')
nearest = labels['train'][distances.topk(k, largest=False).indices].numpy()
right = 0
for row, label in zip(nearest, labels['validation'].tolist()):
    votes = np.bincount(row)
    chosen = next(each for each in row if votes[each] == votes.max())
    right += int(chosen == label)
share = right / len(nearest)
accuracy = found['representation']['nearestNeighbours']['accuracy']['mean']
# An encoder in float32 may exchange two equidistant neighbours.
report('The neighbours know as many labels', abs(accuracy - share) <= 0.002, f'{accuracy} and {share}')

deviation, centre = torch.std_mean(codes['train'], 0, correction=0)
features = {name: (each - centre) / deviation for name, each in codes.items()}
weight = torch.zeros(10, codes['train'].shape[1], dtype=torch.float64, requires_grad=True)
bias = torch.zeros(10, dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.LBFGS(
    [weight, bias], max_iter=1000, tolerance_grad=1e-9, tolerance_change=1e-14, line_search_fn='strong_wolfe'
)


def step():
    optimizer.zero_grad()
    logits = features['train'] @ weight.T + bias
    loss = torch.nn.functional.cross_entropy(logits, labels['train'])
    loss = loss + weight.square().sum() / 2 / len(logits)
    loss.backward()
    return loss


optimizer.step(step)
chosen = (features['validation'] @ weight.T + bias).argmax(1)
share = (chosen == labels['validation']).double().mean().item()
accuracy = found['representation']['linearProbe']['accuracy']['mean']
report('The linear probe finds as many labels', abs(accuracy - share) <= 0.002, f'{accuracy} and {share}')
