// Data of the latent plot: the codes of a split, its labels, the information of each latent.
import { conditionOf } from '../../../models/adversarial/condition-of.js'
import type { PrincipalAxes } from '../../../pictures/principal-components.js'
import { hasClosedKl } from '../model/has-closed-kl.js'
import { openRunSession, preloadViews, type RunSession, readSplit } from '../model/run-session.js'
import type { Labels, RunDetails, RunSource, Split } from '../run-source.js'
import { axesOf, type Codes, type Direction } from './projection.js'

export interface LatentData {
  readonly runSession: RunSession
  readonly split: Split
  readonly codes: Codes
  /** −1 of examples without one. */
  readonly labels?: Labels | undefined
  /** Latents from the most active one on. */
  readonly order: readonly number[]
  /** KL of each, in nats, if it has a closed form. */
  readonly kl?: readonly number[] | undefined
  /** Of a model with more than two latents. */
  readonly axes?: PrincipalAxes | undefined
}

/** Of the `requestedSplit`, or else of the default one. */
export async function loadLatents(source: RunSource, requestedSplit?: Split): Promise<LatentData> {
  const runSession = await openRunSession(source)
  const split = requestedSplit ?? firstSplit(source, runSession)
  const { latent } = runSession.details
  const { codes: values, labels, kl } = await readSplit(runSession, split)
  void preloadViews(source, runSession)
  const codes = { values, latent }
  return {
    runSession,
    split,
    codes,
    labels,
    order: kl?.order ?? orderByVariance(codes),
    kl: hasClosedKl(runSession.details) ? kl?.perLatent : undefined,
    axes: latent > 2 ? axesOf(codes) : undefined,
  }
}

export function codeOf({ codes: { values, latent } }: LatentData, index: number): Float32Array {
  return values.slice(index * latent, (index + 1) * latent)
}

/** The reconstruction of an example: of a conditional model with the label of the example, or where it has none, with the most probable
 *  one. */
export async function rebuiltExample(data: LatentData, index: number): Promise<Float32Array> {
  const { labels, runSession, split } = data
  const { runner, items, details } = runSession
  const label = isConditional(details) ? labels?.[index] : undefined
  if (label === undefined || label >= 0) return runner.decode(codeOf(data, index), label)
  const { mean, probabilities = new Float32Array(1) } = await runner.encode(
    await items[split].item(index),
  )
  return runner.decode(mean, probabilities.indexOf(Math.max(...probabilities)))
}

/** Whether the model needs the label of what it encodes or decodes. */
function isConditional({ description }: RunDetails): boolean {
  const condition = conditionOf(description.configuration.model)
  return condition !== undefined && condition.type !== 'columns'
}

/** The number of labels that the model is conditional on; 0 of another model, and of one that is conditional on columns. */
export function classesOf({ description, labelNames = [] }: RunDetails): number {
  const condition = conditionOf(description.configuration.model)
  if (!condition || condition.type === 'columns') return 0
  return condition.classes ?? labelNames.length
}

/** As the data names it; undefined without a label. */
export function labelOf({ labels, runSession }: LatentData, index: number): string | undefined {
  return labelName(labels?.[index], runSession.details.labelNames)
}

/** The name of a label, or its number where it has none; undefined of −1. */
export function labelName(
  label: number | undefined,
  names: readonly string[] = [],
): string | undefined {
  return label === undefined || label < 0 ? undefined : (names[label] ?? String(label))
}

/** Directions that a plot shows by default. */
export function firstDirections(latent: number): readonly [Direction, Direction] {
  return latent > 2 ? ['first', 'second'] : [0, Math.max(0, Math.min(1, latent - 1))]
}

/** The default split: the training split, unless loading it takes long. */
function firstSplit(source: RunSource, { details }: RunSession): Split {
  const { description, splits } = details
  // Also of a paused one.
  const isTraining = description.status === 'running'
  return source.live && !isTraining && splits.train > 0 ? 'train' : 'validation'
}

/** Latents whose code varies most between examples come first. */
function orderByVariance({ values, latent }: Codes): number[] {
  const count = values.length / latent
  const [sums, squares] = [new Float64Array(latent), new Float64Array(latent)]
  for (let at = 0; at < values.length; at++) {
    const [value, which] = [values[at] as number, at % latent]
    sums[which] = (sums[which] as number) + value
    squares[which] = (squares[which] as number) + value * value
  }
  const variance = (which: number) =>
    (squares[which] as number) / count - ((sums[which] as number) / count) ** 2
  return [...Array(latent).keys()].sort((one, other) => variance(other) - variance(one))
}
