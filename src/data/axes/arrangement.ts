// Decides how the axes of an array become items: by their names, the size of images, or the shape alone.
import { ConfigError, FormatError } from '../../errors.js'
import { sizeOf } from '../../graph/shapes.js'
import type { Notice } from '../../notices.js'
import { hasChannelsLast, isSameImageShape } from '../image-shape.js'
import { readingRules } from '../reading-rules.js'
import { type Axis, parseAxes, readingOrder } from './axes.js'
import { hasAlpha, withoutAlpha } from './composite-alpha.js'
import { type LikelyAxes, likelyAxes } from './likely-axes.js'

/** How items are read from an array. */
export interface Arrangement {
  /** Shape of the array, where a row of numbers is an image already. */
  readonly stored: readonly number[]
  /** Axis i of what is read, [count, ...shape], is axis `order[i]` of `stored`. */
  readonly order: readonly number[]
  /** Of one item, whose values are in that order. */
  readonly shape: readonly number[]
  /** Whether `size` gave the shape. */
  readonly isSized: boolean
  readonly notices: readonly Notice[]
}

type Size = readonly [height: number, width: number]

export interface ArrangementOptions {
  /** The notation of the axes, see `parseAxes`. */
  readonly axes?: string | undefined
  /** Height and width of images that are stored as rows of numbers. */
  readonly size?: Size | undefined
  readonly channels?: number | undefined
  readonly rules?: number | undefined
  /** Behind images with an alpha channel, which is then left out; see `compositeAlpha`. */
  readonly background?: string | undefined
  /** The shape of a trained model's items: an array that has it is read as it is. */
  readonly required?: readonly number[] | undefined
}

/** The arrangement of an array of shape `whole`; `path` only names the file. Without names, the first axis counts the
 *  examples, and channels that are last become first.
 *  Throws ConfigError where the options do not suit the array, FormatError where it holds no examples, those of another
 *  shape than required, or the count seems to be another axis than the first. */
export function arrange(
  whole: readonly number[],
  path: string,
  options: ArrangementOptions = {},
): Arrangement {
  const actual = shapeText(whole)
  if (whole.length > 1 && whole.includes(0)) throw new FormatError('images.none', { path, actual })
  const { axes, required, background } = options
  const finalShape = (shape: readonly number[]) =>
    background !== undefined && hasAlpha(shape) ? withoutAlpha(shape) : shape
  const suits = ({ shape }: Arrangement) =>
    !required || isSameImageShape(finalShape(shape), required)
  const asStored = permute(whole)
  const isNamed = axes?.length === whole.length
  if (required && !isNamed && suits(asStored)) return asStored
  if (whole.length > 1) {
    const named = nameAxes(whole, path, options)
    if (named && suits(named)) return withChannels(named, path, options)
    if (required && suits(asStored)) return asStored
    const turned = whole.length === 4 ? permute(whole, readingOrder(parseAxes('NHWC'))) : undefined
    if (required && turned && suits(turned)) return turned
    const guessed = named ?? guessAxes(whole, path, options)
    if (suits(guessed)) return withChannels(guessed, path, options)
  }
  const expected = `[count, ${required?.join(', ') ?? 'height, width'}]`
  throw new FormatError('images.shape', { path, expected, actual })
}

/** Reports channels that are neither grey nor colour. */
function withChannels(
  arranged: Arrangement,
  path: string,
  { required, background, rules = readingRules.current }: ArrangementOptions,
): Arrangement {
  const { shape, notices } = arranged
  const [channels = 1] = shape
  const isPicture = channels === 1 || channels === 3
  if (shape.length !== 3 || isPicture || required || rules === readingRules.first) return arranged
  const values = { path, actual: channels }
  const notice: Notice = !hasAlpha(shape)
    ? { code: 'images.channels', values }
    : background === undefined
      ? { code: 'images.alpha', values }
      : { code: 'images.composited', values: { ...values, background } }
  return { ...arranged, notices: [...notices, notice] }
}

