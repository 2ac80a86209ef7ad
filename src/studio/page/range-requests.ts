// Reads parts of files; from servers without range requests, a whole file once.

type Part = (path: string, start: number, end: number) => Promise<ArrayBuffer>

/** Bytes `start` to `end − 1` of a file. All others wait for the first response, which shows whether ranges work. */
export function rangeReader(
  ask: (path: string, headers: { Range: string }) => Promise<Response>,
): Part {
  /** Of each file; resolves to undefined if ranges are supported. */
  const wholes = new Map<string, Promise<ArrayBuffer | undefined>>()
  return async (path, start, end) => {
    const request = () => ask(path, { Range: `bytes=${start}-${end - 1}` })
    const known = wholes.get(path)
    if (known) return (await known)?.slice(start, end) ?? (await request()).arrayBuffer()
    const first = request()
    const whole = first.then((answer) => (answer.status === 206 ? undefined : answer.arrayBuffer()))
    wholes.set(path, whole)
    whole.catch(() => wholes.delete(path))
    return (await whole)?.slice(start, end) ?? (await first).arrayBuffer()
  }
}
