// The words that left, as the glossary of CONTRIBUTING.md lists them, stay away; the identifiers that it names are there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { trackedFiles } from './tracked-files.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const glossary = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split('## Glossary')[1] ?? ''
const [terms = '', left = ''] = glossary.split('### Words that left')
const oldWords = rowsOf(left).map(([old = '']) => old)
/** They list the words themselves, or what was. */
const exempt = ['CONTRIBUTING.md', 'CHANGELOG.md', 'test/vocabulary.test.ts']
const texts = trackedFiles(root)
  .filter((path) => /\.(ts|js|mjs|svelte|md|py|html|css)$/.test(path) && !exempt.includes(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

it('finds the words that left', () => {
  expect(oldWords.length).toBeGreaterThan(30)
  expect(texts.length).toBeGreaterThan(500)
  expect(oldWordsIn('Empty lines were\n * Passed over here')).toEqual(['passed over'])
  expect(oldWordsIn('recommend amending, mended')).toEqual(['mend'])
  expect(oldWordsIn('직접 해 보기, const mostRows = 3')).toEqual(['most…'])
})

it('finds none in sources, tests and documents', () => {
  const found = texts.flatMap(({ path, text }) =>
    oldWordsIn(text).map((word) => `${path}: ${word}`),
  )
  expect(found).toEqual([])
})

it('names identifiers that the sources have', () => {
  const sources = texts
    .filter(({ path }) => path.startsWith('src/'))
    .map(({ text }) => text)
    .join('\n')
  const named = rowsOf(terms).flatMap(([, , identifiers = '']) =>
    [...identifiers.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
  expect(named.length).toBeGreaterThan(80)
  const lost = named.filter((name) => {
    const [word = ''] = name.replace(/^--/, '').split(' ')
    return !sources.includes(word.split('.').at(-1) ?? word)
  })
  expect(lost).toEqual([])
})

/** The old words in a text, also where a line of a comment breaks one; names of constants for limits count as one. */
function oldWordsIn(text: string): string[] {
  const plain = text.replace(/\s*\n[\s*/]*/g, ' ')
  const words = oldWords.filter((word) => {
    const isKorean = /[가-힣]/.test(word)
    // 직접 해 보기 is what the tab is called now.
    const pattern = isKorean
      ? `(?<!직접 )${word}`
      : `\\b${word}${word === 'mend' ? '(s|ed|ing)?' : ''}\\b`
    return new RegExp(pattern, 'i').test(plain)
  })
  return /\b(most|longest|least)[A-Z]\w*\b/.test(text.replace(/mostCommon|leastSquares/g, ''))
    ? [...words, 'most…']
    : words
}

/** The cells of a table's rows, without its head. */
function rowsOf(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (old|English) \|/.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}
