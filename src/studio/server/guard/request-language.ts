// The language of a response: ?lang, else what the browser prefers, else English.
import type { Language } from '../../../messages/messages.js'

export const languages = ['en', 'ko'] as const satisfies readonly Language[]

export function languageOf(request: Request): Language {
  const asked = new URL(request.url).searchParams.get('lang')
  const preferred = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((each) => {
      const [tag = '', weight = 'q=1'] = each.trim().split(';')
      return { tag: tag.slice(0, 2).toLowerCase(), weight: Number(weight.trim().slice(2)) }
    })
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
  const wanted = [asked, ...preferred]
  return wanted.map((each) => languages.find((known) => known === each)).find(Boolean) ?? 'en'
}
