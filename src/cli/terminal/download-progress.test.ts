// Download progress: a bar on a terminal, one line per file elsewhere.
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import type { DownloadObserver } from '../../data/named/download.js'
import { Console, eraseLine } from './console.js'
import { downloadProgress, megabytes } from './download-progress.js'

function shown(isTTY: boolean, tell: (watch: DownloadObserver) => void): string {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY })
  tell(downloadProgress(new Console('en', stream as never, stream as never)))
  return stream.read()
}

const file = 'a.gz'
const url = 'https://mirror.example/sets/a.gz'
const halfway = (watch: DownloadObserver) => {
  watch.started?.({ file, url, done: 0, of: 2e6 })
  watch.progress?.({ file, done: 1e6, of: 2e6 })
  watch.progress?.({ file, done: 2e6, of: 2e6 })
}

it('on a terminal a bar advances, and is erased with the last byte', () => {
  const text = shown(true, halfway)
  expect(text).toContain('downloading a.gz (2.0 MB) from mirror.example\n')
  const lines = text.split(eraseLine)
  expect(lines.at(-2)).toMatch(/^█{12}░{12} {2}1\.0 MB \/ 2\.0 MB {2}\d+:\d\d left$/)
  expect(lines.at(-1)).toBe('')
})

it('elsewhere it prints only lines', () => {
  expect(shown(false, halfway)).toBe('downloading a.gz (2.0 MB) from mirror.example\n')
  const text = shown(false, (watch) => {
    watch.started?.({ file, url, done: 1e6, of: 2e6 })
    watch.mirrorFailed?.({ file, url, reason: 'HTTP 404' })
    watch.damaged?.({ path: '/data/a.gz' })
  })
  expect(text.split('\n')).toEqual([
    'going on with a.gz (1.0 MB of 2.0 MB are there) from mirror.example',
    `${url} does not serve it (HTTP 404)`,
    '/data/a.gz is damaged: it is downloaded again',
    '',
  ])
})

it.each([
  [0, '0.0 kB'],
  [4542, '4.5 kB'],
  [100_000, '0.1 MB'],
  [170_052_171, '170.1 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(megabytes(bytes)).toBe(text)
})
