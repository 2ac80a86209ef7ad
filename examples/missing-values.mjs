// Fills in what is missing in a table of numbers and categories.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  fitModel,
  loadData,
  loadRun,
  nodeEngine,
  Random,
  recipes,
  recordedTraining,
  resolveConfiguration,
} from 'jamjae/node'

// A table of animals: weight and length follow from the kind, and a fifth of the cells is empty.
const folder = await mkdtemp(join(tmpdir(), 'table-'))
const random = new Random(1, 'animals')
const kinds = { cat: [4, 46], fox: [8, 70], dog: [25, 85], wolf: [40, 130] }
const rows = Array.from({ length: 1500 }, () => {
  const [kind, [weight, length]] = Object.entries(kinds)[random.below(4)]
  const size = 0.9 + 0.2 * random.uniform()
  const cells = [kind, (weight * size).toFixed(3), (length * size).toFixed(1)]
  return cells.map((cell) => (random.uniform() < 0.2 ? '' : cell)).join(',')
})
const file = join(folder, 'animals.csv')
await writeFile(file, `kind,weight,length\n${rows.join('\n')}\n`)

const data = await loadData({ source: file, table: true })
const recipe = resolveConfiguration(recipes['tabular-vae'])
const engine = await nodeEngine()
const { run: path } = await recordedTraining({
  configuration: resolveConfiguration(recipe, {
    settings: [
      ['data', { source: file, table: true }],
      ['model', fitModel(recipe.model, data.train.shape, data.columns)],
      ['training.epochs', 40],
    ],
  }),
  data,
  engine,
  out: join(folder, 'run'),
})
await engine.close()

// An item has two rows: the values, and 1 where one is known. Numbers are (value − mean) / deviation, categories one-hot.
const [kind, weight, length] = data.columns
const width = kind.categories.length + 2
const catOfUnknownWeight = new Float32Array(2 * width)
catOfUnknownWeight[kind.categories.indexOf('cat')] = 1
catOfUnknownWeight.fill(1, width, width + kind.categories.length)
const run = await loadRun(path)
const { reconstructed } = await run.reconstruct(catOfUnknownWeight)
await run.close()
await rm(folder, { recursive: true })
const value = ({ mean, deviation }, at) => mean + deviation * reconstructed[at]
console.log(data.columns.map(({ name, type }) => `${name}: ${type}`).join(', '))
console.log(`a cat weighs about ${value(weight, width - 2).toFixed(1)} kg`)
console.log(`and is about ${value(length, width - 1).toFixed(0)} cm long`)
