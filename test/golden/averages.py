# Averaged weights of torch.optim.swa_utils over three steps of Adam.
import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

import formula

STEPS = 3


class Parameter(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.value = torch.nn.Parameter(
            torch.from_numpy(formula.uniform('parameter', [7], 1)).double()
        )


def averaged(decay, first):
    """The averages after every step; averaging begins after the step `first`."""
    model = Parameter()
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(decay))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    taken = []
    for step in range(STEPS):
        model.value.grad = torch.from_numpy(formula.uniform(f'gradient/{step}', [7], 1)).double()
        optimizer.step()
        if step + 1 >= first:
            average.update_parameters(model)
            taken.append(average.module.value.tolist())
    return taken


def averages():
    return [
        {'decay': decay, 'first': first, 'averages': averaged(decay, first)}
        for decay, first in [(0.9, 1), (0.999, 1), (0.5, 2)]
    ]
