# Autoencoders with penalties of their codes: losses and gradients of a batch, in float64.
import torch
from torch import nn

import formula

BATCH, LATENT = 4, 3
PENALTIES = [
    {'codePenalty': {'l1': 0.3, 'l2': 0}},
    {'codePenalty': {'l1': 0.1, 'l2': 0.5}},
    {'sparse': {'active': 1}},
    {'sparse': {'active': 2}, 'codePenalty': {'l1': 0.3, 'l2': 0.2}},
    {'contraction': 0.7},
    {'contraction': 0.4, 'sparse': {'active': 2}},
]


def networks():
    dense = nn.ModuleDict(
        {
            'encoder': nn.Sequential(nn.Linear(6, 5), nn.Tanh(), nn.Linear(5, 4), nn.Sigmoid()),
            'latent': nn.Linear(4, LATENT),
            'output': nn.Linear(LATENT, 6),
        }
    )
    conv = nn.ModuleDict(
        {
            'encoder': nn.Sequential(nn.Conv2d(1, 2, 3, 2, 1), nn.SiLU(), nn.Flatten()),
            'latent': nn.Linear(8, LATENT),
            'output': nn.Linear(LATENT, 16),
        }
    )
    return [('dense', [6], dense), ('conv', [1, 4, 4], conv)]


def measured(options, shape, model):
    model = model.double()
    with torch.no_grad():
        for name, tensor in model.named_parameters():
            tensor.copy_(torch.from_numpy(formula.uniform(name, tensor.shape, 1)))
    x = torch.from_numpy(formula.uniform('x', [BATCH, *shape], 1)).double().requires_grad_()
    code = model['latent'](model['encoder'](x))
    if 'sparse' in options:
        kept = torch.topk(code, options['sparse']['active'], 1).indices
        code = code * torch.zeros_like(code).scatter_(1, kept, 1)
    reconstruction = ((model['output'](code) - x.flatten(1)) ** 2).mean(1)
    loss = reconstruction
    if 'codePenalty' in options:
        weights = options['codePenalty']
        loss = loss + weights['l1'] * code.abs().sum(1) + weights['l2'] * (code**2).sum(1)
    if 'contraction' in options:
        directions = torch.from_numpy(formula.uniform('directions', [BATCH, LATENT], 1.7)).double()
        (derivatives,) = torch.autograd.grad((code * directions).sum(), x, create_graph=True)
        loss = loss + options['contraction'] * (derivatives.flatten(1) ** 2).sum(1)
    loss.mean().backward()
    return {
        'loss': loss.mean().item(),
        'gradients': {name: each.grad.ravel().tolist() for name, each in model.named_parameters()},
    }


def penalties():
    return [
        {'model': name, 'options': options, **measured(options, shape, model)}
        for options in PENALTIES
        for name, shape, model in networks()
    ]
