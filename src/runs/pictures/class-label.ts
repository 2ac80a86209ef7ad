// The class that a picture of a conditional model shows.
import { ConfigError } from '../../errors.js'
import { onOneLine } from '../../messages/messages.js'
import type { PictureContext } from './picture-context.js'

/** Throws ConfigError if a label is given and the model is not conditional on labels, or has no such class. */
export function assertClass(
  condition: { readonly type?: string; readonly classes?: number | undefined } | undefined,
  label: number | undefined,
): void {
  if (label === undefined) return
  if (!condition || condition.type === 'columns')
    throw new ConfigError('condition.none', { actual: label })
  const { classes = 0 } = condition
  if (label >= classes)
    throw new ConfigError('condition.class', { expected: classes - 1, actual: label })
}

/** The labels of `count` points that belong to one class, by default the first one; undefined where the model is not conditional.
 *  Throws what `assertClass` throws. */
export function labelsOf(
  { inference: { model } }: Pick<PictureContext, 'inference'>,
  { label, count }: { label: number | undefined; count: number },
): Uint8Array | undefined {
  assertClass(model.condition, label)
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
