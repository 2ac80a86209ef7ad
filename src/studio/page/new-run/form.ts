// What all fields of a form share: the configuration that they change, and what is wrong with it.
import { getContext, setContext } from 'svelte'
import type { WordKey } from '../i18n/i18n.svelte.js'

/** What a field sees itself, to be said in the reader's language. */
export interface FieldError {
  readonly key: WordKey
  readonly values?: Record<string, number>
}

export interface Form {
  set(path: readonly string[], value: unknown): void
  /** What is wrong with all of what stands at that path. */
  errorAt(path: readonly string[]): string | undefined
  /** What is wrong there, or with a part of it. */
  errorWithin(path: readonly string[]): string | undefined
  /** Undefined takes it back. */
  setFieldError(path: readonly string[], complaint: FieldError | undefined): void
}

const key = Symbol('form')

export function provideForm(form: Form): void {
  setContext(key, form)
}

export function useForm(): Form {
  return getContext(key)
}
