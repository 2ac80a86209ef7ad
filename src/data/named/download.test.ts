// Downloads from real servers that stall, close early, send wrong data, or do not exist.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Answer,
  answerWell,
  type LocalServer,
  serve,
  sha256,
} from '../../../test/tiny-sets.js'
import { download } from './download.js'

const whole = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * at) % 251))
const file = { name: 'data.bin', size: whole.length, sha256: sha256(whole) }
const half = whole.length / 2
const wrong = Buffer.from(whole.with(7, 0).with(half + 7, 0))
/** A busy machine takes its time. */
const patience = { stallMs: 60_000, attempts: 3, pauseMs: 1 }
/** For servers that send nothing; others respond much sooner. */
const impatient = { ...patience, stallMs: 2000 }
/** Ten pieces, together longer than a stall, each far shorter. */
const slowly = { pieceMs: 500, patience: { ...patience, stallMs: 4000 } }
/** Bytes in transit when a connection is cut are lost. */
const arrivalMs = 100

let folder: string
let path: string
const servers: LocalServer[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jamjae-download-'))
  path = join(folder, file.name)
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  await rm(folder, { recursive: true })
})

async function start(answer: Answer): Promise<LocalServer> {
  const server = await serve(answer)
  servers.push(server)
  return server
}

function get(
  urls: readonly string[],
  {
    watch,
    signal,
    ...options
  }: Partial<Pick<Parameters<typeof download>[0], 'watch' | 'signal' | 'patience'>> = {},
) {
  return download({ path, file, urls, patience, watch, signal, ...options })
}

async function expectWhole(): Promise<void> {
  expect((await readFile(path)).equals(whole)).toBe(true)
  expect(await readdir(folder)).toEqual([file.name])
}

const good: Answer = (request, response) => answerWell(whole, request, response)

/** Sends so many bytes of the requested ones, then cuts the connection. */
const cutAfter =
  (length: number): Answer =>
  (request, response) => {
    const first = Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0)
    response.writeHead(first ? 206 : 200, {
      'content-length': whole.length - first,
      ...(first && { 'content-range': `bytes ${first}-${whole.length - 1}/${whole.length}` }),
    })
    response.write(whole.subarray(first, first + length))
    setTimeout(() => response.destroy(), arrivalMs)
  }

/** One response after another; the last one repeatedly. */
function inTurn(...answers: readonly Answer[]): Answer {
  let at = 0
  return (...given) => answers[Math.min(at++, answers.length - 1)]?.(...given)
}

const headers =
  (status: number, fields: Record<string, string>, body: Uint8Array | string = whole): Answer =>
  (_, response) =>
    response.writeHead(status, fields).end(body)

