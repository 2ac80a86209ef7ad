// The linear probe of pixels, which judges samples.
import { logisticRegression } from '../dist/analysis/logistic-regression.js'
import { nodeEngine } from '../dist/node.js'

/** The values of a labelled dataset as points. */
async function pointsOf({ count, shape, labels, read }) {
  const size = shape.reduce((product, side) => product * side, 1)
  const bytes = new Uint8Array(count * size)
  await read(
    Uint32Array.from({ length: count }, (_, index) => index),
    bytes,
  )
  return { points: Float32Array.from(bytes, (byte) => byte / 255), labels }
}

/** A multinomial logistic regression of the labels from the pixels, as in `evaluate`. */
export async function linearProbe(dataset) {
  const engine = await nodeEngine({ threads: 1 })
  const { points, labels } = await pointsOf(dataset)
  const scores = await logisticRegression({ engine, points, labels, l2: 1 / labels.length })
  await engine.close()
  const accuracy = (points, labels) => {
    const size = points.length / labels.length
    const isRight = (label, index) => {
      const each = scores(points.subarray(index * size, (index + 1) * size))
      return each.indexOf(Math.max(...each)) === label
    }
    return labels.filter(isRight).length / labels.length
  }
  return {
    accuracy,
    async accuracyOf(other) {
      const { points, labels } = await pointsOf(other)
      return accuracy(points, labels)
    },
  }
}
