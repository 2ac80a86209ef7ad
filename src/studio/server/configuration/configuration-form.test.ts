// Tests that every part of a configuration has a description in Korean.
import { expect, it } from 'vitest'
import { configurationForm, describedSettings } from './configuration-form.js'
import { koreanDescriptions } from './korean-descriptions.js'

it('has a Korean description with every English one', () => {
  const described = partsOf(configurationForm()).filter(({ description }) => description)
  expect(described.length).toBeGreaterThan(50)
  const missing = described.filter((part) => !/[가-힣]/.test(String(part['x-ko'])))
  expect([...new Set(missing.map(({ description }) => description))]).toEqual([])
})

it('uses every Korean description', () => {
  const used = describedSettings(configurationForm()).map(({ keys }) =>
    keys.find((key) => key in koreanDescriptions),
  )
  expect(Object.keys(koreanDescriptions).filter((key) => !used.includes(key))).toEqual([])
})

it('describes a setting by its type if that makes a difference', () => {
  const paddings = describedSettings(configurationForm()).filter(({ keys }) =>
    keys.includes('layers.padding'),
  )
  expect(new Set(paddings.map(({ korean }) => korean)).size).toBe(4)
})

it('describes every number, switch and choice', () => {
  const silent = partsOf(configurationForm()).flatMap(({ properties = {} }) =>
    Object.entries(properties as Record<string, Record<string, unknown>>)
      .filter(([, part]) => part.description === undefined && !('const' in part))
      .map(([name]) => name),
  )
  expect([...new Set(silent)].sort()).toEqual(['data', 'model', 'training'])
})

/** Of a JSON Schema. */
function partsOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(partsOf)
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner]
}
