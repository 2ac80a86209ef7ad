// Shared state of all fields of a form: the configuration that they change, and its errors.
import { getContext, setContext } from 'svelte'
import type { WordKey } from '../i18n/i18n.svelte.js'

/** An error that a field finds itself, to be shown in the reader's language. */
export interface FieldError {
  readonly key: WordKey
  readonly values?: Record<string, number>
}

export interface Form {
  set(path: readonly string[], value: unknown): void
  /** Errors of the whole value at that path. */
  errorAt(path: readonly string[]): string | undefined
  /** Errors of that value, or of a part of it. */
  errorWithin(path: readonly string[]): string | undefined
  /** Undefined clears the error. */
  setFieldError(path: readonly string[], complaint: FieldError | undefined): void
}

const key = Symbol('form')

export function provideForm(form: Form): void {
  setContext(key, form)
}

export function useForm(): Form {
  return getContext(key)
}
