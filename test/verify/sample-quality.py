# Measures features of data and samples with prdc and torchmetrics, and compares what Jamjae found with it.
# Use: GIVEN (features, k, the measures found)
import contextlib
import importlib.util
import io
import json
import sys

from report import report

needed = ('prdc', 'torchmetrics', 'sklearn', 'scipy', 'torch')
missing = [name for name in needed if not importlib.util.find_spec(name)]
if missing:
    note = f'no {", ".join(missing)} (pip install prdc==0.2 torchmetrics==1.9.0 scipy)'
    check = 'The measures of samples are those of prdc and torchmetrics'
    print(json.dumps({'check': check, 'skipped': note}))
    sys.exit()

import numpy as np
import torch
from prdc import compute_prdc
from torchmetrics.image.fid import _compute_fid
from torchmetrics.image.kid import poly_mmd

with open(sys.argv[1]) as file:
    given = json.load(file)
real, samples = (np.float64(given[name]).reshape(-1, given['size']) for name in ('real', 'samples'))
with contextlib.redirect_stdout(io.StringIO()):
    expected = compute_prdc(real, samples, nearest_k=given['k'])
x, y = torch.from_numpy(real), torch.from_numpy(samples)
expected['FID'] = _compute_fid(x.mean(0), x.T.cov(), y.mean(0), y.T.cov()).item()
expected['KID'] = poly_mmd(x, y).item()
for name, value in expected.items():
    found = given['found'][name]
    off = abs(found - value) / max(1, abs(value))
    report(f'{name} of samples is that of its library ({given["name"]})', off <= 1e-4, f'{found:.6f}, off by {off:.1e}')
