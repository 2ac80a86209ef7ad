# Checks exported models with ONNX's checker, and runs them in Python with the originals. Use: FOLDER
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from originals import originals
from report import difference, report
from safetensors.torch import load_file

folder = Path(sys.argv[1])
random_operators = {
    'Bernoulli',
    'Dropout',
    'Multinomial',
    'RandomNormal',
    'RandomNormalLike',
    'RandomUniform',
    'RandomUniformLike',
}
generator = np.random.default_rng(3)


def check_file(name, path):
    """The file's own description; returns a session."""
    model = onnx.load(path)
    try:
        onnx.checker.check_model(model, full_check=True)
        onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
        report(f'ONNX accepts {name}', True)
    except Exception as failure:
        report(f'ONNX accepts {name}', False, str(failure).strip())
    found = {node.op_type for node in model.graph.node}
    report(f'{name} draws nothing at random', not found & random_operators, ', '.join(sorted(found)))
    options = onnxruntime.SessionOptions()
    # It warns about the default of the noise.
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=['CPUExecutionProvider'])


def check_metadata(name, session, recipe):
    told = session.get_modelmeta().custom_metadata_map
    expected = {
        'recipe': recipe,
        'run': recipe,
        'preprocessing': 'value = byte / 255',
        'input_shape': '[28, 28]',
        'labels': '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]',
    }
    wrong = {key: told.get(key) for key, value in expected.items() if told.get(key) != value}
    report(f'{name} says what it is', not wrong and told['producer'].startswith('jamjae '), str(wrong))


def double(array):
    return torch.from_numpy(array).double()


def noisy_latents(model, images, noise):
    """The decoder's input, with the meaning of noise in that model."""
    if recipe == 'ch13-autoencoder':
        (code,) = model.encode(torch.clamp(images + 0.3 * noise, 0, 1))
        return code
    mean, log_variance = model.encode(images)
    return mean + torch.exp(log_variance / 2) * noise


for recipe, build in originals.items():
    model = build()
    model.load_state_dict(load_file(folder / f'{recipe}.safetensors'))
    model = model.double().eval()
    sessions = {}
    for part in ['encoder', 'decoder', 'autoencoder']:
        name = f'{part}.onnx of {recipe}'
        sessions[part] = check_file(name, folder / recipe / 'model' / f'{part}.onnx')
        check_metadata(name, sessions[part], recipe)
    errors = {}

    def compare(what, actual, expected):
        error = difference(actual.reshape(len(actual), -1), expected.reshape(len(expected), -1).numpy())
        errors[what] = max(error, errors.get(what, 0))

    with torch.no_grad():
        for batch in [1, 7, 32]:
            images = generator.random((batch, 28, 28), dtype='float32')
            codes = model.encode(double(images))
            outputs = sessions['encoder'].run(None, {'images': images})
            names = [output.name for output in sessions['encoder'].get_outputs()]
            for what, actual, expected in zip(names, outputs, codes, strict=True):
                compare(what, actual, expected)
            latents = generator.standard_normal(codes[0].shape, dtype='float32')
            (decoded,) = sessions['decoder'].run(None, {'latents': latents})
            compare('images', decoded, model.decode(double(latents)))
            (plain,) = sessions['autoencoder'].run(None, {'images': images})
            compare('reconstruction', plain, model.decode(codes[0]))
            shape = images.shape if recipe == 'ch13-autoencoder' else latents.shape
            noise = generator.standard_normal(shape, dtype='float32')
            feeds = {'images': images, 'noise': noise}
            (moved,) = sessions['autoencoder'].run(None, feeds)
            expected = model.decode(noisy_latents(model, double(images), double(noise)))
            compare('reconstruction with noise', moved, expected)
    worst = max(errors, key=errors.get)
    report(
        f'The exported {recipe} does in Python what PyTorch does',
        len(errors) >= 4 and errors[worst] < 1e-5,
        f'largest error {errors[worst]:.1e}, of {worst}',
    )
