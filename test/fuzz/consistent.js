// Invariants of every reader's result: counts, shapes, items and labels are consistent.

/** Throws if a value is inconsistent. */
class Inconsistent extends Error {}

function demand(holds, what) {
  if (!holds) throw new Inconsistent(what)
}

const isCount = (value) => Number.isSafeInteger(value) && value > 0

/** Of training and validation data. */
export async function consistentSplits({ name, train, validation, fingerprint }) {
  demand(typeof name === 'string' && /^[0-9a-f]{64}$/.test(fingerprint), 'name and fingerprint')
  demand(train.shape.join() === validation.shape.join(), 'two shapes')
  for (const split of [train, validation]) await consistentDataset(split)
}

async function consistentDataset({ count, shape, itemType = 'uint8', labels, read }) {
  demand(isCount(count), `count ${count}`)
  demand(shape.length > 0 && shape.every(isCount), `shape ${shape}`)
  demand(!labels || labels.length === count, `${labels?.length} labels of ${count}`)
  const size = shape.reduce((product, length) => product * length, 1)
  const Items = itemType === 'uint8' ? Uint8Array : Float32Array
  const atOnce = Math.max(1, Math.min(count, Math.floor(2 ** 20 / size)))
  const into = new Items(atOnce * size)
  // The first and the last ones: all were read for the fingerprint.
  for (const first of new Set([0, count - atOnce])) {
    await read(
      Array.from({ length: atOnce }, (_, at) => first + at),
      into,
    )
    demand(into.every(Number.isFinite), 'items that are not finite')
  }
}

/** Of named arrays. */
export function consistentTensors(tensors) {
  for (const [name, { shape, data }] of tensors) {
    const size = shape.reduce((product, length) => product * length, 1)
    demand(size === data.length, `${name}: ${data.length} items of ${shape}`)
  }
}

export function finite(numbers) {
  demand(Array.prototype.every.call(numbers, Number.isFinite), 'numbers that are not finite')
}

/** Of lines of metrics: what is drawn and printed of them. */
export function consistentMetrics({ steps, epochs }) {
  for (const { step, loss, reconstruction, kl } of steps) finite([step, loss, reconstruction, kl])
  for (const { epoch, step, train, validation } of epochs) {
    finite([epoch, step])
    for (const { loss, reconstruction, kl } of [train, validation])
      finite([loss, reconstruction, kl])
  }
}
