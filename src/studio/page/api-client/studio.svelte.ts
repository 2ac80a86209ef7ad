// Current state of the studio: runs, queue, current training.

import type { ServerEvents } from '../../api/events.js'
import type { LoadingProgress } from '../../api/loading.js'
import type { RunList, RunRow } from '../../api/runs.js'
import type { StudioState } from '../../api/studio.js'
import { currentLanguage } from '../i18n/i18n.svelte.js'
import { toasts } from '../toasts.svelte.js'
import { dropStale } from './drop-stale-responses.js'
import { connect, ignored, onEvents } from './events.js'
import { askJson } from './request.js'
import { RequestError } from './request-error.js'
import { type LiveProgress, mergeProgress, progressAfter } from './training-progress.js'

const debounceMs = 400

interface Loading {
  readonly runs: Readonly<Record<string, LoadingProgress>>
  readonly sources: Readonly<Record<string, LoadingProgress>>
}

const noLoading: Loading = { runs: {}, sources: {} }

class Studio {
  state = $state.raw<StudioState>()
  /** Undefined until they are loaded. */
  runs = $state.raw<readonly RunRow[]>()
  /** Progress of the current training. */
  liveProgress = $state.raw<LiveProgress>()
  /** Progress of data loading: of a run by its name, for a form by its source. */
  loading = $state.raw<Loading>(noLoading)
  /** False as soon as the server is unreachable. */
  connected = $state(true)
  /** Grows when events may have been missed: then everything is read again. */
  resyncCount = $state(0)

  #asked: ReturnType<typeof setTimeout> | undefined
  /** Rows that events reported meanwhile: a response may be older. */
  readonly #readingsUnderWay = new Set<Map<string, RunRow>>()

  start(): void {
    connect((isThere) => {
      this.#setConnected(isThere)
      if (isThere) void this.read()
    })
    onEvents({
      runs: (row) => this.#onEvent(row),
      queue: () => this.#scheduleRead(),
      loading: ({ run, source, ...progress }) => {
        const { runs, sources } = this.loading
        this.loading =
          run === undefined
            ? { runs, sources: { ...sources, [source]: progress } }
            : { runs: { [run]: progress }, sources }
      },
      start: () => {
        this.loading = { ...this.loading, runs: {} }
        this.#scheduleRead()
      },
      steps: (event) => {
        this.liveProgress = progressAfter(event, this.liveProgress)
      },
      failed: ({ run, messages }) => {
        this.loading = { ...this.loading, runs: {} }
        toasts.show(`${run}: ${messages[currentLanguage()]}`, { isBad: true })
        this.#scheduleRead()
      },
      reload: () => {
        this.resyncCount++
        void this.read()
      },
      // Metrics and files of a run are handled by its own page.
      epoch: ignored,
      grown: ignored,
      saved: ignored,
      evaluation: ignored,
      evaluated: ignored,
    })
  }

  row(name: string): RunRow | undefined {
    return this.runs?.find((each) => each.name === name)
  }

  async read(): Promise<void> {
    try {
      await this.#readInOrder()
      this.#setConnected(true)
    } catch (error) {
      if (error instanceof RequestError && error.status === 0) this.#setConnected(false)
      else throw error
    }
  }

  /** Whatever finds first that the server is back. */
  #setConnected(isThere: boolean): void {
    const wasThere = this.connected
    this.connected = isThere
    if (isThere && !wasThere) this.resyncCount++
  }

  readonly #readInOrder = dropStale(
    async () => {
      const heard = new Map<string, RunRow>()
      this.#readingsUnderWay.add(heard)
      try {
        const [state, { runs }] = await Promise.all([
          askJson<StudioState>('api/state'),
          askJson<RunList>('api/runs'),
        ])
        return { state, runs: runs.map((row) => heard.get(row.name) ?? row) }
      } finally {
        this.#readingsUnderWay.delete(heard)
      }
    },
    ({ state, runs }) => {
      this.state = state
      this.runs = runs
      this.liveProgress = mergeProgress(this.liveProgress, state.training)
      this.loading = loadingIn(state)
    },
  )

  #onEvent(event: ServerEvents['runs']): void {
    const row = rowOf(event)
    const before = this.row(row.name)
    // Many are deleted at a time: they disappear together with the next reading.
    if (!('removed' in row)) {
      this.runs = this.runs?.map((each) => (each.name === row.name ? row : each))
      for (const heard of this.#readingsUnderWay) heard.set(row.name, row)
    }
    // The order and the queue; another epoch changes none of them.
    if ('removed' in row || row.status !== before?.status) this.#scheduleRead()
  }

  /** Reads everything soon, once for simultaneous changes. */
  #scheduleRead(): void {
    this.#asked ??= setTimeout(() => {
      this.#asked = undefined
      void this.read()
    }, debounceMs)
  }
}

/** With its reason in the reader's language. */
function rowOf(
  event: ServerEvents['runs'],
): RunRow | Extract<ServerEvents['runs'], { removed: true }> {
  if ('removed' in event) return event
  const { reasons, ...row } = event
  return reasons ? { ...row, reason: reasons[currentLanguage()] } : row
}

function loadingIn({ training, loading }: StudioState): Loading {
  const ofTraining = training?.loading
  return {
    runs: ofTraining ? { [training.name]: ofTraining } : {},
    sources: Object.fromEntries(loading.map(({ source, ...progress }) => [source, progress])),
  }
}

export const studio = new Studio()
