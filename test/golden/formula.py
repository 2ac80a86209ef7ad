# Deterministic numbers, the same here and in formula.ts: a hash of a name and a position.
import numpy as np


def words(name, count):
    """`count` unsigned 32-bit integers."""
    seed = 0x811C9DC5
    for letter in name.encode('ascii'):
        seed = (seed ^ letter) * 0x01000193 & 0xFFFFFFFF
    hashes = np.arange(count, dtype=np.uint32) * np.uint32(0x9E3779B9) + np.uint32(seed)
    hashes = (hashes ^ hashes >> np.uint32(16)) * np.uint32(0x21F0AAAD)
    hashes = (hashes ^ hashes >> np.uint32(15)) * np.uint32(0x735A2D97)
    return hashes ^ hashes >> np.uint32(15)


def uniform(name, shape, bound):
    """float32 numbers in ±bound, rounded once."""
    units = (words(name, int(np.prod(shape))) >> np.uint32(8)).astype(np.float32)
    return (np.float32(bound) * (units * np.float32(2**-23) - np.float32(1))).reshape(shape)


def noise(name, shape):
    """float32 numbers with mean 0 and variance 1; uniform, since only their scale matters."""
    return uniform(name, shape, np.sqrt(3))


def images(name, shape):
    """uint8 images, two thirds black like those of MNIST."""
    grey = (words(name, int(np.prod(shape))) >> np.uint32(24)).astype(np.uint8)
    return np.where(grey < 170, 0, grey).astype(np.uint8).reshape(shape)


def rows(name, count, places):
    """float32 rows of a table, [count, 2, width]; one place for a number, more for categories; a quarter missing."""
    cells = (count, len(places))
    known = (words(f'{name}/known', count * len(places)) >> np.uint32(30) > 0).reshape(cells)
    numbers = uniform(f'{name}/numbers', cells, 2)
    chosen = words(f'{name}/categories', count * len(places)).reshape(cells)
    parts = []
    for column, size in enumerate(places):
        own = known[:, column, None].astype(np.float32)
        hot = np.eye(size, dtype=np.float32)[chosen[:, column] % np.uint32(size)]
        values = numbers[:, column, None] if size == 1 else hot
        parts.append(np.stack([values * own, np.repeat(own, size, 1)], 1))
    return np.concatenate(parts, 2)


def signs(name, count):
    """A vector of +1 and −1."""
    return np.where(words(name, count) >> np.uint32(31), -1.0, 1.0)
