// The page that runs the contract on a browser's engine: a test outside calls it case by case.
import { type Device, type Engine, webEngine } from 'jamjae/web'
import { engineCases } from '../contracts/engine-cases.js'

interface Settings {
  readonly device: Device
  readonly threads: number
}

export interface Contract {
  /** Starts the engine and returns its description. */
  start(settings: Settings): Promise<Settings>
  /** Runs one case; fails as the case fails. */
  run(name: string): Promise<void>
  stop(): Promise<void>
}

let engine: Engine | undefined
let chosen: Settings = { device: 'cpu', threads: 1 }

const contract: Contract = {
  async start(settings) {
    chosen = settings
    engine = await webEngine(settings)
    return { device: engine.device, threads: engine.threads }
  },
  async run(name) {
    const found = engineCases.find((each) => each.name === name)
    if (!found || !engine) throw new Error(`${name}: there is no such case, or no engine`)
    await found.run(found.closes ? await webEngine(chosen) : engine)
  },
  async stop() {
    await engine?.close()
  },
}

Object.assign(globalThis, { contract })
