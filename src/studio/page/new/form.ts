// What all fields of a form share: the configuration that they change, and what is wrong with it.
import { getContext, setContext } from 'svelte'

interface Form {
  set(path: readonly string[], value: unknown): void
  /** What is wrong with the value at a path that a field shows. */
  problemAt(path: readonly string[]): string | undefined
  /** A field says what it sees itself; undefined takes that back. */
  complain(path: readonly string[], problem: string | undefined): void
}

const key = Symbol('form')

export function provideForm(form: Form): void {
  setContext(key, form)
}

export function useForm(): Form {
  return getContext(key)
}
