# Compares losses, means and gradients of likelihoods with torch.distributions in float64. Use: FOLDER
import sys
from pathlib import Path

import torch
from report import report
from safetensors.torch import load_file
from torch.distributions import Bernoulli, ContinuousBernoulli, Laplace, Normal

folder = Path(sys.argv[1])
LOWEST_SPREAD = 1 / 255
LOWEST_LOG_SCALE = -7.0
# The end of a tail. Infinity would have no gradient.
BEYOND = 1e6


class Mixture:
    """A mixture of logistic distributions discretized to bytes, from its definition: differences of cumulative ones."""

    def __init__(self, output):
        logits, self.means, raw = output.chunk(3, dim=1)
        self.log_shares = torch.log_softmax(logits, 1)
        self.scales = torch.exp(torch.logaddexp(raw, torch.tensor(LOWEST_LOG_SCALE).double()))

    def log_masses(self, bytes):
        places = 2 * bytes / 255 - 1
        upper = torch.where(bytes == 255, BEYOND, places + 1 / 255)[:, None]
        lower = torch.where(bytes == 0, -BEYOND, places - 1 / 255)[:, None]
        # On the side of the mean where cumulative probabilities are small, so that their difference does not vanish.
        is_above = places[:, None] > self.means
        low, high = [(edge - self.means) / self.scales for edge in (lower, upper)]
        low, high = torch.where(is_above, -high, low), torch.where(is_above, -low, high)
        log_low, log_high = torch.nn.functional.logsigmoid(low), torch.nn.functional.logsigmoid(high)
        return torch.logsumexp(self.log_shares + log_high + torch.log1p(-torch.exp(log_low - log_high)), 1)

    def log_prob(self, x):
        return self.log_masses((x * 255).round())

    @property
    def mean(self):
        bytes = torch.arange(256).double()
        return sum(byte / 255 * self.log_masses(torch.full_like(self.means[:, 0], byte)).exp() for byte in bytes)


def spread(raw):
    return LOWEST_SPREAD + torch.exp(raw)


DISTRIBUTIONS = {
    'bernoulli': lambda o: Bernoulli(logits=o[:, 0], validate_args=False),
    'continuousBernoulli': lambda o: ContinuousBernoulli(logits=16 * torch.tanh(o[:, 0] / 16)),
    'gaussian, fixed': lambda o: Normal(o[:, 0], 0.2),
    'gaussian, learned': lambda o: Normal(o[:, 0], spread(o[:, 1])),
    'laplace, fixed': lambda o: Laplace(o[:, 0], 0.2),
    'laplace, learned': lambda o: Laplace(o[:, 0], spread(o[:, 1])),
    'discretizedLogisticMixture': Mixture,
}
# Relative to 1 or the value. In narrow bins, rounding a mean to float32 alone moves a loss by 1e-4; Jamjae returns
# the mean of a mixture before discretization.
TOLERANCES = {'negativeLog': 2e-6, 'gradient': 5e-6, 'mean': 1e-6}
NARROW = {'negativeLog': 5e-4, 'gradient': 1e-3, 'mean': 0.5 / 255}
CUT = {'negativeLog': 5e-6, 'gradient': 2e-5, 'mean': 0.5 / 255}

for path in sorted(folder.glob('*.safetensors')):
    name = path.stem
    tensors = {key: each.double() for key, each in load_file(path).items()}
    output = tensors['output'].requires_grad_()
    make = DISTRIBUTIONS.get(name) or DISTRIBUTIONS[name.split(',')[0]]
    distribution = make(output)
    log_probability = distribution.log_prob(tensors['x'])
    log_probability.sum().backward()
    expected = {
        'negativeLog': -log_probability.detach(),
        'gradient': -output.grad,
        'mean': distribution.mean.detach(),
    }
    tolerances = NARROW if 'narrow' in name else CUT if 'Mixture' in name else TOLERANCES
    for figure, value in expected.items():
        off = ((tensors[figure] - value).abs() / value.abs().clamp(min=1)).max().item()
        report(f'{name}: {figure}', off < tolerances[figure], f'largest error {off:.1e}')
