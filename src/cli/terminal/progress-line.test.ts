// The progress line: on a terminal it is updated and erased, elsewhere there is none.
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { Console } from './console.js'
import { progressLine } from './progress-line.js'

function screen(isTTY: boolean) {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY })
  return new Console('en', stream as never, stream as never)
}

it('is updated on a terminal, and erased at the end', () => {
  const terminal = screen(true)
  const progress = progressLine(terminal, 'encoding')
  progress?.(500, 1200)
  progress?.(1200, 1200)
  expect((terminal.errors as never as PassThrough).read()).toBe(
    '\r\x1b[Kencoding  500 / 1,200\r\x1b[K',
  )
})

it('is absent without a terminal', () => {
  expect(progressLine(screen(false), 'encoding')).toBeUndefined()
})
