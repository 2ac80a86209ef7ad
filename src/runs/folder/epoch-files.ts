// Files of which every epoch leaves one: what they are called, and how much of the codes they hold.

/** 0001.png of epoch 1. */
export function epochFile(epoch: number, type: 'png' | 'f32'): string {
  return `${String(epoch).padStart(4, '0')}.${type}`
}

/** The epoch that a file such as 0001.png is of; undefined where it is called otherwise. */
export function epochOf(file: string): number | undefined {
  const number = /^(\d{4,})\.(png|f32)$/.exec(file)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** Of how many validation examples an epoch's codes are kept: the first 1000, but fewer where there are more than 64
 *  latents, so that a file has 256 kB at most. */
export function storedExamples(latent: number): number {
  return Math.max(1, Math.min(1000, Math.floor(64_000 / latent)))
}
