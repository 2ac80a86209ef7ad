// Error messages for settings: the expected value, from an issue of the schema.
import type * as z from 'zod'
import type { NestedMessage } from '../messages/messages.js'

type Issue = z.core.$ZodIssue
/** The comparison of a value with its bound. */
export type Relation = 'atLeast' | 'above' | 'atMost' | 'below'

const types: Readonly<Record<string, NestedMessage['key']>> = {
  int: 'expected.integer',
  number: 'expected.number',
  string: 'expected.text',
  boolean: 'expected.boolean',
  array: 'expected.list',
  tuple: 'expected.list',
  object: 'expected.object',
  record: 'expected.object',
}

/** A message with the expected value; undefined for a kind of issue that no setting has. */
export function expectedValue(issue: Issue): NestedMessage | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return named(types[issue.expected])
    case 'too_small':
      return bound(issue.origin, issue.minimum, issue.inclusive ? 'atLeast' : 'above')
    case 'too_big':
      return bound(issue.origin, issue.maximum, issue.inclusive ? 'atMost' : 'below')
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value)).join(', ')
      return issue.values.length > 1
        ? { key: 'expected.choice', values: { values } }
        : { key: 'expected.value', values: { value: values } }
    }
    case 'invalid_union':
      return alternatives(issue.errors)
    default:
      return undefined
  }
}

function named(key: NestedMessage['key'] | undefined): NestedMessage | undefined {
  return key && { key }
}

function bound(origin: string, limit: number | bigint, relation: Relation): NestedMessage {
  const values = { limit: Number(limit) }
  if (origin === 'string') return { key: `expected.length.${relation}`, values }
  if (origin === 'array' || origin === 'tuple') return { key: `expected.count.${relation}`, values }
  return { key: `expected.${relation}`, values }
}

/** The alternatives of a union, from the issues of its members. */
function alternatives(errors: readonly (readonly Issue[])[]): NestedMessage | undefined {
  const [first, ...others] = errors.flatMap(([issue]) => (issue && expectedValue(issue)) ?? [])
  return (
    first && others.reduce((one, other) => ({ key: 'expected.or', values: { one, other } }), first)
  )
}
