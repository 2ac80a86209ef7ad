// The host names that a server accepts.
import { hostname } from 'node:os'
import { expect, it } from 'vitest'
import { externalAddresses, hostNames } from './guard.js'

it.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost', '192.168.1.5', 'Some-Host', '0.0.0.0'])(
  'a server that listens at %s accepts that name, and those of this machine for itself',
  (host) => {
    const written = host === '::1' ? '[::1]' : host.toLowerCase()
    const names = hostNames(host)
    for (const name of ['localhost', '127.0.0.1', '[::1]']) expect(names).toContain(name)
    const own = host === '0.0.0.0' ? hostname().toLowerCase() : written
    expect(names).toContain(own)
  },
)

it('other machines reach only a server that listens at all addresses', () => {
  expect(externalAddresses('127.0.0.1')).toEqual([])
  for (const address of externalAddresses('0.0.0.0'))
    expect(hostNames('0.0.0.0')).toContain(address)
})
