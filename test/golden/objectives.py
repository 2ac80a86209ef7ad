# Golden values of the objectives of VAEs: the loss of a batch and its gradients, in float64.
import formula
import torch

BATCH, LATENT, VALUES = 4, 3, 5
SCALES = [0.1, 0.2, 0.5, 1, 2, 5, 10]


def numbers(name, shape, bound):
    return torch.from_numpy(formula.uniform(name, shape, bound)).double()


class Parts:
    """A posterior, samples of it, and a decoder of logits z . weight with a Bernoulli likelihood."""

    def __init__(self, samples):
        self.mean = numbers('mean', [BATCH, LATENT], 1.5).requires_grad_()
        self.log_variance = numbers('logVariance', [BATCH, LATENT], 1.0).requires_grad_()
        self.weight = numbers('weight', [LATENT, VALUES], 1.0).requires_grad_()
        self.x = (numbers('x', [BATCH, 1, VALUES], 1.0) + 1) / 2
        noise = numbers('noise', [BATCH, samples, LATENT], 1.7)
        self.prior = numbers('prior', [BATCH, LATENT], 1.7)
        self.z = self.mean[:, None] + torch.exp(self.log_variance / 2)[:, None] * noise

    def reconstruction(self, z):
        logits = z @ self.weight
        return (torch.nn.functional.softplus(logits) - self.x * logits).sum(2)

    def kl(self):
        return 0.5 * (self.mean**2 + self.log_variance.exp() - self.log_variance - 1).sum(1)


def log_normal(z, mean, log_variance):
    return torch.distributions.Normal(mean, torch.exp(log_variance / 2)).log_prob(z)


def log_prior(z):
    return log_normal(z, torch.zeros(()).double(), torch.zeros(()).double()).sum(-1)


def elbo(parts, options):
    return parts.reconstruction(parts.z).mean(1) + parts.kl()


def log_weights(parts, mean, log_variance):
    posterior = log_normal(parts.z, mean[:, None], log_variance[:, None]).sum(2)
    return log_prior(parts.z) - posterior - parts.reconstruction(parts.z)


def iwae(parts, options):
    samples = parts.z.shape[1]
    if options.get('gradient') != 'doublyReparameterized':
        weights = log_weights(parts, parts.mean, parts.log_variance)
        return torch.log(torch.tensor(samples)) - torch.logsumexp(weights, 1)
    # As in the authors' code: the gradient that arrives at a sample is multiplied by its weight.
    weights = log_weights(parts, parts.mean.detach(), parts.log_variance.detach())
    with torch.no_grad():
        normalized = torch.softmax(weights, 1)
    parts.z.register_hook(lambda gradient: normalized[:, :, None] * gradient)
    return torch.log(torch.tensor(samples)) - torch.logsumexp(weights, 1)


def beta_tc(parts, options):
    z = parts.z[:, 0]
    crossed = log_normal(z[:, None], parts.mean[None], parts.log_variance[None])
    scale = torch.log(torch.tensor(float(BATCH * options['examples'])).double())
    own = log_normal(z, parts.mean, parts.log_variance).sum(1)
    aggregate = torch.logsumexp(crossed.sum(2), 1) - scale
    product = (torch.logsumexp(crossed, 1) - scale).sum(1)
    return (
        parts.reconstruction(parts.z).mean(1)
        + options['mutualInformation'] * (own - aggregate)
        + options['totalCorrelation'] * (aggregate - product)
        + options['dimensionWise'] * (product - log_prior(z))
    )


def dip(parts, options):
    covariance = torch.cov(parts.mean.T, correction=0)
    if options['covariance'] == 'samples':
        covariance = covariance + torch.diag(parts.log_variance.exp().mean(0))
    on = torch.diagonal(covariance)
    off = covariance - torch.diag(on)
    penalty = options['offDiagonal'] * (off**2).sum() + options['diagonal'] * ((on - 1) ** 2).sum()
    return elbo(parts, options) + penalty


def mmd(parts, options):
    def kernel(a, b):
        squared = torch.cdist(a, b, compute_mode='donot_use_mm_for_euclid_dist') ** 2
        if options['kernel'] == 'gaussian':
            return torch.exp(-squared / (2 * LATENT))
        return sum(scale * 2 * LATENT / (scale * 2 * LATENT + squared) for scale in SCALES)

    def within(a):
        pairs = kernel(a, a)
        return (pairs.sum() - pairs.diagonal().sum()) / (BATCH * (BATCH - 1))

    z = parts.z[:, 0]
    discrepancy = within(z) + within(parts.prior) - 2 * kernel(z, parts.prior).mean()
    return elbo(parts, options) + options['weight'] * discrepancy


LOSSES = {'elbo': elbo, 'iwae': iwae, 'betaTc': beta_tc, 'dip': dip, 'mmd': mmd}
OBJECTIVES = [
    {'type': 'elbo'},
    {'type': 'elbo', 'samples': 3},
    {'type': 'iwae', 'samples': 1},
    {'type': 'iwae', 'samples': 5},
    {'type': 'iwae', 'samples': 5, 'gradient': 'doublyReparameterized'},
    {'type': 'betaTc', 'mutualInformation': 1, 'totalCorrelation': 6, 'dimensionWise': 1, 'examples': 70},
    {'type': 'betaTc', 'mutualInformation': 0, 'totalCorrelation': 2, 'dimensionWise': 3, 'examples': 1000},
    {'type': 'dip', 'covariance': 'means', 'offDiagonal': 10, 'diagonal': 100},
    {'type': 'dip', 'covariance': 'samples', 'offDiagonal': 3, 'diagonal': 2},
    {'type': 'mmd', 'weight': 10, 'kernel': 'inverseMultiquadratic'},
    {'type': 'mmd', 'weight': 2, 'kernel': 'gaussian'},
]


def objective_losses():
    made = []
    for options in OBJECTIVES:
        parts = Parts(options.get('samples', 1))
        loss = LOSSES[options['type']](parts, options).mean()
        loss.backward()
        leaves = [parts.mean, parts.log_variance, parts.weight]
        made.append(
            {
                'objective': options,
                'loss': loss.item(),
                'gradients': [leaf.grad.ravel().tolist() for leaf in leaves],
            }
        )
    return made
