# Golden values of ladder VAEs: precisions as the paper's equations have them, torch.distributions for the densities.
import formula
import torch
from recipes import Recipe, adam, variables
from steps import STEPS, as_tensors, copies, start
from torch import nn
from torch.distributions import Independent, Normal, kl_divergence
from torch.nn import functional as F

LOWER, UPPER, BATCH, CLASSES, SAMPLES = 3, 2, 9, 4, 2
BOTH = LOWER + UPPER


class Upper(nn.Module):
    def __init__(self, encoder, size):
        super().__init__()
        self.encoder = encoder
        self.posterior = nn.Linear(size, 2 * UPPER)
        self.decoder = nn.Sequential(nn.Linear(UPPER, 7), nn.Softplus())
        self.prior = nn.Linear(7, 2 * LOWER)


class Dense(nn.Module):
    """Layers of a dense ladder for images of 5 by 4."""

    kl_weight, free_bits = 1, None

    def __init__(self, classes=0):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(20 + classes, 12), nn.LeakyReLU(0.2))
        self.posterior = nn.Linear(12, 2 * LOWER)
        self.upper = Upper(nn.Sequential(nn.Linear(12, 8), nn.LeakyReLU(0.2)), 8)
        self.decoder = nn.Sequential(nn.Linear(LOWER + classes, 12), nn.LeakyReLU(0.2))
        self.output = nn.Linear(12, 20)

    def features(self, x, _):
        return self.encoder(x.flatten(1))

    def logits(self, z1, _):
        return self.output(self.decoder(z1)).flatten(1)

    def up(self, x, y):
        d1 = self.features(x, y)
        d2 = self.upper.encoder(d1)
        return gaussian(self.posterior(d1.flatten(1))), gaussian(self.upper.posterior(d2.flatten(1)))

    def lower_prior(self, z2):
        return gaussian(self.upper.prior(self.upper.decoder(z2)))

    def down(self, estimate, upper, noise):
        """z1, z2, q(z1 | x, z2) and p(z1 | z2); the numbers of z1 are the first."""
        z2 = upper.loc + upper.scale * noise[:, LOWER:]
        prior = self.lower_prior(z2)
        precisions = estimate.scale**-2, prior.scale**-2
        total = precisions[0] + precisions[1]
        mean = (estimate.loc * precisions[0] + prior.loc * precisions[1]) / total
        posterior = Normal(mean, total**-0.5)
        return posterior.loc + posterior.scale * noise[:, :LOWER], z2, posterior, prior

    def forward(self, x, noise, y):
        estimate, upper = self.up(x, y)
        z1, _, posterior, prior = self.down(estimate, upper, noise)
        of_upper = kl_divergence(upper, standard(UPPER))
        of_lower = kl_divergence(posterior, prior)
        logits = self.logits(z1, y)
        entropy = F.binary_cross_entropy_with_logits(logits, x.flatten(1), reduction='none')
        kl = of_upper.sum(1) + of_lower.sum(1)
        counted = kl
        if self.free_bits is not None:
            counted = torch.cat([of_lower, of_upper], 1).mean(0).clamp(min=self.free_bits).sum()
        return {
            'loss': entropy.sum(1) + self.kl_weight * counted,
            'reconstruction': entropy.sum(1),
            'kl': kl,
            'metric/kl1': of_lower.sum(1),
            'metric/kl2': of_upper.sum(1),
        }

    def measured(self, x, noise, y):
        terms = self(x, noise, y)
        estimate, upper = self.up(x, y)
        z1, z2, _, _ = self.down(estimate, upper, torch.zeros_like(noise))
        normals = numbers('normals', [BATCH, SAMPLES, BOTH])
        points = numbers('points', [BATCH, SAMPLES, BOTH])
        of_prior = numbers('prior', [BATCH, BOTH])
        samples, densities = [], []
        for at in range(SAMPLES):
            z = self.down(estimate, upper, normals[:, at])
            samples.append(torch.cat(z[:2], 1))
            density = Independent(z[2], 1).log_prob(z[0]) + Independent(upper, 1).log_prob(z[1])
            densities.append(density)
        of_upper = of_prior[:, LOWER:]
        prior = self.lower_prior(of_upper)
        drawn = torch.cat([prior.loc + prior.scale * of_prior[:, :LOWER], of_upper], 1)
        return {
            **terms,
            'reconstructed': torch.sigmoid(self.logits(z1, y)).view_as(x),
            'code': torch.cat([z1, z2], 1),
            'posteriorSamples': torch.stack(samples, 1),
            'posteriorDensity': torch.stack(densities, 1),
            'priorSamples': drawn,
            'priorDensity': torch.stack([self.log_prior(points[:, at]) for at in range(SAMPLES)], 1),
        }

    def log_prior(self, z):
        lower, upper = z.split([LOWER, UPPER], 1)
        of_upper = Independent(standard(UPPER), 1).log_prob(upper)
        return of_upper + Independent(self.lower_prior(upper), 1).log_prob(lower)


