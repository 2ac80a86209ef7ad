// Parses Markdown texts for the tests of documents.

/** The contents of a text's code blocks in that language. */
export function blocks(text: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')
  return [...text.matchAll(fence)].map(([, content = '']) => content)
}

/** The commands of all shell blocks, without their comments. */
export function commands(text: string): string[] {
  return blocks(text, 'sh')
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/(^|\s)#.*/, '').trim())
    .filter((line) => line !== '')
}

/** A text without its code blocks. */
export function prose(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '')
}

/** Targets of links and images, in their order. */
export function targets(text: string): string[] {
  const links = prose(text).replaceAll(/`[^`\n]*`/g, '')
  return [...links.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(
    ([, link, image]) => link ?? image ?? '',
  )
}

/** The anchors that GitHub gives to headings. */
export function anchors(text: string): string[] {
  const taken = new Map<string, number>()
  return [...prose(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => {
    const kept = heading.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    const anchor = kept.trim().replaceAll(' ', '-')
    const before = taken.get(anchor) ?? 0
    taken.set(anchor, before + 1)
    return before === 0 ? anchor : `${anchor}-${before}`
  })
}
