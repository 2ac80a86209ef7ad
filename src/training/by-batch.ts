// Programs of static shapes for batches of any size: compiled when a size is first needed.
import type { Engine, Executable, WorkingMemory } from '../engines/engine.js'
import type { Program } from '../graph/program.js'

/** The executables of what `make` gives for a number of examples. */
export class ByBatch {
  private readonly executables = new Map<number, Promise<Executable>>()

  constructor(
    private readonly engine: Engine,
    private readonly make: (batch: number) => Program,
  ) {}

  /** `memory` counts where the size is met for the first time. */
  get(batch: number, memory: WorkingMemory = 'freed'): Promise<Executable> {
    const known = this.executables.get(batch)
    if (known) return known
    const compiled = this.engine.compile(this.make(batch), { memory })
    this.executables.set(batch, compiled)
    return compiled
  }

  async dispose(): Promise<void> {
    const executables = [...this.executables.values()]
    this.executables.clear()
    for (const executable of executables) await (await executable).dispose()
  }
}
