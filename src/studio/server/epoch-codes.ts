// Keeps where the first validation examples lie after every epoch, so that one can watch the latent space form.
import { mkdir } from 'node:fs/promises'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { writeAtomic } from '../../runs/atomic-file.js'
import type { TrainingObserver } from '../../training/events.js'

const mostExamples = 1000

export const epochCodesFolder = 'codes'

/** Writes codes/0001.f32 and so on into the run's folder: float32, little-endian. Shape: [examples, latent]. */
export function epochCodes(run: string): TrainingObserver {
  const folder = join(run, epochCodesFolder)
  return {
    async epoch({ epoch, views }) {
      const { mean } = await views.encode(mostExamples)
      await mkdir(folder, { recursive: true })
      await writeAtomic(join(folder, epochCodesName(epoch)), float32Bytes(mean))
    },
  }
}

function epochCodesName(epoch: number): string {
  return `${String(epoch).padStart(4, '0')}.f32`
}

/** Little-endian, as the formats of this project are everywhere. */
export function float32Bytes(values: Float32Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = Float32Array.from(values)
  const bytes = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
  return endianness() === 'BE' ? bytes.swap32() : bytes
}
