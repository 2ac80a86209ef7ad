// The devices of engines.
export const devices = ['cpu', 'webgpu', 'cuda'] as const
export type Device = (typeof devices)[number]

/** Where programs run. */
export interface EngineChoice {
  readonly device: Device
  /** Threads of one operation. */
  readonly threads: number
  /** Whether small programs get one thread: several would wait for each other longer than they compute. */
  readonly adaptive?: boolean | undefined
}
