// Invalid texts: tables with invalid cells, and JSON with a value replaced.

import { joined, mutated, noise, pick } from './mutations.js'
import { nested } from './numbers.js'

const cells = [
  '0.5',
  '-1',
  '1e3',
  '1e999',
  'nan',
  'NaN',
  'inf',
  '-Infinity',
  '0x10',
  '1,5',
  '',
  ' ',
  '"',
  '""',
  '"a"',
  '"a""b"',
  '"a,b"',
  '"a\nb"',
  '한글',
  '\u2028',
  'a\0b',
  '1_000',
  '+3',
  '.5',
  '5.',
  '--1',
  '=1+1',
  'NA',
  '9'.repeat(400),
]
const separators = [',', ',', ',', ',', ';', '\t']
const lineEnds = ['\n', '\n', '\n', '\r\n', '\r', '\n\n']

/** A table, mostly of numbers, perhaps with a header of `titles`. */
export function table(random, titles) {
  if (random.below(40) === 0) return Buffer.from(pick(random, cells).repeat(20_000))
  const columns = 1 + random.below(5)
  const cell = () =>
    random.below(12) > 0 ? String(random.below(2000) / 1000) : pick(random, cells)
  const row = (of) =>
    Array.from({ length: random.below(20) > 0 ? columns : random.below(9) }, of).join(
      pick(random, separators),
    )
  const header = (_, at) => (random.below(9) > 0 ? titles(at) : pick(random, cells))
  const lines = Array.from({ length: random.below(9) }, () => row(cell))
  if (random.below(3) > 0) lines.unshift(row(header))
  const start = pick(random, ['', '', '', '\uFEFF', '\n', '#'])
  return Buffer.from(start + lines.join(pick(random, lineEnds)) + pick(random, lineEnds))
}

const odd = () => [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e9,
  1e300,
  2 ** 53,
  '',
  'x',
  'x'.repeat(5000),
  'a\nb',
  '__proto__',
  [],
  {},
  [[]],
  [1, 2],
  { type: 'linear' },
  { type: 'x' },
  { __proto__: null, constructor: 1 },
]

/** `written` with one to three of its parts removed, renamed, repeated, or replaced. */
export function changedJson(written, random) {
  const changed = { root: structuredClone(written) }
  for (let times = 1 + random.below(3); times > 0; times--) {
    let [place, key] = [changed, 'root']
    while (isBranch(place[key]) && random.below(6) > 0) {
      place = place[key]
      key = pick(random, Object.keys(place))
    }
    const change = random.below(6)
    if (change === 0) delete place[key]
    else if (change === 1) place[`${key}${pick(random, ['x', '', 's'])}`] = place[key]
    else if (change === 2 && Array.isArray(place)) place.push(...place)
    else if (change === 3 && typeof place[key] === 'number')
      place[key] = pick(random, [place[key] + 1, -place[key], place[key] * 1e6, place[key] / 3, 0])
    else place[key] = pick(random, odd())
  }
  return changed.root
}

function isBranch(value) {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

/** Files of one JSON object: as damaged text, or as JSON with other values. */
export function jsonFile(written) {
  const seed = () => Buffer.from(JSON.stringify(written))
  return {
    seeds: () => [seed(), Buffer.from(JSON.stringify(written, null, 2))],
    generate(random) {
      if (random.below(12) === 0) return nested(random)
      const text = JSON.stringify(changedJson(written, random)) ?? ''
      return Buffer.from(random.below(12) === 0 ? `\uFEFF${text}` : text)
    },
  }
}

/** Files of one JSON object a line. */
export function jsonLines(lines) {
  const seed = () => Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return {
    seeds: () => [seed()],
    generate(random) {
      const changed = lines.map((line) => {
        const kind = random.below(6)
        if (kind === 0) return mutated(Buffer.from(JSON.stringify(line)), random, noise(random, 9))
        if (kind === 1) return nested(random)
        return Buffer.from(JSON.stringify(kind < 4 ? changedJson(line, random) : line) ?? '')
      })
      return joined(...changed.flatMap((line) => [line, Buffer.from('\n')]))
    },
  }
}
