// Notices: what reading data or resolving a configuration dropped, guessed, clipped or converted, each with a code.
import { ConfigError } from './errors.js'
import { type Language, type MessageValues, message, type NoticeCode } from './messages/messages.js'

export type { NoticeCode } from './messages/messages.js'

/** `code` is stable; `message(language, code, values)` is the text. */
export interface Notice {
  readonly code: NoticeCode
  readonly values: MessageValues
}

export type Notify = (code: NoticeCode, values: MessageValues) => void

export interface NoticeOptions {
  /** Called with each notice, once. */
  readonly notify?: Notify | undefined
  /** Whether a notice is an error. It is thrown as a ConfigError after all notices were passed to `notify`. */
  readonly strict?: boolean | undefined
}

/** Calls `read` with a `notify` that passes each notice on once. Resolves to the result and its notices.
 *  Throws what `read` throws, and like `refuseNotices` if `strict` is set. */
export async function withNotices<T>(
  { notify: passOn, strict }: NoticeOptions,
  read: (notify: Notify) => T | Promise<T>,
): Promise<{ result: T; notices: readonly Notice[] }> {
  const notices: Notice[] = []
  const notify = once((code, values) => {
    notices.push({ code, values })
    passOn?.(code, values)
  })
  const result = await read(notify)
  if (strict) refuseNotices(notices)
  return { result, notices }
}

/** A `notify` that ignores notices which it was given before. */
export function once(notify: Notify): Notify {
  const before = new Set<string>()
  return (code, values) => {
    const key = JSON.stringify([code, values])
    if (before.has(key)) return
    before.add(key)
    notify(code, values)
  }
}

/** Passes all notices on. Throws like `refuseNotices` if `strict` is set. */
export function tellNotices(notices: readonly Notice[], { notify, strict }: NoticeOptions): void {
  for (const { code, values } of notices) notify?.(code, values)
  if (strict) refuseNotices(notices)
}

/** Throws ConfigError for the first of the notices, if there is one. */
export function refuseNotices([first, ...others]: readonly Notice[]): void {
  if (!first) return
  const notice = { key: first.code, values: first.values }
  if (others.length === 0) throw new ConfigError('notice.strict', { notice })
  throw new ConfigError('notice.strictMore', { notice, count: others.length })
}

export interface NoticeJson {
  readonly code: NoticeCode
  readonly message: string
  readonly [value: string]: string | number
}

/** A notice for programs: its code, its text, and its values, where a nested message is its text. */
export function noticeJson({ code, values }: Notice, language: Language): NoticeJson {
  const plain = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? message(language, value.key, value.values) : value,
  ])
  const own = { code, message: message(language, code, values) }
  return { ...own, ...Object.fromEntries(plain), ...own }
}
