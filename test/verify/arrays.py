# Writes arrays with NumPy in every type, order and version, and reads Jamjae's. Use: write|read FOLDER
import json
import sys
from pathlib import Path

import numpy as np
from report import report

act, folder = sys.argv[1], Path(sys.argv[2])
types = ['f2', 'f4', 'f8', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8', '?']


def write():
    theirs = {}

    def keep(name, array):
        theirs[name] = {'shape': array.shape, 'values': array.astype('f8').ravel().tolist()}

    for item in types:
        values = np.arange(-6, 6) * (0.5 if item[0] == 'f' else 1)
        values = np.abs(values) if item[0] == 'u' else values
        for endian in '<>':
            for order in 'CF':
                for version in [(1, 0), (2, 0), (3, 0)]:
                    array = np.array(values.reshape(2, 3, 2).astype(endian + item), order=order)
                    name = f'{item.replace("?", "b")}-{"little" if endian == "<" else "big"}-{order}-{version[0]}.npy'
                    with open(folder / name, 'wb') as file:
                        np.lib.format.write_array(file, array, version, allow_pickle=False)
                    keep(name, array)
    array = np.linspace(-1, 1, 600, dtype='f4').reshape(200, 3)
    np.savez(folder / 'stored.npz', mean=array, labels=np.arange(200))
    np.savez_compressed(folder / 'deflated.npz', mean=array, labels=np.arange(200))
    keep('stored.npz', array)
    keep('deflated.npz', array)
    (folder / 'theirs.json').write_text(json.dumps(theirs))


def read():
    known = json.loads((folder / 'ours.json').read_text())
    archive = np.load(folder / 'ours.npz', allow_pickle=False)
    report('NumPy sees the names in an NPZ file', archive.files == list(known['arrays']))
    for name, expected in known['arrays'].items():
        alone = np.load(folder / f'ours-{name}.npy', allow_pickle=False)
        for kind, array in [('NPY', alone), ('NPZ', archive[name])]:
            same = (
                list(array.shape) == expected['shape']
                and array.dtype == np.dtype(expected['type'])
                and array.tobytes().hex() == expected['bytes']
            )
            report(f'NumPy reads {name} from an {kind} file', same, str(array.dtype))
    table = np.genfromtxt(folder / 'ours.csv', delimiter=',', names=True)
    means = np.stack([table[f'mean_{at + 1}'] for at in range(3)], axis=1).astype('f4')
    report('NumPy reads latents from a CSV file', means.tobytes().hex() == known['csv']['bytes'])


write() if act == 'write' else read()
