// Runs batch after batch; the next one is prepared while the engine computes.
import type { Executable, ResidentState, Values } from '../engines/engine.js'

/** Examples of `steps` batches (default: one) of `batch` each: `from` is the first. */
export interface BatchRange {
  readonly from: number
  readonly batch: number
  readonly steps?: number
}

/** Calls `use` with the outputs of every range, in order. The arrays of a range are used again for a later one of its size:
 *  `prepare` gets the inputs that it may write again, and `use` must copy what it keeps. Returns the seconds in which the
 *  engine waited for `prepare`. */
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
    prepare: (range: BatchRange, again?: Values) => Promise<Values>
    use: (outputs: Values, range: BatchRange) => void
  },
): Promise<number> {
  const all = [...ranges]
  const now = () => performance.now() / 1000
  let waited = 0
  /** When the last run that was sent has ended; undefined as long as it has not. */
  let idleSince: number | undefined = now()
  const sent: Sent[] = []
  /** Of runs that have ended. */
  const free: { range: BatchRange; inputs: Values; outputs: Values }[] = []
  for (const range of all) {
    const executable = await compile(range.batch)
    const preparingSince = now()
    const at = free.findIndex((each) => hasSizeOf(each.range, range))
    const [again] = at < 0 ? [] : free.splice(at, 1)
    const inputs = await prepare(range, again?.inputs)
    if (idleSince !== undefined) waited += now() - Math.max(idleSince, preparingSince)
    idleSince = undefined
    const running = executable.run(state, inputs, range.steps ?? 1, again?.outputs)
    const ended = () => {
      if (sent.at(-1)?.running === running) idleSince = now()
    }
    // A failure is thrown where `running` is awaited.
    running.then(ended, ended)
    sent.push({ running, range, inputs })
    // The engine has the next batch before it has finished this one.
    if (sent.length > ahead) await useFirst()
  }
  while (sent.length > 0) await useFirst()
  return waited

  async function useFirst(): Promise<void> {
    const [first] = sent
    if (!first) return
    const outputs = await first.running
    sent.shift()
    use(outputs, first.range)
    free.push({ ...first, outputs })
  }
}

interface Sent {
  readonly running: Promise<Values>
  readonly range: BatchRange
  readonly inputs: Values
}

function hasSizeOf(one: BatchRange, other: BatchRange): boolean {
  return one.batch === other.batch && (one.steps ?? 1) === (other.steps ?? 1)
}

/** Batches that the engine has at once, beside the one that it computes. */
const ahead = 1
