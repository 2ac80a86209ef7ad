# Golden values of VAEs with other priors and posteriors: torch.distributions for the densities, autograd for the determinants.
from math import log, sqrt

import formula
import torch
from recipes import Recipe, Vae, adam, variables
from steps import STEPS, as_tensors, copies
from torch import nn
from torch.distributions import Categorical, Independent, MixtureSameFamily, Normal
from torch.func import jacrev, vmap
from torch.nn import functional as F

LATENTS, COMPONENTS, BATCH, FLOWS, UNITS = 3, 4, 9, 2, 5
SHAPE = [5, 4]


class MixturePrior(nn.Module):
    def __init__(self):
        super().__init__()
        self.logits = nn.Parameter(torch.zeros(COMPONENTS))
        self.logVariance = nn.Parameter(torch.zeros(COMPONENTS, LATENTS))
        self.mean = nn.Parameter(torch.zeros(COMPONENTS, LATENTS))

    def distribution(self, _):
        log_variance = self.logVariance.clamp(-10, 10)
        return mixture_of(self.logits, self.mean, log_variance)


class VampPrior(nn.Module):
    def __init__(self):
        super().__init__()
        self.pseudoInputs = nn.Parameter(torch.zeros(COMPONENTS, *SHAPE))

    def distribution(self, model):
        head = model.posterior(model.encoder(torch.sigmoid(4 * self.pseudoInputs).flatten(1)))
        return mixture_of(torch.zeros(COMPONENTS).double(), *head.chunk(2, 1))


class StandardNormal(nn.Module):
    def distribution(self, _):
        return Independent(Normal(torch.zeros(LATENTS).double(), torch.ones(LATENTS).double()), 1)


def mixture_of(logits, mean, log_variance):
    return MixtureSameFamily(
        Categorical(logits=logits), Independent(Normal(mean, torch.exp(log_variance / 2)), 1)
    )


class Planar(nn.Module):
    units = FLOWS * (2 * LATENTS + 1)

    def forward(self, z, given):
        for u, w, b in (
            part.split([LATENTS, LATENTS, 1]) for part in given.split(2 * LATENTS + 1)
        ):
            along = w @ u
            direction = u + (F.softplus(along) - 1 - along) * w / (w @ w)
            z = z + direction * torch.tanh(w @ z + b)
        return z


class Iaf(nn.ModuleList):
    units = FLOWS * UNITS

    def __init__(self):
        super().__init__(
            nn.ModuleDict(
                {
                    'hidden': nn.Linear(LATENTS, UNITS),
                    'mean': nn.Linear(UNITS, LATENTS),
                    'gate': nn.Linear(UNITS, LATENTS),
                }
            )
            for _ in range(FLOWS)
        )
        degrees = torch.arange(UNITS) % LATENTS
        latents = torch.arange(LATENTS)
        self.masks = {
            'hidden': (latents[None] < degrees[:, None]).double(),
            'mean': (degrees[None] <= latents[:, None]).double(),
            'gate': (degrees[None] <= latents[:, None]).double(),
        }

    def forward(self, z, given):
        for at, (flow, context) in enumerate(zip(self, given.split(UNITS))):
            z = z.flip(0) if at > 0 else z

            def masked(x, name):
                return F.linear(x, flow[name].weight * self.masks[name], flow[name].bias)

            hidden = F.elu(masked(z, 'hidden') + context)
            gate = torch.sigmoid(masked(hidden, 'gate') + 1.5)
            z = gate * z + (1 - gate) * masked(hidden, 'mean')
        return z


