// Training stays within the memory of its first steps; programs that seldom run free theirs.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import {
  arrayDataset,
  type Engine,
  nodeEngine,
  type Program,
  resolveConfiguration,
  train,
} from 'jamjae/node'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The output of a module that runs in a process of its own, whose memory nothing else touches. */
async function printed(script: string): Promise<number[]> {
  const flags = ['--expose-gc', '--input-type=module', '--eval', script]
  const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd: root })
  return JSON.parse(stdout)
}

/** Each step replaces 25 MB of parameters and moments and reads 2 MB of images: a chunk of its own. */
const training = `
  import { arrayDataset, nodeEngine, resolveConfiguration, train } from 'jamjae/node'
  const side = 256
  const values = new Float32Array(80 * side * side).map((_, at) => (at % 251) / 250)
  const images = (count) => arrayDataset([side, side], values.subarray(0, count * side * side))
  const configuration = resolveConfiguration({
    name: 'large',
    model: {
      type: 'vae', input: [side, side], latent: 2, likelihood: { type: 'bernoulli' },
      encoder: [{ type: 'linear', units: 16 }], decoder: [{ type: 'linear', units: 16 }],
    },
    training: { epochs: 22, batchSize: 8, optimizer: { type: 'adam' } },
  })
  const data = { name: 'large', fingerprint: 'large', train: images(80), validation: images(4) }
  const engine = await nodeEngine({ threads: 1 })`

it('training does not grow: the resident size over two hundred chunks', async () => {
  const maxMegabytes = 100
  const [chunks, megabytes] = await printed(`${training}
    let chunks = 0
    let first, growth
    const stop = new AbortController()
    const watch = () => {
      if (++chunks % 20 > 0) return
      gc()
      const { rss } = process.memoryUsage()
      growth = (rss - (first ??= rss)) / 1e6
      // If it grows without end, the test stops early.
      if (growth > 4 * ${maxMegabytes}) stop.abort()
    }
    await train({ configuration, data, engine, observers: [{ steps: watch }], signal: stop.signal })
    await engine.close()
    console.log(JSON.stringify([chunks, growth]))`)
  // Measured: 10 MB; 410 MB if arrays are never reused, 5 200 MB if old states are retained.
  expect(megabytes).toBeLessThan(maxMegabytes)
  expect(chunks).toBe(220)
})

it('training allocates the arrays of its chunks once: returned ones are reused', async () => {
  const [chunks, allocated] = await printed(`
    const { ArrayBuffer } = globalThis
    let allocated = 0
    globalThis.ArrayBuffer = class extends ArrayBuffer {
      constructor(bytes, ...more) {
        super(bytes, ...more)
        if (bytes >= 2e6) allocated++
      }
    }
    ${training.replace('import {', 'const {').replace("} from 'jamjae/node'", "} = await import('jamjae/node')")}
    let chunks = 0
    allocated = 0
    await train({
      configuration: { ...configuration, training: { ...configuration.training, epochs: 4 } },
      data, engine, observers: [{ steps: () => void chunks++ }],
    })
    await engine.close()
    console.log(JSON.stringify([chunks, allocated]))`)
  expect(chunks).toBe(40)
  // The engine has one while the next is filled.
  expect(allocated).toBe(2)
})

it('a program that seldom runs frees its working memory, one of training keeps it', async () => {
  const [freed, kept] = await printed(`
    import { graph, nodeEngine, program } from 'jamjae/node'
    const size = 2 ** 24
    const x = graph.input('x', [size])
    const squares = program({ outputs: { y: graph.sum(graph.exp(graph.multiply(x, x))) } })
    const engine = await nodeEngine({ threads: 1 })
    const state = await engine.load({})
    const grown = []
    for (const memory of ['freed', 'kept']) {
      const executable = await engine.compile(squares, { memory })
      const inputs = { x: new Float32Array(size) }
      gc()
      const before = process.memoryUsage().rss
      await executable.run(state, inputs, 1)
      gc()
      grown.push((process.memoryUsage().rss - before) / 1e6)
    }
    await engine.close()
    console.log(JSON.stringify(grown))`)
  // The squares, or their exponentials, are 67 MB.
  expect(freed).toBeLessThan(34)
  expect(kept).toBeGreaterThan(67)
})

it('only the steps of whole batches keep working memory; all compiled programs are disposed of', async () => {
  const side = 4
  const images = (count: number) => arrayDataset([side, side], new Uint8Array(count * side * side))
  const configuration = resolveConfiguration({
    name: 'small',
    model: {
      type: 'vae',
      input: [side, side],
      encoder: [],
      latent: 2,
      decoder: [],
      likelihood: { type: 'bernoulli' },
    },
    training: { epochs: 2, batchSize: 8, optimizer: { type: 'adam' } },
  })
  const compiled: [kind: string, batch: number | undefined, memory: string | undefined][] = []
  let disposed = 0
  const real = await nodeEngine({ threads: 1 })
  const engine: Engine = {
    ...real,
    async compile(program, options) {
      compiled.push([kindOf(program), program.inputs[0]?.shape[0], options?.memory])
      const executable = await real.compile(program, options)
      return {
        ...executable,
        async dispose() {
          disposed++
          await executable.dispose()
        },
      }
    },
  }
  const data = { name: 'small', fingerprint: 'small', train: images(20), validation: images(6) }
  const draws = {
    epoch: async ({ views }: { views: { reconstructions(count: number): Promise<unknown> } }) => {
      await views.reconstructions(3)
    },
  }
  await train({ configuration, data, engine, observers: [draws] })
  await real.close()
  // Once each, although there are two epochs.
  expect(compiled).toEqual([
    ['training', 8, 'kept'],
    ['training', 4, 'freed'],
    ['measuring', 6, 'freed'],
    ['measuring', 3, 'freed'],
  ])
  expect(disposed).toBe(compiled.length)
})

function kindOf({ state }: Program): string {
  return state.some(({ next }) => next) ? 'training' : 'measuring'
}
