// The worker that trains in the page: Node's trainer, on the web's engine.
import { latentActivity } from '../../../analysis/latents.js'
import type { DataSplits } from '../../../data/dataset.js'
import { webEngine } from '../../../engines/web.js'
import { ConfigError, JamjaeError } from '../../../errors.js'
import { type KlEstimate, klEstimateOf } from '../../../models/kl-estimate.js'
import { imageGrid } from '../../../pictures/image-grid.js'
import type { Picture } from '../../../pictures/picture.js'
import type { EpochEnd, TrainingObserver, Views } from '../../../training/events.js'
import { range, readExamples } from '../../../training/inference.js'
import { exportedNames } from '../../../training/portable-programs.js'
import { type PreparedTraining, prepareTraining } from '../../../training/prepare-training.js'
import { fetchDigits } from './digits.js'
import type { TabAnswer, TabRequest, TabRun } from './tab-messages.js'
import { TabRecording } from './tab-recording.js'

/** As many as in the pictures of a run folder. */
const columns = 10

const stopping = new AbortController()
let recording: TabRecording | undefined

self.addEventListener('message', ({ data: request }: MessageEvent<TabRequest>) => {
  if (request.kind === 'start') void start(request).catch(fail)
  else if (request.kind === 'stop') stopping.abort()
  else if (recording && request.kind === 'model') {
    const model = new Uint8Array(recording.model(request.name))
    post({ kind: 'model', name: request.name, model }, [model.buffer])
  } else if (recording && request.kind === 'zip') {
    const zip = new Uint8Array(recording.zip())
    post({ kind: 'zip', zip }, [zip.buffer])
  }
})

async function start({ name, configuration, device }: TabRequest & { kind: 'start' }) {
  const [data, engine] = await Promise.all([fetchDigits(), webEngine({ device })])
  try {
    const training = await prepareTraining({ configuration, data, engine })
    if (training.model.isImplicit) throw new ConfigError('gan.encode')
    const tabRecording = new TabRecording(name, training)
    recording = tabRecording
    post({ kind: 'started', description: tabRecording.description, run: await describe(training) })
    const result = await training.run({
      observers: [recordedBy(tabRecording, data, klEstimateOf(training.model))],
      signal: stopping.signal,
    })
    tabRecording.ended(result)
    post({ kind: 'ended', description: tabRecording.description })
  } finally {
    // Frees all memory of the training.
    await engine.close()
  }
}

async function describe({ data, model, description }: PreparedTraining): Promise<TabRun> {
  const { validation } = data
  const { parameters, unit, trainingExamples } = description
  const { latent, decodedLatents, prior } = model
  const klEstimate = klEstimateOf(model)
  return {
    parameters,
    unit,
    trainingExamples,
    latent,
    ...(decodedLatents !== undefined && { decodedLatents }),
    ...(prior?.lower !== undefined && { lowerLatents: prior.lower }),
    hasPosterior: model.hasPosterior,
    ...(klEstimate && { klEstimate }),
    ...(prior && !prior.isStandardNormal && { priorNormals: prior.normals }),
    models: exportedNames(model),
    images: new Uint8Array(await readExamples(validation, range(0, validation.count))),
    labels: validation.labels ?? new Uint8Array(),
  }
}

function recordedBy(
  tabRecording: TabRecording,
  { train, validation }: DataSplits,
  klEstimate: KlEstimate | undefined,
): TrainingObserver {
  return {
    steps(taken) {
      tabRecording.steps(taken)
      const { steps, imagesPerSecond } = taken
      post({ kind: 'steps', steps, imagesPerSecond })
    },
    async epoch(end) {
      const codes = await end.views.encode(validation.count)
      const picture = await reconstructions(end.views, train.shape)
      await tabRecording.epoch(end, new Uint8Array(await picture.arrayBuffer()), codes)
      post({
        kind: 'epoch',
        description: tabRecording.description,
        line: lineOf(end),
        codes: codes.mean,
        kl: klEstimate && latentActivity(codes, klEstimate).kl,
        reconstructions: picture,
      })
    },
    interrupted: (broken) => tabRecording.interrupted(broken),
  }
}

function lineOf({ epoch, step, train, trainDeviation, validation, latentKl }: EpochEnd) {
  return { type: 'epoch', epoch, step, train, trainDeviation, validation, latentKl } as const
}

/** Rows: the original, with added noise the encoder's input, the reconstruction. */
async function reconstructions(views: Views, shape: readonly number[]): Promise<Blob> {
  const { original, encoderInput, reconstructed } = await views.reconstructions(columns)
  const rows = [original, ...(encoderInput ? [encoderInput] : []), reconstructed]
  return pngOf(imageGrid(rows, { shape, columns, scale: 3 }))
}

function pngOf({ width, height, channels, pixels }: Picture): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const colours = new Uint8ClampedArray(4 * width * height)
  for (let at = 0; at < width * height; at++) {
    for (let channel = 0; channel < 3; channel++)
      colours[4 * at + channel] = pixels[channels * at + (channels === 3 ? channel : 0)] as number
    colours[4 * at + 3] = 255
  }
  canvas.getContext('2d')?.putImageData(new ImageData(colours, width, height), 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}

function fail(error: unknown): void {
  const { message } = error as Error
  const known = error instanceof JamjaeError && { key: error.key, values: error.values }
  post({ kind: 'failed', message, ...known })
}

function post(answer: TabAnswer, transfer: Transferable[] = []): void {
  self.postMessage(answer, { transfer })
}
