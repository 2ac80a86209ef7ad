// The data of a run, and how it becomes images: the part `data` of a configuration.
import * as z from 'zod'
import { backgroundPattern, fits, maxSide, scaleAliases, scales } from './choices.js'

/** In the JSON schema, but not filled in: such an option is only for some sources. */
const offByDefault = { default: false }

export const dataSchema = z.strictObject({
  source: z.string().default('digits').describe('Name of a data set, folder, or file'),
  size: z
    .tuple([
      z.int().positive().max(maxSide).describe('Height'),
      z.int().positive().max(maxSide).describe('Width'),
    ])
    .optional()
    .describe(
      'Size of the images of a picture folder, or of images that are rows of numbers: [height, width]; default: that of the pictures',
    ),
  fit: z
    .enum(fits)
    .optional()
    .describe(
      'How pictures of another aspect ratio are fitted: cropped (cover), padded (contain) or stretched (fill)',
    ),
  background: z
    .string()
    .regex(backgroundPattern)
    .optional()
    .describe(
      'Colour behind transparent pixels and beside padded pictures: black, white or #RRGGBB; default: black',
    ),
  channels: z
    .union([z.literal(1), z.literal(3)])
    .optional()
    .describe(
      '1 for greyscale, 3 for colour; default: greyscale if all pictures of the folder are greyscale',
    ),
  validation: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .describe('Fraction of the examples for validation, where the data has no split of its own'),
  scale: z
    .preprocess((name) => scaleAliases[String(name)] ?? name, z.enum(scales))
    .optional()
    .describe(
      'Scaling of the values: to the range 0 to 1 (minmax), to mean 0 and standard deviation 1 (standard), or of columns to median 0 and interquartile range 1 (robust)',
    ),
  label: z
    .string()
    .optional()
    .describe('Column of a table, or array of an .npz file, with the labels; none: no labels'),
  array: z.string().optional().describe('Array of an .npz file with the images'),
  axes: z
    .string()
    .optional()
    .describe(
      'Axes of an array, one letter each: N (count), C (channels), H (height), W (width), T (time), D (depth), L (length); for example NHWC; default: from its shape',
    ),
  header: z
    .boolean()
    .optional()
    .describe('Whether the first row of a CSV file is a header; default: detected'),
  categorical: z
    .array(z.string())
    .optional()
    .describe('Columns of a table whose numbers are categories'),
  missing: z
    .array(z.string())
    .optional()
    .describe('Values of a table that stand for missing ones, beside empty cells, NA and the like'),
  keepNa: z
    .array(z.string())
    .optional()
    .describe('Columns of a table in which NA, None and the like are values, not missing ones'),
  leaveOut: z.array(z.string()).optional().describe('Columns of a table that are not used'),
  keep: z
    .array(z.string())
    .optional()
    .describe('Columns of a table that are used although they only seem to number the rows'),
  table: z
    .boolean()
    .optional()
    .describe(
      'Whether CSV and Parquet are read as tables of mixed column types, as tabular-vae takes them',
    )
    .meta(offByDefault),
  skipBroken: z
    .boolean()
    .optional()
    .describe('Skip pictures that cannot be read')
    .meta(offByDefault),
})

/** A source of data and its options, see `loadData`. */
export type DataConfiguration = z.infer<typeof dataSchema>
