# Reads a checkpoint with the safetensors library and reconstructs with its parameters in PyTorch.
# Use: RECIPE CHECKPOINT SHOWN (images and Jamjae's reconstructions)
import sys

import torch
from report import difference, report
from safetensors.numpy import load_file

from recipes import recipes, variables

name, checkpoint, shown = sys.argv[1:]
model = recipes[name].build()
tensors = load_file(checkpoint)
parameters = {path: tensor.shape for path, tensor in variables(model).items()}
optimizer = [path for path in tensors if path.startswith('optimizer/')]

unknown = set(tensors) - set(parameters) - set(optimizer)
missing = set(parameters) - set(tensors)
report(
    'The checkpoint holds every parameter by its path, and nothing else beside the optimizer',
    not unknown and not missing,
    ', '.join(sorted(unknown | missing)),
)
report(
    'The parameters in the checkpoint have their shapes',
    all(tensors[path].shape == shape for path, shape in parameters.items() if path in tensors),
)
owners = {path: path.removeprefix('optimizer/').rpartition('/')[0] for path in optimizer}
wrong = [
    path
    for path, owner in owners.items()
    if owner not in parameters or tensors[path].shape != parameters[owner]
]
report(
    'The optimizer’s tensors belong to parameters and have their shapes',
    optimizer and not wrong and set(owners.values()) == set(parameters),
    ', '.join(wrong),
)

with torch.no_grad():
    for path, tensor in variables(model).items():
        tensor.copy_(torch.from_numpy(tensors[path]))
    both = load_file(shown)
    images = torch.from_numpy(both['images']).double() / 255
    expected = model.double().eval().reconstruct(images, None).numpy()
error = difference(both['reconstructed'], expected)
report('PyTorch reconstructs the same from the checkpoint', error < 1e-5, f'largest error {error:.1e}')
