// Measures what a case takes of memory: what is really used, and what is asked for at once. Loaded before all others.
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
  // Some tell kinds of arrays apart by it.
  Plain.prototype.constructor = Watched
}

/** Begins a case; the function that it gives tells what it took, in bytes. Memory that is asked for and never
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
