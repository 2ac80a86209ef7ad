// Representation quality of codes: neighbours against brute force, logistic regression against known solutions.
import {
  type Engine,
  type LabelledPoints,
  logisticRegression,
  neighbourAccuracy,
  nodeEngine,
  Random,
} from 'jamjae/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine({ threads: 1 })
})
afterAll(() => engine.close())

/** Clusters of points, one a class, that overlap; `shift` moves all of them far away from zero. */
function clouds(
  count: number,
  {
    size,
    classes,
    stream,
    shift = 0,
  }: { size: number; classes: number; stream: string; shift?: number },
): LabelledPoints {
  const random = new Random(1, stream)
  const labels = Uint8Array.from({ length: count }, () => random.below(classes))
  const points = new Float32Array(count * size)
  random.fillNormal(points)
  return {
    labels,
    points: points.map((value, at) => {
      const label = labels[Math.floor(at / size)] as number
      return value + shift + (at % size === 0 ? 0.9 * label : 0)
    }),
  }
}

describe('nearest neighbours', () => {
  /** The same in double precision, with every distance computed by itself. */
  function bruteForce(references: LabelledPoints, queries: LabelledPoints, k: number): number {
    const size = references.points.length / references.labels.length
    const right = [...queries.labels].filter((label, query) => {
      const nearest = [...references.labels]
        .map((other, index) => {
          let distance = 0
          for (let at = 0; at < size; at++)
            distance +=
              ((queries.points[query * size + at] as number) -
                (references.points[index * size + at] as number)) **
              2
          return { other, distance }
        })
        .sort((a, b) => a.distance - b.distance)
        .slice(0, k)
      const votes = (of: number) => nearest.filter(({ other }) => other === of).length
      const most = Math.max(...nearest.map(({ other }) => votes(other)))
      return nearest.find(({ other }) => votes(other) === most)?.other === label
    })
    return right.length / queries.labels.length
  }

  it.each([
    { size: 1, k: 5, shift: 0 },
    { size: 2, k: 1, shift: 0 },
    { size: 7, k: 5, shift: 0 },
    { size: 40, k: 4, shift: 0 },
    { size: 3, k: 5, shift: 100 },
  ])('finds what brute force finds: %o', async ({ size, k, shift }) => {
    const kind = { size, classes: 4, shift }
    const references = clouds(700, { ...kind, stream: 'references' })
    const queries = clouds(330, { ...kind, stream: 'queries' })
    const { mean, standardError } = await neighbourAccuracy({ engine, references, queries, k })
    expect(mean).toBeCloseTo(bruteForce(references, queries, k), 12)
    expect(standardError).toBeCloseTo(Math.sqrt((mean * (1 - mean)) / 329), 3)
    expect(mean).toBeGreaterThan(0.28)
  })

  it('works if all points are equal, and if there are fewer than k', async () => {
    const same = { points: new Float32Array(12).fill(0.1), labels: Uint8Array.of(2, 2, 2, 2, 2, 1) }
    const { mean } = await neighbourAccuracy({ engine, references: same, queries: same, k: 9 })
    expect(mean).toBeCloseTo(5 / 6, 12)
  })

  it('works through many in blocks', async () => {
    const references = clouds(60_000, { size: 2, classes: 2, stream: 'references' })
    const queries = {
      points: references.points.slice(0, 300),
      labels: references.labels.slice(0, 150),
    }
    const reported: number[] = []
    const { mean } = await neighbourAccuracy({
      ...{ engine, references, queries, k: 1 },
      progress: (done) => reported.push(done),
    })
    // The nearest neighbour of a known point is that point itself.
    expect(mean).toBe(1)
    expect(reported).toEqual([66, 132, 150])
  })
})

describe('logistic regression', () => {
  const probabilities = (scores: Float64Array) => {
    const total = scores.reduce((sum, score) => sum + Math.exp(score), 0)
    return [...scores].map((score) => Math.exp(score) / total)
  }

  it('of a feature with two values gives the frequencies of the classes at each', async () => {
    // At 0: 6, 3 and 1 of the classes; at 5: 2, 2 and 16.
    const table = [
      [0, [6, 3, 1]],
      [5, [2, 2, 16]],
    ] as const
    const rows = table.flatMap(([value, counts]) =>
      counts.flatMap((count, label) => Array(count).fill({ value, label })),
    )
    const points = Float32Array.from(rows, ({ value }) => value)
    const labels = Uint8Array.from(rows, ({ label }) => label)
    const classify = await logisticRegression({ engine, points, labels, l2: 0 })
    for (const [value, counts] of table) {
      const total = counts.reduce((sum, count) => sum + count, 0)
      const found = probabilities(classify(Float32Array.of(value)))
      for (const [label, count] of counts.entries())
        expect(found[label]).toBeCloseTo(count / total, 3)
    }
  })

  it('with a penalty minimizes cross-entropy plus penalty', async () => {
    // Two separable classes at −1 and 1: by symmetry the weights are ±w with mean cross-entropy log(1 + exp(−2w)) and
    // penalty l2 w², so that 2/(1 + exp(2w)) = 2 l2 w.
    const l2 = 0.1
    const points = Float32Array.of(-1, -1, 1, 1)
    const labels = Uint8Array.of(0, 0, 1, 1)
    const classify = await logisticRegression({ engine, points, labels, l2 })
    const [low = 0, high = 0] = classify(Float32Array.of(1))
    const w = (high - low) / 2
    expect(1 / (1 + Math.exp(2 * w))).toBeCloseTo(l2 * w, 4)
  })

  it('separates separable classes, whatever their scale and location', async () => {
    const random = new Random(2, 'points')
    const labels = Uint8Array.from({ length: 300 }, (_, at) => at % 3)
    const points = Float32Array.from(
      [...labels].flatMap((label) => [
        1000 + label * 3 + random.uniform(),
        -1e-3 * ((label === 1 ? 0 : 1) + 0.3 * random.uniform()),
        7,
      ]),
    )
    const classify = await logisticRegression({ engine, points, labels, l2: 1 / 300 })
    for (const [index, label] of labels.entries()) {
      const scores = classify(points.subarray(3 * index, 3 * index + 3))
      expect(scores.indexOf(Math.max(...scores))).toBe(label)
    }
  })

  it('is deterministic', async () => {
    const data = clouds(500, { size: 6, classes: 5, stream: 'again' })
    const scores = async () =>
      (await logisticRegression({ engine, ...data, l2: 0.01 }))(new Float32Array(6).fill(0.5))
    expect(await scores()).toEqual(await scores())
  })
})
