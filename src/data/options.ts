// Which data a run has, and how it is made into images: the part `data` of a configuration.
import * as z from 'zod'
import { scales } from './scaling.js'

export const fits = ['cover', 'contain', 'fill'] as const
/** Of an image, in pixels. */
export const longestSide = 8192

/** Said to readers of the schema, but not filled in: such an option is only for some sources. */
const offByDefault = { default: false }

export const dataSchema = z.strictObject({
  source: z.string().default('digits').describe('Name of a data set, folder, or file'),
  size: z
    .tuple([
      z.int().positive().max(longestSide).describe('Height'),
      z.int().positive().max(longestSide).describe('Width'),
    ])
    .optional()
    .describe('Of the images of a picture folder; by default that of the pictures'),
  fit: z
    .enum(fits)
    .optional()
    .describe('How pictures of another shape fit the size: cut, with a border, or stretched'),
  channels: z
    .union([z.literal(1), z.literal(3)])
    .optional()
    .describe('Grey or colour; by default grey where all pictures of the folder are grey'),
  validation: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .describe('Share of the examples to validate with, where the data has no split of its own'),
  scale: z
    .enum(scales)
    .optional()
    .describe('How values are scaled: to 0 to 1 (minmax), or to mean 0 and deviation 1 (unit)'),
  label: z
    .string()
    .optional()
    .describe('Column of a table, or array of an .npz file, that holds the labels'),
  array: z.string().optional().describe('Array of an .npz file that holds the images'),
  header: z
    .boolean()
    .optional()
    .describe('Whether the first row of a CSV file names its columns; by default found out'),
  categorical: z
    .array(z.string())
    .optional()
    .describe('Columns of a table whose numbers are names of categories'),
  table: z
    .boolean()
    .optional()
    .describe(
      'Whether the columns of CSV and Parquet are of mixed types, as tabular-vae takes them',
    )
    .meta(offByDefault),
  skipBroken: z
    .boolean()
    .optional()
    .describe('Go on without pictures that cannot be read')
    .meta(offByDefault),
})

/** A source of data, as `loadData` takes it. */
export type DataConfiguration = z.infer<typeof dataSchema>
