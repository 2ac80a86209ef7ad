// Records a training as a TensorBoard event file.
import { mkdir, open, readdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { histogramOf } from '../../formats/histogram.js'
import { type EventContent, encodeEvent, type SummaryValue } from '../../formats/tfevents.js'
import { encodeRecord } from '../../formats/tfrecord.js'
import { sizeOf } from '../../graph/shapes.js'
import { message } from '../../messages/messages.js'
import type { Model } from '../../models/model.js'
import { displayRange, imageGrid, isImageShape } from '../../pictures/image-grid.js'
import type { EpochEnd, TrainingObserver, TrainingStart, Views } from '../../training/events.js'
import type { Codes } from '../../training/inference.js'
import type { Metrics } from '../../training/metrics.js'
import {
  type ScheduledMetrics,
  scheduledMetricNames,
} from '../../training/schedules/scheduled-metrics.js'
import { encodePng } from '../pictures/png.js'

/** The tags of chapter 13's listings. */
const metricTags = {
  reconstruction: 'Reconstruction Error',
  kl: 'KL-Divergence',
  loss: 'Total Loss',
} as const
/** Of steps, where they are recorded. */
const scheduledTags = {
  learningRate: 'Learning Rate',
  klWeight: 'KL Weight',
  klCapacity: 'KL Capacity',
  gradientNorm: 'Gradient Norm',
} as const
const imageTag = 'Test image - Above: Real data, below: reconstruction data'
const imageColumns = 10
const encodedExamples = 1000

/** An observer that writes a new event file into `folder`, which is created if it is missing. Steps
 *  count over all epochs; a model without a posterior has no KL-Divergence.
 *  - every step: `Train/Reconstruction Error`, `Train/KL-Divergence`, `Train/Total Loss`; with schedules and gradient
 *    clipping `Train/Learning Rate`, `Train/KL Weight` or `Train/KL Capacity`, `Train/Gradient Norm`; metrics of a model's or an
 *    objective's own under their names, such as `Test/accuracy`
 *  - every epoch: the same under `Train Epoch/` (training's means over the epoch) and under `Test/`
 *    (validation), the image, and for each latent `Latent/<number, from 1>`: a histogram of the
 *    posterior means (or codes) of the first 1000 validation examples, and with a posterior `Latent KL/<number>`, its
 *    KL on the validation split
 *  - at the start: `Configuration`, with the unit of the metrics
 *
 *  `resumedAt`: the last step that is retained; TensorBoard ignores later steps of earlier files.
 *  Throws the system's error if the folder cannot be written. */
export async function tensorboardObserver(
  folder: string,
  { resumedAt }: { resumedAt?: number } = {},
): Promise<TrainingObserver & { close(): Promise<void> }> {
  const firstStep = resumedAt === undefined ? 0 : resumedAt + 1
  let shape: readonly number[] = []
  let showsImages = false
  let range: TrainingStart['range']
  let terms: Model['terms'] = []
  let hasCodes = true
  const file = await openNext(folder)
  const append = (...events: readonly { step: number; content: EventContent }[]) => {
    const wallTime = Date.now() / 1000
    const records = events.map((event) => encodeRecord(encodeEvent({ wallTime, ...event })))
    return file.appendFile(Buffer.concat(records))
  }
  const scalars = (group: string, metrics: Metrics): SummaryValue[] => [
    ...([...terms, 'loss'] as const).map((name) => ({
      tag: `${group}/${metricTags[name]}`,
      scalar: metrics[name],
    })),
    ...Object.entries(metrics.extra ?? {}).map(([name, scalar]) => ({
      tag: `${group}/${name}`,
      scalar,
    })),
  ]
  try {
    await append(
      { step: 0, content: { fileVersion: 'brain.Event:2' } },
      // In the first file too: TensorBoard treats the first session start as the start, not as a restart.
      { step: firstStep, content: { session: 'start' } },
    )
  } catch (error) {
    await file.close()
    throw error
  }
  return {
    start(event) {
      const { model } = event
      shape = model.input
      terms = model.terms
      hasCodes = !model.isImplicit
      showsImages = !model.likelihood.isTabular && isImageShape(shape)
      range = event.range
      const summary = [{ tag: 'Configuration', markdown: describeTraining(event) }]
      return append({ step: firstStep, content: { summary } })
    },
    steps: ({ steps }) =>
      append(
        ...steps.map(({ step, ...metrics }) => ({
          step,
          content: { summary: [...scalars('Train', metrics), ...scheduledScalars(metrics)] },
        })),
      ),
    async epoch({ step, train, validation, latentKl = [], views }: EpochEnd) {
      const summary = [
        ...scalars('Train Epoch', train),
        ...scalars('Test', validation),
        ...latentKl.map((scalar, at) => ({ tag: `Latent KL/${at + 1}`, scalar })),
        ...(hasCodes && showsImages ? [await reconstructionImage(views, { shape, range })] : []),
        ...(hasCodes ? latentHistograms(await views.encode(encodedExamples)) : []),
      ]
      await append({ step, content: { summary } })
      await file.datasync()
    },
    interrupted: () => file.datasync(),
    close: () => file.close(),
  }
}

function scheduledScalars(metrics: ScheduledMetrics): SummaryValue[] {
  return scheduledMetricNames.flatMap((name) => {
    const scalar = metrics[name]
    return scalar === undefined ? [] : [{ tag: `Train/${scheduledTags[name]}`, scalar }]
  })
}

/** Opens a new file whose name sorts after the existing ones: TensorBoard reads a folder's files in the order of their
 *  names, also if the clock has not advanced or went backwards. */
async function openNext(folder: string) {
  await mkdir(folder, { recursive: true })
  const earlier = (await readdir(folder)).flatMap(
    (name) => /^events\.out\.tfevents\.(\d+)\./.exec(name)?.[1] ?? [],
  )
  const seconds = Math.max(
    Math.floor(Date.now() / 1000),
    ...earlier.map((each) => Number(each) + 1),
  )
  const name = `events.out.tfevents.${seconds}.${hostname()}.${process.pid}.${earlier.length}`
  return open(join(folder, name), 'ax')
}

/** Markdown. */
function describeTraining({ configuration, unit, isCrossEntropy }: TrainingStart): string {
  const paragraphs = [
    message('en', 'result.unit', { unit: message('en', `unit.${unit}`) }),
    ...(isCrossEntropy ? [`${message('en', 'unit.crossEntropy')}.`] : []),
    `\`\`\`json\n${JSON.stringify(configuration, null, 2)}\n\`\`\``,
  ]
  return paragraphs.join('\n\n')
}

async function reconstructionImage(
  views: Views,
  { shape, range }: { shape: readonly number[]; range: TrainingStart['range'] },
): Promise<SummaryValue> {
  const { original, reconstructed } = await views.reconstructions(imageColumns)
  const columns = original.length / sizeOf(shape)
  const picture = imageGrid([original, reconstructed], {
    shape,
    columns,
    range: displayRange(range),
  })
  const { width, height, channels } = picture
  return { tag: imageTag, image: { width, height, channels, png: await encodePng(picture) } }
}

function latentHistograms({ count, latent, mean }: Codes): SummaryValue[] {
  return Array.from({ length: latent }, (_, index) => {
    const values = Float32Array.from({ length: count }, (_, row) => mean[row * latent + index] ?? 0)
    return { tag: `Latent/${index + 1}`, histogram: histogramOf(values) }
  })
}
