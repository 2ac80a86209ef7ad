// A cache of programs of static shapes, by batch size and item type, compiled on first use.
import type { ItemType } from '../data/dataset.js'
import type { Engine, Executable, WorkingMemory } from '../engines/engine.js'
import type { Program } from '../graph/program.js'

/** Executables of the programs that `make` builds for a batch size and an item type. */
export class ProgramCache {
  private readonly executables = new Map<string, Promise<Executable>>()

  constructor(
    private readonly engine: Engine,
    private readonly make: (batch: number, itemType: ItemType) => Program,
  ) {}

  /** `memory` is used only at the first call with this size and type. */
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
