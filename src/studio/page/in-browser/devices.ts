// The devices that a browser can train on.
import type { Device } from '../../../engines/engine.js'

interface Adapter {
  readonly info?: { readonly isFallbackAdapter?: boolean }
}

/** The fastest first. A GPU emulated by the browser is slower than the CPU. */
export async function devicesHere(): Promise<readonly Device[]> {
  const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<Adapter | null> } }
  const adapter = await gpu?.requestAdapter().catch(() => null)
  if (!adapter) return ['cpu']
  return adapter.info?.isFallbackAdapter ? ['cpu', 'webgpu'] : ['webgpu', 'cpu']
}
