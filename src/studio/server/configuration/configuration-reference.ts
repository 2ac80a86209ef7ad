// Every setting of a configuration with its type, default and meaning, as lists for documents and terminals.
import type * as z from 'zod'
import { isMessageKey, type Language, message } from '../../../messages/messages.js'
import { configurationForm } from './configuration-form.js'

type Schema = z.core.JSONSchema.BaseSchema

interface Setting {
  readonly name: string
  /** Such as `integer > 0` or `sum | mean`. */
  readonly type: string
  /** As JSON. */
  readonly default: string | undefined
  /** Whether it may be missing. */
  readonly isOptional: boolean
  readonly description: string
}

/** One type of layers, likelihoods, optimizers or models, or the settings of a section. */
interface Entry {
  readonly type: string
  /** The name that people call it by. */
  readonly title: string
  readonly settings: readonly Setting[]
}

/** Priors, posteriors and objectives belong to one model only. */
const owner = 'vae'
export type ReferenceSection =
  | 'data'
  | 'training'
  | 'optimizers'
  | 'models'
  | 'layers'
  | 'likelihoods'
  | 'priors'
  | 'posteriors'
  | 'objectives'

/** By section, each with its entries; also those that are registered. */
export function configurationReference(
  language: Language,
): Readonly<Record<ReferenceSection, readonly Entry[]>> {
  const form = configurationForm()
  const { data, model, training } = form.properties as Record<string, Schema>
  const ofModel = (name: string) => part(unionOf(model)[0], name)
  const ofOwner = (name: string) =>
    part(
      unionOf(model).find((each) => part(each, 'type')?.const === owner),
      name,
    )
  const settings = (schema: Schema | undefined) => settingsOf(schema, language)
  const entries = (union: Schema | undefined) =>
    unionOf(union).map((schema): Entry => {
      const type = String(part(schema, 'type')?.const)
      return { type, title: titleOf(type, language), settings: settings(schema) }
    })
  const section = (schema: Schema | undefined): Entry[] => [
    { type: '', title: '', settings: settings(schema) },
  ]
  return {
    data: section(data),
    training: section(training),
    optimizers: entries(part(training, 'optimizer')),
    models: entries(model),
    layers: entries(ofModel('encoder')?.items as Schema | undefined),
    likelihoods: entries(ofModel('likelihood')),
    priors: entries(ofOwner('prior')),
    posteriors: entries(ofOwner('posterior')),
    objectives: entries(ofOwner('objective')),
  }
}

function part(schema: Schema | undefined, name: string): Schema | undefined {
  return schema?.properties?.[name] as Schema | undefined
}

function unionOf(schema: Schema | undefined): readonly Schema[] {
  return (schema?.oneOf ?? schema?.anyOf ?? []) as readonly Schema[]
}

function titleOf(type: string, language: Language): string {
  const key = `choice.${type}`
  return isMessageKey(key) ? message(language, key) : ''
}

function settingsOf(schema: Schema | undefined, language: Language): Setting[] {
  return Object.entries((schema?.properties ?? {}) as Record<string, Schema>)
    .filter(([name]) => name !== 'type')
    .map(([name, each]) => ({
      name,
      type: typeText(each, language),
      default: each.default === undefined ? undefined : JSON.stringify(each.default),
      isOptional: !(schema?.required as readonly string[] | undefined)?.includes(name),
      description: (language === 'ko' && (each['x-ko'] as string)) || (each.description ?? ''),
    }))
}

/** A type in words that need no sentence. */
function typeText(schema: Schema, language: Language): string {
  const { type, const: constant, items, prefixItems } = schema
  if (constant !== undefined) return String(constant)
  if (schema.enum) return schema.enum.join(' | ')
  const union = unionOf(schema)
  if (union.some((each) => part(each, 'type')))
    return union.map((each) => String(part(each, 'type')?.const)).join(' | ')
  if (union.length > 0)
    return [...new Set(union.map((each) => typeText(each, language)))].join(' | ')
  if (prefixItems)
    return `[${(prefixItems as Schema[]).map((each) => typeText(each, language)).join(', ')}]`
  if (type === 'array') {
    const item = items as Schema
    const isNamed = unionOf(item).some((each) => part(each, 'type'))
    return `[${isNamed ? '' : typeText(item, language)}…]`
  }
  const key = `reference.${type}`
  const word = isMessageKey(key) ? message(language, key) : String(type ?? '')
  return [word, boundsText(schema)].filter(Boolean).join(' ')
}

/** Bounds that say something: those of all integers do not. */
function boundsText(schema: Schema): string {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = schema
  const isEnd = (bound: unknown) =>
    bound === undefined || Math.abs(Number(bound)) === Number.MAX_SAFE_INTEGER
  const bounds = [
    ['≥', minimum],
    ['>', exclusiveMinimum],
    ['≤', maximum],
    ['<', exclusiveMaximum],
  ] as const
  return bounds
    .filter(([, bound]) => !isEnd(bound))
    .map(([sign, bound]) => `${sign} ${bound}`)
    .join(', ')
}
