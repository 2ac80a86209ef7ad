// Tests of responses to range requests.
import { expect, it } from 'vitest'
import { memorySource, rangeResponse } from './range-response.js'

const bytes = memorySource(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), {
  type: 'application/octet-stream',
  etag: '"one"',
})

it.each<[string, number, string | null, number[]]>([
  ['bytes=2-4', 206, 'bytes 2-4/10', [2, 3, 4]],
  ['bytes=7-', 206, 'bytes 7-9/10', [7, 8, 9]],
  ['bytes=-2', 206, 'bytes 8-9/10', [8, 9]],
  ['bytes=8-100', 206, 'bytes 8-9/10', [8, 9]],
  ['bytes=-100', 206, 'bytes 0-9/10', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['bytes=10-', 416, 'bytes */10', []],
  ['bytes=-0', 416, 'bytes */10', []],
  ['bytes=4-2', 200, null, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['bytes=0-1,3-4', 200, null, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['items=0-1', 200, null, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
])('%s', async (range, status, contentRange, expected) => {
  const answer = rangeResponse(new Request('http://localhost/', { headers: { range } }), bytes)
  expect([answer.status, answer.headers.get('content-range')]).toEqual([status, contentRange])
  expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual(expected)
})

it('a range of another version is the whole file', () => {
  const headers = { range: 'bytes=2-4', 'if-range': '"two"' }
  expect(rangeResponse(new Request('http://localhost/', { headers }), bytes).status).toBe(200)
})

it('an empty file has an empty body', async () => {
  const none = memorySource(new Uint8Array(), { type: 'text/plain', etag: '"none"' })
  const answer = rangeResponse(new Request('http://localhost/'), none)
  expect([answer.status, await answer.text()]).toEqual([200, ''])
})
