// Numbers as files store them become items: unsigned bytes stay bytes, everything else becomes float32.
import { FormatError } from '../../errors.js'
import { type ElementType, type NpyElements, UnsafeInteger } from '../../formats/npy-items.js'
import type { Items, ItemType } from '../dataset.js'

/** Float32 holds every integer up to it. */
const maxFloat32Integer = 2 ** 24

/** The place of a number, for errors: file, item and byte offset. */
export interface NumberPlace {
  readonly path: string
  readonly item: number
  readonly offset: number
}

/** The item type for stored numbers of that type. Booleans become the bytes 0 and 255. */
export function itemTypeFrom({ name }: ElementType): ItemType {
  return name === 'u1' || name === 'b1' ? 'uint8' : 'float32'
}

/** Reads the bytes of complete numbers as items, a view where no conversion is needed; `place` locates each for
 *  errors.
 *  Throws FormatError for a number that is not finite, or that float32 cannot hold. */
export function itemsFrom(
  bytes: Uint8Array,
  type: ElementType,
  place: (number: number) => NumberPlace,
): Items {
  const items = itemsOf(readNumbers(bytes, type, place), type.name, place)
  if (items instanceof Float32Array) assertFinite(items, place)
  return items
}

/** Converts numbers of that type to items. Throws FormatError for a number that float32 cannot hold. */
export function itemsOf(numbers: NpyElements, typeName: string, place: Place): Items {
  if (typeName === 'u1') return plainBytes(numbers as Uint8Array)
  if (typeName === 'b1') return (numbers as Uint8Array).map((bit) => 255 * bit)
  if (!typeName.startsWith('f')) assertFloat32Integers(numbers, place)
  if (numbers instanceof Float32Array) return numbers
  const items = new Float32Array(numbers)
  const at = numbers.findIndex(
    (number, at) => Number.isFinite(number) && !Number.isFinite(items[at]),
  )
  if (at < 0) return items
  throw new FormatError('data.largeNumber', { ...place(at), actual: String(numbers[at]) })
}

function readNumbers(
  bytes: Uint8Array,
  type: ElementType,
  place: (number: number) => NumberPlace,
): NpyElements {
  try {
    return type.read(bytes)
  } catch (error) {
    if (!(error instanceof UnsafeInteger)) throw error
    throw tooLarge(place(error.index), String(error.value))
  }
}

/** Not a Buffer, which some functions treat differently. */
function plainBytes({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length)
}

type Place = (number: number) => Omit<NumberPlace, 'offset'>

function assertFloat32Integers(numbers: NpyElements, place: Place): void {
  for (let at = 0; at < numbers.length; at++) {
    const integer = numbers[at] as number
    if (Math.abs(integer) > maxFloat32Integer) throw tooLarge(place(at), String(integer))
  }
}

function tooLarge(place: ReturnType<Place>, actual: string): FormatError {
  return new FormatError('data.largeInteger', { ...place, actual })
}

function assertFinite(values: Float32Array, place: (number: number) => NumberPlace): void {
  let sum = 0
  // Zero times a number that is not finite is NaN, so the loop needs no branch.
  for (let at = 0; at < values.length; at++) sum += 0 * (values[at] as number)
  if (sum === 0) return
  const at = values.findIndex((value) => !Number.isFinite(value))
  throw new FormatError('data.notFiniteAt', { ...place(at), actual: values[at] as number })
}
