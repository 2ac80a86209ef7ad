# Learning rates of torch.optim.lr_scheduler, clipped steps of optimizers, and the KL term with free bits and a capacity.
import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_
from torch.optim import lr_scheduler

import formula

LEARNING_RATE = 0.1
EPOCHS = 9
STEPS_PER_EPOCH = 7
STEPS = EPOCHS * STEPS_PER_EPOCH
# Validation losses of the epochs: lower, as low but for the threshold, higher, lower again.
LOSSES = [3.0, 2.0, 1.9999, 2.5, 2.0, 2.1, 1.0, 1.5, 1.2]


def each_epoch(build):
    return {'epoch': build}


def each_step(build):
    return {'step': build}


def warm_up(epochs):
    steps = -(-epochs * STEPS_PER_EPOCH // 1)
    return lambda optimizer: lr_scheduler.LinearLR(
        optimizer, start_factor=1 / steps, total_iters=steps - 1
    )


def one_cycle(rise, start, end):
    return lambda optimizer: lr_scheduler.OneCycleLR(
        optimizer,
        max_lr=LEARNING_RATE,
        total_steps=STEPS,
        pct_start=rise,
        div_factor=1 / start,
        final_div_factor=1 / end,
        cycle_momentum=False,
    )


# Jamjae's schedule with PyTorch's, and when the latter is stepped.
schedules = [
    (
        {'type': 'step', 'every': 2, 'factor': 0.3},
        each_epoch(lambda optimizer: lr_scheduler.StepLR(optimizer, 2, 0.3)),
    ),
    (
        {'type': 'multiStep', 'at': [1, 4, 5], 'factor': 0.5},
        each_epoch(lambda optimizer: lr_scheduler.MultiStepLR(optimizer, [1, 4, 5], 0.5)),
    ),
    (
        {'type': 'exponential', 'factor': 0.8},
        each_epoch(lambda optimizer: lr_scheduler.ExponentialLR(optimizer, 0.8)),
    ),
    (
        {'type': 'cosine'},
        each_step(lambda optimizer: lr_scheduler.CosineAnnealingLR(optimizer, STEPS)),
    ),
    (
        {'type': 'cosine', 'to': 0.2},
        each_step(
            lambda optimizer: lr_scheduler.CosineAnnealingLR(optimizer, STEPS, 0.2 * LEARNING_RATE)
        ),
    ),
    ({'type': 'oneCycle'}, each_step(one_cycle(0.3, 0.04, 1e-4))),
    (
        {'type': 'oneCycle', 'rise': 0.5, 'from': 0.1, 'to': 0.01},
        each_step(one_cycle(0.5, 0.1, 0.01)),
    ),
    (
        {'type': 'plateau', 'factor': 0.5, 'patience': 1, 'threshold': 0.001},
        each_epoch(
            lambda optimizer: lr_scheduler.ReduceLROnPlateau(
                optimizer, factor=0.5, patience=1, threshold=0.001, eps=0
            )
        ),
    ),
    ({'type': 'constant', 'warmUp': 2}, each_step(warm_up(2))),
    ({'type': 'constant', 'warmUp': 0.5}, each_step(warm_up(0.5))),
    (
        {'type': 'step', 'every': 1, 'factor': 0.5, 'warmUp': 3},
        {
            **each_epoch(lambda optimizer: lr_scheduler.StepLR(optimizer, 1, 0.5)),
            **each_step(warm_up(3)),
        },
    ),
]


def rates(builders):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=LEARNING_RATE)
    built = {when: build(optimizer) for when, build in builders.items()}
    taken = []
    for step in range(STEPS):
        taken.append(float(optimizer.param_groups[0]['lr']))
        optimizer.step()
        if 'step' in built and step < STEPS - 1:
            built['step'].step()
        if 'epoch' in built and (step + 1) % STEPS_PER_EPOCH == 0:
            own = built['epoch']
            is_plateau = isinstance(own, lr_scheduler.ReduceLROnPlateau)
            own.step(LOSSES[step // STEPS_PER_EPOCH]) if is_plateau else own.step()
    return taken


def learning_rates():
    return {
        'learningRate': LEARNING_RATE,
        'epochs': EPOCHS,
        'stepsPerEpoch': STEPS_PER_EPOCH,
        'losses': LOSSES,
        'cases': [
            {'schedule': schedule, 'learningRates': rates(builders)}
            for schedule, builders in schedules
        ],
    }


# The gradient of two parameters of 4 and 3 values: of a norm above the largest, and below it.
BOUNDS = [2.0, 0.5, 0.1]
clippings = [{'norm': 1.0}, {'value': 0.25}, {'norm': 1.0, 'value': 0.25}, {'norm': 100.0}]
optimizers = [
    ({'type': 'sgd', 'learningRate': 0.1}, torch.optim.SGD, {'lr': 0.1}),
    ({'type': 'adam', 'learningRate': 0.01}, torch.optim.Adam, {'lr': 0.01}),
]


def clipped(clip, build, options):
    start = torch.from_numpy(formula.uniform('parameter', [7], 1)).double()
    parameters = [torch.nn.Parameter(part.clone()) for part in (start[:4], start[4:])]
    optimizer = build(parameters, **options)
    norms, taken = [], []
    for step, bound in enumerate(BOUNDS):
        gradient = torch.from_numpy(formula.uniform(f'gradient/{step}', [7], bound)).double()
        for parameter, part in zip(parameters, (gradient[:4], gradient[4:])):
            parameter.grad = part.clone()
        norms.append(clip_grad_norm_(parameters, clip.get('norm', float('inf'))).item())
        if 'value' in clip:
            clip_grad_value_(parameters, clip['value'])
        optimizer.step()
        taken.append(torch.cat([each.detach() for each in parameters]).tolist())
    return {'norms': norms, 'parameters': taken}


def clipped_steps():
    return [
        {'clip': clip, 'optimizer': configuration, **clipped(clip, build, options)}
        for clip in clippings
        for configuration, build, options in optimizers
    ]


# Options of Jamjae's model, and the number that a schedule sets, if it has one.
terms = [
    ({'klWeight': 1.0}, None),
    ({'klWeight': 3.0, 'klSchedule': {'type': 'linear', 'epochs': 2}}, 0.7),
    ({'klWeight': 1.0, 'freeBits': 0.7}, None),
    ({'klWeight': 2.0, 'freeBits': 0.7, 'klSchedule': {'type': 'cyclic'}}, 0.5),
    ({'klWeight': 10.0, 'klSchedule': {'type': 'capacity', 'to': 4.0, 'epochs': 3}}, None),
    ({'klWeight': 10.0, 'klSchedule': {'type': 'capacity', 'to': 4.0, 'epochs': 3}}, 0.6),
]


def kl_term(options, scheduled):
    """Mean over the batch of what is added to the reconstruction, and its gradients."""
    mean, log_variance = (
        torch.from_numpy(formula.uniform(name, [5, 3], 1.5)).double().requires_grad_()
        for name in ('mean', 'logVariance')
    )
    posterior = torch.distributions.Normal(mean, torch.exp(log_variance / 2))
    prior = torch.distributions.Normal(torch.zeros(()).double(), torch.ones(()).double())
    per_latent = torch.distributions.kl_divergence(posterior, prior)
    kl = per_latent.sum(1).mean()
    if 'freeBits' in options:
        kl = torch.clamp(per_latent.mean(0), min=options['freeBits']).sum()
    schedule = options.get('klSchedule', {})
    if schedule.get('type') == 'capacity':
        capacity = schedule['to'] if scheduled is None else scheduled
        loss = options['klWeight'] * (kl - capacity).abs()
    else:
        loss = (options['klWeight'] if scheduled is None else scheduled) * kl
    loss.backward()
    return {
        'perLatent': per_latent.mean(0).tolist(),
        'term': loss.item(),
        'gradients': [mean.grad.ravel().tolist(), log_variance.grad.ravel().tolist()],
    }


def kl_terms():
    return [
        {
            'options': options,
            **({} if scheduled is None else {'scheduled': scheduled}),
            **kl_term(options, scheduled),
        }
        for options, scheduled in terms
    ]
