// Batches run in order, the next one given to the engine before the last one has ended.
import { expect, it } from 'vitest'
import type { Executable, ResidentState, Values } from '../engines/engine.js'
import { runBatches } from './run-batches.js'

const state = {} as ResidentState
const ranges = [0, 1, 2, 3].map((from) => ({ from, batch: 1 }))

/** An engine that computes one run after another; `happened` has what begins and ends. */
function engine(fails: (run: number) => boolean = () => false) {
  const happened: string[] = []
  let last: Promise<unknown> = Promise.resolve()
  let runs = 0
  const run = (_: ResidentState, inputs: Values): Promise<Values> => {
    const at = runs++
    happened.push(`sent ${at}`)
    const own = last.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (fails(at)) throw new Error(`run ${at} failed`)
      return inputs
    })
    last = own.catch(() => {})
    return own
  }
  return { happened, executable: { run } as unknown as Executable }
}

const prepare = async ({ from }: { from: number }) => ({ x: Float32Array.of(from) })

it('gives the engine a batch before it has ended the last one, and uses outputs in order', async () => {
  const { happened, executable } = engine()
  await runBatches(ranges, {
    ...{ state, prepare, compile: async () => executable },
    use: ({ x }, { from }) => void happened.push(`used ${from}: ${x?.[0]}`),
  })
  expect(happened).toEqual([
    ...['sent 0', 'sent 1', 'used 0: 0', 'sent 2', 'used 1: 1', 'sent 3'],
    ...['used 2: 2', 'used 3: 3'],
  ])
})

it('counts the time in which the engine has nothing', async () => {
  const slow = async (range: { from: number }) => {
    await new Promise((resolve) => setTimeout(resolve, 60))
    return prepare(range)
  }
  const { executable } = engine()
  const run = { state, compile: async () => executable, use: () => {} }
  const waited = await runBatches(ranges, { ...run, prepare: slow })
  // Four times 60 ms, of which the engine computes 5 in each but the first.
  expect(waited).toBeGreaterThan(0.15)
  expect(await runBatches([], { ...run, prepare })).toBe(0)
})

it('throws the first failure, and none that nobody awaits', async () => {
  const { executable } = engine((run) => run > 0)
  const used: number[] = []
  const failing = runBatches(ranges, {
    ...{ state, prepare, compile: async () => executable },
    use: (_, { from }) => void used.push(from),
  })
  await expect(failing).rejects.toThrow('run 1 failed')
  expect(used).toEqual([0])
  await new Promise((resolve) => setTimeout(resolve, 30))
})

it('uses the arrays of a batch again for a later one of its size', async () => {
  const of = (batch: number, from: number) => ({ from, batch })
  const seen: unknown[][] = []
  const run = async (_: ResidentState, inputs: Values, steps: number, into?: Values) => {
    seen.push([inputs.x, steps, into?.y])
    return { y: into?.y ?? new Float32Array(1) }
  }
  const made: Float32Array[] = []
  await runBatches([of(5, 0), of(5, 5), of(5, 10), of(2, 15), of(5, 17)], {
    state,
    compile: async () => ({ run }) as unknown as Executable,
    prepare: async ({ batch }, again) => {
      const x = (again?.x as Float32Array | undefined) ?? new Float32Array(batch)
      if (!again) made.push(x)
      return { x }
    },
    use: () => {},
  })
  // The engine has two at once, so that the third is the first to find arrays of its size.
  expect(made.map(({ length }) => length)).toEqual([5, 5, 2])
  expect(seen.map(([x]) => made.indexOf(x as Float32Array))).toEqual([0, 1, 0, 2, 1])
  expect(seen.map(([, , y]) => y !== undefined)).toEqual([false, false, true, false, true])
})
