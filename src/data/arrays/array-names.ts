// What the names of arrays say: images or labels, and of which split, as in x_train, trainLabels or test_data.
import { splitNamed } from '../split-words.js'

export interface ArrayName {
  readonly name: string
  readonly kind?: 'images' | 'labels' | undefined
  /** The word that names a split, such as val. */
  readonly split?: string | undefined
  /** The other words, in lower case: equal where arrays of several splits belong together. */
  readonly stem: string
}

const imageWords = new Set(
  'x image images img imgs data input inputs feature features pixel pixels picture pictures sample samples 이미지 그림 데이터 입력'.split(
    ' ',
  ),
)
const labelWords = new Set(
  'y label labels lbl lbls target targets class classes category categories 레이블 라벨 정답'.split(
    ' ',
  ),
)
const otherWords = new Set(['set', 'split', 'dataset', 'array', 'arr'])

export function readArrayName(name: string): ArrayName {
  const words = wordsOf(name)
  const split = words.find((word) => splitNamed(word))
  const others = words.filter((word) => word !== split)
  const telling = others.filter((word) => !otherWords.has(word))
  const isKnown = telling.every((word) => imageWords.has(word) || labelWords.has(word))
  const isLabels = telling.some((word) => labelWords.has(word))
  const isNamed = isKnown && (split !== undefined || telling.length > 0)
  return {
    name,
    stem: others.join(' '),
    ...(isNamed && { kind: isLabels ? 'labels' : 'images' }),
    ...(split !== undefined && { split }),
  }
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
    .flatMap((word) => (splitNamed(word) ? word : apart(word)))
}

/** Names without anything between their words, such as xtrain or testlabels. */
function apart(word: string): readonly string[] {
  const isKind = (part: string) => imageWords.has(part) || labelWords.has(part)
  const pairs = Array.from(word, (_, at) => [word.slice(0, at), word.slice(at)] as const)
  const found = pairs.find(
    ([first, second]) =>
      (splitNamed(first) && isKind(second)) || (isKind(first) && splitNamed(second)),
  )
  return found ?? [word]
}
