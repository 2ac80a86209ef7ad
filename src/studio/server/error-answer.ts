// Errors as the server tells them: a sentence in the reader's language, and the status that goes with it.
import type { Context } from 'hono'
import { JamjaeError } from '../../errors.js'
import { type Language, message } from '../../messages/messages.js'
import { securityHeaders } from './guard.js'
import { statusOf } from './refusal.js'
import { languageOf } from './request-language.js'

export function errorAnswer(error: unknown, context: Context): Response {
  const status = statusOf(error)
  // Nobody else tells of what was not foreseen.
  if (status === 500) console.error(error)
  const code = error instanceof JamjaeError ? error.key : 'internal'
  const path = error instanceof JamjaeError ? error.values.path : undefined
  const text = describeError(error, languageOf(context.req.raw))
  const body = { error: { code, message: text, ...(path !== undefined && { path }) } }
  return context.json(body, status, { ...securityHeaders, 'Cache-Control': 'no-store' })
}

/** One sentence in that language. */
export function describeError(error: unknown, language: Language): string {
  if (error instanceof JamjaeError) return message(language, error.key, error.values)
  return error instanceof Error ? error.message : String(error)
}
