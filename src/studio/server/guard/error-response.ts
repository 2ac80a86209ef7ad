// Error responses: a sentence in the reader's language, and the HTTP status.
import type { Context } from 'hono'
import { JamjaeError } from '../../../errors.js'
import { isSystemError, systemErrorMessage } from '../../../files/system-error.js'
import {
  isMessageKey,
  type Language,
  type MessageKey,
  message,
} from '../../../messages/messages.js'
import { failureMessage } from '../../../runs/folder/failure-message.js'
import type { RunDescription } from '../../../runs/folder/run-json.js'
import { securityHeaders } from './guard.js'
import { HttpError, httpStatus } from './http-error.js'
import { languageOf } from './request-language.js'

/** For the page itself one sentence as plain text; for the API JSON. */
export function errorResponse(error: unknown, context: Context): Response {
  const status = httpStatus(error)
  // Unexpected errors are reported nowhere else.
  if (status === 500) console.error(error)
  const code = error instanceof JamjaeError ? error.key : 'internal'
  const path = error instanceof JamjaeError ? error.values.path : undefined
  const text = describeError(error, languageOf(context.req.raw))
  const own = error instanceof HttpError ? error.headers : {}
  const headers = { ...securityHeaders, 'Cache-Control': 'no-store', ...own }
  if (!/^\/api(\/|$)/.test(context.req.path)) return context.text(`${text}\n`, status, headers)
  const body = { error: { code, message: text, ...(path !== undefined && { path }) } }
  return context.json(body, status, headers)
}

/** One sentence in that language, in the page's terms instead of the command line's. */
export function describeError(error: unknown, language: Language): string {
  if (error instanceof JamjaeError) return message(language, pageKey(error.key), error.values)
  if (isSystemError(error))
    return message(language, 'studio.system', { reason: systemErrorMessage(error) })
  return error instanceof Error ? error.message : String(error)
}

/** `describeError` in English, and in every language. */
export function localizedMessages(error: unknown) {
  const [en, ko] = [describeError(error, 'en'), describeError(error, 'ko')]
  return { message: en, messages: { en, ko } }
}

/** The error that ended a run, as stored in its folder. */
export function failureText(
  failure: NonNullable<RunDescription['failure']>,
  language: Language,
): string {
  const { key } = failure
  const known = key !== undefined && isMessageKey(key) ? pageKey(key) : key
  return failureMessage({ ...failure, ...(known && { key: known }) }, language)
}

/** The page's version of the message, if there is one. */
function pageKey(key: MessageKey): MessageKey {
  const own = `page.${key}`
  return isMessageKey(own) ? own : key
}
