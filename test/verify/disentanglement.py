# Measures codes and factors with disent, and compares what Jamjae found with it.
# Use: GIVEN (codes, factors, batches) FOUND (the metrics)
import importlib.util
import json
import sys
import types
from pathlib import Path

from report import report

needed = ('disent', 'sklearn', 'scipy', 'tqdm')
missing = [name for name in needed if not importlib.util.find_spec(name)]
if missing:
    note = f'no {", ".join(missing)} (pip install --no-deps disent==0.8.0; pip install scikit-learn tqdm)'
    print(json.dumps({'check': 'The disentanglement metrics are those of disent', 'skipped': note}))
    sys.exit()

# The metrics need none of what the package's data sets and models import.
folder = Path(importlib.util.find_spec('disent').submodule_search_locations[0])
metrics = types.ModuleType('disent.metrics')
metrics.__path__ = [str(folder / 'metrics')]
datasets = types.ModuleType('disent.dataset')
datasets.DisentDataset = object
sys.modules['disent.metrics'] = metrics
sys.modules['disent.dataset'] = datasets

import numpy as np
from disent.metrics import _dci, _factor_vae, _mig, _sap

with open(sys.argv[1]) as file:
    given = json.load(file)
with open(sys.argv[2]) as file:
    found = json.load(file)


def arrays(name):
    """Codes and factors of a split, as disent has them: a row each."""
    split = given[name]
    return np.float64(split['codes']).T, np.int64(split['factors'])


class Drawn:
    """The batches that were drawn, in the place of a data set and of NumPy's generator."""

    def __init__(self, batches):
        self.batches = iter(batches)
        self.gt_data = self
        self.num_factors = len(given['all']['factors'])
        self.codes = np.float64(given['all']['codes'])

    def randint(self, _):
        factor, self.rows = next(self.batches)
        return factor

    def sample_factors(self, count):
        return np.zeros((count, self.num_factors))

    def dataset_batch_from_factors(self, _, mode):
        return self.codes[self.rows]

    def dataset_sample_batch(self, _, mode):
        return self.codes


def factor_vae():
    drawn = Drawn(given['batches'])
    generator = types.SimpleNamespace(random=types.SimpleNamespace(randint=drawn.randint))
    _factor_vae.np = types.SimpleNamespace(**{**vars(np), **vars(generator)})
    counts = {'num_train': given['trainingBatches'], 'num_eval': len(given['batches']) - given['trainingBatches']}
    made = _factor_vae.metric_factor_vae.unwrap(
        drawn, lambda codes: codes, batch_size=64, num_variance_estimate=len(drawn.codes), **counts
    )
    return made['factor_vae.eval_accuracy']


def close(name, value, limit=1e-3):
    off = abs(found[name] - value)
    report(f'{given["name"]}: the {name} is that of disent', off < limit, f'{value:.6f}, off by {off:.1e}')


codes, factors = arrays('all')
train, test = arrays('train'), arrays('test')
close('MIG', _mig._compute_mig(codes, factors)['mig.discrete_score'])
close('SAP', _sap._compute_sap(*train, *test, False)['sap.score'])
close('FactorVAE score', factor_vae())

# Where columns split a node equally well, scikit-learn takes a random one: with one latent there is one column, and only splits of
# that column may be equally good up to rounding.
for at, latent in enumerate(given['alone']):
    with np.errstate(invalid='ignore'):
        made = _dci._compute_dci(train[0][at : at + 1], train[1], test[0][at : at + 1], test[1])
    name = f'{given["name"]}: latent {at + 1} alone informs as in disent'
    off = abs(latent - made['dci.informativeness_test'])
    report(name, off < 0.01, f'{latent:.6f}, off by {off:.1e}')
runs = []
for seed in range(8):
    np.random.seed(seed)
    runs.append(_dci._compute_dci(*train, *test))
for name, key in {
    'DCI disentanglement': 'dci.disentanglement',
    'DCI completeness': 'dci.completeness',
    'DCI informativeness': 'dci.informativeness_test',
    'DCI informativeness of training': 'dci.informativeness_train',
}.items():
    values = [run[key] for run in runs]
    # An example more or less of the test examples, besides.
    one = 1 / (len(factors) * test[0].shape[1])
    close(name, float(np.mean(values)), max(1e-3, 4 * float(np.std(values, ddof=1)), 2.5 * one))
