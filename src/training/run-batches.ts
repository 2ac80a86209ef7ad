// Runs batch after batch; the next one is prepared while the engine computes.
import type { Executable, ResidentState, Values } from '../engines/engine.js'

/** Examples of a batch: `from` is the first. */
export interface BatchRange {
  readonly from: number
  readonly batch: number
}

/** Calls `use` with the outputs of every range, in order. Returns the seconds in which the engine waited for `prepare`. */
export async function runBatches(
  ranges: Iterable<BatchRange>,
  {
    state,
    compile,
    prepare,
    use,
  }: {
    state: ResidentState
    compile: (batch: number) => Promise<Executable>
    prepare: (range: BatchRange) => Promise<Values>
    use: (outputs: Values, range: BatchRange) => void
  },
): Promise<number> {
  const all = [...ranges]
  const [first] = all
  const now = () => performance.now() / 1000
  const started = now()
  let prepared = first && (await prepare(first))
  let waited = now() - started
  for (const [index, range] of all.entries()) {
    const executable = await compile(range.batch)
    const running = executable.run(state, prepared ?? {}, 1)
    // A failure is thrown below, where `running` is awaited.
    const ended = running.then(
      () => now(),
      () => now(),
    )
    const next = all[index + 1]
    prepared = next && (await prepare(next))
    const preparedAt = now()
    use(await running, range)
    waited += Math.max(0, preparedAt - (await ended))
  }
  return waited
}
