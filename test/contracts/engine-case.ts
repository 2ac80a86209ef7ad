// One case of the contract of engines.
import type { Engine } from 'jamjae'

export interface EngineCase {
  readonly name: string
  /** The case closes its engine: it needs one of its own. */
  readonly closes?: boolean
  run(engine: Engine): Promise<void>
}
