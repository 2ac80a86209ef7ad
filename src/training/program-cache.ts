// Programs of static shapes for batches of any size and type: compiled when they are first needed.
import type { ItemType } from '../data/dataset.js'
import type { Engine, Executable, WorkingMemory } from '../engines/engine.js'
import type { Program } from '../graph/program.js'

/** The executables of what `make` gives for a number of examples and the type of their values. */
export class ProgramCache {
  private readonly executables = new Map<string, Promise<Executable>>()

  constructor(
    private readonly engine: Engine,
    private readonly make: (batch: number, itemType: ItemType) => Program,
  ) {}

  /** `memory` counts where size and type are met for the first time. */
  get(
    batch: number,
    itemType: ItemType = 'uint8',
    memory: WorkingMemory = 'freed',
  ): Promise<Executable> {
    const key = `${batch} ${itemType}`
    const cached = this.executables.get(key)
    if (cached) return cached
    const compiled = this.engine.compile(this.make(batch, itemType), { memory })
    this.executables.set(key, compiled)
    return compiled
  }

  async dispose(): Promise<void> {
    const executables = [...this.executables.values()]
    this.executables.clear()
    for (const executable of executables) await (await executable).dispose()
  }
}
