// What objectives and models measure besides the loss: recorded at every step and epoch, drawn, told to pages, and resumed to the bit.
import { readFile } from 'node:fs/promises'
import {
  constant,
  type Engine,
  graph,
  nodeEngine,
  recordedTraining,
  registerObjective,
  resolveConfiguration,
  resumedTraining,
  type StepMetrics,
  type TrainingObserver,
  train,
  z,
} from 'jamjae/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventSchema, type ServerEvent } from '../src/studio/api/events.js'
import type { EventLog } from '../src/studio/server/events/event-log.js'
import { trainingEvents } from '../src/studio/server/events/training-events.js'
import { Workplace } from './command.js'
import { fewDigits, tinyConfiguration } from './small-data.js'
import { readEventFolder } from './tfevents-reader.js'

const side = 7
/** The plain ELBO, whose metrics can be found from others: twice the reconstruction, and a constant. */
const measured = registerObjective({
  schema: z.strictObject({
    type: z.literal('measuredElbo'),
    name: z.string().default('twice'),
    scale: z.number().default(2),
  }),
  build: ({ name, scale }) => ({
    samples: 1,
    usesPrior: false,
    usesKlTerm: true,
    bound: 'elbo',
    loss: ({ reconstruction, klTerm }) => graph.add(graph.mean(reconstruction, [1]), klTerm),
    metrics: ({ reconstruction }) => ({
      [name]: graph.multiply(graph.mean(reconstruction, [1]), scale),
      three: constant(3),
    }),
  }),
})

let place: Workplace
let engine: Engine
let data: Awaited<ReturnType<typeof fewDigits>>
beforeAll(async () => {
  place = await Workplace.open()
  engine = await nodeEngine({ threads: 1 })
  data = await fewDigits({ every: 4 })
})
afterAll(async () => {
  await engine.close()
  await place.close()
})

const configured = (objective: object = {}, training: object = {}) =>
  resolveConfiguration({
    ...tinyConfiguration(side),
    model: { ...tinyConfiguration(side).model, objective: measured(objective) },
    training: { ...tinyConfiguration(side).training, ...training },
  })

it('records them at every step and epoch, and goes on with the sums of an interrupted epoch', async () => {
  const [out, again] = [place.path('whole'), place.path('again')]
  const common = { configuration: configured(), data, engine }
  await recordedTraining({ ...common, out })
  const lines = await place.lines('whole', 'metrics.jsonl')
  expect(lines.map(({ type }) => type)).toEqual([
    ...['step', 'step', 'step', 'step', 'epoch'],
    ...['step', 'step', 'step', 'step', 'epoch'],
  ])
  for (const line of lines)
    for (const each of line.type === 'step' ? [line] : [line.train, line.validation]) {
      expect(each.extra.twice / each.reconstruction).toBeCloseTo(2, 5)
      expect(each.extra.three).toBeCloseTo(3, 6)
    }
  const { train: last, trainDeviation } = lines.at(-1)
  expect(trainDeviation.extra.twice / trainDeviation.reconstruction).toBeCloseTo(2, 4)
  const { train: stored } = await place.json('whole', 'run.json')
  expect(stored).toEqual(last)
  const events = (await readEventFolder(place.path('whole', 'tensorboard'))).flatMap(({ values }) =>
    values.map(({ tag }) => tag),
  )
  for (const [group, count] of [
    ['Train', 8],
    ['Train Epoch', 2],
    ['Test', 2],
  ] as const)
    expect(events.filter((tag) => tag === `${group}/twice`)).toHaveLength(count)

  const controller = new AbortController()
  const stop = { steps: () => controller.abort() }
  const { signal } = controller
  await recordedTraining({ ...common, out: again, observers: [stop], signal })
  await resumedTraining({ run: again, open: async () => ({ data, engine }) })
  const text = (run: string) => readFile(place.path(run, 'metrics.jsonl'), 'utf8')
  expect(await text('again')).toBe(await text('whole'))
})

it('gives the same for parts of a batch', async () => {
  const steps = async (training: object) => {
    const taken: StepMetrics[] = []
    const observer = {
      steps: (event: { steps: readonly StepMetrics[] }) => void taken.push(...event.steps),
    }
    await train({ configuration: configured({}, training), data, engine, observers: [observer] })
    return taken
  }
  const [whole, parts] = [await steps({}), await steps({ accumulate: 3 })]
  for (const [at, { extra }] of whole.entries())
    expect(parts[at]?.extra?.twice).toBeCloseTo(extra?.twice as number, 2)
})

it('ends a training with one that is not finite, and refuses a name that is none', async () => {
  const run = (objective: object) => train({ configuration: configured(objective), data, engine })
  await expect(run({ name: 'large', scale: 1e38 })).rejects.toMatchObject({
    metric: { metric: 'large', epoch: 1, step: 1 },
  })
  expect(() => configured({ name: 'two words' })).toThrow(/letters, digits.*two words/)
})

it('tells pages', async () => {
  const sent: object[] = []
  const log = { publish: (name: string, data: object) => void sent.push({ name, data }) }
  const events = trainingEvents('run', log as unknown as EventLog, () => performance.now())
  // The types of the sources and of the build are two.
  const observer = events as unknown as TrainingObserver
  await train({ configuration: configured(), data, engine, observers: [observer] })
  events.flush()
  const told = sent.map((each) => eventSchema.parse(each) as ServerEvent)
  const steps = told.flatMap((each) => (each.name === 'steps' ? [...each.data.steps] : []))
  expect(steps).toHaveLength(8)
  for (const { extra } of steps) expect(Object.keys(extra ?? {})).toEqual(['twice', 'three'])
  expect(told.filter(({ name }) => name === 'epoch')).toMatchObject([
    { data: { validation: { extra: { three: expect.closeTo(3) } } } },
    { data: { validation: { extra: { three: expect.closeTo(3) } } } },
  ])
})