class PriorVae(Vae):
    def __init__(self, prior, flow, objective):
        nn.Module.__init__(self)
        self.prior, self.objective = prior(), objective
        extra = 0
        if flow:
            self.flow = flow()
            extra = self.flow.units
        self.extra = extra
        self.encoder = nn.Sequential(nn.Linear(20, 12), nn.LeakyReLU(0.2))
        self.posterior = nn.Linear(12, 2 * LATENTS + extra)
        self.decoder = nn.Sequential(nn.Linear(LATENTS, 12), nn.LeakyReLU(0.2))
        self.output = nn.Linear(12, 20)

    def parameters_of(self, x):
        head = self.posterior(self.encoder(x.flatten(1)))
        return head.split([LATENTS, LATENTS, self.extra], 1)

    def sampled(self, x, noise):
        """Samples [batch, samples, latent] and log q(z | x) there."""
        mean, log_variance, given = self.parameters_of(x)
        base = mean[:, None] + torch.exp(log_variance / 2)[:, None] * noise
        density = Normal(mean[:, None], torch.exp(log_variance / 2)[:, None]).log_prob(base).sum(2)
        if not self.extra:
            return base, density
        repeated = given[:, None].expand(-1, noise.shape[1], -1)
        flat, conditions = base.flatten(0, 1), repeated.flatten(0, 1)
        latents = vmap(self.flow)(flat, conditions)
        jacobians = vmap(jacrev(self.flow))(flat, conditions)
        determinants = torch.linalg.slogdet(jacobians)[1]
        return latents.view_as(base), density - determinants.view_as(density)

    def reconstruction(self, x, z):
        logits = self.decode(z.flatten(0, 1)).view(*z.shape[:2], -1)
        target = x.flatten(1)[:, None].expand_as(logits)
        return F.binary_cross_entropy_with_logits(logits, target, reduction='none').sum(2)

    def forward(self, x, noise, prior_noise):
        z, density = self.sampled(x, noise)
        prior = self.prior.distribution(self)
        reconstruction = self.reconstruction(x, z)
        kl = (density - prior.log_prob(z)).mean(1)
        loss = reconstruction.mean(1) + kl
        name = self.objective['type']
        if name == 'iwae':
            loss = self.importance_weighted(x, z, density, prior)
        if name == 'mmd':
            loss = loss + self.objective['weight'] * discrepancy(
                z[:, 0], self.prior_samples(prior_noise, prior)
            )
        return {'loss': loss, 'reconstruction': reconstruction.mean(1), 'kl': kl}

    def importance_weighted(self, x, z, density, prior):
        count = log(z.shape[1])
        if self.objective['gradient'] == 'reparameterized':
            weights = prior.log_prob(z) - density - self.reconstruction(x, z)
            return count - torch.logsumexp(weights, 1)
        # The density with its parameters held; the gradient that arrives at a sample is multiplied by its weight. The prior is
        # evaluated at the samples, and its own parameters have the gradient of the bound.
        mean, log_variance, _ = (each.detach() for each in self.parameters_of(x))
        held = Normal(mean[:, None], torch.exp(log_variance / 2)[:, None]).log_prob(z).sum(2)
        weights = prior.log_prob(z) - held - self.reconstruction(x, z)
        normalized = torch.softmax(weights, 1).detach()
        if z.requires_grad:
            z.register_hook(lambda gradient: normalized[:, :, None] * gradient)
        return count - torch.logsumexp(weights, 1)

    def prior_samples(self, normals, prior):
        """The last number chooses the component."""
        noise, choice = normals[:, :LATENTS], normals[:, -1]
        if isinstance(self.prior, StandardNormal):
            return noise
        parts = prior.component_distribution.base_dist
        bounds = prior.mixture_distribution.probs.cumsum(0)[:-1]
        uniform = Normal(torch.zeros(()).double(), torch.ones(()).double()).cdf(choice)
        chosen = torch.searchsorted(bounds.detach(), uniform)
        return parts.loc[chosen] + parts.scale[chosen] * noise

    def measured(self, x, noise, prior_noise, points):
        with torch.no_grad():
            terms = self(x, noise, prior_noise)
            prior = self.prior.distribution(self)
            code = self.sampled(x, torch.zeros(BATCH, 1, LATENTS).double())[0][:, 0]
            return {
                **terms,
                'reconstructed': torch.sigmoid(self.decode(code)).view_as(x),
                'code': code,
                'priorSamples': self.prior_samples(prior_noise, prior),
                'priorDensity': prior.log_prob(points),
            }


