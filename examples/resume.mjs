// Trains, stops, goes on, and gets the same bits as a training without a break.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  loadData,
  nodeEngine,
  recipes,
  recordedTraining,
  resolveConfiguration,
  resumedTraining,
} from 'jamjae/node'

const folder = await mkdtemp(join(tmpdir(), 'runs-'))
const [whole, broken] = ['whole', 'broken'].map((name) => join(folder, name))
const data = await loadData('digits')
const engine = await nodeEngine()
const configuration = resolveConfiguration(recipes['relu-vae-2d'], {
  settings: [['training.epochs', 2]],
})

await recordedTraining({ configuration, data, engine, out: whole })

// Stopped in the first epoch, as Ctrl-C would do it: after the steps under way.
const stop = new AbortController()
const steps = ({ steps }) => steps.at(-1).step >= 30 && stop.abort()
const { result } = await recordedTraining({
  configuration,
  data,
  engine,
  out: broken,
  observers: [{ steps }],
  signal: stop.signal,
})
console.log(`stopped after ${result.steps} steps`)

const { result: rest } = await resumedTraining({
  run: broken,
  open: async () => ({ data, engine }),
})
await engine.close()
console.log(`done after ${rest.steps} steps`)

const [one, other] = await Promise.all(
  [whole, broken].map((run) => readFile(join(run, 'checkpoints', 'last.safetensors'))),
)
await rm(folder, { recursive: true })
console.log(one.equals(other) ? 'the checkpoints are equal' : 'the checkpoints differ')
