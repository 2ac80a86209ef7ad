// The data folder of every system, and the values of JAMJAE_MIRROR.
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { dataFolder, mirrorsFromEnvironment } from './data-folder.js'

it.each([
  ['linux', {}, '/home/mina/.cache/jamjae'],
  ['linux', { XDG_CACHE_HOME: '/var/caches' }, '/var/caches/jamjae'],
  ['linux', { XDG_CACHE_HOME: 'not/absolute' }, '/home/mina/.cache/jamjae'],
  ['linux', { XDG_CACHE_HOME: '' }, '/home/mina/.cache/jamjae'],
  ['freebsd', {}, '/home/mina/.cache/jamjae'],
  ['darwin', { XDG_CACHE_HOME: '/var/caches' }, '/home/mina/Library/Caches/jamjae'],
  [
    'win32',
    { LOCALAPPDATA: 'C:\\Users\\미나\\AppData\\Local' },
    'C:\\Users\\미나\\AppData\\Local\\jamjae\\Cache',
  ],
  ['win32', {}, '\\home\\mina\\AppData\\Local\\jamjae\\Cache'],
  ['linux', { JAMJAE_DATA: 'my data', XDG_CACHE_HOME: '/var/caches' }, resolve('my data')],
  ['linux', { JAMJAE_DATA: '' }, '/home/mina/.cache/jamjae'],
] as const)('%s %j: %s', (platform, environment, expected) => {
  expect(dataFolder({ platform, environment, home: '/home/mina' })).toBe(expected)
})

it.each([
  [undefined, []],
  ['', []],
  [' , ', []],
  ['http://a.example/', ['http://a.example']],
  ['https://a.example/x//, http://b.example:81', ['https://a.example/x', 'http://b.example:81']],
])('mirrors %j', (JAMJAE_MIRROR, expected) => {
  expect(mirrorsFromEnvironment({ JAMJAE_MIRROR })).toEqual(expected)
})

it.each(['ftp://a.example', '/srv/data', 'a.example', 'https://'])('no mirror: %s', (actual) => {
  expect(() => mirrorsFromEnvironment({ JAMJAE_MIRROR: `http://a.example,${actual}` })).toThrow(
    expect.objectContaining({ code: 'CONFIG', key: 'download.mirror' }),
  )
})
