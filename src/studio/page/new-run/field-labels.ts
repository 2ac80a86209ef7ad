// Names and help texts of a configuration's fields and choices, in the reader's language.
import { currentLanguage, sayIfKnown } from '../i18n/i18n.svelte.js'
import type { Schema } from './schema.js'

export function fieldName(name: string): string {
  return sayIfKnown(`field.${name}`) ?? spaced(name)
}

export function choiceName(name: string | number | boolean): string {
  return sayIfKnown(`choice.${name}`) ?? spaced(String(name))
}

export function fieldHelp(schema: Schema): string {
  return (currentLanguage() === 'ko' ? schema['x-ko'] : undefined) ?? schema.description ?? ''
}

/** batchSize → Batch size. */
function spaced(name: string): string {
  const words = name.replace(
    /([a-z0-9])([A-Z])/g,
    (_, end, start) => `${end} ${start.toLowerCase()}`,
  )
  return words.charAt(0).toUpperCase() + words.slice(1)
}
