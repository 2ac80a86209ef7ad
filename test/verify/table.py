# Compares loss, means and gradients of mixed rows with torch.distributions in float64. Use: FOLDER PLACES
import sys
from pathlib import Path

import torch
from report import report
from safetensors.torch import load_file
from torch.distributions import Categorical, Normal

LOWEST_DEVIATION = 0.05
# Relative to 1 or the value.
TOLERANCES = {'negativeLog': 5e-6, 'gradient': 2e-5, 'mean': 1e-5}

folder = Path(sys.argv[1])
places = [int(each) for each in sys.argv[2].split(',')]

for path in sorted(folder.glob('*.safetensors')):
    tensors = {key: each.double() for key, each in load_file(path).items()}
    output = tensors['output'].requires_grad_()
    x, given = tensors['x'].split(places, 2), output.split(places, 2)
    log_probability, means = 0, []
    for values, made in zip(x, given):
        is_known = values[:, 1, 0] == 1
        if values.shape[2] == 1:
            mean, raw = made[:, 0, 0], made[:, 1, 0]
            deviation = 0.3 if path.stem == 'fixed' else LOWEST_DEVIATION + torch.exp(raw)
            of_column = Normal(mean, deviation).log_prob(values[:, 0, 0])
            means.append(mean[:, None])
        else:
            distribution = Categorical(logits=made[:, 0])
            of_column = distribution.log_prob(values[:, 0].argmax(1))
            means.append(distribution.probs)
        log_probability = log_probability + torch.where(is_known, of_column, 0)
    log_probability.sum().backward()
    row = torch.cat(means, 1)
    expected = {
        'negativeLog': -log_probability.detach(),
        'gradient': -output.grad,
        'mean': torch.stack([row, torch.ones_like(row)], 1).detach(),
    }
    for figure, value in expected.items():
        off = ((tensors[figure] - value).abs() / value.abs().clamp(min=1)).max().item()
        report(f'table, {path.stem}: {figure}', off < TOLERANCES[figure], f'largest error {off:.1e}')
