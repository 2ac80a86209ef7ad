// Files written once per epoch: their names, and the number of codes stored.

/** The file name of an epoch: 0001.png for epoch 1. */
export function epochFile(epoch: number, type: 'png' | 'f32'): string {
  return `${String(epoch).padStart(4, '0')}.${type}`
}

/** The epoch of a file name such as 0001.png; undefined for other names. */
export function epochOf(file: string): number | undefined {
  const number = /^(\d{4,})\.(png|f32)$/.exec(file)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** Number of validation examples whose codes are stored per epoch: the first 1000, but fewer for more than 64 latents,
 *  so that a file has at most 256 kB. */
export function storedExamples(latent: number): number {
  return Math.max(1, Math.min(1000, Math.floor(64_000 / latent)))
}