def discrepancy(z, prior):
    """Of the inverse multiquadratic kernel, without pairs of a sample with itself."""

    def kernel(a, b):
        squared = torch.cdist(a, b, compute_mode='donot_use_mm_for_euclid_dist') ** 2
        return sum(
            scale * 2 * LATENTS / (scale * 2 * LATENTS + squared)
            for scale in [0.1, 0.2, 0.5, 1, 2, 5, 10]
        )

    def within(a):
        pairs = kernel(a, a)
        return (pairs.sum() - pairs.diagonal().sum()) / (BATCH * (BATCH - 1))

    return within(z) + within(prior) - 2 * kernel(z, prior).mean()


PRIORS = {'standardNormal': StandardNormal, 'mixture': MixturePrior, 'vampPrior': VampPrior}
FLOW_TYPES = {'diagonalGaussian': None, 'planar': Planar, 'iaf': Iaf}
ELBO = {'type': 'elbo', 'samples': 1}
IWAE = {'type': 'iwae', 'samples': 3, 'gradient': 'reparameterized'}
DOUBLY = {**IWAE, 'gradient': 'doublyReparameterized'}
MMD = {'type': 'mmd', 'weight': 3, 'kernel': 'inverseMultiquadratic'}
CASES = [
    ('mixture', 'diagonalGaussian', ELBO),
    ('vampPrior', 'diagonalGaussian', ELBO),
    ('standardNormal', 'planar', ELBO),
    ('standardNormal', 'iaf', ELBO),
    ('mixture', 'iaf', {'type': 'elbo', 'samples': 3}),
    ('mixture', 'diagonalGaussian', IWAE),
    ('mixture', 'diagonalGaussian', DOUBLY),
    ('vampPrior', 'diagonalGaussian', DOUBLY),
    ('standardNormal', 'planar', IWAE),
    ('mixture', 'planar', MMD),
]


def bound_of(name, tensor, model):
    """Of the initial values; None where they are zero."""
    if name == 'prior.mean':
        return sqrt(6 / tensor.shape[1])
    if name == 'prior.pseudoInputs':
        return 1
    if name.startswith('prior.'):
        return None
    return 1 / sqrt(model.get_submodule(name.rsplit('.', 1)[0]).in_features)


def prior_steps(prior, posterior, objective):
    model = PriorVae(PRIORS[prior], FLOW_TYPES[posterior], objective).double()
    with torch.no_grad():
        for name, tensor in model.named_parameters():
            limit = bound_of(name, tensor, model)
            if limit is not None:
                tensor.copy_(torch.from_numpy(formula.uniform(name, tensor.shape, limit)))
    recipe = Recipe(
        name=prior,
        build=None,
        batch=BATCH,
        optimizer=adam(lr=1e-2),
        reduction=torch.mean,
        initialization='uniformFanIn',
        noise=('latent', (LATENTS,)),
        shape=SHAPE,
    )

    def given(step):
        images, first = as_tensors(recipe, step)
        further = objective.get('samples', 1) - 1
        noise = formula.noise(f'samples/{step}', [BATCH, further, LATENTS])
        normals = formula.noise(f'prior/{step}', [BATCH, LATENTS + 1])
        return (
            images,
            torch.cat([first[:, None], torch.from_numpy(noise).double()], 1),
            torch.from_numpy(normals).double(),
        )

    optimizer = recipe.optimizer(model.parameters())
    figures, gradients = [], {}
    for step in range(STEPS):
        optimizer.zero_grad()
        terms = model(*given(step))
        terms['loss'].mean().backward()
        if step == 0:
            gradients = copies({name: each.grad for name, each in model.named_parameters()})
        optimizer.step()
        figures.append({name: each.mean().item() for name, each in terms.items()})
    points = torch.from_numpy(formula.uniform('points', [BATCH, LATENTS], 2)).double()
    return {
        'prior': prior,
        'posterior': posterior,
        'objective': objective,
        'figures': figures,
        'gradients': gradients,
        'after': copies(variables(model)),
        'evaluation': copies(model.measured(*given(STEPS), points)),
    }


def prior_cases():
    return [prior_steps(*case) for case in CASES]
