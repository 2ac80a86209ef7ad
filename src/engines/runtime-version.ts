// Which ONNX Runtime is installed, and whether it can be called directly.
import { createRequire } from 'node:module'

/** The version of onnxruntime-node, without loading it. */
export function runtimeVersion(): string {
  const require = createRequire(import.meta.url)
  return (require('onnxruntime-node/package.json') as { version: string }).version
}

/** The version of koffi, through which steps run without copies; undefined where it is not installed or not used. */
export function koffiVersion(): string | undefined {
  if (process.platform !== 'linux') return undefined
  const require = createRequire(import.meta.url)
  try {
    require.resolve('koffi')
  } catch {
    return undefined
  }
  try {
    return (require('koffi') as { version: string }).version
  } catch {
    // Installed, but not for this machine: opening the library says why.
    return '?'
  }
}
