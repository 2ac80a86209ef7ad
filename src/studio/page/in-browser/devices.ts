// On what a browser can train.
import type { Device } from '../../../engines/engine.js'

interface Adapter {
  readonly info?: { readonly isFallbackAdapter?: boolean }
}

/** The best first. A GPU that the browser only imitates is slower than the processor. */
export async function devicesHere(): Promise<readonly Device[]> {
  const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<Adapter | null> } }
  const adapter = await gpu?.requestAdapter().catch(() => null)
  if (!adapter) return ['cpu']
  return adapter.info?.isFallbackAdapter ? ['cpu', 'webgpu'] : ['webgpu', 'cpu']
}
