// Both languages say the same things, and nothing that is never said.
import { describe, expect, it } from 'vitest'
import { en } from './en.js'
import { ko } from './ko.js'

const sources = import.meta.glob<string>('../**/*.{svelte,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const code = Object.entries(sources)
  .filter(([path]) => !/\/(en|ko)\.ts$|\.test\.ts$/.test(path))
  .map(([, text]) => text)
  .join('\n')
const keys = Object.keys(en) as (keyof typeof en)[]

describe('the words', () => {
  it('are there in both languages', () => {
    expect(Object.keys(ko).sort()).toEqual([...keys].sort())
  })

  it('take the same values', () => {
    const values = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
    const different = keys.filter((key) => `${values(en[key])}` !== `${values(ko[key])}`)
    expect(different).toEqual([])
  })

  it('are all used', () => {
    const unused = keys.filter((key) => {
      const [group = ''] = key.split('.')
      return !code.includes(`'${key}'`) && !code.includes(`\`${group}.\${`)
    })
    expect(unused).toEqual([])
  })
})