class Labels(Dense):
    def __init__(self):
        super().__init__(CLASSES)

    def features(self, x, y):
        return self.encoder(torch.cat([x.flatten(1), one_hot(y)], 1))

    def logits(self, z1, y):
        return super().logits(torch.cat([z1, one_hot(y)], 1), y)


class Convolutional(Dense):
    """The upper encoder has the map of the lower one."""

    kl_weight, free_bits = 2, 0.1

    def __init__(self):
        nn.Module.__init__(self)
        self.encoder = nn.Sequential(nn.Conv2d(2, 4, 3, stride=2, padding=1), nn.LeakyReLU(0.2))
        self.posterior = nn.Linear(4 * 4 * 3, 2 * LOWER)
        above = nn.Sequential(nn.Conv2d(4, 5, 3, stride=2, padding=1), nn.LeakyReLU(0.2))
        self.upper = Upper(above, 5 * 2 * 2)
        self.decoder = nn.Sequential(
            nn.Linear(LOWER, 4 * 4 * 3), nn.LeakyReLU(0.2), nn.Unflatten(1, (4, 4, 3))
        )
        self.output = nn.ConvTranspose2d(4, 2, 3, stride=2, padding=1, output_padding=(0, 1))

    def features(self, x, _):
        return self.encoder(x)


def gaussian(head):
    mean, log_variance = head.chunk(2, 1)
    return Normal(mean, torch.exp(log_variance / 2))


def standard(latents):
    return Normal(torch.zeros(latents).double(), torch.ones(latents).double())


def one_hot(y):
    return F.one_hot(y, CLASSES).double()


def labels_of(step):
    return torch.from_numpy(formula.words(f'labels/{step}', BATCH) % CLASSES).long()


def numbers(name, shape):
    return torch.from_numpy(formula.noise(name, shape)).double()


def ladder_steps(build, shape):
    made = Recipe(
        name=build.__name__,
        build=build,
        batch=BATCH,
        optimizer=adam(lr=1e-2),
        reduction=torch.mean,
        initialization='uniformFanIn',
        noise=('latent', (BOTH,)),
        shape=shape,
    )
    model = start(made)
    optimizer = made.optimizer(model.parameters())
    figures, gradients = [], {}
    for step in range(STEPS):
        optimizer.zero_grad()
        terms = model(*as_tensors(made, step), labels_of(step))
        made.reduction(terms['loss']).backward()
        if step == 0:
            gradients = copies({name: each.grad for name, each in model.named_parameters()})
        optimizer.step()
        figures.append({name: each.mean().item() for name, each in terms.items()})
    with torch.no_grad():
        measured = copies(model.measured(*as_tensors(made, STEPS), labels_of(STEPS)))
    return {
        'shape': shape,
        'batch': BATCH,
        'figures': figures,
        'gradients': gradients,
        'after': copies(variables(model)),
        'evaluation': measured,
    }


def ladder_cases():
    return {
        'dense': ladder_steps(Dense, [5, 4]),
        'labels': ladder_steps(Labels, [5, 4]),
        'convolutional': ladder_steps(Convolutional, [2, 7, 6]),
    }
