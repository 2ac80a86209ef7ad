"""Trains the PyTorch twin of a GAN's configuration, and measures what generators make of MNIST.

    python results/twins/gan.py GAN.json --data MNIST --epochs 10 --seed 1
    python results/twins/gan.py --measure SAMPLES.f32 --data MNIST

The twin has the layers, the initialization and the order of steps of `jamjae train gan`: the discriminator's step, then the generator's on the
same latents with the updated discriminator. What is measured, on as many test digits as there are samples: precision and recall
(Kynkaanniemi et al., arXiv:1904.06991, k = 3) on the last hidden features of a small classifier, and the share of each class among the samples.

Written from the papers for comparison only; it shares nothing with Jamjae but the configuration.
"""

import argparse
import gzip
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


def read(folder, name, offset):
    path = Path(folder) / name
    data = path.read_bytes() if path.exists() else gzip.decompress(Path(f'{path}.gz').read_bytes())
    return torch.from_numpy(np.frombuffer(data, np.uint8, offset=offset).copy())


def digits(folder, part):
    images = read(folder, f'{part}-images-idx3-ubyte', 16).view(-1, 1, 28, 28).float() / 255
    return images, read(folder, f'{part}-labels-idx1-ubyte', 8).long()


def layers(configured, shape):
    """PyTorch's layers and the shape that they give."""
    made, x = [], torch.zeros(2, *shape)
    for layer in configured:
        kind = layer['type']
        options = {'kernel_size': layer.get('kernel', 3), 'stride': layer.get('stride', 1)}
        options['padding'] = layer.get('padding', 0)
        if kind == 'linear':
            made += [nn.Flatten(), nn.Linear(x[0].numel(), layer['units'])]
        elif kind == 'conv':
            made.append(nn.Conv2d(x.shape[1], layer['channels'], **options))
        elif kind == 'convTranspose':
            made.append(nn.ConvTranspose2d(x.shape[1], layer['channels'], **options))
        elif kind == 'batchNorm':
            made.append((nn.BatchNorm2d if x.dim() == 4 else nn.BatchNorm1d)(x.shape[1]))
        elif kind == 'unflatten':
            made.append(nn.Unflatten(1, layer['shape']))
        elif kind == 'leakyRelu':
            made.append(nn.LeakyReLU(layer['slope']))
        else:
            made.append({'relu': nn.ReLU, 'tanh': nn.Tanh, 'flatten': nn.Flatten}[kind]())
        x = nn.Sequential(*made)(torch.zeros(2, *shape))
    return made


def networks(configuration, **options):
    """Generator, discriminator, and the optimizer of each."""
    model, training = configuration['model'], configuration['training']
    output = {**model['output'], 'channels': 1}
    generator = nn.Sequential(*layers([*model['decoder'], output], [model['latent']]), nn.Sigmoid())
    last = {'type': 'linear', 'units': 1}
    discriminator = nn.Sequential(*layers([*model['discriminator'], last], [1, 28, 28]))
    both = []
    for network, adam in [
        (generator, training['optimizer']),
        (discriminator, training.get('adversary', training)['optimizer']),
    ]:
        betas = adam.get('beta1', 0.9), adam.get('beta2', 0.999)
        both.append(torch.optim.Adam(network.parameters(), lr=adam['learningRate'], betas=betas, **options))
    return generator, discriminator, both


def step(generator, discriminator, both, real, latent):
    """That of the discriminator, then that of the generator. Returns the losses of both."""
    loss = F.binary_cross_entropy_with_logits
    generated = generator(torch.randn(len(real), latent))
    outputs, size = (discriminator(real), discriminator(generated.detach())), (len(real), 1)
    of_discriminator = loss(outputs[0], torch.ones(size)) + loss(outputs[1], torch.zeros(size))
    both[1].zero_grad()
    of_discriminator.backward()
    both[1].step()
    of_generator = loss(discriminator(generated), torch.ones(size))
    both[0].zero_grad()
    of_generator.backward()
    both[0].step()
    return of_generator.item(), of_discriminator.item()


def train(options, x):
    configuration = json.loads(Path(options.configuration).read_text())
    training, latent = configuration['training'], configuration['model']['latent']
    generator, discriminator, both = networks(configuration)
    steps, started = 0, time.time()
    for epoch in range(options.epochs or training['epochs']):
        for chosen in torch.randperm(len(x)).split(training['batchSize']):
            losses = step(generator, discriminator, both, x[chosen], latent)
            steps += 1
        print(epoch + 1, *(f'{each:.3f}' for each in losses), flush=True)
    seconds = time.process_time()
    generator.eval()
    with torch.no_grad():
        samples = generator(torch.randn(options.samples, latent))
    return samples, {'seconds': time.time() - started, 'cpuSecondsPerStep': seconds / steps}


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Sequential(
            nn.Conv2d(1, 16, 5, stride=2, padding=2),
            nn.ReLU(),
            nn.Conv2d(16, 32, 5, stride=2, padding=2),
            nn.ReLU(),
            nn.Flatten(),
            nn.Linear(32 * 49, 64),
            nn.ReLU(),
        )
        self.output = nn.Linear(64, 10)

    def forward(self, x):
        return self.output(self.hidden(x))


def classifier(x, y):
    torch.manual_seed(0)
    model = Classifier()
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    for _ in range(2):
        for chosen in torch.randperm(len(x)).split(128):
            optimizer.zero_grad()
            F.cross_entropy(model(x[chosen]), y[chosen]).backward()
            optimizer.step()
    return model.eval()


def covered(points, references, k=3):
    """The share of points inside some ball around a reference, as wide as the distance to its k-th neighbour."""
    radii = torch.cdist(references, references).kthvalue(k + 1, dim=1).values
    inside = [(torch.cdist(part, references) <= radii).any(1) for part in points.split(500)]
    return torch.cat(inside).float().mean().item()


def measure(samples, data):
    model = classifier(*digits(data, 'train'))
    test, labels = digits(data, 't10k')
    with torch.no_grad():
        accuracy = (model(test).argmax(1) == labels).float().mean().item()
        real = model.hidden(test[: len(samples)])
        generated = model.hidden(samples)
        classes = model(samples).argmax(1).bincount(minlength=10) / len(samples)
    return {
        'samples': len(samples),
        'classifierAccuracy': round(accuracy, 4),
        'precision': round(covered(generated, real), 3),
        'recall': round(covered(real, generated), 3),
        'classes': [round(each, 3) for each in classes.tolist()],
    }


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('configuration', nargs='?')
    arguments.add_argument('--data', required=True)
    arguments.add_argument('--measure', help='float32 samples, as loadRun(…).sample gives them')
    arguments.add_argument('--seed', type=int, default=1)
    arguments.add_argument('--samples', type=int, default=5000)
    arguments.add_argument('--threads', type=int, default=1)
    arguments.add_argument('--epochs', type=int)
    options = arguments.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    known = {}
    if options.measure:
        samples = torch.from_numpy(np.fromfile(options.measure, np.float32)).view(-1, 1, 28, 28)
    else:
        samples, known = train(options, digits(options.data, 'train')[0])
    print(json.dumps({**known, **measure(samples, options.data)}))


if __name__ == '__main__':
    main()
