# Makes the golden files: what PyTorch computes in float64 for every recipe, every optimizer and the layers that no recipe
# uses.
# Use: python test/golden/make.py [FOLDER]
import json
import sys
from pathlib import Path

import numpy as np
import torch

import formula
import layers
from adversaries import adversary_cases
from averages import averages
from codebooks import codebook_cases
from conditional import conditional_cases, embedded_cases
from ladder import ladder_cases
from given_columns import given_columns_cases
from recipes import recipes
from objectives import objective_losses
from penalties import penalties
from priors import prior_cases
from scales import scale_cases
from semi_supervised import semi_supervised_cases
from schedules import clipped_steps, kl_terms, learning_rates
from steps import three_steps

WHOLE = 256
DIRECTIONS = 4

# Jamjae's configuration with PyTorch's optimizer.
optimizers = [
    ({'type': 'sgd', 'learningRate': 0.1}, torch.optim.SGD, {'lr': 0.1}),
    (
        {'type': 'sgd', 'learningRate': 0.1, 'momentum': 0.9},
        torch.optim.SGD,
        {'lr': 0.1, 'momentum': 0.9},
    ),
    (
        {'type': 'sgd', 'learningRate': 0.1, 'momentum': 0.9, 'nesterov': True},
        torch.optim.SGD,
        {'lr': 0.1, 'momentum': 0.9, 'nesterov': True},
    ),
    (
        {'type': 'sgd', 'learningRate': 0.1, 'weightDecay': 0.05},
        torch.optim.SGD,
        {'lr': 0.1, 'weight_decay': 0.05},
    ),
    ({'type': 'rmsprop'}, torch.optim.RMSprop, {}),
    ({'type': 'rmsprop', 'momentum': 0.9}, torch.optim.RMSprop, {'momentum': 0.9}),
    (
        {'type': 'rmsprop', 'centered': True, 'decay': 0.95, 'weightDecay': 0.05},
        torch.optim.RMSprop,
        {'centered': True, 'alpha': 0.95, 'weight_decay': 0.05},
    ),
    ({'type': 'adadelta'}, torch.optim.Adadelta, {}),
    (
        {'type': 'adadelta', 'learningRate': 0.5, 'weightDecay': 0.05},
        torch.optim.Adadelta,
        {'lr': 0.5, 'weight_decay': 0.05},
    ),
    ({'type': 'adam'}, torch.optim.Adam, {}),
    (
        {'type': 'adam', 'learningRate': 0.01, 'beta1': 0.8, 'epsilon': 0.001, 'weightDecay': 0.05},
        torch.optim.Adam,
        {'lr': 0.01, 'betas': (0.8, 0.999), 'eps': 0.001, 'weight_decay': 0.05},
    ),
    ({'type': 'adamw', 'learningRate': 0.01}, torch.optim.AdamW, {'lr': 0.01}),
    (
        {'type': 'adamw', 'learningRate': 0.01, 'weightDecay': 0.5, 'beta2': 0.9},
        torch.optim.AdamW,
        {'lr': 0.01, 'weight_decay': 0.5, 'betas': (0.9, 0.9)},
    ),
]


def optimizer_steps(build, options, items=7, steps=5):
    parameter = torch.nn.Parameter(torch.from_numpy(formula.uniform('parameter', [items], 1)).double())
    optimizer = build([parameter], **options)
    taken = []
    for step in range(steps):
        gradient = formula.uniform(f'gradient/{step}', [items], 0.5)
        parameter.grad = torch.from_numpy(gradient).double()
        optimizer.step()
        taken.append(rounded(parameter.detach().numpy()))
    return taken


def summary(tensor):
    """All values of a small tensor; of a large one some values, and sums that depend on every value."""
    flat = tensor.astype(np.float64).ravel()
    shape = list(tensor.shape)
    if flat.size <= WHOLE:
        return {'shape': shape, 'values': rounded(flat)}
    chosen = np.arange(WHOLE) * flat.size // WHOLE
    return {
        'shape': shape,
        'values': rounded(flat[chosen]),
        'norm': rounded(np.sqrt(flat @ flat)),
        'sum': rounded(flat.sum()),
        'projections': rounded(
            [flat @ formula.signs(f'direction/{each}', flat.size) for each in range(DIRECTIONS)]
        ),
    }


