# Measures pairs of images with scikit-image and pytorch-msssim, and compares what Jamjae found with it.
# Use: GIVEN (images, the measures found)
import importlib.util
import json
import sys

from report import report

needed = ('skimage', 'pytorch_msssim', 'torch')
missing = [name for name in needed if not importlib.util.find_spec(name)]
if missing:
    note = f'no {", ".join(missing)} (pip install scikit-image==0.26.0 pytorch-msssim==1.0.0)'
    check = 'The measures of images are those of scikit-image and pytorch-msssim'
    print(json.dumps({'check': check, 'skipped': note}))
    sys.exit()

import numpy as np
import torch
from pytorch_msssim import ms_ssim
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

with open(sys.argv[1]) as file:
    given = json.load(file)
image, other = (np.float64(given[name]).reshape(given['shape']) for name in ('image', 'other'))
pairs = list(zip(image, other))
window = {'gaussian_weights': True, 'sigma': 1.5, 'use_sample_covariance': False}
expected = {
    'PSNR': [peak_signal_noise_ratio(x, y, data_range=1) for x, y in pairs],
    'SSIM': [structural_similarity(x, y, data_range=1, channel_axis=0, **window) for x, y in pairs],
}
if 'MS-SSIM' in given['found']:
    x, y = torch.from_numpy(image), torch.from_numpy(other)
    expected['MS-SSIM'] = ms_ssim(x, y, data_range=1.0, size_average=False).tolist()
for name, values in expected.items():
    off = abs(np.float64(given['found'][name]) - values).max()
    shape = '×'.join(map(str, given['shape'][1:]))
    report(f'{name} of images {shape} is that of its library', off <= 1e-4, f'{values[0]:.6f}, off by {off:.1e}')
