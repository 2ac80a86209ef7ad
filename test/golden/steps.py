# Takes a recipe's first three training steps in PyTorch, in float64, and records everything.
import torch

import formula
from recipes import bounds, variables

STEPS = 3


def start(recipe):
    """The recipe's model with the formula's weights, as float64."""
    model = recipe.build().double()
    limits = bounds(model, recipe.initialization)
    with torch.no_grad():
        for name, tensor in model.named_parameters():
            # Batch normalization starts with ones and zeros, in PyTorch as here.
            if name in limits:
                tensor.copy_(torch.from_numpy(formula.uniform(name, tensor.shape, limits[name])))
    return model


def inputs(recipe, step):
    """Images (uint8) or rows of a table (float32), and noise (float32), of one step; the step after the last is for
    evaluation."""
    name, shape = recipe.noise
    items = f'images/{step}'
    return {
        'images': formula.rows(items, recipe.batch, recipe.places)
        if recipe.places
        else formula.images(items, (recipe.batch, *recipe.shape)),
        f'noise/{name}': formula.noise(f'noise/{step}', (recipe.batch, *shape)),
    }


def as_tensors(recipe, step):
    given = inputs(recipe, step)
    items = torch.from_numpy(given['images']).double()
    noise = torch.from_numpy(given[f'noise/{recipe.noise[0]}']).double()
    return (items if recipe.places else items / 255), noise


def three_steps(recipe):
    """All expected values, as float64 arrays."""
    model = start(recipe)
    optimizer = recipe.optimizer(model.parameters())
    first = copies(variables(model))
    figures, gradients = [], {}
    for step in range(STEPS):
        optimizer.zero_grad()
        terms = model(*as_tensors(recipe, step))
        recipe.reduction(terms['loss']).backward()
        if step == 0:
            gradients = copies({name: each.grad for name, each in model.named_parameters()})
        optimizer.step()
        figures.append({name: each.mean().item() for name, each in terms.items()})
    return {
        'start': first,
        'figures': figures,
        'gradients': gradients,
        'after': copies(variables(model)),
        'evaluation': evaluate(recipe, model, STEPS),
    }


def evaluate(recipe, model, step):
    model.eval()
    images, noise = as_tensors(recipe, step)
    with torch.no_grad():
        measured = model(images, noise if recipe.noise[0] == 'latent' else None)
        return copies({**measured, 'reconstructed': model.reconstruct(images, noise)})


def copies(tensors):
    return {name: tensor.detach().clone().numpy() for name, tensor in tensors.items()}
