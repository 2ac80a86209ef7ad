// The line that counts: on a terminal it moves and goes away, elsewhere there is none.
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { Console } from './console.js'
import { progressLine } from './progress-line.js'

function screen(isTTY: boolean) {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY })
  return new Console('en', stream as never, stream as never)
}

it('counts on a terminal, and leaves the line empty', () => {
  const terminal = screen(true)
  const tell = progressLine(terminal, 'encoding')
  tell?.(500, 1200)
  tell?.(1200, 1200)
  expect((terminal.errors as never as PassThrough).read()).toBe(
    '\r\x1b[Kencoding  500 / 1,200\r\x1b[K',
  )
})

it('is not there where nobody looks', () => {
  expect(progressLine(screen(false), 'encoding')).toBeUndefined()
})
