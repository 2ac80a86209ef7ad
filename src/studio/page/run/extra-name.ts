// The name of a metric that a model or its objective measures besides the loss and its terms.
import { sayIfKnown } from '../i18n/i18n.svelte.js'

/** Those of built-in models are translated; others have the name that their authors gave. */
export function extraName(name: string): string {
  return sayIfKnown(`figure.${name}`) ?? name
}
