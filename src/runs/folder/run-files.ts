// The parts of a run's folder.
import { join } from 'node:path'

/** Parts of a run's folder. */
export const runFiles = {
  description: 'run.json',
  metrics: 'metrics.jsonl',
  lastCheckpoint: join('checkpoints', 'last.safetensors'),
  bestCheckpoint: join('checkpoints', 'best.safetensors'),
  tensorboard: 'tensorboard',
  models: 'model',
  pictures: 'pictures',
  reconstructions: join('pictures', 'reconstructions.png'),
  manifold: join('pictures', 'manifold.png'),
  report: 'report.html',
  epochPictures: join('pictures', 'epochs'),
  epochCodes: 'codes',
}
