# Golden values of semi-supervised VAEs (M2): one class after another, as the paper's equations have them.
import formula
import torch
from recipes import Recipe, adam, variables
from steps import STEPS, as_tensors, copies, start
from torch import nn
from torch.distributions import Categorical, Independent, Normal, kl_divergence
from torch.nn import functional as F

CLASSES, LATENTS, BATCH = 4, 3, 9
EXAMPLES, LABELLED, SHARE, CLASSIFIER_WEIGHT = 40, 8, 0.3, 0.5
HIDDEN = 255


class Dense(nn.Module):
    """Layers of a dense M2 for images of 5 by 4."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(20 + CLASSES, 12), nn.Softplus())
        self.posterior = nn.Linear(12, 2 * LATENTS)
        self.decoder = nn.Sequential(nn.Linear(LATENTS + CLASSES, 12), nn.Softplus())
        self.output = nn.Linear(12, 20)
        self.classifier = nn.Sequential(nn.Linear(20, 10), nn.ReLU())
        self.classes = nn.Linear(10, CLASSES)

    def q_y(self, x):
        return Categorical(logits=self.classes(self.classifier(self.given(x))))

    def given(self, x):
        return x.flatten(1)

    def q_z(self, x, y):
        mean, log_variance = self.posterior(self.encoder(self.beside(x, y))).chunk(2, 1)
        return Independent(Normal(mean, torch.exp(log_variance / 2)), 1)

    def beside(self, x, y):
        return torch.cat([x.flatten(1), one_hot(y)], 1)

    def logits(self, y, z):
        return self.output(self.decoder(torch.cat([z, one_hot(y)], 1))).flatten(1)

    def terms(self, x, y, noise):
        """-log p(x | y, z), and the KL of q(z | x, y) with that of the uniform prior of y, for one label."""
        posterior = self.q_z(x, y)
        normal = posterior.base_dist
        logits = self.logits(y, normal.loc + normal.scale * noise)
        entropy = F.binary_cross_entropy_with_logits(logits, x.flatten(1), reduction='none')
        prior = Independent(Normal(torch.zeros_like(normal.loc), torch.ones_like(normal.loc)), 1)
        uniform = Categorical(torch.ones(CLASSES).double())
        return entropy.sum(1), kl_divergence(posterior, prior) - uniform.log_prob(y)

    def hidden(self, x, noise):
        """Terms of the bound of examples without labels."""
        q = self.q_y(x)
        each = [self.terms(x, label(y, x), noise[:, y]) for y in range(CLASSES)]
        reconstruction = sum(q.probs[:, y] * each[y][0] for y in range(CLASSES))
        kl = sum(q.probs[:, y] * each[y][1] for y in range(CLASSES)) - q.entropy()
        return reconstruction, kl

    def forward(self, x, noise, labels):
        """Weighted terms of the loss; the expectation of its mean is J / N with alpha = CLASSIFIER_WEIGHT N."""
        fraction = LABELLED / EXAMPLES
        losses, figures = [], []
        for at, y in enumerate(labels):
            one = slice(at, at + 1)
            if y == HIDDEN:
                weight = (1 - fraction) / (1 - SHARE)
                terms = self.hidden(x[one], noise[one])
                cross_entropy = 0
            else:
                weight = fraction / SHARE
                terms = self.terms(x[one], y[None], noise[one, y])
                cross_entropy = CLASSIFIER_WEIGHT / SHARE * -self.q_y(x[one]).log_prob(y)
            figures.append(weight * torch.stack(terms)[:, 0])
            losses.append(figures[-1].sum() + cross_entropy)
        reconstruction, kl = torch.stack(figures).T
        loss = torch.cat([each.reshape(1) for each in losses])
        return {'loss': loss, 'reconstruction': reconstruction, 'kl': kl}

    def measured(self, x, noise, labels):
        reconstruction, kl = self.hidden(x, noise)
        predicted = self.q_y(x).logits.argmax(1)
        mean = self.q_z(x, predicted).base_dist.loc
        return {
            'loss': reconstruction + kl,
            'reconstruction': reconstruction,
            'kl': kl,
            'metric/accuracy': (predicted == labels).double(),
            'reconstructed': torch.sigmoid(self.logits(predicted, mean)).view_as(x),
            'mean': mean,
            'probabilities': self.q_y(x).probs,
        }


class Convolutional(Dense):
    def __init__(self):
        nn.Module.__init__(self)
        self.encoder = nn.Sequential(
            nn.Conv2d(2 + CLASSES, 4, 3, stride=2, padding=1), nn.Softplus(), nn.Flatten()
        )
        self.posterior = nn.Linear(4 * 4 * 3, 2 * LATENTS)
        self.decoder = nn.Sequential(
            nn.Linear(LATENTS + CLASSES, 4 * 4 * 3), nn.Softplus(), nn.Unflatten(1, (4, 4, 3))
        )
        self.output = nn.ConvTranspose2d(4, 2, 3, stride=2, padding=1, output_padding=(0, 1))
        self.classifier = nn.Sequential(
            nn.Conv2d(2, 3, 3, stride=2, padding=1), nn.ReLU(), nn.Flatten()
        )
        self.classes = nn.Linear(3 * 4 * 3, CLASSES)

    def given(self, x):
        return x

    def beside(self, x, y):
        return torch.cat([x, one_hot(y)[:, :, None, None].expand(-1, -1, *x.shape[2:])], 1)


def one_hot(y):
    return F.one_hot(y, CLASSES).double()


def label(y, x):
    return torch.full([len(x)], y)


def labels_of(step):
    return torch.from_numpy(formula.words(f'labels/{step}', BATCH) % CLASSES).long()


def known_labels(step):
    is_hidden = torch.from_numpy(formula.words(f'hidden/{step}', BATCH) % 2) == 1
    return torch.where(is_hidden, HIDDEN, labels_of(step))


def semi_supervised_steps(build, shape):
    made = Recipe(
        name=build.__name__,
        build=build,
        batch=BATCH,
        optimizer=adam(lr=1e-2),
        reduction=torch.mean,
        initialization='uniformFanIn',
        noise=('latent', (CLASSES, LATENTS)),
        shape=shape,
    )
    model = start(made)
    optimizer = made.optimizer(model.parameters())
    figures, gradients = [], {}
    for step in range(STEPS):
        optimizer.zero_grad()
        terms = model(*as_tensors(made, step), known_labels(step))
        made.reduction(terms['loss']).backward()
        if step == 0:
            gradients = copies({name: each.grad for name, each in model.named_parameters()})
        optimizer.step()
        figures.append({name: each.mean().item() for name, each in terms.items()})
    images, noise = as_tensors(made, STEPS)
    with torch.no_grad():
        measured = copies(model.measured(images, noise, labels_of(STEPS)))
    return {
        'shape': shape,
        'batch': BATCH,
        'figures': figures,
        'gradients': gradients,
        'after': copies(variables(model)),
        'evaluation': measured,
    }


def semi_supervised_cases():
    return {
        'dense': semi_supervised_steps(Dense, [5, 4]),
        'convolutional': semi_supervised_steps(Convolutional, [2, 7, 6]),
    }
