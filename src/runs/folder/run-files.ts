// Names of the files and subfolders of a run folder.
import { join } from 'node:path'

/** Paths relative to the run folder. */
export const runFiles = {
  description: 'run.json',
  metrics: 'metrics.jsonl',
  lastCheckpoint: join('checkpoints', 'last.safetensors'),
  bestCheckpoint: join('checkpoints', 'best.safetensors'),
  tensorboard: 'tensorboard',
  models: 'model',
  /** Models that the studio exports for its pages; those of `jamjae export` belong to the user. */
  servedModels: '.models',
  pictures: 'pictures',
  reconstructions: join('pictures', 'reconstructions.png'),
  samples: join('pictures', 'samples.png'),
  manifold: join('pictures', 'manifold.png'),
  report: 'report.html',
  epochPictures: join('pictures', 'epochs'),
  epochCodes: 'codes',
}
