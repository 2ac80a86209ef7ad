// Addresses are parsed as they are written.
import { describe, expect, it } from 'vitest'
import { formatRoute, parseRoute, type Route } from './address.js'

describe('an address', () => {
  const all: readonly Route[] = [
    { page: 'runs' },
    { page: 'tab' },
    { page: 'new' },
    { page: 'new', configuration: 'q1bKz0tJ-_' },
    { page: 'run', name: 'tiny-1', tab: 'curves' },
    { page: 'run', name: 'a b/c?d#e', tab: 'latent' },
    { page: 'compare', runs: ['a', 'b,c', '한글 %'] },
  ]
  it.each(all)('%o survives a round trip', (address) => {
    expect(parseRoute(formatRoute(address))).toEqual(address)
  })

  it('that is unknown shows the runs', () => {
    for (const hash of ['', '#', '#/', '#/nothing', '#/run', '#/run/'])
      expect(parseRoute(hash)).toEqual({ page: 'runs' })
    expect(parseRoute('#/run/a/nothing')).toEqual({ page: 'run', name: 'a', tab: 'curves' })
  })

  it('may be written by hand', () => {
    expect(parseRoute('#/compare?runs=a,b')).toEqual({ page: 'compare', runs: ['a', 'b'] })
    expect(parseRoute('#/compare?runs=a,b,a')).toEqual({ page: 'compare', runs: ['a', 'b'] })
    expect(parseRoute('#/new?c={"name":"a?b"}')).toEqual({
      page: 'new',
      configuration: '{"name":"a?b"}',
    })
  })
})
