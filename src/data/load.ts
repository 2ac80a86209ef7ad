// Finds the data that a name, a folder or a list of files stands for. Node only.
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { ConfigError, FormatError } from '../errors.js'
import { assertRegularFile } from '../files/assert-regular-file.js'
import { closestMatch } from '../messages/nearest.js'
import { withNotices } from '../notices.js'
import { arrayExtensions, loadArrayFile } from './arrays/array-file.js'
import { scaleAliases } from './choices.js'
import type { Column } from './columns.js'
import type { DataSplits } from './dataset.js'
import type { IsUnsplit } from './fingerprint.js'
import { isIdxFolder, isSplitIdxFolder, loadIdxFolder, loadSingleIdx } from './idx/idx-folder.js'
import { isImageFile } from './images/image-file.js'
import { loadImageFolder } from './images/image-folder.js'
import { loadListedFiles } from './listed-files.js'
import type { LoadCallbacks } from './load-callbacks.js'
import { reportUnlabelled } from './loaded-labels/report-unlabelled.js'
import { withTrainedLabels } from './loaded-labels/trained-labels.js'
import { loadDigits } from './named/digits.js'
import { loadNamedDataset } from './named/load-named-set.js'
import { namedDataset, namedDatasets } from './named/named-sets.js'
import type { PullOptions } from './named/pull-set.js'
import { loadSprites } from './named/sprites.js'
import type { DataConfiguration } from './options.js'
import { readingRules } from './reading-rules.js'
import { reportUnusedOptions } from './report-unused-options.js'
import { scaleSplits } from './scaling.js'
import { isTableFile } from './tables/open-table.js'
import type { TrainedOn } from './tables/roles/table-roles.js'
import { loadTableFile } from './tables/table-data.js'

const builtIn = 'digits'
/** Drawn when they are used; the only ones that are divided as asked. */
const drawn = 'sprites'
const downloaded = namedDatasets.map(({ name }) => name)
const names = [builtIn, drawn, ...downloaded]
const tableOptions = [
  'label',
  'header',
  'categorical',
  'missing',
  'keepNa',
  'leaveOut',
  'keep',
] as const

export interface LoadOptions extends LoadCallbacks {
  /** How the files of a named set are downloaded where they are missing. */
  readonly download?: PullOptions | undefined
  /** Of a table: those that a model was trained on, so that another table is read in the same way. */
  readonly columns?: readonly Column[] | undefined
  /** The training data of the model for which the data is loaded: its columns of numbers are found by these names,
   *  labels may be missing, and there may be a single example. */
  readonly trainedOn?: TrainedOn | undefined
  /** Maximum bytes of a file's items held in memory; more are read while they are used. By default 128 MiB. */
  readonly memory?: number | undefined
  /** Where it holds, an image file without splits of its own gives only `all`; `train` and `validation` are the same, and the
   *  fingerprint is empty. */
  readonly isUnsplit?: IsUnsplit | undefined
  /** The `readingRules` to read by: for a run's data those of the run. By default the current ones. */
  readonly rules?: number | undefined
}

/** The splits that a source stands for: 'digits' and 'sprites' (built in); a named set such as 'mnist' (downloaded once); a folder
 *  (see `loadIdxFolder`, `loadImageFolder`); an .npy or .npz file (see `loadArrayFile`); a CSV or Parquet file (see
 *  `loadTableFile`); an IDX file, or files separated by commas, see `loadListedFiles`. A folder that is called like a name is ./name. Options that such a source
 *  does not use are ignored. `notices` of the result are what was dropped, guessed, clipped or converted; `notify` is
 *  called with the same.
 *  Throws ConfigError for anything else, and like the loader in question; with `strict` also if there is a notice. */
export async function loadData(
  data: string | DataConfiguration,
  options: LoadOptions = {},
): Promise<DataSplits> {
  const configuration = typeof data === 'string' ? { source: data } : data
  const { result, notices } = await withNotices(options, (notify) =>
    loadScaled(configuration, { ...options, notify }),
  )
  return { ...result, notices }
}

async function loadScaled(
  configuration: DataConfiguration,
  options: LoadOptions,
): Promise<DataSplits> {
  const { scale: name = 'none' } = configuration
  const scale = scaleAliases[name] ?? name
  const { rules = readingRules.current } = options
  const loaded = { ...(await loadUnscaled(configuration, { ...options, rules })), rules }
  const { source } = configuration
  const { notify, trainedOn } = options
  const checked = isTableFile(source)
    ? loaded
    : reportUnlabelled(loaded, { source, forTrainedModel: trainedOn !== undefined, notify })
  const splits = withTrainedLabels(checked, {
    ...{ source, notify },
    trainedNames: trainedOn?.labelNames,
  })
  const { all } = splits
  if (all && all.count < 2 && !trainedOn)
    throw new ConfigError('split.tooFew', { name: splits.name, actual: all.count })
  if (!splits.columns) return scaleSplits(splits, scale, options.progress)
  // The numbers of a table are always standardized column by column.
  if (scale === 'minmax') reportUnusedOptions(configuration, ['scale'], notify)
  return splits
}

