// Samples, and beside each the training examples that are nearest to it.
import type { SampleQuality } from '../../analysis/sample-quality/sample-quality.js'
import { type Language, message } from '../../messages/messages.js'
import { type LabelledGrid, labelledGrid } from '../../pictures/labelled-grid.js'

/** A row per sample, with the distance to the nearest example left of it. Throws ConfigError where examples are no images. */
export function nearestGrid(
  { nearest = [], samples, features }: SampleQuality,
  {
    name,
    shape,
    range,
    language,
  }: {
    name: string
    shape: readonly number[]
    range?: readonly [number, number] | undefined
    language: Language
  },
): LabelledGrid {
  const examples = Math.max(0, ...nearest.map((row) => row.examples.length))
  const size = shape.reduce((product, length) => product * length, 1)
  const columns = 1 + examples
  return labelledGrid({
    ...{ range, shape, columns },
    title: message(language, 'picture.nearest', { name }),
    explanation: message(language, 'picture.nearest.what', {
      count: samples,
      features: message(language, `picture.nearest.${features.type}`, { size: features.size }),
    }),
    rows: nearest.map(({ values, examples: found }) => {
      const images = new Float32Array(columns * size).fill(range?.[1] ?? 1)
      images.set(values)
      for (const [at, { values: example }] of found.entries()) images.set(example, (at + 1) * size)
      return { label: `${found[0]?.distanceRatio.toFixed(2) ?? ''} ×`, images }
    }),
    columnLabels: [
      message(language, 'picture.nearest.sample'),
      ...Array.from({ length: examples }, (_, at) => String(at + 1)),
    ],
    x: message(language, 'picture.nearest.examples'),
    y: message(language, 'picture.nearest.distance'),
  })
}
