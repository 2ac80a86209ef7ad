// The error message of a failed run, in the reader's language.
import { isMessageKey, type Language, message } from '../../messages/messages.js'
import type { RunDescription } from './run-json.js'

/** The error message of a failed run, translated from the failure stored in run.json. */
export function failureMessage(
  { message: english, key, values }: NonNullable<RunDescription['failure']>,
  language: Language,
): string {
  return key && isMessageKey(key) ? message(language, key, values) : english
}
