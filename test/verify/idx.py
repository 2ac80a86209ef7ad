# Compares what Jamjae read from MNIST's files with what numpy reads. Use: FOLDER HASHES
import gzip
import json
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
from report import report

folder = Path(sys.argv[1])


def items(path):
    plain = path.with_suffix('')
    content = gzip.decompress(path.read_bytes()) if path.exists() else plain.read_bytes()
    rank = content[3]
    shape = np.frombuffer(content, '>u4', rank, 4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * rank).reshape(shape)


for split, known in json.loads(sys.argv[2]).items():
    images = items(folder / f'{split}-images-idx3-ubyte.gz')
    labels = items(folder / f'{split}-labels-idx1-ubyte.gz')
    report(f'MNIST {split}: the same shape', list(images.shape) == known['shape'], str(images.shape))
    report(f'MNIST {split}: the same images', sha256(images).hexdigest() == known['images'])
    report(f'MNIST {split}: the same labels', sha256(labels).hexdigest() == known['labels'])