async function loadUnscaled(
  { source, ...options }: DataConfiguration,
  { progress, notify, download, columns, trainedOn, memory, isUnsplit, rules }: LoadOptions,
): Promise<DataSplits> {
  const { validation } = options
  if (!names.includes(source)) await assertRegularFile(source)
  const isList = source.includes(',') && !(await exists(source))
  if (isList) assertOnlyArrays(source)
  const reportUnused = (names: Parameters<typeof reportUnusedOptions>[1]) =>
    reportUnusedOptions({ source, ...options }, names, notify)
  if (!names.includes(source) && isTableFile(source) && !(await isDirectory(source)))
    return loadTableFile(source, options, { progress, notify, columns, trainedOn, rules })
  const isFolder = !names.includes(source) && (await isDirectory(source))
  if (isFolder && !(await isIdxFolder(source))) {
    reportUnused([...tableOptions, 'array', 'axes'])
    return loadImageFolder(source, options, {
      progress,
      notify,
      memory,
      rules,
      trainedBits: trainedOn?.sampleBits,
    })
  }

  const isNpz = !isList && extname(source).toLowerCase() === '.npz'
  const set = namedDataset(source)
  const isNamed = names.includes(source)
  reportUnused([
    ...(isNamed ? (['size', 'background', 'channels', 'axes'] as const) : []),
    ...(['fit', 'skipBroken'] as const),
    ...tableOptions.filter((name) => !isNpz || name !== 'label'),
    ...(isNpz ? [] : (['array'] as const)),
  ])
  if (validation !== undefined && (await hasOwnSplit(source, isFolder)))
    notify?.('data.ownSplit', { source })
  if (source === builtIn) return loadDigits()
  if (source === drawn) return loadSprites({ validation, isUnsplit, progress })
  if (set) return loadNamedDataset(set, download)
  const { axes, size, channels, background } = options
  const arrangement = { axes, size, channels, background, rules }
  const reading = { validation, memory, isUnsplit, progress, notify, ...arrangement }
  if (isFolder) return loadIdxFolder(source, reading)
  if (isList) return loadListedFiles(source, reading)
  if (arrayExtensions.includes(extname(source).toLowerCase()))
    return loadArrayFile(source, { ...options, memory, isUnsplit, rules }, { notify, progress })
  if (await exists(source)) return loadUnnamedFile(source, reading)

  const near = closestMatch(source, names)
  if (near) throw new ConfigError('data.typo', { source, nearest: near })
  throw new ConfigError('data.source', { source, names: downloaded.join(', ') })
}

/** Only IDX is recognized by its first bytes. */
async function loadUnnamedFile(
  path: string,
  reading: Parameters<typeof loadSingleIdx>[1],
): Promise<DataSplits> {
  if (isImageFile(path)) throw new ConfigError('data.onePicture', { path })
  return loadSingleIdx({ images: path }, reading).catch((error) => {
    if (error?.key !== 'idx.magic' || /idx|ubyte/i.test(path)) throw error
    throw new FormatError('data.otherFile', { path }, { cause: error })
  })
}

function assertOnlyArrays(source: string): void {
  const files = source.split(',').map((file) => file.trim())
  const actual = files.find((file) => names.includes(file) || isOtherFile(file))
  if (actual) throw new ConfigError('data.listed', { source, actual })
}

/** Whether a file is of another format than IDX or NumPy, by its name. */
function isOtherFile(path: string): boolean {
  return isTableFile(path) || isImageFile(path)
}

/** The same source, named so that it is found from every folder of this machine. */
export function absoluteSource(source: string): string {
  if (names.includes(source)) return source
  // The name of a folder may have commas in it.
  if (existsSync(source)) return resolve(source)
  return source
    .split(',')
    .map((path) => resolve(path.trim()))
    .join(',')
}

/** For sources other than picture folders. */
async function hasOwnSplit(source: string, isFolder: boolean): Promise<boolean> {
  // The name of a single file may have commas in it; two files are images and their labels.
  const isOfFour = source.split(',').length > 2 && !existsSync(source)
  if (!isFolder) return (names.includes(source) && source !== drawn) || isOfFour
  return isSplitIdxFolder(source)
}

/** A path without access is no folder here; the loader throws why it cannot be read. */
async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  )
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    // A path without access exists all the same, and the loader throws why it cannot be read.
    return (error as NodeJS.ErrnoException).code === 'EACCES'
  }
}
