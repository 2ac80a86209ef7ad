// A partial download: each process writes a file of its own, and continues that of an ended process. Node only.
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ConfigError } from '../../errors.js'
import { isProcessAlive } from '../../files/is-process-alive.js'

let claims = 0

/** The first bytes of the file for `path`. All methods throw ConfigError where the disk cannot be read or written. */
export class PartialDownload {
  #size: number
  #isOpen = true

  private constructor(
    readonly path: string,
    readonly temporaryPath: string,
    readonly file: FileHandle,
    size: number,
  ) {
    this.#size = size
  }

  /** Claims the partial file of an ended download next to `path`, else starts with an empty one. */
  static async claim(path: string): Promise<PartialDownload> {
    const temporaryPath = `${path}.${process.pid}-${++claims}.part`
    return wrapDiskErrors(path, async () => {
      for (const stalePartial of await stalePartials(path)) {
        // Only one process gets it.
        const isOurs = await rename(stalePartial, temporaryPath).then(
          () => true,
          () => false,
        )
        if (isOurs) break
      }
      const file = await open(temporaryPath, 'a+')
      const { size } = await file.stat()
      return new PartialDownload(path, temporaryPath, file, size)
    })
  }

  get size(): number {
    return this.#size
  }

  async append(bytes: Uint8Array): Promise<void> {
    await wrapDiskErrors(this.path, () => this.file.appendFile(bytes))
    this.#size += bytes.length
  }

  async clear(): Promise<void> {
    await wrapDiskErrors(this.path, () => this.file.truncate(0))
    this.#size = 0
  }

  /** Renames it to `path`, atomically. */
  async finish(): Promise<void> {
    await wrapDiskErrors(this.path, async () => {
      await this.file.sync()
      await this.#close()
      await rename(this.temporaryPath, this.path)
      // No download will continue these.
      for (const stalePartial of await stalePartials(this.path))
        await rm(stalePartial, { force: true })
    })
  }

  /** Leaves the partial file for another download, unless it was finished. */
  async keepPartial(): Promise<void> {
    if (!this.#isOpen) return
    await this.#close()
    if (this.#size === 0) await rm(this.temporaryPath, { force: true })
    else await rename(this.temporaryPath, `${this.path}.part`)
  }

  async #close(): Promise<void> {
    this.#isOpen = false
    await this.file.close()
  }
}

/** Partial files without a running process: kept in good order, or left by a process that ended. */
async function stalePartials(path: string): Promise<string[]> {
  const [folder, name] = [dirname(path), basename(path)]
  const isLeft = (each: string) => {
    if (!each.startsWith(`${name}.`)) return false
    const owner = /^(?:(\d+)-\d+\.)?part$/.exec(each.slice(name.length + 1))
    return owner !== null && !(owner[1] && isProcessAlive(Number(owner[1])))
  }
  return (await readdir(folder)).filter(isLeft).map((each) => join(folder, each))
}

async function wrapDiskErrors<T>(path: string, work: () => Promise<T>): Promise<T> {
  return work().catch((cause) => {
    const reason = cause.message.replace(/, .*/s, '')
    throw new ConfigError('download.unwritable', { path, reason }, { cause })
  })
}
