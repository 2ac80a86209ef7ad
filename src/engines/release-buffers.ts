// Releases memory immediately.

/** Releases the memory of arrays that are no longer used. To the garbage collector an array of many megabytes is a
 *  small object, and dozens of them would accumulate; transferring a buffer frees it. */
export function releaseBuffers(arrays: readonly Float32Array[]): void {
  const { port1, port2 } = new MessageChannel()
  port2.close()
  port1.postMessage(null, [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))])
  port1.close()
}
