// Every reader survives a few hundred damaged, random and malicious inputs, the same each time; npm run fuzz has more.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const script = fileURLToPath(new URL('../../scripts/fuzz.js', import.meta.url))
const fuzz = (...words: string[]) =>
  spawnSync(process.execPath, [script, '--seed', '1', ...words], { encoding: 'utf8' })

it('returns a consistent value, or throws a sentence: no crash, no hang, at most 200 MB', () => {
  const { status, stdout, stderr } = fuzz('--cases', '200')
  expect(status, stdout + stderr).toBe(0)
  expect(stdout).toMatch(/^npy: 200 inputs \(.*npy\.truncated \d+/m)
  expect(stdout).toMatch(/^seed 1: \d+ inputs, 0 findings$/m)
})

it.each([
  ['crash', 'exit'],
  ['hang', 'loop'],
  ['memory', 'bytes'],
  ['no refusal of ours', 'throw'],
])('%s is found, where a reader does that (%s)', (finding, fault) => {
  // A busy machine takes its time for all but what never ends.
  const seconds = fault === 'loop' ? '1' : '100'
  const words = ['--reader', `faulty-${fault}`, '--cases', '1', '--seconds', seconds]
  const { status, stdout } = fuzz(...words)
  expect(stdout).toMatch(new RegExp(`^faulty-${fault}, case 0: ${finding}`, 'm'))
  expect(stdout).toContain(`again: npm run fuzz -- --reader faulty-${fault} --seed 1 --case 0`)
  expect(status).toBe(1)
})
