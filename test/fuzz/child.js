// A process that runs one case after another, on request of its parent; it may be killed at any time.
import { measured } from './limits.js'

const { ConfigError, FormatError, NewerFormatError, ShapeError } = await import(
  '../../dist/node.js'
)
const { isMessageKey } = await import('../../dist/messages/messages.js')
const { caseOf } = await import('./cases.js')
const { everyReader, prepare } = await import('./readers.js')
const { mkdir, writeFile } = await import('node:fs/promises')
const { basename, join } = await import('node:path')
const { setImmediate } = await import('node:timers/promises')

const maxBytes = 200 * 2 ** 20
const maxSentence = 4000
const [root] = process.argv.slice(2)
const prepared = new Set()

process.on('message', async ({ reader, seed, number }) => {
  process.send(await outcomeOf(reader, seed, number))
})

/** The outcome: 'read', the key of the error message, or a finding. */
async function outcomeOf(reader, seed, number) {
  const folder = join(root, reader)
  if (!prepared.has(reader)) {
    await mkdir(folder, { recursive: true })
    await prepare(reader, folder)
    prepared.add(reader)
  }
  const { file, read } = everyReader[reader]
  const path = join(folder, file)
  const { bytes, random } = caseOf(reader, seed, number)
  await writeFile(path, bytes)
  const took = measured()
  const outcome = await read({ path, folder, bytes }, random).then(
    () => ({ happened: 'read' }),
    (error) => judged(error, folder),
  )
  const { asked, used } = took()
  // A forgotten promise fails here, and not in the next case.
  await setImmediate()
  if (Math.max(asked, used) > maxBytes)
    return { finding: `memory: asked for ${asked} bytes at once, used ${used}` }
  return outcome
}

/** An error must be a sentence of our own that names its subject. */
function judged(error, folder) {
  const isOurs = [ConfigError, FormatError, NewerFormatError, ShapeError].some(
    (kind) => error instanceof kind,
  )
  if (!isOurs || !isMessageKey(error.key))
    return { finding: `no refusal of ours: ${error?.stack ?? error}` }
  const { message } = error
  const isPlain = !/[\p{Cc}\u2028\u2029]|\bundefined\b|\[object|\{\w+\}|\n {4}at /u.test(message)
  if (!isPlain || message.length > maxSentence || !message.includes(basename(folder)))
    return {
      finding: `no plain sentence (${error.key}, ${message.length} characters): ${message.slice(0, 500)}`,
    }
  return { happened: error.key }
}
