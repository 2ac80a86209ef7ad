// Parts of files: as range requests if the server supports them, else the whole file once, however many readers.
import { describe, expect, it } from 'vitest'
import { rangeReader } from './range-requests.js'

const content = Uint8Array.from({ length: 100 }, (_, at) => at)

/** A server, and the requests it received. */
function server({ hasRanges, failures = 0 }: { hasRanges: boolean; failures?: number }) {
  const asked: string[] = []
  const part = rangeReader(async (_path, { Range }) => {
    asked.push(Range)
    await new Promise((later) => setTimeout(later, 5))
    if (failures-- > 0) throw new Error('gone')
    const [start, last] = Range.slice('bytes='.length).split('-').map(Number)
    return hasRanges
      ? new Response(content.slice(start, (last ?? 0) + 1), { status: 206 })
      : new Response(content)
  })
  return {
    asked,
    part: async (start: number) => [...new Uint8Array(await part('f', start, start + 2))],
  }
}

describe('parts of a file', () => {
  it('are requested one by one where ranges are supported', async () => {
    const { asked, part } = server({ hasRanges: true })
    expect(await Promise.all([part(4), part(50), part(7)])).toEqual([
      [4, 5],
      [50, 51],
      [7, 8],
    ])
    expect(asked).toEqual(['bytes=4-5', 'bytes=50-51', 'bytes=7-8'])
  })

  it('are cut from the whole file, which is fetched once, without ranges', async () => {
    const { asked, part } = server({ hasRanges: false })
    expect(await Promise.all([part(4), part(50), part(7)])).toEqual([
      [4, 5],
      [50, 51],
      [7, 8],
    ])
    expect(await part(98)).toEqual([98, 99])
    expect(asked).toHaveLength(1)
  })

  it('are requested again after a failure', async () => {
    const { part } = server({ hasRanges: false, failures: 1 })
    await expect(part(4)).rejects.toThrow('gone')
    expect(await part(4)).toEqual([4, 5])
  })
})
