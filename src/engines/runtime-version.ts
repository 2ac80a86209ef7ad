// Which ONNX Runtime is installed.
import { createRequire } from 'node:module'

/** The version of onnxruntime-node, without loading it. */
export function runtimeVersion(): string {
  const require = createRequire(import.meta.url)
  return (require('onnxruntime-node/package.json') as { version: string }).version
}
