// A semi-supervised training on data with few labels: all of them are used, and it is the same as one from which the others are hidden.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sameThreadEngine } from '../../../test/same-thread-engine.js'
import { arrayDataset, type DataSplits, type Dataset } from '../../data/dataset.js'
import type { Engine, StateValues } from '../../engines/engine.js'
import { type Configuration, configurationSchema } from '../configuration.js'
import { prepareTraining } from '../prepare-training.js'
import { labelledExamples, withHiddenLabels } from './labelled-examples.js'

const classes = 3
/** Stripes: the class is the column that is white. */
function examples(count: number): Dataset {
  const labels = Uint8Array.from({ length: count }, (_, at) => (at * 7) % classes)
  const pixels = Uint8Array.from({ length: 9 * count }, (_, at) => {
    const isOn = at % 3 === labels[Math.floor(at / 9)]
    return isOn !== (at % 31 === 0) ? 230 : 20
  })
  return arrayDataset([3, 3], pixels, labels)
}
const data: DataSplits = {
  ...{ name: 'stripes', train: examples(60), validation: examples(12), fingerprint: '' },
}
const layers = [{ type: 'linear', units: 8 }, { type: 'relu' }]

const semi = { type: 'semiSupervisedVae', classifier: layers }

function configuration(model: object = semi): Configuration {
  return configurationSchema.parse({
    name: 'few',
    model: {
      ...{ input: [3, 3], latent: 2, encoder: layers, decoder: layers },
      ...{ likelihood: { type: 'bernoulli' }, ...model },
    },
    training: { epochs: 6, batchSize: 10, optimizer: { type: 'adam', learningRate: 0.01 } },
  })
}

let engine: Engine
beforeAll(async () => {
  engine = await sameThreadEngine()
})
afterAll(() => engine.close())

/** What a training ends with. */
async function trained(splits: DataSplits, model: object = semi) {
  const notify = vi.fn()
  const training = await prepareTraining({
    ...{ configuration: configuration(model), data: splits, engine, notify },
  })
  let state: StateValues = {}
  const metrics: unknown[] = []
  try {
    await training.run({
      observers: [
        {
          async epoch(event) {
            state = await event.state()
            metrics.push([event.validation, event.latentKl])
          },
        },
      ],
    })
  } finally {
    await training.dispose()
  }
  return { model: training.configuration.model, training, state, metrics, notify }
}

const { seed } = configuration().training
const chosen = labelledExamples(data.train.labels as Uint8Array, { labelled: 9, classes, seed })
const few = { ...data, train: withHiddenLabels(data.train, chosen) }

