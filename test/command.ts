// Runs the command line in a folder of its own, as a shell would.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../bin/jamjae.js', import.meta.url))

export interface Outcome {
  /** As in a shell: 128 plus the signal's number if a signal ended it. */
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  readonly seconds: number
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Outcome>
  /** Resolves as soon as the command has written text that matches, anywhere. */
  heard(text: RegExp): Promise<void>
}

export class Workplace {
  private constructor(
    readonly folder: string,
    /** Of its commands, so that trainings of other tests are not beside them. */
    readonly temporary: string,
  ) {}

  static async open(): Promise<Workplace> {
    const temporary = await mkdtemp(join(tmpdir(), 'jamjae-test-tmp-'))
    return new Workplace(await mkdtemp(join(tmpdir(), 'jamjae-test-')), temporary)
  }

  path(...names: readonly string[]): string {
    return join(this.folder, ...names)
  }

  async files(): Promise<string[]> {
    return (await readdir(this.folder, { recursive: true })).sort()
  }

  async json(...names: readonly string[]) {
    return JSON.parse(await readFile(this.path(...names), 'utf8'))
  }

  /** The objects of a file, or of an output, with one on each line. */
  async lines(...names: readonly string[]) {
    return objects(await readFile(this.path(...names), 'utf8'))
  }

  jamjae(words: readonly string[], environment: Record<string, string> = {}): Promise<Outcome> {
    return this.start(words, environment).ended
  }

  start(words: readonly string[], environment: Record<string, string> = {}): Running {
    const started = performance.now()
    const child = spawn(process.execPath, [command, ...words], {
      cwd: this.folder,
      env: {
        ...process.env,
        TMPDIR: this.temporary,
        LC_ALL: '',
        LC_MESSAGES: '',
        LANG: 'en_US.UTF-8',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const texts = { stdout: '', stderr: '' }
    const listeners = new Set<() => void>()
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (part) => {
        texts[name] += part
        for (const listen of listeners) listen()
      })
    const ended = new Promise<Outcome>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code, signal) =>
        resolve({
          ...texts,
          code: code ?? 128 + constants.signals[signal as NodeJS.Signals],
          seconds: (performance.now() - started) / 1000,
        }),
      )
    })
    const heard = (text: RegExp) =>
      new Promise<void>((resolve, reject) => {
        const listen = () => {
          if (!text.test(texts.stdout) && !text.test(texts.stderr)) return
          listeners.delete(listen)
          resolve()
        }
        listeners.add(listen)
        listen()
        void ended.then(() => reject(new Error(`it ended without ${text}: ${texts.stderr}`)))
      })
    return { child, ended, heard }
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true })
    await rm(this.temporary, { recursive: true })
  }
}

/** The objects of a text with one on each line. */
export function objects(text: string) {
  expectNewline(text)
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

function expectNewline(text: string): void {
  if (text && !text.endsWith('\n')) throw new Error(`the last line is cut off: ${text.slice(-80)}`)
}
