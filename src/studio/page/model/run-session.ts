// An open run: its details, its items, and its models in the page. One at a time, so that memory does not grow.
import type { RunDetails, RunSource, Split } from '../run-source.js'
import { hasImages } from './has-images.js'
import { ItemStore } from './item-store.js'
import { ModelRunner } from './model-runner.js'
import { type SplitData, SplitStore } from './split-store.js'

export interface RunSession {
  readonly details: RunDetails
  readonly runner: Pick<
    ModelRunner,
    'decode' | 'encode' | 'samplePrior' | 'prepare' | 'clear' | 'close'
  >
  readonly items: Readonly<Record<Split, ItemStore>>
  readonly splits: SplitStore
  /** The items are images of grey levels or colours, not the rows of a table. */
  readonly hasImages: boolean
}

let current: { readonly source: RunSource; readonly runSession: RunSession } | undefined
/** The run that was requested last: later responses of other runs are discarded. */
let newest: RunSource | undefined

/** The session of a run; that of another run is closed. Training since then is taken into account. */
export async function openRunSession(source: RunSource): Promise<RunSession> {
  newest = source
  const details = await source.details().catch((error) => {
    // The server may be unreachable; loaded data still works.
    if (current?.source === source) return current.runSession.details
    throw error
  })
  if (current?.source === source) {
    if (stepsOf(current.runSession.details) !== stepsOf(details)) current.runSession.runner.clear()
    current = { source, runSession: { ...current.runSession, details } }
    return current.runSession
  }
  const runSession = createRunSession(source, details)
  if (newest === source) {
    current?.runSession.runner.close()
    current = { source, runSession }
  } else runSession.runner.close()
  return runSession
}

/** Of the current state of the run. */
export function readSplit({ splits, details }: RunSession, split: Split): Promise<SplitData> {
  return splits.read(split, stepsOf(details))
}

const preloaded = new WeakSet<SplitStore>()

/** Loads what the other views of the model need, once, so that they open also when the server is unreachable. */
export async function preloadViews(source: RunSource, runSession: RunSession): Promise<void> {
  const { splits, runner, items } = runSession
  if (!source.live || !runSession.hasImages || preloaded.has(splits)) return
  preloaded.add(splits)
  try {
    await readSplit(runSession, 'validation')
    await items.validation.item(0)
    for (const model of ['decoder', 'encoder'] as const) await runner.prepare(model)
  } catch {
    // The next view tries again, and reports why.
    preloaded.delete(splits)
  }
}

function createRunSession(source: RunSource, details: RunDetails): RunSession {
  const { shape, latent, splits } = details
  const size = shape.reduce((product, side) => product * side, 1)
  return {
    details,
    runner: new ModelRunner((name) => source.model(name), shape, latent),
    items: {
      train: new ItemStore(source, 'train', splits.train, size),
      validation: new ItemStore(source, 'validation', splits.validation, size),
    },
    splits: new SplitStore(source),
    hasImages: hasImages(details),
  }
}

function stepsOf({ description }: RunDetails): number {
  return description.progress.steps
}
