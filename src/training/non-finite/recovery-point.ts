// A state that a training has passed, kept to compute its latest steps again.
import type { ResidentState, StateValues } from '../../engines/engine.js'
import { releaseBuffers } from '../../engines/release-buffers.js'
import type { DataLoaderPosition } from '../data-loader.js'
import type { PlateauState } from '../schedules/plateau.js'

/** Milliseconds between two copies, so that copying takes almost no time, and computing again not much more than this. */
const interval = 10_000

interface Passed {
  readonly position: DataLoaderPosition
  readonly plateau: PlateauState | undefined
}

export class RecoveryPoint {
  #position: DataLoaderPosition
  #values: StateValues | undefined
  /** By epoch, from that of the position on. */
  #plateaus: Map<number, PlateauState | undefined>
  #keptAt = performance.now()

  /** `start` gives the state at the beginning, which needs no copy. */
  constructor(
    private readonly start: () => StateValues,
    { position, plateau }: Passed,
  ) {
    this.#position = position
    this.#plateaus = new Map([[position.epoch, plateau]])
  }

  get position(): DataLoaderPosition {
    return this.#position
  }

  get values(): StateValues {
    return this.#values ?? this.start()
  }

  /** The plateau of the learning rate in an epoch since the point. */
  plateau(epoch: number): PlateauState | undefined {
    return this.#plateaus.get(epoch)
  }

  /** Called after steps whose metrics are finite. Copies the state if the last copy is old. */
  async pass({ position, plateau }: Passed, state: ResidentState): Promise<void> {
    this.#plateaus.set(position.epoch, plateau)
    if (performance.now() - this.#keptAt < interval) return
    const before = this.#values
    this.#values = await state.read()
    if (before) releaseBuffers(Object.values(before).map(({ data }) => data))
    this.#position = position
    this.#plateaus = new Map([[position.epoch, plateau]])
    this.#keptAt = performance.now()
  }
}
