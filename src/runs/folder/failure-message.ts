// What ended a run that failed, in the reader's language.
import { isMessageKey, type Language, message } from '../../messages/messages.js'
import type { RunDescription } from './run-json.js'

/** What ended a run, as its folder keeps it, in the reader's language. */
export function failureMessage(
  { message: english, key, values }: NonNullable<RunDescription['failure']>,
  language: Language,
): string {
  return key && isMessageKey(key) ? message(language, key, values) : english
}
