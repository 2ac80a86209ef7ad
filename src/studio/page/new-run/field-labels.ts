// Names and help texts of a configuration's fields and choices, in the reader's language.
import { spaced } from '../../../runs/folder/configuration-rows.js'
import { currentLanguage, sayIfKnown } from '../i18n/i18n.svelte.js'
import type { Schema } from './schema.js'

export function fieldName(name: string): string {
  return sayIfKnown(`field.${name}`) ?? spaced(name)
}

export function choiceName(name: string | number | boolean): string {
  return sayIfKnown(`choice.${name}`) ?? spaced(String(name))
}

/** Empty if it would only repeat the label. */
export function fieldHelp(schema: Schema, label: string): string {
  const help = (currentLanguage() === 'ko' ? schema['x-ko'] : undefined) ?? schema.description ?? ''
  return help.toLowerCase() === label.toLowerCase() ? '' : help
}
