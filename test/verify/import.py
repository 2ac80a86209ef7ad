# Saves the originals with random weights, and compares Jamjae's results with PyTorch.
# Use: save FOLDER, then compare FOLDER
import sys
from pathlib import Path

import torch
from originals import originals, state_dict_of
from report import difference, report
from safetensors.torch import load_file, save_file

task, folder = sys.argv[1], Path(sys.argv[2])


def original(name):
    torch.manual_seed(7)
    model = originals[name]()
    # Running statistics as after a training, not the initial ones.
    for layer in model.modules():
        if isinstance(layer, torch.nn.BatchNorm2d):
            layer.running_mean.uniform_(-0.5, 0.5)
            layer.running_var.uniform_(0.5, 2)
    return model.eval()


def compare(title, model, found):
    """Compares codes and images of Jamjae with those of a model in double precision."""
    with torch.no_grad():
        model = model.double()
        codes = model.encode(found['images'].double() / 255)
        decoded = model.decode(found['latents'].double())
    expected = {**dict(zip(['mean', 'logVariance'], codes)), 'decoded': decoded}
    errors = {
        key: difference(found[key].flatten(1).numpy(), value.flatten(1).numpy())
        for key, value in expected.items()
    }
    worst = max(errors, key=errors.get)
    report(title, errors[worst] < 1e-5, f'largest error {errors[worst]:.1e}, of {worst}')


for name in originals:
    model = original(name)
    if task == 'save':
        save_file(model.state_dict(), folder / f'{name}.safetensors')
    else:
        found = load_file(folder / f'{name}.outputs.safetensors')
        compare(f'The imported {name} encodes and decodes as in PyTorch', model, found)
        # Other weights than those that are loaded now.
        back = originals[name]()
        checkpoint = load_file(folder / name / 'checkpoints' / 'last.safetensors')
        back.load_state_dict(state_dict_of(checkpoint, name))
        compare(f'PyTorch loads a checkpoint of {name} and does the same', back.eval(), found)
