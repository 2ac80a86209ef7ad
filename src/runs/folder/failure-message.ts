// The error message of a failed run, in the reader's language.
import { isMessageKey, type Language, type MessageValue, message } from '../../messages/messages.js'
import type { RunDescription } from './run-json.js'

/** The error message of a failed run, translated from the failure stored in run.json. */
export function failureMessage(
  { message: english, key, values }: NonNullable<RunDescription['failure']>,
  language: Language,
): string {
  return key && isMessageKey(key) ? message(language, key, values) : english
}

/** The same as a part of another message. */
export function failureText({
  message: english,
  key,
  values = {},
}: NonNullable<RunDescription['failure']>): MessageValue {
  return key && isMessageKey(key) ? { key, values } : english
}
