// Gives every reader damaged, random and malicious inputs: npm run fuzz [-- --reader NAME --minutes N | --cases N
// --seed N --seconds N (working time of a case)], or one again: npm run fuzz -- --reader NAME --seed N --case N
import { mkdir, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { caseOf } from '../test/fuzz/cases.js'
import { everyReader, readers } from '../test/fuzz/readers.js'
import { Session } from '../test/fuzz/session.js'

const { values } = parseArgs({
  options: {
    reader: { type: 'string', multiple: true, default: Object.keys(readers) },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
    cases: { type: 'string' },
    minutes: { type: 'string' },
    case: { type: 'string' },
    seconds: { type: 'string', default: '20' },
  },
})
const unknown = values.reader.find((name) => !Object.hasOwn(everyReader, name))
if (unknown) {
  console.error(`fuzz: expected one of ${Object.keys(readers).join(', ')}, got ${unknown}`)
  process.exit(2)
}
const seed = Number(values.seed)
const maxCases = Number(values.cases ?? (values.minutes ? Infinity : 2000))
const end = performance.now() + Number(values.minutes ?? Infinity) * 60_000
const atOnce = 100
/** Stops after this many findings. */
const maxFindings = 20
const findingsFolder = join('.cache', 'fuzz')

const session = new Session({ seconds: Number(values.seconds) })
const tallies = Object.fromEntries(values.reader.map((name) => [name, new Map()]))
let findings = 0
try {
  if (values.case) for (const reader of values.reader) await tried(reader, Number(values.case))
  else
    for (let first = 0; first < maxCases && goesOn(); first += atOnce)
      for (const reader of values.reader)
        for (
          let number = first;
          number < Math.min(first + atOnce, maxCases) && goesOn();
          number += readers[reader]?.every ?? 1
        )
          await tried(reader, number)
} finally {
  await session.close()
}

let total = 0
for (const [reader, tally] of Object.entries(tallies)) {
  const count = [...tally.values()].reduce((sum, times) => sum + times, 0)
  total += count
  const often = [...tally].sort(([, one], [, other]) => other - one)
  const happened = often.map(([what, times]) => `${what} ${times}`).join(', ')
  console.log(`${reader}: ${count} inputs (${happened})`)
}
console.log(`seed ${seed}: ${total} inputs, ${findings} findings`)
process.exitCode = findings > 0 ? 1 : 0

function goesOn() {
  return performance.now() < end && findings < maxFindings
}

async function tried(reader, number) {
  const { happened = 'finding', finding } = await session.run(reader, seed, number)
  const tally = tallies[reader]
  tally.set(happened, (tally.get(happened) ?? 0) + 1)
  if (!finding) return
  findings++
  const { bytes } = caseOf(reader, seed, number)
  const path = join(
    findingsFolder,
    `${reader}-${seed}-${number}${extname(everyReader[reader].file)}`,
  )
  await mkdir(findingsFolder, { recursive: true })
  await writeFile(path, bytes)
  console.log(`${reader}, case ${number}: ${finding}\n  ${bytes.length} bytes, kept as ${path}`)
  console.log(`  again: npm run fuzz -- --reader ${reader} --seed ${seed} --case ${number}`)
}
