// A run's metrics: read once, then kept up to date by the server's events, without a gap.

import {
  type ScheduledMetrics,
  scheduledMetricNames,
} from '../../../training/schedules/scheduled-metrics.js'
import type { ServerEvents, StepLine } from '../../api/events.js'
import type { EpochLine, Metrics } from '../../api/run.js'
import { ignored, onEvents } from '../api-client/events.js'
import type { RunDetails, RunSource } from '../run-source.js'

type Columns = Record<'step' | 'epoch' | 'loss' | 'reconstruction' | 'kl', number[]> &
  Partial<Record<keyof ScheduledMetrics, number[]>> & { extra?: Record<string, number[]> }

const redrawIntervalMs = 250
const minReadIntervalMs = 2000

export class LiveRun {
  details = $state.raw<RunDetails>()
  epochs = $state.raw<readonly EpochLine[]>([])
  /** Why the run cannot be shown. */
  problem = $state.raw<unknown>()
  /** Grows when `steps` have changed; a few times a second at most. */
  version = $state(0)
  /** All steps; too many for reactive state. */
  steps: Columns = emptyColumns()

  #epochs = new Map<number, EpochLine>()
  /** Events that arrived while the metrics were being read. */
  #buffered: { steps: ServerEvents['steps'][]; epochs: EpochLine[] } | undefined
  /** The run has changed while it was being read. */
  #isStale = false
  #redraw: ReturnType<typeof setTimeout> | undefined
  #later: ReturnType<typeof setTimeout> | undefined
  #lastReading = 0

  constructor(readonly source: RunSource) {}

  /** Reads everything and listens from then on; the result unsubscribes. */
  follow(): () => void {
    void this.read()
    if (!this.source.live) return () => clearTimeout(this.#redraw)
    const { name } = this.source
    const end = onEvents({
      start: ({ run }) => run === name && void this.read(),
      steps: (event) => event.run === name && this.#take(event),
      epoch: (event) => event.run === name && this.#takeEpoch(event),
      grown: ({ run }) => run === name && this.#readLater(),
      // Now there is a model.
      saved: ({ run }) => {
        if (run === name && this.details?.hasModel === false) this.#readLater()
      },
      failed: ({ run }) => run === name && void this.read(),
      // Earlier steps are shown together with this row.
      runs: (row) => row.name === name && this.#redraw !== undefined && this.#show(),
      // Handled by `studio`.
      queue: ignored,
      loading: ignored,
      reload: ignored,
      // Handled by the metrics tab.
      evaluation: ignored,
      evaluated: ignored,
    })
    return () => {
      clearTimeout(this.#redraw)
      clearTimeout(this.#later)
      end()
    }
  }

  async read(): Promise<void> {
    this.#isStale = this.#buffered !== undefined
    if (this.#buffered) return
    clearTimeout(this.#later)
    this.#later = undefined
    this.#buffered = { steps: [], epochs: [] }
    this.#lastReading = performance.now()
    try {
      const [details, metrics] = await Promise.all([this.source.details(), this.source.metrics()])
      this.details = details
      this.steps = columnsOf(metrics.steps)
      this.#epochs = new Map(metrics.epochs.map((line) => [line.epoch, line]))
      this.problem = undefined
    } catch (error) {
      // The data on the page stays.
      if (!this.details) this.problem = error
    }
    const early = this.#buffered
    this.#buffered = undefined
    for (const { steps } of early.steps) this.#append(steps)
    for (const line of early.epochs) this.#epochs.set(line.epoch, line)
    this.#show()
    if (this.#isStale) await this.read()
  }

  #take(event: ServerEvents['steps']): void {
    if (this.#buffered) return void this.#buffered.steps.push(event)
    const isGap = (event.steps[0]?.step ?? 0) > (this.steps.step.at(-1) ?? 0) + 1
    if (isGap) this.#readLater()
    else this.#append(event.steps)
    this.#redrawSoon()
  }

  #readLater(): void {
    const sinceMs = performance.now() - this.#lastReading
    this.#later ??= setTimeout(() => void this.read(), minReadIntervalMs - sinceMs)
  }

  #redrawSoon(): void {
    this.#redraw ??= setTimeout(() => this.#show(), redrawIntervalMs)
  }

  #show(): void {
    clearTimeout(this.#redraw)
    this.#redraw = undefined
    this.epochs = [...this.#epochs.values()].sort((a, b) => a.epoch - b.epoch)
    this.version++
  }

  #append(lines: readonly StepLine[]): void {
    const last = this.steps.step.at(-1) ?? 0
    for (const line of lines.filter(({ step }) => step > last)) {
      this.steps.step.push(line.step)
      this.steps.epoch.push(line.epoch)
      this.steps.loss.push(line.loss)
      this.steps.reconstruction.push(line.reconstruction)
      this.steps.kl.push(line.kl)
      for (const name of scheduledMetricNames) {
        const value = line[name]
        if (value === undefined) continue
        this.steps[name] ??= []
        this.steps[name].push(value)
      }
      for (const [name, value] of Object.entries(line.extra ?? {})) {
        this.steps.extra ??= {}
        this.steps.extra[name] ??= []
        this.steps.extra[name].push(value)
      }
    }
  }

  #takeEpoch(event: EpochLine): void {
    if (this.#buffered) return void this.#buffered.epochs.push(event)
    this.#epochs.set(event.epoch, event)
    this.#redrawSoon()
  }
}

function emptyColumns(): Columns {
  return { step: [], epoch: [], loss: [], reconstruction: [], kl: [] }
}

function columnsOf(columns: Metrics['steps']): Columns {
  const { step, epoch, loss, reconstruction, kl } = columns
  return {
    step: [...step],
    epoch: [...epoch],
    loss: [...loss],
    reconstruction: [...reconstruction],
    kl: [...kl],
    ...Object.fromEntries(
      scheduledMetricNames.flatMap((name) => {
        const column = columns[name]
        return column ? [[name, [...column]]] : []
      }),
    ),
    ...(columns.extra && {
      extra: Object.fromEntries(
        Object.entries(columns.extra).map(([name, column]) => [name, [...column]]),
      ),
    }),
  }
}
