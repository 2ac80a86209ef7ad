// Trains, resumes, and lets TensorBoard itself read the events and serve them.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { loadData, resolveConfiguration, tensorboardObserver, train } from '../../dist/node.js'

const command = fileURLToPath(new URL('../../bin/jamjae.js', import.meta.url))
const epochs = 3
const patienceMs = 60_000

/** Checks: the events as TensorBoard reads them, of an uninterrupted and of a resumed
 *  training; that the command serves a run's tags over HTTP until it is interrupted. */
export async function tensorboard({ folder, python, engine }) {
  const into = join(folder, 'tensorboard')
  await mkdir(into)
  return [...(await readByTensorboard(into, python, engine)), ...(await servedByTensorboard(into))]
}

async function readByTensorboard(into, python, engine) {
  const [whole, resumed] = [join(into, 'whole'), join(into, 'resumed')]
  const configuration = resolveConfiguration({
    name: 'tiny',
    model: {
      type: 'vae',
      input: [28, 28],
      encoder: [{ type: 'linear', units: 16 }, { type: 'relu' }],
      latent: 2,
      decoder: [{ type: 'linear', units: 16 }, { type: 'relu' }],
      likelihood: { type: 'bernoulli' },
    },
    training: { epochs, batchSize: 500 },
  })
  const reported = { configuration, steps: [], epochs: [] }
  let resumeFrom
  const listener = {
    steps: ({ steps }) => void reported.steps.push(...steps),
    async epoch({ epoch, step, train, validation, latentKl, views, resumePoint, state }) {
      const { mean } = await views.encode(1000)
      reported.epochs.push({ step, train, validation, latentKl, means: [...mean] })
      if (epoch === 1) resumeFrom = { where: 'verify', resumePoint, state: await state() }
    },
  }
  const data = await loadData('digits')
  const recorded = async (path, options, others = {}) => {
    const observer = await tensorboardObserver(path, options)
    const observers = [observer, ...(others.observers ?? [])]
    await train({ configuration, data, engine, ...others, observers })
    await observer.close()
  }
  await recorded(whole, {}, { observers: [listener] })
  const [{ step: resumedAt }] = reported.epochs
  await recorded(resumed, {})
  await recorded(resumed, { resumedAt }, { resumeFrom })
  const expected = join(into, 'told.json')
  await writeFile(expected, JSON.stringify({ ...reported, resumedAt }))
  return python('tensorboard-events.py', whole, resumed, expected)
}

/** Starts the command on a run of the command line and requests its pages over HTTP. */
async function servedByTensorboard(into) {
  const run = join(into, 'run')
  const training = await jamjae(['train', 'relu-vae-2d', '--epochs', '1', '--quiet', '--out', run])
  const [trained] = await once(training, 'close')
  if (trained !== 0) return [{ check: 'The command line trains', passed: false }]
  const port = await freePort()
  const serving = jamjae(['tensorboard', run, '--port', port])
  const ended = once(serving, 'close')
  const tags = await tagsServed(port, ended)
  serving.kill('SIGINT')
  const [code] = await ended
  const expected = ['Train/Total Loss', 'Test/KL-Divergence', 'Train Epoch/Reconstruction Error']
  return [
    {
      check: 'TensorBoard, started by the command, serves the run’s scalars',
      passed: expected.every((tag) => tags?.run?.[tag]),
      detail: `${Object.keys(tags?.run ?? {}).length} tags`,
    },
    { check: 'TensorBoard ends at Ctrl-C', passed: code === 0, detail: `exit code ${code}` },
  ]
}

async function tagsServed(port, ended) {
  let hasEnded = false
  ended.then(() => {
    hasEnded = true
  })
  const deadline = Date.now() + patienceMs
  while (!hasEnded && Date.now() < deadline) {
    await wait(500)
    const answer = await fetch(`http://localhost:${port}/data/plugin/scalars/tags`).catch(() => {})
    const tags = answer?.ok ? await answer.json() : {}
    if (Object.keys(tags).length > 0) return tags
  }
}

function jamjae(words) {
  return spawn(process.execPath, [command, ...words], { stdio: 'ignore' })
}

/** Below the system's ephemeral ports, one of which TensorBoard takes meanwhile. */
async function freePort() {
  for (let port = 20_000; ; port++) {
    const server = createServer()
    const listening = once(server, 'listening').catch(() => undefined)
    server.listen(port, 'localhost')
    const isFree = await listening
    server.close()
    if (isFree) return String(port)
  }
}
