// Gives memory back at once.

/** Gives back the memory of arrays that nobody will use again. To the garbage collector an array of many
 *  megabytes is a small object, and it would let dozens of them gather; a buffer that is sent to nobody is gone. */
export function releaseBuffers(arrays: readonly Float32Array[]): void {
  const { port1, port2 } = new MessageChannel()
  port2.close()
  port1.postMessage(null, [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))])
  port1.close()
}
