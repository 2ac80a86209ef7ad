// Deterministic numbers, the same here and in formula.py: a hash of a name and a position.

/** `count` unsigned 32-bit integers. */
function words(name: string, count: number): Uint32Array {
  let seed = 0x811c9dc5
  for (const letter of name) seed = Math.imul(seed ^ letter.charCodeAt(0), 0x01000193)
  return Uint32Array.from({ length: count }, (_, index) => {
    let hash = (Math.imul(index, 0x9e3779b9) + seed) | 0
    hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
    hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97)
    return hash ^ (hash >>> 15)
  })
}

/** float32 numbers in ±bound, rounded once. */
export function uniform(name: string, count: number, bound: number): Float32Array {
  return Float32Array.from(
    words(name, count),
    (word) => Math.fround(bound) * ((word >>> 8) * 2 ** -23 - 1),
  )
}

/** float32 numbers with mean 0 and variance 1; uniform, since only their scale matters. */
export function noise(name: string, count: number): Float32Array {
  return uniform(name, count, Math.sqrt(3))
}

/** uint8 images, two thirds black like those of MNIST. */
export function images(name: string, count: number): Uint8Array {
  return Uint8Array.from(words(name, count), (word) => {
    const grey = word >>> 24
    return grey < 170 ? 0 : grey
  })
}

/** float32 rows of a table, [count, 2, width]; one place for a number, more for categories; a quarter missing. */
export function rows(name: string, count: number, places: readonly number[]): Float32Array {
  const cells = count * places.length
  const known = words(`${name}/known`, cells)
  const numbers = uniform(`${name}/numbers`, cells, 2)
  const chosen = words(`${name}/categories`, cells)
  const width = places.reduce((sum, size) => sum + size, 0)
  const items = new Float32Array(2 * count * width)
  for (let cell = 0, at = 0; cell < cells; cell++) {
    const size = places[cell % places.length] ?? 1
    if ((known[cell] ?? 0) >>> 30 > 0) {
      const place = size > 1 ? (chosen[cell] ?? 0) % size : 0
      items[at + place] = size > 1 ? 1 : (numbers[cell] ?? 0)
      items.fill(1, at + width, at + width + size)
    }
    at += size
    // The row of what is known lies between this row's values and the next one's.
    if (cell % places.length === places.length - 1) at += width
  }
  return items
}

/** Numbers of classes, from 0. */
export function labels(name: string, count: number, classes: number): Float32Array {
  return Float32Array.from(words(name, count), (word) => word % classes)
}

/** A vector of +1 and −1. */
export function signs(name: string, count: number): Int8Array {
  return Int8Array.from(words(name, count), (word) => (word >>> 31 ? -1 : 1))
}