def summaries(tensors):
    return {name: summary(tensor) for name, tensor in tensors.items()}


def rounded(value):
    if np.ndim(value) > 0:
        return [rounded(each) for each in value]
    return float(f'{value:.7e}')


def rounded_all(value):
    if isinstance(value, dict):
        return {name: rounded_all(each) for name, each in value.items()}
    if isinstance(value, list):
        return [rounded_all(each) for each in value]
    return rounded(value) if isinstance(value, float) else value


def golden(recipe):
    known = three_steps(recipe)
    return {
        'recipe': recipe.name,
        'shape': recipe.shape,
        **({'places': recipe.places} if recipe.places else {}),
        'batch': recipe.batch,
        'startSums': {name: rounded(each.sum()) for name, each in known['start'].items()},
        'figures': [
            {name: rounded(value) for name, value in step.items()} for step in known['figures']
        ],
        'gradients': summaries(known['gradients']),
        'after': summaries(known['after']),
        'evaluation': summaries(known['evaluation']),
    }


def steps_of(case):
    return {
        **({'likelihood': case['likelihood']} if 'likelihood' in case else {}),
        'shape': case['shape'],
        **({'places': case['places']} if 'places' in case else {}),
        'batch': case['batch'],
        'figures': rounded_all(case['figures']),
        **{part: summaries(case[part]) for part in ['gradients', 'after', 'evaluation']},
    }


def text(value, depth):
    """JSON with line breaks down to `depth`, so that changes can be read."""
    if depth == 0 or not isinstance(value, (dict, list)):
        return json.dumps(value)
    if isinstance(value, dict):
        items = [f'{json.dumps(name)}: {text(each, depth - 1)}' for name, each in value.items()]
        return '{\n' + ',\n'.join(items) + '\n}'
    return '[\n' + ',\n'.join(text(each, depth - 1) for each in value) + '\n]'


def main(folder):
    torch.set_num_threads(1)
    folder.mkdir(parents=True, exist_ok=True)
    for recipe in recipes.values():
        (folder / f'{recipe.name}.json').write_text(text(golden(recipe), 2) + '\n')
    cases = [
        {'configuration': configuration, 'parameters': optimizer_steps(build, options)}
        for configuration, build, options in optimizers
    ]
    (folder / 'optimizers.json').write_text(text(cases, 2) + '\n')
    for name, made in [
        ('learning-rates', learning_rates()),
        ('averages', averages()),
        ('clipping', clipped_steps()),
        ('kl-terms', kl_terms()),
        ('objectives', objective_losses()),
        ('penalties', penalties()),
    ]:
        (folder / f'{name}.json').write_text(text(rounded_all(made), 2) + '\n')
    with_priors = [
        {
            **{part: case[part] for part in ['prior', 'posterior', 'objective']},
            'figures': rounded_all(case['figures']),
            **{part: summaries(case[part]) for part in ['gradients', 'after', 'evaluation']},
        }
        for case in prior_cases()
    ]
    (folder / 'priors.json').write_text(text(with_priors, 3) + '\n')
    for name, cases in [
        ('conditional', conditional_cases()),
        ('semi-supervised', semi_supervised_cases()),
        ('codebooks', codebook_cases()),
        ('ladder', ladder_cases()),
        ('adversaries', adversary_cases()),
        ('embedded', embedded_cases()),
        ('given-columns', given_columns_cases()),
        ('scales', scale_cases()),
    ]:
        made = {name: steps_of(case) for name, case in cases.items()}
        (folder / f'{name}.json').write_text(text(made, 3) + '\n')
    for name, cases in [
        ('layers', layers.cases),
        ('activations', layers.activations),
        ('sequences', layers.sequences),
    ]:
        known = [
            {'layer': layer, 'item': item, 'tensors': summaries(layers.tensors_of(layer, item, module))}
            for layer, item, module in cases
        ]
        (folder / f'{name}.json').write_text(text(known, 2) + '\n')


if __name__ == '__main__':
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