describe('a training with few labels', () => {
  it('is the same to the bit as with the same labels of complete data', async () => {
    const own = await trained(few)
    expect(own.model).toMatchObject({ labelled: 9, examples: 60, condition: { classes } })
    const hidden = await trained(data, { ...semi, labelled: 9 })
    expect(own.model).toEqual(hidden.model)
    expect(own.state).toEqual(hidden.state)
    expect(own.metrics).toEqual(hidden.metrics)
    // Not an empty truth: other labels give another state.
    const labels = data.train.labels as Uint8Array
    const removed = chosen.at(-1) as number
    const added = labels.findIndex((label, at) => label === labels[removed] && !chosen.includes(at))
    const others = [...chosen.slice(0, -1), added]
    const other = await trained({ ...data, train: withHiddenLabels(data.train, others) })
    expect(other.state['classes.weight']).not.toEqual(own.state['classes.weight'])
  })

  it('uses as many of each class of them where it is told how many', async () => {
    const known = labelledExamples(data.train.labels as Uint8Array, { labelled: 30, classes, seed })
    const some = withHiddenLabels(data.train, known)
    const { training } = await trained({ ...data, train: some }, { ...semi, labelled: 6 })
    const { labelled = [], unlabelled } = training.data
    expect(labelled).toHaveLength(6)
    for (const index of labelled) expect(known).toContain(index)
    expect(unlabelled).toEqual({ train: 30, validation: 0 })
  })

  it('needs not as many of each class, but one', async () => {
    const uneven = [...chosen, ...[0, 1, 2, 3].filter((at) => !chosen.includes(at))]
    const { model } = await trained({ ...data, train: withHiddenLabels(data.train, uneven) })
    expect(model).toMatchObject({ labelled: uneven.length })
    const two = chosen.filter((at) => data.train.labels?.[at] !== 1)
    const absent = { ...data, labelNames: ['a', 'b', 'c'] }
    await expect(
      trained({ ...absent, train: withHiddenLabels(data.train, two) }),
    ).rejects.toMatchObject({ key: 'semiSupervised.absent', values: { label: 'b' } })
  })

  it('measures the accuracy on validation examples with a label only', async () => {
    const whole = await trained(few)
    const known = [0, 1, 2, 5]
    const partial = { ...few, validation: withHiddenLabels(data.validation, known) }
    const own = await trained(partial)
    expect(own.state).toEqual(whole.state)
    const [last] = own.metrics.slice(-1) as [[{ extra: { accuracy: number } }]]
    expect(last[0].extra.accuracy).toBeGreaterThan(0.6)
    expect(last[0].extra.accuracy * known.length).toBeCloseTo(
      Math.round(last[0].extra.accuracy * known.length),
      6,
    )
    const without = ([{ extra: _, ...validation }]: [{ extra?: object }]) => validation
    expect(own.metrics.map((each) => without(each as never))).toEqual(
      whole.metrics.map((each) => without(each as never)),
    )
    expect(own.notify).not.toHaveBeenCalled()
  })

  it('measures none where no validation example has a label, and says so', async () => {
    const { metrics, notify } = await trained({
      ...few,
      validation: withHiddenLabels(data.validation, []),
    })
    expect(metrics.every((each) => !('extra' in (each as [object])[0]))).toBe(true)
    expect(notify.mock.calls).toEqual([['training.noAccuracy', { count: 12 }]])
  })
})

it('gives the KL of each latent for the most probable label where none is known', async () => {
  const klOf = async (validation: Dataset) => {
    const [last] = (await trained({ ...few, validation })).metrics.slice(-1)
    return (last as [unknown, number[]])[1]
  }
  const complete = await klOf(data.validation)
  const own = await klOf(withHiddenLabels(data.validation, []))
  // All predictions are right here: the labels that are found are those that are hidden.
  for (const [at, kl] of own.entries()) expect(kl).toBeCloseTo(complete[at] as number, 5)
})

describe('is refused', () => {
  const vae = { type: 'vae', condition: { type: 'labels' } }

  it.each<[string, DataSplits, object, object]>([
    ['complete data without a number', data, semi, { key: 'semiSupervised.complete' }],
    ['no label in training', withNone(), semi, { key: 'semiSupervised.noLabels' }],
    [
      'some of each class, unevenly',
      few,
      { ...semi, labelled: 8 },
      { key: 'semiSupervised.even', values: { actual: 8, classes, nearest: 9 } },
    ],
    ['more than are known', few, { ...semi, labelled: 12 }, { key: 'semiSupervised.class' }],
    [
      'a conditional model',
      few,
      vae,
      { key: 'condition.unlabelled', values: { actual: 51, count: 60 } },
    ],
  ])('%s', async (_, splits, model, error) => {
    await expect(trained(splits, model)).rejects.toMatchObject(error)
  })

  it('and a ladder, but no model without a condition', async () => {
    const { labels: _, ...bare } = data.train
    const plain = { type: 'vae' }
    const own = await trained(few, plain)
    expect(own.state).toEqual((await trained({ ...data, train: bare }, plain)).state)
    const ladder = {
      ...vae,
      type: 'ladderVae',
      upper: { encoder: layers, latent: 2, decoder: layers },
    }
    await expect(trained(few, ladder)).rejects.toMatchObject({ key: 'condition.unlabelled' })
  })
})

function withNone(): DataSplits {
  return { ...data, train: withHiddenLabels(data.train, []) }
}
