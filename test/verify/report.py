# Output of the Python parts of the verification: one line of JSON a check.
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / 'golden'))


def report(check, passed, detail=''):
    print(json.dumps({'check': check, 'passed': bool(passed), 'detail': detail}), flush=True)


def difference(actual, expected, scale=None):
    """The largest error, relative to the largest expected value (or to `scale`)."""
    if actual.shape != expected.shape:
        return float('inf')
    error = abs(actual.astype('float64') - expected).max()
    return float(error / (scale or abs(expected).max() or 1))
