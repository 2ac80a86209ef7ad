// Links of the documents work, and the English and Korean texts are consistent.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { anchors, blocks, commands, prose, targets } from './markdown.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const isMarkdown = (name: string) => name.endsWith('.md')
const inDocs = (await readdir(join(root, 'docs'))).filter(isMarkdown)
const names = [
  ...(await readdir(root)).filter(isMarkdown),
  ...inDocs.map((name) => `docs/${name}`),
].sort()
const texts = new Map(
  await Promise.all(
    names.map(async (name) => [name, await readFile(join(root, name), 'utf8')] as const),
  ),
)
const textOf = (name: string) => texts.get(name) ?? ''
const isKorean = (name: string) => name.endsWith('.ko.md')
const koreanOf = (name: string) => name.replace(/\.md$/, '.ko.md')
const englishOf = (name: string) => name.replace(/\.ko\.md$/, '.md')

interface Link {
  readonly from: string
  readonly to: string
  readonly anchor: string | undefined
}

const links: Link[] = names.flatMap((from) =>
  targets(textOf(from))
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = decodeURI(target).split('#')
      return { from, to: path ? posix.join(posix.dirname(from), path) : from, anchor }
    }),
)

describe('links', () => {
  it('lead to existing files', () => {
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter(({ to }) => !existsSync(join(root, to)))).toEqual([])
  })

  it('lead to existing headings', async () => {
    const anchored = links.filter(({ anchor }) => anchor !== undefined)
    expect(anchored.length).toBeGreaterThan(5)
    const lost: Link[] = []
    for (const link of anchored) {
      const text = texts.get(link.to) ?? (await readFile(join(root, link.to), 'utf8'))
      if (!anchors(text).includes(link.anchor ?? '')) lost.push(link)
    }
    expect(lost).toEqual([])
  })

  it('stay in the language of their document', () => {
    const strays = links.filter(({ from, to }) => {
      const isCounterpart = englishOf(from) === englishOf(to)
      const other = isKorean(from) ? koreanOf(to) : englishOf(to)
      return !isCounterpart && to !== other && texts.has(other)
    })
    expect(strays).toEqual([])
  })
})

const english = inDocs.filter((name) => !isKorean(name)).map((name) => `docs/${name}`)
const lines = (text: string) => prose(text).split('\n')

describe.each(['README.md', ...english])('%s and the Korean text', (name) => {
  const [ours, theirs] = [textOf(name), textOf(koreanOf(name))]

  it('lead to each other at the top', () => {
    const [own, other] = [name, koreanOf(name)].map((each) => posix.basename(each))
    expect(lines(ours)[2]).toBe(`[한국어](${other})`)
    expect(lines(theirs)[2]).toBe(`[English](${own})`)
  })

  it('have the same commands', () => {
    expect(commands(theirs)).toEqual(commands(ours))
  })

  it('have the same headings and rows of tables', () => {
    const outline = (text: string) =>
      lines(text).flatMap((line) => /^(#+ |\|)/.exec(line)?.[0] ?? [])
    expect(outline(theirs)).toEqual(outline(ours))
  })
})

describe.each(english)('%s and the Korean text', (name) => {
  const [ours, theirs] = [textOf(name), textOf(koreanOf(name))]

  it.each(['ts', 'py'])('have the same %s examples', (language) => {
    const examples = (text: string) =>
      blocks(text, language).map((code) => code.replaceAll(/ *(\/\/|#) .*/g, ''))
    expect(examples(theirs)).toEqual(examples(ours))
  })

  it('name the same options, files and settings', () => {
    const named = (text: string) => [...new Set(prose(text).match(/`[^`\n]+`/g))].sort()
    expect(named(theirs)).toEqual(named(ours))
  })

  // Descriptions of settings are sentences of their own in each language.
  it.skipIf(name === 'docs/configuration.md')('have the same numbers in their tables', () => {
    const numbers = (text: string) =>
      lines(text)
        .filter((line) => line.startsWith('|'))
        .map((line) => line.match(/\d+(\.\d+)?/g))
    expect(numbers(theirs)).toEqual(numbers(ours))
  })
})
