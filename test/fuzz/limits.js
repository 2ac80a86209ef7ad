// Measures the memory of a case: what is really used, and single allocations. Loaded before all other modules.
import { writeFileSync } from 'node:fs'

let largest = 0
const kinds = [
  'ArrayBuffer',
  'Uint8Array',
  'Int8Array',
  'Uint16Array',
  'Int16Array',
  'Uint32Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
]
for (const name of kinds) {
  const Plain = globalThis[name]
  const width = Plain.BYTES_PER_ELEMENT ?? 1
  const Watched = new Proxy(Plain, {
    construct(target, given, newTarget) {
      if (typeof given[0] === 'number') largest = Math.max(largest, given[0] * width)
      return Reflect.construct(target, given, newTarget)
    },
  })
  globalThis[name] = Watched
  // Some distinguish kinds of arrays by it.
  Plain.prototype.constructor = Watched
}

/** Starts a case; the returned function returns its memory, in bytes. Allocated memory that is never
 *  touched shows only in `asked`; `used` needs Linux, elsewhere it is that of the process since its beginning. */
export function measured() {
  largest = 0
  forgetPeak()
  const before = process.memoryUsage.rss()
  return () => ({ asked: largest, used: process.resourceUsage().maxRSS * 1024 - before })
}

function forgetPeak() {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {}
}
