// Stores what a training in the page writes: the files of a run folder, in memory.
import { zipSync } from 'fflate'
import { lowerModel } from '../../../engines/lowering/lower-model.js'
import type { StateValues } from '../../../engines/values.js'
import { float32Bytes } from '../../../formats/byte-order.js'
import { Sha256 } from '../../../formats/sha256.js'
import { checkpointBytes } from '../../../runs/checkpoints/serialize-checkpoint.js'
import { epochFile, storedExamples } from '../../../runs/folder/epoch-files.js'
import { epochLine, rounded, stepLines } from '../../../runs/folder/metrics-jsonl.js'
import type { RunDescription } from '../../../runs/folder/run-json-schema.js'
import type { EpochEnd, StepsTaken } from '../../../training/events.js'
import type { Codes } from '../../../training/inference.js'
import { exportedPrograms } from '../../../training/portable-programs.js'
import type { PreparedTraining } from '../../../training/prepare-training.js'
import type { TrainingResult } from '../../../training/training-loop.js'
import { version } from '../../../version.js'
import type { ExportedModel } from '../run-source.js'

export class TabRecording {
  description: RunDescription
  #state: StateValues | undefined
  readonly #metrics: string[] = []
  readonly #files = new Map<string, Uint8Array>()
  readonly #started = performance.now()

  constructor(
    name: string,
    private readonly training: PreparedTraining,
  ) {
    const { configuration, data, engine } = training
    const now = new Date().toISOString()
    this.description = {
      format: 'jamjae-run-1',
      name,
      status: 'running',
      created: now,
      updated: now,
      configuration,
      data: {
        source: configuration.data.source,
        fingerprint: data.fingerprint,
        shape: [...data.train.shape],
        trainingExamples: data.train.count,
        validationExamples: data.validation.count,
        ...(data.rules && { rules: data.rules }),
      },
      engine: { device: engine.device, threads: engine.threads },
      versions: { jamjae: version, browser: navigator.userAgent },
      progress: { epochs: 0, steps: 0, seconds: 0 },
    }
  }

  steps({ steps }: StepsTaken): void {
    this.#metrics.push(stepLines(steps))
  }

  async epoch(end: EpochEnd, reconstructions: Uint8Array, { latent, mean }: Codes): Promise<void> {
    this.#metrics.push(epochLine(end))
    const checkpoint = await this.#checkpoint(end)
    this.#files.set('checkpoints/last.safetensors', checkpoint)
    if (end.isBest) this.#files.set('checkpoints/best.safetensors', checkpoint)
    this.#files.set(`pictures/epochs/${epochFile(end.epoch, 'png')}`, reconstructions)
    this.#files.set('pictures/reconstructions.png', reconstructions)
    const codes = float32Bytes(mean.slice(0, storedExamples(latent) * latent))
    this.#files.set(`codes/${epochFile(end.epoch, 'f32')}`, codes)
    this.#update({
      progress: { epochs: end.epoch, steps: end.step, seconds: this.#seconds },
      train: rounded(end.train),
      validation: rounded(end.validation),
      ...(end.resumePoint.best && { best: end.resumePoint.best }),
    })
  }

  async interrupted(broken: Pick<EpochEnd, 'resumePoint' | 'state'>): Promise<void> {
    this.#files.set('checkpoints/last.safetensors', await this.#checkpoint(broken))
    const { epoch, step } = broken.resumePoint.position
    this.#update({ progress: { epochs: epoch - 1, steps: step, seconds: this.#seconds } })
  }

  ended({ completed, stoppedEarly }: TrainingResult): void {
    const status = completed ? 'finished' : 'interrupted'
    this.#update({ status, ...(stoppedEarly && { stoppedEarly }) })
  }

  /** The model with the state that was last read. */
  model(name: ExportedModel): Uint8Array {
    if (!this.#state) throw new Error('no epoch has ended yet')
    const program = exportedPrograms[name](this.training.model, { batch: 1 })
    return lowerModel(program, { name, values: this.#state })
  }

  /** A zip file of the run folder. Files that do not compress are only stored. */
  zip(): Uint8Array {
    const text = (content: string) => new TextEncoder().encode(content)
    const files = [
      ['run.json', text(`${JSON.stringify(this.description, null, 2)}\n`)] as const,
      ['metrics.jsonl', text(this.#metrics.join(''))] as const,
      ...this.#files,
    ]
    const { name } = this.description
    return zipSync(
      Object.fromEntries(
        files.map(([path, bytes]) => [
          `${name}/${path}`,
          [bytes, { level: /\.(png|safetensors)$/.test(path) ? 0 : 6 }] as const,
        ]),
      ) as Parameters<typeof zipSync>[0],
    )
  }

  async #checkpoint({
    resumePoint,
    state,
  }: Pick<EpochEnd, 'resumePoint' | 'state'>): Promise<Uint8Array> {
    this.#state = await state()
    const { name } = this.description.configuration
    const parts = checkpointBytes(name, { state: this.#state, resumePoint }, new Sha256())
    return new Blob(parts as BlobPart[]).bytes()
  }

  #update(changes: Partial<RunDescription>): void {
    this.description = { ...this.description, ...changes, updated: new Date().toISOString() }
  }

  get #seconds(): number {
    return Number(((performance.now() - this.#started) / 1000).toFixed(3))
  }
}