describe('it arrives, and nothing else is in the folder', () => {
  const rest = (offset: number) => `/ bytes=${offset}-`
  it.each<[string, Answer, string[]]>([
    ['from a good server', good, ['/']],
    [
      'without a stated length',
      (_, response) => void response.write(whole, () => response.end()),
      ['/'],
    ],
    ['after a connection cut in the middle', inTurn(cutAfter(half), good), ['/', rest(half)]],
    [
      'after more cuts than attempts, while each brings something',
      inTurn(...[1, 2, 3, 4, 5].map(() => cutAfter(20_000))),
      ['/', rest(20_000), rest(40_000), rest(60_000), rest(80_000)],
    ],
    [
      'after a stall in the middle',
      inTurn((_, response) => void response.write(whole.subarray(0, half)), good),
      ['/', rest(half)],
    ],
    ['after a stall before the response', inTurn(() => {}, good), ['/', '/']],
    [
      'slowly, as long as something comes',
      (_, response) => {
        let sent = 0
        const timer = setInterval(() => {
          response.write(whole.subarray(sent, sent + 10_000))
          sent += 10_000
          if (sent < whole.length) return
          clearInterval(timer)
          response.end()
        }, slowly.pieceMs)
      },
      ['/'],
    ],
    [
      'as it is stored, from a server that compresses for whoever takes that',
      (request, response) => {
        const encodings = String(request.headers['accept-encoding'])
        if (!encodings.includes('gzip')) return good(request, response)
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(whole))
      },
      ['/'],
    ],
    [
      'from a server that ignores ranges: all over again',
      inTurn(cutAfter(half), (_, response) => response.end(whole)),
      ['/', rest(half)],
    ],
    [
      'after the wrong range: all over again',
      inTurn(
        cutAfter(half),
        headers(206, { 'content-range': `bytes 0-${whole.length - 1}/${whole.length}` }),
        good,
      ),
      ['/', rest(half), '/'],
    ],
    [
      'after a range of a file of another length: all over again',
      inTurn(
        cutAfter(half),
        headers(206, { 'content-range': `bytes ${half}-${whole.length - 1}/7` }),
        good,
      ),
      ['/', rest(half), '/'],
    ],
    [
      'after a range that nobody described: all over again',
      inTurn(cutAfter(half), headers(206, {}), good),
      ['/', rest(half), '/'],
    ],
    [
      'after a rejected range: from the start again',
      inTurn(cutAfter(half), headers(416, { 'content-range': 'bytes */7' }, ''), good),
      ['/', rest(half), '/'],
    ],
    ['after 500 and 429', inTurn(headers(500, {}), headers(429, {}), good), ['/', '/', '/']],
    ['by a redirect', inTurn(headers(302, { location: '/there' }, ''), good), ['/', '/there']],
  ])('%s', async (name, answer, asked) => {
    const server = await start(answer)
    const other = /stall/.test(name) ? impatient : /slowly/.test(name) ? slowly.patience : patience
    await get([`${server.address}/`], { patience: other })
    expect(server.asked).toEqual(asked)
    await expectWhole()
  })

  it('complete, though the file changed between two requests', async () => {
    const server = await start(
      inTurn(
        (_, response) => {
          response.writeHead(200, { etag: '"old"', 'content-length': whole.length })
          response.write(wrong.subarray(0, half))
          setTimeout(() => response.destroy(), arrivalMs)
        },
        (request, response) => answerWell(whole, request, response, { etag: '"new"' }),
      ),
    )
    await get([`${server.address}/`])
    expect(server.asked).toEqual(['/', `/ bytes=${half}- "old"`])
    await expectWhole()
  })

  it('complete, though a server ignores conditions: another version is not appended', async () => {
    const dated = { 'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT' }
    const server = await start(
      inTurn(
        (_, response) => {
          response.writeHead(200, { ...dated, etag: 'W/"weak"', 'content-length': whole.length })
          response.write(wrong.subarray(0, half))
          setTimeout(() => response.destroy(), arrivalMs)
        },
        headers(206, {
          etag: '"new"',
          'content-range': `bytes ${half}-${whole.length - 1}/${whole.length}`,
        }),
        good,
      ),
    )
    await get([`${server.address}/`])
    expect(server.asked).toEqual(['/', `/ bytes=${half}- ${dated['last-modified']}`, '/'])
    await expectWhole()
  })
})

describe('the next mirror is tried after', () => {
  it.each<[string, Answer, RegExp, number]>([
    ['404', headers(404, {}), /^HTTP 404$/, 1],
    ['500 again and again', headers(500, {}), /^HTTP 500$/, 3],
    ['wrong bytes', headers(200, {}, wrong), /^SHA-256$/, 1],
    [
      'a stated length that is another',
      headers(200, { 'content-length': '99999' }, whole.subarray(1)),
      /^99999 B ≠ 100000 B$/,
      1,
    ],
    [
      'too many bytes',
      (_, response) => void response.write(Buffer.concat([whole, whole]), () => response.end()),
      /^> 100000 B$/,
      1,
    ],
    [
      'an end that comes too early, again and again',
      (_, response) => void response.write(whole.subarray(0, 10), () => response.end()),
      /^10 B ≠ 100000 B$/,
      3,
    ],
    [
      'a page in the place of the file',
      headers(200, { 'content-type': 'text/html; charset=utf-8' }),
      /^text\/html$/,
      1,
    ],
    [
      'bytes compressed on the way',
      headers(200, { 'content-encoding': 'gzip' }, gzipSync(whole)),
      /^Content-Encoding: gzip$/,
      1,
    ],
    ['silence', () => {}, /^timeout 2 s$/, 3],
    ['a redirect to itself', headers(302, { location: '/' }, ''), /redirect/, 0],
  ])('%s', async (name, answer, reason, requests) => {
    const [bad, other] = [await start(answer), await start(good)]
    const refused: string[] = []
    const urls = [`${bad.address}/`, `${other.address}/`]
    await get(urls, {
      watch: { mirrorFailed: (event) => void refused.push(event.reason) },
      ...(name === 'silence' && { patience: impatient }),
    })
    expect(refused).toEqual([expect.stringMatching(reason)])
    if (requests) expect(bad.asked).toHaveLength(requests)
    await expectWhole()
  })

  it('an unreachable server', async () => {
    const gone = await start(good)
    await gone.close()
    const other = await start(good)
    const urls = [`${gone.address}/`, `${other.address}/`]
    // Without a retry: with this pause it would not end.
    await download({ path, file, urls, patience: { ...patience, pauseMs: 1e9 } })
    await expectWhole()
  })
})