/** By the options; undefined where they say nothing about such an array. */
function nameAxes(
  whole: readonly number[],
  path: string,
  { axes: written, size, channels, rules = readingRules.current }: ArrangementOptions,
): Arrangement | undefined {
  const axes = written === undefined ? undefined : parseAxes(written)
  const named = axes?.length === whole.length ? permute(whole, readingOrder(axes)) : undefined
  const base = named ?? permute(whole)
  const isFlat = base.shape.filter((length) => length !== 1).length <= 1
  if (size && isFlat && rules > readingRules.first) {
    const planes = channelsIn(sizeOf(base.shape), path, { size, channels })
    const rows =
      axes && !named ? namedRows(axes, { count: whole[0] ?? 0, planes, size }) : undefined
    if (rows) return rows
    if (!axes || named)
      return {
        ...base,
        shape: planes === 1 ? size : [planes, ...size],
        isSized: true,
        notices: planes === 1 ? [] : [{ code: 'images.planes', values: { path, actual: planes } }],
      }
  }
  if (!axes || named) return named
  throw new ConfigError('axes.rank', {
    path,
    axes: written ?? '',
    expected: axes.length,
    actual: shapeText(whole),
  })
}

/** Rows of numbers whose images have these axes; undefined where these do not suit them. */
function namedRows(
  axes: readonly Axis[],
  { count, planes, size: [height, width] }: { count: number; planes: number; size: Size },
): Arrangement | undefined {
  const lengths: Partial<Record<Axis, number>> = { N: count, C: planes, H: height, W: width }
  const stored = axes.map((axis) => lengths[axis] ?? 0)
  if (axes[0] !== 'N' || sizeOf(stored) !== count * planes * height * width) return undefined
  return { ...permute(stored, readingOrder(axes)), isSized: true }
}

/** From the shape alone. Throws FormatError where the first axis hardly counts the examples. */
function guessAxes(
  whole: readonly number[],
  path: string,
  { rules = readingRules.current }: ArrangementOptions,
): Arrangement {
  const { read, other, isOtherLikelier } =
    rules > readingRules.first ? likelyAxes(whole) : firstRules(whole)
  const actual = shapeText(whole)
  if (isOtherLikelier)
    throw new FormatError('axes.count', { path, actual, read: read ?? '', other: other ?? '' })
  const arranged = permute(whole, read === undefined ? undefined : readingOrder(parseAxes(read)))
  const { shape } = arranged
  const notices: Notice[] = []
  if (read === 'NHWC') notices.push({ code: 'images.channelsLast', values: { path, actual } })
  else if (other)
    notices.push({ code: 'axes.read', values: { path, actual, read: shape.join(' × '), other } })
  return { ...arranged, notices }
}

/** Those of Jamjae 0.1: only channels of grey and colour images became first. */
function firstRules([, ...item]: readonly number[]): LikelyAxes {
  return hasChannelsLast(item) ? { read: 'NHWC' } : {}
}

function permute(
  stored: readonly number[],
  order: readonly number[] = [...stored.keys()],
): Arrangement {
  const [, ...shape] = order.map((axis) => stored[axis] as number)
  return { stored, order, shape, isSized: false, notices: [] }
}

/** How many planes of `size` a row of numbers holds. Throws ConfigError where that is no whole number of them, or
 *  another than `channels`. */
function channelsIn(
  values: number,
  path: string,
  { size: [height, width], channels }: { size: Size; channels: number | undefined },
): number {
  const pixels = height * width
  const planes = values / pixels
  if (Number.isInteger(planes) && planes === (channels ?? planes)) return planes
  const expected = channels ? channels * pixels : pixels
  throw new ConfigError('images.flatSize', {
    path,
    size: `${height}x${width}`,
    expected,
    colour: 3 * pixels,
    actual: values,
  })
}

function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`
}
