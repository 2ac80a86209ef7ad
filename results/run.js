// The results of the literature, measured (npm run results): trains and measures the named rows, by default those without values,
// keeps their values in results/values, and writes docs/results.md and docs/results.ko.md.
// What is interrupted goes on where it was. Twins in PyTorch need Python with torch (PYTHON=...).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { resultsDocument } from './document.js'
import { path } from './measure.js'
import { rows } from './rows.js'

const { values: options, positionals } = parseArgs({
  options: { data: { type: 'string', default: path('../../shared/data/mnist') } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !rows.some((row) => row.name === name))
if (unknown.length > 0) {
  const known = rows.map(({ name }) => name).join(', ')
  console.error(`results: expected rows among ${known}, got ${unknown.join(', ')}`)
  process.exit(2)
}
if (!existsSync(options.data)) {
  console.error(
    `results: expected MNIST at ${options.data}, got nothing there. Name it: --data DIR`,
  )
  process.exit(2)
}

mkdirSync(path('values'), { recursive: true })
const chosen = rows.filter(({ name }) =>
  positionals.length > 0 ? positionals.includes(name) : !existsSync(valuesOf(name)),
)
for (const row of chosen) {
  console.error(row.name)
  const started = new Date()
  const measured = await row.measure({ data: options.data })
  const minutes = Math.round((Date.now() - started.getTime()) / 6000) / 10
  const origin = { date: started.toISOString().slice(0, 10), processor: cpus()[0]?.model, minutes }
  writeFileSync(valuesOf(row.name), `${JSON.stringify({ ...origin, ...measured }, null, 2)}\n`)
}
const all = rows
  .filter(({ name }) => existsSync(valuesOf(name)))
  .map((row) => ({ ...row, values: JSON.parse(readFileSync(valuesOf(row.name), 'utf8')) }))
for (const language of ['en', 'ko']) {
  const file = path(`../docs/results${language === 'en' ? '' : `.${language}`}.md`)
  writeFileSync(file, resultsDocument(all, language))
}

function valuesOf(name) {
  return path(`values/${name}.json`)
}
