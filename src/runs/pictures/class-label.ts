// The class that a picture of a conditional model shows.
import { ConfigError } from '../../errors.js'
import { onOneLine } from '../../messages/messages.js'
import type { PictureContext } from './picture-context.js'

/** Of classes with names so many are listed. */
const maxListed = 20

/** Throws ConfigError if a label is given and the model is not conditional on labels, or has no such class. `label`: the number of
 *  a class, or a text that is none; `names`: those of the classes, if they have any. */
export function assertClass(
  condition: { readonly type?: string; readonly classes?: number | undefined } | undefined,
  label: number | string | undefined,
  names?: readonly string[],
): void {
  if (label === undefined) return
  if (!condition || condition.type === 'columns')
    throw new ConfigError('condition.none', { actual: label })
  const { classes = 0 } = condition
  if (typeof label === 'number' && label < classes) return
  const expected = names
    ? listed(names.slice(0, classes))
    : ({ key: 'condition.numbers', values: { largest: classes - 1 } } as const)
  throw new ConfigError('condition.class', { expected, actual: label })
}

/** Such as 0 (apple), 1 (pear). */
function listed(names: readonly string[]): string {
  const all = names.map((name, label) => `${label} (${onOneLine(name)})`)
  return all.length > maxListed ? [...all.slice(0, maxListed), '…'].join(', ') : all.join(', ')
}

/** The labels of `count` points that belong to one class, by default the first one; undefined where the model is not conditional.
 *  Throws what `assertClass` throws. */
export function labelsOf(
  { inference: { model }, data }: Pick<PictureContext, 'inference' | 'data'>,
  { label, count }: { label: number | undefined; count: number },
): Uint8Array | undefined {
  assertClass(model.condition, label, data.labelNames)
  return model.condition && new Uint8Array(count).fill(label ?? 0)
}

/** The name of a class; its number where classes have no names. */
export function className({ data }: Pick<PictureContext, 'data'>, label: number): string {
  const name = data.labelNames?.[label]
  return name === undefined ? String(label) : onOneLine(name)
}

/** The explanation of a picture, with its class where the model is conditional. */
export function explained(
  context: PictureContext,
  explanation: string,
  labels: Uint8Array | undefined,
): string {
  const label = labels?.[0]
  if (label === undefined) return explanation
  return context.translate('picture.ofLabel', { explanation, label: className(context, label) })
}
