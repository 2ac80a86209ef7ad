// Shows runs in an installed TensorBoard.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { ConfigError } from '../errors.js'
import { readDescription } from '../runs/description.js'
import { runFiles } from '../runs/run-folder.js'

const isWindows = process.platform === 'win32'
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** Unless told, TensorBoard keeps ten images of a tag: fewer than a training has epochs. */
const keptSamples = 'images=1000'

/** Runs TensorBoard on this machine until it is stopped; resolves to its exit code.
 *  Throws ConfigError where a folder is no run or has no events, or there is no TensorBoard. */
export async function showInTensorboard(
  runs: readonly string[],
  { port }: { port: number },
): Promise<number> {
  for (const run of runs) await refuseWithoutEvents(run)
  const folder = await mkdtemp(join(tmpdir(), 'jamjae-tensorboard-'))
  try {
    for (const [name, run] of named(runs))
      await symlink(resolve(run, runFiles.tensorboard), join(folder, name), 'junction')
    return await runInstalled([
      `--logdir=${folder}`,
      `--port=${port}`,
      `--samples_per_plugin=${keptSamples}`,
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function refuseWithoutEvents(run: string): Promise<void> {
  await readDescription(run)
  if (!existsSync(join(run, runFiles.tensorboard)))
    throw new ConfigError('tensorboard.noEvents', { path: run })
}

/** Each run once, by the name of its folder; runs whose folders have the same name are numbered. */
function named(runs: readonly string[]): Map<string, string> {
  const byName = new Map<string, string>()
  for (const run of new Set(runs.map((each) => resolve(each)))) {
    const name = basename(run)
    let unique = name
    for (let number = 2; byName.has(unique); number++) unique = `${name}-${number}`
    byName.set(unique, run)
  }
  return byName
}

/** Runs the TensorBoard of the interpreter that PYTHON names, the one on the PATH, or that of the
 *  usual interpreter. */
async function runInstalled(options: readonly string[]): Promise<number> {
  const { PYTHON } = process.env
  const usual = isWindows ? 'python' : 'python3'
  const code =
    (PYTHON ? await runModule(PYTHON, options) : undefined) ??
    (await run('tensorboard', options)) ??
    (await runModule(usual, options))
  if (code === undefined) throw new ConfigError('tensorboard.absent', { python: PYTHON || usual })
  return code
}

async function runModule(python: string, options: readonly string[]) {
  const probe = 'import importlib.util, sys; sys.exit(not importlib.util.find_spec("tensorboard"))'
  const { status } = spawnSync(python, ['-c', probe])
  return status === 0 ? run(python, ['-m', 'tensorboard.main', ...options]) : undefined
}

/** Passes signals on until the program has ended; resolves to its exit code, as a shell tells it,
 *  or to undefined where there is no such program. */
async function run(program: string, words: readonly string[]): Promise<number | undefined> {
  const pass = (signal: NodeJS.Signals) => child.kill(signal)
  for (const signal of signals) process.on(signal, pass)
  const child = spawn(program, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    // A session of its own: a terminal's Ctrl-C would reach it beside the signal passed on.
    detached: !isWindows,
  })
  try {
    return await new Promise((resolve) => {
      child.on('error', () => resolve(undefined))
      child.on('exit', (code, signal) =>
        resolve(code ?? 128 + constants.signals[signal ?? 'SIGINT']),
      )
    })
  } finally {
    for (const signal of signals) process.off(signal, pass)
  }
}