it('names every mirror and its reason when all fail, and leaves no wrong bytes', async () => {
  const [missing, lying] = [await start(headers(404, {})), await start(headers(200, {}, wrong))]
  const urls = [`${missing.address}/a`, `${lying.address}/b`]
  await expect(get(urls)).rejects.toMatchObject({
    tried: [`${urls[0]} (HTTP 404)`, `${urls[1]} (SHA-256)`],
  })
  expect(await readdir(folder)).toEqual([])
})

describe('a partial download is continued', () => {
  it.each([
    ['left in good order', 'data.bin.part'],
    // Process numbers end below this one.
    ['by a process that has ended', 'data.bin.99999999-1.part'],
  ])('%s', async (_, name) => {
    await writeFile(join(folder, name), whole.subarray(0, half))
    const server = await start(good)
    const begun: number[] = []
    await get([`${server.address}/`], { watch: { started: ({ done }) => void begun.push(done) } })
    expect(begun).toEqual([half])
    expect(server.asked).toEqual([`/ bytes=${half}-`])
    await expectWhole()
  })

  it('and other leftovers are deleted', async () => {
    for (const name of ['part', '99999999-1.part', '99999998-7.part'])
      await writeFile(`${path}.${name}`, whole.subarray(0, half))
    await get([`${(await start(good)).address}/`])
    await expectWhole()
  })

  it('but not that of a running process', async () => {
    const theirs = `data.bin.${process.ppid}-1.part`
    await writeFile(join(folder, theirs), whole.subarray(0, half))
    const server = await start(good)
    await get([`${server.address}/`])
    expect(server.asked).toEqual(['/'])
    expect(await readdir(folder)).toEqual([file.name, theirs])
  })

  it.each([
    ['wrong', wrong.subarray(0, half), [`/ bytes=${half}-`, '/']],
    ['complete and wrong', wrong, ['/']],
    ['too long', Buffer.concat([whole, whole]), ['/']],
    ['complete already', whole, []],
  ])('what is %s', async (_, there, asked) => {
    await writeFile(`${path}.part`, there)
    const server = await start(good)
    await get([`${server.address}/`])
    expect(server.asked).toEqual(asked)
    await expectWhole()
  })

  it('after an abort', async () => {
    const slow = await start((_, response) => void response.write(whole.subarray(0, half)))
    const stop = new AbortController()
    const progress = ({ done }: { done: number }) => done === half && stop.abort()
    const watch = { progress: (event: { done: number }) => void progress(event) }
    const reason = await get([`${slow.address}/`], { watch, signal: stop.signal }).catch((it) => it)
    expect([reason, stop.signal.aborted]).toEqual([stop.signal.reason, true])
    expect(await readdir(folder)).toEqual(['data.bin.part'])
    const server = await start(good)
    await get([`${server.address}/`])
    expect(server.asked).toEqual([`/ bytes=${half}-`])
    await expectWhole()
  })
})

it('two concurrent downloads do not interfere', async () => {
  const server = await start(inTurn(cutAfter(half), good))
  await Promise.all([get([`${server.address}/`]), get([`${server.address}/`])])
  await expectWhole()
})

it('an error of the disk is reported as such', async () => {
  const server = await start(good)
  const urls = [`${server.address}/`]
  const nowhere = download({ path: join(folder, 'gone', 'x'), file, urls, patience })
  await expect(nowhere).rejects.toMatchObject({ code: 'CONFIG', key: 'download.unwritable' })
})
