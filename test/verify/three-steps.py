# Compares whole tensors with PyTorch: every gradient, and everything after three steps.
# Use: prepare FOLDER (writes start and inputs), then compare FOLDER (reads Jamjae's results).
import sys
from pathlib import Path

from report import difference, report
from safetensors.numpy import load_file, save_file

from recipes import recipes
from steps import STEPS, inputs, start, three_steps
from recipes import variables

TOLERANCE = 1e-4


def prepare(folder):
    for recipe in recipes.values():
        first = {name: each.numpy().astype('float32') for name, each in variables(start(recipe)).items()}
        tensors = {f'start/{name}': each for name, each in first.items()}
        for step in range(STEPS + 1):
            tensors |= {f'{step}/{name}': each for name, each in inputs(recipe, step).items()}
        save_file(tensors, folder / f'{recipe.name}.inputs.safetensors')


def compare(folder):
    for recipe in recipes.values():
        expected = three_steps(recipe)
        actual = load_file(folder / f'{recipe.name}.results.safetensors')
        for part in ['gradients', 'after', 'evaluation']:
            found = {name: actual[f'{part}/{name}'] for name in expected[part]}
            if part == 'after':
                settle(found, expected)
            compare_all(f'{recipe.name}: {part}', found, expected[part])
        for step, figures in enumerate(expected['figures']):
            errors = [
                abs(float(actual[f'figures/{name}'][step]) / value - 1)
                for name, value in figures.items()
            ]
            report(
                f'{recipe.name}: figures of step {step + 1}',
                max(errors) < TOLERANCE,
                f'largest error {max(errors):.1e}',
            )


def settle(found, expected):
    """Removes the entries whose gradient float32 hardly distinguishes from zero: its error is about 1e-7 of the largest one.
    Adam's first step, the gradient divided by its own magnitude, is then a matter of rounding (in PyTorch's float32 too)."""
    for name, gradient in expected['gradients'].items():
        unclear = abs(gradient) < 3e-6 * abs(gradient).max()
        found[name][unclear] = expected['after'][name][unclear]


def compare_all(check, found, expected):
    largest = max(abs(each).max() for each in expected.values())
    errors = {}
    for name, each in expected.items():
        own = abs(each).max()
        # A tensor that is zero but for rounding has no scale of its own.
        scale = largest if own < 1e-10 * largest else own
        errors[name] = difference(found[name], each, scale)
    worst = max(errors, key=errors.get)
    report(check, errors[worst] < TOLERANCE, f'largest error {errors[worst]:.1e} in {worst}')


if __name__ == '__main__':
    {'prepare': prepare, 'compare': compare}[sys.argv[1]](Path(sys.argv[2]))
