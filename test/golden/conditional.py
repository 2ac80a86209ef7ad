# Golden values of conditional models, dense and convolutional: labels, one-hot or embedded, beside the encoder's input and the
# latents.
import formula
import torch
from recipes import Recipe, Vae, adam, variables
from steps import STEPS, as_tensors, copies, start
from torch import nn
from torch.nn import functional as F

CLASSES, LATENTS = 4, 3


class Dense(Vae):
    def __init__(self):
        nn.Module.__init__(self)
        self.encoder = nn.Sequential(nn.Linear(20 + CLASSES, 12), nn.LeakyReLU(0.2))
        self.posterior = nn.Linear(12, 2 * LATENTS)
        self.decoder = nn.Sequential(nn.Linear(LATENTS + CLASSES, 12), nn.LeakyReLU(0.2))
        self.output = nn.Linear(12, 20)

    def forward(self, x, noise, labels):
        self.condition = F.one_hot(labels, CLASSES).double()
        return super().forward(x, noise)

    def reconstruct(self, x, labels):
        self.condition = F.one_hot(labels, CLASSES).double()
        return super().reconstruct(x, None)

    def encode(self, x):
        given = torch.cat([x.flatten(1), self.condition], 1)
        return self.posterior(self.encoder(given)).chunk(2, 1)

    def decode(self, latents):
        return super().decode(torch.cat([latents, self.condition], 1))


class Convolutional(Dense):
    def __init__(self):
        nn.Module.__init__(self)
        self.encoder = nn.Sequential(
            nn.Conv2d(2 + CLASSES, 4, 3, stride=2, padding=1), nn.LeakyReLU(0.2), nn.Flatten()
        )
        self.posterior = nn.Linear(4 * 4 * 3, 2 * LATENTS)
        self.decoder = nn.Sequential(
            nn.Linear(LATENTS + CLASSES, 4 * 4 * 3), nn.LeakyReLU(0.2), nn.Unflatten(1, (4, 4, 3))
        )
        self.output = nn.ConvTranspose2d(4, 2, 3, stride=2, padding=1, output_padding=(0, 1))

    def encode(self, x):
        maps = self.condition[:, :, None, None].expand(-1, -1, *x.shape[2:])
        return self.posterior(self.encoder(torch.cat([x, maps], 1))).chunk(2, 1)


class Embedded:
    """With a learned vector for each class."""

    units = 5

    def forward(self, x, noise, labels):
        self.given_labels = labels
        return Vae.forward(self, x, noise)

    def reconstruct(self, x, labels):
        self.given_labels = labels
        return Vae.reconstruct(self, x, None)


class EmbeddedDense(Embedded, Dense):
    def __init__(self):
        Dense.__init__(self)
        self.encoder[0] = nn.Linear(20 + self.units, 12)
        self.decoder[0] = nn.Linear(LATENTS + self.units, 12)
        self.condition = nn.Embedding(CLASSES, self.units)

    def encode(self, x):
        given = torch.cat([x.flatten(1), self.condition(self.given_labels)], 1)
        return self.posterior(self.encoder(given)).chunk(2, 1)

    def decode(self, latents):
        return Vae.decode(self, torch.cat([latents, self.condition(self.given_labels)], 1))


class EmbeddedConvolutional(Embedded, Convolutional):
    def __init__(self):
        Convolutional.__init__(self)
        self.encoder[0] = nn.Conv2d(2 + self.units, 4, 3, stride=2, padding=1)
        self.decoder[0] = nn.Linear(LATENTS + self.units, 4 * 4 * 3)
        self.condition = nn.Embedding(CLASSES, self.units)

    def encode(self, x):
        vectors = self.condition(self.given_labels)
        maps = vectors[:, :, None, None].expand(-1, -1, *x.shape[2:])
        return self.posterior(self.encoder(torch.cat([x, maps], 1))).chunk(2, 1)

    decode = EmbeddedDense.decode


def recipe(build, shape):
    return Recipe(
        name=build.__name__,
        build=build,
        batch=9,
        optimizer=adam(lr=1e-2),
        reduction=torch.mean,
        initialization='uniformFanIn',
        noise=('latent', (LATENTS,)),
        shape=shape,
    )


def labels_of(step, batch):
    return torch.from_numpy(formula.words(f'labels/{step}', batch) % CLASSES).long()


def conditional_steps(build, shape):
    made = recipe(build, shape)
    model = start(made)
    optimizer = made.optimizer(model.parameters())
    figures, gradients = [], {}
    for step in range(STEPS):
        optimizer.zero_grad()
        terms = model(*as_tensors(made, step), labels_of(step, made.batch))
        made.reduction(terms['loss']).backward()
        if step == 0:
            gradients = copies({name: each.grad for name, each in model.named_parameters()})
        optimizer.step()
        figures.append({name: each.mean().item() for name, each in terms.items()})
    images, noise = as_tensors(made, STEPS)
    labels = labels_of(STEPS, made.batch)
    with torch.no_grad():
        measured = copies(
            {**model(images, noise, labels), 'reconstructed': model.reconstruct(images, labels)}
        )
    return {
        'shape': shape,
        'batch': made.batch,
        'figures': figures,
        'gradients': gradients,
        'after': copies(variables(model)),
        'evaluation': measured,
    }


def conditional_cases():
    return {
        'dense': conditional_steps(Dense, [5, 4]),
        'convolutional': conditional_steps(Convolutional, [2, 7, 6]),
    }


def embedded_cases():
    return {
        'dense': conditional_steps(EmbeddedDense, [5, 4]),
        'convolutional': conditional_steps(EmbeddedConvolutional, [2, 7, 6]),
    }
